// A broadcast: to whom, what it says to each, when, and the one question it may ask.
// It never sends and never reads; who exists is passed in, and one rule chooses for preview, count and sending alike.
import { z } from 'zod';
import type { Grant, roles } from './access.ts';
import { addDays, dayAt, sameTimeOn, type IsoDay, weekdayOf } from './calendar.ts';
import type { ChannelId } from './conversation/input.ts';
import { type KnownAddress, type ReachRules, type Unreachable, wayTo } from './reach.ts';

/** Where somebody's work stands, as an audience may ask for it. */
const workStates = ['not_begun', 'draft', 'returned', 'waiting', 'finished'] as const;

/** One of them: nothing begun, a draft, something to repair, something that waits for a check, something accepted. */
export type WorkState = (typeof workStates)[number];

/** Roles one can write to. */
export const audienceRoles = [
  'innovator',
  'unit_admin',
  'unit_head',
  'mentor',
  'verifier',
  'coordinator',
] as const satisfies readonly (typeof roles)[number][];

/** One of them. */
export type AudienceRole = (typeof audienceRoles)[number];

const channels = ['telegram', 'whatsapp', 'webchat'] as const satisfies readonly ChannelId[];

/** Longest text of a broadcast, in signs. */
export const longestBroadcast = 3500;

/** To whom: null means no restriction; all that are given must fit. Units and gakor add up, and named people to all of it. */
export const audienceSchema = z.strictObject({
  roles: z.array(z.enum(audienceRoles)).min(1).nullable(),
  units: z.array(z.string().max(100)).min(1).nullable(),
  gakor: z.array(z.int()).min(1).nullable(),
  work: z.array(z.enum(workStates)).min(1).nullable(),
  channels: z.array(z.enum(channels)).min(1).nullable(),
  /** People who are left out, such as those who were asked to the same meeting before. */
  except: z.array(z.int()).min(1).optional(),
  /** People who were named: they belong to it whatever else is asked; where nothing else is asked, nobody besides. */
  people: z.array(z.int()).min(1).optional(),
});

/** An audience. */
export type BroadcastAudience = z.infer<typeof audienceSchema>;

/** Everybody. */
export const everybody: BroadcastAudience = {
  roles: null,
  units: null,
  gakor: null,
  work: null,
  channels: null,
};

/** The one question: attendance, or two to eight options. */
export const questionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('attendance') }),
  z.strictObject({
    kind: z.literal('poll'),
    options: z.array(z.string().trim().min(1).max(100)).min(2).max(8),
  }),
]);

/** A question asked with a broadcast. */
export type BroadcastQuestion = z.infer<typeof questionSchema>;

/** A stored file that goes out with a broadcast; `id` is that of its row. */
export interface BroadcastFile {
  readonly id: number;
  readonly name: string;
  readonly sha256: string;
  readonly mime: string;
  /** Bytes. */
  readonly size: number;
}

/** The item under which files of broadcasts are fetched and reported. */
export const broadcastItem = 'broadcast';

/** What a file of a broadcast may be: what every phone opens. */
export const broadcastFormats = ['pdf', 'jpg', 'png', 'docx'] as const;

/** Somebody who takes part, as far as a broadcast asks. */
export interface PersonToWrite {
  readonly id: number;
  readonly name: string | null;
  readonly unitId: string | null;
  readonly grants: readonly Grant[];
  readonly gakor: readonly number[];
  readonly work: readonly WorkState[];
  readonly addresses: readonly KnownAddress[];
  readonly stopped: boolean;
}

/** Who is reached, and where; who belongs to the audience and cannot be reached, and why. */
export interface Chosen {
  readonly reached: readonly { readonly person: PersonToWrite; readonly address: KnownAddress }[];
  readonly unreachable: readonly { readonly person: PersonToWrite; readonly why: Unreachable }[];
}

/** Chooses the people of an audience. `scopeUnit` keeps an admin to the people of that unit. */
export function chooseAudience(
  people: readonly PersonToWrite[],
  audience: BroadcastAudience,
  scopeUnit: string | null,
  now: number,
  rules: ReachRules,
): Chosen {
  const reached: { person: PersonToWrite; address: KnownAddress }[] = [];
  const unreachable: { person: PersonToWrite; why: Unreachable }[] = [];
  for (const person of people) {
    if (!belongs(person, audience, scopeUnit)) continue;
    const way = wayTo(person, now, rules, audience.channels);
    // A channel is a wish of the sender, not a lack of the person.
    if (way === 'other_channel') continue;
    if (typeof way === 'string') unreachable.push({ person, why: way });
    else reached.push({ person, address: way });
  }
  return { reached, unreachable };
}

function belongs(
  person: PersonToWrite,
  { roles: wanted, units, gakor, work, except, people }: BroadcastAudience,
  scopeUnit: string | null,
): boolean {
  if (except?.includes(person.id) === true) return false;
  const own = new Set([person.unitId, ...person.grants.map(({ unitId }) => unitId)]);
  if (scopeUnit !== null && !own.has(scopeUnit)) return false;
  if (people?.includes(person.id) === true) return true;
  const others = wanted !== null || units !== null || gakor !== null || work !== null;
  if (people !== undefined && !others) return false;
  if (
    wanted !== null &&
    !person.grants.some(({ role }) => (wanted as readonly string[]).includes(role))
  )
    return false;
  if (units !== null || gakor !== null) {
    const byUnit = units?.some((unitId) => own.has(unitId)) ?? false;
    const byGakor = gakor?.some((id) => person.gakor.includes(id)) ?? false;
    if (!byUnit && !byGakor) return false;
  }
  return work === null || work.some((state) => person.work.includes(state));
}

/** What may stand in braces in a text. */
export const placeholders = ['nama', 'unit', 'tenggat'] as const;

/** The values of the placeholders for one person. */
export type PlaceholderValues = Readonly<Record<(typeof placeholders)[number], string>>;

const braces = /\{([^{}\n]{1,40})\}/gu;
const known = (word: string): (typeof placeholders)[number] | undefined =>
  placeholders.find((one) => one === word.trim().toLowerCase());

/** Lists what stands in braces and is no placeholder, so that nobody is addressed as "{nma}". */
export function unknownPlaceholders(text: string): readonly string[] {
  return [...text.matchAll(braces)].flatMap(([whole, word = '']) =>
    known(word) === undefined ? [whole] : [],
  );
}

/** Puts the values in, once: braces inside a value stay as they are. */
export function fillPlaceholders(text: string, values: PlaceholderValues): string {
  return text.replace(braces, (whole, word: string) => {
    const key = known(word);
    return key === undefined ? whole : values[key];
  });
}

/** Openings of a message on WhatsApp, where the same text to many people is punished. */
const openings = 4;

/** Chooses an opening that differs from neighbour to neighbour and is the same at every attempt. */
export function openingFor(broadcastId: number, personId: number): number {
  return (((broadcastId * 31 + personId) * 2_654_435_761) % 4_294_967_296) % openings;
}

/**
 * When a broadcast begins: null is at once. `until` repeats it until that day, at the same hour: every week on the same
 * weekday, or every month on `monthDay` where that is given.
 */
export interface BroadcastTime {
  readonly starts: number | null;
  readonly until: IsoDay | null;
  readonly monthDay?: number | null;
}

/**
 * Gives the first day after `day` for something that happens every month on `monthDay`. A shorter month has it on its last
 * day, and what falls on a Sunday comes on the Monday, because nothing goes out on Sundays.
 */
export function monthlyAfter(day: IsoDay, monthDay: number): IsoDay {
  for (let month = `${day.slice(0, 7)}-01`; ; month = `${addDays(month, 31).slice(0, 7)}-01`) {
    const length = Number(addDays(`${addDays(month, 31).slice(0, 7)}-01`, -1).slice(8));
    const wanted = addDays(month, Math.min(monthDay, length) - 1);
    const found = weekdayOf(wanted) === 7 ? addDays(wanted, 1) : wanted;
    if (found > day) return found;
  }
}

/** Gives the next time of a repetition, weekly or on a day of the month, at the same time of the day; null after its last day. */
export function nextTime(
  starts: number,
  until: IsoDay,
  monthDay: number | null = null,
): number | null {
  const today = dayAt(starts);
  const day = monthDay === null ? addDays(today, 7) : monthlyAfter(today, monthDay);
  if (day > until) return null;
  return sameTimeOn(day, starts);
}

/** How late a broadcast may begin by itself after a downtime; later, whoever made it decides. Milliseconds. */
export const latestStart = 12 * 3_600_000;

/** How long people who join later still get it, where that was chosen. Days. */
export const lateJoinerDays = 30;

/** An answer to the question of a broadcast: one of attendance, or the number of an option. */
export interface BroadcastReply {
  readonly answer: string;
  readonly representative: string | null;
}
