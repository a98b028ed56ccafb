// `siaran`, step by step: to whom, what, which question, when; then a preview that only its count and code let go.
// Nothing is stored before that; the draft lives in the conversation.
import {
  audienceRoles,
  type BroadcastAudience,
  everybody,
  lateJoinerDays,
  placeholders,
  unknownPlaceholders,
  workStates,
} from '../../broadcast.ts';
import { cardCode } from '../../codes.ts';
import { readYesNo, searchUnits } from '../../language/index.ts';
import { yesNo } from '../choices.ts';
import { saysToWait } from '../commands/attempts.ts';
import { refuse } from '../commands/submitting.ts';
import type { Choice } from '../message.ts';
import type { BroadcastDraft, BroadcastStep } from '../outreach.ts';
import type { Mode } from '../state.ts';
import type { Turn } from '../turn.ts';
import { chosenOf, count, preview, scopeOf } from './broadcast-preview.ts';
import { readTime } from './broadcast-time.ts';

type Broadcasting = Extract<Mode, { name: 'broadcasting' }>;
const longest = 3500;
const mostOptions = 8;
const channels = ['telegram', 'whatsapp', 'webchat'] as const;

/** Begins a broadcast. */
export function beginBroadcast(turn: Turn): void {
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
  ask(turn, draft, 'roles');
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
        ...audienceRoles.map((role) => ({ label: { role }, reply: role, numbered: true })),
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
      turn.say('broadcast_ask_text', { placeholders });
      return turn.offer([]);
    case 'file':
      turn.say('broadcast_ask_file', {});
      return turn.offer([{ label: { key: 'skip' }, reply: 'lewati', numbered: false }]);
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

const all: Choice = { label: { key: 'everybody' }, reply: 'semua', numbered: true };

/** Takes the answer to the step that is open. */
export function onBroadcasting(turn: Turn, text: string): void {
  const mode = turn.mode;
  if (mode.name !== 'broadcasting') return;
  if (scopeOf(turn) === undefined) return refuse(turn, 'broadcast_unit');
  const typed = text.trim();
  switch (mode.step) {
    case 'roles':
      return onRoles(turn, mode, typed);
    case 'units':
      return onUnits(turn, mode, typed);
    case 'work':
      return onPicked(turn, mode, typed, workStates, (work) => ({ work }), 'channels');
    case 'channels':
      return onPicked(turn, mode, typed, channels, (chosen) => ({ channels: chosen }), 'text');
    case 'text':
      return onText(turn, mode, text);
    case 'file':
      if (!/^(?:1|lewati|tidak|tidak ada|tanpa|tanpa berkas)$/iu.test(typed))
        return again(turn, mode);
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
      return onConfirm(turn, mode, typed);
  }
}

/** The numbers of a list that a text picks, 1 meaning all; null when it picks none. */
function picked<T>(typed: string, items: readonly T[]): readonly T[] | 'all' | null {
  if (/^(?:1|semua|semuanya|bebas)$/iu.test(typed)) return 'all';
  const numbers = typed.split(/[\s,]+|\bdan\b/u).filter((part) => part !== '');
  const found = numbers.map((part) => (/^\d+$/u.test(part) ? items[Number(part) - 2] : undefined));
  return found.length > 0 && found.every((item) => item !== undefined) ? found : null;
}

function onRoles(turn: Turn, mode: Broadcasting, typed: string): void {
  const roles = picked(typed, audienceRoles);
  if (roles === null) return again(turn, mode);
  const draft = withAudience(mode.draft, { roles: roles === 'all' ? null : [...roles] });
  count(turn, draft);
  ask(turn, draft, scopeOf(turn) === null ? 'units' : 'work');
}

function onPicked<T extends string>(
  turn: Turn,
  mode: Broadcasting,
  typed: string,
  items: readonly T[],
  change: (chosen: T[] | null) => Partial<BroadcastAudience>,
  next: BroadcastStep,
): void {
  const found = picked(typed, items);
  if (found === null) return again(turn, mode);
  const draft = withAudience(mode.draft, change(found === 'all' ? null : [...found]));
  count(turn, draft);
  ask(turn, draft, next);
}

function onUnits(turn: Turn, mode: Broadcasting, typed: string): void {
  const { audience } = mode.draft;
  const chosen = audience.units !== null || audience.gakor !== null;
  if (/^(?:semua|semua unit|1)$/iu.test(typed) && !chosen) return ask(turn, mode.draft, 'work');
  if (/^(?:selesai|cukup|sudah|itu saja|lanjut)$/iu.test(typed) && chosen) {
    count(turn, mode.draft);
    return ask(turn, mode.draft, 'work');
  }
  const gakor = (turn.world.loaded.gakor ?? []).find(
    ({ name }) =>
      name.toLowerCase() === typed.toLowerCase() ||
      `gakor ${name}`.toLowerCase() === typed.toLowerCase(),
  );
  if (gakor !== undefined)
    return ask(
      turn,
      withAudience(mode.draft, { gakor: [...new Set([...(audience.gakor ?? []), gakor.id])] }),
      'units',
    );
  const found = searchUnits(turn.world.units, typed);
  if (found.kind === 'exact')
    return ask(
      turn,
      withAudience(mode.draft, { units: [...new Set([...(audience.units ?? []), found.id])] }),
      'units',
    );
  const like = found.kind === 'candidates' ? found.ids.map((id) => turn.unitName(id)) : [];
  turn.say('broadcast_unit_unclear', { typed, like });
}

function onText(turn: Turn, mode: Broadcasting, text: string): void {
  const unknown = unknownPlaceholders(text);
  if (unknown.length > 0)
    return turn.say('broadcast_unknown_placeholder', { found: unknown, placeholders });
  const chars = [...text].length;
  if (chars > longest) return turn.say('broadcast_too_long', { chars, limit: longest });
  ask(turn, { ...mode.draft, text: text.trim() }, 'file');
}

function onQuestion(turn: Turn, mode: Broadcasting, typed: string): void {
  if (/^(?:1|tidak|tidak ada|tanpa)$/iu.test(typed))
    return ask(turn, { ...mode.draft, question: null }, 'time');
  if (/^(?:2|hadir|kehadiran)$/iu.test(typed))
    return ask(turn, { ...mode.draft, question: { kind: 'attendance' } }, 'time');
  if (/^(?:3|pilihan|jajak)$/iu.test(typed)) return ask(turn, mode.draft, 'options');
  again(turn, mode);
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
  if (read === 'unclear') return turn.say('broadcast_time_unclear', {});
  if (read === 'past') return turn.say('broadcast_time_past', {});
  if (read.moved !== null)
    turn.say('broadcast_quiet', { starts: new Date(read.moved).toISOString() });
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
  const kind = typed === '1' ? 'yes' : typed === '2' ? 'no' : readYesNo(typed).kind;
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

function onConfirm(turn: Turn, mode: Broadcasting, typed: string): void {
  const numbers = typed.replaceAll(/(\d)[.](\d{3})\b/gu, '$1$2').match(/\d+/gu) ?? [];
  if (numbers.length === 0) {
    if (['no', 'later', 'not_yet'].includes(readYesNo(typed).kind)) {
      turn.say('confirmation_dropped', {});
      return turn.open({ name: 'idle' });
    }
    return preview(turn, mode.draft);
  }
  const { reached } = chosenOf(turn, mode.draft.audience);
  if (Number(numbers[0]) !== reached.length)
    return turn.say('broadcast_wrong_count', { count: reached.length });
  if (numbers.length < 2) return turn.say('broadcast_needs_code', { count: reached.length });
  if (saysToWait(turn)) return;
  const found = turn.world.loaded.confirmation ?? null;
  if (found === null) {
    turn.do({ kind: 'count_attempt', what: 'card' });
    return turn.say('confirmation_wrong', {});
  }
  const code = `S${cardCode(turn.moment.entropy.slice(8))}`;
  turn.open({ name: 'idle' });
  turn.do({
    kind: 'create_broadcast',
    code,
    unitId: scopeOf(turn) ?? null,
    draft: mode.draft,
    count: reached.length,
    confirmationId: found.id,
  });
  const { starts } = mode.draft.time;
  turn.say('broadcast_confirmed', {
    code,
    count: reached.length,
    starts: starts === null ? null : new Date(starts).toISOString(),
  });
  turn.offer([{ label: { key: 'progress' }, reply: `siaran ${code}`, numbered: false }]);
}
