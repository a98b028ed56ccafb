// Reads how somebody imagines things otherwise: "bila INV-7KQ4M indikator 3 tingkat 3", "bila spd 50", "bila 10 inovasi lagi".
// A message with any other word is no such question and stays an answer.
import type { WhatIf } from '../index-estimate.ts';

const beginning = /^\/?(?:bagaimana )?(?:bila|jika|kalau|kalo|seandainya|andai) (\S[^]{1,149})$/iu;
const known = new Set(
  'spd tingkat level indikator butir inovasi lagi baru tambah tambahan bertambah ada menjadi jadi naik ke mencapai capai semua seluruh semuanya dan skor nilai ini itu unit daerah dengan serta'.split(
    ' ',
  ),
);
const codePattern = /\binv[- ]?([a-z0-9]{5})\b/giu;

/** Reads the words behind `bila`; null when they imagine nothing that can be computed. */
export function readWhatIf(text: string): WhatIf | null {
  const rest = beginning.exec(text.trim().replace(/\s+/gu, ' '))?.[1]?.toLowerCase();
  if (rest === undefined) return null;
  const codes = [...rest.matchAll(codePattern)].map(([, code = '']) => `INV-${code.toUpperCase()}`);
  const words = rest.replace(codePattern, ' ');
  const foreign = words
    .split(/[\s,;.?!]+/u)
    .some((word) => word !== '' && !known.has(word) && !/^\d{1,4}$/u.test(word));
  if (foreign) return null;
  const numberOf = (pattern: RegExp): number | null => {
    const found = pattern.exec(words)?.[1];
    return found === undefined ? null : Number(found.replace(',', '.'));
  };
  const level = numberOf(/\b(?:tingkat|level) (?:ke )?([1-3])\b/u);
  const indicator = numberOf(/\b(?:indikator|butir) (\d{1,2})\b/u);
  const spd = numberOf(/\bspd (?:menjadi |jadi )?(\d{1,3}(?:[.,]\d{1,2})?)\b/u);
  const more =
    numberOf(/\b(\d{1,3}) inovasi (?:lagi|baru|tambahan)\b/u) ??
    numberOf(/\b(?:tambah|bertambah|tambahan) (\d{1,3}) inovasi\b/u) ??
    0;
  if (level === null && spd === null && more === 0) return null;
  return { codes, indicator, level: level as WhatIf['level'], more, spd };
}
