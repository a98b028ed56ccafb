// Where somebody of no unit says they come from: which ways of writing mean the same region or office, and what is no other
// region at all. It looks nothing up outside the region that is served.
import { agencyNames, region } from '../region.ts';

const LEVELS: Readonly<Record<string, string>> = {
  ...{ kab: 'kabupaten', pemkab: 'kabupaten', kabupaten: 'kabupaten' },
  ...{ pemkot: 'kota', kota: 'kota', prov: 'provinsi', pemprov: 'provinsi', provinsi: 'provinsi' },
};
const GOVERNMENT = /^(?:pemerintah|pemda|daerah)$/u;

/** One spelling for all ways of writing a region or office: "Pemkab. Contoh" is "kabupaten contoh". */
export function originKey(origin: string): string {
  const words = origin.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const kept = words.filter((word) => !GOVERNMENT.test(word));
  return (kept.length === 0 ? words : kept).map((word) => LEVELS[word] ?? word).join(' ');
}

const isDistrict = (word: string | undefined): boolean => word === 'kabupaten' || word === 'kota';

/**
 * One spelling for the region that an office or government belongs to: "Dinas Kesehatan Kab. Contoh, Prov. Contoh Raya" is
 * "kabupaten contoh". What names no level is taken whole, since nothing tells where its region begins.
 */
export function regionKey(origin: string): string {
  const words = originKey(origin).split(' ');
  const goesOn = (at: number): boolean => at < words.length - 1 && words[at + 1] !== 'provinsi';
  const last = words.findLastIndex((word, at) => isDistrict(word) && goesOn(at));
  // A district may be called after a town: "Kabupaten Kota Baru".
  const district = isDistrict(words[last - 1]) ? last - 1 : last;
  const from =
    district >= 0
      ? district
      : words.findIndex((word, at) => word === 'provinsi' && at < words.length - 1);
  if (from < 0) return words.join(' ');
  const province = words.indexOf('provinsi', from + 1);
  return words.slice(from, province < 0 ? undefined : province).join(' ');
}

/** True when the words name a level, as "Dinas Kesehatan Kabupaten Contoh" does: then they tell which region it is. */
export const namesRegion = (origin: string): boolean =>
  originKey(origin)
    .split(' ')
    .some((word) => Object.values(LEVELS).includes(word));

/** True for the region that is served and its agency, whatever stands around its name. */
export function isOwnRegion(origin: string): boolean {
  const { district, place, agency } = region();
  const key = originKey(origin);
  const own = originKey(district);
  if ([agency, ...agencyNames(), own].some((name) => originKey(name) === key)) return true;
  const named = ` ${originKey(place)} `;
  const at = ` ${key} `.indexOf(named);
  if (at < 0) return false;
  // "Kota Contoh" is not "Kabupaten Contoh".
  const before = key.slice(0, at).trim().split(' ').at(-1) ?? '';
  return !Object.values(LEVELS).includes(before) || `${before}${named}`.trim() === own;
}
