// One commit: a coordinator at the desk sets how long something may wait and how long a sheet is held, with its event.
import { sql } from 'kysely';
import { may } from '../../domain/access.ts';
import type { EditionRules } from '../../domain/edition-rules.ts';
import { type Result, no, ok } from '../../domain/result.ts';
import { appendSystemEvent } from '../events.ts';
import { readEditionRules } from '../views/edition-rules.ts';
import { type DeskActProblem, type DeskParts, type DeskRequest, actAtDesk } from './desk-act.ts';

/** Sets them, or refuses: `moved` when they are not those that were seen. Setting the same again changes nothing. */
export const setEditionRules = (
  parts: DeskParts,
  request: DeskRequest,
  {
    editionId,
    seen,
    rules,
  }: { readonly editionId: string; readonly seen: EditionRules; readonly rules: EditionRules },
): Promise<Result<null, DeskActProblem>> =>
  actAtDesk(
    parts,
    request,
    async ({ trx, person, origin }): Promise<Result<null, DeskActProblem>> => {
      if (!may(person.grants, 'manage_edition').ok) return no({ type: 'not_found' });
      // An edition whose rules were never set has no row to wait for.
      await sql`select pg_advisory_xact_lock(hashtextextended(${`edition rules:${editionId}`}, 5))`.execute(
        trx,
      );
      const before = await readEditionRules(trx, editionId);
      const same = (one: EditionRules, other: EditionRules): boolean =>
        one.stuckDays === other.stuckDays && one.holdMinutes === other.holdMinutes;
      if (!same(before, seen)) return no({ type: 'moved' });
      if (same(before, rules)) return ok(null);
      const values = { stuck_days: rules.stuckDays, hold_minutes: rules.holdMinutes };
      await trx
        .insertInto('edition_rule')
        .values({ edition_id: editionId, ...values })
        .onConflict((on) =>
          on.column('edition_id').doUpdateSet({ ...values, changed_at: new Date() }),
        )
        .execute();
      const { personId, channel, requestId } = origin;
      await appendSystemEvent(trx, {
        ...{ subject: `edition:${editionId}`, type: 'edition_rules_changed', role: 'coordinator' },
        ...{ personId, channel, inboxId: null, requestId, before, after: rules },
      });
      return ok(null);
    },
  );
