// The words for old documents: what was read, how it is taken, and what could not be read.
// A message without a sentence does not compile.
import type { DocumentMessages } from '../../domain/conversation/documents/messages.ts';
import type { ExcerptDoubt } from '../../domain/excerpts/excerpt.ts';
import { count, lines, quoted, shorten, theirs } from './format.ts';
import type { WordsOf } from './words.ts';

/** What a chat shows of one message without being asked for more; lines are counted after they are made. */
const MOST_CHARACTERS = 690;
interface Layout {
  readonly width: number;
  readonly labels: boolean;
  readonly reasons?: boolean;
}

const TIGHTEST: Layout = { width: 12, labels: false, reasons: false };
const LAYOUTS: readonly Layout[] = [
  { width: 70, labels: true },
  { width: 45, labels: true },
  { width: 30, labels: true },
  { width: 30, labels: false },
  { width: 20, labels: false },
  { width: 12, labels: false },
  TIGHTEST,
];
/** So many of what was not taken are named. */
const LEFT_NAMED = 12;
/** A date is never cut. */
const LEAST_OF_SEVERAL = 20;

const doubts: Readonly<Record<ExcerptDoubt, string>> = {
  cut: 'batasnya belum pasti',
  heading: 'judulnya berbeda',
  value: 'bacaannya belum pasti',
  misplaced: 'tampaknya milik isian lain',
  end: 'akhirnya belum pasti',
  alone: 'dokumennya hanya memuat sedikit',
  mixed: 'dokumennya memuat beberapa inovasi',
  edition: 'formulirnya dari edisi lain',
  photo: 'terbaca dari foto',
};

type Read = DocumentMessages['documents_read'];

/** The first words of a label that name it: "Metode & Strategi Pemecahan Masalah" is "Metode". */
function short(label: string): string {
  const words = (label.split(/[/(]/u)[0] ?? '').trim().split(' ').slice(0, 2);
  return words
    .filter((word, at) => at === 0 || !/^(?:&|dan|yang|terhadap|daerah|inovasi)$/iu.test(word))
    .join(' ');
}

const withoutEnding = (name: string): string => name.replace(/\.[a-z]{3,4}$/iu, '');

const numberOf = ({ of, number }: { readonly of: string; readonly number: number }): string =>
  of === 'indicator' ? `indikator ${count(number)}` : count(number);

function wordsOf(read: Read, { width, labels, reasons = true }: Layout): string {
  const { files, fields, indicators, several, long, told, doubtful, takesAll } = read;
  const parts = [
    fields === 0 ? '' : `${count(fields)} isian`,
    indicators === 0 ? '' : `${count(indicators)} ${read.own ? '' : 'uraian '}indikator`,
  ].filter((part) => part !== '');
  const from = files.length === 1 ? theirs(files[0] ?? '', 40) : `${count(files.length)} berkas`;
  const values = read.short.map(
    (one, at) =>
      // The first one is the name, by which the document is known.
      `${numberOf(one)} ${short(one.label)}: ${theirs(one.value, at === 0 ? Math.max(width, 45) : width)}${one.stored === null ? '' : ` (tersimpan: ${theirs(one.stored, width)})`}`,
  );
  return lines(
    `Terbaca dari ${from}: ${parts.join(' dan ')}, belum disimpan sebagai jawaban.`,
    ...inLines(values, 3),
    ...several
      .slice(0, 2)
      .map(
        (one) =>
          `${numberOf(one)} ${short(one.label)}: ${one.values.map(({ letter, value, file }) => `(${letter}) ${theirs(value, Math.max(width, LEAST_OF_SEVERAL))} di ${theirs(withoutEnding(file), 18)}`).join(', ')}`,
      ),
    several.length > 2 ? `Lebih dari satu isi: ${several.slice(2).map(numberOf).join(', ')}` : null,
    long.length === 0
      ? null
      : `Jumlah kata: ${long.map((one) => `${numberOf(one)}${labels ? ` ${short(one.label)}` : ':'} ${count(one.words)}${one.stored ? ' (sudah ada isinya)' : ''}`).join(' · ')}`,
    told.length === 0
      ? null
      : `Indikator: ${told.map(({ no, level }) => `${count(no)}${level === null ? '' : ` (tingkat ${count(level)})`}`).join(', ')}`,
    doubtful.length === 0
      ? null
      : `Mohon diperiksa: ${reasons ? checked(doubtful) : doubtful.map(numberOf).join(', ')}`,
    read.whole === 0
      ? null
      : `Rancang bangun ${count(read.whole)} kata belum terbagi: judul bagiannya tidak ada.`,
    ...ownForm(read),
    howTo(read, takesAll),
  );
}

/** So many of what was filled in and not understood are named. */
const UNREAD_NAMED = 5;

/** What is to be known of our own form. */
function ownForm({ own }: Read): readonly string[] {
  if (own === undefined) return [];
  const { unread } = own;
  const named = unread.slice(0, UNREAD_NAMED).map((one) => `${numberOf(one)} ${short(one.label)}`);
  const more =
    unread.length > named.length ? ` dan ${count(unread.length - named.length)} lagi` : '';
  return [
    ...(own.other ? ['Formulir ini dari edisi lain; isinya diambil bila disebut nomornya.'] : []),
    ...(named.length === 0
      ? []
      : [`Tulisannya belum kami pahami: ${named.join(', ')}${more}. Mohon ketik saat ditanyakan.`]),
  ];
}

/** Why nothing was read in a document. */
const nothingRead: Readonly<
  Record<DocumentMessages['document_nothing']['why'], (name: string) => string>
> = {
  scan: (name) =>
    `${name} tersimpan, tetapi isinya gambar (hasil pindai atau foto), jadi belum dapat kami baca. Mohon kirim Word atau PDF aslinya, atau ketik isiannya.`,
  known: (name) => `Semua yang terbaca dari ${name} sama dengan yang sudah tersimpan.`,
  nothing: (name) =>
    `Tidak ada isian yang kami kenali di ${name}. Bila ini bukti, mohon kirim lagi dengan nomor indikatornya sebagai keterangan, misalnya "indikator 7". Bila ini isian, mohon ketik isinya saat ditanyakan.`,
  empty: (name) =>
    `${name} adalah formulir kami, tetapi kolom kanannya masih kosong. Mohon isi, simpan, lalu kirim lagi ke sini.`,
  unread: (name) =>
    `${name} adalah formulir kami, tetapi isinya belum kami pahami. Mohon ketik isiannya saat ditanyakan; mulai dengan "lanjut".`,
  photo: (name) =>
    `${name} tersimpan, tetapi tulisannya kurang jelas untuk kami baca. Mohon ketik isiannya, atau foto ulang di tempat terang, satu halaman satu foto.`,
  torn: (name) =>
    `${name} dibuat dari formulir kami, tetapi kotak isiannya hilang, misalnya karena disimpan sebagai PDF. Mohon kirim berkas Word-nya, atau ketik isiannya.`,
};

/** Joins short values into as few lines as fit. */
function inLines(values: readonly string[], most: number): readonly string[] {
  const each = Math.ceil(values.length / most);
  return Array.from({ length: Math.min(most, values.length) }, (_, at) =>
    values.slice(at * each, (at + 1) * each).join(' · '),
  ).filter((line) => line !== '');
}

/** Doubts by their reason, with their numbers. */
function checked(doubtful: Read['doubtful']): string {
  const by = Map.groupBy(doubtful, ({ why, heading }) =>
    why === 'heading' ? `dari judul ${quoted(heading, 30)}` : doubts[why],
  );
  return [...by].map(([why, items]) => `${items.map(numberOf).join(', ')} (${why})`).join('; ');
}

function howTo({ several, doubtful, short: values, long }: Read, takesAll: boolean): string {
  const [letter] = several;
  const [doubt] = doubtful.filter(({ withAll }) => withAll);
  const [first] = [...long, ...values, ...doubtful, ...several];
  const one = first === undefined ? '1' : numberOf(first);
  const examples = [
    takesAll
      ? letter === undefined
        ? 'pakai semua'
        : `pakai semua, ${numberOf(letter)}a`
      : `pakai ${one}${letter === undefined ? '' : 'a'}`,
    takesAll && doubt !== undefined ? `pakai kecuali ${numberOf(doubt)}` : '',
  ].filter((example) => example !== '');
  const apart = doubtful.some(({ withAll }) => !withAll) && takesAll;
  return lines(
    `Balas misalnya ${examples.map((example) => `"${example}"`).join(' atau ')}. Membaca dulu: "lihat ${one}". Keliru? "bukan".`,
    apart ? 'Yang perlu diperiksa hanya diambil bila disebut nomornya.' : null,
  );
}

const fits = (text: string): boolean => [...text].length <= MOST_CHARACTERS;

/** The words. */
export const documentWords: WordsOf<DocumentMessages> = {
  send_documents: () =>
    'Silakan kirim Word, PDF, ODT, teks, atau foto halaman yang sudah ada: Form C.1, laporan indeks, rancang bangun, atau isian tahun lalu. Boleh beberapa sekaligus. Yang terbaca kami tunjukkan dulu; tidak ada yang disimpan sebelum Bapak/Ibu memilih. Tidak jadi? Ketik "batal".',
  documents_coming: ({ names, waiting }) =>
    `${names.map((name) => theirs(name, 60)).join(', ')} sudah terbaca; ${count(waiting)} berkas lain masih kami ambil. Isinya kami tunjukkan bersama.`,
  document_nothing: ({ name, why }) => nothingRead[why](theirs(name, 60)),
  document_whole: ({ words }) =>
    `Rancang bangun ${count(words)} kata belum terbagi, karena tidak ada judul bagiannya seperti "Latar Belakang". Mohon tambahkan judulnya lalu kirim lagi, atau isi per bagian.`,
  document_which: ({ document, name, code }) =>
    `Dokumen ini bernama ${quoted(document, 100)}, sedangkan yang dibuka ${theirs(name, 100)} (${code}). Dokumen ini untuk yang mana?`,
  documents_read: (read) =>
    LAYOUTS.map((layout) => wordsOf(read, layout)).find(fits) ?? wordsOf(read, TIGHTEST),
  excerpt_shown: ({ of, number, label, values, stored }) =>
    lines(
      ...values.map(({ letter, value, file, words, heading, page }) =>
        lines(
          `${numberOf({ of, number })} ${theirs(label, 60)}${values.length > 1 ? ` (${letter})` : ''}, ${count(words)} kata, dari ${theirs(file, 40)}${page === null ? '' : ` halaman ${count(page)}`}, judul ${quoted(heading, 40)}:`,
          shorten(
            value
              .split('\n')
              .map((line) => line.trim())
              .filter((line) => line !== '')
              .join(' / '),
            Math.floor(380 / values.length),
          ),
        ),
      ),
      stored === null ? null : `Yang tersimpan sekarang: ${theirs(stored, 80)}`,
      `Untuk memakainya: "pakai ${numberOf({ of, number })}${values.length > 1 ? 'a' : ''}".`,
    ),
  excerpts_taken: ({
    fields,
    indicators,
    code,
    name,
    created,
    group,
    left,
    levels = [],
    own = false,
  }) =>
    lines(
      `✔ ${created ? 'Inovasi dimulai, tersimpan' : 'Tersimpan'} ${[
        fields === 0 ? '' : `${count(fields)} isian`,
        indicators === 0 ? '' : `${count(indicators)} ${own ? '' : 'uraian '}indikator`,
      ]
        .filter((part) => part !== '')
        .join(' dan ')} untuk ${name === null ? code : `${theirs(name, 80)} (${code})`}.`,
      levels.length === 0
        ? null
        : `✔ Tingkat indikator ${levels.map((no) => count(no)).join(', ')} tersimpan.`,
      group === null || group.words === 0
        ? null
        : `Rancang bangun ${count(group.words)} ${group.words >= group.min ? `kata; syarat ${count(group.min)} kata terpenuhi` : `dari ${count(group.min)} kata`}.`,
      left.length === 0
        ? null
        : `Terbaca, belum dipastikan: ${left.slice(0, LEFT_NAMED).map(numberOf).join(', ')}${left.length > LEFT_NAMED ? ` dan ${count(left.length - LEFT_NAMED)} lagi` : ''}. Melihatnya lagi: "dokumen".`,
    ),
  excerpt_not_there: ({ numbers }) =>
    `Nomor ${numbers.map((number) => count(number)).join(', ')} tidak ada di antara yang terbaca. Mohon pilih dari nomor yang tertulis di atas; indikator ditulis misalnya "pakai indikator 5".`,
  excerpt_needs_letter: ({ number, letters }) =>
    letters.length > 1
      ? `Nomor ${count(number)} ada ${count(letters.length)} isinya. Mohon sebut hurufnya, misalnya "${count(number)}${letters[0] ?? 'a'}".`
      : `Nomor ${count(number)} hanya ada satu isinya. Cukup "pakai ${count(number)}".`,
  documents_need_name: ({ number }) =>
    number === null
      ? 'Dokumennya tidak memuat nama inovasi. Ketik "baru" dan beri namanya dulu, lalu ketik "dokumen" untuk memakai isinya.'
      : `Inovasi baru dimulai dari namanya. Mohon sertakan nomor ${count(number)}, misalnya "pakai ${count(number)}" atau "pakai semua".`,
  documents_dropped: ({ names }) =>
    `Baik, isi ${names.length === 0 ? 'dokumen itu' : names.map((name) => theirs(name, 60)).join(', ')} tidak dipakai. Berkasnya tetap tersimpan.`,
  review_open: () => 'Masih menunggu: yang terbaca dari dokumen. Melihatnya lagi: "dokumen".',
  documents_gone: () =>
    'Tidak ada lagi yang terbaca dan belum dipakai. Untuk membaca dokumen lain, kirim saja berkasnya.',
  taking_how: () =>
    'Balas "pakai semua", "pakai 1-6, 20", atau "pakai kecuali 25". Membaca dulu: "lihat 25". Bukan dokumen ini: "bukan". Nanti saja: "batal".',
};
