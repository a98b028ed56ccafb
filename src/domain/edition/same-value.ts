// Whether two stored values say the same, whatever the order in which their parts were written down.
// It knows no type of answer.

/** True when both say the same. */
export function sameValue(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const left = Object.entries(one).filter(([, part]) => part !== undefined);
  const right = new Map(Object.entries(other).filter(([, part]) => part !== undefined));
  return left.length === right.size && left.every(([key, part]) => sameValue(part, right.get(key)));
}
