// The conversation: one input and what is known lead to the next state, what is said and what is to be done.
// Pure: no clock, no randomness, no database. What a message needs to know is asked for first (`needsOf`).
import { readInnovationCode, readInvitationCode, readLinkCode } from '../codes.ts';
import { type Command, isBlank, readCommand, readYesNo } from '../language/index.ts';
import type { Innovation } from '../innovation/innovation.ts';
import * as checking from './commands/checking.ts';
import * as form from './commands/form.ts';
import {
  enterInvitation,
  enterLinkCode,
  invite,
  makeLinkCode,
  onInviting,
} from './commands/invitation.ts';
import * as submitting from './commands/submitting.ts';
import type { Effect } from './effect.ts';
import type { Input } from './input.ts';
import type { Message } from './message.ts';
import { onAnswer, onConfirming, sayGrown } from './modes/answering.ts';
import { askAgain, itemAfter, showQuestion } from './modes/asking.ts';
import { onFileOutcomes, onFiles } from './modes/files.ts';
import { onIndicator } from './modes/indicator.ts';
import { beginInnovation, onInnovationName } from './modes/naming.ts';
import { onConsent, onName, onUnit, welcome } from './modes/start.ts';
import { readToken } from './token.ts';
import type { Asking, Conversation } from './state.ts';
import { Turn } from './turn.ts';
import type { Moment, Need, Person, World } from './world.ts';

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

/** The text an input amounts to: typed, or what typing would have been for a button; null for an old or foreign button. */
function textOf(state: Conversation, input: Input): string | null {
  if (input.kind === 'text') return input.text;
  if (input.kind !== 'choice') return null;
  const token = readToken(input.token);
  if (token === null) return null;
  if (token.kind === 'text') return token.text;
  return token.prompt === state.prompt ? (state.replies[token.index] ?? null) : null;
}

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

/** What must be loaded before `step` can take this input. */
export function needsOf(state: Conversation, input: Input): readonly Need[] {
  if (input.kind === 'edit' || input.kind === 'delete')
    return [{ kind: 'target', externalId: input.target }];
  const text = textOf(state, input);
  if (text === null) return [];
  const mode = state.mode;
  if (mode.name === 'consent' && mode.invitation !== undefined)
    return [{ kind: 'invitation', code: mode.invitation }, { kind: 'attempts' }];
  const link = readLinkCode(text);
  if (link !== null) return [{ kind: 'link', code: link }, { kind: 'attempts' }];
  const invitation = readInvitationCode(text);
  if (invitation !== null) return [{ kind: 'invitation', code: invitation }, { kind: 'attempts' }];
  const offered = offeredReply(state, text);
  if (offered !== null) return needsOfCommand(readCommand(offered));
  const command = readCommand(text);
  if (mode.name === 'returning' && (command === null || !['cancel', 'help'].includes(command.name)))
    return [{ kind: 'card', code: mode.card }];
  if (mode.name === 'picking_draft' && command === null) {
    const code = pickedCode(mode.codes, text);
    return code === null ? [] : [{ kind: 'look', code }];
  }
  if (mode.name === 'confirming_withdraw') return [{ kind: 'look', code: mode.code }];
  return needsOfCommand(command);
}

function needsOfCommand(command: Command | null): readonly Need[] {
  if (command === null) return [];
  switch (command.name) {
    case 'drafts':
      return [{ kind: 'drafts' }];
    case 'queue':
    case 'next':
      return [{ kind: 'queue' }];
    case 'unit_list':
      return [{ kind: 'unit_list' }];
    case 'submit':
      return [{ kind: 'similar' }];
    case 'look':
    case 'status':
    case 'evidence':
    case 'withdraw':
    case 'repair': {
      const code = command.code === undefined ? null : readInnovationCode(command.code);
      if (code !== null) return [{ kind: 'look', code }];
      return command.name === 'look'
        ? [{ kind: 'queue' }]
        : command.name === 'repair'
          ? [{ kind: 'drafts' }]
          : [];
    }
    case 'approve':
    case 'return':
      return [{ kind: 'card', code: command.code }, { kind: 'attempts' }];
    default:
      return [];
  }
}

function offeredReply(state: Conversation, text: string): string | null {
  if (
    state.mode.name !== 'idle' ||
    state.mode.offered === undefined ||
    !/^\s*\d{1,2}\s*$/.test(text)
  )
    return null;
  return state.mode.offered[Number(text.trim()) - 1] ?? null;
}

function pickedCode(codes: readonly string[], text: string): string | null {
  const code = readInnovationCode(text);
  if (code !== null) return code;
  const number = /^\D{0,12}(\d{1,3})\D{0,3}$/.exec(text.trim())?.[1];
  return number === undefined ? null : (codes[Number(number) - 1] ?? null);
}

/** Takes one input. Total: every state and every input has an outcome, and a refusal says what to do. */
export function step(world: World, state: Conversation, input: Input, moment: Moment): Step {
  const turn = new Turn(world, state, moment);
  take(turn, input);
  return turn.finish();
}

function take(turn: Turn, input: Input): void {
  if (input.kind === 'group') {
    turn.say('group_only_private', {});
    return turn.open({ name: 'group' });
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
    default:
      turn.say('not_an_answer', { kind: input.kind });
      return askAgain(turn);
  }
}

function beforeConsent(turn: Turn, input: Input): void {
  const text = textOf(turn.state, input);
  const mode = turn.mode;
  if (text === null || isBlank(text)) {
    if (mode.name === 'consent') turn.say('consent_unclear', {});
    return welcome(turn, mode.name === 'consent' ? mode.invitation : undefined);
  }
  const link = readLinkCode(text);
  if (link !== null) return enterLinkCode(turn, link);
  const invitation = readInvitationCode(text);
  if (invitation !== null) return welcome(turn, invitation);
  if (mode.name !== 'consent') return welcome(turn);
  const command = readCommand(text);
  if (command?.name === 'help' || command?.name === 'privacy' || command?.name === 'missing') {
    turn.say('privacy', {});
    return welcome(turn, mode.invitation);
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
  if (readInvitationCode(text) !== null) return enterInvitation(turn);
  const offered = offeredReply(turn.state, text);
  const command = readCommand(offered ?? text);
  const mode = turn.mode;
  if (mode.name === 'asking' && offered === null && repeats(turn, mode, text, beforePrompt)) return;
  if (command !== null && commandApplies(turn, command)) return onCommand(turn, command);
  switch (mode.name) {
    case 'choosing_unit':
      return onUnit(turn, text, mode.offered);
    case 'giving_name':
      return onName(turn, text);
    case 'naming_innovation':
      return onInnovationName(turn, text);
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
    case 'returning':
      return checking.onReturning(turn, text);
    case 'new':
    case 'group':
    case 'consent':
    case 'idle':
      return onIdle(turn, text);
  }
}

/**
 * Recognises an answer typed twice because the first confirmation was slow or a prompt was shown again:
 * the same words as the answer stored last, written before the open question was shown.
 */
function repeats(turn: Turn, asking: Asking, text: string, beforePrompt: boolean): boolean {
  const last = turn.state.last;
  if (
    !beforePrompt ||
    last === null ||
    asking.join !== undefined ||
    last.text.trim() !== text.trim()
  )
    return false;
  turn.say('already_stored', { label: turn.form().byId.get(last.item)?.label ?? '' });
  showQuestion(turn);
  return true;
}

function commandApplies(turn: Turn, command: Command): boolean {
  const mode = turn.mode;
  switch (mode.name) {
    case 'choosing_unit':
    case 'giving_name':
    case 'naming_innovation':
      return (
        [
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
        ].includes(command.name) && !(mode.name === 'naming_innovation' && command.name === 'start')
      );
    case 'confirming':
    case 'confirming_submit':
    case 'confirming_withdraw':
    case 'confirming_cancel':
      // "kirim" answers the question whether to hand in; "batal" and "kembali" answer it too.
      return always.has(command.name);
    case 'returning':
      return ['cancel', 'help', 'look', 'queue', 'evidence'].includes(command.name);
    case 'asking':
      // "nihil" answers the open question; as a statement of the unit it is typed when none is open.
      return command.name !== 'nil';
    case 'inviting':
      return command.name === 'cancel' || command.name === 'help' || command.name === 'queue';
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
  if (open.step === 'value') return onAnswer(turn, open, item, text);
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
  const kind = readYesNo(text).kind;
  if (turn.innovation !== null && kind === 'yes') return itemAfter(turn, null);
  turn.say('idle_hint', {
    hasDraft: turn.innovation !== null,
    checks: turn.person.grants.some((grant) => grant.role !== 'innovator'),
  });
  turn.offer(
    turn.innovation === null
      ? [{ label: { key: 'new' }, reply: 'baru', numbered: false }]
      : [{ label: { key: 'go_on' }, reply: 'lanjut', numbered: false }],
  );
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
  if (kind !== 'yes' && turn.innovation !== null) itemAfter(turn, null);
}

function onCommand(turn: Turn, command: Command): void {
  switch (command.name) {
    case 'help':
      return form.help(turn);
    case 'missing':
      return form.whatIsMissing(turn);
    case 'summary':
      return form.summary(turn);
    case 'change':
      return form.change(turn, command.item);
    case 'skip':
      return form.skipItem(turn);
    case 'back':
      return form.back(turn);
    case 'done':
      return form.doneCollecting(turn);
    case 'files':
      return form.listFiles(turn);
    case 'delete':
      return form.deleteFile(turn, command.rest);
    case 'drafts':
      return form.drafts(turn);
    case 'new':
      return beginInnovation(turn);
    case 'submit':
      return submitting.submit(turn);
    case 'status':
      return submitting.status(turn);
    case 'repair':
      return submitting.repair(turn);
    case 'withdraw':
      return submitting.withdraw(turn);
    case 'queue':
      return checking.queue(turn);
    case 'next':
      return onNext(turn);
    case 'look':
      return onLook(turn, command.code);
    case 'evidence':
      return onEvidence(turn, command);
    case 'approve':
      return checking.approve(turn);
    case 'return':
      return checking.returnForRepair(turn, command.code, command.note);
    case 'unit_list':
      return checking.unitList(turn);
    case 'invite':
      return invite(turn, command.rest);
    case 'link':
      return makeLinkCode(turn);
    case 'needs_code':
      turn.say('needs_code', { verb: command.verb });
      return askAgain(turn);
    case 'cancel':
      return onCancel(turn);
    case 'start':
    case 'resume':
      return onStart(turn);
    case 'greeting':
      turn.say('greeting', { name: turn.person.name });
      return turn.mode.name === 'idle' ? onIdleStart(turn) : again(turn);
    case 'thanks':
      turn.say('thanks', {});
      return askAgain(turn);
    case 'wait':
    case 'save':
      turn.say(command.name === 'wait' ? 'no_hurry' : 'saved_already', {});
      return askAgain(turn);
    case 'privacy':
      turn.say('privacy', {});
      return again(turn);
    case 'profile':
      turn.say('profile', {
        name: turn.person.name,
        nip: turn.person.nip,
        unit: turn.unit(turn.person.unitId)?.name ?? null,
        roles: turn.person.grants.map((grant) => ({
          role: grant.role,
          unit: turn.unit(grant.unitId)?.name ?? null,
        })),
      });
      return askAgain(turn);
    default:
      turn.say('not_yet_here', { command: command.name });
      return askAgain(turn);
  }
}

/** Repeats what is open, whatever it is. */
function again(turn: Turn): void {
  const mode = turn.mode;
  if (mode.name === 'choosing_unit') turn.say('ask_unit', {});
  else if (mode.name === 'giving_name') turn.say('ask_name', {});
  else askAgain(turn);
}

function onStart(turn: Turn): void {
  const mode = turn.mode;
  if (mode.name === 'asking') return showQuestion(turn);
  if (mode.name === 'choosing_unit' || mode.name === 'giving_name') return again(turn);
  onIdleStart(turn);
}

function onIdleStart(turn: Turn): void {
  const innovation = turn.innovation;
  if (innovation !== null && (innovation.state === 'draft' || innovation.state === 'returned'))
    return itemAfter(turn, null);
  turn.say('idle_hint', {
    hasDraft: false,
    checks: turn.person.grants.some((grant) => grant.role !== 'innovator'),
  });
  turn.offer([{ label: { key: 'new' }, reply: 'baru', numbered: false }]);
}

function onNext(turn: Turn): void {
  if (turn.mode.name === 'asking' && turn.grantsOf('unit_admin').length === 0)
    return form.skipItem(turn);
  if (
    turn.mode.name === 'idle' &&
    turn.innovation !== null &&
    (turn.world.loaded.queue ?? []).length === 0
  )
    return itemAfter(turn, null);
  checking.queue(turn);
}

function onLook(turn: Turn, code: string | undefined): void {
  if (turn.world.loaded.look !== undefined) return checking.look(turn);
  if (code !== undefined && /^\d{1,3}$/.test(code)) {
    const row = (turn.world.loaded.queue ?? [])[Number(code) - 1];
    if (row !== undefined) {
      turn.say('look_by_code', { code: row.code });
      turn.offer([{ label: { key: 'look' }, reply: `lihat ${row.code}`, numbered: false }]);
      return;
    }
  }
  if (code === undefined)
    return turn.grantsOf('unit_admin').length > 0 ? checking.queue(turn) : form.summary(turn);
  turn.say('not_found', {});
  askAgain(turn);
}

function onEvidence(turn: Turn, command: Extract<Command, { name: 'evidence' }>): void {
  // Somebody who fills in and types "bukti 5" wants to send evidence for item 5.
  if (
    command.code === undefined &&
    turn.innovation !== null &&
    (turn.innovation.state === 'draft' || turn.innovation.state === 'returned')
  )
    return command.item === undefined
      ? form.listFiles(turn)
      : form.change(
          turn,
          /^\d+$/.test(command.item.trim()) ? `indikator ${command.item}` : command.item,
        );
  checking.evidence(turn, command.item);
}

function onCancel(turn: Turn): void {
  const mode = turn.mode;
  switch (mode.name) {
    case 'confirming':
    case 'picking_draft':
      turn.say('not_changed', { label: null });
      turn.open(mode.back ?? { name: 'idle' });
      return askAgain(turn);
    case 'asking':
      turn.say('cancel_what', {});
      turn.offer([
        { label: { key: 'put_aside' }, reply: 'ya', numbered: true },
        { label: { key: 'go_on' }, reply: 'tidak', numbered: true },
      ]);
      return turn.open({ name: 'confirming_cancel' });
    case 'choosing_unit':
    case 'giving_name':
      turn.say('cannot_cancel_here', {});
      return again(turn);
    default:
      turn.say('cancelled', {});
      return turn.open({ name: 'idle' });
  }
}

/** An edited message replaces nothing by itself: a stored answer is asked about, anything else is a new answer only if its question is open. */
function onEdit(turn: Turn, text: string): void {
  const target = turn.world.loaded.target;
  const innovation = turn.innovation;
  const mode = turn.mode;
  if (
    target === undefined ||
    target === null ||
    innovation === null ||
    target.code !== innovation.code
  ) {
    turn.say('edit_ignored', {});
    return askAgain(turn);
  }
  const item = turn.form().byId.get(target.item);
  const value = innovation.answers.get(target.item)?.value;
  if (
    item === undefined ||
    innovation.state !== 'draft' ||
    value?.type !== 'text' ||
    isBlank(text)
  ) {
    turn.say('edit_explained', {
      number: turn.form().numberOf.get(target.item) ?? 0,
      label: item?.label ?? '',
    });
    return askAgain(turn);
  }
  const back = mode.name === 'asking' ? mode : mode.name === 'confirming' ? mode.back : null;
  if (mode.name === 'asking' && mode.item === target.item && mode.join !== undefined) {
    turn.say('edit_explained', {
      number: turn.form().numberOf.get(target.item) ?? 0,
      label: item.label,
    });
    return sayGrown(turn, item, 0);
  }
  turn.say('edit_question', { label: item.label, before: value.text, after: text.trim() });
  turn.offer([
    { label: { key: 'yes' }, reply: 'ya', numbered: true },
    { label: { key: 'no' }, reply: 'tidak', numbered: true },
  ]);
  turn.open({
    name: 'confirming',
    value: { type: 'text', text: text.trim() },
    item: item.id,
    why: 'edited',
    back,
  });
}

function onDelete(turn: Turn): void {
  const target = turn.world.loaded.target;
  if (target === undefined || target === null) return;
  turn.say('delete_explained', { number: turn.form().numberOf.get(target.item) ?? 0 });
  askAgain(turn);
}
