// Parts that letters and orders share: the head of whoever signs, number and subject, addressees, a paragraph, the signature.
import type { Signer } from '../../domain/paper-material.ts';
import type { Region } from '../../domain/regions/shape.ts';
import type { Block, Signature } from '../sheet.ts';
import { withOffice } from './signature.ts';

/** Room for a number that the secretariat gives. */
export const gap = '\u00a0'.repeat(12);

/** The number of a letter, with room for what the secretariat writes: `400.10.11/      /BAPPERIDA/2026`. */
export const letterNumber = (region: Region, year: number | string, of?: string): string =>
  [region.letterCode, gap, ...(of === undefined ? [] : [of.toUpperCase()]), String(year)].join('/');

/** The office of the head of the region, as letters write it: `BUPATI BALANGAN`. */
export const regentOf = (region: Region): string => `${region.head} ${region.place}`.toUpperCase();

/** A paragraph of a letter: justified, its first line set in. */
export const letterText = (text: string): Block => ({ kind: 'paragraph', text, letter: true });

/** The head of a paper that the head of the region signs; the emblem of the state is on the paper it is printed on. */
export const regentHead = (region: Region): readonly Block[] => [
  { kind: 'space', height: 22 },
  { kind: 'line', text: regentOf(region), align: 'center', size: 14, strong: true },
  { kind: 'space', height: 4 },
];

/** TYPE, number and subject in the middle of the page. */
export const typed = (type: string, number: string, subject: string): readonly Block[] => [
  { kind: 'title', lines: [type, `NOMOR ${number}`], size: 13 },
  { kind: 'line', text: 'TENTANG', align: 'center', strong: true },
  { kind: 'line', text: subject, align: 'center', strong: true },
  { kind: 'space', height: 5 },
];

/** One signature on the right, as letters have it: the office in capitals, room, name, rank, NIP. */
export const letterSignature = (above: readonly string[], who: Signature): Block => ({
  kind: 'signatures',
  left: null,
  right: { ...who, above: [...above, ...who.above] },
  ...{ room: 22, size: 11, office: true },
});

/** The head of the region on a letter: elected, so without rank and NIP; whoever signs in that name has both. */
export const regentSigns = (region: Region, who: Signer | null): Signature => ({
  above: withOffice([`${regentOf(region)},`], who),
  name: who?.name ?? null,
  rank: who?.onBehalf === true ? (who.rank ?? null) : null,
  nip: who?.onBehalf === true ? (who.nip ?? '') : null,
  brackets: false,
});
