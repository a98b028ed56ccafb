// How a stored answer reads to people: labels instead of codes, dates and numbers as they are written in Indonesia.
// It never cuts a text; whoever needs a short form cuts the result.
import { showDate, showNumber } from '../language/index.ts';
import type { AnswerValue } from './answer.ts';
import type { Indicator, Item, Level } from './definition.ts';

/** Writes an answer for people; `-` for "none" without a note. */
export function showAnswer(item: Item, value: AnswerValue): string {
  switch (value.type) {
    case 'text':
      return value.text;
    case 'choice':
      return value.codes.map((code) => optionLabel(item, code)).join(', ');
    case 'date':
      return value.to === undefined
        ? showDate(value.date)
        : `${showDate(value.date)} s.d. ${showDate(value.to)}`;
    case 'number':
      return showNumber(value.number);
    case 'coordinates':
      return `${showNumber(value.lat)}; ${showNumber(value.lon)}`;
    case 'files':
      return value.links.map((link) => link.url).join('\n') || '-';
    case 'indicator':
      return showIndicator(item, value);
    case 'none':
      return value.note ?? '-';
  }
}

function optionLabel(item: Item, code: string): string {
  if (item.kind !== 'field' || item.value.type !== 'choice') return code;
  return item.value.options.find((option) => option.code === code)?.label ?? code;
}

function showIndicator(item: Item, value: Extract<AnswerValue, { type: 'indicator' }>): string {
  const lines: string[] = [];
  if (item.kind === 'indicator' && value.level !== null) {
    const level = levelsOf(item, value.variant).find(
      (candidate) => candidate.level === value.level,
    );
    lines.push(`Tingkat ${value.level}${level === undefined ? '' : `: ${level.text}`}`);
  }
  if (value.description !== undefined) lines.push(value.description);
  const document = value.document;
  if (document !== undefined) {
    const facts = [
      document.number === undefined ? null : `Nomor ${document.number}`,
      document.date === undefined ? null : `tanggal ${showDate(document.date)}`,
      document.subject === undefined ? null : `tentang ${document.subject}`,
    ].filter((fact) => fact !== null);
    if (facts.length > 0) lines.push(facts.join(', '));
  }
  lines.push(...value.links.map((link) => link.url));
  return lines.join('\n') || '-';
}

/** Gives the levels of an indicator in the variant that was picked; empty when the edition does not know them. */
export function levelsOf(indicator: Indicator, variant: string | undefined): readonly Level[] {
  const variants = indicator.variants ?? [];
  const picked =
    variants.length === 1 ? variants[0] : variants.find((candidate) => candidate.code === variant);
  return picked?.levels ?? [];
}
