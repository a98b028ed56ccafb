// Lists of innovations of earlier years that a coordinator had taken over: asked for, and done.
import { type Kysely, sql } from 'kysely';

const statements = [
  /* null: nobody asked for it; it is taken over beside everything else, may be cut off and goes on */
  `alter table evidence_file add column taking text check (taking in ('asked', 'done'))`,
  `alter table evidence_file add constraint evidence_file_taking
    check (taking is null or (purpose = 'workbook' and facts ? 'listed'))`,
  `create index evidence_file_asked on evidence_file (id) where taking = 'asked'`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
