// The words that answer commands: help, what is missing, summary, drafts, handing in, status, repair, withdrawal.
// It never decides what is missing or allowed.
import type { GapLine, Row } from '../../domain/conversation/message-parts.ts';
import type { CommandMessages } from '../../domain/conversation/command-messages.ts';
import { formatWords } from './asking.ts';
import { capital, count, lines, moment, paragraphs, score, shorten } from './format.ts';
import { howToWrite } from './how-to-write.ts';
import { helpText } from './help.ts';
import { gapNames, stateNames } from './labels.ts';
import { stepProblemText } from './refusals.ts';
import { warningText } from './warnings.ts';
import type { WordsOf } from './words.ts';

const gapLine = (gap: GapLine) => `${count(gap.number)}. ${gap.label}: ${gapNames[gap.gap]}`;

/** Writes one line of a list of innovations. */
export function rowText(row: Row): string {
  const name = row.name === null ? 'belum bernama' : shorten(row.name, 120);
  return `${name} (${row.code}), ${stateNames[row.state]}`;
}

/** Words for everything said in answer to a command of somebody who fills in. */
export const commandWords: WordsOf<CommandMessages> = {
  help: helpText,
  help_item: ({ label, help, instruction, example, levels, evidence, optional }) =>
    paragraphs(
      `Bantuan untuk ${label}`,
      instruction ?? help,
      example === null ? null : `Contoh: ${example}`,
      levels.length === 0
        ? null
        : lines('Tingkat:', ...levels.map(({ level, text }) => `${count(level)}. ${text}`)),
      evidence === null
        ? null
        : lines(
            evidence.kinds.length === 0 ? null : `Bukti: ${evidence.kinds.join('; ')}.`,
            `Bentuk berkas: ${formatWords(evidence.formats)}.`,
          ),
      optional ? 'Butir ini boleh dilewati.' : null,
      'Lainnya: "kembali", "lewati", "kurang", "ringkasan", "batal".',
    ),
  missing_list: ({ name, code, open, filled, total, gains }) =>
    paragraphs(
      lines(
        `${name === null ? code : `${shorten(name, 120)} (${code})`}: ${count(filled)} dari ${count(total)} butir terisi.`,
        open.length === 0
          ? 'Tidak ada yang kurang. Ketik "kirim" untuk mengirim.'
          : 'Yang masih kurang:',
        ...open.map(gapLine),
        open.length === 0
          ? null
          : 'Ketik "ubah" dan nomornya untuk mengisi, misalnya "ubah ' +
              String(open[0]?.number ?? 1) +
              '".',
      ),
      gains.length === 0
        ? null
        : lines(
            'Skor bertambah paling banyak bila naik satu tingkat pada:',
            ...gains.map(
              (gain) => `• ${gain.label} (+${count(gain.gain)}), ubah ${count(gain.number)}`,
            ),
          ),
    ),
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
      ? `Butir "${shorten(typed, 80)}" tidak ada. Nomornya 1 sampai ${count(total)}; ketik "ringkasan" untuk melihatnya.`
      : lines(
          `Ada beberapa butir yang cocok dengan "${shorten(typed, 80)}":`,
          ...like.map((item) => `• ${item.label}: ketik "ubah ${count(item.number)}"`),
        ),
  no_focus: ({ creates, checks, lists }) => {
    if (creates) return 'Belum ada inovasi yang sedang diisi. Ketik "baru" untuk memulai.';
    if (!lists)
      return 'Tidak ada inovasi yang Anda isi. Ketik "bantuan" untuk melihat yang dapat dilakukan.';
    return `Tidak ada inovasi yang Anda isi. ${checks ? 'Yang menunggu Anda ada di "antrean"; untuk' : 'Untuk'} inovasi tertentu, tulis juga kodenya, misalnya "status INV-7KQ4M". Ketik "daftar" untuk melihat semuanya.`;
  },
  command_how: howToWrite,
  send_once_more: () => 'Bila itu memang jawabannya, kirim sekali lagi.',
  not_understood: () => 'Pesan itu belum kami pahami.',
  idle_hint: ({ hasDraft, fills, checks, invites }) =>
    lines(
      hasDraft
        ? 'Ketik "lanjut" untuk meneruskan inovasi yang sedang diisi, atau "draf" untuk memilih yang lain.'
        : fills
          ? 'Ketik "baru" untuk mulai mengisi inovasi, atau "draf" untuk melihat inovasi Anda.'
          : null,
      checks ? 'Ketik "antrean" untuk melihat inovasi yang menunggu diperiksa.' : null,
      invites ? 'Ketik "undang" untuk mengundang admin, kepala unit, atau rekan lain.' : null,
      'Ketik "bantuan" untuk pilihan lain.',
    ),
  draft_list: ({ rows }) =>
    lines(
      'Inovasi Anda; balas dengan nomornya untuk membuka:',
      ...rows.map(
        (row, index) => `${index + 1}. ${rowText(row)}${row.focus ? ' (sedang dibuka)' : ''}`,
      ),
    ),
  draft_opened: ({ code, name, state }) =>
    `Membuka ${shorten(name, 200)} (${code}), ${stateNames[state]}.${state === 'draft' || state === 'returned' ? '' : ' Ketik "ringkasan" untuk membacanya, atau "baru" untuk inovasi lain.'}`,
  pick_number: ({ count: rows }) =>
    rows === 1
      ? 'Mohon balas 1 bila itu yang dimaksud.'
      : `Mohon balas dengan nomor 1 sampai ${count(rows)}.`,
  cancel_what: () =>
    'Berhenti dulu? Semua jawaban tetap tersimpan dan dapat diteruskan kapan saja.',
  put_aside: () => 'Baik, kita berhenti dulu. Ketik "lanjut" kapan saja untuk meneruskan.',
  going_on: () => 'Baik, kita teruskan.',
  cancelled: () =>
    'Baik, dibatalkan. Yang sudah tersimpan tetap ada. Ketik "bantuan" untuk melihat pilihan.',
  cannot_cancel_here: () =>
    'Bagian ini perlu dijawab dulu supaya dapat mulai; sesudah itu boleh berhenti kapan saja.',
  already_submitted: ({ code, state, since }) =>
    `${code} sudah dikirim dan sekarang ${stateNames[state]} sejak ${moment(since)}. Ketik "status" untuk melihatnya.`,
  incomplete: ({ code, open, repairing }) =>
    lines(
      repairing
        ? `${code} belum dapat dikirim kembali. Yang masih perlu dikerjakan:`
        : `${code} belum dapat dikirim. Yang masih kurang:`,
      ...open.map(gapLine),
      repairing
        ? 'Ketik "perbaiki" untuk mengerjakannya satu per satu.'
        : 'Ketik "lanjut" untuk mengisinya satu per satu, atau "ubah" dan nomornya.',
    ),
  submit_check: ({ code, name, unit, answered, files, score: reached, max, warnings }) =>
    paragraphs(
      lines(
        `Siap dikirim: ${shorten(name, 300)} (${code})`,
        unit,
        `${count(answered)} butir dan ${count(files)} berkas bukti.`,
        reached === null ? null : `Perkiraan skor ${score(reached, max)}.`,
      ),
      warnings.length === 0
        ? null
        : lines(
            'Boleh dikirim, tetapi mungkin ditanyakan:',
            ...warnings.map((warning) => `• ${warningText(warning)}`),
          ),
      'Kirim sekarang? Sesudah dikirim, isinya tidak dapat diubah kecuali dikembalikan.',
    ),
  ask_submit: ({ code }) => `Kirim ${code} ke admin unit sekarang?`,
  submit_put_off: ({ code }) =>
    `Baik, ${code} belum dikirim. Ketik "ringkasan" untuk membaca lagi, atau "kirim" bila sudah siap.`,
  submitted: ({ code, name, unit, to }) =>
    `✔ Tersimpan dan terkirim: ${shorten(name, 300)} (${code}), ${unit}. Sekarang ${stateNames[to]}. Kabarnya akan datang ke sini; ketik "status" kapan saja.`,
  changed_meanwhile: ({ code }) => `Isi ${code} berubah sejak ringkasan tadi. Ini yang terbaru:`,
  step_refused: ({ code, problem }) => stepProblemText(code, problem),
  status: ({ code, name, unit, state, since, score: reached, repairs }) =>
    lines(
      `${shorten(name, 200)} (${code})`,
      unit,
      `${capital(stateNames[state])} sejak ${moment(since)}.`,
      reached === null ? null : `Skor sementara ${count(reached)}.`,
      repairs === 0 ? null : `${count(repairs)} butir perlu diperbaiki. Ketik "perbaiki".`,
    ),
  nothing_to_repair: ({ code, state }) =>
    `Tidak ada yang perlu diperbaiki pada ${code}; sekarang ${stateNames[state]}. Ketik "draf" untuk memilih inovasi lain.`,
  repair_list: ({ code, name, items }) =>
    lines(
      `${shorten(name, 200)} (${code}) perlu diperbaiki pada:`,
      ...items.map(
        (item) =>
          `${count(item.number)}. ${item.label}: ${item.note}${item.done ? ' (sudah dikerjakan)' : ''}`,
      ),
    ),
  withdraw_check: ({ code, name }) =>
    `Tarik ${name === null ? code : `${shorten(name, 200)} (${code})`}? Inovasi ini tidak akan diperiksa lagi. Jawaban dan berkasnya tetap kami simpan.`,
  withdrawn: ({ code, name }) =>
    `✔ Tersimpan. ${shorten(name, 200)} (${code}) sudah ditarik. Bila ingin diajukan lagi, hubungi Bapperida.`,
  not_withdrawn: ({ code }) => `Baik, ${code} tidak ditarik.`,
  not_allowed: () =>
    'Maaf, akun ini belum punya hak untuk langkah itu. Bila seharusnya punya, mohon minta undangan kepada admin unit atau Bapperida. Ketik "bantuan" untuk melihat yang dapat dilakukan.',
  not_found: () =>
    'Inovasi dengan kode itu tidak ditemukan. Mohon periksa kodenya, misalnya INV-7KQ42; ketik "draf" atau "daftar" untuk melihat pilihan.',
  trouble: () =>
    'Maaf, ada gangguan di sisi kami. Pesan Anda sudah kami terima dan petugas sedang memeriksanya. Silakan ketik "lanjut" untuk meneruskan.',
  not_yet_here: () =>
    'Perintah itu belum tersedia di percakapan ini. Bila perlu sekarang, mohon hubungi Bapperida. Ketik "bantuan" untuk melihat pilihan.',
};
