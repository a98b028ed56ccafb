// What was only read, and what documents lack: told together once every item is answered.
// It asks nothing and stores nothing.
import type { AnswerValue } from '../../edition/answer.ts';
import type { Indicator, Item } from '../../edition/definition.ts';
import { type Old, oldIn } from '../../edition/old.ts';
import { applies, gapOf } from '../../edition/journey.ts';
import { isOpenItem } from '../../innovation/innovation.ts';
import type { Turn } from '../turn.ts';

type Claim = Extract<AnswerValue, { type: 'indicator' }>;

type Document = NonNullable<Claim['document']>;

/** Indicators that share a document: the same bytes, sent for several, of which nothing different was told. */
export interface Paper {
  readonly items: readonly Indicator[];
  /** What is known of it, from whichever of them. */
  readonly document: Document;
}

/** True when something was only read, or a document lacks a fact that was not asked for yet. */
export function hasLooseEnds(turn: Turn): boolean {
  return carried(turn).length > 0 || readLevels(turn).length > 0 || papers(turn).some(isLoose);
}

/** An answer that came from another year or version, or out of a document, and waits for its owner. */
export interface Carried {
  readonly item: Item;
  readonly value: AnswerValue;
  /** What may be out of date in it: then it is confirmed by its number alone. */
  readonly old: Old | null;
}

/** Answers that wait to be confirmed, what may be out of date first. */
export function carried(turn: Turn): readonly Carried[] {
  const innovation = turn.needFocus();
  const { definition, items } = turn.form();
  const found = items.flatMap((item): Carried[] => {
    const answer = innovation.answers.get(item.id);
    const waits =
      answer?.toConfirm === true &&
      applies(item, innovation.answers) &&
      isOpenItem(innovation, item.id);
    return waits ? [{ item, value: answer.value, old: oldIn(definition, item, answer.value) }] : [];
  });
  return found.toSorted((a, b) => Number(b.old !== null) - Number(a.old !== null));
}

/** Levels that a number came to, with evidence, which nobody confirmed yet. */
export function readLevels(
  turn: Turn,
): readonly { readonly item: Indicator; readonly claim: Claim }[] {
  const innovation = turn.needFocus();
  const { answers, files } = innovation;
  return turn.form().items.flatMap((item) => {
    const value = answers.get(item.id)?.value;
    return item.kind === 'indicator' &&
      value?.type === 'indicator' &&
      value.read !== undefined &&
      answers.get(item.id)?.toConfirm !== true &&
      isOpenItem(innovation, item.id) &&
      gapOf(item, answers, files) === 'to_confirm'
      ? [{ item, claim: value }]
      : [];
  });
}

/**
 * Documents that official facts are wanted of: what was sent where only documents are accepted, and any other PDF of which
 * something is known already. A list of names or a page of pictures has no number.
 */
export function papers(turn: Turn): readonly Paper[] {
  const innovation = turn.needFocus();
  const { answers, files } = innovation;
  const found: { items: Indicator[]; document: Document; hashes: Set<string> }[] = [];
  for (const item of turn.form().items) {
    const value = answers.get(item.id)?.value;
    if (item.kind !== 'indicator' || value?.type !== 'indicator') continue;
    if (!isOpenItem(innovation, item.id)) continue;
    const { document = {} } = value;
    const only = item.evidence.formats.every((format) => format === 'pdf');
    if (!only && factNames.every((fact) => document[fact] === undefined)) continue;
    const own = files.filter(
      (file) =>
        file.item === item.id &&
        file.state === 'stored' &&
        (file.mime === 'application/pdf' || (only && file.mime?.startsWith('image/') === true)),
    );
    if (own.length === 0) continue;
    const hashes = new Set(own.flatMap(({ sha256 }) => sha256 ?? []));
    const same = found.find(
      (one) =>
        !contradict(one.document, document) && [...hashes].some((hash) => one.hashes.has(hash)),
    );
    if (same === undefined) found.push({ items: [item], document, hashes });
    else {
      same.items.push(item);
      same.document = together(same.document, document);
      for (const hash of hashes) same.hashes.add(hash);
    }
  }
  return found;
}

const factNames = ['number', 'date', 'subject'] as const;

/** True when two are told different things of: then they are two papers in one file. */
const contradict = (one: Document, other: Document): boolean =>
  factNames.some(
    (fact) => one[fact] !== undefined && other[fact] !== undefined && one[fact] !== other[fact],
  );

/** What is known of one paper from two places; what was told is not doubted because it was also read. */
function together(one: Document, other: Document): Document {
  const told = (document: Document, fact: (typeof factNames)[number]): boolean =>
    document[fact] !== undefined && document.read?.includes(fact) !== true;
  const known = { ...other, ...one };
  const read = factNames.filter(
    (fact) => known[fact] !== undefined && !told(one, fact) && !told(other, fact),
  );
  const { read: _, ...facts } = known;
  const complete = one.complete === true || other.complete === true;
  return {
    ...facts,
    ...(complete ? { complete } : {}),
    ...(read.length === 0 ? {} : { read }),
  };
}

/** True for a document of which something was only read, or lacks a fact that was not asked for yet. */
export function isLoose({ document }: Paper): boolean {
  if ((document.read ?? []).length > 0) return true;
  const lacks = factNames.some((fact) => document[fact] === undefined);
  return lacks && document.complete !== true;
}
