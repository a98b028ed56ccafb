// How units stand, for whoever looks after them: all in a few lines, who has not begun, where it waits, who is late, one unit,
// one gakor; and a reminder to those who have not begun, which goes as a broadcast does, with count and code.
// It counts drafts and never opens one.
import { reachOf, reachesAnything } from '../../access.ts';
import { dayAt, daysBetween, entryDeadline } from '../../calendar.ts';
import { everybody } from '../../broadcast.ts';
import {
  type StandingAsked,
  notBegunReminder,
  readStandingAsked,
  searchUnits,
} from '../../language/index.ts';
import {
  stageOfUnit,
  stuckIn,
  type UnitOverview,
  unitsByStage,
  waitingStates,
} from '../../overview.ts';
import { cellsOf } from '../../unit-steps.ts';
import { preview, scopeOf } from '../broadcasts/preview.ts';
import type { Aside } from '../shared/dialogue.ts';
import { refuse } from '../shared/refusing.ts';
import type { Mode } from '../state.ts';
import type { Turn } from '../turn.ts';
import type { Need, Person } from '../world.ts';
import type { UnitLine } from './messages.ts';

/** How many units a list names. */
const named = 6;

/** What every question here needs. */
export const overviewNeeds: readonly Need[] = [
  { kind: 'overview' },
  { kind: 'calendar', of: 'running' },
];

/** True for whoever looks after units; what is only one's own has a status of its own. */
export function looksAfter({ grants }: Pick<Person, 'grants'>): boolean {
  const { all, units } = reachOf(grants, 'list_innovations');
  return all || units.length > 0;
}

/** Answers with what the units of this person give, or refuses. */
function answering(
  say: (turn: Turn, units: readonly UnitOverview[]) => void,
): (turn: Turn) => void {
  return (turn) => {
    if (!looksAfter(turn.person)) return refuse(turn, 'list_innovations');
    say(turn, turn.world.loaded.overview?.units ?? []);
    turn.nameOpen();
  };
}

/** All in a few lines. */
export const sayOverview = answering((turn, units) => {
  const { claimed = null, max = null, basics = [], funnel = [] } = turn.world.loaded.overview ?? {};
  const came = (stage: string): number => funnel.find((one) => one.stage === stage)?.count ?? 0;
  const ends = endOf(turn);
  const missing = basics.filter(({ count }) => count === 0).map(({ label }) => label);
  turn.say('standings', {
    edition: turn.world.currentEdition.title,
    at: turn.moment.nowIso,
    units: unitsByStage(units),
    candidates: units.reduce((sum, unit) => sum + unit.candidates, 0),
    begun: units.reduce((sum, unit) => sum + unit.begunCandidates, 0),
    handedIn: came('submitted'),
    verified: came('unit_verified'),
    endorsed: came('unit_endorsed'),
    accepted: came('accepted'),
    stuck: stuckIn(units)[0] ?? null,
    ...stuckAfter(units),
    basics:
      basics.length === 0
        ? null
        : {
            filled: basics.length - missing.length,
            of: basics.length,
            missing: missing.slice(0, 3),
          },
    claimed,
    max,
    ends,
    days: ends === null ? null : daysBetween(dayAt(turn.moment.now), ends),
    all: reachOf(turn.person.grants, 'list_innovations').all,
  });
});

function endOf(turn: Turn): string | null {
  const calendar = turn.world.loaded.calendar ?? null;
  return calendar === null ? null : entryDeadline(calendar);
}

const notBegun = (units: readonly UnitOverview[]): readonly UnitOverview[] =>
  units.filter((unit) => stageOfUnit(unit) === 'not_begun');

/** Units without anything: those a message reaches, those whose invitation waits, and those nobody of which was invited. */
export const sayNotBegun = answering((turn, units) => {
  const names = (keep: (unit: UnitOverview) => boolean): readonly string[] =>
    notBegun(units)
      .filter(keep)
      .map(({ name }) => name);
  turn.say('overview_not_begun', {
    connected: names(({ wrote }) => wrote),
    invited: names(({ wrote, invited }) => !wrote && invited),
    strangers: names(({ wrote, invited }) => !wrote && !invited),
    reminds: scopeOf(turn) === null,
  });
});

/** After how many days something counts as stuck; the same for all units of an edition. */
const stuckAfter = ([unit]: readonly UnitOverview[]) =>
  unit?.stuckDays === undefined ? {} : { stuckDays: unit.stuckDays };

/** What waits for a check for longer than the edition allows, the longest first. */
export const sayStuck = answering((turn, units) => {
  const rows = units
    .flatMap(({ name, waits }) =>
      waitingStates.flatMap((state) => {
        const found = waits.find((one) => one.state === state);
        return found === undefined || found.old === 0
          ? []
          : [{ unit: name, state, count: found.old, days: found.days }];
      }),
    )
    .toSorted((a, b) => b.days - a.days);
  turn.say('overview_stuck', {
    ...{ rows: rows.slice(0, named), total: rows.length },
    ...stuckAfter(units),
  });
});

/** Units that are past the last day of a step of the SOP, with the first such step. */
export const sayLate = answering((turn, units) => {
  const calendar = turn.world.loaded.calendar ?? null;
  const today = dayAt(turn.moment.now);
  const steps = calendar?.steps ?? [];
  const rows = units
    .flatMap((unit) => {
      const cells = cellsOf(unit, steps, today);
      const at = cells.findIndex(({ is }) => is === 'late');
      const cell = cells[at];
      if (cell?.is !== 'late') return [];
      const { days, done, of } = cell;
      return [{ unit: unit.name, step: steps[at]?.no ?? 0, days, done, of }];
    })
    .toSorted((a, b) => b.days - a.days);
  turn.say('overview_late', {
    rows: rows.slice(0, named),
    total: rows.length,
    calendar: calendar !== null,
  });
});

/** A text that asks about one unit or gakor where nothing is open; null for any other. */
export function standingAside(mode: Mode, text: string): Aside | null {
  if (mode.name !== 'idle') return null;
  const asked = readStandingAsked(text);
  if (asked === null) return null;
  return { needs: overviewNeeds, take: (turn) => takeStanding(turn, asked) };
}

function takeStanding(turn: Turn, asked: StandingAsked): boolean {
  if (!looksAfter(turn.person)) return false;
  return 'gakor' in asked ? sayGakor(turn, asked.gakor) : sayUnit(turn, asked.unit);
}

function sayUnit(turn: Turn, typed: string): boolean {
  const found = searchUnits(turn.world.units, typed);
  if (found.kind !== 'exact') return false;
  const unit = turn.world.loaded.overview?.units.find(({ id }) => id === found.id);
  if (unit === undefined) {
    refuse(turn, 'list_innovations');
    return true;
  }
  const { admin, invited } = unit;
  turn.say('overview_unit', {
    ...lineOf(unit),
    ...{ admin, invited },
    reminds: scopeOf(turn) === null,
  });
  return true;
}

function sayGakor(turn: Turn, number: number): boolean {
  const { units = [], gakor = [] } = turn.world.loaded.overview ?? {};
  const rows = units
    .filter((unit) => unit.gakor === number)
    .map(lineOf)
    .toSorted((a, b) => worst.indexOf(a.stage) - worst.indexOf(b.stage));
  const name = rows.length === 0 ? null : (gakor.find(({ id }) => id === number)?.name ?? null);
  turn.say('overview_gakor', { name, number, rows: rows.slice(0, 6), total: rows.length });
  return true;
}

const worst = ['not_begun', 'found', 'draft', 'nil', 'handed_in'];

const lineOf = (unit: UnitOverview): UnitLine => ({
  unit: unit.name,
  stage: stageOfUnit(unit),
  candidates: unit.candidates,
  nil: unit.nil,
  states: [...Map.groupBy(unit.states, ({ state }) => state)].map(([state, rows]) => ({
    state,
    count: rows.reduce((sum, { count }) => sum + count, 0),
    days: unit.waits.find((one) => one.state === state)?.days ?? 0,
  })),
});

/** Reminds the units that have not begun and can be reached: shown first, and let go by count and code. */
export function remindNotBegun(turn: Turn): void {
  if (!reachesAnything(turn.person.grants, 'broadcast_all') || scopeOf(turn) !== null)
    return refuse(turn, 'broadcast_all');
  const units = notBegun(turn.world.loaded.overview?.units ?? []).filter(({ wrote }) => wrote);
  if (units.length === 0) {
    turn.say('broadcast_nobody', {});
    return turn.askAgain();
  }
  preview(turn, {
    audience: {
      ...everybody,
      roles: ['innovator', 'unit_admin', 'unit_head'],
      units: units.map(({ id }) => id),
    },
    text: notBegunReminder,
    file: null,
    question: null,
    time: { starts: null, until: null },
    late: false,
  });
}
