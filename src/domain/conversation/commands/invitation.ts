// Codes that change who somebody is: invitations, and linking a second channel.
// It never grants by name or number; only a code that was found in the database does.
import { type Role, may } from '../../access.ts';
import { linkCode } from '../../codes.ts';
import { readChoice, searchUnits } from '../../language/index.ts';
import { numbered } from '../choices.ts';
import { askAgain } from '../modes/again.ts';
import { askWhatIsMissing } from '../modes/start.ts';
import type { Turn } from '../turn.ts';
import { confirmAct } from './acts.ts';
import { saysToWait } from './attempts.ts';
import { giveInvitation } from './give-invitation.ts';
import { refuse } from './submitting.ts';

/** Accepts the invitation whose code was typed; a wrong, used or expired one reads the same. */
export function acceptInvitation(turn: Turn): void {
  if (saysToWait(turn)) return askAgain(turn);
  const found = turn.world.loaded.invitation;
  if (found === undefined || found === null) {
    turn.do({ kind: 'count_attempt', what: 'invitation' });
    turn.do({ kind: 'record', what: 'wrong_code', detail: 'invitation' });
    turn.say('invitation_unknown', {});
    tellInviter(turn);
    return askAgain(turn);
  }
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

/** Whoever made an invitation hears that somebody tried it when it no longer held; the one who tried does not hear why. */
function tellInviter(turn: Turn): void {
  const spent = turn.world.loaded.spentInvitation ?? null;
  if (spent === null || spent.createdBy === null || spent.createdBy === turn.person.id) return;
  turn.do({
    kind: 'notify',
    audience: { to: 'person', personId: spent.createdBy },
    key: `invitation-tried:${spent.id}:${turn.moment.nowIso}`,
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
export function enterInvitation(turn: Turn): void {
  acceptInvitation(turn);
  if (turn.effects.some((effect) => effect.kind === 'accept_invitation')) askWhatIsMissing(turn);
}

/** Roles one can be invited to, with the row of the access table that allows it. */
const invitable = [
  {
    role: 'unit_admin',
    action: 'invite_unit_role',
    unit: true,
    words: ['admin', 'admin inovasi', 'admin unit'],
  },
  {
    role: 'unit_head',
    action: 'invite_unit_role',
    unit: true,
    words: ['kepala', 'kepala skpd', 'kadis', 'kapus', 'pimpinan'],
  },
  {
    role: 'innovator',
    action: 'invite_innovator',
    unit: true,
    words: ['inovator', 'pengelola', 'pencipta'],
  },
  { role: 'mentor', action: 'invite_unit_role', unit: false, words: ['pamong'] },
  {
    role: 'verifier',
    action: 'invite_verifier',
    unit: false,
    words: ['verifikator', 'bapperida', 'bappedalitbang', 'pemeriksa'],
  },
  { role: 'coordinator', action: 'invite_verifier', unit: false, words: ['koordinator'] },
] as const;

function invitableFor(turn: Turn): (typeof invitable)[number][] {
  const own = turn.person.grants.find((grant) => grant.role === 'unit_admin')?.unitId ?? null;
  return invitable.filter((row) => turn.may(row.action, { unitId: own, own: false }));
}

/** Makes an invitation step by step: role, then unit; both may stand behind the command. */
export function invite(turn: Turn, rest: string | undefined): void {
  const rows = invitableFor(turn);
  if (rows.length === 0) return refuse(turn, 'invite');
  const typed = rest?.trim() ?? '';
  const acting = /^(?:plt\.?|pelaksana tugas)(?:\s+kepala)?\b\s*/i.exec(typed)?.[0];
  if (acting !== undefined && !rows.some(({ role }) => role === 'unit_head'))
    return refuse(turn, 'invite_unit_role');
  if (acting !== undefined)
    return chooseInviteUnit(turn, 'unit_head', typed.slice(acting.length).trim(), true);
  const meant = invitable.find((candidate) =>
    candidate.words.some((word) => new RegExp(`^${word}\\b`, 'i').test(typed)),
  );
  const row = rows.find((candidate) => candidate === meant);
  if (meant !== undefined && row === undefined) return refuse(turn, meant.action);
  if (row === undefined) {
    turn.say('ask_invite_role', {});
    turn.offer(
      rows.map((candidate) => ({
        label: { role: candidate.role },
        reply: candidate.words[0],
        numbered: true,
      })),
    );
    turn.open({
      name: 'inviting',
      role: null,
      offered: rows.map((candidate) => candidate.words[0]),
    });
    return;
  }
  const longest =
    row.words
      .toSorted((a, b) => b.length - a.length)
      .find((word) => new RegExp(`^${word}\\b`, 'i').test(typed)) ?? '';
  chooseInviteUnit(turn, row.role, typed.slice(longest.length).trim());
}

function chooseInviteUnit(turn: Turn, role: Role, typed: string, acting = false): void {
  const row = invitable.find((candidate) => candidate.role === role);
  if (row === undefined) return refuse(turn, 'invite');
  if (!row.unit) return makeInvitation(turn, role, null);
  const own = turn.person.grants.find((grant) => grant.role === 'unit_admin')?.unitId ?? null;
  const anyUnit = turn.may(row.action, {});
  if (!anyUnit) {
    // An admin invites into the own unit; whoever names another one is not given a code for a unit they did not mean.
    const named = typed === '' ? null : searchUnits(turn.world.units, typed);
    if (own === null || (named?.kind === 'exact' && named.id !== own))
      return refuse(turn, row.action);
    return makeInvitation(turn, role, own);
  }
  const found = typed === '' ? { kind: 'none' as const } : searchUnits(turn.world.units, typed);
  if (found.kind === 'exact') return makeInvitation(turn, role, found.id, acting);
  if (found.kind === 'candidates') {
    turn.say('unit_candidates', { typed });
    turn.offer(numbered(found.ids.map((id) => turn.unitName(id))));
    turn.open({ name: 'inviting', role, offered: found.ids, ...asActing(acting) });
    return;
  }
  turn.say(typed === '' ? 'ask_invite_unit' : 'invite_unit_not_found', { role, typed });
  turn.open({ name: 'inviting', role, offered: [], ...asActing(acting) });
}

const asActing = (acting: boolean) => (acting ? { acting: true } : {});

/** Takes the next answer while an invitation is being made. */
export function onInviting(turn: Turn, text: string): void {
  const mode = turn.mode;
  if (mode.name !== 'inviting') return;
  const index = /^\d+$/.test(text.trim()) ? mode.offered[Number(text.trim()) - 1] : undefined;
  if (mode.role === null) {
    const rows = invitableFor(turn);
    const picked = readChoice(
      text,
      rows.map((row) => ({ code: row.role, label: row.words[0], words: row.words })),
    );
    const word =
      index ??
      (picked.kind === 'picked'
        ? rows.find((row) => row.role === picked.codes[0])?.words[0]
        : undefined);
    return invite(turn, word ?? '');
  }
  const acting = mode.acting === true;
  if (index !== undefined) return makeInvitation(turn, mode.role, index, acting);
  chooseInviteUnit(turn, mode.role, text.trim(), acting);
}

function makeInvitation(turn: Turn, role: Role, unitId: string | null, acting = false): void {
  const row = invitable.find((candidate) => candidate.role === role);
  if (row === undefined || !turn.may(row.action, unitId === null ? {} : { unitId }))
    return refuse(turn, 'invite');
  const permission = may(turn.person.grants, row.action, unitId === null ? {} : { unitId });
  if (permission.ok && permission.value.needsCode) {
    turn.say('invite_ask', { role });
    return confirmAct(turn, { do: 'invite', role });
  }
  giveInvitation(turn, role, unitId, acting);
}

/** Gives a code that another channel types to become the same person. */
export function makeLinkCode(turn: Turn): void {
  const code = linkCode(turn.moment.entropy);
  turn.do({ kind: 'create_link_code', code, minutes: 10 });
  turn.say('link_code', { code, minutes: 10 });
  askAgain(turn);
}

/** Makes this channel one of the person whose code was typed. */
export function enterLinkCode(turn: Turn, code: string): void {
  if (saysToWait(turn)) return;
  const found = turn.world.loaded.link;
  if (found === undefined || found === null) {
    turn.do({ kind: 'count_attempt', what: 'link' });
    turn.do({ kind: 'record', what: 'wrong_code', detail: 'link' });
    turn.say('link_unknown', {});
    return askAgain(turn);
  }
  if (found.self) {
    turn.say('link_same_channel', {});
    return askAgain(turn);
  }
  // Told before it is done: afterwards the new account is the one last used, and the old one must hear of it.
  turn.do({
    kind: 'notify',
    audience: { to: 'person', personId: found.personId },
    key: `linked:${found.personId}:${turn.moment.nowIso}`,
    message: {
      parts: [{ key: 'notice_linked', args: { channel: turn.moment.channel } }],
      choices: [],
      prompt: null,
    },
  });
  turn.do({ kind: 'link_to', personId: found.personId, code });
  turn.say('linked', { name: found.name });
}
