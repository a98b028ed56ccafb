// The form of an innovation as a page shows it: parts with label, help, example, what is stored and what is said beside it.
// It reads and stores nothing.
import { partTag } from '../../db/transactions/fill-at-page.ts';
import { takenBy } from '../../domain/conversation/evidence/accepting.ts';
import {
  type PageOutcome,
  pageSteps,
  type PageStep,
  partText,
} from '../../domain/conversation/filling/at-page.ts';
import type { EditionDefinition, Indicator, Item } from '../../domain/edition/definition.ts';
import { applies, formOf, gapOf, missing, progress } from '../../domain/edition/journey.ts';
import { levelsOf, showAnswer } from '../../domain/edition/show.ts';
import { type Innovation, isOpenItem } from '../../domain/innovation/innovation.ts';
import { isOpenForWriting } from '../../domain/innovation/status.ts';

/** What was typed into a part that was not stored, and what is said about it. */
export interface Unstored {
  readonly outcome: PageOutcome;
  readonly text: string;
  readonly said: readonly string[];
  /** How it stands now, where somebody changed it meanwhile. */
  readonly shown: string | null;
}

/** The name of a part in forms. */
export const partName = (item: string, step: PageStep | 'whole'): string => `isi.${item}.${step}`;

/** A stored text that is longer stands there by its beginning; all of it comes when it is opened. */
const SHORT = 160;
const BEGINNING = 120;
/** A form that holds more text or files than this shows of a choice what is picked alone; all of it comes when it is opened. */
const LIGHT_TEXT = 2000;
const LIGHT_FILES = 12;
/** So many files and links of one item stand in the whole form. */
const FIRST_FILES = 2;

/** More options than these are a list to open. */
const MOST_SHOWN = 9;

const labels: Readonly<Record<Exclude<PageStep, 'value'>, string>> = {
  variant: 'Cara mengukurnya',
  level: 'Tingkat',
  description: 'Penjelasan',
  document_number: 'Nomor dokumen',
  document_date: 'Tanggal dokumen',
  document_subject: 'Dokumen tentang',
  files: 'Tambah tautan',
};

const gaps = {
  unanswered: 'belum diisi',
  to_confirm: 'belum dipastikan',
  no_level: 'tingkatnya belum dipilih',
  no_evidence: 'buktinya belum ada',
  evidence_waiting: 'buktinya sedang diperiksa',
} as const;

const fileStates: Readonly<Record<string, string>> = {
  announced: 'sedang diterima',
  fetching: 'sedang diperiksa',
  stored: 'tersimpan',
};

/**
 * The page of an innovation; `unstored` by the name of the part. With `only` it holds one item, and all of that: the whole form
 * leaves to that page what is opened by few, so that it comes over a slow connection.
 */
export function formPage(
  innovation: Innovation,
  edition: EditionDefinition,
  unstored: ReadonlyMap<string, Unstored>,
  only: string | null = null,
) {
  const form = formOf(edition);
  const { answers, files, state } = innovation;
  const open = isOpenForWriting(state);
  const done = progress(form, answers, files);
  const lacking = open ? missing(form, answers, files) : [];
  const full =
    files.length > LIGHT_FILES ||
    [...answers.values()].reduce((sum, { value }) => sum + JSON.stringify(value).length, 0) >
      LIGHT_TEXT;
  const repairs = form.items.filter(({ id }) => innovation.openItems?.get(id)?.done === false);
  return {
    code: innovation.code,
    name: innovation.name ?? innovation.code,
    open,
    only,
    ...done,
    missing: [
      ...repairs.map((item) => ({ id: item.id, label: item.label, gap: 'diminta diperbaiki' })),
      ...lacking
        .filter(({ item }) => !repairs.includes(item))
        .map(({ item, gap }) => ({ id: item.id, label: item.label, gap: gaps[gap] })),
    ],
    sections: edition.sections
      .map(({ id, title, items }) => ({
        ...{ id, title },
        items: items
          .filter((item) => only === null || item.id === only)
          .map((item) =>
            itemOf(innovation, edition, item, unstored, { whole: only !== null, full }),
          ),
      }))
      .filter(({ items }) => items.length > 0),
  };
}

/** How much of an item its page shows: all of it, or the form is full and shows as little as it can. */
interface Much {
  readonly whole: boolean;
  readonly full: boolean;
}

function itemOf(
  innovation: Innovation,
  edition: EditionDefinition,
  item: Item,
  unstored: ReadonlyMap<string, Unstored>,
  { whole, full }: Much,
) {
  const { answers, files } = innovation;
  const answer = answers.get(item.id);
  const gap = gapOf(item, answers, files);
  const formats = takenBy(item);
  const own = files.filter((file) => file.item === item.id);
  const value = answer?.value;
  const text = value === undefined ? null : showAnswer(item, value);
  const links = value?.type === 'indicator' || value?.type === 'files' ? value.links : [];
  const shown = whole ? own.length + links.length : FIRST_FILES;
  return {
    ...{ id: item.id, label: item.label, help: item.help, example: item.example },
    number: formOf(edition).numberOf.get(item.id) ?? 0,
    instruction: item.instruction,
    optional: item.optional === true,
    mandatory: item.kind === 'indicator' && item.mandatory === true,
    applies: applies(item, answers),
    editable: isOpenItem(innovation, item.id),
    text: text === null || whole ? text : beginning(text),
    isCut: text !== null && !whole && text.length > SHORT,
    gap: gap === null || (item.optional === true && gap === 'unanswered') ? null : gaps[gap],
    confirms:
      answer?.toConfirm === true
        ? { name: partName(item.id, 'whole'), tag: partTag(partText(item, 'whole', answer.value)) }
        : null,
    note: innovation.openItems?.get(item.id)?.note ?? null,
    kinds: item.kind === 'indicator' ? item.evidence.kinds : [],
    accept: formats.length === 0 ? null : acceptOf(formats),
    files: own
      .slice(0, shown)
      .map(({ id, name, state }) => ({ id, name, state: fileStates[state] ?? state })),
    links: links
      .slice(0, Math.max(0, shown - own.length))
      .map(({ url }) => ({ url, tag: partTag(url) })),
    others: Math.max(0, own.length + links.length - shown),
    ...blocksOf(
      pageSteps(item).map((step) => partOf(item, step, innovation, unstored)),
      { whole, full },
    ),
  };
}

/** The parts of an item: those that are always there, and those behind something to open, with what is stored in them. */
function blocksOf(parts: readonly ReturnType<typeof partOf>[], { whole, full }: Much) {
  const isMore = ({ step, kind, text, left, options }: (typeof parts)[number]): boolean =>
    kind === 'check' ||
    step === 'files' ||
    step.startsWith('document_') ||
    // The same on the page of the item, from which the form brings in what is opened.
    (left === null && (options.length > 0 ? full : text.length > SHORT));
  const more = parts.filter(isMore);
  return {
    parts: parts.filter((part) => !isMore(part)),
    more,
    // What was typed there and not stored is shown with what is said about it.
    loaded: whole || more.some(({ left }) => left !== null),
    whole,
    opens: more.some(({ kind }) => kind === 'check') ? 'Pilih' : opensOf(more),
    holds: more.flatMap(({ text, options }) =>
      options.length > 0
        ? options.flatMap(({ label, picked }) => (picked ? [beginning(label)] : []))
        : beginning(text) || [],
    ),
  };
}

/** The beginning of a long text, with the sign that it goes on. */
const beginning = (text: string): string =>
  text.length > SHORT ? `${text.slice(0, BEGINNING).trimEnd()}…` : text;

const opensOf = (more: readonly { readonly step: PageStep }[]): string =>
  more.some(({ step }) => step === 'value' || step === 'level' || step === 'description')
    ? 'Baca dan ubah'
    : more.some(({ step }) => step.startsWith('document_'))
      ? 'Keterangan dokumen dan tautan'
      : 'Tautan';

/** What a browser offers to choose from; the camera of a phone among it. */
const acceptOf = (formats: readonly string[]): string =>
  formats
    .map((format) => (format === 'jpg' ? 'image/*' : `.${format}`))
    .filter((ending) => ending !== '.png')
    .join(',');

function partOf(
  item: Item,
  step: PageStep,
  { answers }: Innovation,
  unstored: ReadonlyMap<string, Unstored>,
) {
  const value = answers.get(item.id)?.value;
  const stored = partText(item, step, value);
  const name = partName(item.id, step);
  const left = unstored.get(name);
  const options = optionsOf(item, step, answers);
  const many = item.kind === 'field' && item.value.type === 'choice' && item.value.many === true;
  const picked = new Set((left?.text ?? stored).split(', '));
  return {
    ...{ step, name, stored, tag: partTag(stored) },
    label: step === 'value' ? null : labels[step],
    kind: kindOf(item, step, options.length, many),
    text: left?.text ?? stored,
    options: options.map((label, nth) => ({
      ...{ label, value: String(nth + 1), picked: picked.has(String(nth + 1)) },
    })),
    left: left === undefined ? null : { ...left, tag: partTag(left.text.replaceAll('\r\n', '\n')) },
    hint: hintOf(item, step),
    longest: step === 'document_number' || step === 'files' ? 2000 : null,
  };
}

function kindOf(item: Item, step: PageStep, options: number, many: boolean): string {
  if (options > 0) {
    if (many) return 'check';
    return options > MOST_SHOWN ? 'select' : 'radio';
  }
  const long = item.kind === 'field' && step === 'value' && item.value.type === 'longtext';
  return long || step === 'description' ? 'area' : 'line';
}

function optionsOf(item: Item, step: PageStep, answers: Innovation['answers']): readonly string[] {
  if (item.kind === 'field')
    return item.value.type === 'choice' ? item.value.options.map(({ label }) => label) : [];
  if (step === 'variant')
    return [...(item.variants ?? []).map(({ label }) => label), 'Belum ada buktinya'];
  if (step !== 'level') return [];
  const levels = levelsOf(item, variantOf(item, answers));
  return levels.length === 0 ? [] : [...levels.map(({ text }) => text), 'Belum ada buktinya'];
}

function variantOf(item: Indicator, answers: Innovation['answers']): string | undefined {
  const value = answers.get(item.id)?.value;
  return value?.type === 'indicator' ? value.variant : undefined;
}

function hintOf(item: Item, step: PageStep): string | null {
  if (step === 'document_date') return 'Misalnya 12 Maret 2026.';
  if (item.kind !== 'field' || step !== 'value') return null;
  const { value } = item;
  if (value.type === 'date')
    return value.precision === 'day' ? 'Misalnya 12 Maret 2026.' : 'Misalnya Maret 2026.';
  if (value.type === 'coordinates') return 'Lintang dan bujur, misalnya -2,33; 115,46.';
  if (value.type === 'number') return value.unit === undefined ? 'Angka.' : `Angka, ${value.unit}.`;
  return null;
}
