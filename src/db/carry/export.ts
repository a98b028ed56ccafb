// Notes that somebody exported a list: who, and of which unit. The list itself was loaded with the step.
// It changes nothing else.
import type { Kysely } from 'kysely';
import type { Act } from '../../domain/conversation/act.ts';
import { appendPersonEvents } from '../events.ts';
import type { Database } from '../schema.ts';
import type { Origin } from '../commit/record.ts';

/** Appends the event of an export to the person's own chain. */
export async function noteExport(
  trx: Kysely<Database>,
  act: Extract<Act, { do: 'export' }>,
  by: Origin,
): Promise<void> {
  await appendPersonEvents(trx, [
    {
      personId: by.personId,
      type: 'list_exported',
      channel: by.channel,
      inboxId: by.inboxId,
      after: { unit: act.unitId, ...(act.as === undefined ? {} : { as: act.as }) },
    },
  ]);
}
