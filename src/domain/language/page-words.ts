// The words about the pages of a PDF that was made of photos: "urut 2 1 3", "pisah indikator 5".
// It knows no file.
import type { Row } from './command-row.ts';

export const PAGE_COMMANDS: readonly Row[] = [
  {
    name: 'order_pages',
    tail: 'rest',
    changes: true,
    tailWords: 'halaman indikator nomor dan jadi menjadi',
    words:
      'urut|urutkan|urut halaman|urutkan halaman|ubah urutan|ubah urutan halaman|urutan halaman',
  },
  {
    name: 'part_pages',
    tail: 'rest',
    changes: true,
    tailWords: 'halaman foto indikator nomor pdf',
    words: 'pisah|pisahkan|pisah foto|pisah halaman|pisahkan foto|pisahkan halaman|jangan digabung',
  },
  {
    name: 'originals',
    tail: 'rest',
    tailWords: 'indikator nomor isian',
    words:
      'foto asli|foto aslinya|lihat foto asli|lihat foto aslinya|bukti asli|bukti aslinya|kirim foto asli|halaman asli|foto asli indikator',
  },
];

const INDICATOR = /\bindikator (?:nomor )?(\d{1,2})\b/u;

/** What was typed behind the words: the order of pages, null where no number was typed, and the indicator that was named. */
export function readPageOrder(rest: string): {
  readonly numbers: readonly number[] | null;
  readonly indicator: number | null;
} {
  const line = rest.toLowerCase();
  const named = INDICATOR.exec(line)?.[1];
  const numbers = line.replace(INDICATOR, ' ').match(/\d{1,3}/gu);
  return {
    numbers: numbers === null ? null : numbers.map(Number),
    indicator: named === undefined ? null : Number(named),
  };
}
