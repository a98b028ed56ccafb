// What whoever runs the contest does: opens the season, gives judges their entries, closes it, names finalists, sees the spread.
// Row 66 of the access table. Results are locked and announced in results.ts.
import { dayAt } from '../../calendar.ts';
import { entriesNow, share, stageOf } from '../../contest/contest.ts';
import { lacksDesk, levelAt, results, spreadOf, unjudged } from '../../contest/ranking.ts';
import { region } from '../../region.ts';
import { refuse } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';
import {
  categoryIn,
  exampleDay,
  noDetail,
  notice,
  notNow,
  pageOf,
  runs,
  sayNone,
  season,
  shown,
} from './reach.ts';
import type { ContestChange } from './types.ts';

/** Opens the season of the running edition with the rules of the region. */
export function open(turn: Turn, until: string | null | undefined): void {
  if (!runs(turn)) return refuse(turn, 'run_contest');
  const rules = region().contest;
  const there = season(turn);
  const number = turn.world.loaded.contestNumber;
  // Until this year's is opened, the last one is what is read.
  if (there?.editionId === turn.world.currentEdition.id)
    return turn.say('contest_there', { name: there.rules.name });
  if (rules === undefined) return turn.say('contest_no_rules', {});
  if (until === undefined) return turn.say('contest_day_unclear', { example: exampleDay(turn) });
  if (until !== null && until < dayAt(turn.moment.now))
    return turn.say('contest_day_unclear', { example: exampleDay(turn), past: true });
  if (number === undefined) throw new Error('a season without a number');
  const editionId = turn.world.currentEdition.id;
  turn.do({ kind: 'open_contest', number, editionId, rules, closesOn: until });
  turn.say('contest_opened', { rules, closesOn: until });
}

/** Changes the season as it was read. */
function changeSeason(turn: Turn, change: ContestChange): void {
  const contest = season(turn);
  if (contest === null) throw new Error('a change of no season');
  const { number, version } = contest;
  turn.do({ kind: 'change_contest', contest: number, version, role: 'coordinator', change });
}

/** Lists who judges, and how far they are. */
export function listJudges(turn: Turn): void {
  const contest = season(turn);
  if (!runs(turn)) return refuse(turn, 'run_contest');
  if (contest === null) return sayNone(turn, true);
  const stage = stageOf(contest.state) ?? 'presentation';
  const seats = contest.entries
    .filter(({ withdrawn }) => !withdrawn)
    .flatMap((entry) => entry.seats);
  turn.say('contest_judges', {
    rows: contest.judges.slice(0, 8).map(({ personId, name, withdrew }) => {
      const own = seats.filter((seat) => seat.personId === personId && seat.ended === null);
      return {
        ...{ name, withdrew, seats: own.length },
        given: own.filter(({ marks }) => marks[stage] !== undefined).length,
      };
    }),
    total: contest.judges.length,
  });
}

/** Gives every entry its judges; each judge hears of new ones. */
export function shareOut(turn: Turn): void {
  const contest = season(turn);
  if (!runs(turn)) return refuse(turn, 'run_contest');
  if (contest === null) return sayNone(turn, true);
  if (contest.state === 'locked' || contest.state === 'announced' || contest.lock !== null)
    return notNow(turn, contest);
  const { seats, conflicts, short } = share(contest);
  if (seats.length > 0) changeSeason(turn, { what: 'share', seats });
  const judges = contest.judges.filter(({ withdrew }) => !withdrew).length;
  turn.say('contest_shared', { seats: seats.length, conflicts, short: short.slice(0, 8), judges });
  for (const [personId, own] of Map.groupBy(seats, (seat) => seat.personId))
    notice(turn, { to: 'person', personId }, `${personId}`, {
      ...noDetail,
      ...{ what: 'seats', count: own.length },
    });
}

/** Takes no more entries; judging begins. */
export function close(turn: Turn): void {
  const contest = season(turn);
  if (!runs(turn)) return refuse(turn, 'run_contest');
  if (contest === null) return sayNone(turn, true);
  if (contest.state !== 'open') return notNow(turn, contest);
  const entries = entriesNow(contest).length;
  if (entries === 0) return turn.say('contest_empty', {});
  changeSeason(turn, { what: 'close' });
  turn.say('contest_closed', { entries });
}

/** Shows how far judges lie apart; to nobody else. */
export function spread(turn: Turn, page: number): void {
  const contest = season(turn);
  if (!runs(turn)) return refuse(turn, 'run_contest');
  if (contest === null) return sayNone(turn, true);
  const stage = stageOf(contest.state) ?? 'presentation';
  const entries = entriesNow(contest);
  const waiting = new Map(
    unjudged(contest, stage, entries).map(({ entry, missing }) => [entry.number, missing]),
  );
  const rows = entries.map((entry) => {
    const found = spreadOf(contest.rules, stage, entry);
    return {
      ...shown(turn, entry),
      ...{ mean: found?.mean ?? null, least: found?.least ?? 0, greatest: found?.greatest ?? 0 },
      ...{ judges: found?.judges ?? 0, missing: waiting.get(entry.number) ?? 0 },
      wide: found?.wide ?? false,
    };
  });
  // Where judges lie far apart somebody has to look.
  const ordered = rows.toSorted(
    (a, b) => Number(b.wide) - Number(a.wide) || (b.mean ?? 0) - (a.mean ?? 0),
  );
  turn.say('contest_spread', { ...pageOf(ordered, page), limit: contest.rules.wideSpread });
}

/** True, after it was said, where marks of this round are missing. */
export function lacksMarks(turn: Turn): boolean {
  const contest = season(turn);
  const stage = contest === null ? null : stageOf(contest.state);
  if (contest === null || stage === null) return false;
  const missing = unjudged(contest, stage, entriesNow(contest));
  if (missing.length === 0) return false;
  turn.say('contest_marks_missing', {
    rows: missing
      .slice(0, 8)
      .map(({ entry, missing: of }) => ({ number: entry.number, missing: of })),
    total: missing.length,
  });
  return true;
}

/** True, after it was said, where a finalist has too few marks of the first round to get a result. */
export function lacksDeskMarks(turn: Turn): boolean {
  const contest = season(turn);
  if (contest === null) return false;
  const lacking = lacksDesk(contest.rules, entriesNow(contest));
  if (lacking.length === 0) return false;
  turn.say('contest_desk_missing', {
    entries: lacking.slice(0, 8).map(({ number }) => number),
    ...{ total: lacking.length, least: contest.rules.leastJudges },
  });
  return true;
}

/** Goes back to the first round: its marks can be given again, and finalists are named anew. */
export function judgeAgain(turn: Turn): void {
  const contest = season(turn);
  if (!runs(turn)) return refuse(turn, 'run_contest');
  if (contest === null) return sayNone(turn, true);
  if (contest.state !== 'finals' || contest.lock !== null) return notNow(turn, contest);
  changeSeason(turn, { what: 'judge_again' });
  turn.say('contest_judged_again', {});
}

/** Names the finalists of each category; refused where the rules cannot say who is in. */
export function finalists(turn: Turn): void {
  const contest = season(turn);
  if (!runs(turn)) return refuse(turn, 'run_contest');
  if (contest === null) return sayNone(turn, true);
  if (contest.state !== 'judging') return notNow(turn, contest);
  if (lacksMarks(turn)) return;
  const { rules } = contest;
  const chosen: number[] = [];
  for (const { category, ranked } of results(contest, entriesNow(contest), ['desk'])) {
    const level = levelAt(rules, ranked, rules.finalists);
    if (level.length > 0)
      return turn.say('contest_level', {
        category: rules.categories.find(({ code }) => code === category)?.label ?? category,
        rows: level.slice(0, 6).map(({ entry }) => shown(turn, entry)),
        total: level.length,
      });
    chosen.push(...ranked.slice(0, rules.finalists).map(({ entry }) => entry.number));
  }
  changeSeason(turn, { what: 'finals', finalists: chosen });
  const named = contest.entries.filter(({ number }) => chosen.includes(number));
  turn.say('contest_finalists', {
    rows: named
      .slice(0, 8)
      .map((entry) => ({ ...shown(turn, entry), category: categoryIn(contest, entry) })),
    total: named.length,
  });
  for (const entry of named)
    notice(
      turn,
      { to: 'fillers', ownerId: entry.ownerId, fillers: entry.fillers },
      `${entry.number}`,
      {
        ...noDetail,
        ...{ what: 'finalist', number: entry.number, name: entry.name },
      },
    );
}

/** Says on which meeting of the register the finalists present. */
export function presentation(turn: Turn): void {
  const contest = season(turn);
  const meeting = turn.world.loaded.meeting ?? null;
  if (!runs(turn)) return refuse(turn, 'run_contest');
  if (contest === null) return sayNone(turn, true);
  if (meeting === null) return turn.say('meeting_unknown', { number: 0 });
  if (contest.state === 'locked' || contest.state === 'announced') return notNow(turn, contest);
  changeSeason(turn, { what: 'meeting', meeting: meeting.number });
  turn.say('contest_meeting', { title: meeting.title, day: meeting.day });
}

/** Notes how the judges voted on entries that are level, with the minutes that say so. */
export function vote(turn: Turn, order: readonly number[], minutes: string): void {
  const contest = season(turn);
  if (!runs(turn)) return refuse(turn, 'run_contest');
  if (contest === null) return sayNone(turn, true);
  if (contest.state !== 'judging' && contest.state !== 'finals') return notNow(turn, contest);
  const known = new Set(entriesNow(contest).map(({ number }) => number));
  const votes = contest.rules.ties.some(({ by }) => by === 'vote');
  if (!votes || new Set(order).size !== order.length || order.some((one) => !known.has(one)))
    return turn.say('contest_vote_unclear', {});
  if (contest.lock !== null) return notNow(turn, contest);
  changeSeason(turn, { what: 'vote', order, minutes });
  turn.say('contest_voted', { order });
}

/** Has the certificates of those with a place made; they follow as one file. */
export function awards(turn: Turn): void {
  const contest = season(turn);
  if (!runs(turn)) return refuse(turn, 'run_contest');
  if (contest === null) return sayNone(turn, true);
  if (contest.state !== 'locked' && contest.state !== 'announced') return notNow(turn, contest);
  const paper = 'piagam-lomba';
  turn.say('print_coming', { paper, what: contest.rules.name, draft: false });
  turn.do({
    kind: 'request_print',
    subject: { paper, unitId: null },
    ...{ editionId: contest.editionId, nip: false },
  });
}
