// What is known of an indicator, filled by whatever comes: level, description, facts of its document, links, in any order.
// It stores the person's own words; a level that is only worked out from a number is kept beside it and never counted here.
import type { AnswerValue } from '../../edition/answer.ts';
import type { Indicator, Item } from '../../edition/definition.ts';
import { applies, gapOf, placeOf } from '../../edition/journey.ts';
import { levelsOf } from '../../edition/show.ts';
import { isOpenItem } from '../../innovation/innovation.ts';
import {
  type EvidenceReading,
  isBlank,
  isEmojiOnly,
  levelFrom,
  readFacts,
} from '../../language/index.ts';
import type { Turn } from '../turn.ts';
import { askStep, itemAfter } from './asking.ts';
import { variantOf } from './question.ts';
import type { Asking } from './types.ts';

/** What is claimed of an indicator. */
export type Claim = Extract<AnswerValue, { type: 'indicator' }>;

/** What is claimed so far; an empty claim when there is none. */
export function claimOf(turn: Turn, item: Item): Claim {
  const value = turn.needFocus().answers.get(item.id)?.value;
  if (value?.type === 'indicator') return value;
  const variant = item.kind === 'indicator' ? variantOf(turn, item) : null;
  return { type: 'indicator', level: null, links: [], ...(variant === null ? {} : { variant }) };
}

/** The indicators of these numbers that may be filled in now, in their order. */
export function indicatorsOf(turn: Turn, numbers: readonly number[]): readonly Indicator[] {
  const form = turn.form();
  const innovation = turn.needFocus();
  return numbers.flatMap((number) => {
    const item = form.items.find(
      (one) => one.kind === 'indicator' && placeOf(form, one).no === number,
    );
    return item?.kind === 'indicator' &&
      applies(item, innovation.answers) &&
      isOpenItem(innovation, item.id)
      ? [item]
      : [];
  });
}

/** Links with those that were not there yet: a message may come twice, as after a lost connection. */
const withLinks = (links: Claim['links'], urls: readonly string[]): Claim['links'] => [
  ...links,
  ...[...new Set(urls)]
    .filter((url) => links.every((one) => one.url !== url))
    .map((url) => ({ url })),
];

/**
 * Puts what was said into the baskets of these indicators; true when any of them changed. `label`: the words of the level by
 * which it was chosen, which describe nothing.
 */
export function fillBaskets(
  turn: Turn,
  reading: EvidenceReading,
  items: readonly Indicator[],
  label?: string,
): boolean {
  const { facts, unsure, rest } = readFacts(reading.rest, turn.moment.today);
  const form = turn.form();
  let changed = false;
  for (const item of items) {
    const before = turn.needFocus().answers.get(item.id)?.value;
    const claim = claimOf(turn, item);
    const level =
      reading.levels.get(placeOf(form, item).no) ?? (items.length === 1 ? reading.level : null);
    const known = levelsOf(item, claim.variant);
    const chosen = known.find((one) => one.level === level)?.level ?? null;
    const now: Claim = {
      ...claim,
      ...(chosen === null ? measured(claim, known, rest) : { level: chosen, read: undefined }),
      ...described(claim, label === undefined ? rest : beyond(rest, label)),
      ...documented(claim, facts, unsure),
      links: item.evidence.link ? withLinks(claim.links, reading.links) : claim.links,
    };
    const { read, ...bare } = now;
    const value: Claim = read === undefined ? bare : now;
    if (before !== undefined && JSON.stringify(before) === JSON.stringify(value)) continue;
    if (before === undefined && isEmpty(value)) continue;
    // Links alone are evidence beside what was told, as files are: they confirm nothing of it.
    if (before?.type === 'indicator' && differInLinks(before, value)) turn.amend(item.id, value);
    else turn.save(item.id, value);
    changed = true;
  }
  return changed;
}

/** True for two claims that differ in their links alone. */
const differInLinks = (one: Claim, other: Claim): boolean =>
  JSON.stringify({ ...one, links: [] }) === JSON.stringify({ ...other, links: [] });

/** True when nothing but words is left for these indicators: no level, fact, measure or link. */
export function isOnlyWords(
  turn: Turn,
  reading: EvidenceReading,
  items: readonly Indicator[],
): boolean {
  if (reading.rest === '' || reading.levels.size > 0 || reading.level !== null) return false;
  const { facts, rest } = readFacts(reading.rest, turn.moment.today);
  const measures = items.some(
    (item) => levelFrom(levelsOf(item, claimOf(turn, item).variant), rest) !== null,
  );
  return reading.links.length === 0 && Object.keys(facts).length === 0 && !measures;
}

/** True for a claim that says nothing. */
export const isEmpty = (claim: Claim): boolean =>
  claim.level === null &&
  claim.read === undefined &&
  claim.description === undefined &&
  claim.document === undefined &&
  claim.links.length === 0;

function measured(
  claim: Claim,
  levels: ReturnType<typeof levelsOf>,
  words: string,
): Pick<Claim, 'read'> {
  if (claim.level !== null) return {};
  const found = levelFrom(levels, words);
  return found === null ? {} : { read: { level: found.level.level, from: found.from } };
}

function described(claim: Claim, words: string): Pick<Claim, 'description'> {
  // A bare figure only tells the level.
  if (isBlank(words) || isEmojiOnly(words) || /^[\d.,%\s]+$/u.test(words)) return {};
  const known = claim.description;
  if (known === undefined) return { description: words };
  return known.includes(words) ? {} : { description: `${known}\n${words}` };
}

/** So many words beside those of a level are a way to name it. */
const NAMING = 2;

/** What words tell beyond those of a level. */
function beyond(words: string, label: string): string {
  const known = new Set(label.toLowerCase().match(/[\p{L}\d]+/gu) ?? []);
  const all = words.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
  if (all.filter((word) => !known.has(word)).length <= NAMING) return '';
  const begins = words.toLowerCase().startsWith(label.toLowerCase());
  return begins ? words.slice(label.length).replace(/^[\s,;:.]+/u, '') : words;
}

function documented(
  claim: Claim,
  facts: ReturnType<typeof readFacts>['facts'],
  unsure: boolean,
): Pick<Claim, 'document'> {
  const given = Object.keys(facts) as (keyof typeof facts)[];
  if (given.length === 0) return {};
  const { read: readBefore = [], ...known } = claim.document ?? {};
  const read = [
    ...readBefore.filter((fact) => !given.includes(fact)),
    ...(unsure ? (['date'] as const) : []),
  ];
  return { document: { ...known, ...facts, ...(read.length === 0 ? {} : { read }) } };
}

/**
 * Says what is in the basket of an indicator; `before` narrows it to what is new, `brief` leaves the description out, which
 * stands in the caption that was just sent.
 */
export function sayBasket(
  turn: Turn,
  item: Indicator,
  before: AnswerValue | undefined,
  brief = false,
): void {
  const value = turn.needFocus().answers.get(item.id)?.value;
  if (value?.type !== 'indicator') return;
  const old = before?.type === 'indicator' ? before : null;
  const fresh = <T>(now: T, then: T | undefined): T | null =>
    old !== null && JSON.stringify(now) === JSON.stringify(then) ? null : now;
  const { number, date, subject, read = [], photo = {} } = value.document ?? {};
  const shown = {
    level: fresh(value.level, old?.level),
    read: fresh(value.read ?? null, old?.read ?? null),
    description: brief ? null : fresh(value.description ?? null, old?.description ?? null),
    number: fresh(number ?? null, old?.document?.number ?? null),
    date: fresh(date ?? null, old?.document?.date ?? null),
    subject: fresh(subject ?? null, old?.document?.subject ?? null),
  };
  const links = value.links.slice(old?.links.length ?? 0).map(({ url }) => url);
  if (links.length === 0 && Object.values(shown).every((one) => one === null)) return;
  turn.say('basket', {
    label: item.label,
    ...shown,
    fromFile: read.length > 0,
    links,
    ...(read.some((fact) => photo[fact] !== undefined) ? { fromPhoto: true } : {}),
  });
}

/** Goes on from what is in the basket of the open indicator: what it still needs is asked, else what comes next. */
export function goOnFromBasket(turn: Turn, asking: Asking, item: Indicator): void {
  const { answers, files } = turn.needFocus();
  const gap = gapOf(item, answers, files);
  if (asking.walk === 'repair' && gap === null && asking.step === 'level')
    return askStep(turn, asking, 'files');
  // Files alone leave the level to be told, before anything else is asked.
  const filesAlone = gap === 'unanswered' && files.some((file) => file.item === item.id);
  if (gap === 'no_level' || (filesAlone && item.variants !== null && asking.step === 'level'))
    return askStep(turn, asking, 'level');
  if (gap === 'no_evidence') return askStep(turn, asking, 'files');
  itemAfter(turn, item.id);
}
