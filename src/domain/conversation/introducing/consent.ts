// The first minutes: who the bot is, the consent, the name that somebody gives themselves.
// It never asks for consent twice.
import { oneLine, readIntroduction } from '../../language/index.ts';
import { acceptInvitation } from '../roles/invitation.ts';
import { agrees, readConfirmation } from '../shared/confirming.ts';
import type { Turn } from '../turn.ts';
import { readNameWithNip } from '../../person-name.ts';
import { askName, askWhatIsMissing, offerUnits, register, tellJoined } from './registering.ts';
import { aroundOwnName, wordsOfConsent } from '../../language/introducing-words.ts';

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
    { label: { key: 'agree' }, reply: { word: 'yes' }, numbered: true },
    { label: { key: 'decline' }, reply: { word: 'no' }, numbered: true },
  ]);
  turn.open(invitation === undefined ? { name: 'consent' } : { name: 'consent', invitation });
}

/** Reads the answer to the consent. */
export function onConsent(turn: Turn, text: string, invitation: string | undefined): void {
  const told = readIntroduction(text, turn.world.units);
  const agreed = told !== null || wordsOfConsent.test(text.trim());
  const answer = agreed ? 'yes' : readConfirmation(text);
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
    if (told !== null) return introduce(turn, told, invitation);
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

/** Takes name and unit out of the message that agreed; what it does not tell is asked for as usual. */
function introduce(
  turn: Turn,
  { name, unit, typedUnit }: NonNullable<ReturnType<typeof readIntroduction>>,
  invitation: string | undefined,
): void {
  if (name !== null && turn.person.name === null) {
    const nip = name.nip?.replaceAll(' ', '') ?? null;
    turn.become({ name: name.name, nip }, { kind: 'set_name', name: name.name, nip });
  }
  if (invitation !== undefined) {
    if (acceptInvitation(turn, invitation)) askWhatIsMissing(turn);
    return;
  }
  if (unit === null && typedUnit !== '' && turn.person.unitId === null) {
    turn.say('unit_not_found', { typed: typedUnit.slice(0, 80) });
    return turn.open({ name: 'choosing_unit', offered: [] });
  }
  if (unit === null || turn.person.unitId !== null) return askWhatIsMissing(turn);
  if (unit.kind === 'candidates') return offerUnits(turn, typedUnit, unit.ids);
  register(turn, unit.id);
}

/**
 * Reads the person's name, with the 18 digits of a NIP when they stand beside it, and then accepts the invitation that
 * waited for it: nobody gets a role without a name, so that whoever invited is told who it is.
 */
export function onName(turn: Turn, typed: string, invitation?: string): void {
  const read = readNameWithNip(oneLine(typed).trim().replace(aroundOwnName, ''));
  if (read === null) {
    turn.say('name_unclear', {});
    askName(turn, invitation);
    return;
  }
  const { name } = read;
  const nip = read.nip?.replaceAll(' ', '') ?? null;
  const { name: before, unitId } = turn.person;
  turn.become({ name, nip: nip ?? turn.person.nip }, { kind: 'set_name', name, nip });
  turn.setLast('', typed);
  if (before === null && unitId !== null) tellJoined(turn, unitId, name);
  turn.open({ name: 'idle' });
  const settled = invitation === undefined || acceptInvitation(turn, invitation);
  if (settled) askWhatIsMissing(turn);
}
