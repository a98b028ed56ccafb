// A meeting as its papers tell of it: where and when, who presided and wrote, what was said and decided.
// It is printed from values alone; who came is answered to a broadcast. It reads no clock.
import type { IsoDay } from './days.ts';

/** Longest line of a meeting, in signs. */
export const longestMeetingLine = 300;

/** Longest number of a letter, in signs. */
export const longestLetter = 100;

/** Longest point of the minutes, in signs. */
export const longestPoint = 1500;

/** As many points as the minutes of one meeting hold. */
export const mostPoints = 60;

/** Who presided, or who wrote the minutes; as typed. */
export interface MeetingPerson {
  readonly name: string;
  readonly rank: string | null;
  readonly nip: string | null;
  readonly office: string | null;
}

/** What was said, or decided: with who does it and until when. */
export type MeetingPoint =
  | { readonly kind: 'discussion'; readonly text: string }
  | {
      readonly kind: 'decision';
      readonly text: string;
      readonly who: string | null;
      readonly until: IsoDay | null;
    };

/** What may be told of a meeting besides: its kind, what it is for, its material, who speaks, where it is joined by video, and its mode. */
export const meetingDetails = ['kind', 'aim', 'material', 'speakers', 'link', 'mode'] as const;

/** In the hall, by video, or both: what is stored as the mode of a meeting. */
export const meetingModes = ['onsite', 'online', 'both'] as const;

/** One of them. */
export type MeetingDetail = (typeof meetingDetails)[number];

/** The gakor whose mentor holds a meeting, with its units now. */
export interface MeetingGakor {
  readonly id: number;
  readonly name: string;
  readonly units: readonly string[];
}

/** A meeting; times are `HH:MM` in the region. */
export interface Meeting {
  readonly number: number;
  readonly title: string;
  readonly day: IsoDay;
  readonly starts: string;
  readonly ends: string | null;
  readonly place: string;
  /** Number of the letter that invited to it, as the secretariat gave it. */
  readonly letter: string | null;
  readonly chair: MeetingPerson | null;
  readonly secretary: MeetingPerson | null;
  /** Codes of the broadcasts whose answers tell who comes, between commas; null for none. */
  readonly broadcast: string | null;
  /** Hours of learning that its certificate says; absent where none were told. */
  readonly hours?: number;
  /** As typed; speakers stand between semicolons. Absent where nothing was told. */
  readonly details?: Readonly<Partial<Record<MeetingDetail, string>>>;
  readonly points: readonly MeetingPoint[];
  /** Absent where the agency holds it. */
  readonly gakor?: MeetingGakor;
}

/** What is to become of a meeting. `at` counts the points of the minutes from one. */
export type MeetingChange =
  | { readonly what: 'ends'; readonly time: string }
  | { readonly what: 'letter'; readonly text: string }
  | { readonly what: 'detail'; readonly detail: MeetingDetail; readonly text: string }
  /** What was told of it before is told no more. */
  | { readonly what: 'drop_detail'; readonly detail: MeetingDetail }
  | { readonly what: 'title' | 'place'; readonly text: string }
  | { readonly what: 'day'; readonly day: IsoDay }
  | { readonly what: 'starts'; readonly time: string }
  | { readonly what: 'hours'; readonly hours: number }
  | { readonly what: 'drop_ends' | 'drop_hours' }
  | { readonly what: 'chair' | 'secretary'; readonly person: MeetingPerson }
  | { readonly what: 'broadcast' | 'drop_broadcast'; readonly code: string }
  | { readonly what: 'point'; readonly point: MeetingPoint }
  /** `text`: what the point says, so that no other is removed when the numbers have moved. */
  | { readonly what: 'drop_point'; readonly at: number; readonly text: string };

/** The codes of the broadcasts that asked to a meeting. */
export const broadcastsOf = ({ broadcast }: Pick<Meeting, 'broadcast'>): readonly string[] =>
  broadcast === null ? [] : broadcast.split(', ');

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** When a meeting that lasts as long as before ends, where it starts at another time; at the latest at the end of the day. */
export function endAfter(starts: string, ends: string, newStart: string): string {
  const end = Math.min(minutesOf(newStart) + minutesOf(ends) - minutesOf(starts), 23 * 60 + 59);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${two(Math.floor(end / 60))}:${two(end % 60)}`;
}

/** True where what is changed is what people who were asked already know of when and where it is. */
export const isTold = (change: MeetingChange): boolean =>
  change.what === 'detail'
    ? change.detail === 'mode' || change.detail === 'link'
    : change.what === 'day' || change.what === 'starts' || change.what === 'place';

/** A meeting before it has a number. */
export type NewMeeting = Pick<Meeting, 'title' | 'day' | 'starts' | 'place'>;

/** Who speaks, each with what was told of them. */
export const speakersOf = ({ details }: Pick<Meeting, 'details'>): readonly string[] =>
  (details?.speakers ?? '')
    .split(';')
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** What is compared of a name: its parts between commas, letters and digits alone. */
const partsOf = (name: string): readonly string[] =>
  name.split(',').map((part) => part.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ''));

/** True where a speaker, of whom more may be told, goes by this name: "Fulan, S.T." is "Fulan, S.T., Universitas Contoh". */
export function isSpeaker(speaker: string, name: string): boolean {
  const [told, known] = [partsOf(speaker), partsOf(name)];
  return told.slice(0, known.length).every((part, at) => part === (known[at] ?? part));
}

/** The way a meeting is named in a chat: `R-12`. */
export const meetingName = (number: number): string => `R-${number}`;
