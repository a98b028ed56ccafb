// A step that was decided on an innovation, in the ledger: the new state, its event, and what ends with it.
// It never decides whether the step is allowed.
import { sql } from 'kysely';
import type { Effect } from '../../domain/conversation/effect.ts';
import { lapseNil } from './nil.ts';
import { afterStep } from './queue.ts';
import { queueTellings } from './webhooks.ts';
import type { Ledger } from '../commit/ledger.ts';
import type { AfterWrite, Origin } from '../commit/occasion.ts';

/** Puts a step that was decided into the ledger, with its event, and what ends with it. */
export function enterStep(
  ledger: Ledger,
  change: ReturnType<Ledger['touch']>,
  effect: Pick<
    Extract<Effect, { kind: 'take_step' }>,
    'code' | 'transition' | 'role' | 'onlyPerson' | 'seen'
  > & {
    readonly cardId: number | null;
  },
  origin: Origin,
  later: AfterWrite[],
  more: Readonly<Record<string, string | number>> = {},
): void {
  const { transition, code } = effect;
  change.row = {
    ...change.row,
    state: transition.to,
    returnedFrom: transition.returnedFrom,
    openItems: transition.openItems,
  };
  change.stateChanged = true;
  change.submitted ||= transition.step === 'submit' || transition.step === 'repair';
  ledger.event({
    ...origin,
    subject: `innovation:${code}`,
    code,
    type: transition.step,
    item: null,
    role: effect.role,
    reason: transition.reason,
    before: { state: transition.from },
    after: {
      state: transition.to,
      ...(transition.openItems === null
        ? {}
        : {
            notes: Object.fromEntries(
              [...transition.openItems].map(([item, note]) => [item, note.note]),
            ),
          }),
      ...(effect.onlyPerson ? { onlyPerson: true } : {}),
      ...(effect.seen === undefined ? {} : { seen: effect.seen }),
      ...more,
    },
  });
  later.push((trx) => afterStep(trx, code, transition));
  later.push((trx) => queueTellings(trx, code, transition.step));
  if (transition.step === 'submit')
    later.push((trx) => lapseNil(trx, code, { ...origin, personId: origin.personId ?? 0 }));
  if (effect.cardId === null) return;
  later.push(
    async (trx) =>
      void (await trx
        .updateTable('card')
        .set({ used_at: sql<Date>`now()` })
        .where('id', '=', effect.cardId ?? 0)
        .execute()),
  );
}
