// The words about workbooks of editions: what is wrong in one, what publishing it would do, and that it was published.
// It never decides what is wrong or what changes.
import { roleNameSmall } from '../../domain/region.ts';
import type { EditionMessages } from '../../domain/conversation/editions/messages.ts';
import { changeKinds } from '../../domain/edition/workbook/changes.ts';
import type { MovedCount, ToldChange } from '../../domain/edition/workbook/report.ts';
import { fileProblemText } from './file-problems.ts';
import { count, lines, quoted, theirs } from './format.ts';
import { defectIn, problemIn } from './workbook-defects.ts';
import type { WordsOf } from './words.ts';

/** Where something stands, as Excel shows it: `survey!C12`. */
const at = (sheet: string | null, cell: string | null): string =>
  sheet === null
    ? ''
    : cell === null
      ? `Lembar ${theirs(sheet, 30)}: `
      : `${theirs(sheet, 30)}!${cell}: `;

const nothingChanged = 'Tidak ada yang berubah. Perbaiki, lalu kirim lagi berkasnya.';
const moreOf = (more: number): string | null => (more === 0 ? null : `dan ${count(more)} lagi.`);

const kindWords: Readonly<Record<ToldChange['kind'], string>> = {
  removed: 'dihapus',
  renamed: 'ganti nama',
  split: 'dipecah',
  joined: 'digabung',
  added: 'ditambah',
  moved: 'dipindah',
  changed: 'diubah',
};

const rowWords: Readonly<Record<string, string>> = {
  section: 'bagian',
  variant: 'cara ukur',
  option: 'pilihan',
  settings: 'pengaturan',
  paper: 'formulir',
  line: 'baris formulir',
  group: 'gabungan',
  heading: 'judul gabungan',
  counterpart: 'padanan',
  step: 'langkah SOP',
};

const columnWords: Readonly<Record<string, string>> = {
  label: 'judul',
  title: 'judul',
  form_title: 'judul',
  hint: 'penjelasan',
  instruction: 'petunjuk',
  example: 'contoh',
  required: 'wajib',
  relevant: 'syarat',
  type: 'jenis',
  weight: 'bobot',
  level_1: 'teks tingkat 1',
  level_2: 'teks tingkat 2',
  level_3: 'teks tingkat 3',
  formats: 'jenis berkas',
  max_files: 'jumlah berkas',
  mandatory: 'indikator wajib',
  evidence: 'bukti',
  national_no: 'nomor nasional',
  source: 'sumber',
  days: 'lama (hari)',
  owner: 'pelaku',
  work: 'yang ditunggu',
  off_paper: 'alasan ditanyakan',
  min_chars: 'huruf paling sedikit',
  max_chars: 'huruf paling banyak',
  maturity_max: 'skor tertinggi',
};

const named = (labels: readonly string[]): string =>
  labels.map((label) => theirs(label, 20)).join(' dan ');
const cell = (text: string | null): string =>
  text === null || text === '' ? '(kosong)' : quoted(text, 14);

/** One change in one line. */
function changeLine({ kind, was, now, row, column, from, to }: ToldChange): string {
  const what = kindWords[kind];
  if (kind === 'renamed' || kind === 'split' || kind === 'joined')
    return `• ${what}: ${named(was)} → ${named(now)}`;
  const name = named(now.length > 0 ? now : was);
  const part =
    row === null ? '' : [rowWords[row[0]] ?? row[0], theirs(row[1], 14)].join(' ').trim();
  const about = [name, part].filter((one) => one !== '').join(', ');
  if (kind === 'moved') return `• ${what}: ${about}, urutan ${from} → ${to}`;
  if (column === null) return `• ${what}: ${about}`;
  return `• ${what}: ${about}, ${columnWords[column] ?? column.replaceAll('_', ' ')} ${cell(from)} → ${cell(to)}`;
}

/** What becomes of answers, in the order in which it matters. */
const fateWords: readonly (readonly [fate: string, words: string])[] = [
  ['kept', 'tetap'],
  ['moved', 'pindah'],
  ['split', 'dipecah'],
  ['to_confirm', 'perlu dipastikan pemiliknya'],
  ['dropped', 'masuk riwayat saja'],
];

function draftsLine(drafts: MovedCount | null): string {
  if (drafts === null || drafts.drafts === 0) return 'Tidak ada draf yang terbuka.';
  const answers = fateWords.flatMap(([fate, words]) => {
    const of = drafts.answers[fate] ?? 0;
    return of === 0 ? [] : [`${count(of)} ${words}`];
  });
  return `${count(drafts.drafts)} draf dari ${count(drafts.people)} orang ikut pindah. Jawabannya: ${answers.length === 0 ? 'belum ada' : answers.join(', ')}.`;
}

/** So many columns are asked about at a time. */
const ASKED = 3;

const listDefects: Readonly<Record<string, string>> = {
  no_columns:
    'tidak ada baris judul dengan kolom nama inovasi; tulis judul kolomnya di baris pertama',
  no_unit_column: 'belum ada kolom unit, misalnya "Perangkat Daerah"',
  no_name: 'nama inovasinya tidak ditemukan; tulis "Nama Inovasi" dan namanya',
  no_unit: 'unitnya tidak ditemukan; tulis "Nama SKPD" dan nama unitnya',
  moved: 'isinya tidak sesuai judul kolomnya; kolom bergeser mulai baris ini',
};

/** What of a list adds nothing, in one line; null where there is no such row. */
function restLine({
  existing,
  twice,
  waiting,
  unread,
}: Pick<EditionMessages['list_read'], 'existing' | 'twice' | 'waiting' | 'unread'>): string | null {
  const parts = [
    [existing, 'sudah ada di sini'],
    [twice, 'tertulis dua kali'],
    [waiting, 'menunggu admin unitnya'],
    [unread, 'sel tidak terbaca'],
  ] as const;
  const said = parts.flatMap(([of, words]) => (of === 0 ? [] : [`${count(of)} ${words}`]));
  return said.length === 0 ? null : `${said.join(', ')}.`;
}

const refusedTypes: ReadonlySet<string> = new Set(['TYPE_NOT_ALLOWED', 'TYPE_MISMATCH']);

/** Says how many units have nobody who decides, and what is to be done; null where all have. */
const headlessLine = (headless = 0, unit: string | null = null): string | null =>
  headless === 0
    ? null
    : `${count(headless)} unit belum punya kepala di sini, jadi belum ada yang memutuskan. Undang misalnya dengan "undang kepala ${theirs(unit ?? 'nama unitnya', 60)}".`;

/** One sentence maker for each message. */
export const editionWords: WordsOf<EditionMessages> = {
  workbook_taken: ({ name, others }) =>
    lines(
      `Berkas edisi ${quoted(name, 60)} kami periksa dulu. Belum ada yang berubah.`,
      others === 0 ? null : 'Satu berkas saja yang diperiksa; kirim yang lain sesudahnya.',
    ),
  workbook_refused: ({ name, problem }) =>
    problem.code === 'ACTIVE_CONTENT' || problem.found === 'xlsm'
      ? `${quoted(name, 60)} memuat makro atau isi dari luar, jadi tidak disimpan. Buka berkasnya, simpan sebagai .xlsx biasa, lalu kirim lagi.`
      : refusedTypes.has(problem.code)
        ? `${quoted(name, 60)} bukan buku kerja .xlsx, jadi tidak disimpan. Buka berkasnya, pilih Simpan sebagai .xlsx, lalu kirim lagi.`
        : fileProblemText(problem, name),
  workbook_unreadable: ({ name, problems, more }) =>
    lines(
      `${quoted(name, 60)} belum dapat dibaca:`,
      ...problems.map(
        ({ sheet, cell: place, code }) =>
          `• ${at(sheet, place)}${problemIn[code] ?? 'belum dapat dibaca'}.`,
      ),
      moreOf(more),
      nothingChanged,
    ),
  workbook_wrong: ({ name, defects, more }) =>
    lines(
      `Di ${quoted(name, 60)} masih ada yang perlu diperbaiki:`,
      ...defects.map(
        ({ sheet, cell: place, text }) =>
          `• ${at(sheet, place)}${theirs(defectIn(text) ?? 'isi sel ini belum sesuai', 140)}.`,
      ),
      moreOf(more),
      nothingChanged,
    ),
  workbook_outdated: ({ name, made, newest }) =>
    newest === 0
      ? `${quoted(name, 60)} dibuat dari versi ${count(made)} sebuah edisi yang tidak ada di sini. Tulis 0 di settings!C2 bila edisinya memang baru, lalu kirim lagi.`
      : `settings!C2: ${quoted(name, 60)} dibuat dari versi ${count(made)}, padahal yang terbaru versi ${count(newest)}. Ketik "edisi ekspor" untuk versi terbaru, ubah yang itu, lalu kirim lagi.`,
  workbook_same: ({ title, version }) =>
    `Berkas itu sama dengan ${theirs(title, 80)} versi ${count(version)}. Tidak ada yang perlu diterbitkan.`,
  workbook_does: ({ title, version, counts, changes, page, pages, drafts }) =>
    lines(
      version === 1
        ? `Edisi baru: ${theirs(title, 40)}. Belum diterbitkan.`
        : `${theirs(title, 40)} akan menjadi versi ${count(version)}: ${changeKinds
            .flatMap((kind) => {
              const of = counts[kind] ?? 0;
              return of === 0 ? [] : [`${count(of)} ${kindWords[kind]}`];
            })
            .join(', ')}.`,
      ...changes.map(changeLine),
      page < pages
        ? `Halaman ${count(page)} dari ${count(pages)}; ketik "perubahan edisi ${count(page + 1)}".`
        : null,
      version === 1 ? null : draftsLine(drafts),
      page === 1 ? 'Mencobanya dahulu di obrolan: ketik "coba edisi".' : null,
    ),
  workbook_waits: ({ name }) =>
    `Berkas edisi ${quoted(name, 60)} sudah diperiksa dan tidak ada yang salah. Untuk melihat perubahannya dan menerbitkannya, ketik "perubahan edisi".`,
  trial_mark: ({ version }) =>
    `Percobaan edisi versi ${version}; semuanya dibuang nanti. Berhenti: "selesai coba".`,
  trial_takes: ({ what }) =>
    what === 'file'
      ? 'Berkas tidak diterima dalam percobaan. Ketik "selesai" atau "lewati" untuk pertanyaan berikutnya, atau "selesai coba".'
      : 'Ini masih percobaan edisi: yang dapat diketik hanya jawaban, "lewati", "kurang", "ubah 5", dan "kembali". Untuk yang lain, ketik "selesai coba" dahulu.',
  trial_open: () =>
    'Percobaan edisi masih berjalan. Lanjutkan dengan menjawab pertanyaan terakhir, atau ketik "selesai coba".',
  trial_handed: () =>
    'Di sini inovator mengirim ke admin unit. Dalam percobaan tidak ada yang dikirim. Ketik "kurang", "ubah 5", atau "selesai coba".',
  trial_ended: ({ answers }) =>
    `Percobaan selesai. ${answers === 0 ? 'Tidak ada' : `${count(answers)} jawaban dibuang; tidak ada`} yang disimpan, dihitung, atau dikirim. Untuk menerbitkannya, ketik "perubahan edisi".`,
  trial_gone: () =>
    'Buku kerja yang dicoba sudah tidak ada, jadi percobaannya selesai. Kirim lagi berkasnya, lalu ketik "coba edisi".',
  no_workbook: ({ title, version }) =>
    `Yang berlaku sekarang ${theirs(title, 80)} versi ${count(version)}. Belum ada berkas edisi yang menunggu; ketik "edisi ekspor" untuk mendapat buku kerjanya, ubah, lalu kirim (.xlsx) ke sini dengan keterangan "edisi".`,
  no_edition: ({ typed, known }) =>
    `Tidak ada edisi ${quoted(typed, 40)} di sini. Ketik "edisi ekspor" saja untuk edisi berjalan, atau dengan salah satu nama ini: ${known.map((id) => theirs(id, 40)).join(', ')}.`,
  edition_published: ({ title, version, isNew, drafts }) =>
    lines(
      isNew
        ? `✔ ${theirs(title, 80)} sudah diterbitkan. Edisi ini mulai dipakai bila petugas server menjadikannya edisi berjalan.`
        : `✔ ${theirs(title, 80)} versi ${count(version)} sudah diterbitkan. Inovasi baru memakainya dalam beberapa detik.`,
      isNew || drafts === 0
        ? null
        : `${count(drafts)} draf dipindahkan dalam beberapa menit; pemiliknya diberi tahu sekali. Tidak ada jawaban yang hilang.`,
    ),
  list_wrong: ({ name, defects, titles = [] }) =>
    lines(
      `${quoted(name, 60)} belum dapat diambil:`,
      ...defects.map(
        ({ code, sheet, cell: place }) =>
          `• ${at(sheet, place === '' ? null : place)}${listDefects[code] ?? 'belum jelas'}.`,
      ),
      titles.length > 0 && defects.some(({ code }) => code === 'no_unit_column')
        ? `Yang belum dikenal: ${titles.map((title) => quoted(title, 18)).join(', ')}. Bila salah satunya berisi unit, balas misalnya "kolom ${theirs(titles[0] ?? '', 18)} = unit".`
        : null,
      nothingChanged,
    ),
  list_read: ({ name, innovations, units, columns, moreColumns, unknown, ...rest }) =>
    lines(
      `${quoted(name, 40)}: ${count(innovations)} inovasi dari ${count(units)} unit.`,
      `Terbaca: ${columns.map(({ title }) => theirs(title, 14)).join(', ')}${moreColumns === 0 ? '' : `, dan ${count(moreColumns)} lagi`}.`,
      unknown.length === 0
        ? null
        : `Apa isi kolom ${unknown
            .slice(0, ASKED)
            .map((title) => quoted(title, 14))
            .join(
              ', ',
            )}? Balas "kolom ${theirs(unknown[0] ?? '', 14)} = tujuan" atau "… = lewati", sekali saja.`,
      rest.strange.length === 0
        ? null
        : `Unit tidak dikenal: ${rest.strange.map(({ unit, cell: place, rows }) => `${quoted(unit, 18)} (${theirs(place, 14)}, ${count(rows)} baris)`).join('; ')}${rest.moreStrange === 0 ? '' : `; dan ${count(rest.moreStrange)} lagi`}. Tulis nama terdaftarnya, lalu kirim lagi.`,
      restLine(rest),
      rest.fresh === 0
        ? 'Tidak ada yang baru, jadi tidak ada yang perlu diambil.'
        : `${count(rest.fresh)} menjadi draf admin unitnya, belum dihitung sebelum dipastikan; sel asalnya tercatat.`,
      rest.past === undefined
        ? null
        : `Tanpa draf: "daftar lama riwayat ${rest.past}" untuk dihitung saja, "daftar lama katalog ${rest.past}" untuk calon terbitan.`,
    ),
  list_history_year: ({ use = 'history', example }) =>
    `${use === 'history' ? 'Riwayat' : 'Katalog'} tahun berapa? Tulis tahun sebelum edisi berjalan, misalnya "daftar lama ${use === 'history' ? 'riwayat' : 'katalog'} ${example}".`,
  list_history: ({ name, year, rows, fresh }) =>
    fresh === 0
      ? `Semua ${count(rows)} inovasi ${quoted(name, 40)} sudah ada di riwayat ${year}, jadi tidak ada yang perlu ditambah.`
      : lines(
          `${count(fresh)} dari ${count(rows)} inovasi ${quoted(name, 40)} menjadi riwayat ${year}.`,
          'Riwayat hanya dihitung menurut unit dan dibandingkan antartahun. Tidak ada draf, dan tidak ada unit yang diberi tahu.',
        ),
  list_history_kept: ({ year, count: added }) =>
    `✔ ${count(added)} inovasi masuk riwayat ${year}. Jumlahnya ada di ringkasan meja dan analisis. Bila daftarnya dikirim lagi, tidak ada yang dihitung dua kali.`,
  list_catalogue: ({ name, year, rows, fresh, empty, headless, headlessUnit }) =>
    fresh === 0
      ? `Dari ${count(rows)} inovasi ${quoted(name, 40)} tidak ada calon terbitan baru tahun ${year}${empty === 0 ? '' : `; ${count(empty)} tidak punya isi yang dapat dibaca umum`}.`
      : lines(
          `${count(fresh)} dari ${count(rows)} inovasi ${quoted(name, 40)} menjadi calon terbitan katalog tahun ${year}.`,
          empty === 0
            ? null
            : `${count(empty)} tidak ikut: tidak ada isi yang dapat dibaca umum (masalah, cara kerja, atau manfaat).`,
          `Belum ada yang terbit: ${roleNameSmall('unit_head')}nya membaca dan memutuskan satu per satu. Nama inisiator, nomor, dan tautan tidak ikut; nama lain di dalam teks diperiksa ${roleNameSmall('unit_head')}nya. Asal barisnya tercatat.`,
          headlessLine(headless, headlessUnit),
        ),
  list_catalogue_kept: ({ year, count: added, headless = 0, headlessUnit }) =>
    lines(
      `✔ ${count(added)} calon terbitan tahun ${year} menunggu kata ${roleNameSmall('unit_head')}nya; ${headless === 0 ? 'mereka' : 'yang ada'} diberi tahu. Melihatnya: ketik "katalog lama". Bila daftarnya dikirim lagi, tidak ada yang dicatat dua kali.`,
      headlessLine(headless, headlessUnit),
      headless === 0 ? null : 'Yang diundang sesudah ini membacanya dengan "katalog lama".',
    ),
  list_column_told: ({ title, label }) =>
    label === null
      ? `Kolom ${quoted(title, 40)} dilewati. Daftarnya kami baca lagi; hasilnya menyusul.`
      : `Kolom ${quoted(title, 40)} berisi ${theirs(label, 60)}. Daftarnya kami baca lagi; hasilnya menyusul.`,
  list_no_column: ({ typed, titles }) =>
    `Tidak ada kolom ${quoted(typed, 40)} di daftar itu. Tulis judulnya persis${titles.length === 0 ? '' : `, misalnya ${titles.map((title) => quoted(title, 18)).join(', ')}`}, atau hurufnya, misalnya "kolom C = unit".`,
  list_no_item: ({ typed, like }) =>
    `${quoted(typed, 40)} bukan satu isian formulir${like.length === 0 ? '' : `; mungkin ${like.map((label) => quoted(label, 30)).join(', ')}`}. Tulis nama isiannya, "unit", atau "lewati".`,
  no_list: () =>
    'Belum ada daftar lama yang menunggu. Kirim daftarnya (.xlsx, .csv, atau halaman Sinovda yang disimpan) ke sini dengan keterangan "daftar lama": satu baris satu inovasi, dengan kolom nama inovasi dan unit.',
  list_asked: ({ drafts }) =>
    `✔ ${count(drafts)} draf sedang dibuat; kabarnya menyusul dalam beberapa menit. Bila daftarnya dikirim lagi, yang sudah ada tidak dibuat dua kali.`,
  notice_list_done: ({ name, edition, made, waiting, units }) =>
    lines(
      `✔ ${count(made)} inovasi dari ${quoted(name, 60)} sudah menjadi draf ${edition}.`,
      waiting === 0
        ? null
        : `${count(waiting)} baris dari ${count(units)} unit belum, karena unitnya belum punya admin. Sesudah adminnya diundang, kirim lagi daftarnya.`,
    ),
  notice_list_taken: ({ name, edition, drafts, first }) =>
    lines(
      `${count(drafts)} inovasi lama unit Bapak/Ibu menjadi draf ${edition}, dari berkas ${quoted(name, 40)}, misalnya ${theirs(first, 60)}.`,
      'Isinya belum dihitung sebelum dipastikan. Ketik "draf" untuk memilih, lalu "lanjut".',
    ),
};
