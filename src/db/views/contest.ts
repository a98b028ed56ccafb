// What papers of the contest are made of: those with a place, once two people locked the result.
// It decides nothing; whoever asks has found out before that the paper may be made for somebody.
import { type Kysely, sql } from 'kysely';
import { categoryLabel } from '../../domain/contest/contest.ts';
import { contestRulesSchema } from '../../domain/contest/rules.ts';
import type { EditionDefinition } from '../../domain/edition/definition.ts';
import type { ContestAwardMaterial } from '../../domain/paper-material.ts';
import type { Region } from '../../domain/regions/shape.ts';
import type { Database } from '../schema.ts';
import { headOf, regionSigner } from './signers.ts';

/** Reads the places of an edition's contest; null before they are locked by two. */
export async function contestAwardMaterial(
  db: Kysely<Database>,
  edition: EditionDefinition,
  { agency, zone }: Pick<Region, 'agency' | 'zone'>,
): Promise<ContestAwardMaterial | null> {
  const { rows } = await sql<{
    rules: unknown;
    decided: string;
    name: string;
    unit: string;
    place: number;
    category: string;
  }>`
    select c.rules, (c.confirmed_at at time zone ${zone})::date::text as decided, coalesce(n.name, n.code) as name, u.name as unit, e.place, e.category
    from contest c join contest_entry e on e.contest_number = c.number join innovation n on n.id = e.innovation_id
    join unit u on u.id = n.unit_id where c.edition_id = ${edition.id} and c.confirmed_at is not null and e.place is not null
    order by e.category, e.place`.execute(db);
  const [first] = rows;
  if (first === undefined) return null;
  const rules = contestRulesSchema.parse(first.rules);
  const { emblem } = await headOf(db, null, agency);
  return {
    ...{ year: edition.year, contest: rules.name, decided: first.decided },
    rows: rows.map(({ name, unit, place, category }) => ({
      ...{ name, unit, place: rules.places[place - 1] ?? `${place}` },
      category: categoryLabel(rules, category),
    })),
    regent: await regionSigner(db, 'regent', true),
    emblem,
  };
}
