// The words for filling in.
// A message without a sentence does not compile.
import { agency } from '../../domain/region.ts';
import { askingWords, formatWords, groupLine } from './asking.ts';
import { basketWords } from './baskets.ts';
import {
  capital,
  count,
  day,
  lines,
  moment,
  paragraphs,
  quoted,
  score,
  shorten,
  theirs,
  unreadParts,
} from './format.ts';
import { gapNames, stateNames } from './labels.ts';
import { named, rowText } from './phrases.ts';
import { answerProblemText, stepProblemText } from './refusals.ts';
import { warningText } from './warnings.ts';
import type { WordsOf } from './words.ts';
import type { FillingMessages } from '../../domain/conversation/filling/messages.ts';
import type { GapLine } from '../../domain/conversation/message-parts.ts';

const gapLine = (gap: GapLine) => `${count(gap.number)}. ${gap.label}: ${gapNames[gap.gap]}`;

const stored = '✔ Tersimpan';

/** So many remarks are shown before handing in. */
const WARNINGS = 6;

/** So many items that were taken back are named. */
const LABELS_NAMED = 5;

/** So many items that keep an innovation from being handed in are named. */
const INCOMPLETE_SHOWN = 8;

/** The words. */
export const fillingWords: WordsOf<FillingMessages> = {
  ...askingWords,
  ...basketWords,
  co_fill_code: ({ name, code, hours }) =>
    `Untuk mengisi ${theirs(name, 160)} bersama rekan, berikan kode ini kepadanya. Kode berlaku satu kali selama ${hours} jam; rekan cukup mengetiknya di obrolan ini juga, di Telegram, WhatsApp, atau obrolan web:\n${code}`,
  co_fill_ask: ({ code, name, owner, unit, checks }) =>
    lines(
      `Kode ini untuk ikut mengisi ${named(code, name)}, ${unit}${owner === null ? '' : `, milik ${owner}`}.`,
      checks
        ? 'Perhatian: yang ikut mengisi tidak dapat lagi memeriksa atau memutuskan inovasi itu.'
        : null,
      'Ikut mengisi?',
    ),
  co_fill_joined: ({ code, name, owner }) =>
    `Anda sekarang ikut mengisi ${named(code, name)}${owner === null ? '' : ` bersama ${owner}`}.`,
  co_fill_already: ({ code, name }) => `Anda memang sudah ikut mengisi ${named(code, name)}.`,
  co_fill_unknown: () =>
    'Kode itu tidak berlaku lagi. Mohon minta kode baru kepada rekan yang mengisi; ia cukup mengetik "ajak".',
  co_fill_how: () =>
    'Untuk ikut mengisi inovasi rekan, mohon minta kodenya. Rekan mengetik "ajak", lalu kode yang muncul diketik di sini.',
  notice_filler: ({ code, name, by }) =>
    `${by ?? 'Seorang rekan'} sekarang ikut mengisi ${named(code, name)}.`,
  help_item: ({ label, help, instruction, example, levels, evidence, optional }) =>
    lines(
      `Bantuan untuk ${label}`,
      shorten(instruction ?? help, 180),
      example === null ? null : `Contoh: ${shorten(example, 110)}`,
      ...levels.map(({ level, text }) => `${count(level)} = ${text}`),
      evidence === null
        ? null
        : `${evidence.kinds.length === 0 ? '' : `Bukti: ${shorten(evidence.kinds.join('; '), 110)}. `}Bentuk berkas: ${formatWords(evidence.formats)}.`,
      optional ? 'Butir ini boleh dilewati.' : null,
    ),
  missing_list: ({ name, code, open, more = 0, filled, total, gains, handedIn }) =>
    lines(
      `${name === null ? code : `${theirs(name, 120)} (${code})`}: ${count(filled)} dari ${count(total)} butir terisi.`,
      open.length === 0
        ? handedIn
          ? 'Tidak ada yang kurang, dan sudah dikirim. Ketik "status" untuk melihat sampai di mana.'
          : 'Tidak ada yang kurang. Ketik "kirim" untuk mengirim.'
        : 'Yang masih kurang:',
      ...open.map(gapLine),
      more === 0 ? null : `dan ${count(more)} lagi: ketik "kurang semua".`,
      open.length === 0 || handedIn
        ? null
        : `Untuk mengisi, ketik "ubah" dan nomornya, misalnya "ubah ${count(open[0]?.number ?? 1)}".`,
      gains.length === 0 || handedIn
        ? null
        : `Menambah skor paling banyak bila naik satu tingkat: ${gains.map((gain) => `${count(gain.number)} ${shorten(gain.label, 30)} (+${count(gain.gain)})`).join(' · ')}.`,
    ),
  overview: ({ code, name, state, score: reached, max, parts, read, files }) =>
    lines(
      `${name === null ? code : `${theirs(name, 120)} (${code})`}, ${stateNames[state]}${reached === null ? '' : ` · skor sementara ${score(reached, max)}`}`,
      ...parts.map(
        (part) =>
          `${part.title} ${count(part.filled)}/${count(part.of)}${part.extra === 0 ? '' : ` + ${count(part.extra)} pelengkap`}${part.open.length === 0 ? '' : `; belum: ${part.open.map(({ number, label }) => `${count(number)} ${shorten(label, 40)}`).join(', ')}`}`,
      ),
      `${count(files)} berkas tersimpan.${read === 0 ? '' : ` Terbaca, belum dipastikan: ${count(read)} tingkat.`}`,
      'Yang belum: ketik "kurang". Semua jawaban: "ringkasan lengkap".',
    ),
  options: ({ number, label, options, open, together }) =>
    lines(
      `Pilihan untuk ${count(number)} ${label}:`,
      ...options.map((option, index) => `${index + 1}. ${option}`),
      open
        ? together === true
          ? `Balas dengan nomor isiannya lebih dulu, misalnya "${count(number)}: 1".`
          : 'Balas dengan nomornya, atau ketik pilihannya.'
        : `Untuk mengisinya, ketik "ubah ${count(number)}".`,
    ),
  options_of_what: () =>
    'Pilihan untuk isian yang mana? Tulis nomornya, misalnya "pilihan 8". Nomornya ada di "ringkasan lengkap".',
  summary: ({ code, name, unit, state, filled, total, score: reached, max, lines: rows }) =>
    paragraphs(
      lines(
        `Ringkasan ${name === null ? code : `${name} (${code})`}`,
        `${unit}, ${stateNames[state]}. ${count(filled)} dari ${count(total)} butir terisi.`,
        reached === null ? null : `Skor sementara ${score(reached, max)}.`,
      ),
      lines(
        ...rows.map(
          (row) =>
            `${count(row.number)}. ${row.label}: ${row.value ?? (row.optional ? 'belum diisi (boleh kosong)' : 'belum diisi')}${row.files === 0 ? '' : ` [${count(row.files)} berkas]`}`,
        ),
      ),
      state === 'draft' || state === 'returned'
        ? 'Untuk mengganti, ketik "ubah" dan nomornya.'
        : null,
    ),
  change_which: ({ total }) =>
    `Butir yang mana? Ketik "ubah" dan nomornya (1 sampai ${count(total)}), misalnya "ubah 5". Nomornya ada di "ringkasan".`,
  change_not_found: ({ typed, total, like }) =>
    like.length === 0
      ? `Butir ${quoted(typed, 80)} tidak ada. Nomornya 1 sampai ${count(total)}; ketik "ringkasan" untuk melihatnya.`
      : lines(
          `Ada beberapa butir yang cocok dengan ${quoted(typed, 80)}:`,
          ...like.slice(0, 6).map((item) => `• ${item.label}: ketik "ubah ${count(item.number)}"`),
          like.length > 6 ? `dan ${count(like.length - 6)} lagi; mohon tulis lebih lengkap.` : null,
        ),
  draft_list: ({ rows, from = 0, total = rows.length }) =>
    lines(
      total === rows.length
        ? 'Inovasi Anda; balas dengan nomornya untuk membuka:'
        : `Inovasi Anda, ${count(from + 1)} sampai ${count(from + rows.length)} dari ${count(total)}; balas dengan nomornya untuk membuka:`,
      ...rows.map(
        (row, index) =>
          `${count(from + index + 1)}. ${rowText(row, rows.length > 4 ? 40 : 60)}${row.focus ? ' (sedang dibuka)' : ''}`,
      ),
      total === rows.length
        ? null
        : `${from + rows.length < total ? 'Halaman berikutnya' : 'Dari awal'}: ketik "lagi". Nomor atau kode yang lain juga boleh langsung.`,
    ),
  draft_opened: ({ code, name, state }) =>
    `Membuka ${theirs(name, 200)} (${code}), ${stateNames[state]}.${state === 'draft' || state === 'returned' ? '' : ' Ketik "ringkasan" untuk membacanya, atau "baru" untuk inovasi lain.'}`,
  cancel_what: () =>
    'Berhenti dulu? Semua jawaban tetap tersimpan dan dapat diteruskan kapan saja.',
  put_aside: () => 'Baik, kita berhenti dulu. Ketik "lanjut" kapan saja untuk meneruskan.',
  going_on: () => 'Baik, kita teruskan.',
  already_submitted: ({ code, state, since }) =>
    `${code} sudah dikirim dan sekarang ${stateNames[state]} sejak ${moment(since)}. Ketik "status" untuk melihatnya.`,
  incomplete: ({ code, open, repairing }) =>
    lines(
      repairing
        ? `${code} belum dapat dikirim kembali. Yang masih perlu dikerjakan:`
        : `${code} belum dapat dikirim. Yang masih kurang:`,
      ...open.slice(0, INCOMPLETE_SHOWN).map(gapLine),
      open.length > INCOMPLETE_SHOWN
        ? `dan ${count(open.length - INCOMPLETE_SHOWN)} lagi: ketik "kurang semua".`
        : null,
      repairing
        ? 'Ketik "perbaiki" untuk mengerjakannya satu per satu.'
        : 'Ketik "lanjut" untuk mengisinya satu per satu, atau "ubah" dan nomornya.',
    ),
  submit_check: ({ code, name, unit, answered, files, score: reached, max, warnings }) =>
    lines(
      `Siap dikirim: ${theirs(name, 120)} (${code}), ${unit}`,
      `${count(answered)} butir dan ${count(files)} berkas bukti.${reached === null ? '' : ` Perkiraan skor ${score(reached, max)}.`}`,
      warnings.length === 0 ? null : 'Boleh dikirim, tetapi mungkin ditanyakan:',
      ...warnings.slice(0, WARNINGS).map((warning) => `• ${shorten(warningText(warning), 110)}`),
      warnings.length > WARNINGS
        ? `• dan ${count(warnings.length - WARNINGS)} lagi: ketik "lihat ${code}"`
        : null,
      'Kirim sekarang? Sesudah dikirim, isinya tidak dapat diubah kecuali dikembalikan.',
    ),
  ask_submit: ({ code }) => `Kirim ${code} ke admin unit sekarang?`,
  submit_put_off: ({ code }) =>
    `Baik, ${code} belum dikirim. Ketik "ringkasan" untuk membaca lagi, atau "kirim" bila sudah siap.`,
  submitted: ({ code, name, unit, to }) =>
    `✔ Tersimpan dan terkirim: ${theirs(name, 300)} (${code}), ${unit}. Sekarang ${stateNames[to]}. Kabarnya akan datang ke sini; ketik "status" kapan saja.`,
  changed_meanwhile: ({ code }) => `Isi ${code} berubah sejak ringkasan tadi. Ini yang terbaru:`,
  step_refused: ({ code, problem }) => stepProblemText(code, problem),
  status: ({ code, name, unit, state, since, score: reached, repairs }) =>
    lines(
      `${theirs(name, 200)} (${code})`,
      unit,
      `${capital(stateNames[state])} sejak ${moment(since)}.`,
      reached === null ? null : `Skor sementara ${count(reached)}.`,
      repairs === 0 ? null : `${count(repairs)} butir perlu diperbaiki. Ketik "perbaiki".`,
    ),
  nothing_to_repair: ({ code, state }) =>
    `Tidak ada yang perlu diperbaiki pada ${code}; sekarang ${stateNames[state]}. Ketik "draf" untuk memilih inovasi lain.`,
  repair_list: ({ code, name, items }) =>
    lines(
      `${theirs(name, 200)} (${code}) perlu diperbaiki pada:`,
      ...items.map(
        (item) =>
          `${count(item.number)}. ${item.label}: ${item.note}${item.done ? ' (sudah dikerjakan)' : ''}`,
      ),
    ),
  withdraw_check: ({ code, name }) =>
    `Tarik ${name === null ? code : `${theirs(name, 200)} (${code})`}? Inovasi ini tidak akan diperiksa lagi. Jawaban dan berkasnya tetap kami simpan.`,
  withdrawn: ({ code, name }) =>
    `✔ Tersimpan. ${theirs(name, 200)} (${code}) sudah ditarik. Bila ingin diajukan lagi, hubungi ${agency()}.`,
  not_withdrawn: ({ code }) => `Baik, ${code} tidak ditarik.`,
  drafts_enough: ({ count: open }) =>
    `Sudah ada ${count(open)} draf yang belum dikirim, jadi belum dapat memulai yang baru. Mohon lanjutkan salah satunya dulu: ketik "draf" untuk melihatnya, atau "tarik" dan kodenya bila tidak jadi diteruskan.`,
  cannot_begin: () =>
    `Untuk mulai mengisi, akun ini perlu terdaftar di sebuah unit. Mohon minta undangan kepada admin unit atau ${agency()}, lalu kirim kodenya di sini.`,
  innovation_begun: ({ code, name }) =>
    `${stored}: ${theirs(name, 300)}.\nKode inovasi ini ${code}.`,
  text_refused: (args) => answerProblemText(args),
  saved: ({ label, value }) =>
    value === null ? `${stored}: ${label}.` : `${stored}. ${label}: ${theirs(value)}`,
  level_saved: ({ label, level, text }) =>
    `${stored}. ${label}: tingkat ${count(level)}, ${theirs(text)}`,
  description_saved: ({ label }) => `${stored}: penjelasan ${label}.`,
  document_saved: ({ label }) => `${stored}: bukti ${label}.`,
  link_not_taken: ({ label }) =>
    `Tautan di keterangan berkas tidak kami ambil, karena ${label} hanya menerima berkas. Bila isinya perlu, mohon kirim sebagai berkas.`,
  link_saved: ({ label, url }) =>
    `${stored}. Tautan untuk ${label}: ${theirs(url, 300)}\nMohon pastikan tautannya dapat dibuka tanpa kata sandi.`,
  read_back: ({ label, value, why }) =>
    why === 'choice'
      ? `${label}: maksudnya ${quoted(value)}?`
      : why === 'outside'
        ? `${label}: ${theirs(value)} terletak di luar wilayah kabupaten. Sudah benar?`
        : `${label}: maksudnya ${theirs(value)}?`,
  read_document_date: ({ date }) => `Tanggalnya kami baca ${date}. Mohon periksa di bawah ini.`,
  unknown_answer: () =>
    'Tidak apa-apa bila belum tahu. Pilih yang paling mendekati, ketik "bantuan" untuk penjelasan, atau "lewati" untuk menjawabnya nanti.',
  answer_refused: ({ problem }) => answerProblemText(problem),
  left_out: ({ label }) => `${stored}: ${label} dikosongkan. Dapat diisi nanti dengan "ubah".`,
  skipped: ({ label }) =>
    `${label} dilewati dulu. Ketik "kurang" kapan saja untuk melihat yang belum lengkap.`,
  peer_offered: ({ no, label, code, unit }) =>
    `${theirs(unit, 60)} sudah melengkapi ${theirs(label, 60)}. Bertanya: ketik "tanya ${code}: …", atau lihat yang lain: "siapa yang sudah indikator ${no}".`,
  kept: ({ label }) => `${label} tetap seperti semula.`,
  recorded_none: ({ label, mandatory }) =>
    mandatory
      ? `${stored}: ${label} dicatat belum ada. Bagian ini wajib menurut aturan, jadi mohon dilengkapi bila buktinya sudah ada.`
      : `${stored}: ${label} dicatat belum ada. Dapat dilengkapi kapan saja dengan "ubah".`,
  none_drops_evidence: ({ label }) =>
    `Untuk ${label} sudah ada bukti. Bila dicatat belum ada, pilihan, tautan, dan keterangan dokumennya dihapus. Sudah benar?`,
  names_other_item: ({ label }) =>
    `Tulisan ini menyebut butir lain, bukan ${label}. Mohon tulis pada butir yang dimaksud, atau hapus nomor butirnya di sini.`,
  already_stored: ({ label }) =>
    `Jawaban itu sudah kami simpan${label === '' ? '' : ` untuk ${label}`}; tidak perlu dikirim lagi.`,
  already_received: () => 'Pesan itu sudah kami terima; tidak perlu dikirim lagi.',
  typed_early: () =>
    'Mohon maaf, balasan kami terlambat. Pesan Bapak/Ibu ditulis sebelum pertanyaan ini tampil, jadi belum disimpan. Mohon jawab sekali lagi.',
  someone_answered: ({ label, theirs: other, yours, own }) =>
    lines(
      own === true
        ? `${label} sudah diisi di halaman formulir.`
        : `${label} baru saja diisi rekan Anda.`,
      `${own === true ? 'Isian di sana' : 'Isian rekan'}: ${theirs(other)}`,
      `Jawaban Anda: ${theirs(yours)}`,
      'Mana yang dipakai?',
    ),
  together_too_many: ({ questions }) =>
    `Barisnya lebih banyak daripada pertanyaannya, jadi belum ada yang disimpan. Mohon satu baris untuk tiap isian (paling banyak ${count(questions)} baris), atau tulis nomor isian di depan tiap baris.`,
  together_unclear: ({ first, parts = [] }) =>
    `Belum jelas ${parts.length === 0 ? 'bagian mana untuk isian yang mana' : `untuk isian yang mana: ${unreadParts(parts)}`}, jadi belum ada yang disimpan. Mohon tulis satu isian satu baris, dengan nomornya di depan, misalnya "${count(first)}: jawabannya".`,
  together_which_numbers: ({ first }) =>
    `Nomor di depan barisnya dapat berarti dua hal, jadi belum ada yang disimpan. Mohon tulis nomor isian dengan titik dua di depan tiap baris, misalnya "${count(first)}: jawabannya".`,
  together_later: ({ labels }) =>
    `Belum tersimpan dan ditanyakan lagi sesudah ini: ${labels.join('; ')}.`,
  kept_theirs: ({ label, number, theirs: other }) =>
    `${label} baru saja diisi rekan Anda: ${theirs(other)}. Isian rekan tetap dipakai; untuk menggantinya, ketik "ubah ${count(number)}".`,
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
  text_written: ({ label, added, words, group }) =>
    lines(
      `${stored}. ${label}: ${count(words)} kata.`,
      added > 0 ? `Ditambahkan pada yang tadi: ${count(added)} kata.` : null,
      groupLine(group),
    ),
  continued_or_next: ({ before, next, text }) =>
    lines(
      `${quoted(text, 160)}`,
      `Ini sambungan ${before}, atau isi ${next}? Tidak perlu diketik ulang; cukup balas 1 atau 2.`,
    ),
  nothing_written: ({ label }) => `${label} masih kosong. Tulis teksnya dulu, atau ketik "lewati".`,
  nothing_to_skip: () =>
    'Tidak ada pertanyaan yang sedang terbuka. Ketik "lanjut" untuk meneruskan, atau "bantuan" untuk melihat pilihan.',
  nothing_to_close: () => 'Yang sudah dikirim tersimpan; tidak perlu ditutup.',
  nothing_to_finish: () =>
    'Tidak ada yang perlu diselesaikan di sini. Ketik "kirim" untuk mengirim inovasi ke admin unit, atau "kurang" untuk melihat yang belum lengkap.',
  undone: ({ labels, files, back = 0 }) =>
    `✔ Dibatalkan: ${labels.slice(0, LABELS_NAMED).join('; ')}${labels.length > LABELS_NAMED ? `; dan ${count(labels.length - LABELS_NAMED)} isian lain` : ''}${files === 0 ? '' : ` (${count(files)} berkas dihapus)`}${back === 0 ? '' : ` (${count(back)} berkas kembali ke tempat semula)`}. Isinya kembali seperti sebelum pesan terakhir.`,
  nothing_to_undo: ({ why }) => {
    if (why === 'name')
      return 'Nama inovasi tidak dapat dikosongkan, karena inovasi selalu bernama. Untuk menggantinya, ketik "ubah 1".';
    if (why === 'removed')
      return 'Berkas yang dihapus itu tidak dapat dikembalikan: belum sempat tersimpan, atau tempatnya sudah penuh. Bila masih diperlukan, mohon kirim lagi berkasnya.';
    if (why === 'ordered')
      return 'Urutan halaman dikembalikan dengan "urut" dan nomor halamannya, misalnya "urut 2 1 3". Melihat PDF-nya: ketik "bukti".';
    if (why === 'copied')
      return 'Berkas yang ditaruh di beberapa indikator tidak dapat dikembalikan sekaligus. Ketik "berkas" untuk melihatnya; "hapus" dan nomornya mengeluarkan yang tidak perlu.';
    return 'Tidak ada yang dapat dibatalkan: yang terakhir sudah lebih dari satu jam, sudah diubah lagi, atau sudah dikirim. Untuk mengganti jawaban, ketik "ubah" dan nomornya.';
  },
  nothing_to_go_back: () =>
    'Tidak ada pertanyaan yang sedang terbuka. Ketik "ringkasan" untuk melihat semua jawaban, atau "lanjut" untuk meneruskan.',
  at_the_start: () => 'Ini sudah butir yang paling awal.',
  not_answered_yet: ({ label }) =>
    `${label} belum dijawab. Mohon jawab dulu, atau ketik "lewati" untuk menjawabnya nanti.`,
  welcome_back: ({ name, innovation }) =>
    `Selamat datang kembali${name === null ? '' : `, ${name}`}. Terakhir diisi: ${innovation === null ? 'inovasi Anda' : `${quoted(innovation, 120)}`}. Pesan tadi belum disimpan; kirim lagi bila itu jawabannya. Balas "ya" untuk melihat pertanyaannya; inovasi lain: ketik "draf".`,
  edit_ignored: () =>
    'Pesan yang disunting itu tidak mengubah jawaban apa pun. Untuk mengganti jawaban, ketik "ubah" dan nomornya, misalnya "ubah 5".',
  closing_word_cut: ({ word }) =>
    `Kata ${quoted(word, 30)} di baris terakhir kami anggap penutup, jadi tidak ikut disimpan.`,
  edit_explained: ({ number, label }) =>
    `Pesan yang disunting tidak mengubah ${label}. Untuk menggantinya, ketik "ubah ${count(number)}".`,
  edit_question: ({ label, before, after }) =>
    lines(
      `Pesan untuk ${label} disunting.`,
      `Sebelumnya: ${theirs(before, 400)}`,
      `Menjadi: ${theirs(after, 400)}`,
      'Ganti jawaban yang tersimpan?',
    ),
  quoted_replaces: ({ label, before, after }) =>
    lines(
      `Jawaban itu mengutip pertanyaan ${label}.`,
      before === null ? null : `Sekarang tersimpan: ${theirs(before)}`,
      `${before === null ? 'Kami baca' : 'Diganti menjadi'}: ${theirs(after)}`,
      before === null ? 'Apakah itu yang dimaksud?' : 'Apakah diganti?',
    ),
  quoted_over: () =>
    'Pertanyaan yang dikutip itu sudah lewat, jadi jawabannya belum kami simpan. Untuk mengganti jawaban lama, ketik "ubah" dan nomornya, misalnya "ubah 5".',
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
