// Finds the defects of an edition's definition, so that no form with a hole in it is ever asked or printed.
// It never repairs anything and knows no particular edition.
import { blank, checkField, checkIndicator, idShape, repeated } from './check-item.ts';
import type { Condition, EditionDefinition, Item } from './definition.ts';

const isoDay = /^\d{4}-\d{2}-\d{2}$/;

/** Lists the defects of a definition in plain English, empty when it is sound. */
export function checkEdition(def: EditionDefinition): string[] {
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

function checkIds(def: EditionDefinition, items: readonly Item[]): string[] {
  const ids = items.map((item) => item.id);
  const sections = def.sections.map((section) => section.id);
  // Paper lines name items and groups alike, beside the two words they reserve.
  const names = [...ids, ...def.groups.map((group) => group.id), 'unit', 'maturity'];
  return [
    ...repeated(names).map((id) => `id "${id}" is used twice`),
    ...repeated(sections).map((id) => `section id "${id}" is used twice`),
    ...ids.filter((id) => !idShape.test(id)).map((id) => `id "${id}" is not a lower-case code`),
    ...def.sections
      .filter((section) => section.items.length === 0)
      .map((section) => `section "${section.id}" has no items`),
    ...repeated(items.map((item) => item.label.trim().toLowerCase())).map(
      (label) => `label "${label}" is used twice`,
    ),
    ...items.flatMap((item) => [
      ...(blank(item.label) ? [`item "${item.id}" has no label`] : []),
      ...(blank(item.help) || item.help.includes('\n')
        ? [`item "${item.id}" has no help of one line`]
        : []),
      ...(blank(item.instruction) || blank(item.example)
        ? [`item "${item.id}" has an empty instruction or example; unknown is null`]
        : []),
      ...(blank(item.source) ? [`item "${item.id}" has no source`] : []),
    ]),
  ];
}

function checkConditions(items: readonly Item[]): string[] {
  const defects: string[] = [];
  items.forEach((item, at) => {
    if (item.when) defects.push(...checkCondition(item.id, item.when, items.slice(0, at)));
  });
  return defects;
}

function checkCondition(id: string, when: Condition, earlier: readonly Item[]): string[] {
  const on = earlier.find((item) => item.id === when.item);
  if (!on) return [`condition of "${id}" does not point to an earlier item: "${when.item}"`];
  if (on.kind !== 'field' || on.value.type !== 'choice')
    return [`condition of "${id}" points to "${when.item}", which is no choice`];
  const codes = on.value.options.map((option) => option.code);
  return [
    ...(when.in.length === 0 ? [`condition of "${id}" can never hold`] : []),
    ...when.in
      .filter((code) => !codes.includes(code))
      .map((code) => `condition of "${id}" names the unknown option "${code}"`),
  ];
}

function checkIndicatorNumbers(items: readonly Item[]): string[] {
  const indicators = items.filter((item) => item.kind === 'indicator');
  const national = indicators.flatMap((indicator) =>
    indicator.nationalNo === null ? [] : [String(indicator.nationalNo)],
  );
  return [
    ...indicators
      .filter((indicator, at) => indicator.no !== at + 1)
      .map((indicator) => `indicator "${indicator.id}" is out of number: ${indicator.no}`),
    ...repeated(national).map((no) => `national number ${no} is used twice`),
  ];
}

function checkGroups(def: EditionDefinition, items: readonly Item[]): string[] {
  const texts = items
    .filter(
      (item) =>
        item.kind === 'field' && (item.value.type === 'longtext' || item.value.type === 'text'),
    )
    .map((item) => item.id);
  return def.groups.flatMap((group) => [
    ...(group.parts.length === 0 ? [`group "${group.id}" has no parts`] : []),
    ...repeated(group.parts).map((part) => `group "${group.id}" joins "${part}" twice`),
    ...group.parts
      .filter((part) => !texts.includes(part))
      .map((part) => `group "${group.id}" joins "${part}", which is no text of this edition`),
    ...Object.keys(group.headings ?? {})
      .filter((id) => !group.parts.includes(id))
      .map((id) => `group "${group.id}" has a heading for "${id}", which it does not join`),
    ...(group.minWords !== null && !(group.minWords > 0)
      ? [`group "${group.id}" has no sensible word count; unknown is null`]
      : []),
  ]);
}

function checkPapers(def: EditionDefinition, items: readonly Item[]): string[] {
  const ids = items.map((item) => item.id);
  const sources = [...ids, ...def.groups.map((group) => group.id), 'unit', 'maturity'];
  const used = new Set(def.papers.flatMap((paper) => paper.lines.flatMap((line) => line.from)));
  const printed = new Set([
    ...used,
    ...def.groups.filter((group) => used.has(group.id)).flatMap((group) => group.parts),
  ]);
  const explained = def.offPaper ?? {};
  return [
    ...repeated(def.papers.map((paper) => paper.id)).map((id) => `paper "${id}" is defined twice`),
    ...def.papers.flatMap((paper) => [
      ...(blank(paper.title) || paper.lines.length === 0 ? [`paper "${paper.id}" is empty`] : []),
      ...repeated(paper.lines.map((line) => line.no)).map(
        (no) => `paper "${paper.id}" has line ${no} twice`,
      ),
      ...paper.lines
        .filter((line) => blank(line.label))
        .map((line) => `line ${line.no} of "${paper.id}" has no label`),
      ...paper.lines
        .filter((line) => line.from.length === 0)
        .map((line) => `line ${line.no} of "${paper.id}" is fed by nothing`),
      ...paper.lines.flatMap((line) =>
        line.from
          .filter((from) => !sources.includes(from))
          .map(
            (from) => `line ${line.no} of "${paper.id}" refers to "${from}", which does not exist`,
          ),
      ),
    ]),
    ...ids
      .filter((id) => !printed.has(id) && blank(explained[id] ?? ''))
      .map((id) => `"${id}" is on no paper and nothing says why it is asked`),
    ...Object.keys(explained)
      .filter((id) => !ids.includes(id) || printed.has(id))
      .map((id) => `the reason for "${id}" explains nothing`),
  ];
}

function checkCounterparts(def: EditionDefinition, items: readonly Item[]): string[] {
  const indicators = items.filter((item) => item.kind === 'indicator').map((item) => item.id);
  return [
    ...def.counterparts
      .filter((counterpart) => !indicators.includes(counterpart.item))
      .map(
        (counterpart) =>
          `counterpart ${counterpart.no} belongs to "${counterpart.item}", which is no indicator`,
      ),
    ...repeated(
      def.counterparts.map((counterpart) => `${counterpart.edition} ${counterpart.no}`),
    ).map((key) => `counterpart ${key} is named twice`),
    ...def.counterparts
      .filter((counterpart) => counterpart.edition === def.id || blank(counterpart.name))
      .map((counterpart) => `counterpart ${counterpart.no} names no other edition's indicator`),
  ];
}

function checkScoring(def: EditionDefinition, items: readonly Item[]): string[] {
  const weights = items.flatMap((item) => (item.kind === 'indicator' ? [item.weight] : []));
  const known = weights.filter((weight) => weight !== null);
  const max = known.reduce((sum, weight) => sum + weight, 0) * 3;
  const { maturityMax, region } = def.scoring;
  const defects: string[] = [];
  if (known.length > 0 && known.length < weights.length)
    defects.push('some weights are known and some are not');
  if (known.length === 0 && maturityMax !== null)
    defects.push('a highest maturity without weights');
  if (known.length > 0 && maturityMax === null) defects.push('weights without a highest maturity');
  if (known.length > 0 && maturityMax !== null && max !== maturityMax)
    defects.push(`weights add up to ${max}, not to the highest maturity ${maturityMax}`);
  if (region) {
    const urusan = items.find((item) => item.id === region.urusanItem);
    const codes =
      urusan?.kind === 'field' && urusan.value.type === 'choice'
        ? urusan.value.options.map((option) => option.code)
        : [];
    defects.push(
      ...region.basicUrusan
        .filter((code) => !codes.includes(code))
        .map((code) => `basic urusan "${code}" is no option of "${region.urusanItem}"`),
    );
    if ((region.koersifAtLeast ?? 0) > region.basicUrusan.length)
      defects.push('the koersif rule asks for more urusan than there are');
    const bands = region.predicates.toSorted((a, b) => a.from - b.from);
    if (bands.some((band, at) => band.from > band.to || band.from <= (bands[at - 1]?.to ?? -1)))
      defects.push('predicate bands overlap');
  }
  return defects;
}

function checkCalendar(def: EditionDefinition, items: readonly Item[]): string[] {
  const typeOf = (id: string) => {
    const item = items.find((candidate) => candidate.id === id);
    return item?.kind === 'field' ? item.value.type : null;
  };
  const { age } = def;
  const dates = [def.startItem, age?.item ?? null, age?.renewedBy ?? null].filter(
    (id) => id !== null,
  );
  return [
    ...(typeOf(def.nameItem) === 'text' ? [] : [`the name item "${def.nameItem}" is no text`]),
    ...dates.filter((id) => typeOf(id) !== 'date').map((id) => `"${id}" is no date`),
    ...(age && !(isoDay.test(age.from) && isoDay.test(age.to) && age.from <= age.to)
      ? ['the age window is no window of ISO dates']
      : []),
    ...def.steps
      .filter((step, at) => step.no !== at + 1 || !(step.days > 0))
      .map((step) => `step ${step.no} is out of order or takes no time`),
  ];
}
