// In whose name somebody asks to copy: their unit, the agency's for its own people, or the other region that they name.
// It decides no right.
import type { Role } from '../../access.ts';
import { longestOrigin } from '../../hub/copy.ts';
import { isOwnRegion, namesRegion } from '../../hub/origin.ts';
import { searchUnits } from '../../language/index.ts';
import { readPersonName } from '../../person-name.ts';
import { region } from '../../region.ts';
import { homeUnit } from '../candidates/reach.ts';
import type { Turn } from '../turn.ts';

/** Roles that only people of the agency hold; judges may come from anywhere. */
const ofAgency: ReadonlySet<Role> = new Set(['mentor', 'verifier', 'coordinator', 'operator']);

/** The unit in whose name this person asks: people of the agency belong to it; null for people of no unit here. */
export function askingUnit(turn: Turn): string | null {
  const home = homeUnit(turn);
  if (home !== null || !isOfAgency(turn)) return home;
  const { agency, agencyShort } = region();
  return (
    turn.world.units.find(({ name, short }) => name === agency || short === agencyShort)?.id ?? null
  );
}

const isOfAgency = ({ person }: Turn): boolean =>
  person.grants.some(({ role }) => ofAgency.has(role));

/** Who somebody of no unit is: region or office, then the name unless it is known. Null after it was said what is missing. */
export function outsider(
  turn: Turn,
  code: string,
  parts: readonly string[],
): { readonly origin: string; readonly rest: readonly string[] } | null {
  const [origin = '', second = '', ...more] = parts;
  // The agency of a region that lists no unit for it cannot ask in a unit's name.
  if (isOfAgency(turn) || isHere(turn, origin)) {
    turn.say('copy_outside_own', { code });
    return null;
  }
  const name = turn.person.name ?? readPersonName(second);
  if (origin.length < 4 || origin.length > longestOrigin || name === null) {
    turn.say('copy_outside_how', { code });
    return null;
  }
  if (turn.person.name !== null) return { origin, rest: parts.slice(1) };
  turn.become({ name }, { kind: 'set_name', name, nip: null });
  return { origin, rest: more };
}

/** True for what names this region, its agency or one of its units. */
const isHere = (turn: Turn, origin: string): boolean =>
  isOwnRegion(origin) ||
  (!namesRegion(origin) && searchUnits(turn.world.units, origin).kind === 'exact');
