// Finds the defects in the rules of an edition that stand beside its items: scoring, dates and the steps of the year.
// It never scores anything.
import { type Defect, defectIf } from './check-item.ts';
import type { EditionDefinition, Item } from './definition.ts';

const isoDay = /^\d{4}-\d{2}-\d{2}$/;

/** Lists the defects of weights, highest maturity and the region's rules. */
export function checkScoring(def: EditionDefinition, items: readonly Item[]): Defect[] {
  const weights = items.flatMap((item) => (item.kind === 'indicator' ? [item.weight] : []));
  const known = weights.filter((weight) => weight !== null);
  // Weights such as 0.1 do not add up exactly in binary.
  const max = Math.round(known.reduce((sum, weight) => sum + weight, 0) * 3e9) / 1e9;
  const { maturityMax } = def.scoring;
  const part = 'settings/maturity_max';
  return [
    ...defectIf(
      known.length > 0 && known.length < weights.length,
      `indicator/${items.find((item) => item.kind === 'indicator' && item.weight === null)?.id}/weight`,
      'some weights are known and some are not',
    ),
    ...defectIf(
      known.length === 0 && maturityMax !== null,
      part,
      'a highest maturity without weights',
    ),
    ...defectIf(
      known.length > 0 && maturityMax === null,
      part,
      'weights without a highest maturity',
    ),
    ...defectIf(
      known.length > 0 && maturityMax !== null && max !== maturityMax,
      part,
      `weights add up to ${max}, not to the highest maturity ${maturityMax}`,
    ),
    ...checkRegion(def, items),
  ];
}

function checkRegion(def: EditionDefinition, items: readonly Item[]): Defect[] {
  const { region } = def.scoring;
  if (region === null) return [];
  const urusan = items.find((item) => item.id === region.urusanItem);
  const codes =
    urusan?.kind === 'field' && urusan.value.type === 'choice'
      ? urusan.value.options.map((option) => option.code)
      : [];
  const bands = region.predicates.toSorted((a, b) => a.from - b.from);
  return [
    ...region.basicUrusan
      .filter((code) => !codes.includes(code))
      .map((code) => ({
        part: 'settings/basic_urusan',
        text: `basic urusan "${code}" is no option of "${region.urusanItem}"`,
      })),
    ...defectIf(
      (region.koersifAtLeast ?? 0) > region.basicUrusan.length,
      'settings/koersif_at_least',
      'the koersif rule asks for more urusan than there are',
    ),
    ...defectIf(
      bands.some((band, at) => band.from > band.to || band.from <= (bands[at - 1]?.to ?? -1)),
      'settings/predicates',
      'predicate bands overlap',
    ),
  ];
}

/** Lists the defects of the name, the dates that rules go by, and the steps. */
export function checkCalendar(def: EditionDefinition, items: readonly Item[]): Defect[] {
  const typeOf = (id: string) => {
    const item = items.find((candidate) => candidate.id === id);
    return item?.kind === 'field' ? item.value.type : null;
  };
  const { age } = def;
  const dates = [
    ['start_item', def.startItem],
    ['age_item', age?.item ?? null],
    ['age_renewed_by', age?.renewedBy ?? null],
  ] as const;
  return [
    ...defectIf(
      typeOf(def.nameItem) !== 'text',
      'settings/name_item',
      `the name item "${def.nameItem}" is no text`,
    ),
    ...dates.flatMap(([column, id]) =>
      defectIf(id !== null && typeOf(id) !== 'date', `settings/${column}`, `"${id}" is no date`),
    ),
    ...defectIf(
      age !== null && !(isoDay.test(age.from) && isoDay.test(age.to) && age.from <= age.to),
      'settings/age_from',
      'the age window is no window of ISO dates',
    ),
    ...def.steps
      .filter((step, at) => step.no !== at + 1 || !(step.days > 0))
      .map((step) => ({
        part: `step/${step.no}`,
        text: `step ${step.no} is out of order or takes no time`,
      })),
  ];
}
