// The words for the order and the commitment that are signed outside.
import type { SignedMessages } from '../../domain/conversation/signed/messages.ts';
import { paperNames } from '../../domain/language/index.ts';
import { region } from '../../domain/region.ts';
import { count, day as dayOf, lines, quoted, theirs } from './format.ts';
import type { WordsOf } from './words.ts';

const words = {
  'pernyataan-komitmen': 'komitmen',
  'perintah-pelaksanaan': 'surat perintah',
} as const;

/** The words. */
export const signedWords: WordsOf<SignedMessages> = {
  signed_noted: ({ paper, unit, day, left }) =>
    lines(
      day === null
        ? `✔ ${paperNames[paper]} ${theirs(unit, 60)} tercatat belum ditandatangani.`
        : `✔ ${paperNames[paper]} ${theirs(unit, 60)} tercatat ditandatangani ${dayOf(day)}.`,
      left === null
        ? `Bila keliru: ketik "${words[paper]} ${day === null ? 'sudah' : 'belum'} ditandatangani".`
        : left === 0
          ? 'Semua unit sudah. Terima kasih.'
          : `${count(left)} unit belum; melihatnya: ketik "status ${words[paper]}".`,
    ),
  signed_status: ({ paper, signed, total, lacking, own }) =>
    own === null
      ? lines(
          `${paperNames[paper]}: ${count(signed)} dari ${count(total)} unit sudah ditandatangani.`,
          lacking.length === 0
            ? null
            : `Belum: ${lacking.map((one) => theirs(one, 40)).join('; ')}${total - signed > lacking.length ? `; dan ${count(total - signed - lacking.length)} lainnya` : ''}.`,
          `Mencatat: ketik misalnya "${words[paper]} ${region().examples.unit} sudah ditandatangani". Seluruh daftarnya: ketik "peringkat unit".`,
        )
      : own.day === null
        ? `${paperNames[paper]} ${theirs(own.unit, 60)} belum tercatat ditandatangani. Bila sudah: ketik "${words[paper]} sudah ditandatangani"; mencetaknya: "${words[paper]}".`
        : `${paperNames[paper]} ${theirs(own.unit, 60)} ditandatangani ${dayOf(own.day)}. Bila keliru: ketik "${words[paper]} belum ditandatangani".`,
  signed_day_unclear: ({ paper, example }) =>
    `Tanggalnya belum terbaca, atau belum lewat, jadi belum ada yang dicatat. Tulis misalnya "${words[paper]} sudah ditandatangani ${dayOf(example)}".`,
  signed_unit_unclear: ({ typed, like, paper = 'pernyataan-komitmen' }) =>
    typed === ''
      ? `Sebut unitnya, misalnya "${words[paper]} ${like[0] ?? region().examples.unit} sudah ditandatangani".`
      : `Unit ${quoted(typed, 60)} belum dikenali. ${like.length === 0 ? `Tulis nama lengkapnya, misalnya seperti pada "status ${words[paper]}".` : `Mungkin maksudnya ${like.map((one) => theirs(one, 40)).join(', atau ')}; tulis lagi dengan nama lengkapnya.`}`,
};
