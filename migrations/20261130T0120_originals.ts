// Lets a picture that phones alone can show be kept as a JPEG, with the file that came and its hash beside it.
import { type Kysely, sql } from 'kysely';

const statements = [
  `alter table evidence_file add column original_sha256 text check (original_sha256 ~ '^[0-9a-f]{64}$')`,
  `alter table evidence_file add constraint evidence_file_original check (original_sha256 is null or sha256 is not null)`,
  `create index evidence_file_original on evidence_file (original_sha256) where original_sha256 is not null`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
