// Codes that change who somebody is: invitations, and the code for a second channel (personal-codes.ts takes it).
// It never grants by name or number; only a code that was found in the database does.
import { type Role, may } from '../../access.ts';
import { linkCode } from '../../codes.ts';
import { readChoice, roleWordAt, roleWords, searchUnits } from '../../language/index.ts';
import { type Invitee, readInvitee, readPhone } from '../../phone.ts';
import { numbered } from '../shared/picking.ts';
import { askName, askWhatIsMissing } from '../introducing/registering.ts';
import type { TriedInVain } from './messages.ts';
import { refuse } from '../shared/refusing.ts';
import type { ModeOf } from '../state.ts';
import type { Turn } from '../turn.ts';
import { type InvitationFound, restHours } from './types.ts';
import { confirmAct, tell } from '../shared/acting.ts';
import { saysToWait } from '../shared/attempts.ts';
import { giveInvitation } from './give-invitation.ts';
import { actingFirst } from '../../language/introducing-words.ts';

/**
 * Accepts the invitation whose code was typed; a wrong, used or expired one reads the same. One that names a phone number
 * is accepted only from an account that proved it; until then `proving` is open. So is the question for the name of
 * somebody who has none. Gives false while something is open.
 */
export function acceptInvitation(turn: Turn, code: string): boolean {
  if (saysToWait(turn)) {
    turn.askAgain();
    return true;
  }
  const found = turn.world.loaded.invitation ?? null;
  if (found === null) {
    refuseCode(turn);
    tellInviter(turn, turn.world.loaded.spentInvitation ?? null);
    return true;
  }
  // Nobody gets a role without a name: whoever invited is told who it is.
  if (turn.person.name === null) {
    turn.say('ask_name', {});
    askName(turn, code);
    return false;
  }
  if (found.phone !== null && !provenPhones(turn).includes(found.phone)) {
    if (turn.moment.channel !== 'telegram') {
      refuseAccount(turn, found);
      return true;
    }
    turn.open({ name: 'proving', invitation: code });
    askPhone(turn);
    return false;
  }
  take(turn, found);
  return true;
}

const provenPhones = (turn: Turn): readonly string[] => turn.world.loaded.provenPhones ?? [];

/** Asks for the proof of the number that an invitation names. */
export function askPhone(turn: Turn): void {
  turn.say('prove_phone', {});
  turn.askPhone();
}

/** Says what every code that does not hold is answered with, and counts it. */
function refuseCode(turn: Turn): void {
  turn.do({ kind: 'count_attempt', what: 'invitation' });
  turn.do({ kind: 'record', what: 'wrong_code', detail: 'invitation' });
  turn.say('invitation_unknown', {});
  turn.askAgain();
}

/** Refuses a code that holds, but not for this account; whoever made it hears why, the one who tried only what would do. */
function refuseAccount(turn: Turn, found: InvitationFound): void {
  const known = turn.moment.channel === 'whatsapp' && provenPhones(turn).length > 0;
  tellInviter(turn, { ...found, why: known ? 'other_number' : 'no_number' });
  if (known) return refuseCode(turn);
  turn.do({ kind: 'record', what: 'denied', detail: 'invitation_number' });
  turn.say('phone_not_proven', { channel: turn.moment.channel });
  turn.askAgain();
}

/** Takes a contact card: the proof that was asked for, or a number that says the person has another one now. */
export function onContact(turn: Turn, phone: string | undefined): void {
  const mode = turn.mode;
  if (mode.name !== 'proving') {
    const before = provenPhones(turn);
    const changed = phone !== undefined && before.length > 0 && !before.includes(phone);
    if (changed && turn.person.grants.some(({ role }) => role !== 'innovator'))
      turn.do({ kind: 'freeze_roles', why: 'identity' });
    turn.say('not_an_answer', { kind: 'contact' });
    return turn.askAgain();
  }
  if (saysToWait(turn)) return;
  if (phone === undefined) {
    turn.say('phone_not_own', {});
    return askPhone(turn);
  }
  turn.open({ name: 'idle' });
  const found = turn.world.loaded.invitation ?? null;
  if (found === null || (found.phone !== null && found.phone !== phone)) {
    refuseCode(turn);
    tellInviter(
      turn,
      found === null
        ? (turn.world.loaded.spentInvitation ?? null)
        : { ...found, why: 'other_number' },
    );
    return askWhatIsMissing(turn);
  }
  turn.do({ kind: 'prove_phone', phone });
  take(turn, found);
  askWhatIsMissing(turn);
}

/** Takes a text while the proof of a number is open: a typed number is none. */
export function onProving(turn: Turn, text: string): void {
  turn.say(readPhone(text) === null ? 'prove_phone_or_cancel' : 'phone_not_own', {});
  askPhone(turn);
}

/** Takes a printed code without a number: whoever holds the paper may type it, so its role rests until the inviter answers. */
function takeToRest(turn: Turn, found: InvitationFound): void {
  const { id, role, unitId, createdBy } = found;
  turn.become(
    { unitId: turn.person.unitId ?? unitId },
    { kind: 'accept_invitation', invitationId: id, role, unitId, rests: true },
  );
  const held = { role, unit: turn.unit(unitId)?.name ?? null };
  turn.say('invitation_rests', { ...held, hours: restHours });
  if (createdBy === null) return;
  const { name } = turn.person;
  const choice = (key: 'right_person' | 'wrong_person', word: string) => ({
    label: { key },
    reply: { command: 'invitations' as const, args: [String(id), word] },
    numbered: false,
  });
  tell(
    turn,
    { to: 'person', personId: createdBy },
    `invited:${id}`,
    {
      key: 'notice_invitation_rests',
      args: { ...held, id, name, invited: found.invited ?? null, hours: restHours },
    },
    [choice('right_person', 'benar'), choice('wrong_person', 'bukan')],
  );
}

function take(turn: Turn, found: InvitationFound): void {
  // Anybody may become an innovator of a unit by choosing it, so there is nothing to wait for.
  if (found.printed === true && found.phone === null && found.role !== 'innovator')
    return takeToRest(turn, found);
  const grants = [
    ...turn.person.grants.filter(
      (grant) => grant.role !== found.role || grant.unitId !== found.unitId,
    ),
    { role: found.role, unitId: found.unitId },
  ];
  turn.become(
    { grants, unitId: turn.person.unitId ?? found.unitId },
    { kind: 'accept_invitation', invitationId: found.id, role: found.role, unitId: found.unitId },
  );
  turn.say('invitation_accepted', {
    role: found.role,
    unit: turn.unit(found.unitId)?.name ?? null,
  });
  if (found.createdBy !== null)
    turn.do({
      kind: 'notify',
      audience: { to: 'person', personId: found.createdBy },
      key: `invited:${found.id}`,
      message: {
        parts: [
          {
            key: 'notice_invitation_used',
            args: {
              name: turn.person.name,
              role: found.role,
              unit: turn.unit(found.unitId)?.name ?? null,
            },
          },
        ],
        choices: [],
        prompt: null,
      },
    });
}

/** Whoever made an invitation that still holds hears that its code stands in a group, where everybody can read it. */
export function tellOfGroup(turn: Turn): void {
  const found = turn.world.loaded.invitation ?? null;
  if (found !== null) tellInviter(turn, { ...found, why: 'in_group' });
}

/** Whoever made an invitation hears that somebody tried it in vain, and why; the one who tried does not hear why. */
function tellInviter(
  turn: Turn,
  spent: (InvitationFound & { readonly why: TriedInVain }) | null,
): void {
  if (spent === null || spent.createdBy === null || spent.createdBy === turn.person.id) return;
  turn.do({
    kind: 'notify',
    audience: { to: 'person', personId: spent.createdBy },
    key: `invitation-tried:${spent.id}:${turn.person.id}:${turn.moment.nowIso}`,
    message: {
      parts: [
        {
          key: 'notice_invitation_tried',
          args: {
            role: spent.role,
            unit: turn.unit(spent.unitId)?.name ?? null,
            why: spent.why,
          },
        },
      ],
      choices: [],
      prompt: null,
    },
  });
}

/** Accepts an invitation typed by somebody who has consented already, then asks for what is missing. */
export function enterInvitation(turn: Turn, code: string): void {
  acceptInvitation(turn, code);
  if (turn.effects.some((effect) => effect.kind === 'accept_invitation')) askWhatIsMissing(turn);
}

/** Roles one can be invited to, with the row of the access table that allows it. */
export const invitable = [
  { role: 'unit_admin', action: 'invite_unit_role', unit: true },
  { role: 'unit_head', action: 'invite_unit_role', unit: true },
  { role: 'innovator', action: 'invite_innovator', unit: true },
  { role: 'mentor', action: 'invite_unit_role', unit: false },
  { role: 'verifier', action: 'invite_verifier', unit: false },
  { role: 'coordinator', action: 'invite_verifier', unit: false },
  { role: 'judge', action: 'run_contest', unit: false },
] as const;

function invitableFor(turn: Turn): (typeof invitable)[number][] {
  const own = turn.person.grants.find((grant) => grant.role === 'unit_admin')?.unitId ?? null;
  return invitable.filter((row) => turn.may(row.action, { unitId: own, own: false }));
}

/** Makes an invitation step by step: role, then unit; both may stand behind the command. */
export function invite(turn: Turn, rest: string | undefined, known: Invitee | null = null): void {
  const rows = invitableFor(turn);
  if (rows.length === 0) return refuse(turn, 'invite');
  const read = readInvitee(rest?.trim() ?? '');
  if (read.unread !== undefined) return refuseNumber(turn, read.unread);
  const typed = read.rest;
  if (read.noName) return askInviteeName(turn);
  const invitee = read.invitee ?? known;
  const acting = actingFirst.exec(typed)?.[0];
  if (acting !== undefined && !rows.some(({ role }) => role === 'unit_head'))
    return refuse(turn, 'invite_unit_role');
  if (acting !== undefined)
    return chooseInviteUnit(turn, 'unit_head', typed.slice(acting.length).trim(), invitee, true);
  const said = invitable.map((candidate) => roleWordAt(candidate.role, typed).length);
  const most = Math.max(...said);
  const meant = most === 0 ? undefined : invitable[said.indexOf(most)];
  const row = rows.find((candidate) => candidate === meant);
  if (meant !== undefined && row === undefined) return refuse(turn, meant.action);
  if (row === undefined) {
    turn.say('ask_invite_role', {});
    turn.offer(
      rows.map((candidate) => ({
        label: { role: candidate.role },
        reply: { role: candidate.role },
        numbered: true,
      })),
    );
    turn.open({
      name: 'inviting',
      role: null,
      offered: rows.map((candidate) => roleWords[candidate.role][0]),
      ...naming(invitee),
      ...(typed === '' ? {} : { unit: typed }),
    });
    return;
  }
  const longest = roleWordAt(row.role, typed);
  chooseInviteUnit(turn, row.role, typed.slice(longest.length).trim(), invitee);
}

function chooseInviteUnit(
  turn: Turn,
  role: Role,
  typed: string,
  invitee: Invitee | null,
  acting = false,
): void {
  const row = invitable.find((candidate) => candidate.role === role);
  if (row === undefined) return refuse(turn, 'invite');
  if (!row.unit) return makeInvitation(turn, role, null, invitee);
  const own = turn.person.grants.find((grant) => grant.role === 'unit_admin')?.unitId ?? null;
  const anyUnit = turn.may(row.action, {});
  if (!anyUnit) {
    // An admin invites into the own unit; whoever names another one is not given a code for a unit they did not mean.
    const named = typed === '' ? null : searchUnits(turn.world.units, typed);
    if (own === null || (named?.kind === 'exact' && named.id !== own))
      return refuse(turn, row.action);
    return makeInvitation(turn, role, own, invitee);
  }
  const found = typed === '' ? { kind: 'none' as const } : searchUnits(turn.world.units, typed);
  if (found.kind === 'exact') return makeInvitation(turn, role, found.id, invitee, acting);
  if (found.kind === 'candidates') {
    turn.say('unit_candidates', { typed });
    turn.offer(numbered(found.ids.map((id) => turn.unitName(id))));
    turn.open({
      name: 'inviting',
      role,
      offered: found.ids,
      ...asActing(acting),
      ...naming(invitee),
    });
    return;
  }
  turn.say(typed === '' ? 'ask_invite_unit' : 'invite_unit_not_found', { role, typed });
  turn.open({ name: 'inviting', role, offered: [], ...asActing(acting), ...naming(invitee) });
}

/** Says that what stands behind "untuk" is no name; what was open stays open. */
function askInviteeName(turn: Turn): void {
  turn.say('invitee_name_unclear', {});
  turn.askAgain();
}

/** Reads back a number that nobody could ever prove; no code is made before it is right. */
function refuseNumber(turn: Turn, typed: string): void {
  turn.say('invite_number_unread', { typed, read: readPhone(typed) });
  turn.askAgain();
}

const naming = (invitee: Invitee | null) => (invitee === null ? {} : { invitee });
const asActing = (acting: boolean) => (acting ? { acting: true } : {});

/** Asks again for the role or the unit of an invitation in the making. */
export function askWhom(turn: Turn, { role, offered }: ModeOf<'inviting'>): void {
  if (role === null) return invite(turn, undefined);
  turn.say('ask_invite_unit', { role, typed: '' });
  turn.offer(numbered(offered.map((id) => turn.unitName(id))));
}

/** Takes the next answer while an invitation is being made. */
export function onInviting(turn: Turn, mode: ModeOf<'inviting'>, text: string): void {
  const index = /^\d+$/.test(text.trim()) ? mode.offered[Number(text.trim()) - 1] : undefined;
  if (mode.role === null) {
    const rows = invitableFor(turn);
    const picked = readChoice(
      text,
      rows.map((row) => ({
        code: row.role,
        label: roleWords[row.role][0],
        words: roleWords[row.role],
      })),
    );
    const role = picked.kind === 'picked' ? picked.codes[0] : undefined;
    const row = rows.find((one) => one.role === role);
    const word = row === undefined ? '' : roleWords[row.role][0];
    const named = index ?? word;
    const said = named === '' ? '' : `${named} ${mode.unit ?? ''}`.trim();
    return invite(turn, said, mode.invitee ?? null);
  }
  const acting = mode.acting === true;
  const read = readInvitee(text.trim());
  if (read.unread !== undefined) return refuseNumber(turn, read.unread);
  if (read.noName) return askInviteeName(turn);
  const invitee = read.invitee ?? mode.invitee ?? null;
  if (index !== undefined) return makeInvitation(turn, mode.role, index, invitee, acting);
  chooseInviteUnit(turn, mode.role, read.rest, invitee, acting);
}

function makeInvitation(
  turn: Turn,
  role: Role,
  unitId: string | null,
  invitee: Invitee | null,
  acting = false,
): void {
  const row = invitable.find((candidate) => candidate.role === role);
  if (row === undefined || !turn.may(row.action, unitId === null ? {} : { unitId }))
    return refuse(turn, 'invite');
  const permission = may(turn.person.grants, row.action, unitId === null ? {} : { unitId });
  if (permission.ok && permission.value.needsCode) {
    turn.say('invite_ask', { role });
    return confirmAct(turn, { do: 'invite', role, ...naming(invitee) });
  }
  giveInvitation(turn, role, unitId, invitee, acting);
}

/** Gives a code that another channel types to become the same person. */
export function makeLinkCode(turn: Turn): void {
  const code = linkCode(turn.moment.entropy);
  turn.do({ kind: 'create_link_code', code, minutes: 10 });
  turn.say('link_code', { code, minutes: 10 });
  turn.askAgain();
}
