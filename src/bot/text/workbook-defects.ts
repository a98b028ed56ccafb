// What is wrong in the workbook of an edition, in Indonesian. The domain says it in English, as it is printed on the command line;
// each of its sentences stands here once, with `{}` for what it names. tests/bot/text/editions.test.ts finds any that is missing.
import type { WorkbookReport } from '../../domain/edition/workbook/report.ts';

/** English sentence, Indonesian sentence; `{1}` is the first thing that the English one names. */
const sentences: readonly (readonly [english: string, indonesian: string])[] = [
  ['the row with the settings is missing', 'baris pengaturan belum ada'],
  ['there is one row of settings', 'pengaturan hanya satu baris; hapus yang lain'],
  ['"survey" asks for no indicator "{}"', 'lembar survey tidak menanyakan indikator {1}'],
  [
    'the sheet "{}" is missing; if it is {}, give it its name back',
    'tidak ada; bila yang dimaksud {2}, kembalikan namanya',
  ],
  ['the sheet "{}" is missing', 'tidak ada; kembalikan seperti semula'],
  ['the age rule names no item', 'aturan usia belum menyebut butir'],
  ['"{}" is not like "Inovatif = 40.01 .. 65"', '"{1}" belum seperti "Inovatif = 40.01 .. 65"'],
  ['no row of kind "{}" above is called "{}"', 'di atasnya tidak ada baris {1} bernama {2}'],
  ['the section "{}" has no end_group above', 'bagian {1} belum ditutup end_group di atasnya'],
  ['the section "{}" has no end_group', 'bagian {1} belum ditutup end_group'],
  ['the section has no name', 'bagian ini belum bernama'],
  ['end_group without begin_group above', 'end_group tanpa begin_group di atasnya'],
  [
    'the item stands in no section; begin_group is missing above',
    'butir ini di luar bagian; begin_group di atasnya belum ada',
  ],
  ['the item has no name', 'butir ini belum bernama'],
  [
    'a condition names one earlier choice: {}',
    'syarat hanya boleh menyebut satu pilihan sebelumnya, misalnya {1}',
  ],
  ['"choices" has no list "{}"', 'lembar choices tidak memuat daftar {1}'],
  ['"indicators" has no row for "{}"', 'lembar indicators tidak memuat baris {1}'],
  ['"indicators" has no "{}"', 'lembar indicators tidak memuat {1}'],
  ['the option belongs to no list', 'pilihan ini belum menyebut daftarnya'],
  ['the indicator "{}" is there twice', 'indikator {1} ada dua kali'],
  ['"{}" is no whole number', '"{1}" bukan bilangan bulat'],
  ['"{}" is no number', '"{1}" bukan angka'],
  ['a number is missing', 'angkanya belum diisi'],
  ['"{}" is neither yes nor no', '"{1}" bukan yes atau no'],
  ['one of {} is missing', 'isi salah satu: {1}'],
  ['"{}" is none of {}', '"{1}" tidak dikenal; pilih salah satu: {2}'],
  ['the column "{}" is there twice', 'kolom {1} ada dua kali'],
  [
    'the first row names no column "{}"; write its name as it was exported',
    'baris pertama tidak memuat kolom {1}; tulis namanya seperti semula',
  ],
  ['"{}" was no item of version {}', '{1} bukan butir di versi {2}'],
  [
    '"{}" is gone and {} {are} new: is it the same {noun} with another name? Then write {} here, in the column "was"{}; if it is gone for good, write {} in the column "removed" of the sheet "settings"',
    '"{1}" tidak ada lagi, sedangkan {2} baru. Bila hanya berganti nama, tulis {3} di kolom was sel ini; bila memang dihapus, tulis {5} di kolom removed lembar settings',
  ],
  ['"{}" was no option of "{}"', '{1} bukan pilihan dari {2}'],
  ['"{}" was not there before', '{1} sebelumnya memang tidak ada'],
  ['"{}" is still there', '{1} masih ada'],
  ['id "{}" is used twice', 'nama {1} dipakai dua kali'],
  ['section id "{}" is used twice', 'nama bagian {1} dipakai dua kali'],
  ['id "{}" is not a lower-case code', 'nama {1} harus huruf kecil tanpa spasi'],
  ['section "{}" has no items', 'bagian {1} tidak berisi butir'],
  ['label "{}" is used twice', 'judul "{1}" dipakai dua kali'],
  ['item "{}" has no label', 'butir {1} belum berjudul'],
  ['item "{}" has no help of one line', 'butir {1} belum punya penjelasan satu baris'],
  [
    'item "{}" has an empty instruction or example; unknown is null',
    'petunjuk atau contoh butir {1} hanya spasi; kosongkan selnya',
  ],
  ['item "{}" has no source', 'butir {1} belum menyebut sumbernya'],
  ['indicator "{}" is out of number: {}', 'nomor indikator {1} tidak urut: {2}'],
  ['national number {} is used twice', 'nomor nasional {1} dipakai dua kali'],
  ['group "{}" has no parts', 'gabungan {1} belum berisi butir'],
  ['group "{}" joins "{}" twice', 'gabungan {1} memuat {2} dua kali'],
  [
    'group "{}" joins "{}", which is no text of this edition',
    'gabungan {1} memuat {2}, yang bukan isian teks',
  ],
  [
    'group "{}" has a heading for "{}", which it does not join',
    'gabungan {1} memberi judul {2}, yang tidak dimuatnya',
  ],
  [
    'group "{}" has no sensible word count; unknown is null',
    'jumlah kata gabungan {1} harus lebih dari 0, atau dikosongkan',
  ],
  ['paper "{}" is defined twice', 'formulir {1} ada dua kali'],
  [
    '"{}" is on no paper and nothing says why it is asked',
    '{1} tidak ada di formulir mana pun; tulis alasannya di kolom off_paper',
  ],
  [
    'the reason for "{}" explains nothing',
    'alasan off_paper untuk {1} tidak diperlukan; kosongkan',
  ],
  ['paper "{}" is empty', 'formulir {1} kosong'],
  ['paper "{}" has line {} twice', 'formulir {1} memuat baris {2} dua kali'],
  ['line {} of "{}" has no label', 'baris {1} formulir {2} belum berjudul'],
  ['line {} of "{}" is fed by nothing', 'baris {1} formulir {2} belum menyebut isiannya'],
  [
    'line {} of "{}" refers to "{}", which does not exist',
    'baris {1} formulir {2} menyebut {3}, yang tidak ada',
  ],
  [
    'counterpart {} belongs to "{}", which is no indicator',
    'padanan {1} menyebut {2}, yang bukan indikator',
  ],
  ['counterpart {} is named twice', 'padanan {1} disebut dua kali'],
  [
    "counterpart {} names no other edition's indicator",
    'padanan {1} belum menyebut indikator edisi lain',
  ],
  ['lengths of "{}" contradict each other', 'batas panjang {1} saling bertentangan'],
  ['bounds of "{}" contradict each other', 'batas angka {1} saling bertentangan'],
  ['"{}" offers fewer than two options', '{1} menawarkan kurang dari dua pilihan'],
  ['option "{}" of "{}" is used twice', 'pilihan {1} dari {2} dipakai dua kali'],
  [
    'option "{}" of "{}" is not a lower-case code',
    'nama pilihan {1} dari {2} harus huruf kecil tanpa spasi',
  ],
  ['option "{}" of "{}" has no label', 'pilihan {1} dari {2} belum berjudul'],
  ['"{}" means two options of "{}"', '"{1}" berarti dua pilihan dari {2}'],
  [
    '"{}" both means and only suggests an option of "{}"',
    '"{1}" ada di words dan di hints pilihan {2}; hapus salah satunya',
  ],
  ['"{}" accepts no format', '{1} belum menyebut jenis berkas yang diterima'],
  ['"{}" names the format "{}" twice', '{1} menyebut jenis {2} dua kali'],
  ['"{}" names the unknown format "{}"', '{1} menyebut jenis berkas {2}, yang tidak dikenal'],
  ['"{}" allows no file', '{1} tidak menerima satu berkas pun; isi max_files'],
  ['"{}" does not say what evidence is', '{1} belum menyebut buktinya'],
  ['video times of "{}" are not in order', 'batas waktu video {1} tidak urut'],
  [
    '"{}" has video times but accepts no video',
    '{1} punya batas waktu video, tetapi tidak menerima mp4',
  ],
  [
    'weight of "{}" is not positive; unknown is null',
    'bobot {1} harus lebih dari 0, atau dikosongkan bila belum diketahui',
  ],
  ['"{}" has a weight but no levels', '{1} berbobot, tetapi belum punya tingkat'],
  ['"{}" has an empty list of variants; unknown is null', '{1} belum punya cara ukur'],
  ['variant "{}" of "{}" is used twice', 'cara ukur {1} dari {2} dipakai dua kali'],
  ['variant "{}" of "{}" has no label', 'cara ukur {1} dari {2} belum berjudul'],
  ['levels of "{}" ({}) are not 1, 2, 3', 'tingkat {1} ({2}) harus 1, 2, 3'],
  ['a level of "{}" ({}) has no text', 'satu tingkat {1} ({2}) belum berisi teks'],
  ['two levels of "{}" ({}) read "{}"', 'dua tingkat {1} ({2}) berbunyi sama: "{3}"'],
  ['some weights are known and some are not', 'sebagian bobot diisi, sebagian tidak'],
  ['a highest maturity without weights', 'maturity_max diisi, tetapi bobotnya belum'],
  ['weights without a highest maturity', 'bobot diisi, tetapi maturity_max belum'],
  [
    'weights add up to {}, not to the highest maturity {}',
    'jumlah tertinggi dari bobot {1}, tidak sama dengan maturity_max {2}',
  ],
  ['basic urusan "{}" is no option of "{}"', 'urusan dasar {1} bukan pilihan dari {2}'],
  [
    'the koersif rule asks for more urusan than there are',
    'aturan koersif meminta lebih banyak urusan daripada yang ada',
  ],
  ['predicate bands overlap', 'rentang predikat tumpang tindih'],
  ['the name item "{}" is no text', 'butir nama {1} bukan isian teks'],
  ['"{}" is no date', '{1} bukan isian tanggal'],
  [
    'the age window is no window of ISO dates',
    'rentang usia belum berupa tanggal seperti 2026-01-31',
  ],
  ['step {} is out of order or takes no time', 'langkah {1} tidak urut atau tidak berdurasi'],
  ['conditions go round in a circle: {}', 'syarat berputar: {1}'],
  [
    'condition of "{}" does not point to an earlier item: "{}"',
    'syarat {1} menunjuk {2}, yang bukan butir sebelumnya',
  ],
  [
    'condition of "{}" points to "{}", which is no choice',
    'syarat {1} menunjuk {2}, yang bukan pilihan',
  ],
  ['condition of "{}" can never hold', 'syarat {1} tidak akan pernah terpenuhi'],
  [
    'condition of "{}" names the unknown option "{}"',
    'syarat {1} menyebut pilihan {2}, yang tidak ada',
  ],
];

const patterns = sentences.map(([english, indonesian]) => {
  const escaped = english.replaceAll(/[.*+?^$()|[\]\\]/gu, String.raw`\$&`);
  const source = escaped
    .replaceAll('{are}', '(?:is|are)')
    .replaceAll('{noun}', String.raw`\w+`)
    .replaceAll('{}', '([^]*?)');
  return { pattern: new RegExp(`^${source}$`, 'u'), indonesian };
});

/** Says what is wrong, without place and full stop; null for a sentence that is not known here. */
export function defectIn(english: string): string | null {
  for (const { pattern, indonesian } of patterns) {
    const found = pattern.exec(english);
    if (found !== null)
      return indonesian.replaceAll(/\{(\d)\}/gu, (_, at: string) => found[Number(at)] ?? '');
  }
  return null;
}

type Code = Extract<WorkbookReport, { result: 'unreadable' }>['problems'][number]['code'];

/** Why a workbook, or a place in it, cannot be read. */
export const problemIn: Readonly<Record<Code, string>> = {
  not_a_workbook: 'ini bukan buku kerja Excel; simpan tabelnya sebagai .xlsx',
  old_workbook: 'jenisnya lama; buka lalu simpan sebagai .xlsx',
  encrypted: 'berkasnya dikunci kata sandi; simpan tanpa kata sandi',
  damaged: 'berkasnya tidak utuh; buka lalu simpan ulang sebagai .xlsx',
  too_big: 'berkasnya terlalu besar; hapus yang bukan bagian dari edisi',
  macro: 'berkasnya memuat makro; simpan sebagai .xlsx, yang tidak memuatnya',
  hidden_sheet: 'lembar ini tersembunyi; tampilkan atau hapus',
  hidden_row: 'baris ini tersembunyi; tampilkan atau hapus',
  hidden_column: 'kolom ini tersembunyi; tampilkan atau hapus',
  formula: 'di sini ada rumus; tulis hasilnya saja',
  error_value: 'di sini ada galat; tulis yang dimaksud',
  old_dates: 'harinya dihitung dari 1904; matikan di pengaturan, lalu tulis ulang tanggalnya',
  too_many_rows: 'barisnya lebih dari 2.000; hapus yang bukan bagian dari edisi',
  too_many_columns: 'kolomnya terlalu banyak; hapus yang ini',
};
