// Reads the calendar of an edition. It decides nothing; titles come from the edition, days from the tables.
import type { Kysely } from 'kysely';
import type { Calendar } from '../../domain/calendar.ts';
import { namedWork } from '../../domain/edition/step-work.ts';
import type { EditionDefinition } from '../../domain/edition/definition.ts';
import type { Database } from '../schema.ts';

/** Reads an edition's calendar as it stands now; null while it has none. */
export async function readCalendar(
  db: Kysely<Database>,
  definition: EditionDefinition,
): Promise<Calendar | null> {
  const head = await db
    .selectFrom('edition_calendar')
    .select(['version', 'after_deadline'])
    .where('edition_id', '=', definition.id)
    .executeTakeFirst();
  if (head === undefined) return null;
  const days = await db
    .selectFrom('edition_step')
    .select(['no', 'starts', 'ends'])
    .where('edition_id', '=', definition.id)
    .execute();
  const exceptions = await db
    .selectFrom('deadline_exception')
    .select('unit_id')
    .where('edition_id', '=', definition.id)
    .orderBy('unit_id')
    .execute();
  const byNo = new Map(days.map((row) => [row.no, row]));
  return {
    editionId: definition.id,
    version: head.version,
    steps: definition.steps.flatMap((step) => {
      const found = byNo.get(step.no);
      return found === undefined
        ? []
        : [
            {
              no: step.no,
              title: step.title,
              owner: step.owner,
              ...namedWork(step, definition.steps),
              starts: found.starts,
              ends: found.ends,
            },
          ];
    }),
    rule: head.after_deadline === 'close' ? 'close' : 'warn',
    exceptions: exceptions.map((row) => row.unit_id),
  };
}
