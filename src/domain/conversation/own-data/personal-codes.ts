// Codes that join accounts or let somebody fill in along: what one would do is shown, and the person's own yes does it.
// A code alone never does anything, whoever made somebody send it; one in a longer text is only explained.
import type { PersonalCode } from '../../codes.ts';
import { askToJoin, join } from '../filling/co-filling.ts';
import type { Asking } from '../filling/types.ts';
import { welcome } from '../introducing/consent.ts';
import { tellJoined } from '../introducing/registering.ts';
import type { Part } from '../message.ts';
import { saysToWait } from '../shared/attempts.ts';
import { readConfirmation, yesNo } from '../shared/confirming.ts';
import type { Audience } from '../shared/types.ts';
import type { ModeOf } from '../state.ts';
import type { Turn } from '../turn.ts';
import type { LinkFound } from './types.ts';
import { linkUndoDays } from './unlinking.ts';

/** Explains a code that stands in a longer text; nothing is done with it. */
export function explainCode(turn: Turn, of: PersonalCode): void {
  turn.say('code_explained', { of });
}

/** Shows what a link code would do with this account, and asks; or says why it cannot be joined to another. */
export function enterLinkCode(turn: Turn, code: string): void {
  if (saysToWait(turn)) return;
  const found = movable(turn);
  if (found === null) return;
  turn.say('link_ask', {
    channel: turn.moment.channel,
    name: found.name,
    unit: turn.unit(found.unitId)?.name ?? null,
    moving: held(turn, found.moving),
    days: linkUndoDays,
  });
  ask(turn, 'link', code);
}

/** Shows what a co-filler's code would do, and asks. */
export function joinByCode(turn: Turn, secret: string): void {
  if (saysToWait(turn)) return turn.askAgain();
  const innovation = turn.world.loaded.coFill;
  if (innovation === undefined || innovation === null) return refuseCoFill(turn);
  if (askToJoin(turn, innovation)) ask(turn, 'co_fill', secret);
}

/** Takes the answer to what was asked about a code. */
export function onConfirmingCode(turn: Turn, mode: ModeOf<'confirming_code'>, text: string): void {
  const answer = readConfirmation(text);
  if (answer === 'no') return dropCode(turn, mode);
  if (answer !== 'yes') return askAboutCode(turn, mode);
  goBack(turn, mode.back);
  if (saysToWait(turn)) return;
  if (mode.of === 'link') linkTo(turn, mode.code);
  else fillAlong(turn, mode.code);
}

/** Asks again for the yes or no. */
export function askAboutCode(turn: Turn, { of }: ModeOf<'confirming_code'>): void {
  turn.say('code_yes_or_no', { of });
  turn.offer(yesNo);
}

/** Does nothing with the code that was asked about, and goes on with what was open before it. */
export function dropCode(turn: Turn, { back }: ModeOf<'confirming_code'>): void {
  turn.say('code_dropped', {});
  goBack(turn, back);
  if (turn.person.consented) turn.askAgain();
  else welcome(turn);
}

function ask(turn: Turn, of: 'link' | 'co_fill', code: string): void {
  const { mode } = turn;
  const back = mode.name === 'asking' ? mode : mode.name === 'confirming_code' ? mode.back : null;
  turn.offer(yesNo);
  turn.open({ name: 'confirming_code', of, code, back });
}

function goBack(turn: Turn, back: Asking | null): void {
  turn.open(back ?? { name: turn.person.consented ? 'idle' : 'new' });
}

/** The account behind a link code that this one can become part of; else null, after it was said why not. */
function movable(turn: Turn): LinkFound | null {
  const found = turn.world.loaded.link ?? null;
  if (found !== null && !found.self && found.blocked === null) return found;
  if (found === null) {
    turn.do({ kind: 'count_attempt', what: 'link' });
    turn.do({ kind: 'record', what: 'wrong_code', detail: 'link' });
    turn.say('link_unknown', {});
  } else if (found.self || found.blocked === null) turn.say('link_same_channel', {});
  else {
    turn.do({ kind: 'record', what: 'denied', detail: 'link' });
    turn.say('link_refused', { why: found.blocked });
  }
  turn.askAgain();
  return null;
}

function linkTo(turn: Turn, code: string): void {
  const found = movable(turn);
  if (found === null) return;
  // Told before it is done: afterwards the new account is one of theirs, too, and knows it from the answer.
  tell(
    turn,
    { to: 'person', personId: found.personId, everywhere: true },
    `linked:${turn.person.id}`,
    { key: 'notice_linked', args: { channel: turn.moment.channel, days: linkUndoDays } },
  );
  if (turn.person.name === null && turn.person.unitId !== null && found.name !== null)
    tellJoined(turn, turn.person.unitId, found.name);
  tellOfRoles(turn, found);
  turn.do({ kind: 'link_to', personId: found.personId, code });
  turn.say('linked', {
    name: found.name,
    days: linkUndoDays,
    proof: held(
      turn,
      found.moving.filter(({ proof }) => proof),
    ),
  });
}

/** Whoever invited to a role that moves hears of it, and so do the coordinators. */
function tellOfRoles(turn: Turn, found: LinkFound): void {
  for (const [index, { role, unitId, invitedBy, proof }] of found.moving.entries()) {
    const unit = turn.unit(unitId)?.name ?? null;
    const part: Part = {
      key: 'notice_role_moved',
      args: { role, unit, from: turn.person.name, to: found.name, proof },
    };
    const key = `role-moved:${turn.person.id}:${index}`;
    if (invitedBy !== null && invitedBy !== found.personId)
      tell(turn, { to: 'person', personId: invitedBy }, key, part);
    const besides = [found.personId, ...(invitedBy === null ? [] : [invitedBy])];
    tell(turn, { to: 'role', role: 'coordinator', unitId: null, besides }, key, part);
  }
}

function fillAlong(turn: Turn, secret: string): void {
  const innovation = turn.world.loaded.coFill;
  if (innovation === undefined || innovation === null) return refuseCoFill(turn);
  join(turn, innovation, secret);
}

function refuseCoFill(turn: Turn): void {
  turn.do({ kind: 'count_attempt', what: 'co_fill' });
  turn.do({ kind: 'record', what: 'wrong_code', detail: 'co_fill' });
  turn.say('co_fill_unknown', {});
  turn.askAgain();
}

function tell(turn: Turn, audience: Audience, key: string, part: Part): void {
  turn.do({
    kind: 'notify',
    audience,
    key: `${key}:${turn.moment.nowIso}`,
    message: { parts: [part], choices: [], prompt: null },
  });
}

const held = (turn: Turn, moving: LinkFound['moving']) =>
  moving.map(({ role, unitId }) => ({ role, unit: turn.unit(unitId)?.name ?? null }));
