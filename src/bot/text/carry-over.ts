// The words about answers that came from another version or year of the form.
// It never decides what is carried over.
import type { CarryOverMessages } from '../../domain/conversation/carry-over/messages.ts';
import { oldText } from './carried.ts';
import { count, lines, shorten, theirs } from './format.ts';
import type { WordsOf } from './words.ts';

const labels = (all: readonly string[]): string => all.map((one) => shorten(one, 40)).join('; ');

/** One sentence maker for each message. */
export const carryOverWords: WordsOf<CarryOverMessages> = {
  carry_unit_none: ({ edition, year }) =>
    `Tidak ada inovasi unit${year === null ? ' dari tahun lain' : ` dari ${year}`} yang pernah dikirim dan belum ada di ${edition}. Untuk memulai yang baru, ketik "baru".`,
  carry_unit_which: () => 'Inovasi unit mana yang dilanjutkan? Balas dengan nomornya.',
  carry_unit_ask: ({ unit, edition, rows, more, count: all, owners, left }) =>
    lines(
      `${count(all)} inovasi ${theirs(unit, 60)} dapat dilanjutkan untuk ${edition}:`,
      ...rows.map(({ name, year }) => `• ${theirs(name, 60)} (${year})`),
      more === 0 ? null : `dan ${count(more)} lagi.`,
      owners === 0
        ? null
        : `Menjadi draf ${count(owners)} pemiliknya, yang kami kabari. Isian dan bukti yang masih berlaku ikut, dan belum dihitung sebelum dipastikan mereka.`,
      left === 0
        ? null
        : `${count(left)} di antaranya milik orang yang tidak lagi di unit ini; itu menjadi draf Bapak/Ibu.`,
    ),
  carried_unit: ({ unit, edition, count: all }) =>
    `✔ ${count(all)} inovasi ${theirs(unit, 60)} dilanjutkan untuk ${edition}. Pemiliknya kami kabari; kemajuannya terlihat dengan "daftar".`,
  notice_carried: ({ by, edition, drafts, more }) =>
    lines(
      `${by === null ? 'Admin unit' : theirs(by, 60)} melanjutkan inovasi Bapak/Ibu untuk ${edition}:`,
      ...drafts.map(({ code, name }) => `• ${theirs(name, 60)} (${code})`),
      more === 0 ? null : `dan ${count(more)} lagi.`,
      'Isian tahun lalu sudah ikut, tetapi belum dihitung sebelum Bapak/Ibu pastikan. Ketik "draf" untuk memilih, lalu "lanjut".',
    ),
  nothing_to_carry: ({ edition }) =>
    `Tidak ada inovasi Bapak/Ibu dari tahun lain yang belum ada di ${edition}. Untuk memulai yang baru, ketik "baru".`,
  carry_which: ({ rows, more }) =>
    lines(
      'Inovasi mana yang dilanjutkan?',
      ...rows.map(({ code, name, year }) => `• ${theirs(name, 60)} (${code}, ${year})`),
      more === 0 ? null : `dan ${count(more)} lagi.`,
      `Ketik misalnya "lanjutkan inovasi ${rows[0]?.code ?? ''}".`,
    ),
  carried_over: ({ code, name, edition, takenBack }) =>
    lines(
      `✔ ${theirs(name, 80)} dilanjutkan untuk ${edition} dengan kode ${code}.`,
      takenBack.length === 0
        ? null
        : `Tingkat ditarik: ${takenBack
            .slice(0, 2)
            .map(({ number, old }) => `${count(number)} (${oldText(old)})`)
            .join(
              '; ',
            )}${takenBack.length > 2 ? `; dan ${count(takenBack.length - 2)} lagi` : ''}.`,
    ),
  notice_form_changed: ({ edition, drafts, fresh, confirm, gone, more }) => {
    const [first] = drafts;
    const which =
      drafts.length === 1 && first !== undefined
        ? first.name === null
          ? first.code
          : `${theirs(first.name, 80)} (${first.code})`
        : `${count(drafts.length)} inovasi Bapak/Ibu`;
    return lines(
      `Formulir ${edition} diperbarui. Isian ${which} ikut pindah, tidak ada yang hilang.`,
      fresh.length === 0 ? null : `Baru ditanyakan: ${labels(fresh)}.`,
      confirm.length === 0 ? null : `Mohon dipastikan: ${labels(confirm)}.`,
      gone.length === 0
        ? null
        : `Tidak ditanyakan lagi: ${labels(gone)}. Isinya tetap tersimpan di riwayat.`,
      more === 0 ? null : `Dan ${count(more)} butir lain.`,
      drafts.length === 1
        ? 'Ketik "lanjut" untuk meneruskan.'
        : 'Ketik "draf" untuk memilih, lalu "lanjut".',
    );
  },
};
