// The lines of what waits together: names, doubts, codes, and how to endorse out of a list.
// It holds no message of its own.
import type {
  BatchRow,
  CheckingMessages,
  WaitingRow,
} from '../../domain/conversation/checking/messages.ts';
import type { RepairedLine, Row, WaitingCard } from '../../domain/conversation/message-parts.ts';
import type { State } from '../../domain/innovation/status.ts';
import { agency, roleName } from '../../domain/region.ts';
import {
  count,
  fitted,
  lines,
  moment,
  momentDay,
  paragraphs,
  score,
  shorten,
  theirs,
} from './format.ts';
import { stateNames } from './labels.ts';
import { named, rowText } from './phrases.ts';

type SecondRow = CheckingMessages['second_queue']['rows'][number];

/** An innovation by name, with whose it is. */
export const byOwner = (row: WaitingRow, most = 60) =>
  `${named(row.code, row.name === null ? null : shorten(row.name, most))}${row.ownerName === null ? '' : `, ${shorten(row.ownerName, most)}`}`;

/** One line of a head's list, numbered from `from`. */
const batchRow =
  (from: number, most = 60) =>
  (row: BatchRow, index: number) =>
    `${from + index}. ${byOwner(row, Math.min(most, 60))}${row.cardCode === null ? '' : `, kode ${row.cardCode}`}${doubtsText(row.doubts, most > 40 ? 6 : most > 24 ? 2 : 1)}`;

/** What should be looked at twice, in a few words: the list is read on a phone. */
function doubtsText(doubts: BatchRow['doubts'], most: number): string {
  // Absent in what an earlier release stored.
  if (doubts === null || doubts === undefined) return '';
  const { similar, elsewhere = false, age, unsupported, levels, selfChecked } = doubts;
  const told = [
    ...similar.slice(0, 1).map((other) => `mirip dengan ${other.code}`),
    ...(elsewhere ? ['ada yang mirip di unit lain'] : []),
    ...(age === null ? [] : [`mulai ${age.date}, di luar masa`]),
    ...(unsupported.length === 0 ? [] : [`${count(unsupported.length)} tingkat tanpa berkas`]),
    ...(levels.length === 0
      ? []
      : [`${count(levels.length)} tingkat berbeda menurut ${roleName('verifier')}`]),
    ...(selfChecked ? ['diperiksa pengisinya sendiri'] : []),
  ];
  const left = told.length - most;
  return `; ${told.slice(0, most).join(', ')}${left > 0 ? `, ${count(left)} hal lain` : ''}`;
}

/** How to endorse out of the list. */
function endorseHow(rows: readonly BatchRow[], batchCode: string | null): string | null {
  const [first, second] = rows;
  if (first?.cardCode === undefined || first.cardCode === null) return null;
  return lines(
    `Membaca dulu: "lihat ${first.code}". Kodenya hanya untuk Bapak/Ibu dan isi yang sekarang:`,
    `• tetapkan ${first.cardCode}${second === undefined || second.cardCode === null ? '' : `, atau beberapa: tetapkan ${first.cardCode} ${second.cardCode}`}`,
    batchCode === null ? null : `• tetapkan semua ${batchCode}`,
    `• kembalikan ${first.cardCode} 6 mohon tulis gelarnya`,
  );
}

/** Where names are short the hour is left out as well. */
const sinceText = (since: string, most: number): string =>
  most > 40 ? moment(since) : momentDay(since);

/** One line of an admin's list. */
const waitingRow =
  (most: number) =>
  (row: Row, index: number): string =>
    `${index + 1}. ${rowText(row, most)} sejak ${sinceText(row.since, most)}${row.ownerName === null ? '' : `, ${shorten(row.ownerName, most)}`}`;

/** One line of a verifier's list, numbered from `from`. Where names are shortest, of one that is held only its holder is told. */
const secondRow =
  (from: number, most: number) =>
  (row: SecondRow, index: number): string =>
    `${from + index}. ${named(row.code, row.name, most)}, ${shorten(row.unit, most)}${most > 24 || row.holder === null ? `, ${waitingText(row.state)} sejak ${sinceText(row.since, most)}` : ''}${holderText(row.holder, most)}`;

/** What an innovation waits for. */
export const waitingText = (state: State): string =>
  state === 'accepted'
    ? 'menunggu monev'
    : state === 'designated'
      ? 'menunggu entri nasional'
      : stateNames[state];

/** What several wait for, where it is the same. */
function queueText(states: readonly State[]): string {
  const [first] = states;
  return first !== undefined && states.every((state) => state === first)
    ? waitingText(first)
    : `di antrean ${agency()}`;
}

function holderText(holder: SecondRow['holder'], most: number): string {
  if (holder === null) return '';
  return holder.self
    ? ', sedang Anda periksa'
    : `, sedang diperiksa ${holder.name === null ? `${roleName('verifier')} lain` : shorten(holder.name, most)}${most > 24 ? ` sampai ${moment(holder.until)}` : ''}`;
}

/** What waits for an admin, in lines of so many signs together. */
export const firstQueueText = (
  { rows, waiting = rows.length }: CheckingMessages['queue'],
  most: number,
): string =>
  rows.length === 0
    ? 'Tidak ada inovasi yang menunggu diperiksa.'
    : lines(
        `${count(waiting)} inovasi menunggu diperiksa:`,
        ...fitted(most, (each) => rows.map(waitingRow(each))),
        'Balas dengan nomornya untuk melihat, atau ketik "lihat" dan kodenya.',
      );

/** What waits for verifiers, in the same way. */
export const secondQueueText = (
  { from, rows, waiting = rows.length }: CheckingMessages['second_queue'],
  most: number,
): string =>
  lines(
    `${count(waiting)} inovasi ${queueText(rows.map(({ state }) => state))}:`,
    ...fitted(most, (each) => rows.map(secondRow(from, each))),
    'Balas dengan nomornya untuk melihat, atau ketik "berikut" untuk yang belum dipegang siapa pun.',
  );

/** What waits for a head, in the same way. */
export const batchText = (
  { from, waiting, batchCode, rows, paged = false, left = [] }: CheckingMessages['batch'],
  most: number,
): string =>
  lines(
    left.length === 0
      ? `${count(waiting)} inovasi menunggu penetapan:`
      : `${count(rows.length)} inovasi untuk ditetapkan, tanpa ${left.map(({ code, name }) => `${theirs(name, 40)} (${code})`).join(', ')}:`,
    ...fitted(most, (each) => rows.map(batchRow(from, each))),
    waiting > rows.length && !paged
      ? `${count(waiting - rows.length)} lainnya menyusul; ketik "antrean" lagi sesudah ini.`
      : null,
    endorseHow(rows, batchCode),
  );

/** So many signs fit on the screen of a phone. */
const SCREEN = 700;

/** Tells a unit's admin what waits; whoever returned it, what was repaired, with the code for the version that stands now. */
export function waitingNotice(args: WaitingCard): string {
  const texts = [300, 60, 24, 16].map((most) => noticeOf(args, most));
  return texts.find((text) => [...text].length <= SCREEN) ?? texts.at(-1) ?? '';
}

/** The notice with names, notes and labels of so many signs; values stand whole. */
const noticeOf = (args: WaitingCard, most: number): string =>
  paragraphs(
    lines(
      `${args.again ? 'Sudah diperbaiki dan menunggu Anda' : 'Menunggu Anda'}: ${theirs(args.name, most)} (${args.code})`,
      shorten(args.unit, most),
      args.by === null ? null : `Dari: ${shorten(args.by, most)}`,
      ...(args.cardCode === undefined ? [] : (args.repaired ?? []).map(repairedLine(most))),
      `${count(args.answered)} butir terisi, ${count(args.files)} berkas bukti${args.score === null ? '' : `, perkiraan skor ${score(args.score, args.max)}`}.`,
    ),
    args.cardCode === undefined
      ? `Ketik "lihat ${args.code}" untuk membaca semua isiannya dan memutuskan.`
      : lines(
          `Membaca semuanya: "lihat ${args.code}". Keputusan untuk versi ${count(args.version ?? 0)} (angka ini hanya untuk Anda):`,
          `• setujui ${args.cardCode}`,
          `• kembalikan ${args.cardCode}, lalu nomor butir dan catatannya`,
        ),
  );

/** What was asked of an item, and what stands there now. */
const repairedLine =
  (most: number) =>
  ({ number, label, note, value, files }: RepairedLine): string =>
    `• ${count(number)}. ${shorten(label, Math.min(most, 30))} (diminta: ${theirs(note, Math.min(most, 40))}): ${theirs(value, 40)}${files === 0 ? '' : `; ${count(files)} berkas`}`;
