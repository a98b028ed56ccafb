// The conversation: one input and what is known lead to the next state, what is said and what is to be done.
// Pure: no clock, no randomness, no database. What a message needs to know is asked for first (`needsOf`).
import { readCoFillCode, readInvitationCode, readLinkCode } from '../codes.ts';
import { type Command, isBlank, readCommand, readYesNo } from '../language/index.ts';
import { type Innovation, isOpenItem } from '../innovation/innovation.ts';
import { joinByCode } from './commands/co-filling.ts';
import { isOther, onCompleting } from './commands/completing.ts';
import { halfDecision } from './commands/deciding.ts';
import { onCommand } from './commands/dispatch.ts';
import { hint } from './commands/form.ts';
import {
  enterInvitation,
  enterLinkCode,
  onContact,
  onInviting,
  onProving,
  tellOfGroup,
} from './commands/invitation.ts';
import { onOutreachText } from './commands/outreach.ts';
import { onConfirmingAct } from './commands/acts.ts';
import { needsNoConsent, ownData } from './commands/own-data.ts';
import { afterCommand, onReturning } from './commands/returning.ts';
import { onSeasonText } from './commands/season.ts';
import { goOn } from './commands/status.ts';
import * as submitting from './commands/submitting.ts';
import { answersAttempt, commandIn, doubtsName, sayHow } from './commands/unread.ts';
import type { Effect } from './effect.ts';
import type { Input } from './input.ts';
import type { Message } from './message.ts';
import { onAnswer, onConfirming } from './modes/answering.ts';
import { onTogether } from './modes/answering-together.ts';
import { askAgain } from './modes/again.ts';
import { itemAfter } from './modes/asking.ts';
import { showQuestion } from './modes/question.ts';
import { onDelete, onEdit } from './modes/editing.ts';
import { onFileOutcomes, onFiles } from './modes/files.ts';
import { onIndicator } from './modes/indicator.ts';
import { onInnovationName } from './modes/naming.ts';
import { askConsent, onConsent, onName, onUnit, welcome } from './modes/start.ts';
import { duringNotes, offeredReply, pickedCode, textOf } from './needs.ts';
import { type Asking, type Conversation, lookedAt, type Mode } from './state.ts';
import { Turn } from './turn.ts';
import type { Moment, Person, World } from './world.ts';

/** What a step leads to. `reply` is null when nothing is to be said. `focus` and `person` are as they stand afterwards. */
export interface Step {
  readonly state: Conversation;
  readonly effects: readonly Effect[];
  readonly reply: Message | null;
  readonly focus: Innovation | null;
  readonly person: Person;
}

/** A day of silence, after which a message is not taken for an answer (product rule, section 3). Milliseconds. */
export const silence = 24 * 60 * 60 * 1000;

/** Commands that stay commands inside a dialogue that collects free text or a single answer. */
const always: ReadonlySet<Command['name']> = new Set([
  'help',
  'cancel',
  'drafts',
  'status',
  'summary',
  'missing',
  'privacy',
  'profile',
  'queue',
  'look',
  'submit',
  'files',
  'new',
  'link',
  'approve',
  'endorse',
  'accept',
  'reject',
  'reopen',
  'level',
  'next',
  'return',
  'back',
  'change',
  'start',
  'greeting',
  'repair',
  'evidence',
  'unit_list',
  'invite',
]);

/** Takes one input. Total: every state and every input has an outcome, and a refusal says what to do. */
export function step(world: World, state: Conversation, input: Input, moment: Moment): Step {
  const turn = new Turn(world, state, moment);
  letGoOfLost(turn);
  take(turn, input);
  return turn.finish();
}

/** Lets go of an innovation that this person may fill in no more: the role ended while it was in hand. */
function letGoOfLost(turn: Turn): void {
  const { innovation, mode } = turn;
  if (innovation === null || !turn.person.consented || turn.mayFill(innovation)) return;
  turn.focus(null);
  if (filling.has(mode.name)) turn.open({ name: 'idle' });
}

/** Modes that are about the innovation in hand. */
const filling: ReadonlySet<Mode['name']> = new Set([
  'asking',
  'confirming',
  'confirming_submit',
  'confirming_withdraw',
  'confirming_cancel',
]);

function take(turn: Turn, input: Input): void {
  if (input.kind === 'group') {
    tellOfGroup(turn);
    turn.say('group_only_private', {});
    return turn.open({ name: 'group' });
  }
  if (input.kind === 'identity_changed') {
    // Nobody wrote, so nobody is answered; who loses something by it is told by what freezes it.
    if (turn.person.grants.some(({ role }) => role !== 'innovator'))
      turn.do({ kind: 'freeze_roles', why: 'identity' });
    return;
  }
  if (input.kind === 'file_outcomes') return onFileOutcomes(turn, input);
  if (!turn.person.consented) return beforeConsent(turn, input);
  switch (input.kind) {
    case 'text':
      if (input.cleaned) turn.say('text_cleaned', {});
      return onText(turn, input.text, input.beforePrompt);
    case 'choice': {
      const text = textOf(turn.state, input);
      if (text === null) {
        turn.do({ kind: 'record', what: 'stale_button', detail: 'choice' });
        turn.say('stale_button', {});
        return askAgain(turn);
      }
      return onText(turn, text, false);
    }
    case 'files':
      return onFiles(turn, input);
    case 'edit':
      return onEdit(turn, input.text);
    case 'delete':
      return onDelete(turn);
    case 'reaction':
      return;
    case 'contact':
      return onContact(turn, input.phone);
    default:
      turn.say('not_an_answer', { kind: input.kind });
      return askAgain(turn);
  }
}

function beforeConsent(turn: Turn, input: Input): void {
  const text = textOf(turn.state, input);
  const mode = turn.mode;
  if (text === null || isBlank(text)) {
    if (mode.name !== 'consent') return welcome(turn);
    turn.say('consent_unclear', {});
    return askConsent(turn, mode.invitation);
  }
  const link = readLinkCode(text);
  if (link !== null) return enterLinkCode(turn, link);
  const invitation = readInvitationCode(text);
  if (invitation !== null) return welcome(turn, invitation);
  const command = readCommand(text);
  // Rights over one's own data do not wait for consent (row 4 of the access table).
  if (command?.name === 'my_data' && needsNoConsent(command.rest))
    return ownData(turn, command.rest);
  if (mode.name === 'confirming_act') {
    if (command === null) return onConfirmingAct(turn, text);
    if (command.name !== 'cancel') return welcome(turn);
    turn.say('cancelled', {});
    return turn.open({ name: 'consent' });
  }
  if (mode.name !== 'consent') return welcome(turn);
  if (command?.name === 'help' || command?.name === 'privacy' || command?.name === 'missing') {
    turn.say('privacy', {});
    return askConsent(turn, mode.invitation);
  }
  if (command?.name === 'greeting' || command?.name === 'start')
    return welcome(turn, mode.invitation);
  onConsent(turn, text, mode.invitation);
}

function onText(turn: Turn, text: string, beforePrompt: boolean): void {
  if (isBlank(text)) {
    turn.say('blank', {});
    return askAgain(turn);
  }
  const link = readLinkCode(text);
  if (link !== null) return enterLinkCode(turn, link);
  const invitation = readInvitationCode(text);
  if (invitation !== null) return enterInvitation(turn, invitation);
  const coFill = readCoFillCode(text);
  if (coFill !== null) return joinByCode(turn, coFill);
  const offered = offeredReply(turn.state, text);
  const command = commandIn(turn.mode, offered ?? text);
  if (closeWhatIsShut(turn) && command === null) return sayShut(turn);
  if (offered === null && repeats(turn, text, beforePrompt)) return;
  if (onOutreachText(turn, text, command)) return;
  if (onSeasonText(turn, text, command)) return;
  // A dialogue that was just left opened again what was open before it.
  const { mode } = turn;
  if (command !== null && commandApplies(turn, command, text)) {
    if (isLeft(turn) && !passing.has(command.name)) {
      const looking = lookedAt(mode);
      turn.open(looking === null ? { name: 'idle' } : { name: 'idle', looking });
    }
    onCommand(turn, command);
    return mode.name === 'returning' ? afterCommand(turn, mode, command) : undefined;
  }
  if (command !== null && mode.name === 'giving_name' && impatient.has(command.name))
    return askAgain(turn);
  switch (mode.name) {
    case 'choosing_unit':
      return onUnit(turn, text, mode.offered);
    case 'giving_name':
      return onName(turn, text, mode.invitation);
    case 'naming_innovation':
      return doubtsName(turn, mode.doubted, text) ? undefined : onInnovationName(turn, text);
    case 'asking':
      return onAsked(turn, mode, text);
    case 'confirming':
      return onConfirming(turn, text);
    case 'confirming_submit':
      return submitting.onConfirmSubmit(turn, text);
    case 'confirming_withdraw':
      return submitting.onConfirmWithdraw(turn, text);
    case 'confirming_cancel':
      return onConfirmCancel(turn, text);
    case 'picking_draft':
      return onPickDraft(turn, text);
    case 'inviting':
      return onInviting(turn, text);
    case 'proving':
      return onProving(turn, text);
    case 'returning':
      return onReturning(turn, text);
    case 'completing':
      return onCompleting(turn, text);
    case 'new':
    case 'group':
    case 'consent':
    case 'idle':
      return onIdle(turn, text);
  }
}

/** Closes a question whose item may not be changed any more: somebody else handed the innovation in. True when it did. */
function closeWhatIsShut(turn: Turn): boolean {
  const { mode, innovation } = turn;
  if (mode.name !== 'asking' && mode.name !== 'confirming') return false;
  if (innovation !== null && isOpenItem(innovation, mode.item)) return false;
  turn.open({ name: 'idle' });
  return true;
}

function sayShut(turn: Turn): void {
  const { code, state } = turn.needFocus();
  turn.say('not_open', { code, state });
}

/**
 * Recognises an answer typed twice because the first confirmation was slow or a prompt was shown again:
 * the same words as the answer stored last, written before the open question was shown.
 */
function repeats(turn: Turn, text: string, beforePrompt: boolean): boolean {
  const { mode, state } = turn;
  const { last } = state;
  if (!beforePrompt || last === null || last.text.trim() !== text.trim()) return false;
  const open = mode.name === 'asking' ? mode.join === undefined : isStart(mode);
  if (!open) return false;
  turn.say('already_stored', { label: turn.form().byId.get(last.item)?.label ?? '' });
  askAgain(turn);
  return true;
}

/** Commands that are none of the answers to "which unit" and "what is your name". */
const whileRegistering: ReadonlySet<Command['name']> = new Set([
  'help',
  'cancel',
  'start',
  'greeting',
  'privacy',
  'drafts',
  'missing',
  'profile',
  'link',
  'queue',
]);
/** What people type when they are in a hurry to begin; it is no name, so the question is asked again. */
const impatient: ReadonlySet<Command['name']> = new Set([
  'new',
  'skip',
  'back',
  'done',
  'submit',
  'status',
  'summary',
]);

const isStart = (mode: Mode): boolean =>
  mode.name === 'giving_name' || mode.name === 'naming_innovation';

/** True in a dialogue that any other command leaves: an invitation in the making, a unit that somebody wants corrected. */
const isLeft = ({ mode, person }: Turn): boolean =>
  mode.name === 'inviting' ||
  mode.name === 'standing_in' ||
  mode.name === 'completing' ||
  (mode.name === 'choosing_unit' && person.unitId !== null);

/** Commands that are answered in such a dialogue, and do not end it. */
const passing: ReadonlySet<Command['name']> = new Set([
  'help',
  'cancel',
  'thanks',
  'wait',
  'privacy',
]);

/** True when a yes stands beside the word that hands in: "iya min kirim". The word alone asks anew what it asked. */
const saysYesTo = (text: string): boolean =>
  readYesNo(text.replace(/\bkirim\p{L}*/giu, '')).kind === 'yes';

function commandApplies(turn: Turn, command: Command, text: string): boolean {
  const mode = turn.mode;
  switch (mode.name) {
    case 'choosing_unit':
      if (isLeft(turn)) return command.name !== 'greeting';
      return whileRegistering.has(command.name);
    case 'giving_name':
      return whileRegistering.has(command.name);
    case 'naming_innovation':
      // Nobody calls an innovation "baru" or "status": whoever types a command here means the command.
      return true;
    case 'confirming_submit':
      if (command.name === 'submit' && saysYesTo(text)) return false;
      return always.has(command.name);
    case 'confirming':
    case 'confirming_withdraw':
    case 'confirming_cancel':
      return always.has(command.name);
    case 'returning':
      return duringNotes.has(command.name);
    case 'completing':
      return isOther(text, command);
    case 'asking':
      // "nihil" answers the open question; as a statement of the unit it is typed when none is open.
      return command.name !== 'nil';
    case 'inviting':
      // "admin" is a role here; elsewhere whoever writes just that greets the one behind the bot.
      return command.name !== 'greeting';
    default:
      return true;
  }
}

function onAsked(turn: Turn, asking: Asking, text: string): void {
  const item = turn.form().byId.get(asking.item);
  if (item === undefined) throw new Error(`no item ${asking.item}`);
  if (wasSilent(turn)) return offerToGoOn(turn, asking);
  if (asking.offered === true && ['yes', 'weak_yes'].includes(readYesNo(text).kind)) {
    turn.open(withoutOffer(asking));
    return showQuestion(turn);
  }
  const open = asking.offered === true ? withoutOffer(asking) : asking;
  if (open !== asking) turn.open(open);
  if (answersAttempt(turn, open, item, text)) return;
  if (open.step === 'value')
    return open.more === undefined
      ? onAnswer(turn, open, item, text)
      : onTogether(turn, open, text);
  return onIndicator(turn, open, item, text);
}

function withoutOffer(asking: Asking): Asking {
  const { offered: _, ...open } = asking;
  return open;
}

function wasSilent(turn: Turn): boolean {
  const before = turn.moment.lastInbound;
  return before !== null && turn.moment.now - before > silence;
}

function offerToGoOn(turn: Turn, asking: Asking): void {
  turn.say('welcome_back', { name: turn.person.name, innovation: turn.needFocus().name });
  turn.open({ ...asking, offered: true });
  showQuestion(turn);
}

function onIdle(turn: Turn, text: string): void {
  if (halfDecision(turn, text)) return;
  const kind = readYesNo(text).kind;
  if (turn.innovation !== null && kind === 'yes') return goOn(turn);
  if (sayHow(turn, text)) return;
  if (kind === 'unclear') turn.say('not_understood', {});
  hint(turn);
}

function onPickDraft(turn: Turn, text: string): void {
  const mode = turn.mode;
  if (mode.name !== 'picking_draft') return;
  const found = turn.world.loaded.look?.innovation;
  if (found === undefined || pickedCode(mode.codes, text) !== found.code) {
    if (readYesNo(text).kind === 'no' && mode.back !== null) {
      turn.open(mode.back);
      return showQuestion(turn);
    }
    turn.say('pick_number', { count: mode.codes.length });
    return;
  }
  if (!turn.mayFill(found)) {
    turn.open({ name: 'idle' });
    return submitting.refuse(turn, 'write_draft');
  }
  if (found.code !== turn.innovation?.code) turn.focus(found);
  turn.say('draft_opened', {
    code: found.code,
    name: found.name ?? found.code,
    state: found.state,
  });
  turn.open({ name: 'idle' });
  if (found.state === 'draft' || found.state === 'returned') return itemAfter(turn, null);
}

function onConfirmCancel(turn: Turn, text: string): void {
  const kind = text.trim() === '1' ? 'yes' : readYesNo(text).kind;
  turn.open({ name: 'idle' });
  turn.say(kind === 'yes' ? 'put_aside' : 'going_on', {});
  if (kind !== 'yes' && turn.innovation !== null) goOn(turn);
}
