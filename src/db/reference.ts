// Loads units with their gakor and editions that the product ships into the database, and reads what stands there now.
// It never overwrites: a unit may have been edited, and an edition in use never changes.
import { type Kysely, sql } from 'kysely';
import type { Unit } from '../domain/conversation/world.ts';
import type { EditionDefinition } from '../domain/edition/definition.ts';
import { defaultEditionId, editions } from '../domain/edition/editions/index.ts';
import { region } from '../domain/region.ts';
import type { Database } from './schema.ts';

/** Adds units and editions that are not there yet. Throws when a shipped edition differs from the stored one of the same version. */
export async function loadReference(db: Kysely<Database>): Promise<void> {
  if (await standsThere(db)) return;
  await db.transaction().execute(async (trx) => {
    const { count } = await trx
      .selectFrom('unit')
      .select(sql<number>`count(*)::int`.as('count'))
      .executeTakeFirstOrThrow();
    // Only an empty table is filled: a unit that was removed or renamed on purpose must not come back.
    if (count === 0) {
      await trx
        .insertInto('unit')
        .values(
          region().units.map((unit) => ({
            id: unit.id,
            name: unit.name,
            kind: unit.kind,
            short: unit.short,
            aliases: [...unit.aliases],
            former: [...unit.former],
          })),
        )
        .onConflict((on) => on.doNothing())
        .execute();
      await groupUnits(trx);
    }
    await keepRegion(trx);
    for (const edition of editions) await keepEdition(trx, edition);
    await trx
      .insertInto('setting')
      .values({ key: 'edition', value: JSON.stringify(defaultEditionId) })
      .onConflict((on) => on.doNothing())
      .execute();
  });
}

/** Forms the gakor that the region's file names; from then on the coordinator changes them. */
async function groupUnits(trx: Kysely<Database>): Promise<void> {
  for (const { name, units } of region().gakor) {
    const made = await trx
      .insertInto('gakor')
      .values({ name })
      .onConflict((on) => on.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (made !== undefined && units.length > 0)
      await trx
        .insertInto('gakor_unit')
        .values(units.map((unit_id) => ({ unit_id, gakor_id: made.id })))
        .execute();
  }
}

/** Tells, as at almost every start, that all of it is there already: one look, nothing is written, and no disk is waited for. */
async function standsThere(db: Kysely<Database>): Promise<boolean> {
  const { id, zone } = region();
  const shipped = editions.map((edition) => ({
    ...{ id: edition.id, version: edition.version, definition: edition },
  }));
  const { rows } = await sql<{ there: boolean }>`
    select exists (select 1 from unit)
      and exists (select 1 from setting where key = 'zone' and value = ${JSON.stringify(zone)}::jsonb)
      and exists (select 1 from setting where key = 'region' and value = ${JSON.stringify(id)}::jsonb)
      and exists (select 1 from setting where key = 'edition')
      and not exists (
        select 1 from jsonb_to_recordset(${JSON.stringify(shipped)}::jsonb) as s (id text, version int, definition jsonb)
        where not exists (select 1 from edition e where e.id = s.id and e.version = s.version
          and (e.published or e.definition = s.definition))) as there`.execute(db);
  return rows[0]?.there === true;
}

/** A database belongs to the region that was served when it was filled; its zone may be corrected. Throws when another one is served. */
async function keepRegion(trx: Kysely<Database>): Promise<void> {
  const { id, zone } = region();
  const value = JSON.stringify(zone);
  await trx
    .insertInto('setting')
    .values({ key: 'zone', value })
    .onConflict((on) => on.column('key').doUpdateSet({ value }))
    .execute();
  await trx
    .insertInto('setting')
    .values({ key: 'region', value: JSON.stringify(id) })
    .onConflict((on) => on.doNothing())
    .execute();
  const stored = await trx
    .selectFrom('setting')
    .select('value')
    .where('key', '=', 'region')
    .executeTakeFirstOrThrow();
  if (stored.value !== id)
    throw new Error(
      `this database belongs to the region ${JSON.stringify(stored.value)}, but ${JSON.stringify(id)} is to be served; load the file of the former with "npm run -s admin -- region load FILE", or name it in REGION_FILE`,
    );
}

/** The region that a database was filled for; null for one that was not filled yet. It changes nothing. */
export async function storedRegion(db: Kysely<Database>): Promise<string | null> {
  const { rows: tables } = await sql<{ there: boolean }>`
    select to_regclass('setting') is not null and to_regclass('unit') is not null as there`.execute(
    db,
  );
  if (tables[0]?.there !== true) return null;
  const { rows } = await sql<{ filled: boolean; id: string | null }>`
    select exists (select from unit) as filled, (select value #>> '{}' from setting where key = 'region') as id`.execute(
    db,
  );
  const [found] = rows;
  // One of a release that kept no region takes the one that is served now at its next start.
  return found?.filled === true ? (found.id ?? region().id) : null;
}

async function keepEdition(trx: Kysely<Database>, edition: EditionDefinition): Promise<void> {
  const definition = JSON.stringify(edition);
  await trx
    .insertInto('edition')
    .values({ id: edition.id, version: edition.version, definition })
    .onConflict((on) => on.doNothing())
    .execute();
  const { rows } = await sql<{ same: boolean; used: boolean; published: boolean }>`
    select definition = ${definition}::jsonb as same, published,
      exists (select 1 from innovation where edition_id = ${edition.id} and edition_version = ${edition.version}) as used
    from edition where id = ${edition.id} and version = ${edition.version}
  `.execute(trx);
  // A version that the office published before this release shipped one of that number stays as it is.
  if (rows[0]?.same !== false || rows[0].published) return;
  if (rows[0].used)
    throw new Error(
      `edition ${edition.id} version ${edition.version} is in use and differs from the shipped one; give the change a new version`,
    );
  await trx
    .updateTable('edition')
    .set({ definition })
    .where('id', '=', edition.id)
    .where('version', '=', edition.version)
    .execute();
}

/** Reads the units that are in use, by name. */
export async function readUnits(db: Kysely<Database>): Promise<readonly Unit[]> {
  return db
    .selectFrom('unit')
    .select(['id', 'name', 'kind', 'short', 'aliases', 'former'])
    .where('active', '=', true)
    .orderBy('name')
    .execute();
}

/** Reads the id of the running edition. */
export async function readCurrentEdition(db: Kysely<Database>): Promise<string> {
  const row = await db
    .selectFrom('setting')
    .select('value')
    .where('key', '=', 'edition')
    .executeTakeFirst();
  return typeof row?.value === 'string' ? row.value : defaultEditionId;
}
