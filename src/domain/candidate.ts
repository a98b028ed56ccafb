// A candidate (temuan): something at work that may be an innovation, from the day it was noted until it is begun or closed.
// It decides what may become of one; it asks no clock and knows nobody's rights.
import type { IsoDay } from './calendar.ts';

/** Where a candidate stands. */
export const candidateStates = [
  'new',
  'assigned',
  'begun',
  'postponed',
  'not_innovation',
  'same',
] as const;

/** The state of a candidate. */
export type CandidateState = (typeof candidateStates)[number];

/** One answer to one of the five questions, after the five criteria of PP 38/2017. */
export type Sign = 'yes' | 'no' | 'unsure';

/** How many questions there are. */
export const signCount = 5;

/** The questions whose doubt the region's agency clears up; the others are for the mentor. */
export const agencySigns: ReadonlySet<number> = new Set([3, 4]);

/** Whether others can take it over is asked, and never held against it. */
const freeSign = 5;

/** The first candidate's number: smaller ones are years in the form (T-0, T-1, T-2). */
export const firstCandidate = 101;

/** Longest sentence, and most lines of one message. */
export const longestSentence = 1500;
export const mostAtOnce = 100;

/** Days after which somebody is reminded of a candidate, unless it was put off; and most days that it may be put off. */
export const reminderDays = 7;
export const longestDelay = 366;

/** A candidate as it is read. Days are ISO days, times ISO, UTC. */
export interface Candidate {
  readonly number: number;
  readonly editionId: string;
  readonly unitId: string;
  readonly sentence: string;
  readonly state: CandidateState;
  readonly reporterId: number;
  readonly reporterName: string | null;
  readonly ownerId: number | null;
  readonly ownerName: string | null;
  /** The owner said that they take it. */
  readonly taken: boolean;
  /** The five answers; null where it was noted without them. */
  readonly signs: readonly Sign[] | null;
  /** Why it is no innovation. */
  readonly reason: string | null;
  /** What it is the same as: the number of a candidate, or the code of an innovation. */
  readonly sameAs: number | string | null;
  /** The innovation that came of it. */
  readonly code: string | null;
  readonly remindOn: IsoDay | null;
  readonly since: string;
  readonly version: number;
}

/** What becomes of a candidate. */
export type CandidateChange =
  | {
      readonly what: 'assign';
      readonly ownerId: number;
      /** They took it themselves. */
      readonly taken: boolean;
      readonly remindOn: IsoDay;
    }
  | { readonly what: 'take' | 'decline' | 'reopen'; readonly remindOn: IsoDay }
  | { readonly what: 'close'; readonly reason: string }
  | { readonly what: 'same'; readonly as: number | string }
  | { readonly what: 'postpone'; readonly until: IsoDay }
  | { readonly what: 'begin'; readonly code: string };

const open: ReadonlySet<CandidateState> = new Set(['new', 'assigned', 'postponed']);

/** The states from which a change leads; what was closed can only be opened again. */
const from: { readonly [What in CandidateChange['what']]: ReadonlySet<CandidateState> } = {
  assign: open,
  take: new Set(['assigned', 'postponed']),
  decline: new Set(['assigned', 'postponed']),
  close: open,
  same: open,
  postpone: open,
  begin: open,
  reopen: new Set(['not_innovation', 'same']),
};

/** True while something is still to be done about it. */
export const isOpenCandidate = ({ state }: Pick<Candidate, 'state'>): boolean => open.has(state);

/** True for a candidate of this person: noted by them, or given to them. */
export const isOwnCandidate = (
  { reporterId, ownerId }: Pick<Candidate, 'reporterId' | 'ownerId'>,
  personId: number,
): boolean => reporterId === personId || ownerId === personId;

/** True where nobody is helped by it yet: an idea, which is noted like anything else. */
export const isIdea = ({ signs }: Pick<Candidate, 'signs'>): boolean => signs?.[1] === 'no';

/** Whether a change may be made from where the candidate stands. */
export const leadsOn = (
  { state }: Pick<Candidate, 'state'>,
  what: CandidateChange['what'],
): boolean => from[what].has(state);

/** What the five answers say: how many criteria are met, which are open, and which are not met. Numbers from 1. */
export interface SignsRead {
  readonly met: number;
  readonly unsure: readonly number[];
  readonly missing: readonly number[];
}

/** Reads five answers. It never says that something is no innovation. */
export function readSignsOf(signs: readonly Sign[]): SignsRead {
  const numbers = (wanted: Sign): readonly number[] =>
    signs.flatMap((sign, at) => (sign === wanted ? [at + 1] : []));
  return {
    met: numbers('yes').length,
    unsure: numbers('unsure'),
    missing: numbers('no').filter((number) => number !== freeSign),
  };
}
