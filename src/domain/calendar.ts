// The calendar of an edition: which step is due, what a deadline means, and the hours in which nobody is disturbed.
// It never asks a clock: a moment is passed in (milliseconds, UTC), days are those of the region.
import { Temporal } from 'temporal-polyfill';
import { type IsoDay, addDays, daysBetween, isDay, weekdayOf } from './days.ts';
import type { EditionDefinition, SopStep } from './edition/definition.ts';
import { namedWork, type StepWork } from './edition/step-work.ts';
import { region } from './region.ts';
import type { Result } from './result.ts';
import { no, ok } from './result.ts';

export { type IsoDay, addDays, daysBetween, isDay, weekOf, weekdayOf } from './days.ts';

/** What happens to a first submission after the last day for filling in. */
export type DeadlineRule = 'warn' | 'close';

/** A step of the SOP with its days, both inclusive. */
export interface CalendarStep {
  readonly no: number;
  readonly title: string;
  readonly owner: SopStep['owner'];
  /** As the edition names it; absent where it names none of its steps' (see step-work.ts). */
  readonly work?: StepWork | null;
  readonly starts: IsoDay;
  readonly ends: IsoDay;
}

/** The calendar of one edition; `version` rises with every change. */
export interface Calendar {
  readonly editionId: string;
  readonly version: number;
  readonly steps: readonly CalendarStep[];
  readonly rule: DeadlineRule;
  /** Units that may submit after a closed deadline. */
  readonly exceptions: readonly string[];
}

/** One change of a calendar, as a coordinator asks for it. */
export type CalendarChange =
  | { readonly what: 'open'; readonly starts: IsoDay }
  | { readonly what: 'move'; readonly no: number; readonly starts: IsoDay; readonly ends: IsoDay }
  | { readonly what: 'rule'; readonly rule: DeadlineRule }
  | { readonly what: 'except'; readonly unitId: string; readonly add: boolean };

/** Why a calendar cannot be changed so. */
export type CalendarProblem =
  | { readonly type: 'not_open' }
  | { readonly type: 'already_open' }
  | { readonly type: 'no_such_step'; readonly no: number; readonly steps: number }
  | { readonly type: 'ends_before_start' }
  | { readonly type: 'not_a_day' }
  | { readonly type: 'too_long'; readonly days: number };

const quarter = 15 * 60_000;
const days = new Map<number, IsoDay>();
let zoneOfDays = '';

/** Gives the day it is in the region at a moment. */
export function dayAt(now: number): IsoDay {
  // A plan asks for tens of thousands of moments; a day never changes within a quarter of an hour.
  const slot = Math.floor(now / quarter);
  if (zoneOfDays !== region().zone) days.clear();
  zoneOfDays = region().zone;
  const known = days.get(slot);
  if (known !== undefined) return known;
  const found = zoned(now).toPlainDate().toString();
  if (days.size >= 20_000) days.clear();
  days.set(slot, found);
  return found;
}

/** Gives the moment at which a day begins in the region, milliseconds UTC. */
export function startOf(day: IsoDay): number {
  return Temporal.PlainDate.from(day).toZonedDateTime(region().zone).epochMilliseconds;
}

/** Gives the moment of an hour and minute of a day in the region, milliseconds UTC. */
export function momentOf(day: IsoDay, hour: number, minute = 0): number {
  return Temporal.PlainDate.from(day)
    .toPlainDateTime({ hour, minute })
    .toZonedDateTime(region().zone).epochMilliseconds;
}

/** Gives the moment of another day that has the same time of the day in the region, to the millisecond. */
export function sameTimeOn(day: IsoDay, moment: number): number {
  const plainTime = zoned(moment).toPlainTime();
  return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: region().zone, plainTime })
    .epochMilliseconds;
}

function zoned(now: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(region().zone);
}

/** Hours in which nobody is written to unasked: 20.00 to 07.00 in the region and the whole Sunday (product rule, section 6). */
export const quietHours = { from: 20, to: 7, sunday: 7 } as const;

/** True in the quiet hours. */
export function isQuiet(now: number): boolean {
  const { hour, dayOfWeek } = zoned(now);
  return dayOfWeek === quietHours.sunday || hour < quietHours.to || hour >= quietHours.from;
}

/** Gives the moment at which the loud hours that contain `now` end; `now` itself when it is quiet. */
export function quietFrom(now: number): number {
  return isQuiet(now) ? now : momentOf(dayAt(now), quietHours.from);
}

/** Gives the first moment from `now` on at which people may be written to. */
export function loudFrom(now: number): number {
  if (!isQuiet(now)) return now;
  let day = dayAt(now);
  if (zoned(now).hour >= quietHours.to) day = addDays(day, 1);
  if (weekdayOf(day) === quietHours.sunday) day = addDays(day, 1);
  return momentOf(day, quietHours.to);
}

/** Lays the steps of an edition one after the other from a day on, each as long as the definition says. */
export function defaultCalendar(definition: EditionDefinition, starts: IsoDay): Calendar {
  let next = starts;
  const steps = definition.steps.map((step): CalendarStep => {
    const from = next;
    const ends = addDays(from, step.days - 1);
    next = addDays(ends, 1);
    const { no: nth, title, owner } = step;
    return { no: nth, title, owner, ...namedWork(step, definition.steps), starts: from, ends };
  });
  return { editionId: definition.id, version: 1, steps, rule: 'warn', exceptions: [] };
}

const longest = 366;

/** Applies a change, or tells why not. `calendar` is null while the edition has none. */
export function changeCalendar(
  calendar: Calendar | null,
  definition: EditionDefinition,
  change: CalendarChange,
): Result<Calendar, CalendarProblem> {
  if (change.what === 'open') {
    if (calendar !== null) return no({ type: 'already_open' });
    return isDay(change.starts)
      ? ok(defaultCalendar(definition, change.starts))
      : no({ type: 'not_a_day' });
  }
  if (calendar === null) return no({ type: 'not_open' });
  const next = { ...calendar, version: calendar.version + 1 };
  switch (change.what) {
    case 'move':
      return moveStep(next, change);
    case 'rule':
      return ok({ ...next, rule: change.rule });
    case 'except': {
      const others = calendar.exceptions.filter((unitId) => unitId !== change.unitId);
      return ok({ ...next, exceptions: change.add ? [...others, change.unitId] : others });
    }
  }
}

function moveStep(
  calendar: Calendar,
  move: Extract<CalendarChange, { what: 'move' }>,
): Result<Calendar, CalendarProblem> {
  if (!calendar.steps.some((step) => step.no === move.no))
    return no({ type: 'no_such_step', no: move.no, steps: calendar.steps.length });
  if (!isDay(move.starts) || !isDay(move.ends)) return no({ type: 'not_a_day' });
  const days = daysBetween(move.starts, move.ends);
  if (days < 0) return no({ type: 'ends_before_start' });
  if (days > longest) return no({ type: 'too_long', days: longest });
  return ok({
    ...calendar,
    steps: calendar.steps.map((step) =>
      step.no === move.no ? { ...step, starts: move.starts, ends: move.ends } : step,
    ),
  });
}

/** Lists the steps that a move newly puts out of order with the step moved: they would begin before it ends, or end after it begins. */
export function crossedSteps(
  before: Calendar,
  after: Calendar,
  no: number,
): readonly CalendarStep[] {
  const crosses = (calendar: Calendar, other: CalendarStep): boolean => {
    const moved = calendar.steps.find((step) => step.no === no);
    if (moved === undefined || other.no === no) return false;
    return other.no > no ? other.starts <= moved.ends : other.ends >= moved.starts;
  };
  return after.steps.filter((step) => crosses(after, step) && !crosses(before, step));
}

/** Where a step stands on a day: `days` are left until its last day (0: today), or until it begins, or since it ended. */
export interface StepToday extends CalendarStep {
  readonly when: 'past' | 'running' | 'coming';
  readonly days: number;
}

/** Tells where each step stands on a day. */
export function stepsToday(calendar: Calendar, today: IsoDay): readonly StepToday[] {
  return calendar.steps.map((step) => {
    if (today < step.starts)
      return { ...step, when: 'coming', days: daysBetween(today, step.starts) };
    if (today > step.ends) return { ...step, when: 'past', days: daysBetween(step.ends, today) };
    return { ...step, when: 'running', days: daysBetween(today, step.ends) };
  });
}

/** Gives the last day for filling in and submitting: the end of the last step that innovators own; null without one. */
export function entryDeadline(calendar: Calendar): IsoDay | null {
  return calendar.steps.findLast((step) => step.owner === 'innovator')?.ends ?? null;
}

/** What the calendar says about a first submission of a unit now. `ended` is the last day that has passed. */
export type Entry =
  | { readonly kind: 'open' }
  | { readonly kind: 'late'; readonly ended: IsoDay }
  | { readonly kind: 'closed'; readonly ended: IsoDay };

/**
 * Tells whether a unit may still submit. The last day counts whole, until midnight in the region; repairs of what
 * was returned are always allowed, since somebody asked for them.
 */
export function entryOf(calendar: Calendar | null, unitId: string, now: number): Entry {
  const ended = calendar === null ? null : entryDeadline(calendar);
  if (calendar === null || ended === null || dayAt(now) <= ended) return { kind: 'open' };
  if (calendar.rule === 'warn' || calendar.exceptions.includes(unitId))
    return { kind: 'late', ended };
  return { kind: 'closed', ended };
}

/** The next day on which somebody who says `ingatkan besok` hears again. */
export function tomorrow(now: number): IsoDay {
  const next = addDays(dayAt(now), 1);
  return weekdayOf(next) === 7 ? addDays(next, 1) : next;
}
