// Takes texts that name indicators by their number, whatever is open: levels, what is missing, where to go.
// What could mean something else is left to the open question.
import type { Indicator, Item } from '../../edition/definition.ts';
import { applies, gapOf, placeOf } from '../../edition/journey.ts';
import { isOpenItem } from '../../innovation/innovation.ts';
import { type EvidenceReading, isEvidenceTalk, readEvidence } from '../../language/index.ts';
import { yesNo } from '../shared/confirming.ts';
import { sayUnread } from '../shared/unread.ts';
import type { Turn } from '../turn.ts';
import { ask, itemAfter, openItem } from './asking.ts';
import { fillBaskets, goOnFromBasket, indicatorsOf, isOnlyWords, sayBasket } from './basket.ts';

/**
 * Takes a text that names indicators by number: levels, what is missing, where to go. False when it names none. Where a
 * field is open (`strict`), only a text that says nothing else is taken: any other may be the answer.
 */
export function takesEvidenceWords(turn: Turn, text: string, strict = false): boolean {
  const { mode } = turn;
  const reading = readEvidence(text, mode.name === 'asking' && mode.step === 'level');
  if (strict && !isEvidenceTalk(text, reading)) return false;
  if (reading.missing !== null) {
    takeMissing(turn, reading, reading.missing, text);
    return true;
  }
  if (reading.numbers.length === 0) return false;
  const items = indicatorsOf(turn, reading.numbers);
  const [first] = items;
  if (first === undefined) {
    turn.say('not_for_indicators', { numbers: reading.numbers });
    turn.askAgain();
    return true;
  }
  const words = isOnlyWords(turn, reading, items);
  if (words && !reading.named) return false;
  sayUnread(turn, reading.unread);
  // Words alone are stored where an indicator is open; elsewhere they may be about something else.
  const here = mode.name === 'asking' && mode.step !== 'value';
  const before = new Map(turn.needFocus().answers);
  const told = (!words || here) && fillBaskets(turn, reading, items);
  const open = mode.name === 'asking' ? turn.form().byId.get(mode.item) : undefined;
  if (!told && saysMore(reading)) {
    // Said once more: it is there, and nobody goes anywhere.
    for (const item of items) sayBasket(turn, item, undefined);
    turn.nameOpen();
    return true;
  }
  if (!told) {
    // Only a number: there one goes.
    if (reading.adds) ask(turn, first, { step: 'files' });
    else openItem(turn, first);
    return true;
  }
  turn.setLast(first.id, text);
  if (items.length > SAID_EACH && !words && reading.links.length === 0) sayLevels(turn, items);
  else for (const item of items) sayBasket(turn, item, before.get(item.id)?.value);
  if (mode.name === 'asking' && open?.kind === 'indicator' && items.includes(open)) {
    goOnFromBasket(turn, mode, open);
    return true;
  }
  const wanting = items.find((item) => wants(turn, item));
  if (mode.name !== 'asking' && wanting !== undefined) ask(turn, wanting, {});
  else turn.nameOpen();
  return true;
}

/** Takes what was said to be missing, and the levels beside it. Nothing is missing of which that is not certain. */
function takeMissing(
  turn: Turn,
  reading: EvidenceReading,
  missing: readonly number[] | 'rest',
  text: string,
): void {
  const numbers = missing === 'rest' ? [] : missing.filter((number) => !reading.levels.has(number));
  if (reading.missingUnsure && numbers.length > 0) {
    turn.say('parts_unread', { parts: reading.unread, missing: numbers });
    storeLevels(turn, reading, text);
    return turn.nameOpen();
  }
  sayUnread(turn, reading.unread);
  const stored = storeLevels(turn, reading, text);
  if (missing === 'rest') askWhetherRest(turn);
  else recordMissing(turn, numbers, stored);
}

/** Stores levels that were given beside what is missing: "7=2, 6 dan 16 belum ada". */
function storeLevels(turn: Turn, reading: EvidenceReading, text: string): readonly Item[] {
  const numbers = [...reading.levels.keys()];
  const items = indicatorsOf(turn, numbers);
  const [first] = items;
  if (first === undefined) return [];
  if (!fillBaskets(turn, { ...reading, numbers, missing: null, rest: '' }, items)) return [];
  turn.setLast(first.id, text);
  sayLevels(turn, items);
  return items;
}

/** So many indicators are told one by one; more do not fit on a screen. */
const SAID_EACH = 4;

/** Tells the levels of many indicators in one line. */
function sayLevels(turn: Turn, items: readonly Item[]): void {
  const form = turn.form();
  turn.say('levels_stored', {
    levels: items.map((item) => {
      const value = turn.needFocus().answers.get(item.id)?.value;
      const level = value?.type === 'indicator' ? (value.level ?? value.read?.level ?? null) : null;
      return { no: placeOf(form, item).no, level };
    }),
  });
}

/** True where more was said than the numbers of indicators. */
const saysMore = ({ levels, level, links }: EvidenceReading): boolean =>
  levels.size > 0 || level !== null || links.length > 0;

function wants(turn: Turn, item: Item): boolean {
  const { answers, files } = turn.needFocus();
  const gap = gapOf(item, answers, files);
  return gap === 'no_level' || gap === 'no_evidence';
}

/** Records of several indicators that there is nothing, as one alone is recorded; what was described stays as the note. */
function recordMissing(turn: Turn, numbers: readonly number[], stored: readonly Item[] = []): void {
  const { mode } = turn;
  const items = indicatorsOf(turn, numbers);
  for (const item of items) {
    const value = turn.needFocus().answers.get(item.id)?.value;
    const described = value?.type === 'indicator' ? value.description : undefined;
    turn.save(item.id, { type: 'none', ...(described === undefined ? {} : { note: described }) });
  }
  if (items.length === 0) turn.say('not_for_indicators', { numbers });
  else
    turn.say('recorded_missing', {
      items: numberedOf(turn, items),
      mandatory: items.some((item) => item.mandatory === true),
    });
  const open = mode.name === 'asking' ? turn.form().byId.get(mode.item) : undefined;
  const settled =
    open === undefined ||
    items.some((item) => item.id === open.id) ||
    (stored.includes(open) && !wants(turn, open));
  if (settled) return itemAfter(turn, open?.id ?? null);
  turn.nameOpen();
}

const numberedOf = (turn: Turn, items: readonly Item[]) =>
  items.map((item) => ({ number: placeOf(turn.form(), item).no, label: item.label }));

/** Indicators of which nothing is known yet. */
function restOf(turn: Turn): readonly Indicator[] {
  const innovation = turn.needFocus();
  return turn
    .form()
    .items.flatMap((item) =>
      item.kind === 'indicator' &&
      applies(item, innovation.answers) &&
      isOpenItem(innovation, item.id) &&
      !innovation.answers.has(item.id) &&
      innovation.files.every((file) => file.item !== item.id)
        ? [item]
        : [],
    );
}

function askWhetherRest(turn: Turn): void {
  const { mode } = turn;
  const items = restOf(turn);
  const [first] = items;
  if (first === undefined) {
    turn.say('nothing_left_open', {});
    return turn.askAgain();
  }
  turn.open({
    name: 'confirming',
    value: { type: 'none' },
    item: first.id,
    why: 'rest_none',
    back: mode.name === 'asking' ? mode : null,
  });
  turn.askAgain();
}

/** Names all of which nothing is known, and asks whether that is so. */
export function askAboutRest(turn: Turn): void {
  turn.say('ask_rest_none', { items: numberedOf(turn, restOf(turn)) });
  turn.offer(yesNo);
}

/** Records that there is nothing for all of which nothing is known, after a yes. */
export function recordRest(turn: Turn): void {
  recordMissing(
    turn,
    restOf(turn).map((item) => placeOf(turn.form(), item).no),
  );
}
