// Who came to a meeting, in which of two ways, and how they rate it afterwards. It reads nothing and asks no clock.

/** How somebody takes part: in the hall, or by video. */
export type AttendanceKind = 'onsite' | 'online';

/** Somebody who came and is on a list instead of in a chat. */
export interface MeetingGuest {
  readonly name: string;
  readonly office: string | null;
}

/** Longest name, most lines of one list, and most hours of a certificate. */
export const longestGuest = 150;
export const mostGuests = 200;
export const mostHours = 40;

/** What is rated from 1 to 5, in the order in which it is asked: what was known before and after, satisfaction, five measures. */
export const ratingItems = [
  'before',
  'after',
  'material',
  'speaker',
  'venue',
  'relevance',
  'efficiency',
  'impact',
  'sustainability',
  'replication',
] as const;

/** Something that is rated. */
export type RatingItem = (typeof ratingItems)[number];

/** The marks of one person, from 1 to 5. */
export type Rating = Readonly<Record<RatingItem, number>>;

/** Who came, counted: every person once. */
export interface AttendanceCount {
  readonly onsite: number;
  readonly online: number;
  /** How many of them are on a list of those without a phone. */
  readonly guests: number;
  readonly units: number;
}
