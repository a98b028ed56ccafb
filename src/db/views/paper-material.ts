// What papers are made of, read whole: innovations, who signs, monev, nil statements.
// It decides nothing; whoever asks has found out before that these papers may be made for somebody.
import { type Kysely, sql } from 'kysely';
import { findEdition } from '../../domain/edition/editions/index.ts';
import type { EditionDefinition } from '../../domain/edition/definition.ts';
import type { Innovation } from '../../domain/innovation/innovation.ts';
import type {
  AgendaMaterial,
  AnnexMaterial,
  InnovationMaterial,
  NilMaterial,
  Signer,
  UnitMaterial,
  UnitSigners,
} from '../../domain/paper-material.ts';
import { isFinal } from '../../domain/papers.ts';
import { loadInnovations } from '../load/innovations.ts';
import { loadMonev } from '../load/monev.ts';
import type { Database } from '../schema.ts';
import { openCandidates } from './candidates.ts';
import { readCalendar } from './calendar.ts';
import { nobody, regionSigner, regionSigners, signersOf, wholeHead } from './signers.ts';

type Db = Kysely<Database>;

function editionOf(id: string, version?: number): EditionDefinition {
  const found = findEdition(id, version);
  if (found === null) throw new Error(`edition ${id} ${version ?? ''} is not shipped`);
  return found;
}

/** Reads one innovation with all that its papers say; null when there is none. */
export async function innovationMaterial(
  db: Db,
  code: string,
  nip: boolean,
): Promise<InnovationMaterial | null> {
  const row = await db
    .selectFrom('innovation')
    .select('id')
    .where('code', '=', code)
    .executeTakeFirst();
  const found = row === undefined ? undefined : (await loadInnovations(db, [row.id])).get(row.id);
  if (found === undefined) return null;
  const { innovation } = found;
  const [names, signers] = await Promise.all([
    unitNames(db, [innovation.unitId]),
    signersOf(db, [innovation.unitId], nip),
  ]);
  return {
    ...shared(innovation, names, signers),
    monev: { ...(await loadMonev(db, code)), ...(await monevEnd(db, innovation.id, nip)) },
  };
}

/** Reads what papers of a unit, or of all units (null), are about: what was handed in for this edition. */
export async function unitMaterial(
  db: Db,
  unitId: string | null,
  edition: EditionDefinition,
  nip: boolean,
): Promise<UnitMaterial> {
  const { rows } = await sql<{ id: number; portal: string | null; owner: string | null }>`
    select n.id, n.portal_id as portal, p.name as owner from innovation n join person p on p.id = n.owner_id
    where n.edition_id = ${edition.id} and n.submitted_at is not null
      and n.state not in ('draft', 'withdrawn', 'rejected') and (${unitId}::text is null or n.unit_id = ${unitId})
    order by n.unit_id, n.code`.execute(db);
  const found = await loadInnovations(
    db,
    rows.map(({ id }) => id),
  );
  const innovations = await materialsOf(
    db,
    rows.flatMap(({ id }) => found.get(id)?.innovation ?? []),
    nip,
  );
  const [names, signers] = await Promise.all([
    unitNames(db, unitId === null ? [] : [unitId]),
    unitId === null
      ? regionSigners(db, nip)
      : signersOf(db, [unitId], nip).then((all) => all.get(unitId)),
  ]);
  return {
    unit: unitId === null ? null : (names.get(unitId) ?? unitId),
    year: edition.year,
    signers: signers ?? nobody,
    innovations,
    owners: new Map(
      rows.flatMap(({ id, owner, portal }) => {
        const code = found.get(id)?.innovation.code;
        return code === undefined ? [] : [[code, { owner, portalId: portal }] as const];
      }),
    ),
  };
}

/** What papers say of these innovations, in their order, without their monev. */
async function materialsOf(
  db: Db,
  innovations: readonly Innovation[],
  nip: boolean,
): Promise<readonly InnovationMaterial[]> {
  const units = [...new Set(innovations.map((one) => one.unitId))];
  const [names, signers] = await Promise.all([unitNames(db, units), signersOf(db, units, nip)]);
  return innovations.map((innovation) => ({
    ...shared(innovation, names, signers),
    monev: noMonev,
  }));
}

/** Reads what a unit has still to do for an edition, drafts among it. */
export async function agendaMaterial(
  db: Db,
  unitId: string,
  edition: EditionDefinition,
  nip: boolean,
): Promise<AgendaMaterial> {
  const { rows } = await sql<{ id: number }>`
    select id from innovation where edition_id = ${edition.id} and unit_id = ${unitId}
      and state not in ('withdrawn', 'rejected') order by id`.execute(db);
  const ids = rows.map(({ id }) => id);
  const [found, names, signers, calendar, candidates] = await Promise.all([
    loadInnovations(db, ids),
    unitNames(db, [unitId]),
    signersOf(db, [unitId], nip),
    readCalendar(db, edition),
    openCandidates(db, unitId, edition.id),
  ]);
  return {
    unit: names.get(unitId) ?? unitId,
    year: edition.year,
    signers: signers.get(unitId) ?? nobody,
    innovations: await materialsOf(
      db,
      ids.flatMap((id) => found.get(id)?.innovation ?? []),
      nip,
    ),
    ...{ calendar, candidates },
  };
}

/** Reads the list for the decision of the regent: the one designated last or frozen, else what was monitored; null when there is nothing. */
export async function annexMaterial(
  db: Db,
  edition: EditionDefinition,
): Promise<AnnexMaterial | null> {
  const lists = await sql<{ id: number; number: string | null; day: string | null }>`
    select id, sk_number as number, sk_date::text as day from designation
    where edition_id = ${edition.id} and dropped_at is null order by (recorded_at is null) desc, id desc limit 1`.execute(
    db,
  );
  const [list] = lists.rows;
  const { rows } = await sql<{ id: number }>`
    select n.id from innovation n join unit u on u.id = n.unit_id
    left join designation_item i on i.innovation_id = n.id and i.designation_id = ${list?.id ?? null}
    where n.edition_id = ${edition.id} and ${list === undefined ? sql<boolean>`n.state = 'monitored'` : sql<boolean>`i.designation_id is not null`}
    order by i.position, u.name, n.id`.execute(db);
  if (rows.length === 0) return null;
  const ids = rows.map(({ id }) => id);
  const found = await loadInnovations(db, ids);
  return {
    year: edition.year,
    innovations: await materialsOf(
      db,
      ids.flatMap((id) => found.get(id)?.innovation ?? []),
      false,
    ),
    decision:
      list === undefined || list.number === null || list.day === null
        ? null
        : { number: list.number, day: list.day },
    frozen: list !== undefined,
    regent: await regionSigner(db, 'regent', false),
  };
}

/** Those of a unit that were monitored: what the form pengesahan confirms. */
export const confirmable = (material: UnitMaterial): UnitMaterial => ({
  ...material,
  innovations: material.innovations.filter(({ innovation }) =>
    isFinal('form-c2', innovation.state),
  ),
});

/** Those of a unit whose forms its head signs. */
export const signable = (material: UnitMaterial): UnitMaterial => ({
  ...material,
  innovations: material.innovations.filter(({ innovation }) =>
    isFinal('form-pengisian', innovation.state),
  ),
});

/** Reads the statement of a unit that it has no innovation; null when there is none. `dayOf` gives the local day. */
export async function nilMaterial(
  db: Db,
  unitId: string,
  edition: EditionDefinition,
  nip: boolean,
  dayOf: (iso: string) => string,
): Promise<NilMaterial | null> {
  const { rows } = await sql<{
    unit: string;
    declared_by: string | null;
    declared_at: Date;
    confirmed_by: string | null;
    confirmed_nip: string | null;
    confirmed_at: Date | null;
  }>`
    select u.name as unit, d.name as declared_by, s.declared_at, c.name as confirmed_by, c.nip as confirmed_nip, s.confirmed_at
    from nil_statement s join unit u on u.id = s.unit_id join person d on d.id = s.declared_by
    left join person c on c.id = s.confirmed_by
    where s.unit_id = ${unitId} and s.edition_id = ${edition.id} and s.lapsed_at is null`.execute(
    db,
  );
  const [row] = rows;
  if (row === undefined) return null;
  const [head, signers] = await Promise.all([
    wholeHead(db, unitId, row.unit),
    signersOf(db, [unitId], nip),
  ]);
  return {
    unit: row.unit,
    head,
    year: edition.year,
    declaredBy: row.declared_by,
    declared: dayOf(row.declared_at.toISOString()),
    confirmedBy:
      row.confirmed_at === null
        ? null
        : told(signers.get(unitId)?.head ?? null, {
            name: row.confirmed_by,
            nip: nip ? row.confirmed_nip : null,
          }),
    confirmed: row.confirmed_at === null ? null : dayOf(row.confirmed_at.toISOString()),
  };
}

/** Who confirmed, as the office told of the same person; whoever confirmed it signs it. */
function told(head: Signer | null, who: Signer): Signer {
  const bare = (name: string | null) => name?.split(',')[0]?.trim().toLowerCase();
  if (head === null || bare(head.name) !== bare(who.name)) return who;
  return { ...head, nip: head.nip ?? who.nip };
}

const noMonev: InnovationMaterial['monev'] = { rows: [], officer: null, by: null, ended: null };

function shared(
  innovation: Innovation,
  names: ReadonlyMap<string, string>,
  signers: ReadonlyMap<string, UnitSigners>,
): Omit<InnovationMaterial, 'monev'> {
  return {
    innovation,
    definition: editionOf(innovation.editionId, innovation.editionVersion),
    unit: names.get(innovation.unitId) ?? innovation.unitId,
    signers: signers.get(innovation.unitId) ?? nobody,
  };
}

async function unitNames(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('unit')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Who ended the monev, and when (ISO time); null while it has not ended. */
async function monevEnd(
  db: Db,
  innovationId: number,
  nip: boolean,
): Promise<Pick<InnovationMaterial['monev'], 'by' | 'ended'>> {
  const { rows } = await sql<{ at: Date } & Signer>`
    select e.at, p.name, p.nip from event e left join person p on p.id = e.person_id
    where e.innovation_id = ${innovationId} and e.type = 'monitor' order by e.seq desc limit 1`.execute(
    db,
  );
  const [row] = rows;
  return {
    by: row === undefined ? null : { name: row.name, nip: nip ? row.nip : null },
    ended: row === undefined ? null : row.at.toISOString(),
  };
}
