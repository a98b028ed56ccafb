// Reads our own form to fill in, when it comes back: by the marks beside its cells, never by headings.
// An empty cell and a box without a tick give nothing; what was filled in and cannot be read is named, not dropped.
import type { Day } from '../days.ts';
import type { AnswerValue } from '../edition/answer.ts';
import type { Field, Indicator, Item, Option } from '../edition/definition.ts';
import { readAnswer } from '../edition/items/index.ts';
import type { Form } from '../edition/journey.ts';
import { isBlank, matchKey, wordCount } from '../language/index.ts';
import { trimBothOf } from '../trimming.ts';
import type { DocumentText } from './document-text.ts';
import type { DocumentReading, Excerpt, ExcerptDoubt } from './excerpt.ts';
import { cellMarkIn, type FormMark, formMarkIn, levelIn, type MarkedPart } from './form-marks.ts';
import { tickedWords } from './ticks.ts';

/** A cell of the form with what was written into it. */
interface MarkedCell {
  readonly marked: MarkedPart;
  readonly text: string;
}

/** Our own form as it came back. */
interface OwnForm {
  /** Null where the mark at its head is gone. */
  readonly mark: FormMark | null;
  readonly cells: readonly MarkedCell[];
}

/** What a cell tells: values, several where several boxes are ticked of which one counts; null: it is not understood. */
type Told = readonly { readonly value: AnswerValue; readonly doubtful: boolean }[] | null;

/** Reads our own form; null for any other document. */
export function readOwnForm(text: DocumentText, form: Form, today: Day): DocumentReading | null {
  const own = ownFormIn(text);
  if (own === null) return null;
  const { id, version } = form.definition;
  const isOther = own.mark?.edition !== id || own.mark.version !== version;
  const doubts = (doubtful: boolean): ExcerptDoubt[] => [
    ...(doubtful ? (['value'] as const) : []),
    ...(isOther ? (['edition'] as const) : []),
  ];
  const excerpts: Excerpt[] = [];
  const unread: string[] = [];
  const take = (item: Item, told: Told): void => {
    if (told === null) unread.push(item.id);
    for (const { value, doubtful } of told ?? [])
      excerpts.push({
        ...{ item: item.id, value, heading: item.label, page: null },
        doubts: doubts(doubtful),
      });
  };
  for (const item of form.items) {
    const cells = own.cells.filter(({ marked }) => marked.item === item.id);
    if (item.kind === 'indicator') take(item, indicatorIn(item, cells));
    else
      for (const { marked, text: words } of cells)
        if (marked.part === 'value') take(item, fieldIn(item, words, { today, isOther }));
  }
  return {
    excerpts,
    words: own.cells.reduce((sum, cell) => sum + wordCount(cell.text), 0),
    pages: text.pages,
    whole: 0,
    own: {
      edition: own.mark?.edition ?? null,
      other: isOther,
      torn: own.cells.length === 0,
      unread,
    },
  };
}

/** Finds the cells of our own form; null for a document without any of its marks. */
function ownFormIn({ blocks }: DocumentText): OwnForm | null {
  let mark: FormMark | null = null;
  let marks = 0;
  const cells: MarkedCell[] = [];
  for (const block of blocks) {
    const rows = block.kind === 'table' ? block.rows : [[block.text]];
    for (const row of rows) {
      mark ??= formMarkIn(row.join('\n'));
      const at = row.findIndex((cell) => cellMarkIn(cell) !== null);
      const marked = cellMarkIn(row[at] ?? '');
      if (marked === null) continue;
      marks += 1;
      if (block.kind === 'table' && at < row.length - 1)
        cells.push({
          marked,
          text: row
            .slice(at + 1)
            .join('\n')
            .trim(),
        });
    }
  }
  return mark === null && marks === 0 ? null : { mark, cells };
}

/** What reading a cell needs to know: the day, and whether the form is of another edition. */
interface Around {
  readonly today: Day;
  readonly isOther: boolean;
}

function fieldIn(field: Field, text: string, around: Around): Told {
  if (field.value.type === 'files') return [];
  return field.value.type === 'choice'
    ? choiceIn(field, field.value, text, around)
    : typed(field, text, around);
}

/** What was typed into a cell, by the same reader as in the chat. */
function typed(field: Field, text: string, { today }: Around): Told {
  if (isNothing(text)) return [];
  const reading = readAnswer(field, text, today);
  if (reading.kind === 'value') return [{ value: reading.value, doubtful: false }];
  return reading.kind === 'confirm' ? [{ value: reading.value, doubtful: true }] : null;
}

/** True for nothing at all, and for dots and dashes to write on. */
const isNothing = (text: string): boolean => isBlank(text) || /^[\s\p{P}]*$/u.test(text);

/** Ticked boxes by the words behind them; words typed beside or in place of the boxes are read as in the chat. */
function choiceIn(
  field: Field,
  { options, many = false }: Extract<Field['value'], { type: 'choice' }>,
  text: string,
  around: Around,
): Told {
  const ticked = tickedWords(text);
  if (ticked === null) return typed(field, text, around);
  const codes = [...new Set(ticked.flatMap((words) => optionOf(options, words)?.code ?? []))];
  if (codes.length < ticked.length) return null;
  if (codes.length === 0) {
    // Beside the boxes of another edition stand options that are unknown here.
    const told = around.isOther ? [] : typed(field, besideBoxes(text, options), around);
    return told === null ? null : told.map((one) => ({ ...one, doubtful: true }));
  }
  const values = many ? [codes] : codes.map((code) => [code]);
  return values.map((one) => ({ value: { type: 'choice', codes: one }, doubtful: false }));
}

const optionOf = (options: readonly Option[], words: string): Option | undefined =>
  options.find(({ label }) => keyOf(label) === keyOf(words));

/** What is compared of the words behind a box: they come without the signs at their ends. */
const keyOf = (words: string): string => matchKey(trimBothOf(words, ' :;,./'));

/** What stands in a cell of boxes besides the boxes and their words. */
function besideBoxes(text: string, options: readonly Option[]): string {
  const labels = options.map(({ label }) => label).toSorted((a, b) => b.length - a.length);
  const words = text.replaceAll(/☐|\s+/gu, ' ').replaceAll(/ {2,}/gu, ' ');
  return labels.reduce((left, label) => left.replace(label, ' '), words).trim();
}

const LONE_MARK = /(?<![\p{L}\p{N}([])[xv](?![\p{L}\p{N})\]])/iu;

/** True for a level that was marked without its box: words in place of the boxes, or an x beside one. */
const isMarkedByHand = (text: string, hasBoxes: boolean): boolean =>
  hasBoxes ? LONE_MARK.test(text) : !isNothing(text);

/** Level and description of an indicator, one value for each level that is ticked. */
function indicatorIn(indicator: Indicator, cells: readonly MarkedCell[]): Told {
  const description = cells
    .filter(({ marked, text }) => marked.part === 'description' && !isNothing(text))
    .map(({ text }) => text)
    .join('\n');
  const variants = indicator.variants ?? [];
  const levels = cells.flatMap(({ marked, text }) => {
    if (marked.part !== 'level') return [];
    const known = variants.find(({ code }) => code === marked.variant);
    const ticks = tickedWords(text);
    if ((ticks ?? []).length === 0 && isMarkedByHand(text, ticks !== null)) return [null];
    return (ticks ?? []).map((words) => {
      const level = levelIn(words);
      return known === undefined || level === null
        ? null
        : { level, ...(variants.length > 1 ? { variant: known.code } : {}) };
    });
  });
  if (levels.includes(null)) return null;
  const told = {
    type: 'indicator' as const,
    links: [],
    ...(description === '' ? {} : { description }),
  };
  const ticked = levels.filter((one) => one !== null);
  if (ticked.length > 0)
    return ticked.map((one) => ({ value: { ...told, ...one }, doubtful: false }));
  return description === '' ? [] : [{ value: { ...told, level: null }, doubtful: false }];
}
