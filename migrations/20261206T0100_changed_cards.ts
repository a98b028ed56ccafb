// A card may come with the notice that tells what changed since its checker returned the innovation: `changed`. By it one may
// approve for the unit or return again, and the record keeps that it was neither opened nor out of a list.
import { type Kysely, sql } from 'kysely';

const statements = [
  `alter table card drop constraint card_seen_check,
    add constraint card_seen_check check (seen in ('opened', 'listed', 'changed'))`,
  `alter table event drop constraint event_decided_opened,
    add constraint event_decided_opened check (
      after ->> 'seen' is null or after ->> 'seen' = 'opened'
      or (after ->> 'seen' = 'listed' and type in ('endorse', 'return'))
      or (after ->> 'seen' = 'changed' and type in ('verify', 'return')))`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
