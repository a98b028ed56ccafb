// What several files about the contest share: how entries are shown, pages, notices, and who has a seat where.
// It decides no right by itself; rows 60 and 66 to 68 of the access table do.
import type { Contest, Entry, Seat } from '../../contest/contest.ts';
import { categoryLabel, sits } from '../../contest/contest.ts';
import { may, type Role } from '../../access.ts';
import { addDays, dayAt } from '../../calendar.ts';
import { tell } from '../shared/acting.ts';
import type { Audience } from '../shared/types.ts';
import type { Turn } from '../turn.ts';
import type { ContestMessages, EntryShown } from './messages.ts';

/** So many lines a list has. */
const perPage = 6;

/** One page of a list; a page beyond the last one is the last one. */
export function pageOf<Row>(
  all: readonly Row[],
  wanted: number,
): {
  readonly rows: readonly Row[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
} {
  const pages = Math.max(1, Math.ceil(all.length / perPage));
  const page = Math.min(Math.max(1, wanted), pages);
  return { rows: all.slice((page - 1) * perPage, page * perPage), total: all.length, page, pages };
}

/** An entry as a line names it. */
export const shown = (turn: Turn, { number, name, unitId }: Entry): EntryShown => ({
  ...{ number, name },
  unit: turn.unitName(unitId),
});

/** The season that was loaded; null where there is none. */
export const season = (turn: Turn): Contest | null => turn.world.loaded.contest ?? null;

/** A day that sentences give as an example of when entering ends. */
export const exampleDay = (turn: Turn): string => addDays(dayAt(turn.moment.now), 21);

/** Says that there is no season; to whoever may open one, how. */
export const sayNone = (turn: Turn, opens: boolean): void =>
  turn.say('contest_none', { opens, example: exampleDay(turn) });

/** Says that a step is not possible where the season stands. */
export const notNow = (turn: Turn, { state, lock }: Contest): void =>
  turn.say('contest_not_now', { state, locked: lock !== null && state === 'finals' });

/** The name of an entry's category. */
export const categoryIn = ({ rules }: Contest, { category }: Entry): string =>
  categoryLabel(rules, category);

/** True for whoever runs the contest. */
export const runs = (turn: Turn): boolean => turn.may('run_contest');

/** The seat that this person may judge from now; null where they do not, no more, or where a conflict of interest arose. */
export function seatAt(turn: Turn, entry: Entry): Seat | null {
  const contest = season(turn);
  const seat = heldBy(turn, entry);
  return contest !== null && seat !== null && sits(contest, entry, seat) ? seat : null;
}

/** The seat that this person holds, which they can give back whatever stands against it; null without one. */
export function heldBy(turn: Turn, { seats }: Entry): Seat | null {
  const seat = seats.find(({ personId }) => personId === turn.person.id);
  const judges = turn.may('score_entry', { own: seat !== undefined && seat.ended === null });
  return judges && seat !== undefined && seat.ended === null ? seat : null;
}

/** The role in which this person does something to an entry of theirs; null where they may not. */
export function roleFor(
  turn: Turn,
  {
    unitId,
    ownerId,
    fillers,
  }: Pick<Entry, 'unitId' | 'ownerId'> & { readonly fillers?: readonly number[] },
): Role | null {
  const own = ownerId === turn.person.id || (fillers ?? []).includes(turn.person.id);
  const allowed = may(turn.person.grants, 'enter_contest', { unitId, own });
  return allowed.ok ? allowed.value.role : null;
}

/** Tells somebody what happened in the contest. */
export function notice(
  turn: Turn,
  audience: Audience,
  about: string,
  args: Omit<ContestMessages['notice_contest'], 'contest'>,
): void {
  const contest = season(turn)?.rules.name ?? '';
  tell(turn, audience, `contest:${about}:${args.what}:${turn.moment.nowIso}`, {
    key: 'notice_contest',
    args: { ...args, contest },
  });
}

/** Nothing but what a notice says. */
export const noDetail = { number: null, name: null, who: null, detail: null, count: 0 } as const;
