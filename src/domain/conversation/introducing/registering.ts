// Who somebody is: the unit, the name, and what follows once both are known.
// It takes no name or unit for granted and never asks for consent.
import { readYesNo, saysOutside, searchUnits, unitTold } from '../../language/index.ts';
import { beginInnovation } from '../filling/naming.ts';
import { type ActRow, confirmAct, tell } from '../shared/acting.ts';
import { numbered } from '../shared/picking.ts';
import type { RoleHeld } from '../message-parts.ts';
import type { ModeOf } from '../state.ts';
import type { Turn } from '../turn.ts';

/** Asks for whatever is still needed before work can begin, or begins. */
export function askWhatIsMissing(turn: Turn): void {
  const person = turn.person;
  const needsUnit =
    person.unitId === null &&
    !person.grants.some(
      (grant) =>
        grant.unitId !== null ||
        ['verifier', 'coordinator', 'operator', 'mentor', 'judge'].includes(grant.role),
    );
  if (needsUnit) {
    turn.say('ask_unit', {});
    turn.open({ name: 'choosing_unit', offered: [] });
    return;
  }
  if (person.name === null) {
    turn.say('ask_name', {});
    askName(turn);
    return;
  }
  // What was said of the role that rests tells all there is for now.
  if (turn.hasSaid('invitation_rests')) return turn.open({ name: 'idle' });
  turn.say('registered', {
    name: person.name,
    unit: turn.unit(person.unitId)?.name ?? null,
    roles: heldRoles(turn),
  });
  const checks = person.grants.some((grant) => grant.role !== 'innovator');
  if (checks) {
    turn.open({ name: 'idle' });
    turn.say('checker_hint', {
      queue: person.grants.some((grant) => grant.role === 'unit_admin'),
      invites: person.grants.some((grant) => grant.role === 'coordinator'),
    });
  } else beginInnovation(turn);
}

/** Says who the bot takes this person for. */
export function sayProfile(turn: Turn): void {
  const { name, nip, unitId } = turn.person;
  turn.say('profile', { name, nip, unit: turn.unit(unitId)?.name ?? null, roles: heldRoles(turn) });
}

/** The roles this person holds now, for them to read. */
function heldRoles(turn: Turn): readonly RoleHeld[] {
  return turn.person.grants.map(({ role, unitId, actingUntil }) => ({
    role,
    unit: turn.unit(unitId)?.name ?? null,
    ...(actingUntil === undefined ? {} : { actingUntil }),
  }));
}

/** Asks again for the unit, with those that were offered. */
export function askWhichUnit(turn: Turn, { offered, later }: ModeOf<'choosing_unit'>): void {
  if (later === true) return askWhetherTheirs(turn, offered);
  turn.say('ask_unit', {});
  turn.offer(numbered(offered.map((id) => turn.unitName(id))));
}

/**
 * Takes the name of an office that somebody who belongs to none writes while nothing is asked. It is asked about: whoever
 * brought something in may mean the office that it is for.
 */
export function namesUnit(turn: Turn, text: string): boolean {
  const { unitId, grants, resting = [] } = turn.person;
  if (unitId !== null || grants.length > 0 || resting.length > 0) return false;
  const found = unitTold(turn.world.units, text);
  if (found === null) return false;
  const offered = found.kind === 'exact' ? [found.id] : found.ids;
  turn.open({ name: 'choosing_unit', offered, later: true });
  askWhetherTheirs(turn, offered);
  return true;
}

function askWhetherTheirs(turn: Turn, offered: readonly string[]): void {
  const [only] = offered;
  const one = offered.length === 1 && only !== undefined;
  turn.say('unit_told', { unit: one ? turn.unitName(only) : null });
  if (!one) turn.offer(numbered(offered.map((id) => turn.unitName(id))));
}

/** Leaves the question for the unit; whoever cannot do anything without one is told so. */
export function leaveUnit(turn: Turn, { later }: ModeOf<'choosing_unit'>): void {
  if (turn.person.unitId === null && later !== true) {
    turn.say('cannot_cancel_here', {});
    return turn.askAgain();
  }
  turn.say('cancelled', {});
  turn.open({ name: 'idle' });
}

/** Reads the name or abbreviation of a unit, or the number of one that was offered. */
export function onUnit(turn: Turn, text: string, mode: ModeOf<'choosing_unit'>): void {
  const { offered, later } = mode;
  const free = turn.person.unitId !== null || later === true;
  if (free && readYesNo(text).kind === 'no') return leaveUnit(turn, mode);
  const isNumber = /^\d+$/.test(text.trim());
  const picked = isNumber ? offered[Number(text.trim()) - 1] : undefined;
  if (picked !== undefined) return chooseUnit(turn, picked);
  if (isNumber && offered.length > 0) {
    turn.say('pick_number', { count: offered.length });
    turn.offer(numbered(offered.map((id) => turn.unitName(id))));
    return;
  }
  if (offered.length === 1 && ['yes', 'weak_yes'].includes(readYesNo(text).kind))
    return chooseUnit(turn, offered[0] ?? '');
  const found = searchUnits(turn.world.units, text);
  if (found.kind === 'exact') {
    chooseUnit(turn, found.id);
    turn.setLast('', text);
    return;
  }
  // Whoever belongs to no office has a door of their own.
  if (turn.person.unitId === null && saysOutside(text)) return turn.say('proposal_how', {});
  if (found.kind === 'candidates') return offerUnits(turn, text, found.ids, later);
  turn.say('unit_not_found', { typed: text.slice(0, 80) });
  turn.open({ name: 'choosing_unit', offered: [], ...(later === true ? { later } : {}) });
}

/** Offers the units that may be meant. `later`: nothing asked for one, so the question can be left (namesUnit). */
export function offerUnits(
  turn: Turn,
  typed: string,
  ids: readonly string[],
  later?: boolean,
): void {
  if (later === true) {
    turn.open({ name: 'choosing_unit', offered: ids, later });
    return askWhetherTheirs(turn, ids);
  }
  turn.say('unit_candidates', { typed: typed.slice(0, 80) });
  turn.offer(numbered(ids.map((id) => turn.unitName(id))));
  turn.open({ name: 'choosing_unit', offered: ids });
}

/** Registers somebody who told everything in one message, and shows the ways to begin; nothing is begun for them. */
export function register(turn: Turn, unitId: string): void {
  turn.become(
    { unitId, grants: [...turn.person.grants, { role: 'innovator', unitId }] },
    { kind: 'set_unit', unitId },
  );
  const { name } = turn.person;
  if (name === null) {
    turn.say('unit_chosen', { unit: turn.unitName(unitId) });
    return askWhatIsMissing(turn);
  }
  tellJoined(turn, unitId, name);
  turn.open({ name: 'idle' });
  turn.say('registered_at_once', { name, unit: turn.unitName(unitId) });
}

function chooseUnit(turn: Turn, unitId: string): void {
  const before = turn.person.unitId;
  if (before !== null) return correctUnit(turn, before, unitId);
  turn.become(
    { unitId, grants: [...turn.person.grants, { role: 'innovator', unitId }] },
    { kind: 'set_unit', unitId },
  );
  turn.say('unit_chosen', { unit: turn.unitName(unitId) });
  // Who has no name yet can do nothing in the unit; the admin hears of it with the name.
  if (turn.person.name !== null) tellJoined(turn, unitId, turn.person.name);
  askWhatIsMissing(turn);
}

/** Says what another unit changes, and asks for the code: the old role ends with it. */
function correctUnit(turn: Turn, before: string, unitId: string): void {
  turn.open({ name: 'idle' });
  const fills = turn.grantsOf('innovator').some((grant) => grant.unitId === unitId);
  if (before === unitId && fills) {
    turn.say('unit_kept', { unit: turn.unitName(unitId) });
    return;
  }
  turn.say('unit_change_ask', {
    before: turn.unitName(before),
    after: turn.unitName(unitId),
    leaves: turn.grantsOf('innovator').some((grant) => grant.unitId === before),
    stays: turn.person.grants
      .filter((grant) => grant.role !== 'innovator')
      .map((grant) => ({ role: grant.role, unit: turn.unit(grant.unitId)?.name ?? null })),
  });
  confirmAct(turn, { do: 'change_unit', from: before, unitId });
}

/** Tells the admins of a unit who joined it by choosing it. */
export function tellJoined(turn: Turn, unitId: string, name: string): void {
  turn.do({
    kind: 'tell_joined',
    personId: turn.person.id,
    unitId,
    name,
    unit: turn.unitName(unitId),
  });
}

/** Opens the question for the name; an invitation waits for the answer. */
export function askName(turn: Turn, invitation?: string): void {
  turn.open(
    invitation === undefined ? { name: 'giving_name' } : { name: 'giving_name', invitation },
  );
}

/** The choice of another unit by somebody who is registered. */
export const unitActs: { readonly change_unit: ActRow<'change_unit'> } = {
  change_unit: {
    may: (turn) => turn.may('correct_profile', { own: true }),
    done: (turn, act) => {
      const { name } = turn.person;
      turn.say('unit_chosen', { unit: turn.unitName(act.unitId) });
      if (name === null) return;
      tellJoined(turn, act.unitId, name);
      if (!turn.grantsOf('innovator').some((grant) => grant.unitId === act.from)) return;
      tell(
        turn,
        { to: 'role', role: 'unit_admin', unitId: act.from, except: turn.person.id },
        `left:${turn.person.id}:${act.from}:${turn.moment.nowIso}`,
        {
          key: 'notice_left',
          args: { name, unit: turn.unitName(act.from), to: turn.unitName(act.unitId) },
        },
      );
    },
  },
};
