// Invitations for many at once: a list is read back with what is not clear in it, one code makes them, and they are printed,
// a sheet for each, so that nobody holds another's code. It grants nothing.
import { type InvitationLine, readInvitationLines } from '../../language/index.ts';
import type { ActRow } from '../shared/acting.ts';
import { confirmAct } from '../shared/acting.ts';
import { refuse } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';
import type { MessageArgs } from '../message.ts';
import { type PrintedInvitation, type RoleLoaded, printedDays } from './types.ts';

/** The most invitations that are made at once. */
export const MOST = 200;
const UNCLEAR_SHOWN = 4;

type Unclear = MessageArgs['invitations_ready']['unclear'];

/** True where this person may invite to a role of a unit. */
const mayInvite = (turn: Turn, { role, unitId }: InvitationLine): boolean =>
  turn.may(role === 'innovator' ? 'invite_innovator' : 'invite_unit_role', { unitId, own: false });

/** The unit of somebody who invites into their own alone; null for whoever invites into all. */
function ownUnit(turn: Turn): string | null {
  if (turn.may('invite_unit_role', {})) return null;
  return turn.person.grants.find(({ role }) => role === 'unit_admin')?.unitId ?? null;
}

/** True for somebody who may invite anybody to a role of a unit. */
export const invitesMany = (turn: Turn): boolean =>
  turn.may('invite_unit_role', {}) ||
  turn.may('invite_innovator', { unitId: ownUnit(turn), own: false });

/** Reads the list, or asks for it. */
export function inviteMany(turn: Turn, rest: string | undefined): void {
  if (!invitesMany(turn)) return refuse(turn, 'invite');
  if (rest === undefined) {
    turn.open({ name: 'inviting_many' });
    return turn.say('ask_invitations', {});
  }
  readBack(turn, rest);
}

/** Reads back the lines of a file that was sent: nobody is invited before the code. */
export function inviteFromList(turn: Turn, name: string, lines: readonly string[]): void {
  if (!invitesMany(turn)) return refuse(turn, 'invite');
  turn.say('invitations_from_file', { name, lines: lines.length });
  readBack(turn, lines.join('\n'));
}

/** Takes the list while it is asked for. */
export const onInvitingMany = (turn: Turn, _: unknown, text: string): void => readBack(turn, text);

/** What a list comes to: whom it invites, what is not clear in it, and how many roles are held or invited to already. */
export interface SortedLines {
  readonly lines: readonly InvitationLine[];
  readonly unclear: Unclear;
  readonly held: number;
}

/** Sorts a list that was read: what may be invited, what may not, and what needs no invitation. */
export function sortLines(
  { ready, unclear }: ReturnType<typeof readInvitationLines>,
  allowed: (line: InvitationLine) => boolean,
  heldRoles: readonly HeldRole[],
  unitName: (id: string) => string,
): SortedLines {
  const refused = ready.filter((line) => !allowed(line));
  const held = ready.filter((line) => isHeld(heldRoles, line));
  return {
    lines: ready.filter((line) => !refused.includes(line) && !held.includes(line)),
    unclear: [
      ...unclear,
      ...refused.map(({ unitId }) => ({
        line: 0,
        typed: unitName(unitId),
        why: 'right' as const,
      })),
    ],
    held: held.length,
  };
}

function readBack(turn: Turn, text: string): void {
  const {
    lines,
    unclear: doubts,
    held,
  } = sortLines(
    readInvitationLines(text, turn.world.units, ownUnit(turn)),
    (line) => mayInvite(turn, line),
    turn.world.loaded.heldRoles ?? [],
    (id) => turn.unitName(id),
  );
  const shown = {
    unclear: doubts.slice(0, UNCLEAR_SHOWN),
    moreUnclear: Math.max(0, doubts.length - UNCLEAR_SHOWN),
    held,
  };
  if (lines.length === 0) {
    turn.open({ name: 'inviting_many' });
    return turn.say('invitations_unclear', shown);
  }
  confirm(turn, lines, [], shown);
}

function confirm(
  turn: Turn,
  lines: readonly InvitationLine[],
  replaces: readonly number[],
  shown: Pick<MessageArgs['invitations_ready'], 'unclear' | 'moreUnclear' | 'held'>,
): void {
  if (lines.length > MOST)
    return turn.say('invitations_too_many', { count: lines.length, most: MOST });
  const roles = [...new Set(lines.map(({ role }) => role))].map((role) => ({
    role,
    count: lines.filter((line) => line.role === role).length,
  }));
  turn.say('invitations_ready', {
    ...{ count: lines.length, roles, ...shown },
    resting: lines.filter(
      ({ role, invitee }) => role !== 'innovator' && invitee?.phone === undefined,
    ).length,
    again: replaces.length > 0,
  });
  confirmAct(turn, { do: 'invite_many', lines, replaces });
}

type HeldRole = NonNullable<RoleLoaded['heldRoles']>[number];

/** True for a role without a name that somebody holds or is invited to; who is named may come beside them. */
const isHeld = (held: readonly HeldRole[], { role, unitId, invitee }: InvitationLine): boolean =>
  invitee === undefined &&
  role !== 'innovator' &&
  held.some((one) => one.role === role && one.unitId === unitId);

/** Makes new codes for those who have not come; the old ones end. */
export function inviteAgain(turn: Turn): void {
  if (!invitesMany(turn)) return refuse(turn, 'invite');
  const left = (turn.world.loaded.printedInvitations ?? []).filter(isLeft);
  const known = left
    .flatMap((one) => {
      const line = lineOf(one);
      return line === null || !mayInvite(turn, line) ? [] : [{ id: one.id, line }];
    })
    // The others come with the next time: these have new codes then.
    .slice(0, MOST);
  if (known.length === 0) return turn.say('invitations_all_used', {});
  confirm(
    turn,
    known.map(({ line }) => line),
    known.map(({ id }) => id),
    { unclear: [], moreUnclear: 0, held: 0 },
  );
}

const isLeft = ({ state }: PrintedInvitation): boolean => state === 'open' || state === 'over';

function lineOf({ role, unitId, invitee }: PrintedInvitation): InvitationLine | null {
  if (unitId === null) return null;
  if (role !== 'innovator' && role !== 'unit_admin' && role !== 'unit_head') return null;
  return { role, unitId, ...(invitee === null ? {} : { invitee }) };
}

/** The making of invitations for many. */
export const inviteManyActs: { readonly invite_many: ActRow<'invite_many'> } = {
  invite_many: {
    may: (turn, { lines }) => lines.every((line) => mayInvite(turn, line)),
    done: (turn, { lines, replaces }) => {
      const editionId = turn.world.currentEdition.id;
      turn.do({ kind: 'create_invitations', lines, editionId, replaces });
      turn.say('invitations_made', { count: lines.length, days: printedDays });
    },
  },
};
