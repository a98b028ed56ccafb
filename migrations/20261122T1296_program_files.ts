// Lets a program put up the file of a broadcast: such a file has a token where others have a person.
import { type Kysely, sql } from 'kysely';

const statements = [
  `alter table evidence_file alter column person_id drop not null`,
  `alter table evidence_file add column token_id bigint references api_token (id)`,
  `alter table evidence_file add constraint evidence_file_sender check
    (num_nonnulls(person_id, token_id) = 1 and (token_id is null or purpose = 'broadcast'))`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
