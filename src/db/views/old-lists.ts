// What taking over a list of innovations would make: which of them are new to their unit, and who would have each.
// It reads inside the transaction of its caller and makes nothing.
import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { answerValueSchema } from '../../domain/edition/answer.ts';
import type { SentList } from '../../domain/conversation/editions/types.ts';
import type { EditionDefinition } from '../../domain/edition/definition.ts';
import { nameKey } from '../../domain/excerpts/read-list.ts';
import { pastCardOf } from '../../domain/hub/past-card.ts';
import type { Prepared } from '../../domain/hub/public-card.ts';
import { liveGrant } from '../load/people.ts';
import type { Database } from '../schema.ts';

const listedSchema = z.array(
  z.object({
    sheet: z.string(),
    row: z.number(),
    unitId: z.string(),
    name: z.string(),
    values: z.array(
      z.object({
        item: z.string(),
        value: answerValueSchema,
        heading: z.string(),
        cell: z.string(),
      }),
    ),
  }),
);

/** One innovation of a list. */
export type Listed = z.infer<typeof listedSchema>[number];

/** What would be made. */
export interface ListPlan {
  /** Each with the admin of its unit, who will have it. */
  readonly fresh: readonly { readonly listed: Listed; readonly ownerId: number }[];
  /** Innovations of this name that their unit has already, in any edition. */
  readonly existing: number;
  /** Units without an admin, with how many of theirs wait for one. */
  readonly waiting: ReadonlyMap<string, number>;
}

/** Finds out what is new of a stored list. */
export async function planList(db: Kysely<Database>, stored: unknown): Promise<ListPlan> {
  const all = listedSchema.parse(stored);
  const units = [...new Set(all.map(({ unitId }) => unitId))];
  // Whoever had one may have given it another name since.
  const { rows: known } = await sql<{ unit: string; name: string }>`
    select unit_id as unit, name from innovation where unit_id = any(${units}::text[]) and name is not null
      and state <> 'withdrawn'
    union select n.unit_id, e.after ->> 'listed' from innovation n join event e on e.innovation_id = n.id
      where n.unit_id = any(${units}::text[]) and n.state <> 'withdrawn' and e.type = 'taken_over' and e.after ? 'listed'`.execute(
    db,
  );
  const { rows: admins } = await sql<{ unit: string; person: number }>`
    select distinct on (g.unit_id) g.unit_id as unit, g.person_id as person from role_grant g
    where g.role = 'unit_admin' and g.unit_id = any(${units}::text[]) and ${liveGrant}
    order by g.unit_id, g.acting, g.id`.execute(db);
  const names = new Set(known.map(({ unit, name }) => `${unit} ${nameKey(name)}`));
  const adminOf = new Map(admins.map(({ unit, person }) => [unit, person]));
  const fresh: { listed: Listed; ownerId: number }[] = [];
  const waiting = new Map<string, number>();
  let existing = 0;
  for (const listed of all) {
    const ownerId = adminOf.get(listed.unitId);
    if (names.has(`${listed.unitId} ${nameKey(listed.name)}`)) existing += 1;
    else if (ownerId === undefined)
      waiting.set(listed.unitId, (waiting.get(listed.unitId) ?? 0) + 1);
    else fresh.push({ listed, ownerId });
  }
  return { fresh, existing, waiting };
}

/** Rows of a stored list as the history of a year keeps them, each name of a unit once; `position` counts from one. */
export function pastRows(
  stored: unknown,
): readonly { readonly unitId: string; readonly hash: string; readonly position: number }[] {
  const rows = listedSchema.parse(stored).map(({ unitId, name }, at) => ({
    ...{ unitId, position: at + 1 },
    hash: hashOf(name),
  }));
  return [...new Map(rows.map((row) => [`${row.unitId} ${row.hash}`, row])).values()];
}

/** A row of a stored list as the catalogue would show it, with where it stands; each name of a unit once. */
export interface CardOfList {
  readonly unitId: string;
  readonly hash: string;
  readonly place: string;
  readonly prepared: Prepared;
}

/** The rows of a stored list of which something may be public. */
export function cardsOf(stored: unknown, edition: EditionDefinition): readonly CardOfList[] {
  const rows = listedSchema.parse(stored).flatMap((row): CardOfList[] => {
    const prepared = pastCardOf(row, edition);
    return prepared === null
      ? []
      : [
          {
            unitId: row.unitId,
            hash: hashOf(row.name),
            place: `${row.sheet}!${row.row}`,
            prepared,
          },
        ];
  });
  return [...new Map(rows.map((row) => [`${row.unitId} ${row.hash}`, row])).values()];
}

const hashOf = (name: string): string => createHash('sha256').update(nameKey(name)).digest('hex');

/** How many rows of a stored list are in the history of each year already. */
export async function keptOf(
  db: Kysely<Database>,
  stored: unknown,
): Promise<readonly { readonly year: number; readonly count: number }[]> {
  const { rows } = await sql<{ year: number; count: number }>`
    select p.year, count(*)::int as count from past_innovation p
    join jsonb_to_recordset(${JSON.stringify(pastRows(stored))}::jsonb) as l ("unitId" text, hash text)
      on l."unitId" = p.unit_id and p.name_hash = decode(l.hash, 'hex')
    group by 1 order by 1`.execute(db);
  return rows;
}

/** What entries would be new to the catalogue of a year, and which of their units have no head who would decide. */
export async function planCards(
  db: Kysely<Database>,
  cards: readonly CardOfList[],
  year: number,
): Promise<NonNullable<SentList['cards']>> {
  const listed = cards.map(({ unitId, hash }) => ({ unitId, hash }));
  const { rows } = await sql<{ unit: string; fresh: number; headed: boolean }>`
    select l."unitId" as unit, count(*)::int as fresh, exists (select 1 from role_grant g
      where g.role = 'unit_head' and g.unit_id = l."unitId" and ${liveGrant}) as headed
    from jsonb_to_recordset(${JSON.stringify(listed)}::jsonb) as l ("unitId" text, hash text)
    where not exists (select 1 from past_card p where p.year = ${year} and p.unit_id = l."unitId"
      and p.name_hash = decode(l.hash, 'hex'))
    group by 1 order by 1`.execute(db);
  const headless = rows.filter(({ headed }) => !headed);
  return {
    ...{ year, rows: cards.length, fresh: rows.reduce((sum, { fresh }) => sum + fresh, 0) },
    ...{ headless: headless.length, headlessUnit: headless[0]?.unit ?? null },
  };
}
