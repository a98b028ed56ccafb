// Answers that came from another year or version: shown in one pass, and confirmed by one word where that may be said of all.
// What may be out of date is confirmed by its number alone.
import { showAnswer } from '../../edition/show.ts';
import { isOpenForWriting } from '../../innovation/status.ts';
import { readStillSame } from '../../language/index.ts';
import { noFocus } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';
import { itemAfter } from './asking.ts';
import { skipItem } from './form.ts';
import { type Carried, carried } from './loose-ends.ts';

/** So many are shown in one message. */
const SHOWN = 6;
const LONGEST = 60;

/** What was said is about the form itself, so that the pass goes on with it. */
const goesOn = [
  'carried_confirmed',
  'saved',
  'basket',
  'kept',
  'skipped',
  'text_written',
  'text_finished',
  'nothing_to_confirm',
  'carried_over',
] as const;

/** Shows what waits to be confirmed, what may be out of date first. False when nothing does. */
export function askCarried(turn: Turn): boolean {
  const all = carried(turn);
  if (all.length === 0) return false;
  const form = turn.form();
  const plain = all.filter(({ old }) => old === null).length;
  // Beside an answer to something else it is only named.
  const isAside = !turn.silent && !goesOn.some((key) => turn.hasSaid(key));
  const shown = isAside ? 0 : SHOWN;
  turn.say('ask_finishing', {
    ...{ levels: [], read: [], lacking: [], more: 0 },
    carried: {
      lines: all.slice(0, shown).map(({ item, value, old }) => ({
        number: form.numberOf.get(item.id) ?? 0,
        label: item.label,
        value: [...showAnswer(item, value).replaceAll(/\s+/gu, ' ')].slice(0, LONGEST).join(''),
        old,
      })),
      more: shown === 0 ? 0 : Math.max(0, all.length - shown),
      total: all.length,
      plain,
    },
  });
  turn.offer([
    ...(plain > 0
      ? [
          {
            label: { key: 'all_same' as const },
            reply: { command: 'all_same' as const },
            numbered: false,
          },
        ]
      : []),
    { label: { key: 'skip' }, reply: { command: 'skip' }, numbered: false },
  ]);
  return true;
}

/** "Semua masih sama": confirms everything of which that may be said at once. */
export function confirmAllCarried(turn: Turn): void {
  const waiting = waitingIn(turn);
  if (waiting === null) return;
  confirm(
    turn,
    waiting.filter(({ old }) => old === null),
  );
}

/** "Masih sama": confirms the item that is asked, else what "semua masih sama" would. */
export function confirmAsked(turn: Turn): void {
  const waiting = waitingIn(turn);
  if (waiting === null) return;
  const { mode } = turn;
  const asked = mode.name === 'asking' ? mode.item : null;
  const one = waiting.filter(({ item }) => item.id === asked);
  // A question that was opened to change what is there already stays as it is.
  if (one.length === 0) return asked === null ? confirmAllCarried(turn) : skipItem(turn);
  confirm(turn, one);
}

/** "29 dan 30 masih sama": confirms these. False when the line is none of that. */
export function confirmByNumber(turn: Turn, line: string): boolean {
  const numbers = readStillSame(line);
  if (numbers === null) return false;
  const meant = new Set(numbers);
  const { numberOf } = turn.form();
  const found = carried(turn).filter(({ item }) => meant.has(numberOf.get(item.id) ?? 0));
  if (found.length === 0) turn.say('nothing_to_confirm', { numbers: [...meant].slice(0, 9) });
  else store(turn, found);
  return true;
}

/** What waits in the innovation in hand; null when it was said why nothing can be confirmed. */
function waitingIn(turn: Turn): readonly Carried[] | null {
  const { innovation } = turn;
  if (innovation === null) {
    noFocus(turn);
    return null;
  }
  if (!isOpenForWriting(innovation.state)) {
    turn.say('not_open', { code: innovation.code, state: innovation.state });
    return null;
  }
  const waiting = carried(turn);
  if (waiting.length > 0) return waiting;
  turn.say('nothing_to_confirm', { numbers: [] });
  turn.askAgain();
  return null;
}

function confirm(turn: Turn, chosen: readonly Carried[]): void {
  if (chosen.length > 0) store(turn, chosen);
  if (carried(turn).length === 0 || turn.mode.name === 'asking') return itemAfter(turn, null);
  turn.open({ name: 'finishing' });
  turn.askAgain();
}

/** Stores the answers again as they are: now they are their owner's word. */
function store(turn: Turn, chosen: readonly Carried[]): void {
  for (const { item, value } of chosen) turn.save(item.id, value);
  turn.say('carried_confirmed', {
    count: chosen.length,
    old: carried(turn).filter(({ old }) => old !== null).length,
  });
}
