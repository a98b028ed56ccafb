// The region that this process serves: its names, place, zone and units. An installation serves one region.
// It is no rule of the programme and names no region; regions/balangan.ts holds the one that is shipped.
import { balangan } from './regions/balangan.ts';
import type { Kind } from './regions/kinds.ts';
import type { NamedRole } from './regions/people.ts';
import type { Region } from './regions/shape.ts';

let served: Region = balangan;

/** The region that this process serves: Kabupaten Balangan unless `serveRegion` named another. */
export const region = (): Region => served;

/** Names the region that this process serves; called once at the start, before anything is said. */
export function serveRegion(given: Region): void {
  served = given;
}

/** How people call the zones of Indonesia; another zone is called by its name. */
const zoneNames: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Ujung_Pandang': 'WITA',
  'Asia/Jayapura': 'WIT',
};

/** How people call the region's zone: `WITA`. */
export const zoneName = ({ zone: id }: Pick<Region, 'zone'> = served): string =>
  zoneNames[id] ?? id;

/** How sentences call the agency that collects the innovations. */
export const agency = (): string => served.agencyShort;

/** Every short name of the agency, the present one first: people go on using the ones it had. */
export const agencyNames = (): readonly string[] => [served.agencyShort, ...served.agencyFormer];

/** How sentences call the decision on innovations: `SK Bupati`. */
export const decision = (): string => `SK ${served.head}`;

/** The kinds of units, in the order in which letters and lists name them. */
export const unitKinds = (): readonly Kind[] => served.kinds;

/** Tells whether it is the id of a kind of units. */
export const isUnitKind = (id: string): boolean => served.kinds.some((kind) => kind.id === id);

/** How the desk shows a kind of units; one that the region no longer lists by its id. */
export const unitKindName = (id: string): string =>
  served.kinds.find((kind) => kind.id === id)?.name ?? id;

/** How sentences call a role in their middle: `pamong`. */
export const roleName = (role: NamedRole): string => served.roles[role];

/** How a sentence calls a role at its beginning: `Pamong`. */
export const roleNameFirst = (role: NamedRole): string => {
  const name = served.roles[role];
  return name.charAt(0).toUpperCase() + name.slice(1);
};

/** How a sentence calls a role in its middle where it is not a title: `kepala unit`. */
export const roleNameSmall = (role: NamedRole): string => {
  const name = served.roles[role];
  return name.charAt(0).toLowerCase() + name.slice(1);
};
