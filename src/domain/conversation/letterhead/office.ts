// Whose letterhead somebody means: the region's, or a unit's by its name. What is not clear is asked, never guessed.
// It changes nothing.
import { reachOf } from '../../access.ts';
import { searchUnits } from '../../language/index.ts';
import { agency, region } from '../../region.ts';
import type { Turn } from '../turn.ts';

/** Whose is meant; else the units to choose from (none: any), a name that no unit has, or nobody's who writes. */
export type MeantOffice =
  | { readonly unitId: string | null }
  | { readonly which: readonly string[] }
  | { readonly unknown: string }
  | 'refused';

/** Units whose letterhead this person sets because they look after them. */
const ownUnits = (turn: Turn): readonly string[] => [
  ...new Set(reachOf(turn.person.grants, 'set_letterhead').units),
];

/** True for whoever sets the letterhead of any unit. */
const setsAny = (turn: Turn): boolean => reachOf(turn.person.grants, 'set_letterhead').all;

const isAgency = (office: string): boolean =>
  [agency(), region().agency].some((name) => name.toLowerCase() === office.toLowerCase());

/** Words for a region and its government, whichever it is. */
const levels = 'kabupaten kab kota provinsi pemkab pemkot pemprov pemda pemerintah daerah'.split(
  ' ',
);

/** True for what names the region itself: "kabupaten", or its own name. */
function isRegion(office: string): boolean {
  const names = new Set([...levels, ...region().place.toLowerCase().split(' ')]);
  return office.split(/[\s.]+/u).every((word) => word === '' || names.has(word.toLowerCase()));
}

/** The office that is called so (null: it was not named). */
export function meantOffice(
  turn: Turn,
  { office, ofUnit }: { readonly office: string | null; readonly ofUnit: boolean },
): MeantOffice {
  const ofRegion = turn.may('set_region_letterhead');
  if (office !== null && !ofUnit && ofRegion && isAgency(office)) return { unitId: null };
  if (office !== null && !ofUnit && isRegion(office))
    return ofRegion ? { unitId: null } : 'refused';
  if (office !== null) return called(turn, office);
  if (ofRegion && !ofUnit) return { unitId: null };
  const own = ownUnits(turn);
  const [only] = own;
  if (only !== undefined && own.length === 1) return { unitId: only };
  return own.length > 1 || setsAny(turn) ? { which: own } : 'refused';
}

/** The unit of this name, of which somebody sets the letterhead; names that only sound alike are asked back. */
export function called(turn: Turn, office: string): MeantOffice {
  const own = ownUnits(turn);
  if (own.length === 0 && !setsAny(turn)) return 'refused';
  const found = searchUnits(turn.world.units, office);
  if (found.kind === 'exact')
    return turn.may('set_letterhead', { unitId: found.id }) ? { unitId: found.id } : 'refused';
  const alike = found.kind === 'none' ? [] : found.ids;
  const which = setsAny(turn) ? alike : alike.filter((id) => own.includes(id));
  return which.length > 0 ? { which } : { unknown: office };
}
