// The words for meetings.
// A message without a sentence does not compile.
import type { MeetingMessages } from '../../domain/conversation/meetings/messages.ts';
import {
  type Meeting,
  type MeetingChange,
  type MeetingDetail,
  meetingDetails,
  meetingName,
  type MeetingPerson,
  type MeetingPoint,
  speakersOf,
} from '../../domain/meeting.ts';
import { showMode } from '../../domain/language/index.ts';
import { promiseName } from '../../domain/promise.ts';
import { roleName, zoneName } from '../../domain/region.ts';
import type { MeetingPlace } from '../../domain/meeting-move.ts';
import { answerText } from './broadcasts.ts';
import { count, day, exampleDay, lines, moment, paragraphs, quoted, theirs } from './format.ts';
import type { WordsOf } from './words.ts';

const clock = (time: string): string => `${time.replace(':', '.')} ${zoneName()}`;

const where = ({ day: on, starts, place }: Pick<Meeting, 'day' | 'starts' | 'place'>): string =>
  `${day(on)}, pukul ${clock(starts)}, ${theirs(place, 80)}`;

/** When and where, with the way in which it is held and joined. */
const whole = ({ mode, link, ...when }: MeetingPlace): string =>
  [
    where(when),
    mode === undefined ? null : showMode(mode),
    link === undefined ? null : theirs(link, 200),
  ]
    .filter((part) => part !== null)
    .join(', ');

const person = ({ name, rank, nip, office }: MeetingPerson): string =>
  [name, office, rank, nip === null ? null : `NIP ${nip}`]
    .filter((part) => part !== null)
    .map((part) => theirs(part, 100))
    .join(', ');

const point = (one: MeetingPoint): string =>
  one.kind === 'discussion'
    ? theirs(one.text, 40)
    : [
        `Keputusan: ${theirs(one.text, 40)}`,
        ...(one.who === null ? [] : [`oleh ${theirs(one.who, 40)}`]),
        ...(one.until === null ? [] : [`sampai ${day(one.until)}`]),
      ].join(', ');

const example = (on: string | undefined): string =>
  `"rapat: Sosialisasi Data Inovasi; ${exampleDay(on)}; 09.00; Aula kantor"`;

const details: Readonly<Record<MeetingDetail, string>> = {
  kind: 'jenis',
  aim: 'tujuan',
  material: 'materi',
  speakers: 'narasumber',
  link: 'tautan',
  mode: 'cara',
};

/** A detail as it is read. */
const detailText = (detail: MeetingDetail, text: string): string =>
  `${details[detail]} ${theirs(detail === 'mode' ? showMode(text) : text, 60)}`;

/** What was told of a meeting besides, in one line; null for nothing. */
function besides({ details: told, hours }: Meeting): string | null {
  const said = meetingDetails.flatMap((one) =>
    told?.[one] === undefined ? [] : [detailText(one, told[one])],
  );
  if (hours !== undefined) said.push(`${hours} JP`);
  const text = said.join('; ');
  return text === '' ? null : `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

const changed: {
  readonly [What in MeetingChange['what']]: (
    change: Extract<MeetingChange, { what: What }>,
  ) => string;
} = {
  title: ({ text }) => `namanya ${theirs(text, 100)}`,
  place: ({ text }) => `tempatnya ${theirs(text, 80)}`,
  day: ({ day: on }) => `harinya ${day(on)}`,
  starts: ({ time }) => `mulai pukul ${clock(time)}`,
  ends: ({ time }) => `selesai pukul ${clock(time)}`,
  drop_ends: () => 'jam selesai dihapus',
  drop_hours: () => 'jam pelajaran dihapus',
  drop_detail: ({ detail }) => `${details[detail]} dihapus`,
  letter: ({ text }) => `nomor surat undangan ${theirs(text, 100)}`,
  hours: ({ hours }) => `sertifikat ${hours} JP`,
  chair: ({ person: who }) => `pimpinan ${person(who)}`,
  secretary: ({ person: who }) => `notulis ${person(who)}`,
  broadcast: ({ code }) => `kehadiran menurut jawaban siaran ${code}`,
  drop_broadcast: ({ code }) => `siaran ${code} tidak dihitung lagi`,
  point: ({ point: one }) => point(one),
  detail: ({ detail, text }) => detailText(detail, text),
  drop_point: ({ at, text }: { readonly at: number; readonly text?: string }) =>
    `butir ${at} dihapus${text === undefined ? '' : `: ${theirs(text, 40)}`}`,
};

/** The words. */
export const meetingWords: WordsOf<MeetingMessages> = {
  meeting_list: ({ rows, example: on }) =>
    rows.length === 0
      ? `Belum ada rapat. Untuk mencatatnya, ketik misalnya ${example(on)}.`
      : lines(
          'Rapat terbaru:',
          ...rows
            .slice(0, 5)
            .map(
              ({ number, title, day: on }) =>
                `${meetingName(number)} ${theirs(title, 40)}, ${day(on)}`,
            ),
          `Ketik "${meetingName(rows[0]?.number ?? 1)}" untuk melihatnya. Rapat baru: ${example(on)}.`,
        ),
  meeting_which_gakor: ({ names }) =>
    `Untuk gakor yang mana? Sebut namanya di judul, misalnya "rapat: Klinik ${theirs(names[0] ?? '', 40)}; …". Gakor Anda: ${theirs(names.join(', '), 150)}.`,
  meeting_created: ({ number, meeting }) =>
    paragraphs(
      lines(`✔ ${meetingName(number)}: ${theirs(meeting.title, 100)}`, where(meeting)),
      lines(
        `Suratnya: ketik "surat undangan ${meetingName(number)}" atau "daftar hadir ${meetingName(number)}".`,
        `Mengundang: ketik "${meetingName(number)} undang semua admin", atau nama unit dan gakornya.`,
        `Melengkapi: "${meetingName(number)} tujuan: …", juga jenis, materi, narasumber, tautan, mode; pindah: hari, jam, tempat.`,
        `Kehadiran: "${meetingName(number)} kode" untuk kode di ruangan dan di video, atau "${meetingName(number)} siaran KODE".`,
        `Notulensi: "${meetingName(number)} pembahasan: …", "${meetingName(number)} keputusan: …; oleh …; sampai …", lalu "notulensi ${meetingName(number)}".`,
      ),
    ),
  reminder_meeting: ({ number, title, code, answer, ...when }) =>
    lines(
      `${meetingName(number)} sebentar lagi: ${theirs(title, 100)}.`,
      `${where(when)}.`,
      answer === null
        ? `Jawaban Bapak/Ibu belum ada. Balas "hadir ${code}", "tidak hadir ${code}", atau "diwakili ${code}" dan nama yang mewakili.`
        : answer === 'represented'
          ? `Yang datang wakil Bapak/Ibu; mohon diingatkan. Bila berubah, balas "hadir ${code}" atau "tidak hadir ${code}".`
          : `Bapak/Ibu sudah menjawab hadir. Bila berubah, balas "tidak hadir ${code}" atau "diwakili ${code}" dan nama yang mewakili.`,
    ),
  meeting_moved: ({ number, title, was, now, code, answer }) =>
    lines(
      `${meetingName(number)} berubah: ${theirs(title, 100)}.`,
      `Sekarang: ${whole(now)}.`,
      `Sebelumnya: ${whole(was)}.`,
      answer === null
        ? `Jawaban Bapak/Ibu belum ada. Balas "hadir ${code}", "tidak hadir ${code}", atau "diwakili ${code}" dan nama yang mewakili.`
        : `Jawaban Bapak/Ibu: ${answerText(answer)}. Bila berubah, balas "hadir ${code}", "tidak hadir ${code}", atau "diwakili ${code}" dan nama yang mewakili.`,
    ),
  meeting_shown: ({ meeting, tells }) => {
    const shown = meeting.points.slice(-3);
    const before = meeting.points.length - shown.length;
    return lines(
      `${meetingName(meeting.number)}: ${theirs(meeting.title, 80)}`,
      `${where(meeting)}${meeting.ends === null ? '' : `, selesai ${clock(meeting.ends)}`}`,
      besides(meeting),
      `Pimpinan: ${meeting.chair === null ? 'belum dicatat' : theirs(meeting.chair.name, 40)}; notulis: ${meeting.secretary === null ? 'belum dicatat' : theirs(meeting.secretary.name, 40)}; siaran: ${meeting.broadcast ?? 'belum ada'}`,
      before > 0 ? `${before} butir sebelumnya` : null,
      ...shown.map((one, at) => `${before + at + 1}. ${point(one)}`),
      meeting.points.length === 0
        ? `Notulensi: ketik misalnya "${meetingName(meeting.number)} keputusan: …; oleh …; sampai …".`
        : `Untuk mencetak, ketik "notulensi ${meetingName(meeting.number)}"; menghapus butir: "${meetingName(meeting.number)} hapus ${meeting.points.length}".`,
      tells === true
        ? 'Bila hari, jam, tempat, cara, atau tautannya diubah, yang diundang kami beri tahu sekali.'
        : null,
    );
  },
  meeting_changed: ({ number, change, promise, asked, told }) => {
    const say: (given: never) => string = changed[change.what];
    return lines(
      `✔ ${meetingName(number)}: ${say(change as never)}`,
      promise === undefined
        ? null
        : `Kami tanyakan pada harinya sebagai janji ${promiseName(promise)}.`,
      change.what === 'broadcast'
        ? `Bila keliru, ketik "${meetingName(number)} hapus siaran ${change.code}".`
        : null,
      change.what === 'detail' && change.detail === 'speakers'
        ? `Terbaca ${count(speakersOf({ details: { speakers: change.text } }).length)} narasumber: dipisah dengan titik koma, satu sertifikat tiap nama.`
        : null,
      asked === true
        ? 'Acaranya mulai sebelum yang diundang dapat kami beri tahu. Mohon kabari mereka langsung.'
        : null,
      told === undefined
        ? null
        : `Yang diundang (${count(told.people)} orang) kami beri tahu sekali ${moment(told.due)}; yang diubah sebelum itu ikut.`,
      `Ketik "${meetingName(number)}" untuk melihat semuanya.`,
    );
  },
  meeting_how: ({ why, example: on }) =>
    ({
      new: `Rapat ditulis dalam empat bagian dengan titik koma: acara; hari dan tanggal; jam; tempat. Misalnya ${example(on)}.`,
      day: `Tanggalnya belum terbaca. Tulis hari, bulan, dan tahunnya, misalnya ${example(on)}.`,
      time: 'Jamnya belum terbaca, atau jam selesainya tidak sesudah jam mulainya. Tulis misalnya "09.00" atau "jam 1 siang".',
      person:
        'Namanya belum terbaca. Tulis misalnya "R-1 pimpinan: Fulan, S.T., Pembina, NIP 19700303 199203 1 003".',
      until: `Batas waktunya belum terbaca. Tulis misalnya "R-1 keputusan: Menunjuk admin; oleh ${roleName('unit_head')}; sampai ${exampleDay(on)}".`,
      decision: `Isi keputusannya belum tertulis. Tulis misalnya "R-1 keputusan: Menunjuk admin; oleh ${roleName('unit_head')}; sampai ${exampleDay(on)}".`,
      link: 'Tautannya belum terbaca. Tulis alamat lengkapnya, misalnya "R-1 tautan: https://contoh.id/rapat".',
      mode: 'Caranya belum terbaca. Tulis "luring", "daring", atau "luring dan daring", misalnya "R-1 mode: daring".',
      invite:
        'Yang diundang belum terbaca. Tulis peran, unit, gakor, atau nama orangnya, misalnya "R-1 undang semua admin".',
      long: 'Teksnya terlalu panjang. Mohon dibagi menjadi beberapa butir, lalu kirim lagi.',
    })[why],
  meeting_ends_before: ({ number, starts, ends, until }) => {
    const typed = (time: string): string => time.replace(':', '.');
    return `${meetingName(number)} selesai pukul ${clock(ends)}, jadi belum dapat mulai pukul ${clock(starts)}. Ketik dahulu "${meetingName(number)} selesai ${typed(until)}", lalu "${meetingName(number)} mulai ${typed(starts)}".`;
  },
  meeting_unknown: ({ number, example: on }) =>
    number === null
      ? `Belum ada rapat yang tercatat. Ketik misalnya ${example(on)}.`
      : `Rapat ${meetingName(number)} tidak ada. Ketik "rapat" untuk melihat daftarnya.`,
  meeting_full: ({ number, most }) =>
    `${meetingName(number)} sudah memuat ${most} butir. Hapus satu dahulu, misalnya "${meetingName(number)} hapus 1".`,
  meeting_not_asked: ({ code }) =>
    `Siaran ${quoted(code, 20)} tidak menanyakan kehadiran. Ketik "siaran" untuk melihat kode siaran.`,
};
