// Reads consent, name and unit out of one message: "setuju, Siti Aminah, A.Md.Keb, Puskesmas Juai".
// It takes a name only where it can be nothing else: beside a unit, or written as names are.
import { readNameWithNip } from '../person-name.ts';
import { readYesNo } from './yes-no.ts';
import { searchUnits, type UnitNames, type UnitSearch, unitNamed } from './units.ts';

/** What somebody told with their consent; null where nothing was told, or not for certain. */
export interface Introduction {
  readonly name: { readonly name: string; readonly nip: string | null } | null;
  /** The unit, or those that it may be. */
  readonly unit: Exclude<UnitSearch, { kind: 'none' }> | null;
  /** The words that the unit was read out of. */
  readonly typedUnit: string;
}

const AGREES = /^(?:saya |ulun )?(?:setuju|ya|iya|y)(?![\p{L}\p{N}])[\s,.;:!-]*/iu;
const LONGEST = 300;
const nothing: Introduction = { name: null, unit: null, typedUnit: '' };

/** Reads what stands behind the consent; null for a message that does not begin with one, or says no more. */
export function readIntroduction(text: string, units: readonly UnitNames[]): Introduction | null {
  const line = text.trim();
  if (line.length > LONGEST || line.includes('?')) return null;
  const agreed = AGREES.exec(line)?.[0];
  if (agreed === undefined) return null;
  const rest = line.slice(agreed.length);
  const parts = rest
    .split(/[,;\n]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length === 0) return null;
  if (parts.length === 1) return ofWords(parts[0] ?? '', units);
  const exact = parts.findLastIndex((part) => unitNamed(units, part) !== null);
  // The unit stands last where it is in doubt.
  const at = exact === -1 ? parts.length - 1 : exact;
  const typedUnit = parts[at] ?? '';
  const found = searchUnits(units, typedUnit);
  const name = nameIn(parts.filter((_, place) => place !== at).join(', '), found.kind !== 'none');
  if (found.kind !== 'none') return { name, unit: found, typedUnit };
  // Title behind title: "Siti Aminah, A.Md.Keb" names no unit.
  const whole = nameIn(parts.join(', '), false);
  return whole === null && name !== null
    ? { name, unit: null, typedUnit }
    : { ...nothing, name: whole };
}

/** Without commas the unit is the longest end of the line that is one. */
function ofWords(part: string, units: readonly UnitNames[]): Introduction | null {
  const words = part.split(/\s+/u).slice(0, 24);
  for (let from = 0; from < words.length; from += 1) {
    const typedUnit = words.slice(from).join(' ');
    const found = searchUnits(units, typedUnit);
    if (found.kind !== 'exact') continue;
    const before = words.slice(0, from).join(' ');
    return { name: before === '' ? null : nameIn(before, true), unit: found, typedUnit };
  }
  const name = nameIn(part, false);
  return name === null ? null : { ...nothing, name };
}

/** Words beside a unit are a name; alone they are one only where each begins with a capital letter. */
function nameIn(typed: string, besideUnit: boolean): Introduction['name'] {
  const plain = typed.replace(/^(?:nama (?:saya|ulun)|nama|saya|ulun)(?:\s*:)?\s+/iu, '');
  if (plain === '' || readYesNo(plain).kind !== 'unclear') return null;
  const words = plain.split(/\s+/u);
  const written = words.length > 1 && words.every((word) => /^\p{Lu}/u.test(word));
  if (!besideUnit && !written) return null;
  return words.length > 12 ? null : readNameWithNip(plain);
}
