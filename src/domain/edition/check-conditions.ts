// Finds the defects in the conditions of an edition's items: each looks at an earlier choice, and none goes round.
// It never decides whether a condition holds.
import { type Defect, defectIf } from './check-item.ts';
import type { Condition, Item } from './definition.ts';

/** Lists the defects of all conditions. */
export function checkConditions(items: readonly Item[]): Defect[] {
  const round = circleIn(items);
  return [
    ...(round === null
      ? []
      : [
          {
            part: `item/${round[0]}/relevant`,
            text: `conditions go round in a circle: ${round.join(' → ')}`,
          },
        ]),
    ...items.flatMap((item, at) =>
      item.when === undefined || round?.includes(item.id)
        ? []
        : checkCondition(item.id, item.when, items.slice(0, at)),
    ),
  ];
}

/** A circle of conditions, its first item named again at the end; null when there is none. */
function circleIn(items: readonly Item[]): readonly string[] | null {
  const next = new Map(items.map((item) => [item.id, item.when?.item]));
  for (const { id } of items) {
    const way = [id];
    for (let at = next.get(id); at !== undefined; at = next.get(at)) {
      if (at === id && way.length > 1) return [...way, id];
      if (way.includes(at)) break;
      way.push(at);
    }
  }
  return null;
}

function checkCondition(id: string, when: Condition, earlier: readonly Item[]): Defect[] {
  const part = `item/${id}/relevant`;
  const on = earlier.find((item) => item.id === when.item);
  if (!on)
    return [
      { part, text: `condition of "${id}" does not point to an earlier item: "${when.item}"` },
    ];
  if (on.kind !== 'field' || on.value.type !== 'choice')
    return [{ part, text: `condition of "${id}" points to "${when.item}", which is no choice` }];
  const codes = on.value.options.map((option) => option.code);
  return [
    ...defectIf(when.in.length === 0, part, `condition of "${id}" can never hold`),
    ...when.in
      .filter((code) => !codes.includes(code))
      .map((code) => ({
        part,
        text: `condition of "${id}" names the unknown option "${code}"`,
      })),
  ];
}
