// `siaran KODE`: how far a broadcast came, and pausing, resuming, cancelling it; and the answers people give to its question.
// Putting one together stands in modes/broadcasting.ts; sending is the shell's.
import type { BroadcastQuestion } from '../../broadcast.ts';
import { type ReplyReading, readReply } from '../../broadcast-reply.ts';
import { scopeOf } from './preview.ts';
import { readBroadcastLine } from '../../language/index.ts';
import { beginInOneLine } from './one-line.ts';
import { beginBroadcast } from './composing.ts';
import type { Choice } from '../message.ts';
import type { BroadcastProgress, BroadcastSteer } from './types.ts';
import { readPersonName } from '../../person-name.ts';
import { refuse } from '../shared/refusing.ts';
import type { Aside } from '../shared/dialogue.ts';
import type { Mode, ModeOf } from '../state.ts';
import type { Turn } from '../turn.ts';
import type { Need } from '../world.ts';
import { asksForReplies } from '../../language/broadcast-words.ts';

const steers: Readonly<Record<string, BroadcastSteer>> = {
  jeda: 'pause',
  lanjut: 'resume',
  lanjutkan: 'resume',
  batal: 'cancel',
  batalkan: 'cancel',
};

/** What from a state can be done. */
export const steersOf: Readonly<Record<BroadcastProgress['state'], readonly BroadcastSteer[]>> = {
  draft: ['cancel'],
  scheduled: ['pause', 'cancel'],
  running: ['pause', 'cancel'],
  paused: ['resume', 'cancel'],
  done: [],
  cancelled: [],
};

/** Reads what stands behind `siaran`: a code and what to do with it, or the list. */
function readBroadcastRest(rest: string | undefined): { code: string | null; word: string } {
  const typed = (rest ?? '').trim();
  const [, code, word = ''] = /^s?[\s-]?(\d{4,6})\b\s*(\S.*)?$/iu.exec(typed) ?? [];
  return code === undefined
    ? { code: null, word: typed.toLowerCase() }
    : { code: `S${code}`, word: word.toLowerCase() };
}

/** What must be loaded for `siaran` with what stands behind it. */
export function broadcastNeeds(rest: string | undefined): readonly Need[] {
  const { code } = readBroadcastRest(rest);
  if (rest !== undefined && lineOf(rest) !== null)
    return [{ kind: 'people' }, { kind: 'calendar', of: 'running' }];
  return code === null
    ? [{ kind: 'people' }, { kind: 'broadcasts' }]
    : [{ kind: 'broadcast', code }];
}

/** A broadcast whose words and audience stand in the line itself. */
const lineOf = (rest: string) => readBroadcastLine(`siaran ${rest}`);

/** Begins, lists, shows or steers broadcasts. */
export function broadcast(turn: Turn, rest: string | undefined): void {
  const line = rest === undefined ? null : lineOf(rest);
  if (line !== null) return beginInOneLine(turn, line);
  const { code, word } = readBroadcastRest(rest);
  if (code === null && word !== 'daftar' && word !== 'hasil') return beginBroadcast(turn, word);
  const steer = steers[word];
  const scope = scopeOf(turn);
  if (scope === undefined && !turn.may('stop_broadcast')) return refuse(turn, 'stop_broadcast');
  if (code === null) {
    turn.say('broadcast_list', { rows: turn.world.loaded.broadcasts ?? [] });
    return turn.askAgain();
  }
  const found = turn.world.loaded.broadcast ?? null;
  if (found === null || !turn.may('stop_broadcast', { unitId: found.unitId })) {
    turn.say('broadcast_unknown', { code });
    turn.do({ kind: 'record', what: 'denied', detail: 'stop_broadcast' });
    return turn.askAgain();
  }
  if (steer !== undefined) return steerTo(turn, found, steer);
  if (asksForReplies.test(word)) {
    turn.say('broadcast_attendance', { code, question: found.question, rows: found.attendance });
    return turn.askAgain();
  }
  turn.say('broadcast_progress', found);
  turn.offer([
    ...mayDo(turn, found).map((to): Choice => ({
      label: { key: to },
      reply: { command: 'broadcast', args: [code], last: to },
      numbered: false,
    })),
    ...(found.question === null
      ? []
      : [
          {
            label: { key: 'attendance' as const },
            reply: { command: 'broadcast' as const, args: [code], last: 'attendance' as const },
            numbered: false,
          },
        ]),
  ]);
}

/** Whoever may stop a broadcast and not send one may not let it go on either. */
const mayDo = (turn: Turn, { state }: BroadcastProgress): readonly BroadcastSteer[] =>
  steersOf[state].filter((to) => to !== 'resume' || scopeOf(turn) !== undefined);

function steerTo(turn: Turn, found: BroadcastProgress, to: BroadcastSteer): void {
  const { code, state } = found;
  if (to === 'resume' && scopeOf(turn) === undefined) refuse(turn, 'broadcast_all');
  else if (!steersOf[state].includes(to)) turn.say('broadcast_not_steered', { code, state });
  else {
    turn.do({ kind: 'steer_broadcast', id: found.id, to });
    turn.say('broadcast_steered', { code, to });
  }
  turn.askAgain();
}

/** A text that may answer the question of a broadcast; null for any other. */
export function replyAside(mode: Mode, text: string): Aside | null {
  const read = readReply(text, mode.name === 'idle');
  if (read === null) return null;
  return {
    needs: [{ kind: 'question', code: read.code }],
    take: (turn) => onReply(turn, read),
  };
}

/** Takes an answer to a broadcast's question; false when nothing was asked that it answers. */
function onReply(turn: Turn, read: ReplyReading): boolean {
  const asked = turn.world.loaded.question ?? null;
  if (asked === null) {
    // "hadir" without any question is no answer; with a code, the person meant one that is gone.
    if (read.code === null) return false;
    turn.say('no_question', {});
    turn.askAgain();
    return true;
  }
  const { id, code, question, answered } = asked;
  if (question.kind === 'poll') return onChoice(turn, read, { id, code, question, answered });
  if (read.kind === 'choice') return false;
  const representative = read.kind === 'represented' ? readPersonName(read.name ?? '') : null;
  if (read.kind === 'represented' && representative === null) {
    const back = turn.mode.name === 'asking' ? turn.mode : null;
    turn.open({ name: 'representing', id, code, back });
    turn.say('ask_representative', { code });
    return true;
  }
  save(turn, id, code, read.kind, representative, answered);
  return true;
}

function onChoice(
  turn: Turn,
  read: ReplyReading,
  asked: {
    id: number;
    code: string;
    question: Extract<BroadcastQuestion, { kind: 'poll' }>;
    answered: boolean;
  },
): boolean {
  if (read.kind !== 'choice') return false;
  const option = asked.question.options[read.option - 1];
  if (option === undefined) {
    turn.say('no_such_option', { code: asked.code, options: asked.question.options.length });
    return true;
  }
  save(turn, asked.id, asked.code, option, null, asked.answered);
  return true;
}

function save(
  turn: Turn,
  id: number,
  code: string,
  answer: string,
  representative: string | null,
  again: boolean,
): void {
  turn.do({ kind: 'answer_broadcast', id, reply: { answer, representative } });
  turn.say('answer_saved', { code, answer, representative, again });
  turn.askAgain();
}

/** Takes the name of whoever comes instead, then shows again what was open before. */
export function onRepresenting(turn: Turn, mode: ModeOf<'representing'>, text: string): void {
  const { id, code, back } = mode;
  const name = readPersonName(text);
  if (name === null) return turn.say('ask_representative', { code });
  turn.open(back ?? { name: 'idle' });
  turn.do({
    kind: 'answer_broadcast',
    id,
    reply: { answer: 'represented', representative: name },
  });
  turn.say('answer_saved', { code, answer: 'represented', representative: name, again: false });
  if (back !== null) turn.askAgain();
}
