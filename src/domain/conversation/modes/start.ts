// The first minutes: who the bot is, consent, unit, name. Three answers and one can begin.
// It never asks for consent twice and never takes a name or a unit for granted.
import { isBlank, readYesNo, searchUnits } from '../../language/index.ts';
import { beginInnovation } from './naming.ts';
import { type ActRow, confirmAct, tell } from '../shared/acting.ts';
import { acceptInvitation } from '../commands/invitation.ts';
import { numbered } from '../shared/picking.ts';
import type { RoleHeld } from '../message-parts.ts';
import { agrees, readConfirmation } from '../shared/confirming.ts';
import type { ModeOf } from '../state.ts';
import type { Turn } from '../turn.ts';
import { trimEndOf } from '../../trimming.ts';

/** The text of the consent that is shown; a change of its meaning is a new version. */
export const consentVersion = '2026-11';

/** Opens the conversation with somebody who has not agreed yet. */
export function welcome(turn: Turn, invitation?: string): void {
  turn.say('welcome', {});
  askConsent(turn, invitation);
}

/** Asks for the consent alone, for somebody who has read who the bot is. */
export function askConsent(turn: Turn, invitation: string | undefined): void {
  turn.say('ask_consent', {});
  turn.offer([
    { label: { key: 'agree' }, reply: 'ya', numbered: true },
    { label: { key: 'decline' }, reply: 'tidak', numbered: true },
  ]);
  turn.open(invitation === undefined ? { name: 'consent' } : { name: 'consent', invitation });
}

/** Reads the answer to the consent. */
export function onConsent(turn: Turn, text: string, invitation: string | undefined): void {
  const answer = /^(saya )?setuju\b/i.test(text.trim()) ? 'yes' : readConfirmation(text);
  if (agrees(answer)) {
    // Roles that rested for want of the consent are back in the commit that stores it.
    const { resting = [], grants } = turn.person;
    turn.become(
      {
        consented: true,
        ...(resting.length === 0 ? {} : { grants: [...grants, ...resting], resting: [] }),
      },
      { kind: 'record_consent', version: consentVersion },
    );
    turn.say('consent_recorded', {});
    turn.open({ name: 'idle' });
    const settled = invitation === undefined || acceptInvitation(turn, invitation);
    if (settled) askWhatIsMissing(turn);
    return;
  }
  if (answer === 'no') {
    turn.say('consent_declined', {});
    turn.open(invitation === undefined ? { name: 'consent' } : { name: 'consent', invitation });
    return;
  }
  turn.say('consent_unclear', {});
  askConsent(turn, invitation);
}

/** Asks for whatever is still needed before work can begin, or begins. */
export function askWhatIsMissing(turn: Turn): void {
  const person = turn.person;
  const needsUnit =
    person.unitId === null &&
    !person.grants.some(
      (grant) =>
        grant.unitId !== null ||
        ['verifier', 'coordinator', 'operator', 'mentor'].includes(grant.role),
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
export function askWhichUnit(turn: Turn, { offered }: ModeOf<'choosing_unit'>): void {
  turn.say('ask_unit', {});
  turn.offer(numbered(offered.map((id) => turn.unitName(id))));
}

/** Reads the name or abbreviation of a unit, or the number of one that was offered. */
export function onUnit(turn: Turn, text: string, offered: readonly string[]): void {
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
  if (found.kind === 'candidates') {
    turn.say('unit_candidates', { typed: text.slice(0, 80) });
    turn.offer(numbered(found.ids.map((id) => turn.unitName(id))));
    turn.open({ name: 'choosing_unit', offered: found.ids });
    return;
  }
  turn.say('unit_not_found', { typed: text.slice(0, 80) });
  turn.open({ name: 'choosing_unit', offered: [] });
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

/** Tells the admin of a unit, once, who joined it by choosing it. */
export function tellJoined(turn: Turn, unitId: string, name: string): void {
  turn.do({
    kind: 'notify',
    audience: { to: 'role', role: 'unit_admin', unitId, except: turn.person.id },
    key: `joined:${turn.person.id}:${unitId}`,
    message: {
      parts: [{ key: 'notice_joined', args: { name, unit: turn.unitName(unitId) } }],
      choices: [],
      prompt: null,
    },
  });
}

/**
 * Reads the person's name, with the 18 digits of a NIP when they stand beside it, and then accepts the invitation that
 * waited for it: nobody gets a role without a name, so that whoever invited is told who it is.
 */
export function onName(turn: Turn, text: string, invitation?: string): void {
  const nip = /(?<!\d)(\d[\d ]{16,24}\d)(?!\d)/.exec(text)?.[1]?.replaceAll(' ', '') ?? null;
  const validNip = nip !== null && /^\d{18}$/.test(nip) ? nip : null;
  const name = trimEndOf(
    (validNip === null ? text : text.replace(/(?:[,.:]|\bnip\b){0,9}\s{0,9}\d[\d ]{16,24}\d/i, ''))
      .replace(/^(nama (saya|ulun)|saya|ulun)(?:\s*[:,])?\s+/i, '')
      .replaceAll(/\s+/g, ' '),
    ' ,;:-',
  ).trim();
  const letters = name.match(/\p{L}/gu)?.length ?? 0;
  if (isBlank(name) || letters < 2 || name.length > 120) {
    turn.say('name_unclear', {});
    askName(turn, invitation);
    return;
  }
  const { name: before, unitId } = turn.person;
  turn.become(
    { name, nip: validNip ?? turn.person.nip },
    { kind: 'set_name', name, nip: validNip },
  );
  turn.setLast('', text);
  if (before === null && unitId !== null) tellJoined(turn, unitId, name);
  turn.open({ name: 'idle' });
  const settled = invitation === undefined || acceptInvitation(turn, invitation);
  if (settled) askWhatIsMissing(turn);
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
