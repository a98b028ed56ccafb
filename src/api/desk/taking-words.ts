// What the desk says about the contest and the catalogue: the sentences of the chat, where these do not name words to type
// there, and else its own. It decides nothing.
import { roleName } from '../../domain/region.ts';
import { entryName } from '../../domain/contest/contest.ts';
import type { MessageArgs, Part } from '../../domain/conversation/message.ts';
import { showNumber } from '../../domain/language/index.ts';
import type { ServerParts } from '../parts.ts';

type Sentences = { readonly [Key in keyof MessageArgs]?: (args: MessageArgs[Key]) => string };

const names = (all: readonly number[]): string => all.map(entryName).join(', ');

/** Messages after which something was done; the page says what, by the name of the deed. */
const done: ReadonlySet<Part['key']> = new Set([
  ...(['contest_opened', 'contest_shared', 'contest_closed', 'contest_finalists'] as const),
  ...(['contest_judged_again', 'contest_meeting', 'contest_voted', 'contest_locked'] as const),
  ...(['contest_unlocked', 'contest_announced', 'contest_marks_given'] as const),
  ...(['contest_judge_left', 'card_published', 'card_taken_back'] as const),
]);

/** What was done, by the name that the address of the page carries. */
const deeds: Readonly<Record<string, string>> = {
  buka: '✔ Lomba dibuka. Unit mengikutkan inovasi yang sudah diterima dengan mengetik "ikutkan" di obrolan.',
  bagi: '✔ Peserta dibagi kepada juri; jurinya kami kabari.',
  tutup: '✔ Pendaftaran ditutup; penilaian dimulai.',
  finalis: '✔ Finalis ditetapkan; pesertanya kami kabari. Berikutnya: pilih hari presentasi.',
  'berkas-lagi': '✔ Lomba kembali ke penilaian berkas; nilai presentasi tetap tersimpan.',
  presentasi: '✔ Hari presentasi dicatat.',
  pleno: '✔ Keputusan pleno dicatat.',
  kunci: '✔ Hasil dikunci.',
  'lepas-kunci': '✔ Kunci dilepas; nilai dapat diubah lagi.',
  umumkan:
    '✔ Hasil diumumkan; pemenangnya kami kabari. Kabar untuk semua dapat ditulis di Siaran & acara.',
  nilai: '✔ Nilai tersimpan. Terima kasih.',
  get mundur() {
    return `Tercatat. Nilai yang tidak dihitung lagi kami keluarkan; ${roleName('coordinator')} kami kabari.`;
  },
  terbit: '✔ Terbit di katalog umum.',
  turun: '✔ Sudah tidak ada di katalog umum.',
};

/** The sentence for what was done; null for a name that is no deed. */
export const deedText = (name: string): string | null =>
  Object.hasOwn(deeds, name) ? (deeds[name] ?? null) : null;

/** Why something was not done, where the chat's own sentence names words to type there. */
const refused: Sentences = {
  contest_shared: ({ short, judges }) =>
    judges === 0
      ? 'Belum ada juri yang dapat menilai. Undang juri lebih dahulu di Orang & undangan.'
      : `Tidak ada pembagian baru.${short.length === 0 ? ' Semua peserta sudah punya jurinya.' : ` Juri masih kurang untuk ${names(short)}: undang lagi, lalu bagi lagi.`}`,
  contest_marks_missing: ({ rows, total }) =>
    `Nilai belum lengkap untuk ${total} peserta: ${rows.map(({ number, missing }) => `${entryName(number)} kurang ${missing}`).join(', ')}${total > rows.length ? ', …' : ''}. Bila juri kurang, undang juri lalu bagi peserta lagi.`,
  contest_desk_missing: ({ entries, total, least }) =>
    `Hasil belum dapat dikunci: penilaian berkas ${names(entries)}${total > entries.length ? ', …' : ''} kurang dari ${least} juri. Kembali ke penilaian berkas, bagi peserta lagi, lalu tetapkan finalis.`,
  contest_level: ({ category, rows }) =>
    `Di kategori ${category}, ${names(rows.map(({ number }) => number))} tetap sama nilainya setelah semua aturan. Juri memutuskan dalam pleno; catat urutannya di bawah.`,
  contest_lock_own: () =>
    'Bapak/Ibu sudah mengunci hasil ini; yang menguatkan harus orang lain. Bila keliru, lepas kunci.',
  contest_lock_differs: ({ first }) =>
    `Hasil sekarang berbeda dari yang dikunci ${first ?? 'orang pertama'}. Lepas kunci, periksa hasilnya, lalu kunci dari awal.`,
  contest_empty: () =>
    'Belum ada peserta, jadi pendaftaran belum dapat ditutup. Kabarkan lewat Siaran & acara bahwa unit dapat ikut.',
  contest_there: ({ name }) => `${name} tahun ini sudah dibuka; keadaannya ada di bawah.`,
  contest_day_unclear: ({ past = false }) =>
    past
      ? 'Batas pendaftarannya sudah lewat, jadi lomba belum dibuka. Pilih hari ini atau sesudahnya.'
      : 'Batas pendaftarannya belum terbaca. Pilih lagi tanggalnya.',
  contest_vote_unclear: () =>
    'Urutan pleno belum dapat dicatat. Sebut tiap peserta sekali, yang terbaik lebih dahulu, misalnya L-3 L-5.',
  contest_marks_unclear: ({ why, criteria, scale }) =>
    `${{ count: 'Ada kriteria yang belum dinilai', scale: 'Ada nilai di luar batas', part: 'Pecahan nilai hanya boleh setengah, misalnya 80,5', unread: 'Ada nilai yang bukan angka', twice: 'Ada kriteria yang disebut dua kali' }[why]}, jadi belum ada yang disimpan. Isi ${criteria.length} nilai, masing-masing ${showNumber(scale.least)} sampai ${showNumber(scale.greatest)}.`,
  meeting_unknown: () =>
    'Acara itu tidak ditemukan. Catat dulu acaranya di Siaran & acara, lalu pilih lagi.',
  card_not_published: ({ code }) =>
    `${code} tidak ada di katalog umum, jadi tidak ada yang diturunkan.`,
};

const say = (part: Part, words: ServerParts['words']): string => {
  const { key, args } = part;
  // The key and its arguments go together, which the type of a union cannot say.
  const own = refused[key] as ((args: never) => string) | undefined;
  return own?.(args as never) ?? words.say(key, args as never);
};

/** Tells whether something was done. Sharing entries out that all have their judges is nothing. */
const isDone = (part: Part): boolean =>
  done.has(part.key) && !(part.key === 'contest_shared' && part.args.seats === 0);

/** Says why nothing was done; null where something was. */
export const notDone = (parts: readonly Part[], words: ServerParts['words']): string | null =>
  parts.some(isDone) ? null : parts.map((part) => say(part, words)).join(' ');

/** The lines of what an act would do, as the chat says them. */
export const deskAsks = (parts: readonly Part[], words: ServerParts['words']): readonly string[] =>
  parts.flatMap(({ key, args }) => words.say(key, args as never).split('\n'));
