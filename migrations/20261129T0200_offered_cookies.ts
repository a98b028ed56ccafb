// Another cookie is offered until it is used; the one before ends only then, so that a lost answer locks nobody out.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table webchat_session add column offered_for bytea check (length(offered_for) = 32)`.execute(
    db,
  );
}
