// What papers of the head of the region are made of: units with their heads, the calendar, the decision, the awards.
// It decides nothing; whoever asks has found out before that these papers may be made for somebody.
import { type Kysely, sql } from 'kysely';
import type { EditionDefinition } from '../../domain/edition/definition.ts';
import type { AwardMaterial, OfficialMaterial } from '../../domain/paper-material.ts';
import { unitKinds } from '../../domain/region.ts';
import type { Database } from '../schema.ts';
import { readCalendar } from './calendar.ts';
import { annexMaterial } from './paper-material.ts';
import { headOf, nobody, regionSigner, signersOf, wholeHead } from './signers.ts';

type Db = Kysely<Database>;

/** Reads what the circular, the order and the commitment say, of one unit or of all (null). */
export async function officialMaterial(
  db: Db,
  unitId: string | null,
  edition: EditionDefinition,
  nip: boolean,
): Promise<OfficialMaterial> {
  const { rows } = await sql<{ id: string; name: string; kind: string }>`
    select id, name, kind from unit where ${unitId}::text is null or id = ${unitId}
    order by array_position(${unitKinds().map(({ id }) => id)}::text[], kind), name`.execute(db);
  const ids = rows.map(({ id }) => id);
  const signers = await signersOf(db, ids, nip);
  const [first] = rows;
  return {
    year: edition.year,
    definition: edition,
    unit: unitId === null ? null : (first?.name ?? unitId),
    head: unitId === null || first === undefined ? null : await wholeHead(db, unitId, first.name),
    signers: (unitId === null ? undefined : signers.get(unitId)) ?? nobody,
    regent: await regionSigner(db, 'regent', nip),
    units: rows.map(({ id, name, kind }) => ({
      ...{ name, kind },
      head: signers.get(id)?.head ?? null,
    })),
    calendar: await readCalendar(db, edition),
    web: '',
  };
}

/** Reads whom the awards of a year are for: what was designated with the decision recorded last; null before that. */
export async function awardMaterial(
  db: Db,
  edition: EditionDefinition,
  agency: string,
): Promise<AwardMaterial | null> {
  const annex = await annexMaterial(db, edition);
  if (annex === null || annex.decision === null) return null;
  const { emblem } = await headOf(db, null, agency);
  const { year, innovations, decision } = annex;
  return { year, innovations, decision, regent: await regionSigner(db, 'regent', true), emblem };
}
