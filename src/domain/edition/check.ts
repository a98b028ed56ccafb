// Finds the defects of an edition's definition, so that no form with a hole in it is ever asked or printed.
// It never repairs anything and knows no particular edition.
import {
  blank,
  checkField,
  checkIndicator,
  type Defect,
  defectIf,
  defects,
  idShape,
  repeated,
} from './check-item.ts';
import { checkCalendar, checkScoring } from './check-rules.ts';
import { checkConditions } from './check-conditions.ts';
import type { EditionDefinition, Item } from './definition.ts';

/** Lists the defects of a definition in plain English, empty when it is sound. */
export const checkEdition = (def: EditionDefinition): string[] =>
  findDefects(def).map(({ text }) => text);

/** Lists the defects of a definition, each with the part in which it is. */
export function findDefects(def: EditionDefinition): Defect[] {
  const items = def.sections.flatMap((section) => section.items);
  return [
    ...checkIds(def, items),
    ...checkConditions(items),
    ...items.flatMap((item) => (item.kind === 'field' ? checkField(item) : checkIndicator(item))),
    ...checkIndicatorNumbers(items),
    ...checkGroups(def, items),
    ...checkPapers(def, items),
    ...checkCounterparts(def, items),
    ...checkScoring(def, items),
    ...checkCalendar(def, items),
  ];
}

function checkIds(def: EditionDefinition, items: readonly Item[]): Defect[] {
  const ids = items.map((item) => item.id);
  const sections = def.sections.map((section) => section.id);
  // Paper lines name items and groups alike, beside the two words they reserve.
  const names = [...ids, ...def.groups.map((group) => group.id), 'unit', 'maturity'];
  const place = (id: string) => (ids.includes(id) ? `item/${id}/name` : `group/${id}/name`);
  return [
    ...defects(place, (id) => `id "${id}" is used twice`)(repeated(names)),
    ...defects<string>(
      (id) => `section/${id}/name`,
      (id) => `section id "${id}" is used twice`,
    )(repeated(sections)),
    ...defects(
      place,
      (id) => `id "${id}" is not a lower-case code`,
    )(ids.filter((id) => !idShape.test(id))),
    ...defects<EditionDefinition['sections'][number]>(
      ({ id }) => `section/${id}`,
      ({ id }) => `section "${id}" has no items`,
    )(def.sections.filter((section) => section.items.length === 0)),
    ...defects<string>(
      (label) =>
        `item/${items.findLast((item) => item.label.trim().toLowerCase() === label)?.id}/label`,
      (label) => `label "${label}" is used twice`,
    )(repeated(items.map((item) => item.label.trim().toLowerCase()))),
    ...items.flatMap((item) => checkWords(item)),
  ];
}

function checkWords({ id, label, help, instruction, example, source }: Item): Defect[] {
  const part = `item/${id}`;
  return [
    ...defectIf(blank(label), `${part}/label`, `item "${id}" has no label`),
    ...defectIf(
      blank(help) || help.includes('\n'),
      `${part}/hint`,
      `item "${id}" has no help of one line`,
    ),
    ...defectIf(
      blank(instruction) || blank(example),
      `${part}/${blank(example) ? 'example' : 'instruction'}`,
      `item "${id}" has an empty instruction or example; unknown is null`,
    ),
    ...defectIf(blank(source), `${part}/source`, `item "${id}" has no source`),
  ];
}

function checkIndicatorNumbers(items: readonly Item[]): Defect[] {
  const indicators = items.filter((item) => item.kind === 'indicator');
  const national = indicators.flatMap((indicator) =>
    indicator.nationalNo === null ? [] : [String(indicator.nationalNo)],
  );
  return [
    ...indicators
      .filter((indicator, at) => indicator.no !== at + 1)
      .map((indicator) => ({
        part: `item/${indicator.id}`,
        text: `indicator "${indicator.id}" is out of number: ${indicator.no}`,
      })),
    ...repeated(national).map((no) => ({
      part: `indicator/${indicators.findLast(({ nationalNo }) => String(nationalNo) === no)?.id}/national_no`,
      text: `national number ${no} is used twice`,
    })),
  ];
}

function checkGroups(def: EditionDefinition, items: readonly Item[]): Defect[] {
  const texts = items
    .filter(
      (item) =>
        item.kind === 'field' && (item.value.type === 'longtext' || item.value.type === 'text'),
    )
    .map((item) => item.id);
  return def.groups.flatMap((group) => {
    const inParts = defects<string>(
      () => `group/${group.id}/from`,
      (text) => text,
    );
    return [
      ...inParts([
        ...(group.parts.length === 0 ? [`group "${group.id}" has no parts`] : []),
        ...repeated(group.parts).map((part) => `group "${group.id}" joins "${part}" twice`),
        ...group.parts
          .filter((part) => !texts.includes(part))
          .map((part) => `group "${group.id}" joins "${part}", which is no text of this edition`),
        ...Object.keys(group.headings ?? {})
          .filter((id) => !group.parts.includes(id))
          .map((id) => `group "${group.id}" has a heading for "${id}", which it does not join`),
      ]),
      ...defectIf(
        group.minWords !== null && !(group.minWords > 0),
        `group/${group.id}/min_words`,
        `group "${group.id}" has no sensible word count; unknown is null`,
      ),
    ];
  });
}

function checkPapers(def: EditionDefinition, items: readonly Item[]): Defect[] {
  const ids = items.map((item) => item.id);
  const used = new Set(def.papers.flatMap((paper) => paper.lines.flatMap((line) => line.from)));
  const printed = new Set([
    ...used,
    ...def.groups.filter((group) => used.has(group.id)).flatMap((group) => group.parts),
  ]);
  const explained = def.offPaper ?? {};
  return [
    ...defects<string>(
      (id) => `paper/${id}`,
      (id) => `paper "${id}" is defined twice`,
    )(repeated(def.papers.map((paper) => paper.id))),
    ...checkLines(def, ids),
    ...defects<string>(
      (id) => `item/${id}/off_paper`,
      (id) => `"${id}" is on no paper and nothing says why it is asked`,
    )(ids.filter((id) => !printed.has(id) && blank(explained[id] ?? ''))),
    ...defects<string>(
      (id) => `item/${id}/off_paper`,
      (id) => `the reason for "${id}" explains nothing`,
    )(Object.keys(explained).filter((id) => !ids.includes(id) || printed.has(id))),
  ];
}

function checkLines(def: EditionDefinition, ids: readonly string[]): Defect[] {
  const sources = [...ids, ...def.groups.map((group) => group.id), 'unit', 'maturity'];
  return def.papers.flatMap(({ id, title, lines }) => [
    ...defectIf(blank(title) || lines.length === 0, `paper/${id}/label`, `paper "${id}" is empty`),
    ...defects<string>(
      (no) => `line/${id}/${no}/no`,
      (no) => `paper "${id}" has line ${no} twice`,
    )(repeated(lines.map((line) => line.no))),
    ...lines.flatMap(({ no, label, from }) => [
      ...defectIf(blank(label), `line/${id}/${no}/label`, `line ${no} of "${id}" has no label`),
      ...defectIf(
        from.length === 0,
        `line/${id}/${no}/from`,
        `line ${no} of "${id}" is fed by nothing`,
      ),
      ...defects<string>(
        () => `line/${id}/${no}/from`,
        (source) => `line ${no} of "${id}" refers to "${source}", which does not exist`,
      )(from.filter((source) => !sources.includes(source))),
    ]),
  ]);
}

function checkCounterparts(def: EditionDefinition, items: readonly Item[]): Defect[] {
  const indicators = items.filter((item) => item.kind === 'indicator').map((item) => item.id);
  const part = ({ edition, no }: EditionDefinition['counterparts'][number]) =>
    `counterpart/${edition}/${no}`;
  const { counterparts } = def;
  return [
    ...defects(
      part,
      ({ no, item }) => `counterpart ${no} belongs to "${item}", which is no indicator`,
    )(counterparts.filter((counterpart) => !indicators.includes(counterpart.item))),
    ...defects<string>(
      (key) => `counterpart/${key.replace(/ (?=\d+$)/, '/')}`,
      (key) => `counterpart ${key} is named twice`,
    )(repeated(counterparts.map((counterpart) => `${counterpart.edition} ${counterpart.no}`))),
    ...defects(
      part,
      ({ no }) => `counterpart ${no} names no other edition's indicator`,
    )(counterparts.filter(({ edition, name }) => edition === def.id || blank(name))),
  ];
}
