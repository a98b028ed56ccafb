// Entering the contest with an accepted innovation, and taking it out again: row 68 of the access table.
// What may enter follows from the state of the innovation and the rules of the season.
import { categoryOf, type Entry, mayEnter } from '../../contest/contest.ts';
import { dayAt } from '../../calendar.ts';
import { refuse } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';
import {
  categoryIn,
  noDetail,
  notice,
  notNow,
  roleFor,
  runs,
  sayNone,
  season,
  seatAt,
  shown,
} from './reach.ts';
import type { Enterable } from './types.ts';

/** Enters the innovation that is meant, or says which ones could be. */
export function enter(turn: Turn, code: string | null): void {
  const contest = season(turn);
  if (!turn.person.grants.some(({ role }) => role === 'innovator' || role === 'unit_admin'))
    return refuse(turn, 'enter_contest');
  if (contest === null) return sayNone(turn, runs(turn));
  const { state, closesOn } = contest;
  if (state !== 'open' || (closesOn !== null && dayAt(turn.moment.now) > closesOn))
    return turn.say('contest_over', { closesOn });
  const mine = turn.world.loaded.enterable ?? [];
  const ready = mine.filter((one) => mayEnter(one.state));
  if (code !== null) {
    const found = mine.find((one) => one.code === code);
    if (found === undefined) return refuse(turn, 'enter_contest');
    if (!mayEnter(found.state)) return turn.say('contest_enter_none', { accepted: false });
    return take(turn, found);
  }
  const fresh = ready.filter((one) =>
    contest.entries.every((entry) => entry.code !== one.code || entry.withdrawn),
  );
  const focus = fresh.find((one) => one.code === turn.innovation?.code);
  const [only] = fresh;
  if (focus !== undefined) return take(turn, focus);
  if (fresh.length === 1 && only !== undefined) return take(turn, only);
  if (only === undefined) return turn.say('contest_enter_none', { accepted: ready.length > 0 });
  turn.say('contest_enter_which', {
    rows: fresh.slice(0, 5).map(({ code: of, name }) => ({ code: of, name })),
    total: fresh.length,
  });
}

function take(turn: Turn, innovation: Enterable): void {
  const contest = season(turn);
  const entry = turn.world.loaded.entryNumber;
  if (contest === null) throw new Error('an entry without a season');
  const role = roleFor(turn, innovation);
  if (role === null) return refuse(turn, 'enter_contest');
  const before = contest.entries.find(({ code }) => code === innovation.code);
  if (before !== undefined && !before.withdrawn)
    return turn.say('contest_entered_before', { number: before.number });
  const unit = turn.unit(innovation.unitId);
  const category = unit === null ? null : categoryOf(contest.rules, unit.kind);
  if (category === null)
    return turn.say('contest_no_category', { unit: turn.unitName(innovation.unitId) });
  const number = before?.number ?? entry;
  if (number === undefined) throw new Error('an entry without a number');
  turn.do({
    kind: 'enter_contest',
    ...{ contest: contest.number, entry: number, innovationId: innovation.id },
    ...{ code: innovation.code, category, role },
  });
  turn.say('contest_entered', {
    ...{ number, name: innovation.name, unit: turn.unitName(innovation.unitId) },
    category: contest.rules.categories.find(({ code }) => code === category)?.label ?? category,
    contest: contest.rules.name,
  });
  notice(turn, { to: 'role', role: 'coordinator', unitId: null }, `${number}`, {
    ...noDetail,
    ...{ what: 'entered', number, name: innovation.name },
    who: turn.unitName(innovation.unitId),
  });
}

/** Takes an entry of one's own out while entries are taken. */
export function takeOut(turn: Turn, entry: Entry): void {
  const contest = season(turn);
  const role = roleFor(turn, entry);
  if (contest === null || role === null) return refuse(turn, 'enter_contest');
  if (contest.state !== 'open' || entry.withdrawn) return notNow(turn, contest);
  turn.do({ kind: 'take_entry_out', entry: entry.number, role });
  turn.say('contest_taken_out', { number: entry.number });
}

/** Shows an entry: to its people, to whoever runs the contest, to a judge who has a seat at it. */
export function showEntry(turn: Turn, entry: Entry): void {
  const contest = season(turn);
  if (contest === null) return;
  const { rules, state } = contest;
  const seat = seatAt(turn, entry);
  const stage = state === 'finals' ? 'presentation' : 'desk';
  turn.say('contest_entry', {
    ...shown(turn, entry),
    ...{
      category: categoryIn(contest, entry),
      finalist: entry.finalist,
      withdrawn: entry.withdrawn,
    },
    judge:
      seat === null
        ? null
        : {
            criteria: rules.stages[stage].criteria.map(({ code, label }) => ({
              label,
              mark: seat.marks[stage]?.[code] ?? null,
            })),
            open: state === 'judging' || (state === 'finals' && entry.finalist),
          },
    seats: runs(turn)
      ? entry.seats.map(({ name, ended, marks }) => ({
          ...{ name, ended: ended !== null },
          given: marks[stage] !== undefined,
        }))
      : null,
  });
}
