// The words for broadcasts.
// A message without a sentence does not compile.
import { agency, region, roleName, zoneName } from '../../domain/region.ts';
import { count, day, lines, moment, paragraphs, quoted, size, theirs } from './format.ts';
import type { WordsOf } from './words.ts';
import type { BroadcastQuestion } from '../../domain/broadcast.ts';
import type { BroadcastMessages } from '../../domain/conversation/broadcasts/messages.ts';
import type {
  BroadcastProgress,
  BroadcastRow,
} from '../../domain/conversation/broadcasts/types.ts';
import type { Unreachable } from '../../domain/reach.ts';

const whyNot: Readonly<Record<Unreachable, string>> = {
  stopped: 'minta berhenti',
  blocked: 'memblokir bot atau akunnya tidak aktif',
  no_address: 'belum pernah menulis ke bot',
  whatsapp_silent: 'lama tidak menulis di WhatsApp',
  other_channel: 'tidak memakai jaringan ini',
};

/** Says why somebody did not get a broadcast; what has no words is said as it is. */
export function whyText(why: string): string {
  return Object.hasOwn(whyNot, why)
    ? whyNot[why as Unreachable]
    : (failures[why] ?? 'tidak sampai');
}

const failures: Readonly<Record<string, string>> = {
  parked: 'belum dapat dihubungi; dikirim bila yang bersangkutan menulis lagi',
  dead: 'ditolak jaringan',
  left: 'tidak termasuk lagi',
};

/** How a broadcast stands, in words. */
export const broadcastStates: Readonly<Record<BroadcastRow['state'], string>> = {
  draft: 'belum dikonfirmasi',
  scheduled: 'terjadwal',
  running: 'sedang dikirim',
  paused: 'dijeda',
  done: 'selesai',
  cancelled: 'dibatalkan',
};

const answers: Readonly<Record<string, string>> = {
  present: 'hadir',
  absent: 'tidak hadir',
  represented: 'diwakili',
};

/** Says an answer: of attendance in words, of a poll as its option stands. */
export function answerText(answer: string): string {
  return Object.hasOwn(answers, answer) ? (answers[answer] ?? answer) : answer;
}

function questionText(code: string, question: BroadcastQuestion): string {
  if (question.kind === 'attendance')
    return lines(
      'Mohon dijawab:',
      `• hadir ${code}`,
      `• tidak hadir ${code}`,
      `• diwakili ${code} dan nama yang mewakili`,
    );
  return lines(
    'Mohon pilih satu:',
    ...question.options.map((option, index) => `• pilih ${code} ${count(index + 1)}: ${option}`),
  );
}

const named = (people: readonly { readonly name: string; readonly why: string }[], total: number) =>
  lines(
    ...people.slice(0, 20).map(({ name, why }) => `• ${name}: ${whyText(why)}`),
    total > Math.min(people.length, 20)
      ? `dan ${count(total - Math.min(people.length, 20))} orang lain.`
      : null,
  );

type Progress = Omit<BroadcastProgress, 'id' | 'unitId' | 'attendance'>;

function progressText(progress: Progress): string {
  const { waiting, underway, sent, failed, skipped, answers: tally } = progress;
  return paragraphs(
    lines(
      `Terkirim ${count(sent)}, menunggu ${count(waiting + underway)}, gagal ${count(failed.length)}, tidak terjangkau ${count(skipped.length)}.`,
      tally.length === 0
        ? null
        : `Jawaban: ${tally.map(({ answer, count: rows }) => `${answerText(answer)} ${count(rows)}`).join(', ')}.`,
    ),
    failed.length === 0 ? null : lines('Gagal:', named(failed, failed.length)),
    skipped.length === 0 ? null : lines('Tidak terjangkau:', named(skipped, skipped.length)),
  );
}

const clock = (hour: number, minute: number): string =>
  `${String(hour).padStart(2, '0')}.${String(minute).padStart(2, '0')}`;

/** Asks for what a time lacks. */
function timeDoubt(doubt: BroadcastMessages['broadcast_time_unclear']): string {
  switch (doubt.why) {
    case 'past':
      return 'Waktu itu sudah lewat. Mohon tulis waktu yang akan datang, atau "sekarang".';
    case 'no_hour':
      return 'Pukul berapa? Mohon tulis hari dan jamnya, misalnya "besok jam 9" atau "hari ini 16.00".';
    case 'no_end':
      return `Sampai kapan diulang? Mohon tulis dengan tanggal terakhirnya, misalnya "${theirs(doubt.typed, 60)} sampai 31 desember 2026".`;
    case 'half_day':
      return `Pukul ${clock(doubt.hour, doubt.minute)} pagi atau ${clock(doubt.hour + 12, doubt.minute)} sore? Mohon tulis lagi hari dan jamnya, misalnya "besok ${clock(doubt.hour + 12, doubt.minute)}".`;
    case 'which_week':
      return `Maksudnya ${day(doubt.days[0])} atau ${day(doubt.days[1])}? Mohon tulis tanggal dan jamnya.`;
    case 'unclear':
      return 'Waktunya belum terbaca. Tulis seperti "sekarang", "besok jam 9", "1 desember 2026 08.00", atau "setiap senin 08.00 sampai 31 desember 2026".';
  }
}

const greetings = [
  (name: string | null) => (name === null ? 'Salam.' : `Salam, ${name}.`),
  (name: string | null) => (name === null ? 'Halo, Bapak/Ibu.' : `Yth. ${name},`),
  (name: string | null) =>
    name === null ? `Dari ${agency()} ${region().place}:` : `Halo ${name},`,
  (name: string | null) =>
    name === null ? 'Kabar dari Sepeda Baru:' : `Kabar Sepeda Baru untuk ${name}:`,
] as const;

/** The words. */
export const broadcastsWords: WordsOf<BroadcastMessages> = {
  broadcast_list: ({ rows }) =>
    rows.length === 0
      ? 'Belum ada siaran. Ketik "siaran" untuk membuat yang pertama.'
      : lines(
          'Siaran Anda, yang terbaru dahulu:',
          ...rows.map(
            (row) =>
              `• ${row.code}, ${broadcastStates[row.state]}, ${moment(row.starts)}: ${theirs(row.text, 60)}`,
          ),
          'Ketik "siaran" dan kodenya untuk melihat perkembangannya.',
        ),
  broadcast_ask_roles: ({ unit }) =>
    lines(
      unit === null
        ? 'Siaran baru. Untuk siapa?'
        : `Siaran baru untuk orang-orang ${unit}. Untuk siapa?`,
      'Balas dengan nomor; boleh lebih dari satu, misalnya "2, 3".',
      'Kapan saja: "kembali" ke pertanyaan sebelumnya, "batal" untuk berhenti.',
    ),
  broadcast_ask_units: ({ chosen, gakor }) =>
    lines(
      chosen.length === 0
        ? 'Unit yang mana? Ketik "semua", atau nama unit satu per satu.'
        : `Dipilih: ${chosen.join('; ')}. Ketik nama unit berikutnya, atau "selesai".`,
      gakor.length === 0 ? null : `Gakor juga boleh: ${gakor.join('; ')}.`,
    ),
  broadcast_unit_unclear: ({ typed, like }) =>
    like.length === 0
      ? `Unit ${quoted(typed, 80)} belum kami temukan. Coba nama lengkapnya, atau ketik "semua".`
      : lines(
          `Ada beberapa unit yang mirip dengan ${quoted(typed, 80)}:`,
          ...like.map((name) => `• ${name}`),
          'Mohon ketik nama lengkapnya.',
        ),
  broadcast_ask_work: () =>
    lines(
      'Menurut keadaan pekerjaannya?',
      '1. Semua',
      '2. Belum mulai mengisi',
      '3. Masih draf',
      '4. Dikembalikan untuk diperbaiki',
      '5. Menunggu diperiksa',
      '6. Sudah diterima',
    ),
  broadcast_ask_channels: () =>
    lines('Lewat jaringan apa?', '1. Semua', '2. Telegram', '3. WhatsApp', '4. Obrolan web'),
  broadcast_count: ({ reached, unreachable, names, asked = 0 }) =>
    lines(
      asked === 0
        ? null
        : `${count(asked)} orang sudah diundang sebelumnya, jadi tidak ditanya lagi.`,
      `Sampai di sini: ${count(reached)} orang terjangkau${unreachable === 0 ? '.' : `, ${count(unreachable)} tidak terjangkau:`}`,
      unreachable === 0 ? null : named(names, unreachable),
    ),
  broadcast_first_step: () => 'Ini pertanyaan yang pertama.',
  broadcast_text_doubt: ({ typed }) =>
    `${quoted(typed, 40)} belum kami ambil sebagai isi siaran. Mohon tulis isinya dengan kalimat, atau ketik "batal".`,
  broadcast_ask_text: ({ placeholders, now }) =>
    lines(
      now === null
        ? 'Tulis isi siarannya dalam satu pesan.'
        : `Isinya sekarang: ${theirs(now, 300)}`,
      now === null
        ? null
        : 'Tulis isi yang baru dalam satu pesan, atau ketik "lanjut" bila sudah benar.',
      `Yang boleh disisipkan dan berbeda untuk setiap orang: ${placeholders.map((word) => `{${word}}`).join(', ')}.`,
    ),
  broadcast_unknown_placeholder: ({ found, placeholders }) =>
    `Sisipan ${found.join(', ')} tidak dikenal. Yang ada: ${placeholders.map((word) => `{${word}}`).join(', ')}. Mohon kirim lagi isinya.`,
  broadcast_too_long: ({ chars, limit, meeting }) =>
    `Isinya ${count(chars)} huruf, sedangkan batasnya ${count(limit)}. ${meeting === undefined ? 'Mohon kirim yang lebih ringkas.' : `Mohon ringkas dulu tujuan, narasumber, atau materinya, misalnya "R-${meeting} tujuan: …".`}`,
  broadcast_ask_file: () =>
    'Berkas yang ikut dikirim (boleh dilewati): kirim satu PDF, JPG, PNG, atau DOCX. Ketik "lewati" bila tidak ada.',
  broadcast_file_not_now: ({ passed }) =>
    passed
      ? 'Langkah berkas sudah lewat, jadi berkas ini belum diambil. Untuk menyertakannya, ketik "batal" lalu "siaran" untuk menyusun lagi.'
      : 'Berkas diminta sesudah isi siaran, jadi berkas ini belum diambil. Mohon kirim lagi saat diminta.',
  broadcast_file_too_large: ({ name, size: bytes, limit }) =>
    `${name} berukuran ${size(bytes)}, sedangkan lewat sini paling besar ${size(limit)}, jadi belum kami ambil. Mohon perkecil dulu berkasnya.`,
  broadcast_file_taken: ({ name, more }) =>
    lines(
      `${name} sedang diperiksa; langkah berikutnya kami tanyakan sesudah itu.`,
      more ? 'Satu siaran memuat satu berkas; yang lain tidak diambil.' : null,
    ),
  broadcast_file_stored: ({ name, size: bytes }) => `✔ ${name} (${size(bytes)}) akan ikut dikirim.`,
  broadcast_file_unused: ({ name }) =>
    `${name} tidak ikut dikirim, karena siarannya tidak lagi menunggu berkas. Untuk menyertakannya, ketik "siaran" dan susun lagi.`,
  broadcast_ask_question: () =>
    lines(
      'Adakah pertanyaan yang perlu dijawab?',
      '1. Tidak ada',
      '2. Kehadiran (hadir, tidak hadir, diwakili)',
      '3. Pilihan sendiri',
    ),
  broadcast_ask_options: ({ most }) =>
    `Tulis pilihannya, satu baris satu pilihan atau dipisah titik koma; 2 sampai ${count(most)} pilihan, masing-masing paling panjang 100 huruf.`,
  broadcast_ask_time: () =>
    lines(
      'Kapan dikirim?',
      '• sekarang',
      '• besok jam 9',
      '• 1 desember 2026 08.00',
      '• setiap senin 08.00 sampai 31 desember 2026',
      '• setiap tanggal 5 08.00 sampai 31 desember 2026',
      `Tanpa jam, siaran keluar pukul 08.00. Siaran hanya keluar pukul 07.00 sampai 20.00 ${zoneName()}, Senin sampai Sabtu.`,
    ),
  broadcast_time_unclear: timeDoubt,
  broadcast_time_read: ({ starts }) => `Siaran akan keluar ${moment(starts)}.`,
  broadcast_quiet: ({ starts }) =>
    `Waktu itu termasuk jam tenang; siaran akan keluar ${moment(starts)}.`,
  broadcast_ask_late: ({ days }) =>
    `Apakah orang yang baru bergabung dalam ${count(days)} hari ke depan juga menerimanya?`,
  broadcast_choose: () => 'Jawaban itu belum cocok dengan pilihannya.',
  broadcast_nobody: ({ asked = 0 }) =>
    asked > 0
      ? `${count(asked)} orang itu sudah diundang sebelumnya, jadi tidak ada yang dikirim lagi. Ketik "rapat" untuk melihat daftarnya.`
      : 'Tidak ada orang yang terjangkau dengan pilihan itu, jadi tidak ada yang dikirim. Ketik "siaran" untuk memilih lagi.',
  broadcast_preview: (args) => previewText(args, args.samples.length),
  broadcast_needs_code: ({ count: people }) =>
    `Jumlahnya sudah benar. Mohon tambahkan 4 angka kode dari contoh di atas, jadi: ${people} lalu kodenya.`,
  broadcast_wrong_count: ({ count: people }) =>
    `Jumlah orangnya sekarang ${count(people)}. Bila itu benar, ketik ${people} dan kodenya; bila tidak, ketik "batal".`,
  broadcast_count_changed: ({ before, count: people }) =>
    `Jumlah orangnya berubah dari ${count(before)} menjadi ${count(people)}.`,
  meeting_outside_gakor: ({ units }) =>
    `Tidak ikut diundang, karena bukan unit gakor Anda: ${theirs(units.join(', '), 150)}. Untuk mereka, mohon minta ${roleName('coordinator')}.`,
  broadcast_confirmed: ({ code, count: people, starts, meeting }) =>
    lines(
      `✔ Tersimpan. Siaran ${code} untuk ${count(people)} orang ${starts === null ? 'mulai dikirim' : `akan dikirim ${moment(starts)}`}.`,
      meeting === undefined
        ? `Ketik "siaran ${code}" untuk melihat perkembangannya, "siaran ${code} jeda" untuk menahannya.`
        : `Siapa yang datang: ketik "R-${meeting} peserta". Bila perlu dihentikan, mohon minta ${roleName('coordinator')} menghentikan siaran ${code}.`,
    ),
  broadcast_unknown: ({ code }) =>
    `Siaran ${code} tidak ditemukan. Ketik "siaran daftar" untuk melihat yang ada.`,
  broadcast_progress: (progress) =>
    paragraphs(
      `Siaran ${progress.code}, ${broadcastStates[progress.state]}, ${moment(progress.starts)}.`,
      progressText(progress),
    ),
  broadcast_steered: ({ code, to }) =>
    to === 'pause'
      ? `✔ Tersimpan. Siaran ${code} dijeda; yang belum terkirim ditahan. Ketik "siaran ${code} lanjut" untuk meneruskan.`
      : to === 'resume'
        ? `✔ Tersimpan. Siaran ${code} dilanjutkan.`
        : `✔ Tersimpan. Siaran ${code} dibatalkan; yang belum terkirim tidak akan dikirim.`,
  broadcast_not_steered: ({ code, state }) =>
    `Siaran ${code} sudah ${broadcastStates[state]}, jadi langkah itu tidak dapat dilakukan. Ketik "siaran ${code}" untuk melihatnya.`,
  broadcast_attendance: ({ code, question, rows }) =>
    question === null
      ? `Siaran ${code} tidak memuat pertanyaan.`
      : rows.length === 0
        ? `Siaran ${code} belum sampai kepada siapa pun, jadi belum ada jawaban.`
        : lines(
            `Jawaban siaran ${code}:`,
            ...rows.map(
              (row) =>
                `• ${row.name ?? 'tanpa nama'}${row.nip === null ? '' : `, NIP ${row.nip}`}${row.unit === null ? '' : `, ${row.unit}`}: ${row.answer === null ? 'belum menjawab' : answerText(row.answer)}${row.representative === null ? '' : ` oleh ${row.representative}`}`,
            ),
          ),
  broadcast_text: ({ text, opening, name }) =>
    opening === null
      ? text
      : paragraphs((greetings[opening % greetings.length] ?? greetings[0])(name), text),
  broadcast_question: ({ code, question }) => questionText(code, question),
  broadcast_done: (progress) =>
    paragraphs(
      `Siaran ${progress.code} selesai.`,
      progressText(progress),
      progress.question === null
        ? null
        : `Ketik "siaran ${progress.code} hadir" untuk daftar jawabannya.`,
    ),
  broadcast_late: ({ code, starts }) =>
    `Siaran ${code} seharusnya keluar ${moment(starts)}, tetapi layanan sedang mati saat itu. Supaya tidak salah waktu, siaran ditahan. Ketik "siaran ${code} lanjut" untuk tetap mengirim, atau "siaran ${code} batal".`,
  answer_saved: ({ answer, representative, again }) =>
    `✔ Tersimpan. Jawaban ${again ? 'sekarang' : 'Anda'}: ${answerText(answer)}${representative === null ? '' : ` oleh ${representative}`}. Boleh diubah dengan menjawab lagi.`,
  ask_representative: () => 'Siapa nama yang mewakili? Mohon tulis namanya saja, dengan huruf.',
  no_question: () =>
    'Pertanyaan itu sudah tidak ada atau bukan untuk akun ini. Bila perlu, mohon hubungi pengirimnya.',
  no_such_option: ({ code, options }) =>
    `Pilihannya 1 sampai ${count(options)}, misalnya "pilih ${code} 1".`,
};

/** How a question can be answered, in one line. */
const answersText = (question: BroadcastQuestion): string =>
  question.kind === 'attendance'
    ? 'Jawabannya: hadir, tidak hadir, atau diwakili.'
    : `Pilihannya: ${question.options.join('; ')}.`;

/**
 * Says how a broadcast will be read, with so many of its examples, and how it is let go. The text is always whole; what can be
 * answered is one line where `tight`.
 */
export const previewText = (
  {
    count: people,
    samples: all,
    file,
    question,
    starts,
    until,
    monthDay,
    late,
    code,
  }: BroadcastMessages['broadcast_preview'],
  most: number,
  tight = false,
): string => {
  const samples = all.slice(0, most);
  return lines(
    all.length === 1
      ? 'Begini siarannya dibaca:'
      : `Begini siarannya dibaca ${count(samples.length)} dari ${count(people)} orang:`,
    ...samples.map(({ name, text }) => lines(`— ${name}`, text)),
    file === null ? null : `Berkas yang ikut dikirim: ${file}`,
    question === null ? null : tight ? answersText(question) : questionText('KODE', question),
    lines(
      starts === null ? 'Dikirim sekarang.' : `Dikirim ${moment(starts)}.`,
      until === null
        ? null
        : `Diulang setiap ${monthDay === null ? 'minggu' : `bulan tanggal ${monthDay}`} sampai ${day(until)}.`,
      late ? 'Orang yang baru bergabung ikut menerimanya.' : null,
    ),
    `Untuk mengirim, ketik jumlah orangnya dan kodenya: ${people} ${code}. Ketik "kembali" untuk mengubah, "batal" untuk tidak jadi.`,
  );
};
