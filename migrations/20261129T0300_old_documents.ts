// Old documents that fill the form: files that are read as such, and until when what was read may be taken.
import { type Kysely, sql } from 'kysely';

const statements = [
  `alter table evidence_file drop constraint evidence_file_purpose_check`,
  `alter table evidence_file add constraint evidence_file_purpose_check
    check (purpose in ('evidence', 'text', 'scan', 'broadcast', 'document'))`,
  `alter table evidence_file add column read_until timestamptz`,
  // Only what was read can be taken, and only from what was sent to be read.
  `alter table evidence_file add constraint evidence_file_read_until
    check (read_until is null or (purpose in ('document', 'text') and facts ? 'reading' and stored_at is not null))`,
  `create index evidence_file_read on evidence_file (person_id, read_until) where read_until is not null`,
  // A value that was taken out of a document says where it stood.
  `alter table answer add constraint answer_source
    check (not value ? 'source' or (jsonb_typeof(value -> 'source' -> 'file') = 'number'
      and jsonb_typeof(value -> 'source' -> 'name') = 'string' and jsonb_typeof(value -> 'source' -> 'heading') = 'string'))`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
