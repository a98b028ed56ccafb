// The last message before an innovation can be handed in: levels and facts that were only read are confirmed, and what
// documents lack is told, one line a document, all in one message. It never keeps anybody from handing in.
import { placeOf } from '../../edition/journey.ts';
import { readDay, readEvidence, readFacts, readYesNo } from '../../language/index.ts';
import { isOpenForWriting } from '../../innovation/status.ts';
import { noFocus } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';
import { type Claim, fillBaskets, indicatorsOf } from './basket.ts';
import { sayEnd } from './asking.ts';
import { hasLooseEnds, isLoose, type Paper, papers, readLevels } from './loose-ends.ts';
import type { FactLine } from './messages.ts';

/** So many documents are asked for in one message. */
const AT_ONCE = 6;

function lineOf(turn: Turn, { items, document }: Paper): FactLine {
  return {
    nos: items.map((item) => placeOf(turn.form(), item).no),
    number: document.number ?? null,
    date: document.date ?? null,
    subject: document.subject ?? null,
  };
}

const isRead = ({ document }: Paper): boolean => (document.read ?? []).length > 0;

const lacks = ({ number, date, subject }: FactLine): boolean =>
  number === null || date === null || subject === null;

const RIGHT = /(?<![\p{L}])(?:benar|betul|sesuai|tepat|ya|iya|bujur)(?![\p{L}])/iu;

/** Asks for all of it in one message. */
export function askFinishing(turn: Turn): void {
  if (turn.innovation === null) return noFocus(turn);
  const loose = papers(turn).filter(isLoose);
  const read = loose.filter(isRead).map((paper) => lineOf(turn, paper));
  const lacking = loose
    .filter(({ document }) => document.complete !== true)
    .map((paper) => lineOf(turn, paper))
    .filter(lacks);
  turn.say('ask_finishing', {
    levels: readLevels(turn).map(({ item, claim }) => ({
      no: placeOf(turn.form(), item).no,
      label: item.label,
      level: claim.read?.level ?? 0,
      from: claim.read?.from ?? '',
    })),
    read: read.slice(0, AT_ONCE),
    lacking: lacking.slice(0, AT_ONCE),
    more: Math.max(0, lacking.length - AT_ONCE) + Math.max(0, read.length - AT_ONCE),
  });
  const confirmable = read.length + readLevels(turn).length > 0;
  turn.offer([
    ...(confirmable
      ? [{ label: { key: 'correct' as const }, reply: { word: 'yes' as const }, numbered: false }]
      : []),
    { label: { key: 'skip' }, reply: { command: 'skip' }, numbered: false },
  ]);
}

/** Takes "benar" and lines of facts, in any mixture; what cannot be read is named. */
export function onFinishing(turn: Turn, _: unknown, text: string): void {
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
    if (kind === 'later' || /^(?:lanjut|terus|next)/iu.test(line)) return leaveLoose(turn);
    // What confirms many things at once has to say that they are right.
    if (kind === 'yes' && RIGHT.test(line)) confirmed += confirmAll(turn);
    else if (takesLine(turn, line)) documents += 1;
    else unread.push(line);
  }
  if (confirmed + documents > 0) turn.say('finishing_taken', { confirmed, documents });
  if (unread.length > 0) turn.say('finishing_unread', { lines: unread.slice(0, 4) });
  if (!hasLooseEnds(turn)) return leaveLoose(turn);
  turn.askAgain();
}

/** Leaves it as it is: facts may be missing, and what was read does not count. */
export function leaveLoose(turn: Turn): void {
  turn.open({ name: 'idle' });
  if (turn.innovation === null) return noFocus(turn);
  sayEnd(turn);
}

/** Confirms what was shown as read; gives how many. */
function confirmAll(turn: Turn): number {
  let count = 0;
  for (const { item, claim } of readLevels(turn)) {
    const { read, ...rest } = claim;
    turn.save(item.id, { ...rest, level: read?.level ?? null });
    count += 1;
  }
  for (const paper of papers(turn).filter(isRead).slice(0, AT_ONCE)) {
    for (const item of paper.items) {
      const value = turn.needFocus().answers.get(item.id)?.value;
      if (value?.type !== 'indicator') continue;
      const { read: _, ...document } = paper.document;
      turn.save(item.id, { ...value, document });
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
  const day = none(date)
    ? null
    : readDay(date.replace(/^(?:tanggal|tgl\.?)\s?/iu, ''), turn.moment.today);
  if (!none(date) && day === null) return null;
  return {
    ...(none(number) ? {} : { number: number.replace(/^(?:nomor|no\.?)\s?:?\s?/iu, '') }),
    ...(day === null ? {} : { date: day.value }),
    ...(none(subject) ? {} : { subject: subject.replace(/^tentang\s/iu, '') }),
    ...(day?.confirm === true ? { read: ['date'] } : {}),
  };
}
