// The details of a meeting as a form: what it shows, what it lacks beside each field, and what it changes of a meeting.
// It reads no clock and stores nothing.
import { mostHours } from '../../domain/attendance.ts';
import { isDay } from '../../domain/calendar.ts';
import { isLink } from '../../domain/language/index.ts';
import {
  longestMeetingLine,
  longestPoint,
  type Meeting,
  type MeetingChange,
  type MeetingDetail,
  meetingDetails,
  meetingModes,
  type NewMeeting,
} from '../../domain/meeting.ts';
import { type Result, no, ok } from '../../domain/result.ts';
import { type Fields, valuesOf } from './composing.ts';

/** The fields of the form, as a browser sends them. */
export const meetingFields = [
  'judul',
  'jenis',
  'hari',
  'mulai',
  'selesai',
  'cara',
  'tempat',
  'tautan',
  'tujuan',
  'materi',
  'narasumber',
  'jp',
] as const;

/** One of them. */
export type MeetingField = (typeof meetingFields)[number];

/** What stands in the fields. */
export type MeetingTexts = Readonly<Record<MeetingField, string>>;

/** What is said beside the fields that cannot be taken. */
export type MeetingLacks = Readonly<Partial<Record<MeetingField, string>>>;

/** A meeting as the form tells it. */
export interface ToldMeeting {
  readonly meeting: NewMeeting;
  readonly ends: string | null;
  readonly hours: number | null;
  readonly details: Readonly<Partial<Record<MeetingDetail, string>>>;
}

const fieldOf: Readonly<Record<MeetingDetail, MeetingField>> = {
  kind: 'jenis',
  aim: 'tujuan',
  material: 'materi',
  speakers: 'narasumber',
  link: 'tautan',
  mode: 'cara',
};

const clock = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/** Where a meeting by video alone is held, unless something else is told. */
const ONLINE_PLACE = 'Daring';

/** What a browser sent, each line ended by one sign. */
export function textsOf(fields: Fields): MeetingTexts {
  const text = (name: MeetingField): string =>
    (valuesOf(fields, name)[0] ?? '').replaceAll('\r\n', '\n').trim();
  return textsBy(text);
}

/** What is stored of a meeting, as the form shows it. */
export function textsOfMeeting(meeting: Meeting): MeetingTexts {
  const { title, day, starts, ends, place, hours, details } = meeting;
  const told: Partial<Record<MeetingField, string>> = {
    ...{ judul: title, hari: day, mulai: starts, selesai: ends ?? '', tempat: place },
    jp: hours === undefined ? '' : String(hours),
    ...Object.fromEntries(meetingDetails.map((one) => [fieldOf[one], details?.[one] ?? ''])),
  };
  return textsBy((name) => told[name] ?? '');
}

const textsBy = (text: (name: MeetingField) => string): MeetingTexts => ({
  ...{ judul: text('judul'), jenis: text('jenis'), hari: text('hari'), mulai: text('mulai') },
  ...{ selesai: text('selesai'), cara: text('cara'), tempat: text('tempat') },
  ...{ tautan: text('tautan'), tujuan: text('tujuan'), materi: text('materi') },
  ...{ narasumber: text('narasumber'), jp: text('jp') },
});

/** Reads the form; what cannot be taken is said beside its field. */
export function readMeetingForm(texts: MeetingTexts): Result<ToldMeeting, MeetingLacks> {
  const lacks: Partial<Record<MeetingField, string>> = {};
  const { judul, hari, mulai, selesai, cara, tautan, jp } = texts;
  const tempat = texts.tempat === '' && cara === 'online' ? ONLINE_PLACE : texts.tempat;
  if (judul === '') lacks.judul = 'Tulis dulu nama acara.';
  if (!isDay(hari)) lacks.hari = 'Pilih dulu harinya.';
  if (!clock.test(mulai)) lacks.mulai = 'Pilih dulu jam mulainya, misalnya 09:00.';
  if (selesai !== '' && !clock.test(selesai))
    lacks.selesai = 'Pilih jam selesainya, misalnya 11:30, atau kosongkan.';
  else if (selesai !== '' && selesai <= mulai)
    lacks.selesai = 'Jam selesai tidak boleh sebelum jam mulai. Pilih jam yang lain.';
  if (cara !== '' && !meetingModes.some((mode) => mode === cara))
    lacks.cara = 'Pilih luring, daring, atau keduanya.';
  if (tempat === '') lacks.tempat = 'Tulis dulu tempatnya, atau pilih cara daring.';
  if (tautan !== '' && !isLink(tautan))
    lacks.tautan = 'Tulis alamat lengkapnya, misalnya https://contoh.id/rapat.';
  if (jp !== '' && !(/^\d{1,2}$/.test(jp) && Number(jp) >= 1 && Number(jp) <= mostHours))
    lacks.jp = `Tulis angka 1 sampai ${mostHours}, atau kosongkan.`;
  for (const name of meetingFields) {
    const most = longestOf(name);
    if (texts[name].length > most)
      lacks[name] ??= `Paling panjang ${most} huruf. Mohon dipersingkat.`;
  }
  if (Object.keys(lacks).length > 0) return no(lacks);
  return ok({
    meeting: { title: judul, day: hari, starts: mulai, place: tempat },
    ...{ ends: selesai === '' ? null : selesai, hours: jp === '' ? null : Number(jp) },
    details: Object.fromEntries(
      meetingDetails.flatMap((one) => {
        const text = texts[fieldOf[one]];
        return text === '' ? [] : [[one, text]];
      }),
    ),
  });
}

/** The longest text of a field, in signs. */
export const longestOf = (name: MeetingField): number =>
  ['tujuan', 'materi', 'narasumber'].includes(name) ? longestPoint : longestMeetingLine;

type Known = NewMeeting & Pick<Meeting, 'ends' | 'hours' | 'details'>;

/** What is to be changed of a meeting so that it is as the form tells it; nothing where it is so already. */
export function changesOf(known: Known, told: ToldMeeting): readonly MeetingChange[] {
  const { meeting, ends, hours, details } = told;
  const starts: MeetingChange[] =
    meeting.starts === known.starts ? [] : [{ what: 'starts', time: meeting.starts }];
  const ended: MeetingChange[] =
    ends === known.ends
      ? []
      : [ends === null ? { what: 'drop_ends' } : { what: 'ends', time: ends }];
  // At every moment the end stands behind the start.
  const endsFirst = ends === null || (known.ends !== null && meeting.starts >= known.ends);
  return [
    ...(meeting.title === known.title ? [] : [{ what: 'title', text: meeting.title } as const]),
    ...(meeting.day === known.day ? [] : [{ what: 'day', day: meeting.day } as const]),
    ...(endsFirst ? [...ended, ...starts] : [...starts, ...ended]),
    ...(meeting.place === known.place ? [] : [{ what: 'place', text: meeting.place } as const]),
    ...(hours === (known.hours ?? null)
      ? []
      : [hours === null ? ({ what: 'drop_hours' } as const) : ({ what: 'hours', hours } as const)]),
    ...meetingDetails.flatMap((detail): MeetingChange[] => {
      const text = details[detail];
      if (text === known.details?.[detail]) return [];
      return [
        text === undefined ? { what: 'drop_detail', detail } : { what: 'detail', detail, text },
      ];
    }),
  ];
}
