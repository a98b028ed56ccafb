// An answer that quotes a question belongs to that question, whatever is open by now: it is stored there, or it is asked.
// What is stored already is never replaced without a yes. It reads no command.
import { readAnswer } from '../../edition/items/index.ts';
import type { Item } from '../../edition/definition.ts';
import { applies } from '../../edition/journey.ts';
import { showAnswer } from '../../edition/show.ts';
import { isOpenItem } from '../../innovation/innovation.ts';
import { isUnseen, questionOf } from '../open-question.ts';
import type { Quoted } from '../quoted.ts';
import type { Conversation, Mode } from '../state.ts';
import type { Turn } from '../turn.ts';
import { askConfirmation, warn } from './answering.ts';
import { onlyAgrees } from './no-answer.ts';
import { onAsked } from './asked.ts';
import { ask } from './asking.ts';
import type { Asking, AskStep } from './types.ts';

/** Modes in which an answer can belong to another item than the open one. */
const fillingIn: ReadonlySet<Mode['name']> = new Set(['asking', 'confirming', 'idle']);

/**
 * Tells whether what is quoted asked something else than what is open: an item of the form, or a question that is over.
 * Null where the quotation agrees with what is open, or says nothing.
 */
export function quotesElsewhere(
  state: Conversation,
  quoted: Quoted | undefined,
): 'item' | 'over' | null {
  if (quoted === undefined || (quoted.prompt === null && quoted.items.length === 0)) return null;
  const { mode } = state;
  if (quoted.items.length > 0 && fillingIn.has(mode.name)) {
    const open = 'item' in mode ? [mode.item, ...('more' in mode ? (mode.more ?? []) : [])] : [];
    const same = open.some((item) => quoted.items.includes(item));
    const step = mode.name !== 'asking' || mode.step === quoted.step || quoted.prompt === null;
    return same && step ? null : 'item';
  }
  const old = isUnseen(state, quoted.prompt ?? Infinity);
  return old && questionOf(mode) !== null ? 'over' : null;
}

/** Says that the quoted question is over, and asks what is open. */
export function sayOver(turn: Turn): void {
  turn.say('quoted_over', {});
  turn.askAgain();
}

/** The item that is quoted, where it may be answered now; null after it was said why not. */
export function quotedItem(turn: Turn, quoted: Quoted): Item | null {
  const { innovation } = turn;
  const items = turn.form().items.filter(({ id }) => quoted.items.includes(id));
  if (innovation === null || (quoted.code !== null && quoted.code !== innovation.code)) {
    sayOver(turn);
    return null;
  }
  const open = items.filter((item) => !innovation.answers.has(item.id));
  const item = items.length > 1 && open.length === 1 ? open[0] : items[0];
  if (item === undefined || (items.length > 1 && open.length !== 1)) {
    sayOver(turn);
    return null;
  }
  const number = turn.form().numberOf.get(item.id) ?? 0;
  if (!applies(item, innovation.answers)) turn.say('does_not_apply', { number, label: item.label });
  else if (!isOpenItem(innovation, item.id))
    turn.say('not_open', { code: innovation.code, state: innovation.state });
  else return item;
  turn.askAgain();
  return null;
}

const openQuestion = (mode: Mode): Asking | null =>
  mode.name === 'asking' ? mode : mode.name === 'confirming' ? mode.back : null;

/** Takes a text for the quoted item. What was open is open again afterwards, unless the quoted item goes on. */
export function answerQuoted(turn: Turn, quoted: Quoted, text: string): void {
  const item = quotedItem(turn, quoted);
  if (item === null) return;
  const back = openQuestion(turn.mode);
  const before = turn.needFocus().answers.get(item.id)?.value;
  const field = item.kind === 'field' && item.value.type !== 'files' ? item.value : null;
  if (field === null || (field.type === 'longtext' && before === undefined)) {
    const step = field === null ? stepOf(item, quoted) : 'value';
    ask(turn, item, { quiet: true, ...(step === null ? {} : { step }) });
    if (turn.mode.name === 'asking') onAsked(turn, turn.mode, text);
    return;
  }
  const reading =
    item.kind !== 'field' || onlyAgrees(turn, item, text)
      ? ({ kind: 'unknown' } as const)
      : readAnswer(item, text, turn.moment.today);
  const { label } = item;
  if (reading.kind === 'unknown' || reading.kind === 'refused') {
    if (reading.kind === 'unknown') turn.say('unknown_answer', { label });
    else turn.say('answer_refused', { label, problem: reading.problem });
    return turn.askAgain();
  }
  const { value } = reading;
  if (before !== undefined || reading.kind === 'confirm') {
    const mode = { name: 'confirming', value, item: item.id, why: 'quoted', back } as const;
    turn.open(mode);
    return askConfirmation(turn, mode);
  }
  turn.save(item.id, value);
  turn.setLast(item.id, text);
  turn.say('saved', { label, value: showAnswer(item, value) });
  warn(turn, item, value);
  goOn(turn, back);
}

/** An indicator is answered at the step that was quoted; everything else where it begins. */
const stepOf = (item: Item, { prompt, step }: Quoted): AskStep | null =>
  item.kind === 'field' || prompt === null || step === 'value' ? null : step;

function goOn(turn: Turn, back: Asking | null): void {
  if (back !== null) turn.open(back);
  turn.askAgain();
}
