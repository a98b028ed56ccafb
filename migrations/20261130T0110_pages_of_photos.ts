// Lets photos of pages become one PDF: the photos stay under it with their hashes, and it knows how many there are.
import { type Kysely, sql } from 'kysely';

const statements = [
  `alter table evidence_file add column page_of bigint references evidence_file (id)`,
  `alter table evidence_file add column page_no smallint check (page_no between 1 and 100)`,
  `alter table evidence_file add column pages smallint check (pages between 1 and 100)`,
  // A page is no evidence of its own while it is one, and keeps its bytes.
  `alter table evidence_file add constraint evidence_file_page
    check ((page_of is null) = (page_no is null) and (page_of is null or (state = 'removed' and sha256 is not null and pages is null)))`,
  `alter table evidence_file add constraint evidence_file_pages check (pages is null or purpose = 'evidence')`,
  `create index evidence_file_page_of on evidence_file (page_of) where page_of is not null`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
