// What stands behind the lines of a paper: answers in words, joined in the order of the edition.
// It judges nothing and leaves nothing out; what has no answer stays open for the pen.
import type { AnswerValue } from '../../domain/edition/answer.ts';
import type { Item, PaperId, PaperLine } from '../../domain/edition/definition.ts';
import { applies, formOf } from '../../domain/edition/journey.ts';
import { levelsOf, showAnswer } from '../../domain/edition/show.ts';
import { showDate } from '../../domain/language/index.ts';
import { type Filled, type Line, filled } from '../sheet.ts';
import type { InnovationMaterial } from '../../domain/paper-material.ts';

/** How the lines of a paper are laid out, by their labels as the form prints them. */
interface Layout {
  /** All choices with boxes. */
  readonly boxes: readonly string[];
  /** Day, month and year in words of their own. */
  readonly dates: readonly string[];
  readonly strong: readonly string[];
}

export const pedomanLayout: Layout = {
  boxes: ['Bentuk Inovasi', 'Tahapan Inovasi'],
  dates: ['Inovasi Dimulai'],
  strong: ['Nama Inovasi'],
};
export const reportLayout: Layout = { ...pedomanLayout, dates: [] };

/** The lines of one of the edition's papers. */
export function linesOf(material: InnovationMaterial, paper: PaperId, layout: Layout): Line[] {
  const lines = material.definition.papers.find(({ id }) => id === paper)?.lines ?? [];
  return lines.map((line) => ({
    label: line.label,
    value: lineValue(material, paper, line, layout),
  }));
}

function lineValue(
  material: InnovationMaterial,
  paper: PaperId,
  line: PaperLine,
  layout: Layout,
): Filled {
  const [only] = line.from;
  if (only === 'unit') return filled(material.unit);
  const form = formOf(material.definition);
  const group = material.definition.groups.find(({ id }) => id === only);
  if (group !== undefined)
    return {
      kind: 'parts',
      parts: group.parts.map((id) => ({
        heading: group.headings?.[id] ?? form.byId.get(id)?.label ?? id,
        text: textOf(material, id, paper),
      })),
    };
  const item = only === undefined ? undefined : form.byId.get(only);
  if (item !== undefined && layout.boxes.includes(line.label)) {
    const boxes = boxesOf(item, valueOf(material, item), paper);
    if (boxes !== null) return boxes;
  }
  const value = item === undefined ? undefined : valueOf(material, item);
  if (value?.type === 'date' && layout.dates.includes(line.label)) return dateOf(value.date);
  const texts = line.from.flatMap((id) => textOf(material, id, paper) ?? []);
  const text = texts.length === 0 ? null : texts.join('\n\n');
  if (text !== null && layout.strong.includes(line.label))
    return { kind: 'text', text, strong: true };
  return filled(text);
}

/** The answer to an item, while the item applies. */
export function valueOf(material: InnovationMaterial, item: Item): AnswerValue | undefined {
  const { answers } = material.innovation;
  return applies(item, answers) ? answers.get(item.id)?.value : undefined;
}

/** The words of an answer; null where there is none. */
export function textOf(
  material: InnovationMaterial,
  id: string,
  paper: PaperId | null,
): string | null {
  const item = formOf(material.definition).byId.get(id);
  const value = item === undefined ? undefined : valueOf(material, item);
  if (item === undefined || value === undefined) return null;
  if (value.type === 'choice')
    return value.codes.map((code) => optionWords(item, code, paper)).join(', ');
  if (value.type === 'none') return value.note ?? 'Belum ada';
  if (value.type === 'files') return bukti(material, item, value) ?? null;
  return showAnswer(item, value);
}

/** How a paper prints an option; papers without words of their own take those of Form C.1 or the form's label. */
function optionWords(item: Item, code: string, paper: PaperId | null): string {
  if (item.kind !== 'field' || item.value.type !== 'choice') return code;
  const option = item.value.options.find((one) => one.code === code);
  if (paper === null) return option?.label ?? code;
  return option?.onPaper?.[paper] ?? option?.onPaper?.['form-c1'] ?? option?.label ?? code;
}

/** All choices of an item, with the one that was picked. */
function boxesOf(item: Item, value: AnswerValue | undefined, paper: PaperId): Filled | null {
  if (item.kind !== 'field' || item.value.type !== 'choice') return null;
  const [code] = value?.type === 'choice' ? value.codes : [];
  return {
    kind: 'choice',
    options: item.value.options.map((option) => optionWords(item, option.code, paper)),
    picked: code === undefined ? null : optionWords(item, code, paper),
  };
}

/** A date of any precision as the pedoman's form asks for it. */
function dateOf(iso: string): Filled {
  const words = showDate(iso).split(' ');
  return {
    kind: 'date',
    day: words.length > 2 ? (words.at(-3) ?? null) : null,
    month: words.length > 1 ? (words.at(-2) ?? null) : null,
    year: words.at(-1) ?? iso,
  };
}

/** What an indicator rests on, in words: the text of the level, and what was described. */
export function uraian(material: InnovationMaterial, id: string): string | null {
  const item = formOf(material.definition).byId.get(id);
  const value = item === undefined ? undefined : valueOf(material, item);
  if (item === undefined || value === undefined) return null;
  if (value.type !== 'indicator' || item.kind !== 'indicator') return textOf(material, id, null);
  const level = levelsOf(item, value.variant).find((one) => one.level === value.level);
  const parts = [level?.text.replaceAll('>=', '≥').replaceAll('<=', '≤'), value.description];
  const text = parts.filter((part) => part !== undefined && part !== '').join('\n');
  return text === '' ? null : text;
}

/** What proves an item: the document, the stored files by name, the links. */
export function bukti(
  { innovation }: InnovationMaterial,
  item: Item,
  value: AnswerValue | undefined,
): string | null {
  const document = value?.type === 'indicator' ? value.document : undefined;
  const facts = [
    document?.number === undefined ? null : `Nomor ${document.number}`,
    document?.date === undefined ? null : `tanggal ${showDate(document.date)}`,
    document?.subject === undefined ? null : `tentang ${document.subject}`,
  ].filter((fact) => fact !== null);
  const files = innovation.files.filter((file) => file.item === item.id && file.state === 'stored');
  const links = value?.type === 'indicator' || value?.type === 'files' ? value.links : [];
  const lines = [
    ...(facts.length === 0 ? [] : [facts.join(', ')]),
    ...files.map(({ name }) => name),
    ...links.map(({ url }) => url),
  ];
  return lines.length === 0 ? null : lines.join('\n');
}
