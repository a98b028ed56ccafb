// Names inside the national bundle: a folder for each unit and innovation, evidence by its national number. Every name is one
// that Windows takes, short enough for a path, and no two are the same there, where capitals do not count.
import { trimBothOf } from '../../domain/trimming.ts';

const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/iu;
/** Signs that Windows keeps for itself, and what nobody sees. */
const RESERVED = /[<>:"/\\|?*\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]+/gu;

/** A name of at most so many signs; an ending of up to five signs stays. */
export function safeName(typed: string, most: number): string {
  const plain = typed.normalize('NFC').replace(RESERVED, ' ').replace(/\s+/gu, ' ');
  const name = trimBothOf(plain, ' .');
  const ending = /\.[a-z0-9]{1,5}$/iu.exec(name)?.[0] ?? '';
  const stem = trimBothOf(
    [...name.slice(0, name.length - ending.length)].slice(0, most - ending.length).join(''),
    ' .',
  );
  const whole = `${stem === '' ? 'berkas' : stem}${ending}`;
  return DEVICE.test(whole) ? `_${whole}` : whole;
}

/** Gives each path once: a second one of the same name gets a number before its ending. */
export function distinct(): (path: string) => string {
  const seen = new Set<string>();
  return (path) => {
    const [, stem = path, ending = ''] = /^([^]*?)(\.[a-z0-9]{1,5})?$/iu.exec(path) ?? [];
    for (let nth = 1; ; nth += 1) {
      const tried = nth === 1 ? path : `${stem} (${nth})${ending}`;
      if (seen.has(tried.toLowerCase())) continue;
      seen.add(tried.toLowerCase());
      return tried;
    }
  };
}
