// The words for evidence files.
// A message without a sentence does not compile.
import type { ScanMatch } from '../../domain/conversation/input.ts';
import { paperNames } from '../../domain/language/index.ts';
import { decision } from '../../domain/region.ts';
import { formatWords } from './asking.ts';
import { fileProblemText } from './file-problems.ts';
import { count, length, lines, paragraphs, shorten, theirs, size } from './format.ts';
import { fileStateNames, warningName } from './labels.ts';
import { named } from './phrases.ts';
import type { WordsOf } from './words.ts';
import type { EvidenceMessages } from '../../domain/conversation/evidence/messages.ts';

/** So many files of one send are named. */
const FILES_NAMED = 6;

/** Which print a signed paper is, and what to do where it is not the present one. */
function whichPrint(match: ScanMatch): string {
  switch (match.is) {
    case 'present':
      return `Cocok dengan cetakan ${paperNames[match.paper]}${match.version === null ? '' : ` versi ${match.version}`}; isinya belum berubah sejak dicetak.`;
    case 'older':
      return `Itu cetakan ${paperNames[match.paper]}${match.version === null ? '' : ` versi ${match.version}`}, dan isinya sudah berubah sejak dicetak. Berkas ini disimpan terpisah; mohon minta cetakan baru dengan mengetik "formulir", lalu tandatangani yang itu.`;
    case 'other':
      return `Kode di kakinya milik cetakan lain: ${paperNames[match.paper]}${match.of === null ? '' : ` ${match.of}`}. Berkas ini disimpan terpisah; bila salah kirim, mohon kirim formulir yang benar.`;
    case 'unknown':
      return `Nomor cetakan ${match.number} tidak ada pada catatan kami. Mohon periksa 10 tanda di ujung alamat pada kaki kertas, lalu kirim lagi dengan nomor itu di keterangannya.`;
    case 'unread':
      return 'Kode QR di kakinya tidak terbaca. Cetakan yang mana? Mohon kirim lagi dengan 10 tanda di ujung alamat pada kaki kertas di keterangannya, setelah kode inovasinya.';
  }
}

/** The words. */
export const evidenceWords: WordsOf<EvidenceMessages> = {
  no_evidence: ({ code }) => `Belum ada berkas tersimpan untuk itu pada ${code}.`,
  no_originals: ({ code }) =>
    `Pada ${code} tidak ada PDF yang digabung dari foto untuk itu. Berkasnya: ketik "bukti".`,
  evidence_follows: ({ code, count: files, joined }) =>
    lines(
      `${count(files)} berkas bukti dari ${code} menyusul di bawah ini.`,
      joined === true ? 'Foto asli dari PDF gabungan: ketik "foto asli".' : null,
    ),
  evidence_caption: ({ code, number, label, name, indicator }) =>
    `${code} ${indicator === undefined ? `isian ${count(number)}` : `indikator ${count(indicator)}`}. ${label}\n${name}`,
  file_without_question: ({ hasDraft, sk, forms }) =>
    lines(
      hasDraft
        ? 'Berkas itu belum kami ambil, karena belum jelas untuk butir yang mana. Mohon kirim lagi dengan nomor indikatornya sebagai keterangan, misalnya "indikator 7".'
        : sk || forms
          ? 'Berkas itu belum kami ambil, karena belum jelas untuk apa.'
          : 'Berkas itu belum kami ambil, karena belum ada inovasi yang diisi. Ketik "baru" untuk memulai; buktinya dikirim saat ditanyakan.',
      sk ? `Scan ${decision()}: mohon kirim lagi dengan keterangan "sk".` : null,
      forms
        ? 'Formulir bertanda tangan: mohon kirim lagi dengan keterangan kode inovasinya, misalnya "INV-7KQ4M".'
        : null,
      sk || forms
        ? 'Di obrolan web, tulis dulu keterangannya di kotak pesan, lalu pilih berkasnya.'
        : null,
    ),
  file_not_expected: ({ label }) =>
    `${label} dijawab dengan tulisan, jadi berkasnya belum kami ambil. Bila ini bukti, mohon kirim lagi dengan nomor indikatornya sebagai keterangan, misalnya "indikator 7".`,
  file_expected: ({ link }) =>
    link
      ? 'Di sini mohon kirim berkas atau satu tautan https://. Ketik "belum ada" bila belum ada.'
      : 'Di sini mohon kirim berkasnya. Ketik "belum ada" bila belum ada.',
  file_before_level: () =>
    'Berkasnya kami ambil untuk butir ini. Supaya dihitung, mohon pilih juga tingkatnya.',
  too_many_files: ({ label, limit, left }) =>
    `Paling banyak ${count(limit)} berkas untuk ${label}; ${count(left)} berkas terakhir tidak kami ambil. Hapus dulu yang tidak perlu ("berkas" lalu "hapus" dan nomornya), atau gabungkan menjadi satu PDF.`,
  file_too_large: ({ name, size: bytes, limit, url, hours, link }) =>
    lines(
      `${name} berukuran ${size(bytes)}, sedangkan lewat sini paling besar ${size(limit)}, jadi belum kami ambil. Silakan pilih salah satu cara:`,
      '• kirim lewat WhatsApp Sepeda Baru, atau perkecil dulu berkasnya;',
      `• unggah di peramban, berlaku ${count(hours)} jam untuk sekali pakai: ${url}`,
      link
        ? '• kirim tautan https:// yang dapat dibuka siapa saja, misalnya Google Drive atau YouTube.'
        : null,
    ),
  files_stored: ({ label, files, other, waiting, numbers = [] }) => {
    const where =
      numbers.length > 1 ? `indikator ${numbers.map((no) => count(no)).join(', ')}` : label;
    const [only] = files;
    const to = where === '' ? '' : `, untuk ${where}${other === null ? '' : ` pada ${other}`}`;
    if (files.length === 1 && only?.pages !== undefined)
      return lines(
        `✔ ${count(only.pages)} foto digabung: ${theirs(only.name, 80)} (${size(only.size)})${to}; foto aslinya ikut disimpan.`,
        waiting === 0 ? null : `${count(waiting)} berkas lain masih kami ambil.`,
      );
    return lines(
      `✔ Tersimpan: ${files
        .slice(0, FILES_NAMED)
        .map((file) => `${theirs(file.name, 60)} (${size(file.size)})`)
        .join(
          '; ',
        )}${files.length > FILES_NAMED ? `; dan ${count(files.length - FILES_NAMED)} berkas lain` : ''}${to}.`,
      ...files.flatMap((file) =>
        file.warnings
          .map(warningName)
          .flatMap((words) =>
            words === null
              ? []
              : [
                  `Catatan${files.length === 1 ? '' : ` untuk ${theirs(file.name, 60)}`}: ${words}.`,
                ],
          ),
      ),
      waiting === 0 ? null : `${count(waiting)} berkas lain masih kami ambil.`,
    );
  },
  more_files_or_done: ({ refused }) =>
    refused
      ? 'Silakan kirim berkas pengganti, atau ketik "selesai" bila sudah cukup.'
      : 'Kirim berkas berikutnya, atau ketik "selesai".',
  files_unplaced: ({ names }) =>
    `Belum kami ambil, karena belum jelas untuk indikator berapa: ${names.map((one) => shorten(one, 60)).join('; ')}. Mohon kirim lagi dengan nomor indikatornya sebagai keterangan, misalnya "7".`,
  files_restored: ({ names }) =>
    `✔ Dikembalikan: ${names
      .slice(0, FILES_NAMED)
      .map((name) => theirs(name, 60))
      .join(
        '; ',
      )}${names.length > FILES_NAMED ? `; dan ${count(names.length - FILES_NAMED)} berkas lain` : ''}.`,
  pages_ordered: ({ name, order }) =>
    `✔ Urutan halaman ${theirs(name, 60)} menjadi ${order.map((page) => count(page)).join(', ')}. PDF-nya dibuat ulang; kabarnya menyusul.`,
  pages_in_order: ({ name }) =>
    `Halaman ${theirs(name, 60)} memang sudah berurutan begitu. Melihatnya: ketik "bukti".`,
  page_order_how: ({ name, pages }) =>
    `${theirs(name, 60)} terdiri atas ${count(pages)} halaman. Sebut semua nomornya menurut urutan baru, masing-masing sekali. Contoh: urut ${Array.from({ length: pages }, (_, at) => (at === 0 ? 2 : at === 1 ? 1 : at + 1)).join(' ')}`,
  pages_parted: ({ name, pages }) =>
    `✔ ${theirs(name, 60)} dipisah menjadi ${count(pages.length)} foto: ${pages
      .slice(0, FILES_NAMED)
      .map((page) => theirs(page, 40))
      .join(
        '; ',
      )}${pages.length > FILES_NAMED ? '; dan lainnya' : ''}. Menggabungkannya lagi: ketik "batal yang tadi".`,
  pages_as_before: ({ name }) =>
    `✔ Halaman ${theirs(name, 60)} kembali ke urutan semula; PDF-nya dibuat lagi.`,
  pages_joined_again: ({ name }) =>
    `✔ Fotonya digabung lagi menjadi ${theirs(name, 60)}; kabarnya menyusul.`,
  pages_too_many: ({ name, pages, room }) =>
    `${theirs(name, 60)} berisi ${count(pages)} foto, sedangkan tempatnya tinggal ${count(Math.max(0, room))} berkas, jadi tetap satu PDF. Mengeluarkan yang tidak perlu: ketik "berkas".`,
  no_pages: ({ onTheWay, indicator }) =>
    onTheWay
      ? 'PDF dari foto itu masih dibuat. Mohon coba lagi setelah ada kabarnya.'
      : `Belum ada foto yang digabung menjadi PDF${indicator === undefined ? '' : ` untuk indikator ${count(indicator)}`}. Foto dokumen yang dikirim bersama kami gabungkan sendiri.`,
  photos_stay: ({ label }) =>
    `Foto untuk ${label} tersimpan satu per satu; menggabungkannya menjadi PDF belum berhasil. Tidak perlu dikirim ulang.`,
  send_another_file: () => 'Mohon kirim berkas penggantinya.',
  file_refused: ({ name, problem }) => fileProblemText(problem, name),
  file_failed: ({ name, final, full }) =>
    full
      ? `${name} sudah kami terima kabarnya, tetapi ruang simpan kami sedang penuh. Petugas sudah diberi tahu; berkas ini kami ambil sendiri begitu ada ruang. Isian lain tetap dapat dilanjutkan.`
      : final
        ? `${name} belum berhasil kami ambil. Mohon kirim ulang berkasnya.`
        : `${name} sudah sampai, tetapi belum dapat kami periksa karena ada gangguan di pihak kami. Kami coba lagi sendiri; Bapak/Ibu tidak perlu mengirim ulang. Isian lain tetap dapat dilanjutkan.`,
  file_seen_before: ({ name, where }) =>
    `${name} sama persis dengan berkas di ${where}. Tetap kami simpan; pemeriksa akan melihat catatan ini.`,
  video_too_long: ({ name, seconds, limit }) =>
    `${name} panjangnya ${length(seconds)}, sedangkan paling lama ${length(limit)}, jadi tidak dipakai. Mohon potong dulu lalu kirim lagi.`,
  files_waiting: ({ label }) =>
    `Berkas untuk ${label} masih kami periksa; kabarnya menyusul. Sementara itu boleh lanjut.`,
  no_file_yet: ({ label, optional }) =>
    optional
      ? `Belum ada berkas untuk ${label}. Kirim berkasnya, atau ketik "lewati".`
      : `Belum ada bukti untuk ${label}. Kirim berkasnya, ketik "belum ada" untuk mencatatnya, atau "lewati" untuk nanti.`,
  files_moved: ({ label, files, lacks = [] }) =>
    lines(
      `✔ ${count(files)} berkas yang baru dikirim dipindah ke ${label}.`,
      lacks.length === 0
        ? null
        : `Indikator ${lacks.map((no) => count(no)).join(', ')} kini belum ada buktinya; kirim buktinya bila sudah ada.`,
    ),
  files_not_fitting: ({ label, names, formats }) =>
    `Tidak dipindah: ${names.map((one) => theirs(one, 60)).join('; ')}. Yang diterima untuk ${label}: ${formatWords(formats)}.`,
  file_kept_here: ({ no, other }) =>
    `Berkasnya untuk indikator ${count(no)}. Bila untuk indikator ${count(other)}, balas "pindah ke ${count(other)}".`,
  nothing_to_move: () =>
    'Tidak ada berkas yang baru dikirim untuk dipindah. Ketik "berkas" untuk melihat semuanya.',
  move_where: () =>
    'Berkas yang baru dikirim dipindah ke indikator berapa? Ketik misalnya "pindah ke 9".',
  file_removed: ({ name, label }) =>
    `${name} sudah dihapus${label === '' ? '' : ` dari ${label}`}.`,
  file_list: ({ code, files, total, after = 0 }) =>
    files.length === 0
      ? `Belum ada berkas pada ${code}. Berkas dikirim saat buktinya ditanyakan.`
      : lines(
          `Berkas pada ${code}${total === undefined ? '' : `, ${count(total)} berkas`}:`,
          ...files.map(
            (file) =>
              `${count(file.number)}. ${theirs(file.name, total === undefined ? 120 : 30)}${file.size === null ? '' : ` (${size(file.size)})`}, ${fileStateNames[file.state]}. ${total === undefined ? file.label : shorten(file.label, 24)}`,
          ),
          after > 0 ? `${count(after)} lainnya: ketik "berkas lagi".` : null,
          'Untuk menghapus, ketik "hapus" dan nomornya, misalnya "hapus 1".',
        ),
  files_gone: ({ count: gone }) =>
    gone === 1
      ? 'Berkas bernomor itu sudah dihapus sebelumnya; berkas lain tidak kami sentuh.'
      : `${count(gone)} dari nomor itu sudah dihapus sebelumnya; berkas lain tidak kami sentuh.`,
  delete_all_how: ({ count: files }) =>
    files < 2
      ? 'Supaya tidak terhapus tanpa sengaja, mohon sebut nomornya, misalnya "hapus 1".'
      : `Supaya tidak terhapus tanpa sengaja, mohon sebut nomornya, misalnya "hapus 1 sampai ${count(files)}".`,
  delete_which: ({ count: files }) =>
    files === 0
      ? 'Belum ada berkas yang dapat dihapus.'
      : 'Berkas yang mana? Ketik "hapus" dan nomornya.',
  text_read: ({ label, name, words, begins, ends }) =>
    paragraphs(
      `${name} terbaca: ${count(words)} kata.`,
      lines(
        `Awalnya: ${theirs(begins, 600)}`,
        ends === null ? null : `Akhirnya: ${theirs(ends, 300)}`,
      ),
      `Pakai teks ini untuk ${label}?`,
    ),
  text_file_too_late: ({ name }) =>
    `${name} sudah terbaca, tetapi pertanyaannya sudah berganti. Bila teksnya mau dipakai, buka bagiannya dengan "ubah" lalu kirim lagi berkasnya.`,
  one_text_file: ({ name }) =>
    `Untuk satu bagian kami membaca satu berkas: ${name}. Isi berkas lain dapat ditempel sebagai pesan.`,
  scan_taken: ({ code, name }) =>
    `Formulir bertanda tangan untuk ${named(code, name)} sedang kami simpan.`,
  scan_too_large: ({ name, size: bytes, limit }) =>
    `${name} berukuran ${size(bytes)}, sedangkan batasnya ${size(limit)}. Mohon pindai dengan mutu lebih rendah, lalu kirim lagi.`,
  scan_stored: ({ code, file, match }) =>
    lines(
      `✔ Tersimpan: ${file}, formulir bertanda tangan untuk ${code}.`,
      match === undefined ? null : whichPrint(match),
    ),
};
