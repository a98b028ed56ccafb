// Reads how long something may wait in an edition before it counts as stuck, and how long a sheet is held.
import type { Kysely } from 'kysely';
import { type EditionRules, usualRules } from '../../domain/edition-rules.ts';
import type { Database } from '../schema.ts';

/** The rules of an edition; the usual ones while a coordinator set no others. */
export async function readEditionRules(
  db: Kysely<Database>,
  editionId: string,
): Promise<EditionRules> {
  const row = await db
    .selectFrom('edition_rule')
    .select(['stuck_days as stuckDays', 'hold_minutes as holdMinutes'])
    .where('edition_id', '=', editionId)
    .executeTakeFirst();
  return row ?? usualRules;
}
