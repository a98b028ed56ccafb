// Conditions as XLSForm writes them: `selected(${tahapan}, 'penerapan') or selected(${tahapan}, 'uji_coba')`.
// An edition knows conditions on one earlier choice only; whatever says more is no condition here.
import type { Condition } from '../definition.ts';

/** Writes a condition for the column `relevant`. */
export const writeCondition = ({ item, in: codes }: Condition): string =>
  codes.map((code) => `selected(\${${item}}, '${code}')`).join(' or ');

const one =
  /^(?:selected\(\s*\$\{([^}]+)\}\s*,\s*['"]([^'"]+)['"]\s*\)|\$\{([^}]+)\}\s*=\s*['"]([^'"]+)['"])$/;

/** Reads the column `relevant`; null when it says anything but one item and its options. */
export function readCondition(cell: string): Condition | null {
  const straight = cell.replaceAll(/[‘’]/g, "'").replaceAll(/[“”]/g, '"').trim();
  const codes: string[] = [];
  let item: string | null = null;
  for (const part of straight.replaceAll(/\s+/g, ' ').split(/ or /i)) {
    const found = one.exec(part.trim());
    const [, selected, code, compared, value] = found ?? [];
    const named = selected ?? compared;
    if (named === undefined || (item !== null && named !== item)) return null;
    item = named;
    codes.push(code ?? value ?? '');
  }
  return item === null ? null : { item, in: codes };
}
