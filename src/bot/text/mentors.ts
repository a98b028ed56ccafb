// The words for gakor, mentors and what people write to each other.
// A message without a sentence does not compile.
import { agency, region, roleName, roleNameFirst } from '../../domain/region.ts';
import { lines, paragraphs, quoted, theirs } from './format.ts';
import type { WordsOf } from './words.ts';
import type { MentorMessages } from '../../domain/conversation/mentors/messages.ts';

/** A whole message of somebody, its lines kept, in marks that it cannot close. */
const passage = (text: string) => `“${text.trim().replaceAll(/[“”]/gu, '"')}”`;

const how = (): string =>
  lines(
    'Cara mengatur gakor:',
    `• gakor baru ${region().examples.group}: membuat gakor`,
    `• gakor 1 unit ${region().examples.otherUnit}: memasukkan unit ke gakor nomor 1`,
    `• gakor 1 lepas ${region().examples.otherUnit}: mengeluarkan unit`,
    `• gakor 1 pamong Siti Aminah: menetapkan ${roleName('mentor')}; orangnya diundang dulu dengan "undang pamong"`,
  );

function gakorDone({ what, gakor, unit, mentor }: MentorMessages['notice_gakor']): string {
  switch (what) {
    case 'create':
      return `Gakor ${gakor} dibuat.`;
    case 'add_unit':
      return `${unit ?? 'Unit'} masuk ke gakor ${gakor}.`;
    case 'drop_unit':
      return `${unit ?? 'Unit'} dikeluarkan dari gakor ${gakor}.`;
    case 'mentor':
      return `${mentor ?? 'Tanpa nama'} menjadi ${roleName('mentor')} gakor ${gakor}.`;
  }
}

/** The words. */
export const mentorsWords: WordsOf<MentorMessages> = {
  gakor_list: ({ rows }) =>
    paragraphs(
      ...rows.map(({ id, name, units, mentors }) =>
        lines(
          `${id}. ${name}`,
          `${roleNameFirst('mentor')}: ${mentors.length === 0 ? 'belum ada' : mentors.join('; ')}`,
          `Unit: ${units.length === 0 ? 'belum ada' : units.join('; ')}`,
        ),
      ),
      rows.length === 0 ? 'Belum ada gakor.' : null,
      how(),
    ),
  gakor_how: () => how(),
  gakor_mentors: ({ people }) =>
    people.length === 0
      ? `Belum ada ${roleName('mentor')} yang terdaftar. Ketik "undang pamong" untuk mengundang, lalu ulangi.`
      : lines(
          `${roleNameFirst('mentor')} dengan nama itu belum ditemukan. Yang terdaftar:`,
          ...people.map(({ id, name }) => `• ${id}: ${name ?? 'tanpa nama'}`),
          'Ulangi dengan nama lengkap atau nomornya, misalnya "gakor 1 pamong ' +
            String(people[0]?.id ?? 1) +
            '".',
        ),
  gakor_changed: (done) =>
    lines(
      `✔ Tersimpan. ${gakorDone(done)}`,
      done.from === null ? null : `Unit itu sebelumnya di gakor ${done.from}.`,
      'Ketik "gakor" untuk melihat daftarnya.',
    ),
  notice_gakor: (done) =>
    done.what === 'mentor'
      ? `Anda sekarang ${roleName('mentor')} gakor ${done.gakor}. Ketik "daftar" untuk melihat inovasi unit-unitnya.`
      : `Gakor yang Anda dampingi berubah: ${gakorDone(done)}`,
  mentor_no_unit: () =>
    `Unit Anda belum tercatat, jadi ${roleName('mentor')}nya belum diketahui. Mohon hubungi ${agency()}.`,
  mentor_ask: () =>
    'Apa yang ingin ditanyakan? Tulis dalam satu pesan; keadaan inovasi Anda ikut disampaikan. Ketik "batal" untuk tidak jadi.',
  mentor_asked: ({ names }) =>
    names.length === 0
      ? `✔ Tersimpan. Unit Anda belum punya ${roleName('mentor')}, jadi pertanyaan diteruskan ke ${roleName('coordinator')}. Jawabannya akan datang ke sini.`
      : `✔ Tersimpan. Pertanyaan diteruskan ke ${roleName('mentor')} ${names.join(', ')}. Jawabannya akan datang ke sini.`,
  mentor_too_long: ({ limit }) =>
    `Pesannya terlalu panjang; paling panjang ${limit} huruf. Mohon kirim yang lebih ringkas.`,
  mentor_enough: ({ limit }) =>
    `Hari ini sudah ${limit} pesan Anda yang kami teruskan, jadi yang ini belum dikirim. Mohon kirim lagi besok, beberapa pertanyaan dalam satu pesan. Bila mendesak, hubungi ${agency()}.`,
  message_write: ({ id }) =>
    `Tulis jawaban untuk pesan ${id} dalam satu pesan, atau ketik "batal".`,
  message_unknown: ({ id }) =>
    `Pesan ${id} tidak ditemukan. Mohon periksa nomornya pada pesan yang ingin dijawab.`,
  message_sent: ({ to }) =>
    `✔ Tersimpan. Pesan diteruskan${to === null ? '' : ` ke ${theirs(to, 120)}`}.`,
  message_unit_write: ({ unit }) =>
    `Tulis pesan untuk orang-orang ${unit} dalam satu pesan, atau ketik "batal".`,
  message_unit_check: ({ unit, text, quiet }) =>
    paragraphs(
      `Pesan ini untuk semua orang ${unit}:`,
      text,
      quiet
        ? 'Sekarang jam tenang (pukul 20.00 sampai 07.00 dan hari Minggu), dan pesannya langsung sampai. Tetap kirim sekarang?'
        : 'Kirim sekarang?',
      'Untuk mengganti isinya, tulis saja yang baru.',
    ),
  message_unit_unclear: ({ typed, like }) =>
    lines(
      `Unit di awal pesan belum terbaca: ${quoted(typed, 80)}. Pesannya belum dikirim.`,
      ...like.map((name) => `• ${name}`),
      `Tulis nama unitnya, titik dua, lalu isinya, misalnya "pesan ${region().examples.otherUnit}: besok kami berkunjung".`,
    ),
  notice_message: ({ id, from, unit, what, innovation, item, text }) =>
    paragraphs(
      lines(
        what === 'question'
          ? `Pertanyaan dari ${from ?? 'seseorang'}, ${unit}:`
          : what === 'answer'
            ? `Jawaban dari ${from ?? roleName('mentor')}:`
            : `Pesan dari ${from ?? roleName('mentor')} untuk ${unit}:`,
        innovation === null
          ? null
          : `Tentang ${innovation.name === null ? innovation.code : `${theirs(innovation.name, 120)} (${innovation.code})`}${item === null ? '' : `, ${item}`}`,
      ),
      passage(text),
      `Untuk membalas, ketik "jawab ${id}" lalu isinya.`,
    ),
};
