// Places for signatures: who signs, in which office, for whom. On a draft nobody's name.
import type { Signer } from '../../domain/paper-material.ts';
import type { Signature } from '../sheet.ts';

/** What stands in the place of a signature on a form; the last line above it is the office. */
export const signer = (
  above: readonly string[],
  who: Signer | null,
  draft: boolean,
  nip: boolean,
): Signature => ({
  above: withOffice(above, draft ? null : who),
  name: draft ? null : (who?.name ?? null),
  rank: null,
  nip: nip ? ((draft ? null : who?.nip) ?? '') : null,
  brackets: true,
});

/** The same on a letter: without brackets and with the rank. */
export const letterSigner = (above: readonly string[], who: Signer | null): Signature => ({
  above: withOffice(above, who),
  name: who?.name ?? null,
  rank: who?.rank ?? null,
  nip: who?.nip ?? '',
  brackets: false,
});

/** Signs as head of the region: a legal product names no degree, no rank and no NIP. */
export const regentSigner = (office: string, who: Signer | null): Signature => ({
  above: withOffice([`${office},`], who),
  name: who === null || who.name === null ? null : bareName(who.name),
  ...{ rank: null, nip: null, brackets: false, plain: true, byHand: true },
});

/** The lines above the room: who is only acting, or signs for somebody else, says so. */
export function withOffice(above: readonly string[], who: Signer | null): readonly string[] {
  const last = above.at(-1);
  if (who === null || last === undefined) return above;
  const before = above.slice(0, -1);
  const comma = last.endsWith(',') ? ',' : '';
  const place = comma === '' ? last : last.slice(0, -1);
  const standing = who.standing ?? null;
  const acting = (office: string): string =>
    `${standing === null ? '' : `${standing} `}${office}${comma}`;
  const own = who.office ?? null;
  if (own === null) return [...before, acting(place)];
  const written = place === place.toUpperCase() ? own.toUpperCase() : own;
  return who.onBehalf === true
    ? [...before, `a.n. ${place}`, acting(written)]
    : [...before, acting(written)];
}

/** A name without degrees: those behind a comma, and those of a university in front. */
const bareName = (name: string): string =>
  (name.split(',')[0] ?? name)
    .replace(/^(?:(?:Prof|Dr|dr|drg|Drs|Dra|Ir)\.\s*)+/u, '')
    .trim()
    .toUpperCase();
