// Which kinds of units there are is said by the region's file; the database keeps how a kind is written.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table unit drop constraint unit_kind_check`.execute(db);
  await sql`alter table unit add constraint unit_kind_check check (kind ~ '^[a-z][a-z0-9-]{1,39}$')`.execute(
    db,
  );
}
