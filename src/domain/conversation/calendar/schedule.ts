// `jadwal`: what is due, for anybody; and the changes a coordinator makes to it, each confirmed by a code.
// It never changes the calendar itself: a confirmed change is an effect, applied against the newest version.
import {
  addDays,
  type CalendarChange,
  changeCalendar,
  crossedSteps,
  dayAt,
  defaultCalendar,
  entryDeadline,
  entryOf,
  isDay,
  stepsToday,
} from '../../calendar.ts';
import { cardCode } from '../../codes.ts';
import type { Innovation } from '../../innovation/innovation.ts';
import { readDate, searchUnits } from '../../language/index.ts';
import { numbered } from '../shared/picking.ts';
import { refuse } from '../shared/refusing.ts';
import type { ModeOf } from '../state.ts';
import type { Turn } from '../turn.ts';
import { actCode, confirmationFor, leaves } from '../shared/acting.ts';
import {
  asksForCalendar,
  changeFirst,
  namesStep,
  removeWord,
  stepAndDays,
  untilBetweenDays,
} from '../../language/calendar-words.ts';

const ruleWords = { tutup: 'close', peringatkan: 'warn', peringatan: 'warn' } as const;

const changeWords: ReadonlySet<string> = new Set([
  ...Object.keys(ruleWords),
  ...['buka', 'mulai', 'kecuali', 'pengecualian', 'hapus'],
]);

/** Shows the calendar, or begins a change of it: `buka 2026-12-01`, `3 2026-12-01 2026-12-20`, `tutup`, `peringatkan`, `kecuali`. */
export function schedule(turn: Turn, rest: string | undefined): void {
  const typed = (rest ?? '').toLowerCase().replace(changeFirst, '').trim();
  if (typed === '' || asksForCalendar.test(typed)) return show(turn);
  const [first = ''] = typed.split(/\s+/u);
  // What changes nothing is a question about the calendar, whoever asks.
  const changes = namesStep.test(typed) || changeWords.has(first);
  if (!changes && !turn.may('manage_edition')) return show(turn);
  if (!turn.may('manage_edition')) return refuse(turn, 'manage_edition');
  const rule = Object.entries(ruleWords).find(([word]) => word === first)?.[1];
  if (rule !== undefined) return propose(turn, { what: 'rule', rule });
  if (first === 'buka' || first === 'mulai') return open(turn, typed.slice(first.length));
  if (first === 'kecuali' || first === 'pengecualian')
    return except(turn, typed.slice(first.length));
  const [, number, days = ''] = stepAndDays.exec(typed) ?? [];
  const span = readSpan(turn, days, Number(number));
  if (number === undefined || span === null) {
    turn.say('calendar_how', {});
    return;
  }
  propose(turn, { what: 'move', no: Number(number), ...span });
}

function show(turn: Turn): void {
  const calendar = turn.world.loaded.calendar ?? null;
  const manages = turn.may('manage_edition');
  const edition = turn.world.currentEdition.title;
  if (calendar === null) {
    turn.say('calendar_not_open', { edition, manages });
    return turn.askAgain();
  }
  const today = dayAt(turn.moment.now);
  turn.say('calendar', {
    edition,
    today,
    steps: stepsToday(calendar, today),
    rule: calendar.rule,
    entryEnds: entryDeadline(calendar),
    exceptions: manages ? calendar.exceptions.map((unitId) => turn.unitName(unitId)) : null,
    manages,
  });
  turn.askAgain();
}

function open(turn: Turn, typed: string): void {
  const starts = readDay(turn, typed, addDays(dayAt(turn.moment.now), -180));
  if (starts === null) turn.say('calendar_how', {});
  else propose(turn, { what: 'open', starts });
}

/**
 * Reads one day; whatever the reader doubts (a day to come, above all) is confirmed with the change anyway. A day without
 * a year is the next one from `from` on.
 */
function readDay(turn: Turn, typed: string, from: string): string | null {
  const line = typed.trim();
  const read = readDate(line, turn.moment.today);
  if (read.kind === 'no_year') {
    const year = Number(from.slice(0, 4));
    const days = [year, year + 1].map((one) => readDate(`${line} ${one}`, turn.moment.today));
    return (
      days
        .map((day) => (day.kind === 'date' ? day.value : ''))
        .find((day) => isDay(day) && day >= from) ?? null
    );
  }
  const day = read.kind === 'date' ? read.value : read.kind === 'relative' ? read.hint : null;
  return day !== null && isDay(day) ? day : null;
}

function readSpan(turn: Turn, typed: string, no: number): { starts: string; ends: string } | null {
  const iso = typed.match(/\b\d{4}-\d{2}-\d{2}\b/gu);
  const [from, to] = iso ?? [];
  if (from !== undefined && to !== undefined && iso?.length === 2)
    return { starts: from, ends: to };
  // A step that runs already began some time ago.
  const today = addDays(dayAt(turn.moment.now), -180);
  const [left = '', right] = ` ${typed}`.split(untilBetweenDays);
  if (right !== undefined) {
    // "3 s/d 20 desember": only the last day moves.
    const step = turn.world.loaded.calendar?.steps.find((one) => one.no === no);
    if (left.trim() === '') {
      const ends = step === undefined ? null : readDay(turn, right, step.starts);
      return step === undefined || ends === null ? null : { starts: step.starts, ends };
    }
    // "1 sampai 20 desember 2026": what the first day lacks, it takes from the last.
    const missing = right.trim().split(/\s+/u).slice(left.trim().split(/\s+/u).length).join(' ');
    const lacks = /^\d{1,2}$/u.test(left.trim()) || /\d{4}\s*$/u.test(right);
    const starts =
      (lacks ? readDay(turn, `${left} ${missing}`, today) : null) ?? readDay(turn, left, today);
    const ends = readDay(turn, right, starts ?? today);
    return starts === null || ends === null ? null : { starts, ends };
  }
  const read = readDate(typed, turn.moment.today);
  return read.kind === 'range' && isDay(read.from) && isDay(read.to)
    ? { starts: read.from, ends: read.to }
    : null;
}

/** `kecuali`, `kecuali hapus`: the unit may be named at once. */
function except(turn: Turn, typed: string): void {
  const add = !removeWord.test(typed);
  const named = typed.replace(removeWord, ' ').trim();
  turn.open({ name: 'excepting_unit', add, offered: [] });
  if (named === '') askUnit(turn, add);
  else onExceptingUnit(turn, { name: 'excepting_unit', add, offered: [] }, named);
}

/** Asks again which unit the exception is for. */
export function askException(turn: Turn, { add, offered }: ModeOf<'excepting_unit'>): void {
  turn.say('ask_exception_unit', { add });
  turn.offer(numbered(offered.map((id) => turn.unitName(id))));
}

function askUnit(turn: Turn, add: boolean): void {
  turn.say('ask_exception_unit', { add });
  turn.open({ name: 'excepting_unit', add, offered: [] });
}

/** Takes the unit that may submit after the deadline, or may not any more. */
export function onExceptingUnit(turn: Turn, mode: ModeOf<'excepting_unit'>, text: string): void {
  const picked = /^\d+$/u.test(text.trim()) ? mode.offered[Number(text.trim()) - 1] : undefined;
  const found =
    picked === undefined
      ? searchUnits(turn.world.units, text)
      : { kind: 'exact' as const, id: picked };
  if (found.kind === 'exact')
    return propose(turn, { what: 'except', unitId: found.id, add: mode.add });
  if (found.kind === 'candidates') {
    turn.say('unit_candidates', { typed: text });
    turn.offer(numbered(found.ids.map((id) => turn.unitName(id))));
    return turn.open({ ...mode, offered: found.ids });
  }
  turn.say('unit_not_found', { typed: text });
}

function propose(turn: Turn, change: CalendarChange): void {
  const calendar = turn.world.loaded.calendar ?? null;
  const definition = turn.world.currentEdition;
  const changed = changeCalendar(calendar, definition, change);
  if (!changed.ok) {
    turn.say('calendar_problem', { problem: changed.problem });
    return turn.open({ name: 'idle' });
  }
  const step =
    change.what === 'move' ? calendar?.steps.find((one) => one.no === change.no) : undefined;
  const code = cardCode(turn.moment.entropy);
  const seen = calendar?.version ?? 0;
  turn.open({ name: 'confirming_calendar', editionId: definition.id, seen, change });
  turn.do({ kind: 'show_confirmation', purpose: purposeOf(definition.id, seen, change), code });
  turn.say('calendar_check', {
    edition: definition.title,
    change,
    subject: change.what === 'except' ? turn.unitName(change.unitId) : (step?.title ?? null),
    before: step === undefined ? null : { starts: step.starts, ends: step.ends },
    crossed:
      calendar === null || change.what !== 'move'
        ? []
        : crossedSteps(calendar, changed.value, change.no),
    whole: change.what === 'open' ? wholeOf(turn, change.starts) : null,
    code,
  });
}

function wholeOf(turn: Turn, starts: string): { starts: string; ends: string } {
  const { steps } = defaultCalendar(turn.world.currentEdition, starts);
  return { starts, ends: steps.at(-1)?.ends ?? starts };
}

/** Names what a code confirms, so that it confirms nothing else. */
export function purposeOf(editionId: string, seen: number, change: CalendarChange): string {
  return `calendar:${editionId}:${seen}:${wordsOf(change)}`;
}

/** The change as one line; the state goes through a store that keeps no order of keys. */
function wordsOf(change: CalendarChange): string {
  switch (change.what) {
    case 'open':
      return `open ${change.starts}`;
    case 'move':
      return `move ${change.no} ${change.starts} ${change.ends}`;
    case 'rule':
      return `rule ${change.rule}`;
    case 'except':
      return `${change.add ? 'except' : 'include'} ${change.unitId}`;
  }
}

/** Carries out the change after its code was typed; anything else leaves the calendar as it is. */
export function onConfirmingCalendar(
  turn: Turn,
  mode: ModeOf<'confirming_calendar'>,
  text: string,
): void {
  if (leaves(text)) {
    turn.say('confirmation_dropped', {});
    return turn.open({ name: 'idle' });
  }
  if (!turn.may('manage_edition')) return refuse(turn, 'manage_edition');
  const found = confirmationFor(turn, actCode(text), 'calendar');
  if (found === null) return;
  turn.open({ name: 'idle' });
  const { editionId, seen, change } = mode;
  if ((turn.world.loaded.calendar?.version ?? 0) !== seen) {
    turn.say('calendar_moved_meanwhile', {});
    return show(turn);
  }
  turn.do({ kind: 'change_calendar', editionId, seen, change, confirmationId: found });
  turn.say('calendar_changed', {});
}

/** Tells somebody who submits that the deadline stops them (true), or, with `warns`, that they are late. */
export function stoppedByDeadline(turn: Turn, innovation: Innovation, warns: boolean): boolean {
  if (innovation.state !== 'draft') return false;
  const calendar = turn.world.loaded.calendar ?? null;
  const entry = entryOf(calendar, innovation.unitId, turn.moment.now);
  if (entry.kind === 'late' && warns) turn.say('entry_late', { ended: entry.ended });
  if (entry.kind !== 'closed') return false;
  turn.open({ name: 'idle' });
  turn.say('entry_closed', {
    ended: entry.ended,
    unit: turn.unitName(innovation.unitId),
    code: innovation.code,
  });
  return true;
}
