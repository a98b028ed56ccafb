// Which paper is meant by the words people use for it. A table from words to papers; it reads no code and no number.
import { withoutAgency } from './agency-words.ts';
import { isOfRegion, type PaperName } from '../papers.ts';

/** What somebody asked to have printed: a paper of one innovation, of a unit, of all units, or for everybody. */
export interface PaperWish {
  readonly paper: PaperName;
  readonly of: 'innovation' | 'unit' | 'all' | 'everybody';
}

/** Papers that are of no innovation: where the code of one is named, another paper is meant. */
const ofNone: ReadonlySet<PaperName> = new Set([
  ...(['laporan-bulanan', 'daftar-kepatuhan', 'lembar-inovator'] as const),
]);
const code = /\binv[\s-]?[a-z0-9]{5}\b/u;

/** Words that must all be there, the paper they mean, and what it is of; the first row that fits counts. */
const rows: readonly (readonly [readonly RegExp[], PaperName, PaperWish['of']])[] = [
  [[/\b(?:kepatuhan|peringkat|pemenuhan target)\b/u], 'daftar-kepatuhan', 'all'],
  [[/\blembar (?:saya|tahunan|inovator)\b/u], 'lembar-inovator', 'everybody'],
  [[/\bpanduan\b/u, /\badmin\b/u], 'panduan-admin', 'everybody'],
  [[/\bpanduan\b/u, /\b(?:kepala|pimpinan)\b/u], 'panduan-kepala', 'everybody'],
  [[/\bpanduan\b/u, /\bpamong\b/u], 'panduan-pamong', 'everybody'],
  [[/\bpanduan\b/u, /\bverifikator\b/u], 'panduan-verifikator', 'everybody'],
  [[/\bpanduan\b/u, /\b(?:koordinator|agensi)\b/u], 'panduan-koordinator', 'everybody'],
  [[/\bpanduan\b/u], 'panduan-inovator', 'everybody'],
  [[/\bkosong\b/u, /\b(?:pdf|cetak|dicetak|kertas)\b/u], 'formulir-kosong', 'everybody'],
  [[/\bkosong\b/u], 'formulir-isian', 'everybody'],
  [[/\bedaran\b/u], 'surat-edaran', 'all'],
  [[/\bpiagam\b/u], 'piagam', 'all'],
  [[/\bkomitmen\b/u], 'pernyataan-komitmen', 'unit'],
  [[/\bperintah\b/u], 'perintah-pelaksanaan', 'unit'],
  [[/\bprofil\b/u], 'profil-nasional', 'innovation'],
  [[/\bnihil\b/u], 'keterangan-nihil', 'unit'],
  [[/\blampiran\b/u], 'lampiran-sk', 'all'],
  [[/\banalisis\b|\banalisa\b/u], 'analisis', 'unit'],
  [[/\bagenda\b/u], 'agenda', 'unit'],
  [[/\bpengesahan\b/u], 'form-pengesahan', 'unit'],
  [[/\b(?:daftar|list)\b/u, /\b(?:excel|xlsx)\b/u], 'daftar', 'unit'],
  [[/\bdaftar indeks\b/u], 'daftar-indeks', 'unit'],
  [[/\brekap(?:itulasi)?\b/u], 'rekapitulasi', 'unit'],
  [[/\b(?:daftar|list)\b/u], 'daftar', 'unit'],
  [[/\bmonev\b|\bc ?2\b/u], 'form-c2', 'innovation'],
  [[/\bc ?1\b/u], 'form-c1', 'innovation'],
  [[/\b(?:pengisian|isian|penetapan)\b/u], 'form-pengisian', 'innovation'],
  [[/\blaporan\b/u, /\bbulan(?:an)?\b/u], 'laporan-bulanan', 'all'],
  [[/\b(?:laporan|indeks)\b/u], 'laporan', 'innovation'],
];
const unitWords = /\b(?:unit|skpd|semua|seluruh|dinas|puskesmas)\b/u;
const allWords = /\b(?:semua|seluruh|kabupaten)\b/u;

/** Tells whether a Word document is asked for. */
export const asksForWord = (words: string | undefined): boolean =>
  /\b(?:word|docx)\b/iu.test(words ?? '');

/** Reads which paper is meant; Form C.1 of one innovation where nothing else is said. */
export function readPaper(words: string | undefined): PaperWish {
  const typed = (words ?? '').toLowerCase().replaceAll(/\p{L}+/gu, withoutAgency);
  const [, paper, of] = rows.find(
    ([patterns, wanted]) =>
      patterns.every((one) => one.test(typed)) && !(ofNone.has(wanted) && code.test(typed)),
  ) ?? [null, 'form-c1' as const, 'innovation' as const];
  if (of === 'unit')
    return { paper, of: isOfRegion(paper) && allWords.test(typed) ? 'all' : 'unit' };
  if (of !== 'innovation') return { paper, of };
  // All innovations of a unit are bound in one file: that is the form pengisian with its cover list.
  if (paper !== 'form-c2' && unitWords.test(typed)) return { paper: 'form-pengisian', of: 'unit' };
  return { paper, of };
}
