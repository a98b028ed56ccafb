// What came back of a print is looked up beside each print at the desk.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index evidence_file_print on evidence_file (print_id) where print_id is not null`.execute(
    db,
  );
}
