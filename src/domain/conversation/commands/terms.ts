// Terms of unit roles: the head confirms the list of admins each January, and the coordinator stands in for a missing admin.
// It never extends a role by itself, and nobody confirms their own.
import { searchUnits } from '../../language/index.ts';
import type { Turn } from '../turn.ts';
import { confirmAct } from './acts.ts';
import { refuse } from './submitting.ts';

/** How long a coordinator stands in for a unit's admin. Days. */
const standInDays = 14;

/** Lists the roles whose term this person may confirm and asks for the code that confirms all of them. */
export function confirmTerms(turn: Turn): void {
  if (turn.grantsOf('unit_head').length === 0 && turn.grantsOf('coordinator').length === 0)
    return refuse(turn, 'confirm_roles');
  const rows = turn.world.loaded.terms?.unconfirmed ?? [];
  if (rows.length === 0) {
    turn.say('terms_all_confirmed', {});
    return;
  }
  turn.say('terms_ask', {
    rows: rows.map((one) => ({
      name: one.name,
      role: one.role,
      unit: turn.unitName(one.unitId),
      acting: false,
      endsAt: one.endsAt,
      over: Date.parse(one.endsAt) <= turn.moment.now,
    })),
  });
  confirmAct(turn, { do: 'confirm_roles', grants: rows.map(({ grant }) => grant) });
}

/** Makes a coordinator acting admin of a unit that has none; the unit stands behind the command. */
export function standIn(turn: Turn, rest: string | undefined): void {
  if (turn.grantsOf('coordinator').length === 0) return refuse(turn, 'act_as_admin');
  const typed = rest?.trim() ?? '';
  const found = typed === '' ? { kind: 'none' as const } : searchUnits(turn.world.units, typed);
  if (found.kind !== 'exact') {
    turn.say('stand_in_which', { typed });
    return;
  }
  const unit = turn.unitName(found.id);
  if (!(turn.world.loaded.terms?.withoutAdmin ?? []).includes(found.id)) {
    turn.say('stand_in_not_needed', { unit });
    return;
  }
  turn.say('stand_in_ask', { unit, days: standInDays });
  confirmAct(turn, { do: 'act_as_admin', unitId: found.id, days: standInDays });
}
