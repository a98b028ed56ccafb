// A season of the contest: entries, who judges them, and what may be done in which state.
// It decides nobody's rights; marks are added up in ranking.ts.
import type { State } from '../innovation/status.ts';
import type { ContestRules, ContestStage } from './rules.ts';

/** Where a season stands. */
export const contestStates = ['open', 'judging', 'finals', 'locked', 'announced'] as const;

/** The state of a season. */
export type ContestState = (typeof contestStates)[number];

/** Marks of one judge for one entry in one round, by criterion. */
export type Marks = Readonly<Record<string, number>>;

/** Why somebody judges an entry no more. */
export const seatEnds = ['withdrew', 'conflict'] as const;

/** A judge's seat at an entry. */
export interface Seat {
  readonly personId: number;
  readonly name: string | null;
  /** Null while the judge has it. */
  readonly ended: (typeof seatEnds)[number] | null;
  /** Left after the finalists were named, without a conflict of interest: marks of the first round still count. */
  readonly keepsDesk: boolean;
  /** What this judge gave, by round; a round without marks is absent. Empty where whoever reads may not see it. */
  readonly marks: Readonly<Partial<Record<ContestStage, Marks>>>;
}

/** An innovation in the contest. */
export interface Entry {
  readonly number: number;
  readonly innovationId: number;
  readonly code: string;
  readonly name: string;
  readonly unitId: string;
  readonly category: string;
  readonly ownerId: number;
  readonly fillers: readonly number[];
  readonly withdrawn: boolean;
  readonly finalist: boolean;
  /** Place from one, once the result is locked by two. */
  readonly place: number | null;
  /** The result with which it was locked. */
  readonly total: number | null;
  /** How the vote of the judges ranks it among those it is level with; null without a vote. */
  readonly vote: number | null;
  /** The maturity of its innovation; null where the edition knows no weights, or it was not asked for. */
  readonly maturity: number | null;
  readonly seats: readonly Seat[];
}

/** Somebody who may be given entries to judge. */
export interface Judge {
  readonly personId: number;
  readonly name: string | null;
  /** Units to which they belong, by their own account or by a role. */
  readonly units: readonly string[];
  /** They judge no more in this season. */
  readonly withdrew: boolean;
}

/** A season as it is read. */
export interface Contest {
  readonly number: number;
  readonly editionId: string;
  readonly rules: ContestRules;
  readonly state: ContestState;
  /** The last day on which an innovation may enter; null: until the coordinator closes it. */
  readonly closesOn: string | null;
  readonly meeting: {
    readonly number: number;
    readonly title: string;
    readonly day: string;
  } | null;
  /** Who locked the result first, and its fingerprint; null while nobody has. */
  readonly lock: {
    readonly personId: number;
    readonly name: string | null;
    readonly of: string;
  } | null;
  readonly entries: readonly Entry[];
  readonly judges: readonly Judge[];
  readonly version: number;
}

/** Longest reason why somebody judges no more, and longest number of minutes. */
export const longestReason = 300;

/** The way an entry is named in a chat: `L-3`. */
export const entryName = (number: number): string => `L-${number}`;

/** The round that is judged in a state; null while none is. */
export const stageOf = (state: ContestState): ContestStage | null =>
  state === 'judging' ? 'desk' : state === 'finals' ? 'presentation' : null;

/** The entries that the round of a state is about. */
export const entriesNow = ({
  entries,
  state,
}: Pick<Contest, 'entries' | 'state'>): readonly Entry[] =>
  entries.filter(
    ({ withdrawn, finalist }) =>
      !withdrawn && (finalist || state === 'open' || state === 'judging'),
  );

const accepted: ReadonlySet<State> = new Set(['accepted', 'monitored', 'designated', 'reported']);

/** True for an innovation that may enter: the agency has accepted it. */
export const mayEnter = (state: State): boolean => accepted.has(state);

/** The category of a kind of unit; null where the rules have none. */
export const categoryOf = (rules: ContestRules, kind: string): string | null =>
  rules.categories.find(({ kinds }) => kinds.includes(kind))?.code ?? null;

/** The name of a category for people. */
export const categoryLabel = (rules: ContestRules, code: string): string =>
  rules.categories.find((one) => one.code === code)?.label ?? code;

/** Why somebody must not judge an entry: it is of their own unit, or they wrote it. Null where nothing stands against it. */
export function conflictOf(
  judge: Pick<Judge, 'personId' | 'units'>,
  entry: Pick<Entry, 'unitId' | 'ownerId' | 'fillers'>,
): 'own_unit' | 'own_innovation' | null {
  if (entry.ownerId === judge.personId || entry.fillers.includes(judge.personId))
    return 'own_innovation';
  return judge.units.includes(entry.unitId) ? 'own_unit' : null;
}

/** True for a seat whose judge can still give marks: they judge in this season and nothing stands against it. */
export function sits(
  { judges }: Pick<Contest, 'judges'>,
  entry: Pick<Entry, 'unitId' | 'ownerId' | 'fillers'>,
  { personId, ended }: Pick<Seat, 'personId' | 'ended'>,
): boolean {
  const judge = judges.find((one) => one.personId === personId);
  return (
    ended === null && judge !== undefined && !judge.withdrew && conflictOf(judge, entry) === null
  );
}

/** A seat that is to be given. */
export interface NewSeat {
  readonly entry: number;
  readonly personId: number;
}

/**
 * Gives every entry of the round its judges, as many as the rules say: those with the fewest entries first, nobody with a
 * conflict of interest, nobody who gave the entry back. Seats that are held stay; one whose judge is gone without marks is
 * given to somebody else as well.
 */
export function share(contest: Contest): {
  readonly seats: readonly NewSeat[];
  /** Seats that a conflict of interest kept from a judge. */
  readonly conflicts: number;
  /** Entries that have fewer judges than the least. */
  readonly short: readonly number[];
} {
  const { rules, judges } = contest;
  const free = judges.filter(({ withdrew }) => !withdrew);
  const load = new Map(free.map(({ personId }) => [personId, 0]));
  const entries = entriesNow(contest);
  const held = (entry: Entry) =>
    entry.seats.filter(
      (seat) =>
        sits(contest, entry, seat) || (seat.ended === null && Object.keys(seat.marks).length > 0),
    );
  for (const seat of entries.flatMap(held))
    load.set(seat.personId, (load.get(seat.personId) ?? 0) + 1);
  const seats: NewSeat[] = [];
  const short: number[] = [];
  let conflicts = 0;
  for (const entry of entries) {
    const able = free.filter((judge) => conflictOf(judge, entry) === null);
    conflicts += free.length - able.length;
    const open = able.filter(({ personId }) =>
      entry.seats.every((seat) => seat.personId !== personId),
    );
    const wanted = (rules.judgesAtEntry ?? Number.POSITIVE_INFINITY) - held(entry).length;
    const chosen = open
      .toSorted(
        (a, b) =>
          (load.get(a.personId) ?? 0) - (load.get(b.personId) ?? 0) || a.personId - b.personId,
      )
      .slice(0, Math.max(0, Math.min(wanted, open.length)));
    for (const { personId } of chosen) {
      load.set(personId, (load.get(personId) ?? 0) + 1);
      seats.push({ entry: entry.number, personId });
    }
    if (held(entry).length + chosen.length < rules.leastJudges) short.push(entry.number);
  }
  return { seats, conflicts, short };
}
