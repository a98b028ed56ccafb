// The way through a form: which items apply, what is open, what comes next, how far one is.
// Everything is computed from the answers; no cursor is stored, so nothing can point to a question that is gone.
import type { Answer, EvidenceFile } from './answer.ts';
import type { EditionDefinition, Group, Item, ItemId } from './definition.ts';

type Answers = ReadonlyMap<ItemId, Answer>;

/** An edition's items flattened once, with their stable numbers. */
export interface Form {
  readonly definition: EditionDefinition;
  readonly items: readonly Item[];
  readonly byId: ReadonlyMap<ItemId, Item>;
  /** The number people type in `ubah 17`; 1-based over all items, whether they apply or not. */
  readonly numberOf: ReadonlyMap<ItemId, number>;
  readonly fields: number;
  readonly indicators: number;
  readonly groupOf: ReadonlyMap<ItemId, Group>;
}

const forms = new WeakMap<EditionDefinition, Form>();

/** Gives the flattened form of a definition; the same object every time. */
export function formOf(definition: EditionDefinition): Form {
  const known = forms.get(definition);
  if (known !== undefined) return known;
  const items = definition.sections.flatMap((section) => section.items);
  const form: Form = {
    definition,
    items,
    byId: new Map(items.map((item) => [item.id, item])),
    numberOf: new Map(items.map((item, index) => [item.id, index + 1])),
    fields: items.filter((item) => item.kind === 'field').length,
    indicators: items.filter((item) => item.kind === 'indicator').length,
    groupOf: new Map(
      definition.groups.flatMap((group) => group.parts.map((part) => [part, group] as const)),
    ),
  };
  forms.set(definition, form);
  return form;
}

/** True when the item is asked at all, given earlier answers. */
export function applies(item: Item, answers: Answers): boolean {
  if (item.when === undefined) return true;
  const answer = answers.get(item.when.item)?.value;
  return answer?.type === 'choice' && answer.codes.some((code) => item.when?.in.includes(code));
}

/** Why an item is not complete. */
export type Gap = 'unanswered' | 'to_confirm' | 'no_level' | 'no_evidence' | 'evidence_waiting';

/** Tells what is missing in an item; null when it is complete. A level counts only with a stored file or a link. */
export function gapOf(item: Item, answers: Answers, files: readonly EvidenceFile[]): Gap | null {
  const answer = answers.get(item.id);
  if (answer === undefined) return 'unanswered';
  if (answer.toConfirm) return 'to_confirm';
  const value = answer.value;
  if (value.type === 'none') return null;
  if (item.kind === 'indicator') {
    if (value.type !== 'indicator') return 'unanswered';
    if (item.variants !== null && value.level === null && value.read === undefined)
      return 'no_level';
    const gap = value.links.length > 0 ? null : fileGap(item, files);
    return gap ?? (value.level === null && item.variants !== null ? 'to_confirm' : null);
  }
  if (item.value.type === 'files')
    return value.type === 'files' && value.links.length > 0 ? null : fileGap(item, files);
  return null;
}

function fileGap(item: Item, files: readonly EvidenceFile[]): Gap | null {
  const own = files.filter((file) => file.item === item.id);
  if (own.some((file) => file.state === 'stored')) return null;
  return own.some((file) => file.state === 'announced' || file.state === 'fetching')
    ? 'evidence_waiting'
    : 'no_evidence';
}

/** An item that still needs something. */
export interface OpenItem {
  readonly item: Item;
  readonly gap: Gap;
}

/** Lists the items that keep an innovation from being complete, in the order of the form; optional ones are left out. */
export function missing(
  form: Form,
  answers: Answers,
  files: readonly EvidenceFile[],
): readonly OpenItem[] {
  const open: OpenItem[] = [];
  for (const item of form.items) {
    if (item.optional === true || !applies(item, answers)) continue;
    const gap = gapOf(item, answers, files);
    if (gap !== null) open.push({ item, gap });
  }
  return open;
}

/** How far an innovation is. `filled` of `total` counts the items that apply and are not optional. */
export interface Progress {
  readonly filled: number;
  readonly total: number;
}

/** Counts complete and applicable items. */
export function progress(form: Form, answers: Answers, files: readonly EvidenceFile[]): Progress {
  let filled = 0;
  let total = 0;
  for (const item of form.items) {
    if (item.optional === true || !applies(item, answers)) continue;
    total += 1;
    if (gapOf(item, answers, files) === null) filled += 1;
  }
  return { filled, total };
}

/**
 * Gives the item to ask next after `after` (null: from the start): the first one that applies and is open,
 * going round once, those in `skipped` left out. After an indicator, which may have been named out of turn, that is the
 * first open indicator. Optional items are never asked by themselves.
 * `only` narrows the walk to the items that were returned. Null when nothing is left to ask.
 */
export function nextItem(
  form: Form,
  answers: Answers,
  files: readonly EvidenceFile[],
  after: ItemId | null,
  skipped: ReadonlySet<ItemId>,
  only: ReadonlySet<ItemId> | null = null,
): Item | null {
  const isIndicator = after !== null && form.byId.get(after)?.kind === 'indicator';
  const first = form.items.findIndex((item) => item.kind === 'indicator');
  const start = isIndicator ? first : after === null ? 0 : (form.numberOf.get(after) ?? 0);
  const turn = [...form.items.slice(start), ...form.items.slice(0, start)];
  for (const item of turn) {
    if (item.optional === true || skipped.has(item.id)) continue;
    if ((only !== null && !only.has(item.id)) || !applies(item, answers)) continue;
    const gap = gapOf(item, answers, files);
    // What was read or carried over is confirmed at the end, all of it together.
    if (gap !== null && gap !== 'evidence_waiting' && gap !== 'to_confirm') return item;
  }
  return null;
}

/** Gives the item before `item` that applies; null at the start. */
export function previousItem(
  form: Form,
  answers: Answers,
  item: ItemId,
  only: ReadonlySet<ItemId> | null = null,
): Item | null {
  const before = form.items.slice(0, (form.numberOf.get(item) ?? 1) - 1);
  return (
    before.findLast(
      (candidate) => applies(candidate, answers) && (only === null || only.has(candidate.id)),
    ) ?? null
  );
}

/** Counts the words of all parts of a group together, by the given counter. */
export function groupWords(
  group: Group,
  answers: Answers,
  count: (text: string) => number,
): number {
  let words = 0;
  for (const part of group.parts) {
    const value = answers.get(part)?.value;
    if (value?.type === 'text') words += count(value.text);
  }
  return words;
}

/** The number of an item among those of its kind: field 4 of 32, indicator 7 of 20. */
export function placeOf(
  form: Form,
  item: Item,
): { readonly kind: Item['kind']; readonly no: number; readonly of: number } {
  const same = form.items.filter((candidate) => candidate.kind === item.kind);
  return { kind: item.kind, no: same.indexOf(item) + 1, of: same.length };
}
