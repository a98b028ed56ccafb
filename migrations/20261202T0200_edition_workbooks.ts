// Workbooks that come in a chat, and versions of an edition whose drafts are still to be moved.
import { type Kysely, sql } from 'kysely';

const statements = [
  `alter table evidence_file drop constraint evidence_file_purpose_check`,
  `alter table evidence_file add constraint evidence_file_purpose_check
    check (purpose in ('evidence', 'text', 'scan', 'broadcast', 'document', 'workbook'))`,
  /* a workbook is of the programme, never of one innovation */
  `alter table evidence_file add constraint evidence_file_workbook
    check (purpose <> 'workbook' or innovation_id is null)`,
  /* whoever published it wants the open drafts moved to it, which goes on beside everything else and may be cut off */
  `alter table edition add column moving boolean not null default false`,
  `alter table edition add constraint edition_moving check (not moving or published)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
