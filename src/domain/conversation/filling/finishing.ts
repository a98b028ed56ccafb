// The last message before an innovation can be handed in: levels and facts that were only read are confirmed, and what
// documents lack is told, one line a document, all in one message. What documents lack keeps nobody from handing in; a level
// that was only read does, until it is confirmed or given.
import { missing, nextItem, placeOf } from '../../edition/journey.ts';
import { readDay, readEvidence, readFacts, readYesNo } from '../../language/index.ts';
import { isOpenForWriting } from '../../innovation/status.ts';
import { noFocus } from '../shared/refusing.ts';
import type { ModeOf } from '../state.ts';
import type { Turn } from '../turn.ts';
import type { Need } from '../world.ts';
import { type Claim, fillBaskets, indicatorsOf } from './basket.ts';
import { itemAfter, sayEnd } from './asking.ts';
import { submit } from './submitting.ts';
import { isFiller } from '../../innovation/innovation.ts';
import { askCarried, confirmAllCarried, confirmByNumber } from './carried.ts';
import { carried, hasLooseEnds, isLoose, type Paper, papers, readLevels } from './loose-ends.ts';
import type { FactLine } from '../message-parts.ts';
import {
  aboutFirst,
  dateFirst,
  factNumberFirst,
  goesOn,
  saysRight,
} from '../../language/filling-words.ts';

/** So many documents, and so many levels, are asked for in one message. */
const AT_ONCE = 6;
const LEVELS_AT_ONCE = 8;

/** Levels and documents that are shown to be confirmed: of these alone a "benar" speaks. */
function shownOf(turn: Turn) {
  return {
    levels: readLevels(turn).slice(0, LEVELS_AT_ONCE),
    documents: papers(turn).filter(isRead).slice(0, AT_ONCE),
  };
}

const levelKey = ({ item, claim }: ReturnType<typeof readLevels>[number]): string =>
  `${item.id} ${JSON.stringify(claim.read)}`;
const paperKey = ({ items, document }: Paper): string =>
  `${items.map(({ id }) => id).join(' ')} ${JSON.stringify(document)}`;

function lineOf(turn: Turn, { items, document }: Paper): FactLine {
  return {
    nos: items.map((item) => placeOf(turn.form(), item).no),
    number: document.number ?? null,
    date: document.date ?? null,
    subject: document.subject ?? null,
    ...(document.read?.some((fact) => document.photo?.[fact] !== undefined) === true
      ? { photo: true as const }
      : {}),
  };
}

const isRead = ({ document }: Paper): boolean => (document.read ?? []).length > 0;

const lacks = ({ number, date, subject }: FactLine): boolean =>
  number === null || date === null || subject === null;

/** Asks for all of it in one message. */
export function askFinishing(turn: Turn): void {
  if (turn.innovation === null) return noFocus(turn);
  // What came from another year is settled first; the rest is told in the message after it.
  if (askCarried(turn)) return;
  const loose = papers(turn).filter(isLoose);
  const read = loose.filter(isRead).map((paper) => lineOf(turn, paper));
  const lacking = loose
    .filter(({ document }) => document.complete !== true)
    .map((paper) => lineOf(turn, paper))
    .filter(lacks);
  const shown = shownOf(turn);
  const levels = readLevels(turn).length;
  // The question is another one when it shows something else: a "benar" that did not see it confirms nothing of it.
  turn.open({
    name: 'finishing',
    shown: [...shown.levels.map(levelKey), ...shown.documents.map(paperKey)],
  });
  turn.say('ask_finishing', {
    levels: shown.levels.map(({ item, claim }) => ({
      no: placeOf(turn.form(), item).no,
      label: item.label,
      level: claim.read?.level ?? 0,
      from: claim.read?.from ?? '',
    })),
    read: read.slice(0, AT_ONCE),
    lacking: lacking.slice(0, AT_ONCE),
    more: Math.max(0, lacking.length - AT_ONCE) + Math.max(0, read.length - AT_ONCE),
    ...(levels > shown.levels.length ? { moreLevels: levels - shown.levels.length } : {}),
  });
  const confirmable = read.length + levels > 0;
  turn.offer([
    ...(confirmable
      ? [{ label: { key: 'correct' as const }, reply: { word: 'yes' as const }, numbered: false }]
      : []),
    { label: { key: 'skip' }, reply: { command: 'skip' }, numbered: false },
  ]);
}

/** Takes "benar" and lines of facts, in any mixture; what cannot be read is named. */
export function onFinishing(turn: Turn, mode: ModeOf<'finishing'>, text: string): void {
  if (turn.innovation === null) {
    turn.open({ name: 'idle' });
    return noFocus(turn);
  }
  const { code, state } = turn.innovation;
  if (!isOpenForWriting(state)) {
    turn.open({ name: 'idle' });
    return turn.say('not_open', { code, state });
  }
  let confirmed = 0;
  let documents = 0;
  const unread: string[] = [];
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line === '') continue;
    const { kind } = readYesNo(line);
    if (confirmByNumber(turn, line)) continue;
    if (kind === 'later' || goesOn.test(line)) return leaveLoose(turn);
    // What confirms many things at once has to say that they are right.
    if (kind === 'yes' && saysRight.test(line) && carried(turn).length > 0)
      return confirmAllCarried(turn);
    if (kind === 'yes' && saysRight.test(line)) confirmed += confirmShown(turn, mode.shown, text);
    else if (takesLine(turn, line)) documents += 1;
    else unread.push(line);
  }
  if (confirmed + documents > 0) turn.say('finishing_taken', { confirmed, documents });
  if (unread.length > 0) turn.say('finishing_unread', { lines: unread.slice(0, 4) });
  if (!hasLooseEnds(turn)) return handIn(turn);
  turn.askAgain();
}

/** Once nothing is left to be told it is asked whether to hand in. */
export const handingInNeeds: readonly Need[] = [
  { kind: 'similar' },
  { kind: 'calendar', of: 'focus' },
];

/** Asks whether to hand in once nothing is loose and nothing missing; else goes on with what is. */
function handIn(turn: Turn): void {
  const { answers, files, unitId } = turn.needFocus();
  const own = isFiller(turn.needFocus(), turn.person.id);
  if (missing(turn.form(), answers, files).length > 0 || !turn.may('submit', { unitId, own }))
    return leaveLoose(turn);
  turn.open({ name: 'idle' });
  submit(turn);
}

/** Leaves it as it is: facts may be missing, and what was read does not count. */
export function leaveLoose(turn: Turn): void {
  turn.open({ name: 'idle' });
  if (turn.innovation === null) return noFocus(turn);
  const { answers, files, state } = turn.innovation;
  const next = nextItem(turn.form(), answers, files, null, new Set(turn.state.skipped));
  if (next !== null && state === 'draft') return itemAfter(turn, null);
  sayEnd(turn);
}

/** Confirms what was shown as read, where it still stands so; gives how many. `keys`: absent where an earlier version asked. */
function confirmShown(turn: Turn, keys: readonly string[] | undefined, text: string): number {
  const { levels, documents } = shownOf(turn);
  const wasShown = (key: string): boolean => keys === undefined || keys.includes(key);
  let count = 0;
  for (const one of levels.filter((level) => wasShown(levelKey(level)))) {
    const { read, ...rest } = one.claim;
    turn.save(one.item.id, { ...rest, level: read?.level ?? null });
    turn.setLast(one.item.id, text);
    count += 1;
  }
  for (const paper of documents.filter((document) => wasShown(paperKey(document)))) {
    for (const item of paper.items) {
      const value = turn.needFocus().answers.get(item.id)?.value;
      if (value?.type !== 'indicator') continue;
      const { read: _, ...document } = paper.document;
      turn.save(item.id, { ...value, document });
      turn.setLast(item.id, text);
    }
    count += 1;
  }
  return count;
}

/** Takes one line: `indikator; nomor; tanggal; tentang`, or a level for a number. */
function takesLine(turn: Turn, line: string): boolean {
  const [head = '', ...parts] = line.split(';').map((part) => part.trim());
  const named = readEvidence(head, false);
  const papersNow = papers(turn);
  if (parts.length === 0) {
    const items = indicatorsOf(turn, named.numbers);
    return items.length > 0 && fillBaskets(turn, named, items);
  }
  const numbers = /^\d{1,2}$/u.test(head) ? [Number(head)] : named.numbers;
  const [first] = indicatorsOf(turn, numbers);
  if (first === undefined || named.rest !== '' || parts.length > 3) return false;
  const facts = factsOf(turn, parts);
  if (facts === null) return false;
  const paper = papersNow.find(({ items }) => items.includes(first));
  const items = new Set([...(paper?.items ?? []), ...indicatorsOf(turn, numbers)]);
  for (const item of items) {
    const value = turn.needFocus().answers.get(item.id)?.value;
    if (value?.type !== 'indicator') continue;
    turn.save(item.id, {
      ...value,
      document: { ...withoutRead(value.document ?? {}), ...facts, complete: true },
    });
  }
  return true;
}

type Document = NonNullable<Claim['document']>;

/** What the person told of a document; what was only read gives way to the line they wrote. */
function withoutRead({ read = [], ...told }: Document): Document {
  return Object.fromEntries(
    Object.entries(told).filter(([fact]) => !read.some((one) => one === fact)),
  );
}

/** Reads number, date and subject by their places; null when the date cannot be read. "-" is none. */
function factsOf(turn: Turn, parts: readonly string[]): Document | null {
  if (parts.length < 3) {
    const { facts, unsure } = readFacts(parts.join('; '), turn.moment.today);
    return Object.keys(facts).length === 0
      ? null
      : { ...facts, ...(unsure ? { read: ['date'] } : {}) };
  }
  const [number = '', date = '', subject = ''] = parts;
  const none = (part: string): boolean =>
    /^[-–—]*$/u.test(part) || ['none', 'not_yet'].includes(readYesNo(part).kind);
  const day = none(date) ? null : readDay(date.replace(dateFirst, ''), turn.moment.today);
  if (!none(date) && day === null) return null;
  return {
    ...(none(number) ? {} : { number: number.replace(factNumberFirst, '') }),
    ...(day === null ? {} : { date: day.value }),
    ...(none(subject) ? {} : { subject: subject.replace(aboutFirst, '') }),
    ...(day?.confirm === true ? { read: ['date'] } : {}),
  };
}
