// The words of the first check: queue, card, decisions, and the notices around them.
// Decisions are typed with the code on the card; the code is repeated wherever it is needed.
import type { NoteLine, Row } from '../../domain/conversation/message-parts.ts';
import type { CheckingMessages } from '../../domain/conversation/command-messages.ts';
import { rowText } from './commands.ts';
import { count, lines, moment, paragraphs, score, shorten } from './format.ts';
import { roleNames, stateNames } from './labels.ts';
import { warningText } from './warnings.ts';
import type { WordsOf } from './words.ts';

/** What people type for the decisions the engine knows by name. */
const verbs: Readonly<Record<string, string>> = {
  approve: 'setujui',
  endorse: 'tetapkan',
  return: 'kembalikan',
  reopen: 'buka lagi',
  reject: 'tolak',
  accept: 'terima',
};

/** The code alone where the name is not at hand. */
const titled = (code: string, name: string) =>
  name === code ? code : `${shorten(name, 200)} (${code})`;

const noteLine = (item: NoteLine) =>
  `${count(item.number)}. ${item.label}: ${item.note.replaceAll('\n', '; ')}`;

function waitingRow(row: Row, index: number): string {
  return `${index + 1}. ${rowText(row)} sejak ${moment(row.since)}${row.ownerName === null ? '' : `, ${row.ownerName}`}`;
}

/** Keeps the lines of an answer under its label. */
const inset = (text: string) => text.replaceAll('\n', '\n   ');

function cardLine(line: CardLine): string {
  return lines(
    line.before === null
      ? `${count(line.number)}. ${line.label}: ${inset(line.value)}`
      : `${count(line.number)}. ${line.label} (diubah)`,
    line.before === null ? null : `   Sebelumnya: ${inset(line.before)}`,
    line.before === null ? null : `   Sekarang: ${inset(line.value)}`,
    line.files.length === 0 ? null : `   Berkas: ${line.files.join('; ')}`,
  );
}

type CardLine = CheckingMessages['card']['lines'][number];

const isEmpty = (line: CardLine) =>
  line.value === '-' && line.files.length === 0 && line.before === null;

/** Names what was left out in one line, so that a long card stays readable. */
function emptyLine(all: readonly CardLine[]): string | null {
  const empty = all.filter(isEmpty).map((line) => `${count(line.number)}. ${line.label}`);
  return empty.length === 0 ? null : `Belum ada atau dikosongkan: ${empty.join('; ')}`;
}

function decisions(code: string, cardCode: string): string {
  return lines(
    'Keputusan (angka ini hanya untuk Anda dan isi yang sekarang):',
    `• setujui ${cardCode}`,
    `• kembalikan ${cardCode} 6 mohon tulis gelarnya (nomor butir, lalu catatannya)`,
    `• bukti ${code} untuk membuka berkasnya`,
  );
}

/** Words for everything said around a check. */
export const checkingWords: WordsOf<CheckingMessages> = {
  queue: ({ rows }) =>
    rows.length === 0
      ? 'Tidak ada inovasi yang menunggu diperiksa.'
      : lines(
          `${count(rows.length)} inovasi menunggu diperiksa:`,
          ...rows.map(waitingRow),
          'Balas dengan nomornya untuk melihat, atau ketik "lihat" dan kodenya.',
        ),
  unit_list: ({ rows }) =>
    rows.length === 0
      ? 'Belum ada inovasi pada unit Anda. Ketik "undang" untuk mengundang inovator, atau "baru" untuk mengisi sendiri.'
      : lines(
          `${count(rows.length)} inovasi:`,
          ...rows.map(
            (row) => `• ${rowText(row)}${row.ownerName === null ? '' : `, ${row.ownerName}`}`,
          ),
          'Ketik "lihat" dan kodenya untuk membaca.',
        ),
  look_by_code: ({ code }) => `Ketik "lihat ${code}" untuk membacanya.`,
  card: (args) =>
    paragraphs(
      lines(
        `${args.name} (${args.code})`,
        args.unit,
        args.owner === null ? null : `Pengisi: ${args.owner}`,
        `${stateNames[args.state]} sejak ${moment(args.since)}`,
        args.score === null ? null : `Perkiraan skor ${score(args.score, args.max)}`,
      ),
      lines(...args.lines.filter((line) => !isEmpty(line)).map(cardLine), emptyLine(args.lines)),
      args.warnings.length === 0 && args.sameFiles.length === 0
        ? null
        : lines(
            'Perlu diperhatikan:',
            ...args.warnings.map((warning) => `• ${warningText(warning)}`),
            ...args.sameFiles.map(
              (file) =>
                `• Berkas ${file.name} (butir ${count(file.number)}) sama persis dengan berkas pada ${file.otherNumber === null ? file.otherCode : `butir ${count(file.otherNumber)}`}.`,
            ),
          ),
      args.own && args.cardCode === null && args.state === 'submitted'
        ? 'Inovasi ini ikut Anda isi, jadi pemeriksaannya dilakukan orang lain.'
        : null,
      args.own && args.cardCode !== null
        ? 'Inovasi ini ikut Anda isi. Karena di unit ini belum ada admin lain, Anda boleh memutuskan; hal itu akan dicatat.'
        : null,
      args.cardCode === null ? null : decisions(args.code, args.cardCode),
    ),
  no_evidence: ({ code }) => `Belum ada berkas tersimpan untuk itu pada ${code}.`,
  evidence_follows: ({ code, count: files }) =>
    `${count(files)} berkas bukti dari ${code} menyusul di bawah ini.`,
  evidence_caption: ({ code, number, label, name }) =>
    `${code} butir ${count(number)}. ${label}\n${name}`,
  needs_code: ({ verb }) =>
    `Untuk keputusan, tambahkan angka dari kartunya, misalnya "${verbs[verb] ?? 'setujui'} 4821". Kartunya muncul setelah "antrean" lalu "lihat" dan kode inovasinya.`,
  wrong_card_code: ({ codes }) =>
    codes === 1
      ? 'Angka itu tidak cocok dengan kartu mana pun. Buka lagi kartunya dengan "antrean", lalu pakai angka yang tertulis di sana.'
      : 'Di antara angka itu ada yang tidak cocok dengan kartu mana pun, jadi tidak ada yang diputuskan. Buka lagi kartunya dengan "antrean", lalu pakai angka yang tertulis di sana.',
  too_many_card_codes: ({ most }) =>
    `Dalam satu pesan paling banyak ${count(most)} angka, jadi tidak ada yang diputuskan. Mohon kirim ulang dalam beberapa pesan.`,
  card_outdated: ({ code, name, state, expired }) =>
    expired
      ? `Kartu ${shorten(name, 200)} (${code}) sudah lewat waktunya. Ketik "lihat ${code}" untuk kartu baru.`
      : `Kartu itu tidak berlaku lagi: ${shorten(name, 200)} (${code}) sudah berubah dan sekarang ${stateNames[state]}. Ketik "lihat ${code}" untuk membaca yang terbaru.`,
  approved: ({ code, name, to, onlyPerson }) =>
    lines(
      `✔ Tersimpan. ${shorten(name, 200)} (${code}) disetujui; sekarang ${stateNames[to]}.`,
      onlyPerson
        ? 'Dicatat bahwa Anda memeriksa inovasi yang ikut Anda isi, karena di unit ini belum ada admin lain.'
        : null,
      'Ketik "antrean" untuk inovasi berikutnya.',
    ),
  ask_return_notes: ({ code, name, count: notes }) =>
    lines(
      `Apa yang perlu diperbaiki pada ${shorten(name, 200)} (${code})?`,
      'Tulis nomor butir lalu catatannya, satu per baris, misalnya:',
      '6 mohon tulis gelarnya',
      'indikator 1 SK belum ditandatangani',
      notes === 0
        ? 'Ketik "batal" untuk tidak jadi.'
        : `${count(notes)} catatan sudah ada. Ketik "selesai" untuk mengembalikan.`,
    ),
  note_not_understood: ({ line, total }) =>
    `Baris ini belum jelas untuk butir mana: "${shorten(line, 120)}". Awali dengan nomor butir (1 sampai ${count(total)}), misalnya "6 mohon tulis gelarnya" atau "indikator 1 SK belum ditandatangani".`,
  notes_so_far: ({ code, name, count: notes }) =>
    notes === 0
      ? `Silakan tulis catatan untuk ${titled(code, name)}: nomor butir, lalu apa yang perlu diperbaiki. Ketik "batal" untuk tidak jadi.`
      : `${count(notes)} catatan untuk ${titled(code, name)}. Tambah lagi, atau ketik "selesai" untuk mengembalikan.`,
  notes_understood: ({ code, name, items, unread, total }) =>
    lines(
      `Belum dikembalikan. Catatan untuk ${titled(code, name)} kami baca begini:`,
      ...items.map(noteLine),
      ...unread.map(
        (part) =>
          `Belum jelas untuk butir mana, jadi tidak ikut: "${shorten(part, 120)}" (butir 1 sampai ${count(total)})`,
      ),
      'Bila sudah benar, ketik "selesai" untuk mengembalikan. Bila belum, tulis lagi: satu catatan per baris, diawali nomor butirnya.',
    ),
  return_which: ({ code, name, count: notes }) =>
    `Yang sedang dicatat pengembaliannya adalah ${titled(code, name)}, ${count(notes)} catatan. Ketik "selesai" sekali lagi untuk mengembalikannya, atau "batal".`,
  notes_left: ({ code, name, count: notes }) =>
    `${count(notes)} catatan untuk ${titled(code, name)} tidak disimpan dan inovasi itu belum dikembalikan.`,
  returned: ({ code, name, items }) =>
    lines(
      `✔ Tersimpan. ${shorten(name, 200)} (${code}) dikembalikan dengan catatan:`,
      ...items.map(noteLine),
      'Pengisinya sudah kami beri tahu. Ketik "antrean" untuk inovasi berikutnya.',
    ),
  notice_waiting: (args) =>
    paragraphs(
      lines(
        args.again
          ? `Sudah diperbaiki dan menunggu Anda: ${shorten(args.name, 300)} (${args.code})`
          : `Menunggu Anda: ${shorten(args.name, 300)} (${args.code})`,
        args.unit,
        args.by === null ? null : `Dari: ${args.by}`,
        `${count(args.answered)} butir terisi, ${count(args.files)} berkas bukti${args.score === null ? '' : `, perkiraan skor ${score(args.score, args.max)}`}.`,
      ),
      `Ketik "lihat ${args.code}" untuk membaca semua isiannya.`,
      args.cardCode === null || args.state !== 'submitted'
        ? null
        : decisions(args.code, args.cardCode),
    ),
  notice_nobody: ({ code, name, unit, role }) =>
    `${shorten(name, 300)} (${code}) dari ${unit} menunggu ${roleNames[role]}, tetapi belum ada orangnya. Ketik "undang" untuk mengundang.`,
  notice_verified: ({ code, name, by, to }) =>
    `Kabar baik: ${shorten(name, 300)} (${code}) disetujui${by === null ? '' : ` oleh ${by}`}. Sekarang ${stateNames[to]}.`,
  notice_returned: ({ code, name, by, items }) =>
    lines(
      `${shorten(name, 300)} (${code}) dikembalikan${by === null ? '' : ` oleh ${by}`} untuk diperbaiki:`,
      ...items.map(noteLine),
      `Hanya butir itu yang perlu dikerjakan. Ketik "perbaiki ${code}" untuk mulai.`,
    ),
  notice_withdrawn: ({ code, name, by }) =>
    `${shorten(name, 300)} (${code}) ditarik${by === null ? '' : ` oleh ${by}`}, jadi tidak perlu diperiksa.`,
};
