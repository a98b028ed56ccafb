// A card that stood in a list keeps its code and the code of its list when it is opened: one living code for a version.
// Before, opening made a second card, and the first went on living beside it.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`alter table card drop constraint card_batch_listed`).execute(db);
}
