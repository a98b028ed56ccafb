// What was only read, and what documents lack: told together once every item is answered.
// It asks nothing and stores nothing.
import type { AnswerValue } from '../../edition/answer.ts';
import type { Indicator } from '../../edition/definition.ts';
import { gapOf } from '../../edition/journey.ts';
import { isOpenItem } from '../../innovation/innovation.ts';
import type { Turn } from '../turn.ts';

type Claim = Extract<AnswerValue, { type: 'indicator' }>;

/** Indicators that share a document: the same bytes, sent for several. */
export interface Paper {
  readonly items: readonly Indicator[];
  readonly claim: Claim;
}

/** True when something was only read, or a document lacks a fact that was not asked for yet. */
export function hasLooseEnds(turn: Turn): boolean {
  return readLevels(turn).length > 0 || papers(turn).some(isLoose);
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
      isOpenItem(innovation, item.id) &&
      gapOf(item, answers, files) === 'to_confirm'
      ? [{ item, claim: value }]
      : [];
  });
}

/** Documents that official facts are wanted of: a PDF, or anything sent where only documents are accepted. */
export function papers(turn: Turn): readonly Paper[] {
  const innovation = turn.needFocus();
  const { answers, files } = innovation;
  const found: { items: Indicator[]; claim: Claim; hashes: ReadonlySet<string> }[] = [];
  for (const item of turn.form().items) {
    const value = answers.get(item.id)?.value;
    if (item.kind !== 'indicator' || value?.type !== 'indicator') continue;
    if (!isOpenItem(innovation, item.id)) continue;
    const only = item.evidence.formats.every((format) => format === 'pdf');
    const own = files.filter(
      (file) =>
        file.item === item.id &&
        file.state === 'stored' &&
        (file.mime === 'application/pdf' || (only && file.mime?.startsWith('image/') === true)),
    );
    if (own.length === 0) continue;
    const hashes = new Set(own.flatMap(({ sha256 }) => sha256 ?? []));
    const same = found.find((one) => [...hashes].some((hash) => one.hashes.has(hash)));
    if (same !== undefined) same.items.push(item);
    else found.push({ items: [item], claim: value, hashes });
  }
  return found;
}

/** True for a document of which something was only read, or lacks a fact that was not asked for yet. */
export function isLoose({ claim: { document = {} } }: Paper): boolean {
  if ((document.read ?? []).length > 0) return true;
  const lacks =
    document.number === undefined || document.date === undefined || document.subject === undefined;
  return lacks && document.complete !== true;
}
