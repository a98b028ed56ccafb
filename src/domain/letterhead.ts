// What stands at the head of an office's papers and who signs them, as data of the region and of each unit.
// Types, limits and what is missing; it prints nothing and knows no name.

/** Places for a signature: the head of the unit or of the agency, the unit's admin, the head of the region. */
export const signingPlaces = ['head', 'admin', 'regent'] as const;

/** A place for a signature. */
export type SigningPlace = (typeof signingPlaces)[number];

/** How somebody holds an office for the time being, as letters abbreviate it. */
export const standings = ['Plt.', 'Plh.', 'Pj.', 'Pjs.'] as const;

/** How somebody holds an office for the time being. */
export type Standing = (typeof standings)[number];

/** Longest line of a letterhead, in signs. */
export const longestHeadLine = 200;

/** Longest rank or office of a signatory, in signs. */
export const longestOffice = 150;

/** Who signs, as an office told it. */
export interface Signatory {
  readonly place: SigningPlace;
  readonly name: string;
  readonly rank: string | null;
  /** 18 digits; null is not known, or not for whoever asked. */
  readonly nip: string | null;
  /** The own office, where it is not that of the place. */
  readonly office: string | null;
  readonly standing: Standing | null;
  /** Signs in the name of whoever the place belongs to (a.n.); then `office` is the own one. */
  readonly onBehalf: boolean;
}

/** The head of a paper; null where nothing was told. */
export interface Letterhead {
  /** Lines below the government's, the last one bold: the unit, or the office above it and the unit. */
  readonly names: readonly string[];
  readonly address: string | null;
  readonly contact: string | null;
  /** SHA-256 of the picture in the evidence store. */
  readonly emblem: string | null;
}

/** An office with all that its papers need of it. */
export interface Office {
  readonly letterhead: Letterhead;
  readonly signatories: readonly Signatory[];
}

/** What a paper that goes out cannot do without. */
export type Lack = 'address' | 'emblem' | 'head' | 'regent';

/** Tells whether a letterhead can stand on paper whole. */
export const isWhole = ({ address, emblem }: Letterhead): boolean =>
  address !== null && emblem !== null;

/** The item under which an office's emblem is stored: `emblem:` and the unit, or a star for the region. */
export const emblemItem = (unitId: string | null): string => `emblem:${unitId ?? '*'}`;

/** The office whose emblem is stored under an item; undefined for every other item. */
export function officeOfEmblem(
  item: string | null,
): { readonly unitId: string | null } | undefined {
  const [, of] = /^emblem:(.+)$/u.exec(item ?? '') ?? [];
  return of === undefined ? undefined : { unitId: of === '*' ? null : of };
}
