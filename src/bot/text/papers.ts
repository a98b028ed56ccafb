// The words for papers.
// A message without a sentence does not compile.
import { agency } from '../../domain/region.ts';
import { lines, paragraphs, quoted, theirs } from './format.ts';
import { stateNames } from './labels.ts';
import type { WordsOf } from './words.ts';
import type { PaperMessages } from '../../domain/conversation/papers/messages.ts';
import { paperNames } from '../../domain/language/index.ts';
import type { PaperName } from '../../domain/papers.ts';

const about = (paper: PaperName, what: string | null): string =>
  `${paperNames[paper]} untuk ${what === null ? 'semua unit' : theirs(what, 160)}`;

const draftNote = 'Isinya belum ditetapkan, jadi bertanda DRAF dan belum untuk ditandatangani.';

const failures: Readonly<
  Record<PaperMessages['print_failed']['why'], (args: PaperMessages['print_failed']) => string>
> = {
  no_glyph: ({ sign, label }) =>
    label === null
      ? `Ada tanda yang tidak dapat dicetak: "${sign ?? ''}". Mohon ganti tanda itu dalam isian, lalu minta lagi.`
      : `Tanda "${sign ?? ''}" pada ${quoted(label, 80)} tidak dapat dicetak. Mohon ganti tanda itu dengan "ubah", lalu minta lagi.`,
  nothing: () =>
    'Belum ada inovasi yang dapat dimuat. Inovasi dimuat sesudah disetujui Admin Inovasi; ketik "daftar" untuk melihat sampai mana.',
  broken: () => 'Ada gangguan pada pencetakan dan sudah kami catat. Silakan minta lagi nanti.',
};

/** The words. */
export const papersWords: WordsOf<PaperMessages> = {
  print_coming: ({ paper, what, draft }) =>
    lines(
      `${about(paper, what)} sedang disiapkan; berkasnya menyusul di bawah ini.`,
      draft ? draftNote : null,
    ),
  print_not_now: ({ code, state }) =>
    `Form C.2 tersedia sesudah inovasi diterima ${agency()}; ${code} sekarang ${stateNames[state]}. Form C.1 sudah dapat diminta: ketik "formulir ${code}".`,
  print_no_nil: ({ unit, declares }) =>
    lines(
      `Belum ada pernyataan nihil${unit === null ? '' : ` dari ${unit}`} pada edisi ini.`,
      declares
        ? 'Bila unit memang belum punya inovasi, ketik "nihil" untuk menyatakannya; suratnya dapat diminta sesudah itu.'
        : 'Surat ini dapat diminta sesudah Admin Inovasi unit menyatakannya.',
    ),
  print_ask: ({ paper, unit }) =>
    `${about(paper, unit)} akan dikirim ke sini sebagai berkas ${paper === 'form-pengisian' ? 'PDF' : 'Excel'}. Permintaan ini dicatat.`,
  print_ready: ({ paper, what, version, draft }) =>
    lines(
      `${about(paper, what)}${version === null ? '' : `, versi ${version}`}`,
      draft ? draftNote : null,
    ),
  print_failed: (args) =>
    paragraphs(`${about(args.paper, args.what)} belum dapat dicetak.`, failures[args.why](args)),
};
