// What became of the invitations that somebody made for many, and the word on a role that rests: whether the right person
// used the code. It makes no invitation.
import { readYesNo } from '../../language/index.ts';
import type { Grant } from '../../access.ts';
import { tell } from '../shared/acting.ts';
import type { Turn } from '../turn.ts';
import { invite } from './invitation.ts';
import type { PrintedInvitation } from './types.ts';
import {
  notUsedYet,
  printedInvitation,
  rightPerson,
  wrongPerson,
} from '../../language/introducing-words.ts';

const OPEN_SHOWN = 6;
const WAITING_SHOWN = 3;

/** Lists them, or takes the word on one: "undangan 12 benar". Other words behind it are an invitation to be made. */
export function invitations(turn: Turn, rest: string | undefined): void {
  const typed = rest?.trim() ?? '';
  const [, number, word = ''] = printedInvitation.exec(typed) ?? [];
  if (number !== undefined) return answer(turn, Number(number), word);
  if (typed !== '' && !notUsedYet.test(typed)) return invite(turn, typed);
  list(turn);
}

function list(turn: Turn): void {
  const all = turn.world.loaded.printedInvitations ?? [];
  if (all.length === 0) return turn.say('invitations_none', {});
  const open = all.filter(({ state }) => state === 'open');
  const waiting = all.filter(({ state }) => state === 'rests');
  turn.say('invitations_list', {
    made: all.length,
    used: all.filter(({ state }) => state === 'used').length,
    waiting: waiting.slice(0, WAITING_SHOWN).map((one) => ({
      ...{ id: one.id, role: one.role, unit: unitOf(turn, one) },
      name: one.usedBy?.name ?? null,
    })),
    open: open.slice(0, OPEN_SHOWN).map((one) => ({
      ...{ role: one.role, unit: unitOf(turn, one) },
      name: one.invitee?.name ?? null,
    })),
    moreOpen: Math.max(0, open.length - OPEN_SHOWN),
    over: all.filter(({ state }) => state === 'over').length,
    refused: all.filter(({ state }) => state === 'refused').length,
  });
}

const unitOf = (turn: Turn, { unitId }: PrintedInvitation): string | null =>
  turn.unit(unitId)?.name ?? null;

function answer(turn: Turn, id: number, word: string): void {
  const found = (turn.world.loaded.printedInvitations ?? []).find((one) => one.id === id);
  if (found?.state !== 'rests' || found.usedBy === null || !mayAnswer(turn, found))
    return turn.say('invitation_not_waiting', { id });
  const plain = word.trim();
  const wrong = wrongPerson.test(plain) || readYesNo(plain).kind === 'no';
  const right = !wrong && (rightPerson.test(plain) || readYesNo(plain).kind === 'yes');
  if (!wrong && !right) return turn.say('invitation_answer_how', { id });
  const { role, unitId, usedBy } = found;
  turn.do({
    ...{ kind: 'answer_invitation', invitationId: id, personId: usedBy.personId },
    ...{ role, unitId, right },
  });
  const held = { role, unit: unitOf(turn, found) };
  turn.say('invitation_answered', { ...held, name: usedBy.name, right });
  tell(
    turn,
    { to: 'person', personId: usedBy.personId },
    `invitation-answered:${id}`,
    right
      ? { key: 'notice_restored', args: { roles: [{ ...held, acting: false }] } }
      : { key: 'notice_role_ended', args: { ...held, acting: false, by: turn.person.name } },
  );
}

/** The right to invite may have ended since, and nobody vouches for themselves. */
function mayAnswer(turn: Turn, { role, unitId, usedBy }: PrintedInvitation): boolean {
  const action: Parameters<Turn['may']>[0] =
    role === 'innovator' ? 'invite_innovator' : 'invite_unit_role';
  const target: Partial<Grant> = unitId === null ? {} : { unitId };
  return usedBy?.personId !== turn.person.id && turn.may(action, { ...target, own: false });
}
