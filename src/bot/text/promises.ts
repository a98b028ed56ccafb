// The words for promises: what a unit will do until a day, and how it is asked after.
// They blame nobody whose promise is late.
import type { PromiseMessages, PromiseShown } from '../../domain/conversation/promises/messages.ts';
import { promiseName } from '../../domain/promise.ts';
import { region, roleName } from '../../domain/region.ts';
import { count, day, lines, quoted, theirs } from './format.ts';
import type { WordsOf } from './words.ts';

const example = (): string =>
  `"janji ${region().examples.otherUnit}: menyusun SOP; oleh Siti; sampai 11 Desember 2026"`;

const shown = ({ number, unit, text, who, until }: PromiseShown, most: number): string =>
  `${promiseName(number)}${unit === null ? '' : ` ${theirs(unit, 40)}`}: ${theirs(text, most)}${who === null ? '' : `, oleh ${theirs(who, 40)}`}, sampai ${day(until)}`;

const answers = (number: number): string =>
  `Balas "${promiseName(number)} sudah", atau "${promiseName(number)} belum sampai Senin", atau tanggalnya.`;

/** The words. */
export const promiseWords: WordsOf<PromiseMessages> = {
  promise_list: ({ rows, total }) =>
    rows.length === 0
      ? `Tidak ada janji yang terbuka. Mencatat saat berkunjung: ketik misalnya ${example()}.`
      : lines(
          `${count(total)} janji terbuka, yang terdekat lebih dulu:`,
          ...rows.map(
            ({ number, unit, text, until }) =>
              `• ${promiseName(number)}${unit === null ? '' : ` ${theirs(unit, 24)}`}: ${theirs(text, 36)}, ${day(until)}`,
          ),
          total > rows.length ? `dan ${count(total - rows.length)} lainnya.` : null,
          `Bila sudah dipenuhi: ketik misalnya "${promiseName(rows[0]?.number ?? 1)} sudah".`,
        ),
  promise_made: (promise) =>
    lines(
      `✔ Tersimpan. ${shown(promise, 120)}.`,
      `${roleName('unit_admin')} unit itu kami beri tahu bila sudah ada, dan kami tanyakan pada harinya.`,
      `Mengubah: "${promiseName(promise.number)} belum sampai" dan tanggalnya; membatalkan: "${promiseName(promise.number)} batal".`,
    ),
  promise_shown: (promise) =>
    lines(
      `${shown(promise, 300)}.`,
      `Dicatat oleh ${theirs(promise.by ?? 'seseorang', 60)}.`,
      promise.state === 'open'
        ? promise.answers
          ? answers(promise.number)
          : null
        : promise.state === 'kept'
          ? 'Sudah dipenuhi.'
          : 'Sudah dibatalkan.',
    ),
  promise_changed: (promise) =>
    promise.what === 'kept'
      ? `✔ Tersimpan. ${promiseName(promise.number)} sudah dipenuhi. Terima kasih.`
      : promise.what === 'dropped'
        ? `✔ Tersimpan. ${promiseName(promise.number)} dibatalkan.`
        : `✔ Tersimpan. ${promiseName(promise.number)} kami tanyakan lagi pada ${day(promise.until)}.`,
  promise_how: ({ why, number }) =>
    ({
      new: `Janji ditulis dengan titik koma: isinya; oleh siapa; sampai kapan. Misalnya ${example()}.`,
      until: `Tanggalnya belum terbaca. Tulis hari, bulan, dan tahunnya, misalnya ${example()}.`,
      long: 'Teksnya terlalu panjang. Mohon dibagi menjadi beberapa janji, lalu kirim lagi.',
      act: answers(number ?? 1),
    })[why],
  promise_past: ({ number }) =>
    number === null
      ? `Harinya sudah lewat, atau lebih dari setahun lagi. Tulis hari yang akan datang, misalnya ${example()}.`
      : `Harinya sudah lewat, atau lebih dari setahun lagi. Tulis misalnya "${promiseName(number)} belum sampai Senin".`,
  promise_unit_unclear: ({ typed, like }) =>
    like.length === 0
      ? `Unit ${quoted(typed, 60)} belum dikenali, jadi belum ada yang dicatat. Tulis misalnya ${example()}.`
      : `Unit mana yang dimaksud: ${like.map((one) => theirs(one, 60)).join(', ')}? Tulis lagi dengan nama lengkapnya.`,
  promise_unknown: () =>
    'Janji dengan nomor itu tidak ditemukan. Ketik "janji" untuk melihat daftarnya.',
  promise_over: ({ number, state }) =>
    `${promiseName(number)} sudah ${state === 'kept' ? 'dipenuhi' : 'dibatalkan'} sebelumnya. Ketik "janji" untuk yang masih terbuka.`,
  notice_promise: (promise) => {
    const by = theirs(promise.by ?? 'Seorang rekan', 60);
    switch (promise.what) {
      case 'made':
        return lines(`${by} mencatat janji unit: ${shown(promise, 200)}.`, answers(promise.number));
      case 'kept':
        return `${by} menyatakan sudah dipenuhi: ${shown(promise, 200)}.`;
      case 'dropped':
        return `${by} membatalkan janji ${shown(promise, 200)}.`;
      case 'moved':
        return `${by} memundurkan harinya: ${shown(promise, 200)}.`;
    }
  },
  reminder_promise: (promise) =>
    lines(
      `Harinya sudah tiba: ${shown(promise, 200)}. Sudah terlaksana?`,
      answers(promise.number),
      promise.others > 0 ? `Ada ${count(promise.others)} janji lain: ketik "janji".` : null,
    ),
};
