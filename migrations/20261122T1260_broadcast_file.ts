// Lets a broadcast carry one file: it is fetched and inspected like evidence, stored once, and sent to everybody.
import { type Kysely, sql } from 'kysely';

const statements = [
  `alter table evidence_file drop constraint evidence_file_purpose_check`,
  `alter table evidence_file add constraint evidence_file_purpose_check
    check (purpose in ('evidence', 'text', 'scan', 'broadcast'))`,
  /* the file of a broadcast belongs to no innovation and counts for none */
  `alter table evidence_file add constraint evidence_file_broadcast_alone
    check (purpose <> 'broadcast' or innovation_id is null)`,
  `alter table broadcast add column file_id bigint references evidence_file (id)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
