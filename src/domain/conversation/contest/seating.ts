// Seats of judges: given by name, given back by the judge, ended by whoever runs the contest. Rows 60 and 66 of the access table.
// Who may sit where follows from contest/contest.ts; leaving the whole season waits for a code.
import { type Contest, conflictOf, type Entry } from '../../contest/contest.ts';
import { confirmAct } from '../shared/acting.ts';
import { refuse } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';
import { heldBy, noDetail, notice, notNow, runs, season } from './reach.ts';

const judges = (turn: Turn): boolean => turn.person.grants.some(({ role }) => role === 'judge');

const isLocked = ({ state, lock }: Contest): boolean =>
  state === 'locked' || state === 'announced' || lock !== null;

/** Entries at which this person has a seat. */
const heldNow = (turn: Turn, { entries }: Contest): readonly number[] =>
  entries.filter((entry) => heldBy(turn, entry) !== null).map(({ number }) => number);

/** Gives one entry back, with a reason, and whoever runs the contest hears. */
export function giveBack(turn: Turn, entry: Entry, reason: string): void {
  const contest = season(turn);
  if (contest === null || !judges(turn) || heldBy(turn, entry) === null)
    return refuse(turn, 'score_entry');
  if (isLocked(contest)) return notNow(turn, contest);
  turn.do({
    kind: 'leave_seats',
    ...{ contest: contest.number, personId: turn.person.id, role: 'judge', reason },
    ...{ entries: [entry.number], why: 'conflict', season: false },
  });
  turn.say('contest_judge_left', { entries: [entry.number], season: false });
  tellLeft(turn, entry.number, 1, reason);
}

/** Says what leaving the season ends, and asks for its code. */
export function askToLeave(turn: Turn, reason: string): void {
  const contest = season(turn);
  if (contest === null || !judges(turn)) return refuse(turn, 'score_entry');
  if (isLocked(contest)) return notNow(turn, contest);
  turn.say('contest_leave_ask', { entries: heldNow(turn, contest).length, reason });
  confirmAct(turn, { do: 'leave_contest', contest: contest.number, reason });
}

/** The act of leaving the season: for whom it is, when it is void, and what is done. */
export const leaving = {
  needs: [{ kind: 'contest' }],
  may: (turn: Turn) => judges(turn),
  isOutdated: (turn: Turn, { contest }: { readonly contest: number }) => {
    const now = season(turn);
    return now?.number !== contest || isLocked(now);
  },
  done: (turn: Turn, { reason }: { readonly reason: string }) => {
    const contest = season(turn);
    if (contest === null) return;
    const entries = heldNow(turn, contest);
    turn.do({
      kind: 'leave_seats',
      ...{ contest: contest.number, personId: turn.person.id, role: 'judge', reason },
      ...{ entries, why: 'withdrew', season: true },
    });
    turn.say('contest_judge_left', { entries, season: true });
    tellLeft(turn, null, entries.length, reason);
  },
} as const;

function tellLeft(turn: Turn, number: number | null, count: number, reason: string): void {
  notice(turn, { to: 'role', role: 'coordinator', unitId: null }, `${turn.person.id}`, {
    ...{ what: 'left', number, name: null, count },
    ...{ who: turn.person.name, detail: reason },
  });
}

/** Ends the seat of a judge, such as of somebody who is no longer there. What they gave in a round that is over still counts. */
export function unseat(turn: Turn, entry: Entry, typed: string, reason: string): void {
  const contest = season(turn);
  if (contest === null || !runs(turn)) return refuse(turn, 'run_contest');
  if (isLocked(contest)) return notNow(turn, contest);
  const wanted = typed.trim().toLowerCase();
  const found = entry.seats.filter(
    ({ name, ended }) => ended === null && name?.toLowerCase().includes(wanted) === true,
  );
  const seat = found.find(({ name }) => name?.toLowerCase() === wanted) ?? found[0];
  if (seat === undefined || (found.length > 1 && seat.name?.toLowerCase() !== wanted))
    return turn.say('contest_seat_unclear', { number: entry.number, typed });
  const judge = contest.judges.find(({ personId }) => personId === seat.personId);
  const why = judge !== undefined && conflictOf(judge, entry) !== null ? 'conflict' : 'withdrew';
  turn.do({
    kind: 'leave_seats',
    ...{ contest: contest.number, personId: seat.personId, role: 'coordinator', reason },
    ...{ entries: [entry.number], why, season: false },
  });
  turn.say('contest_unseated', { number: entry.number, who: seat.name ?? '' });
}

/** Gives one entry to one judge by name; a conflict of interest is refused and recorded. */
export function seatOne(turn: Turn, entry: Entry, typed: string): void {
  const contest = season(turn);
  if (contest === null || !turn.may('run_contest')) return refuse(turn, 'run_contest');
  if (contest.state === 'locked' || contest.state === 'announced' || contest.lock !== null)
    return notNow(turn, contest);
  const wanted = typed.trim().toLowerCase();
  const found = contest.judges.filter(
    ({ name, withdrew }) => !withdrew && name?.toLowerCase().includes(wanted) === true,
  );
  const [judge] = found;
  if (judge === undefined || found.length > 1)
    return turn.say('contest_seat_unclear', { number: entry.number, typed });
  const who = judge.name ?? '';
  const why = conflictOf(judge, entry);
  if (why !== null) {
    turn.do({ kind: 'record', what: 'denied', detail: 'contest_conflict' });
    return turn.say('contest_seat_conflict', { number: entry.number, who, why });
  }
  if (entry.seats.some(({ personId }) => personId === judge.personId))
    return turn.say('contest_seat_had', { number: entry.number, who });
  turn.do({
    kind: 'change_contest',
    ...{ contest: contest.number, version: contest.version, role: 'coordinator' },
    change: { what: 'share', seats: [{ entry: entry.number, personId: judge.personId }] },
  });
  turn.say('contest_seated', { number: entry.number, who });
  notice(turn, { to: 'person', personId: judge.personId }, `${entry.number}`, {
    ...noDetail,
    ...{ what: 'seats', count: 1 },
  });
}
