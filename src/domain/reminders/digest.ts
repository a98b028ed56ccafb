// The weekly lists: a unit's standing for its admin and head, and a mentor's gaps in the units of the gakor.
// They count as that day's one reminder; who missed Monday gets theirs on Tuesday or Wednesday.
import { dayAt, daysBetween, type IsoDay, weekdayOf, weekOf } from '../calendar.ts';
import type { Contender, PersonFacts, ReminderFacts, WorkFacts } from './facts.ts';
import type { State } from '../innovation/status.ts';
import type { DigestWait, UnitLines } from './lines.ts';

/** Most missing items that a list names for one innovation. */
const namedItems = 3;

/** Last weekday on which a weekly list still goes out (Wednesday). */
const lastWeekday = 3;
const unfinished: ReadonlySet<State> = new Set(['draft', 'returned', 'submitted', 'unit_verified']);
type ByUnit = ReadonlyMap<string, readonly WorkFacts[]>;

/** The week's digest for somebody who is admin or head of units where something is still to be done. */
export function digestOf(
  facts: ReminderFacts,
  byUnit: ByUnit,
  person: PersonFacts,
  today: IsoDay,
): Contender | null {
  if (weekdayOf(today) > lastWeekday) return null;
  const held = person.grants.filter(({ role }) => role === 'unit_admin' || role === 'unit_head');
  const ids = [...new Set(held.flatMap(({ unitId }) => (unitId === null ? [] : [unitId])))];
  if (ids.length === 0) return null;
  // A head does not read drafts; their number and names stay with the admin.
  const drafts = new Set(
    held.filter(({ role }) => role === 'unit_admin').map(({ unitId }) => unitId),
  );
  const units = ids.flatMap((unitId) =>
    linesOf(facts, byUnit.get(unitId) ?? [], unitId, { drafts: drafts.has(unitId) }, today),
  );
  if (units.length === 0) return null;
  // It is the one reminder of its day, so it says what the reader is to do as well.
  const waits = (['unit_admin', 'unit_head'] as const).flatMap((role): DigestWait[] => {
    const state = role === 'unit_admin' ? 'submitted' : 'unit_verified';
    const own = new Set(held.flatMap((grant) => (grant.role === role ? [grant.unitId] : [])));
    const total = [...own].flatMap((unitId) =>
      (byUnit.get(unitId ?? '') ?? []).filter((work) => work.state === state),
    ).length;
    return total === 0 ? [] : [{ role, total }];
  });
  return {
    kind: 'digest',
    rank: 5,
    key: `digest:${weekOf(today)}`,
    // It tells how things stood in the morning and says so; nothing makes it void but its person.
    about: [],
    part: { key: 'reminder_digest', args: { units, waits, fills: drafts.size > 0 } },
    choices: [
      waits.length > 0 || held.some(({ role }) => role === 'unit_admin')
        ? { label: { key: 'queue' }, reply: { command: 'queue' }, numbered: false }
        : { label: { key: 'schedule' }, reply: { command: 'schedule' }, numbered: false },
    ],
  };
}

/** The week's list of gaps for a mentor; null when no unit of the gakor has one. */
export function mentorListOf(
  facts: ReminderFacts,
  byUnit: ByUnit,
  person: PersonFacts,
  today: IsoDay,
): Contender | null {
  if (weekdayOf(today) > lastWeekday) return null;
  const ids = person.grants.flatMap(({ role, gakorUnits }) =>
    role === 'mentor' ? (gakorUnits ?? []) : [],
  );
  const units = ids.flatMap((unitId) =>
    linesOf(facts, byUnit.get(unitId) ?? [], unitId, { drafts: true, items: true }, today),
  );
  if (units.length === 0) return null;
  return {
    kind: 'mentor_list',
    rank: 6,
    key: `mentor:${weekOf(today)}`,
    about: [],
    part: { key: 'reminder_mentor_list', args: { units } },
    choices: [],
  };
}

function linesOf(
  facts: ReminderFacts,
  works: readonly WorkFacts[],
  unitId: string,
  shows: { readonly drafts: boolean; readonly items?: boolean },
  today: IsoDay,
): UnitLines[] {
  const unit = facts.units.get(unitId);
  if (unit === undefined) return [];
  const shown = works.filter(({ state }) => shows.drafts || state !== 'draft');
  const open = shown.filter(({ state }) => unfinished.has(state));
  // Nothing to tell: all is done, or the season has not been opened.
  if (
    open.length === 0 &&
    (unit.begun || facts.calendar === null || today < (facts.calendar.steps[0]?.starts ?? today))
  )
    return [];
  const states = Map.groupBy(shown, ({ state }) => state);
  return [
    {
      unit: unit.name,
      begun: unit.begun,
      states: [...states].map(([state, rows]) => ({ state, count: rows.length })),
      stuck: open
        .toSorted((a, b) => a.touched - b.touched)
        .slice(0, 5)
        .map((work) => ({
          code: work.code,
          name: work.name ?? work.code,
          state: work.state,
          days: daysBetween(dayAt(work.touched), today),
          ...openOf(facts, work, shows.items === true),
        })),
    },
  ];
}

function openOf(
  facts: ReminderFacts,
  work: WorkFacts,
  named: boolean,
): Pick<UnitLines['stuck'][number], 'open' | 'openTotal'> {
  const all = !named
    ? []
    : work.state === 'returned'
      ? work.repairs
      : work.state === 'draft'
        ? facts.progress(work).open
        : [];
  const open = all.slice(0, namedItems).map(({ number, label }) => ({ number, label }));
  return { open, openTotal: all.length };
}
