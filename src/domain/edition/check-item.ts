// Finds the defects inside a single item of an edition: its options, formats, levels.
// It never looks at other items; check.ts does.
import type { Field, FileFormat, Indicator, Option } from './definition.ts';

/** The shape of every code that is stored: ids of items, codes of options. */
export const idShape = /^[a-z][a-z0-9_]*$/;

const knownFormats: readonly FileFormat[] = ['pdf', 'jpg', 'png', 'mp4', 'docx', 'xlsx'];

/** Lists the values that occur more than once. */
export function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, at) => values.indexOf(value) !== at))];
}

/** Tells an empty text from a real one; null is not empty but unknown. */
export function blank(text: string | null): boolean {
  return text !== null && text.trim() === '';
}

/** Lists the defects of one field's answer type. */
export function checkField(field: Field): string[] {
  const value = field.value;
  switch (value.type) {
    case 'choice':
      return checkOptions(field.id, value.options);
    case 'files':
      return checkFormats(field.id, value.formats, value.maxFiles);
    case 'text':
      return (value.minChars ?? 0) > (value.maxChars ?? Infinity) ||
        (value.warnChars ?? 0) > (value.maxChars ?? Infinity)
        ? [`lengths of "${field.id}" contradict each other`]
        : [];
    case 'number':
      return (value.min ?? -Infinity) > (value.max ?? Infinity)
        ? [`bounds of "${field.id}" contradict each other`]
        : [];
    default:
      return [];
  }
}

function checkOptions(id: string, options: readonly Option[]): string[] {
  // The same word under two options would store one of them by accident of order.
  const exact = options.flatMap((option) => [
    ...new Set([option.label, ...(option.words ?? [])].map((word) => word.trim().toLowerCase())),
  ]);
  return [
    ...(options.length < 2 ? [`"${id}" offers fewer than two options`] : []),
    ...repeated(options.map((option) => option.code)).map(
      (code) => `option "${code}" of "${id}" is used twice`,
    ),
    ...options
      .filter((option) => !idShape.test(option.code))
      .map((option) => `option "${option.code}" of "${id}" is not a lower-case code`),
    ...options
      .filter((option) => blank(option.label))
      .map((option) => `option "${option.code}" of "${id}" has no label`),
    ...repeated(exact).map((word) => `"${word}" means two options of "${id}"`),
    ...options.flatMap((option) =>
      (option.hints ?? [])
        .filter((hint) => exact.includes(hint.trim().toLowerCase()))
        .map((hint) => `"${hint}" both means and only suggests an option of "${id}"`),
    ),
  ];
}

function checkFormats(id: string, formats: readonly FileFormat[], maxFiles: number): string[] {
  return [
    ...(formats.length === 0 ? [`"${id}" accepts no format`] : []),
    ...repeated(formats).map((format) => `"${id}" names the format "${format}" twice`),
    ...formats
      .filter((format) => !knownFormats.includes(format))
      .map((format) => `"${id}" names the unknown format "${format}"`),
    ...(Number.isInteger(maxFiles) && maxFiles > 0 ? [] : [`"${id}" allows no file`]),
  ];
}

/** Lists the defects of one indicator: evidence, weight, variants and levels. */
export function checkIndicator(indicator: Indicator): string[] {
  const { id, evidence, variants, weight } = indicator;
  const video = evidence.video;
  return [
    ...checkFormats(id, evidence.formats, evidence.maxFiles),
    ...(evidence.kinds.length === 0 || evidence.kinds.some(blank)
      ? [`"${id}" does not say what evidence is`]
      : []),
    ...(video && !(video.warnBelow < video.warnAbove && video.warnAbove <= video.limit)
      ? [`video times of "${id}" are not in order`]
      : []),
    ...(video && !evidence.formats.includes('mp4')
      ? [`"${id}" has video times but accepts no video`]
      : []),
    ...(weight !== null && !(weight > 0)
      ? [`weight of "${id}" is not positive; unknown is null`]
      : []),
    ...(weight !== null && variants === null ? [`"${id}" has a weight but no levels`] : []),
    ...(variants?.length === 0 ? [`"${id}" has an empty list of variants; unknown is null`] : []),
    ...repeated((variants ?? []).map((variant) => variant.code)).map(
      (code) => `variant "${code}" of "${id}" is used twice`,
    ),
    ...(variants ?? []).flatMap((variant) => [
      ...(blank(variant.label) ? [`variant "${variant.code}" of "${id}" has no label`] : []),
      ...(variant.levels.map((level) => level.level).join() === '1,2,3'
        ? []
        : [`levels of "${id}" (${variant.code}) are not 1, 2, 3`]),
      ...(variant.levels.some((level) => blank(level.text))
        ? [`a level of "${id}" (${variant.code}) has no text`]
        : []),
      ...repeated(variant.levels.map((level) => level.text)).map(
        (text) => `two levels of "${id}" (${variant.code}) read "${text}"`,
      ),
    ]),
  ];
}
