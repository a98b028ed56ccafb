// The words of filling in: what was understood, stored, kept or could not be read. The questions are in asking.ts.
// "Tersimpan" is a promise: it stands only where something was stored.
import type { FillingMessages } from '../../domain/conversation/filling-messages.ts';
import { count, day, lines, paragraphs, shorten } from './format.ts';
import { stateNames } from './labels.ts';
import { askingWords, groupLine } from './asking.ts';
import { answerProblemText } from './refusals.ts';
import type { WordsOf } from './words.ts';

const stored = '✔ Tersimpan';

/** Words for everything said about the items of the form. */
export const fillingWords: WordsOf<FillingMessages> = {
  ...askingWords,
  cannot_begin: () =>
    'Untuk mulai mengisi, akun ini perlu terdaftar di sebuah unit. Mohon minta undangan kepada admin unit atau Bapperida, lalu kirim kodenya di sini.',
  innovation_begun: ({ code, name }) =>
    `${stored}: ${shorten(name, 300)}.\nKode inovasi ini ${code}.`,
  text_refused: (args) => answerProblemText(args),
  saved: ({ label, value }) =>
    value === null ? `${stored}: ${label}.` : `${stored}. ${label}: ${shorten(value)}`,
  level_saved: ({ label, level, text }) =>
    `${stored}. ${label}: tingkat ${count(level)}, ${shorten(text)}`,
  description_saved: ({ label }) => `${stored}: penjelasan ${label}.`,
  document_saved: ({ label }) => `${stored}: bukti ${label}.`,
  link_saved: ({ label, url }) =>
    `${stored}. Tautan untuk ${label}: ${shorten(url, 300)}\nMohon pastikan tautannya dapat dibuka tanpa kata sandi.`,
  read_back: ({ label, value, why }) =>
    why === 'choice'
      ? `${label}: maksudnya "${shorten(value)}"?`
      : `${label}: maksudnya ${shorten(value)}?`,
  read_document_date: ({ date }) => `Tanggalnya kami baca ${date}. Mohon periksa di bawah ini.`,
  unknown_answer: () =>
    'Tidak apa-apa bila belum tahu. Pilih yang paling mendekati, ketik "bantuan" untuk penjelasan, atau "lewati" untuk menjawabnya nanti.',
  answer_refused: ({ problem }) => answerProblemText(problem),
  left_out: ({ label }) => `${stored}: ${label} dikosongkan. Dapat diisi nanti dengan "ubah".`,
  skipped: ({ label }) =>
    `${label} dilewati dulu. Ketik "kurang" kapan saja untuk melihat yang belum lengkap.`,
  kept: ({ label }) => `${label} tetap seperti semula.`,
  recorded_none: ({ label, mandatory }) =>
    mandatory
      ? `${stored}: ${label} dicatat belum ada. Bagian ini wajib menurut aturan, jadi mohon dilengkapi bila buktinya sudah ada.`
      : `${stored}: ${label} dicatat belum ada. Dapat dilengkapi kapan saja dengan "ubah".`,
  already_stored: ({ label }) =>
    `Jawaban itu sudah kami simpan${label === '' ? '' : ` untuk ${label}`}; tidak perlu dikirim lagi.`,
  someone_answered: ({ label, theirs, yours }) =>
    lines(
      `${label} baru saja diisi rekan Anda.`,
      `Isian rekan: ${shorten(theirs)}`,
      `Jawaban Anda: ${shorten(yours)}`,
      'Mana yang dipakai?',
    ),
  together_too_many: ({ questions }) =>
    `Barisnya lebih banyak daripada pertanyaannya, jadi belum ada yang disimpan. Mohon satu baris untuk tiap isian (paling banyak ${count(questions)} baris), atau tulis nomor isian di depan tiap baris.`,
  together_later: ({ labels }) =>
    `Belum tersimpan dan ditanyakan lagi sesudah ini: ${labels.join('; ')}.`,
  kept_theirs: ({ label, number, theirs }) =>
    `${label} baru saja diisi rekan Anda: ${shorten(theirs)}. Isian rekan tetap dipakai; untuk menggantinya, ketik "ubah ${count(number)}".`,
  yes_or_no: () => 'Mohon balas "ya" atau "tidak".',
  not_changed: ({ label }) =>
    label === null
      ? 'Baik, tidak ada yang diubah.'
      : `Baik, yang tadi tidak dipakai untuk ${label}.`,
  long_name: ({ chars, limit }) =>
    `Namanya ${count(chars)} huruf dan tersimpan utuh. Aplikasi nasional mungkin hanya menerima ${count(limit)} huruf; bila ingin dipendekkan, ketik "ubah nama".`,
  age_warning: ({ from, to }) =>
    `Sebagai catatan: yang dinilai tahun ini adalah inovasi yang diterapkan atau dikembangkan lagi antara ${day(from)} dan ${day(to)}. Isian tetap dapat dilanjutkan.`,
  text_grown: ({ label, added, words, group }) =>
    lines(
      added > 0
        ? `${stored}. ${label}: ${count(words)} kata sejauh ini.`
        : `${label}: ${count(words)} kata sejauh ini.`,
      groupLine(group),
      'Kirim lanjutannya, atau ketik "selesai".',
    ),
  text_finished: ({ label, words }) => `${stored}. ${label}: ${count(words)} kata.`,
  text_read: ({ label, name, words, begins, ends }) =>
    paragraphs(
      `${name} terbaca: ${count(words)} kata.`,
      lines(
        `Awalnya: ${shorten(begins, 600)}`,
        ends === null ? null : `Akhirnya: ${shorten(ends, 300)}`,
      ),
      `Pakai teks ini untuk ${label}?`,
    ),
  text_file_too_late: ({ name }) =>
    `${name} sudah terbaca, tetapi pertanyaannya sudah berganti. Bila teksnya mau dipakai, buka bagiannya dengan "ubah" lalu kirim lagi berkasnya.`,
  one_text_file: ({ name }) =>
    `Untuk satu bagian kami membaca satu berkas: ${name}. Isi berkas lain dapat ditempel sebagai pesan.`,
  nothing_written: ({ label }) => `${label} masih kosong. Tulis teksnya dulu, atau ketik "lewati".`,
  nothing_to_skip: () =>
    'Tidak ada pertanyaan yang sedang terbuka. Ketik "lanjut" untuk meneruskan, atau "bantuan" untuk melihat pilihan.',
  nothing_to_finish: () =>
    'Tidak ada yang perlu diselesaikan di sini. Ketik "kirim" untuk mengirim inovasi ke admin unit, atau "kurang" untuk melihat yang belum lengkap.',
  nothing_to_go_back: () =>
    'Tidak ada pertanyaan yang sedang terbuka. Ketik "ringkasan" untuk melihat semua jawaban, atau "lanjut" untuk meneruskan.',
  at_the_start: () => 'Ini sudah butir yang paling awal.',
  not_answered_yet: ({ label }) =>
    `${label} belum dijawab. Mohon jawab dulu, atau ketik "lewati" untuk menjawabnya nanti.`,
  text_cleaned: () =>
    'Ada tanda yang tidak dapat disimpan, sehingga kami hilangkan; tulisannya tetap utuh.',
  blank: () => 'Pesannya kosong. Silakan tulis jawabannya, atau ketik "bantuan".',
  welcome_back: ({ name, innovation }) =>
    `Selamat datang kembali${name === null ? '' : `, ${name}`}. Terakhir kita mengisi ${innovation === null ? 'inovasi Anda' : `"${shorten(innovation)}"`}. Pesan tadi belum kami catat sebagai jawaban. Balas "ya" atau langsung jawab pertanyaan ini untuk meneruskan; ketik "draf" untuk memilih inovasi lain.`,
  not_an_answer: ({ kind }) => otherKinds[kind] ?? otherKinds['other'] ?? '',
  stale_button: () => 'Tombol itu sudah tidak berlaku, jadi tidak ada yang diubah.',
  edit_ignored: () =>
    'Pesan yang disunting itu tidak mengubah jawaban apa pun. Untuk mengganti jawaban, ketik "ubah" dan nomornya, misalnya "ubah 5".',
  edit_explained: ({ number, label }) =>
    `Pesan yang disunting tidak mengubah ${label}. Untuk menggantinya, ketik "ubah ${count(number)}".`,
  edit_question: ({ label, before, after }) =>
    lines(
      `Pesan untuk ${label} disunting.`,
      `Sebelumnya: ${shorten(before)}`,
      `Menjadi: ${shorten(after)}`,
      'Ganti jawaban yang tersimpan?',
    ),
  delete_explained: ({ number }) =>
    `Pesan dihapus di sisi Anda, tetapi jawabannya tetap kami simpan. Untuk menggantinya, ketik "ubah ${count(number)}".`,
  all_filled: ({ code, score: reached }) =>
    `Semua butir sudah terisi.${reached === null ? '' : ` Skor sementara ${count(reached)}.`} Ketik "kirim" untuk mengirim ${code} ke admin unit, atau "ringkasan" untuk membaca dulu semua jawaban.`,
  repairs_done: ({ code }) =>
    `Semua yang diminta sudah dikerjakan. Ketik "kirim" untuk mengirim kembali ${code}, atau "ringkasan" untuk membaca dulu.`,
  only_skipped_left: ({ count: left }) =>
    `Tinggal ${count(left)} butir yang tadi dilewati atau belum lengkap. Ketik "kurang" untuk melihatnya, lalu "ubah" dan nomornya untuk mengisi.`,
  not_open: ({ code, state }) =>
    `${code} sekarang ${stateNames[state]}, jadi isinya belum dapat diubah. Ketik "status" untuk melihat perkembangannya.`,
  does_not_apply: ({ number, label }) =>
    `Butir ${count(number)} (${label}) tidak perlu diisi, karena tidak berlaku untuk jawaban Anda sebelumnya.`,
  not_returned: ({ number, label }) =>
    `Butir ${count(number)} (${label}) tidak diminta untuk diperbaiki. Ketik "perbaiki" untuk melihat yang diminta.`,
};

const otherKinds: Readonly<Record<string, string>> = {
  voice:
    'Maaf, pesan suara belum dapat kami baca. Mohon ketik jawabannya; papan ketik ponsel biasanya punya tombol mikrofon untuk mendikte.',
  sticker: 'Stiker tidak kami catat sebagai jawaban. Mohon ketik jawabannya.',
  location:
    'Lokasi tidak kami catat sebagai jawaban. Bila yang ditanyakan koordinat, mohon ketik dua angkanya, misalnya "-2.3367, 115.4632".',
  contact: 'Kartu kontak tidak kami catat. Bila ingin menyebut seseorang, mohon ketik namanya.',
  undecryptable:
    'Satu pesan belum dapat dibuka oleh WhatsApp. Mohon kirim lagi pesan itu, bila perlu dengan diketik ulang.',
  other: 'Jenis pesan itu belum dapat kami baca. Mohon kirim sebagai tulisan, foto, atau dokumen.',
};
