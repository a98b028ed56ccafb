// The result of the contest: shown to whoever runs it, locked by two people, announced to everybody.
// Row 67 of the access table. What the first one locked is what the second one must see.
import { entriesNow, entryName } from '../../contest/contest.ts';
import { levelAt, results, winners } from '../../contest/ranking.ts';
import { announcementOf } from '../../language/index.ts';
import { beginInOneLine } from '../broadcasts/one-line.ts';
import { type ActRow, confirmAct } from '../shared/acting.ts';
import { refuse } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';
import { categoryIn, noDetail, notice, notNow, runs, sayNone, season, shown } from './reach.ts';
import { lacksDeskMarks, lacksMarks } from './running.ts';
import { leaving } from './seating.ts';
import type { ContestAct, LockedPlace } from './types.ts';
import type { PlaceShown } from './messages.ts';

/** Places in words the database compares. */
export const fingerprint = (places: readonly LockedPlace[]): string =>
  places.map(({ entry, place, total }) => `${entryName(entry)}=${place}:${total}`).join(';');

function placesNow(turn: Turn): readonly LockedPlace[] {
  const contest = season(turn);
  if (contest === null) return [];
  return winners(contest, entriesNow(contest)).map(({ entry, place, total }) => ({
    ...{ entry: entry.number, place, total },
  }));
}

/** Shows the result, a category a page: before it is announced to whoever runs the contest alone. */
export function showResult(turn: Turn, page: number): void {
  const contest = season(turn);
  if (contest === null) return sayNone(turn, runs(turn));
  if (contest.state !== 'announced' && !runs(turn)) return notNow(turn, contest);
  const { state } = contest;
  const rows = winners(contest, entriesNow(contest)).map(
    ({ entry, place, total, tie }): PlaceShown => ({
      ...shown(turn, entry),
      category: categoryIn(contest, entry),
      place: contest.rules.places[place - 1] ?? `${place}`,
      ...{ total, tie: tie?.by ?? null },
    }),
  );
  const categories = [...new Set(rows.map(({ category }) => category))];
  const pages = Math.max(1, categories.length);
  const at = Math.min(Math.max(1, page), pages);
  turn.say('contest_result', {
    rows: rows.filter(({ category }) => category === categories[at - 1]),
    ...{ page: at, pages, state, runs: runs(turn) },
  });
}

/** Asks for the code that locks the result; two people do it, one after the other. */
export function lock(turn: Turn): void {
  const contest = season(turn);
  if (!turn.may('lock_contest')) return refuse(turn, 'lock_contest');
  if (contest === null) return sayNone(turn, true);
  if (contest.state !== 'finals') return notNow(turn, contest);
  if (lacksMarks(turn) || lacksDeskMarks(turn)) return;
  for (const { category, ranked } of results(contest, entriesNow(contest))) {
    for (let border = 1; border <= contest.rules.places.length; border += 1) {
      const level = levelAt(contest.rules, ranked, border);
      if (level.length > 0)
        return turn.say('contest_level', {
          category:
            contest.rules.categories.find(({ code }) => code === category)?.label ?? category,
          rows: level.slice(0, 6).map(({ entry }) => shown(turn, entry)),
          total: level.length,
        });
    }
  }
  const places = placesNow(turn);
  const first = contest.lock;
  if (first?.personId === turn.person.id) return turn.say('contest_lock_own', {});
  if (first !== null && first.of !== fingerprint(places))
    return turn.say('contest_lock_differs', { first: first.name });
  const confirms = first !== null;
  turn.say('contest_lock_ask', { places: places.length, confirms, first: first?.name ?? null });
  const { number, version } = contest;
  confirmAct(turn, { do: 'lock_contest', contest: number, version, places, confirms });
}

/** Asks for the code that takes the first lock back, so that marks can change again. */
export function unlock(turn: Turn): void {
  const contest = season(turn);
  if (!turn.may('lock_contest')) return refuse(turn, 'lock_contest');
  if (contest === null) return sayNone(turn, true);
  if (contest.state !== 'finals' || contest.lock === null) return notNow(turn, contest);
  turn.say('contest_unlock_ask', { first: contest.lock.name });
  confirmAct(turn, { do: 'unlock_contest', contest: contest.number, version: contest.version });
}

/** Asks for the code that makes the result public. */
export function announce(turn: Turn): void {
  const contest = season(turn);
  if (!turn.may('lock_contest')) return refuse(turn, 'lock_contest');
  if (contest === null) return sayNone(turn, true);
  if (contest.state !== 'locked') return notNow(turn, contest);
  turn.say('contest_announce_ask', { name: contest.rules.name });
  confirmAct(turn, { do: 'announce_contest', contest: contest.number, version: contest.version });
}

const moved = (
  turn: Turn,
  { contest, version }: { readonly contest: number; readonly version: number },
): boolean => {
  const now = season(turn);
  return now?.number !== contest || now.version !== version;
};

/** The acts of the contest that need their code. */
export const contestActs: { readonly [Name in ContestAct['do']]: ActRow<Name> } = {
  lock_contest: {
    needs: [{ kind: 'contest', maturity: true }],
    may: (turn) => turn.may('lock_contest'),
    // What decides ties can change beside the season: the maturity of an innovation.
    isOutdated: (turn, act) =>
      moved(turn, act) || fingerprint(placesNow(turn)) !== fingerprint(act.places),
    done: (turn, { confirms }) => {
      turn.say('contest_locked', { confirms });
      if (!confirms)
        notice(
          turn,
          { to: 'role', role: 'coordinator', unitId: null, except: turn.person.id },
          'lock',
          { ...noDetail, what: 'lock', who: turn.person.name },
        );
    },
  },
  unlock_contest: {
    needs: [{ kind: 'contest' }],
    may: (turn) => turn.may('lock_contest'),
    isOutdated: moved,
    done: (turn) => turn.say('contest_unlocked', {}),
  },
  leave_contest: leaving,
  announce_contest: {
    needs: [
      { kind: 'contest', maturity: true },
      { kind: 'people' },
      { kind: 'calendar', of: 'running' },
    ],
    may: (turn) => turn.may('lock_contest'),
    isOutdated: moved,
    done: (turn) => {
      const contest = season(turn);
      if (contest === null) return;
      turn.say('contest_announced', { name: contest.rules.name });
      const won = winners(contest, entriesNow(contest));
      for (const { entry, place } of won)
        notice(
          turn,
          { to: 'fillers', ownerId: entry.ownerId, fillers: entry.fillers },
          `${entry.number}`,
          {
            ...noDetail,
            ...{ what: 'won', number: entry.number, name: entry.name },
            detail: contest.rules.places[place - 1] ?? `${place}`,
          },
        );
      // It goes by the count and code of its preview, as every broadcast.
      const text = announcementOf(
        contest.rules.name,
        won.filter(({ place }) => place === 1).map(({ entry }) => entry.name),
      );
      beginInOneLine(turn, { to: 'semua', text, attendance: false });
    },
  },
};
