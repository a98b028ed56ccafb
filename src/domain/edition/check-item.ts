// Finds the defects inside a single item of an edition: its options, formats, levels.
// It never looks at other items; check.ts does.
import type { Field, FileFormat, Indicator, Option } from './definition.ts';

/** The shape of every code that is stored: ids of items, codes of options. */
export const idShape = /^[a-z][a-z0-9_]*$/;

/** Every format that an item may accept. */
export const formats: readonly FileFormat[] = ['pdf', 'jpg', 'png', 'mp4', 'docx', 'xlsx'];

/** What is wrong in a definition, in plain English. `part` names where: `item/sdm`, `option/tahapan/penerapan/label`. */
export interface Defect {
  readonly part: string;
  readonly text: string;
}

/** Makes the defects of a part, one for each value. */
export const defects =
  <T>(part: (value: T) => string, text: (value: T) => string) =>
  (values: readonly T[]): Defect[] =>
    values.map((value) => ({ part: part(value), text: text(value) }));

/** A defect if there is one. */
export const defectIf = (wrong: boolean, part: string, text: string): Defect[] =>
  wrong ? [{ part, text }] : [];

/** Lists the values that occur more than once. */
export function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, at) => values.indexOf(value) !== at))];
}

/** Tells an empty text from a real one; null is not empty but unknown. */
export function blank(text: string | null): boolean {
  return text !== null && text.trim() === '';
}

/** Lists the defects of one field's answer type. */
export function checkField(field: Field): Defect[] {
  const value = field.value;
  const part = `item/${field.id}`;
  switch (value.type) {
    case 'choice':
      return checkOptions(field.id, value.options);
    case 'files':
      return checkFormats(field.id, value.formats, value.maxFiles);
    case 'text':
      return defectIf(
        (value.minChars ?? 0) > (value.maxChars ?? Infinity) ||
          (value.warnChars ?? 0) > (value.maxChars ?? Infinity),
        `${part}/max_chars`,
        `lengths of "${field.id}" contradict each other`,
      );
    case 'number':
      return defectIf(
        (value.min ?? -Infinity) > (value.max ?? Infinity),
        `${part}/max`,
        `bounds of "${field.id}" contradict each other`,
      );
    default:
      return [];
  }
}

function checkOptions(id: string, options: readonly Option[]): Defect[] {
  // The same word under two options would store one of them by accident of order.
  const exact = options.flatMap((option) => [
    ...new Set([option.label, ...(option.words ?? [])].map((word) => word.trim().toLowerCase())),
  ]);
  const part = (column: string) => (option: Option) => `option/${id}/${option.code}/${column}`;
  return [
    ...defectIf(options.length < 2, `item/${id}/type`, `"${id}" offers fewer than two options`),
    ...repeated(options.map((option) => option.code)).map((code) => ({
      part: `option/${id}/${code}/name`,
      text: `option "${code}" of "${id}" is used twice`,
    })),
    ...defects(
      part('name'),
      ({ code }) => `option "${code}" of "${id}" is not a lower-case code`,
    )(options.filter((option) => !idShape.test(option.code))),
    ...defects(
      part('label'),
      ({ code }) => `option "${code}" of "${id}" has no label`,
    )(options.filter((option) => blank(option.label))),
    ...repeated(exact).map((word) => ({
      part: lastWith(id, options, word),
      text: `"${word}" means two options of "${id}"`,
    })),
    ...options.flatMap((option) =>
      defects<string>(
        () => `option/${id}/${option.code}/hints`,
        (hint) => `"${hint}" both means and only suggests an option of "${id}"`,
      )((option.hints ?? []).filter((hint) => exact.includes(hint.trim().toLowerCase()))),
    ),
  ];
}

/** Where a word stands that an earlier option has already. */
function lastWith(id: string, options: readonly Option[], word: string): string {
  const named = (text: string) => text.trim().toLowerCase() === word;
  const last = options.findLast(
    (option) => named(option.label) || (option.words ?? []).some((one) => named(one)),
  );
  const column = last !== undefined && named(last.label) ? 'label' : 'words';
  return `option/${id}/${last?.code ?? ''}/${column}`;
}

function checkFormats(id: string, accepted: readonly FileFormat[], maxFiles: number): Defect[] {
  const part = `item/${id}/formats`;
  return [
    ...defectIf(accepted.length === 0, part, `"${id}" accepts no format`),
    ...repeated(accepted).map((format) => ({
      part,
      text: `"${id}" names the format "${format}" twice`,
    })),
    ...accepted
      .filter((format) => !formats.includes(format))
      .map((format) => ({ part, text: `"${id}" names the unknown format "${format}"` })),
    ...defectIf(
      !(Number.isInteger(maxFiles) && maxFiles > 0),
      `item/${id}/max_files`,
      `"${id}" allows no file`,
    ),
  ];
}

/** Lists the defects of one indicator: evidence, weight, variants and levels. */
export function checkIndicator(indicator: Indicator): Defect[] {
  const { id, evidence, variants, weight } = indicator;
  const part = `indicator/${id}`;
  const video = evidence.video;
  return [
    ...checkFormats(id, evidence.formats, evidence.maxFiles),
    ...defectIf(
      evidence.kinds.length === 0 || evidence.kinds.some(blank),
      `${part}/evidence`,
      `"${id}" does not say what evidence is`,
    ),
    ...defectIf(
      video !== undefined && !(video.warnBelow < video.warnAbove && video.warnAbove <= video.limit),
      `${part}/video_limit`,
      `video times of "${id}" are not in order`,
    ),
    ...defectIf(
      video !== undefined && !evidence.formats.includes('mp4'),
      `item/${id}/formats`,
      `"${id}" has video times but accepts no video`,
    ),
    ...defectIf(
      weight !== null && !(weight > 0),
      `${part}/weight`,
      `weight of "${id}" is not positive; unknown is null`,
    ),
    ...defectIf(
      weight !== null && variants === null,
      `${part}/weight`,
      `"${id}" has a weight but no levels`,
    ),
    ...defectIf(
      variants?.length === 0,
      part,
      `"${id}" has an empty list of variants; unknown is null`,
    ),
    ...repeated((variants ?? []).map((variant) => variant.code)).map((code) => ({
      part: `variant/${id}/${code}`,
      text: `variant "${code}" of "${id}" is used twice`,
    })),
    ...checkVariants(id, variants ?? []),
  ];
}

function checkVariants(id: string, variants: NonNullable<Indicator['variants']>): Defect[] {
  return variants.flatMap(({ code, label, levels }) => {
    const part = `variant/${id}/${code}`;
    const emptyLevel = levels.find((level) => blank(level.text))?.level;
    return [
      ...defectIf(blank(label), `${part}/label`, `variant "${code}" of "${id}" has no label`),
      ...defectIf(
        levels.map((level) => level.level).join() !== '1,2,3',
        part,
        `levels of "${id}" (${code}) are not 1, 2, 3`,
      ),
      ...defectIf(
        emptyLevel !== undefined,
        `${part}/level_${emptyLevel}`,
        `a level of "${id}" (${code}) has no text`,
      ),
      ...repeated(levels.map((level) => level.text)).map((text) => ({
        part: `${part}/level_${levels.findLast((level) => level.text === text)?.level}`,
        text: `two levels of "${id}" (${code}) read "${text}"`,
      })),
    ];
  });
}
