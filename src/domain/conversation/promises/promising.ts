// `janji`: what a unit will do until a day is noted, shown, and answered for when it is asked after.
// Made by whoever may visit the unit (row 58 of the access table); read as its candidates are (row 51); answered by whoever
// looks after the unit's work (row 50) or noted it.
import { may, reachesAnything, type Role } from '../../access.ts';
import { addDays, dayAt } from '../../calendar.ts';
import { anyDay } from '../../days.ts';
import { type PromiseLine, readPromise, searchUnits } from '../../language/index.ts';
import type { UnitPromise } from '../../promise.ts';
import type { CommandRow } from '../command-row.ts';
import { tell } from '../shared/acting.ts';
import { refuse } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';
import type { Need } from '../world.ts';
import type { PromiseMessages, PromiseShown } from './messages.ts';
import type { NewPromise } from './types.ts';

/** So many promises a list names, and so many days one may lie ahead. */
const named = 6;
const longestAhead = 366;

/** What must be loaded for a line about promises. */
function promiseNeeds(typed: string | undefined): readonly Need[] {
  const line = typed === undefined ? null : readPromise(typed, anyDay);
  if (line === null || line.do === 'list') return [{ kind: 'promises' }];
  if (line.do === 'new') return [{ kind: 'promise_number' }];
  return line.do === 'how' ? [] : [{ kind: 'promise', number: line.number }];
}

/** The rows of the commands. */
export const promiseRows: { readonly [Name in 'promise' | 'promises']: CommandRow<Name> } = {
  promise: {
    // "Janji layanan: selesai 15 menit" is an answer where one is asked for; a number is never one.
    during: ({ rest }) =>
      isNumbered(readPromise(rest ?? '', anyDay)) ? 'registered' : 'unwritten',
    aside: true,
    needs: ({ rest }) => promiseNeeds(rest),
    run: (turn, { rest }) => {
      onPromise(turn, readPromise(rest ?? '', turn.moment.today) ?? { do: 'list' });
      turn.nameOpen();
    },
  },
  // The word alone is a word of other people's answers.
  promises: {
    during: 'looking',
    aside: true,
    needs: () => promiseNeeds(undefined),
    run: (turn) => {
      list(turn);
      turn.nameOpen();
    },
  },
};

const isNumbered = (line: PromiseLine | null): boolean =>
  line !== null && 'number' in line && line.number !== undefined;

function onPromise(turn: Turn, line: PromiseLine): void {
  switch (line.do) {
    case 'list':
      return list(turn);
    case 'how':
      return turn.say('promise_how', { why: line.why, number: line.number ?? null });
    case 'new':
      return make(turn, line);
    default:
      return about(turn, line);
  }
}

function list(turn: Turn): void {
  if (!reachesAnything(turn.person.grants, 'read_candidates'))
    return refuse(turn, 'read_candidates');
  const rows = (turn.world.loaded.promises ?? []).filter((one) => reads(turn, one));
  turn.say('promise_list', {
    rows: rows.slice(0, named).map((one) => shownOf(turn, one)),
    total: rows.length,
  });
}

/** A promise in a line. */
export const shownOf = (
  turn: Turn,
  { number, unitId, text, who, until }: NewPromise,
): PromiseShown => ({
  ...{ number, text, who, until },
  unit: unitId === null ? null : turn.unitName(unitId),
});

/** True where this person may know of a promise. */
const reads = (turn: Turn, { unitId, madeById }: UnitPromise): boolean =>
  madeById === turn.person.id || turn.may('read_candidates', { unitId });

/** The role in which this person says what became of a promise; null where they may not. */
function answersAs(turn: Turn, { unitId, madeById }: UnitPromise): Role | 'maker' | null {
  const allowed = may(turn.person.grants, 'assign_candidate', { unitId });
  if (allowed.ok) return allowed.value.role;
  return madeById === turn.person.id ? 'maker' : null;
}

function make(turn: Turn, line: Extract<PromiseLine, { do: 'new' }>): void {
  const found = searchUnits(turn.world.units, line.unit);
  if (found.kind !== 'exact') {
    const like = found.kind === 'candidates' ? found.ids.map((id) => turn.unitName(id)) : [];
    return turn.say('promise_unit_unclear', { typed: line.unit, like: like.slice(0, 4) });
  }
  const unitId = found.id;
  const allowed = may(turn.person.grants, 'hold_meeting', { unitId });
  if (!allowed.ok) return refuse(turn, 'hold_meeting');
  const number = turn.world.loaded.promiseNumber;
  if (number === undefined) throw new Error('a promise without a number');
  const { text, who, until } = line;
  if (isPast(turn, until)) return turn.say('promise_past', { number: null });
  const promise = { number, unitId, text, who, until };
  turn.do({
    kind: 'make_promise',
    editionId: turn.world.currentEdition.id,
    role: allowed.value.role,
    promise,
  });
  turn.say('promise_made', shownOf(turn, promise));
  tellUnit(turn, promise, 'made');
}

/** True for a day that has been, or lies more than a year ahead. */
function isPast(turn: Turn, until: string): boolean {
  const today = dayAt(turn.moment.now);
  return until < today || until > addDays(today, longestAhead);
}

type About = Exclude<PromiseLine, { do: 'list' | 'new' | 'how' }>;

function about(turn: Turn, line: About): void {
  const promise = turn.world.loaded.promise ?? null;
  if (promise === null || !reads(turn, promise)) {
    turn.say('promise_unknown', {});
    turn.do({ kind: 'record', what: 'denied', detail: 'read_candidates' });
    return;
  }
  const as = answersAs(turn, promise);
  if (line.do === 'show')
    return turn.say('promise_shown', {
      ...shownOf(turn, promise),
      ...{ state: promise.state, by: promise.madeByName, answers: as !== null },
    });
  if (as === null) return refuse(turn, 'assign_candidate');
  const { number, state, version } = promise;
  if (state !== 'open') return turn.say('promise_over', { number, state });
  const until = untilOf(turn, promise, line);
  if (until !== promise.until && isPast(turn, until)) return turn.say('promise_past', { number });
  const what = line.do === 'kept' || line.do === 'dropped' ? line.do : 'moved';
  turn.do({
    kind: 'change_promise',
    ...{ number, version, role: as === 'maker' ? null : as },
    change: what === 'moved' ? { what, until } : { what },
  });
  const after = { ...promise, until };
  turn.say('promise_changed', { ...shownOf(turn, after), what });
  if (promise.madeById !== turn.person.id)
    tell(turn, { to: 'person', personId: promise.madeById }, keyOf(turn, number, what), {
      key: 'notice_promise',
      args: noticeOf(turn, after, what),
    });
  else if (what !== 'kept') tellUnit(turn, after, what);
}

function untilOf(turn: Turn, { until }: UnitPromise, line: About): string {
  if (line.do === 'move') return line.until;
  return line.do === 'move_by' ? addDays(dayAt(turn.moment.now), line.days) : until;
}

type What = PromiseMessages['notice_promise']['what'];

const noticeOf = (
  turn: Turn,
  promise: NewPromise,
  what: What,
): PromiseMessages['notice_promise'] => ({
  ...shownOf(turn, promise),
  ...{ what, by: turn.person.name },
});

const keyOf = (turn: Turn, number: number, what: What): string =>
  `promise:${number}:${what}:${turn.moment.nowIso}`;

/** Tells the admins of the unit; what is no unit's concerns nobody else. */
export function tellUnit(turn: Turn, promise: NewPromise, what: What): void {
  const { unitId, number } = promise;
  if (unitId === null) return;
  tell(
    turn,
    { to: 'role', role: 'unit_admin', unitId, except: turn.person.id },
    keyOf(turn, number, what),
    { key: 'notice_promise', args: noticeOf(turn, promise, what) },
  );
}
