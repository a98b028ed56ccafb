// Which paper is meant by the words people use for it. A table from words to papers; it reads no code and no number.
import type { PaperName } from '../papers.ts';

/** What somebody asked to have printed: a paper of one innovation, of a unit, or of all units. */
export interface PaperWish {
  readonly paper: PaperName;
  readonly of: 'innovation' | 'unit' | 'all';
}

/** Words, the paper they mean, and what it is of; the first row that fits counts. */
const rows: readonly (readonly [RegExp, PaperName, PaperWish['of']])[] = [
  [/\bnihil\b/u, 'keterangan-nihil', 'unit'],
  [/\brekap(?:itulasi)?\b/u, 'rekapitulasi', 'unit'],
  [/\b(?:daftar|list)\b/u, 'daftar', 'unit'],
  [/\bmonev\b|\bc ?2\b/u, 'form-c2', 'innovation'],
  [/\bc ?1\b/u, 'form-c1', 'innovation'],
  [/\b(?:pengisian|isian|penetapan)\b/u, 'form-pengisian', 'innovation'],
  [/\b(?:laporan|indeks)\b/u, 'laporan', 'innovation'],
];
const unitWords = /\b(?:unit|skpd|semua|seluruh|dinas|puskesmas)\b/u;
const allWords = /\b(?:semua|seluruh|kabupaten)\b/u;

/** Reads which paper is meant; Form C.1 of one innovation where nothing else is said. */
export function readPaper(words: string | undefined): PaperWish {
  const typed = (words ?? '').toLowerCase();
  const [, paper, of] = rows.find(([pattern]) => pattern.test(typed)) ?? [
    null,
    'form-c1' as const,
    'innovation' as const,
  ];
  if (of === 'unit') {
    const all = (paper === 'rekapitulasi' || paper === 'daftar') && allWords.test(typed);
    return { paper, of: all ? 'all' : 'unit' };
  }
  // All innovations of a unit are bound in one file: that is the form pengisian with its cover list.
  if (paper !== 'form-c2' && unitWords.test(typed)) return { paper: 'form-pengisian', of: 'unit' };
  return { paper, of };
}
