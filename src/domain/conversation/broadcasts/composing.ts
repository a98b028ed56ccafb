// `siaran`, step by step: to whom, what, which question, when; then a preview that only its count and code let go.
// Nothing is stored before that; the draft lives in the conversation.
import { reachesAnything } from '../../access.ts';
import {
  audienceRoles,
  type BroadcastAudience,
  everybody,
  lateJoinerDays,
  longestBroadcast,
  placeholders,
  unknownPlaceholders,
} from '../../broadcast.ts';
import {
  type Command,
  type CommandName,
  readYesNo,
  saysPlainly,
  searchUnits,
} from '../../language/index.ts';
import { readConfirmation, yesNo } from '../shared/confirming.ts';
import type { Choice } from '../message.ts';
import type { BroadcastDraft, BroadcastStep } from './types.ts';
import type { Mode } from '../state.ts';
import { refuse } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';
import { chosenOf, count, preview, scopeOf } from './preview.ts';
import {
  channelPicks,
  type Pick,
  picksAll,
  picksNone,
  readPicks,
  readUnits,
  rolePicks,
  workPicks,
} from './picks.ts';
import { confirmBroadcast } from './confirm.ts';
import { readTime } from './time.ts';
import { newFirst } from '../../language/broadcast-words.ts';

type Broadcasting = Extract<Mode, { name: 'broadcasting' }>;
const mostOptions = 8;

/** Begins a broadcast; roles may be named already. */
export function beginBroadcast(turn: Turn, named = ''): void {
  const scope = scopeOf(turn);
  if (scope === undefined) return refuse(turn, 'broadcast_unit');
  const draft: BroadcastDraft = {
    audience: everybody,
    text: '',
    file: null,
    question: null,
    time: { starts: null, until: null },
    late: false,
  };
  const roles = named === '' ? null : readPicks(named.replace(newFirst, ''), rolePicks);
  if (roles === null) return ask(turn, draft, 'roles');
  takeRoles(turn, draft, roles);
}

/** Goes back to the step before; the answers given so far stay and can be given anew. */
function stepBack(turn: Turn, { draft, step }: Broadcasting): void {
  const steps: readonly BroadcastStep[] = [
    'roles',
    ...(scopeOf(turn) === null ? (['units'] as const) : []),
    'work',
    'channels',
    'text',
    'file',
    'question',
    'time',
    'late',
    'confirm',
  ];
  const at = step === 'options' ? steps.indexOf('time') : steps.indexOf(step);
  if (at === 0) turn.say('broadcast_first_step', {});
  const before = steps[Math.max(0, at - 1)] ?? 'roles';
  // Units are added one by one, so whoever comes back to them begins anew.
  const anew = before === 'units' || step === 'units';
  ask(turn, anew ? withAudience(draft, { units: null, gakor: null }) : draft, before);
}

/** Opens a step and asks for what it needs. */
export function ask(turn: Turn, draft: BroadcastDraft, step: BroadcastStep): void {
  turn.open({ name: 'broadcasting', step, draft, ticket: null });
  const scope = scopeOf(turn) ?? null;
  switch (step) {
    case 'roles':
      turn.say('broadcast_ask_roles', { unit: scope === null ? null : turn.unitName(scope) });
      return turn.offer([
        all,
        ...audienceRoles.map((role) => ({ label: { role }, reply: { role }, numbered: true })),
      ]);
    case 'units':
      turn.say('broadcast_ask_units', {
        chosen: namesOf(turn, draft.audience),
        gakor: (turn.world.loaded.gakor ?? []).map(({ name }) => name),
      });
      return turn.offer([]);
    case 'work':
      turn.say('broadcast_ask_work', {});
      return turn.offer([]);
    case 'channels':
      turn.say('broadcast_ask_channels', {});
      return turn.offer([]);
    case 'text':
      turn.say('broadcast_ask_text', { placeholders, now: draft.text === '' ? null : draft.text });
      return turn.offer([]);
    case 'file':
      turn.say('broadcast_ask_file', {});
      return turn.offer([{ label: { key: 'skip' }, reply: { command: 'skip' }, numbered: false }]);
    case 'question':
      turn.say('broadcast_ask_question', {});
      return turn.offer([]);
    case 'options':
      turn.say('broadcast_ask_options', { most: mostOptions });
      return turn.offer([]);
    case 'time':
      turn.say('broadcast_ask_time', {});
      return turn.offer([]);
    case 'late':
      turn.say('broadcast_ask_late', { days: lateJoinerDays });
      return turn.offer(yesNo);
    case 'confirm':
      return preview(turn, draft);
  }
}

const all: Choice = { label: { key: 'everybody' }, reply: { word: 'everybody' }, numbered: true };

/** Words that answer a step of a broadcast where elsewhere they are commands. */
export const words = [
  ...['done', 'skip', 'new', 'start', 'drafts', 'greeting', 'wait', 'resume', 'back'],
] as const satisfies readonly CommandName[];

/** Asks again for the step that is open; of a preview, which stands with its code, only what lets it go. */
export function askAgain(turn: Turn, { draft, step }: Broadcasting): void {
  if (step !== 'confirm') return ask(turn, draft, step);
  turn.say('broadcast_needs_code', { count: chosenOf(turn, draft).reached.length });
}

/** A mentor asks the own gakor to a meeting or asks nobody: whom, was said in the line, and is not changed step by step. */
function askToMeeting(turn: Turn, draft: BroadcastDraft, typed: string): void {
  if (!reachesAnything(turn.person.grants, 'hold_meeting')) return refuse(turn, 'hold_meeting');
  confirmBroadcast(turn, draft, typed);
}

/** Takes the answer to the step that is open. */
export function onBroadcasting(
  turn: Turn,
  mode: Broadcasting,
  text: string,
  command: Command | null,
): void {
  const typed = text.trim();
  const back = command?.name === 'back' && saysPlainly(text, command);
  if (mode.draft.meeting !== undefined && !turn.may('broadcast_all'))
    return back || mode.step !== 'confirm'
      ? askAgain(turn, mode)
      : askToMeeting(turn, mode.draft, typed);
  if (scopeOf(turn) === undefined) return refuse(turn, 'broadcast_unit');
  if (back) return stepBack(turn, mode);
  switch (mode.step) {
    case 'roles':
      return onRoles(turn, mode, typed);
    case 'units':
      return onUnits(turn, mode, typed, command);
    case 'work':
      return onPicked(turn, mode, typed, workPicks, (work) => ({ work }), 'channels');
    case 'channels':
      return onPicked(turn, mode, typed, channelPicks, (chosen) => ({ channels: chosen }), 'text');
    case 'text':
      return onText(turn, mode, text, command);
    case 'file':
      if (!picksNone(typed)) return again(turn, mode);
      return ask(turn, { ...mode.draft, file: null }, 'question');
    case 'question':
      return onQuestion(turn, mode, typed);
    case 'options':
      return onOptions(turn, mode, typed);
    case 'time':
      return onTime(turn, mode, typed);
    case 'late':
      return onLate(turn, mode, typed);
    case 'confirm':
      return confirmBroadcast(turn, mode.draft, typed);
  }
}

function onRoles(turn: Turn, mode: Broadcasting, typed: string): void {
  const roles = readPicks(typed, rolePicks);
  if (roles === null) return again(turn, mode);
  takeRoles(turn, mode.draft, roles);
}

function takeRoles(
  turn: Turn,
  before: BroadcastDraft,
  roles: ReturnType<typeof readPicks<(typeof audienceRoles)[number]>>,
): void {
  const draft = withAudience(before, {
    roles: roles === 'all' || roles === null ? null : [...roles],
  });
  count(turn, draft);
  ask(turn, draft, scopeOf(turn) === null ? 'units' : 'work');
}

function onPicked<T extends string>(
  turn: Turn,
  mode: Broadcasting,
  typed: string,
  lines: readonly Pick<T>[],
  change: (chosen: T[] | null) => Partial<BroadcastAudience>,
  next: BroadcastStep,
): void {
  const found = readPicks(typed, lines);
  if (found === null) return again(turn, mode);
  const draft = withAudience(mode.draft, change(found === 'all' ? null : [...found]));
  count(turn, draft);
  ask(turn, draft, next);
}

function onUnits(turn: Turn, mode: Broadcasting, typed: string, command: Command | null): void {
  const { audience } = mode.draft;
  const chosen = audience.units !== null || audience.gakor !== null;
  if (picksAll(typed, 'unit') || typed === '1') {
    const draft = withAudience(mode.draft, { units: null, gakor: null });
    if (chosen) count(turn, draft);
    return ask(turn, draft, 'work');
  }
  if (chosen && endsList(typed, command)) {
    count(turn, mode.draft);
    return ask(turn, mode.draft, 'work');
  }
  const found = readUnits(turn, typed);
  const added = (before: readonly string[] | null, more: readonly string[]) =>
    more.length === 0 ? before : [...new Set([...(before ?? []), ...more])];
  const gakor =
    found.gakor.length === 0
      ? audience.gakor
      : [...new Set([...(audience.gakor ?? []), ...found.gakor])];
  const units = added(audience.units, found.units);
  const draft = withAudience(mode.draft, { units: units === null ? null : [...units], gakor });
  for (const part of found.unknown) {
    const like = searchUnits(turn.world.units, part);
    turn.say('broadcast_unit_unclear', {
      typed: part,
      like: like.kind === 'candidates' ? like.ids.map((id) => turn.unitName(id)) : [],
    });
  }
  if (found.unknown.length > 0 && units === null && gakor === null) return;
  ask(turn, draft, 'units');
}

/** True for "selesai", "itu saja", "lanjut": no further unit. */
function endsList(typed: string, command: Command | null): boolean {
  return command?.name === 'done' || ['yes', 'already'].includes(readYesNo(typed).kind);
}

function onText(turn: Turn, mode: Broadcasting, text: string, command: Command | null): void {
  const agrees = readYesNo(text).kind !== 'unclear';
  if (agrees && mode.draft.text !== '') return ask(turn, mode.draft, 'file');
  // A word that goes on or asks for something is no text for everybody.
  if (agrees || (command !== null && saysPlainly(text, command)))
    return turn.say('broadcast_text_doubt', { typed: text.trim() });
  const unknown = unknownPlaceholders(text);
  if (unknown.length > 0)
    return turn.say('broadcast_unknown_placeholder', { found: unknown, placeholders });
  const chars = [...text].length;
  if (chars > longestBroadcast)
    return turn.say('broadcast_too_long', { chars, limit: longestBroadcast });
  ask(turn, { ...mode.draft, text: text.trim() }, 'file');
}

const questionPicks: readonly Pick<'attendance' | 'options'>[] = [
  { value: 'attendance', names: ['hadir', 'kehadiran', 'daftar hadir', 'absen', 'presensi'] },
  { value: 'options', names: ['pilihan', 'pilihan sendiri', 'jajak', 'jajak pendapat', 'polling'] },
];

function onQuestion(turn: Turn, mode: Broadcasting, typed: string): void {
  const picked = readPicks(typed, questionPicks);
  if (picksNone(typed) || picked === 'all')
    return ask(turn, { ...mode.draft, question: null }, 'time');
  if (picked?.length !== 1) return again(turn, mode);
  if (picked[0] === 'options') return ask(turn, mode.draft, 'options');
  ask(turn, { ...mode.draft, question: { kind: 'attendance' } }, 'time');
}

function onOptions(turn: Turn, mode: Broadcasting, typed: string): void {
  const options = typed
    .split(/\n|;/u)
    .map((line) => line.replace(/^\s*(?:\d+[.)]|[-•])\s*/u, '').trim())
    .filter((line) => line !== '');
  if (
    options.length < 2 ||
    options.length > mostOptions ||
    options.some((line) => line.length > 100)
  )
    return again(turn, mode);
  ask(turn, { ...mode.draft, question: { kind: 'poll', options } }, 'time');
}

function onTime(turn: Turn, mode: Broadcasting, typed: string): void {
  const { now, today } = turn.moment;
  const read = readTime(typed, now, today);
  if ('why' in read) return turn.say('broadcast_time_unclear', { ...read, typed });
  if (read.moved !== null)
    turn.say('broadcast_quiet', { starts: new Date(read.moved).toISOString() });
  else if (read.starts !== null)
    turn.say('broadcast_time_read', { starts: new Date(read.starts).toISOString() });
  ask(
    turn,
    {
      ...mode.draft,
      time: { starts: read.starts, until: read.until, monthDay: read.monthDay ?? null },
    },
    'late',
  );
}

function onLate(turn: Turn, mode: Broadcasting, typed: string): void {
  const kind = readConfirmation(typed);
  if (kind !== 'yes' && kind !== 'no') return again(turn, mode);
  ask(turn, { ...mode.draft, late: kind === 'yes' }, 'confirm');
}

function again(turn: Turn, mode: Broadcasting): void {
  turn.say('broadcast_choose', {});
  ask(turn, mode.draft, mode.step);
}

function withAudience(draft: BroadcastDraft, change: Partial<BroadcastAudience>): BroadcastDraft {
  return { ...draft, audience: { ...draft.audience, ...change } };
}

function namesOf(turn: Turn, audience: BroadcastAudience): readonly string[] {
  const gakor = new Map((turn.world.loaded.gakor ?? []).map(({ id, name }) => [id, name]));
  return [
    ...(audience.units ?? []).map((id) => turn.unitName(id)),
    ...(audience.gakor ?? []).map((id) => gakor.get(id) ?? ''),
  ];
}
