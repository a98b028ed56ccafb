// Terms of roles: heads and coordinators confirm their lists each January, and a coordinator stands in for a missing admin.
// It never extends a role by itself, and nobody confirms their own.
import { searchUnits } from '../../language/index.ts';
import { refuse } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';
import { type ActRow, confirmAct } from '../shared/acting.ts';

/** How long a coordinator stands in for a unit's admin. Days. */
const standInDays = 14;

/** True for whoever has a list to confirm at all: heads, admins (their innovators) and coordinators. */
function mayConfirm(turn: Turn): boolean {
  return (['unit_head', 'unit_admin', 'coordinator'] as const).some(
    (role) => turn.grantsOf(role).length > 0,
  );
}

/** Lists the roles whose term this person may confirm and asks for the code that confirms them, without those left out by number. */
export function confirmTerms(turn: Turn, rest?: string): void {
  if (!mayConfirm(turn)) return refuse(turn, 'confirm_roles');
  const all = turn.world.loaded.terms?.unconfirmed ?? [];
  const leftOut = new Set((rest?.match(/\d{1,3}/g) ?? []).map(Number));
  const rows = all.filter((_, index) => !leftOut.has(index + 1));
  if (rows.length === 0) {
    turn.say('terms_all_confirmed', {});
    return;
  }
  turn.say('terms_ask', {
    leftOut: all.length - rows.length,
    rows: rows.map((one) => ({
      name: one.name,
      role: one.role,
      unit: turn.unit(one.unitId)?.name ?? null,
      acting: false,
      endsAt: one.endsAt,
      over: Date.parse(one.endsAt) <= turn.moment.now,
    })),
  });
  confirmAct(turn, { do: 'confirm_roles', grants: rows.map(({ grant }) => grant) });
}

/** Makes a coordinator acting admin of a unit that has none; the unit stands behind the command, or is the next message. */
export function standIn(turn: Turn, rest: string | undefined): void {
  if (turn.grantsOf('coordinator').length === 0) return refuse(turn, 'act_as_admin');
  turn.open({ name: 'idle' });
  const typed = rest?.trim() ?? '';
  const without = new Set(turn.world.loaded.terms?.withoutAdmin ?? []);
  const found = typed === '' ? { kind: 'none' as const } : searchUnits(turn.world.units, typed);
  if (found.kind === 'none') {
    turn.say('stand_in_which', { typed });
    return turn.open({ name: 'standing_in' });
  }
  const meant = found.kind === 'exact' ? [found.id] : found.ids;
  const open = meant.filter((id) => without.has(id));
  const [only] = open;
  if (only === undefined) {
    turn.say('stand_in_not_needed', { units: meant.map((id) => turn.unitName(id)) });
    return;
  }
  const acts = open.map((unitId) => ({ do: 'act_as_admin' as const, unitId, days: standInDays }));
  // A name that was typed whole is meant; several that sound alike are asked back, also when one of them is left.
  if (found.kind === 'exact') {
    turn.say('stand_in_ask', { unit: turn.unitName(only), days: standInDays });
    return confirmAct(turn, { do: 'act_as_admin', unitId: only, days: standInDays });
  }
  turn.say('stand_in_units', { units: open.map((id) => turn.unitName(id)) });
  turn.open({ name: 'choosing_act', options: acts });
}

/** The yearly confirmation of roles, and standing in for a missing admin. */
export const termActs: {
  readonly [Name in 'confirm_roles' | 'act_as_admin']: ActRow<Name>;
} = {
  confirm_roles: {
    may: mayConfirm,
    done: (turn, { grants }) => turn.say('terms_confirmed', { count: grants.length }),
  },
  act_as_admin: {
    may: (turn) => turn.grantsOf('coordinator').length > 0,
    label: (turn, { unitId }) =>
      `${turn.unit(unitId)?.name ?? ''} ${turn.unit(unitId)?.short ?? ''}`,
    ask: (turn, { unitId, days }) =>
      turn.say('stand_in_ask', { unit: turn.unitName(unitId), days }),
    done: (turn, { unitId, days }) =>
      turn.say('standing_in', { unit: turn.unitName(unitId), days }),
  },
};
