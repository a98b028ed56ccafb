// The table of acts: what each needs, who may do it, what is said. An act without a row does not compile.
// Asking for the code stands in shared/acting.ts; carrying an act out is the database's.
import { carryOverActs } from './carry-over/whole-unit.ts';
import { contestActs } from './contest/results.ts';
import { designationActs } from './designation/designating.ts';
import { editionActs } from './editions/workbooks.ts';
import { exportActs } from './reading/exporting.ts';
import { freezingActs } from './roles/freezing.ts';
import { hubActs } from './hub/publishing.ts';
import { pastCardActs } from './hub/past-cards.ts';
import { inviteActs } from './roles/give-invitation.ts';
import { inviteManyActs } from './roles/inviting-many.ts';
import { letterheadActs } from './letterhead/region-change.ts';
import { nilActs } from './nil/nil.ts';
import { bundleActs } from './papers/bundling.ts';
import { ownDataActs } from './own-data/own-data.ts';
import { roleActs } from './roles/roles.ts';
import { termActs } from './roles/terms.ts';
import { linkActs } from './own-data/unlinking.ts';
import { unitActs } from './introducing/registering.ts';
import type { Act, ActName } from './act.ts';
import { actCode, type ActRow, confirmAct, confirmationFor, leaves } from './shared/acting.ts';
import { chosenOf } from './shared/picking.ts';
import type { ModeOf } from './state.ts';
import type { Turn } from './turn.ts';
import type { Need } from './world.ts';

const rows: { readonly [Name in ActName]: ActRow<Name> } = {
  ...nilActs,
  ...carryOverActs,
  ...contestActs,
  ...designationActs,
  ...editionActs,
  ...roleActs,
  ...freezingActs,
  ...termActs,
  ...inviteActs,
  ...inviteManyActs,
  ...ownDataActs,
  ...unitActs,
  ...exportActs,
  ...bundleActs,
  ...linkActs,
  ...letterheadActs,
  ...hubActs,
  ...pastCardActs,
};

/** The names of all acts. */
export const actNames: readonly string[] = Object.keys(rows);

/** The row of an act. Its name and the act go together, which the type of a union cannot say. */
const rowOf = (act: Act): ActRow<ActName> => rows[act.do] as ActRow<ActName>;

/** What must be loaded to carry an act out. */
function needsOf(act: Act): readonly Need[] {
  const { needs = [] } = rowOf(act);
  return typeof needs === 'function' ? needs(act) : needs;
}

/** What must be loaded when the code of an act may have been typed. */
export function confirmingNeeds(mode: ModeOf<'confirming_act'>, text: string): readonly Need[] {
  const code = actCode(text);
  return [
    ...(code === null ? [] : [{ kind: 'confirmation' as const, code, purpose: mode.purpose }]),
    { kind: 'attempts' },
    ...needsOf(mode.act),
  ];
}

/** Takes the message while an act waits for its code. */
export function onConfirmingAct(turn: Turn, { act }: ModeOf<'confirming_act'>, text: string): void {
  if (leaves(text)) {
    turn.say('act_dropped', {});
    return turn.open({ name: turn.person.consented ? 'idle' : 'consent' });
  }
  const found = confirmationFor(turn, actCode(text), act.do);
  if (found === null) return;
  turn.open({ name: 'idle' });
  carryOut(turn, act, found);
}

function carryOut(turn: Turn, act: Act, confirmationId: number): void {
  const row = rowOf(act);
  if (row.isOutdated?.(turn, act) === true) return turn.say('act_outdated', { act: act.do });
  if (!row.may(turn, act)) {
    turn.say('not_allowed', {});
    turn.do({ kind: 'record', what: 'denied', detail: act.do });
    return;
  }
  turn.do({ kind: 'carry_out', act, confirmationId });
  row.done(turn, act);
}

/** What must be loaded to pick one of these acts. */
export const choosingNeeds = ({ options }: ModeOf<'choosing_act'>): readonly Need[] =>
  [...new Map(options.map((act) => [act.do, needsOf(act)])).values()].flat();

/** Takes the number of an act of a list, or the words beside it, and asks for its code. */
export function onChoosingAct(turn: Turn, { options }: ModeOf<'choosing_act'>, text: string): void {
  const act = chosenOf(turn, options, text, (option) => rowOf(option).label?.(turn, option) ?? '');
  if (act === null) return;
  rowOf(act).ask?.(turn, act);
  confirmAct(turn, act);
}
