// How much one person may send in an hour and a day, so that nobody fills the disk or holds everybody up.
// It counts and compares; what is said about it, and where the counts are kept, is decided elsewhere.
import { z } from 'zod';

/** How long and how well somebody is known: not agreed yet; agreed, in the first seven days; later, or with a role that somebody gave. */
export type Standing = 'stranger' | 'newcomer' | 'known';

/** What may be sent. Days are days of the region; bytes are those of files. */
export interface Budgets {
  readonly strangerMessagesPerHour: number;
  readonly newcomer: Daily;
  readonly known: Daily;
}

interface Daily {
  readonly messages: number;
  readonly files: number;
  readonly bytes: number;
  /** What of it is told to others, such as what they noted; nobody speaks to officials through us without end. */
  readonly notices: number;
}

const MB = 1024 * 1024;

/** The house rules: an innovation with all its evidence in one hour is far below them. */
export const defaultBudgets: Budgets = {
  strangerMessagesPerHour: 30,
  newcomer: { messages: 2000, files: 300, bytes: 1024 * MB, notices: 30 },
  known: { messages: 10_000, files: 1000, bytes: 5120 * MB, notices: 100 },
};

const FIRST_DAYS = 7;

/** Tells how somebody stands. `since` is when their first message came; `trusted`: holds a role beyond innovator. */
export function standingOf(
  person: { readonly consented: boolean; readonly trusted: boolean; readonly since: Date },
  now: Date,
): Standing {
  if (!person.consented) return 'stranger';
  const old = now.getTime() - person.since.getTime() >= FIRST_DAYS * 24 * 3_600_000;
  return old || person.trusted ? 'known' : 'newcomer';
}

const count = z.number().int().min(0).catch(0);
const usedSchema = z.object({
  hour: count,
  inHour: count,
  day: z.string().catch(''),
  messages: count,
  files: count,
  bytes: count,
  notices: count,
  told: z.boolean().catch(false),
});

/** What somebody has sent in the running hour and day. `told`: they know that nothing more is taken. */
export type Used = z.output<typeof usedSchema>;

/** Reads what was stored; anything else is somebody who has sent nothing. */
export function readUsed(stored: unknown): Used {
  const read = usedSchema.safeParse(stored);
  return read.success
    ? read.data
    : { hour: 0, inHour: 0, day: '', messages: 0, files: 0, bytes: 0, notices: 0, told: false };
}

/** What is stored of it: a count that is left out is nothing. It is written with every message, so it is short. */
export const storedUsed = (used: Used): Partial<Used> =>
  Object.fromEntries(Object.entries(used).filter(([, value]) => Boolean(value)));

/** One thing sent: a message, and the files in it. */
export interface Sent {
  readonly files: number;
  readonly bytes: number;
}

/** What becomes of it. `say`: the person is told; of messages they are told once. */
export type Verdict =
  | { readonly taken: true; readonly used: Used }
  | {
      readonly taken: false;
      readonly used: Used;
      readonly what: 'messages' | 'files';
      readonly say: boolean;
      /** When more is taken. */
      readonly again: 'in_an_hour' | 'tomorrow';
    };

/** Takes what was sent out of the budget, or says why not. `day` is the day of the region, ISO. */
export function spend(
  before: Used,
  sent: Sent,
  standing: Standing,
  at: { readonly now: Date; readonly day: string },
  budgets: Budgets,
): Verdict {
  const used = current(before, at);
  if (standing === 'stranger') {
    if (used.inHour >= budgets.strangerMessagesPerHour)
      return {
        taken: false,
        used: { ...used, told: true },
        what: 'messages',
        say: !used.told,
        again: 'in_an_hour',
      };
    return {
      taken: true,
      used: { ...used, inHour: used.inHour + 1, messages: used.messages + 1 },
    };
  }
  const daily = budgets[standing];
  if (used.messages >= daily.messages)
    return {
      taken: false,
      used: { ...used, told: true },
      what: 'messages',
      say: !used.told,
      again: 'tomorrow',
    };
  const message = { ...used, inHour: used.inHour + 1, messages: used.messages + 1 };
  if (sent.files > 0 && isOver(used, sent, daily))
    return { taken: false, used: message, what: 'files', say: true, again: 'tomorrow' };
  const files = { files: used.files + sent.files, bytes: used.bytes + sent.bytes };
  return { taken: true, used: { ...message, ...files } };
}

/** Tells whether files of this size would be taken, before their bytes are read. */
export function wouldTakeFile(
  used: Used,
  bytes: number,
  standing: Standing,
  at: { readonly now: Date; readonly day: string },
  budgets: Budgets,
): boolean {
  return spend(used, { files: 1, bytes }, standing, at, budgets).taken && standing !== 'stranger';
}

const isOver = (used: Used, sent: Sent, daily: Daily): boolean =>
  used.files + sent.files > daily.files || used.bytes + sent.bytes > daily.bytes;

/** How many of `count` notices to others are still sent today, and what is used then. `used`: as a message of today left it. */
export function spendNotices(
  used: Used,
  count: number,
  standing: Standing,
  budgets: Budgets,
): { readonly sent: number; readonly used: Used } {
  const most = budgets[standing === 'stranger' ? 'newcomer' : standing].notices;
  const sent = Math.max(0, Math.min(count, most - used.notices));
  return { sent, used: { ...used, notices: used.notices + sent } };
}

/** The counts of an hour or a day that is over begin anew. */
function current(used: Used, at: { readonly now: Date; readonly day: string }): Used {
  const hour = Math.floor(at.now.getTime() / 3_600_000);
  const sameHour = used.hour === hour;
  const sameDay = used.day === at.day;
  return {
    hour,
    inHour: sameHour ? used.inHour : 0,
    day: at.day,
    messages: sameDay ? used.messages : 0,
    files: sameDay ? used.files : 0,
    bytes: sameDay ? used.bytes : 0,
    notices: sameDay ? used.notices : 0,
    told: sameHour && sameDay && used.told,
  };
}
