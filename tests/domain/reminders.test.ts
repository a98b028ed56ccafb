// A whole season with a clock of its own: 35 units, 300 people, 90 days, looked at every hour. Who got what when is
// kept as a list, and the rules are read off that list. `npx vitest run tests/domain/reminders.test.ts` prints it with
// SEASON=print.
import { beforeAll, describe, expect, test } from 'vitest';
import { renderMessage } from '../../src/bot/text/id.ts';
import {
  addDays,
  dayAt,
  defaultCalendar,
  isQuiet,
  momentOf,
  weekdayOf,
} from '../../src/domain/calendar.ts';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';
import type { State } from '../../src/domain/innovation/status.ts';
import { remindersDue } from '../../src/domain/reminders.ts';
import type {
  PersonFacts,
  Reminder,
  ReminderFacts,
  WorkFacts,
} from '../../src/domain/reminders/facts.ts';
import { referenceUnits } from '../../src/domain/units.ts';

const start = '2026-08-03'; // a Monday
const total = 40;
const hour = 3_600_000;

interface Sent {
  readonly at: number;
  readonly reminder: Reminder;
  /** The state of the work it was about, when it was sent. */
  readonly state: State | null;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Work = Mutable<WorkFacts> & { filled: number };
type Somebody = Mutable<PersonFacts> & {
  readonly sentKeys: Set<string>;
  readonly dayKeys: Set<string>;
  stopped: boolean;
};

/** Numbers that look like chance and are the same in every run. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

/** Plays the season; `away` are hours in which nobody looked. */
function season(away: (now: number) => boolean = () => false) {
  const throws = dice(2026);
  const units = referenceUnits.slice(0, 35);
  const people: Somebody[] = [];
  const works: Work[] = [];
  const sent: Sent[] = [];
  const begins = momentOf(start, 6);
  const add = (
    role: 'innovator' | 'unit_admin' | 'unit_head' | 'verifier',
    unitId: string | null,
  ) => {
    const [sentKeys, dayKeys] = [new Set<string>(), new Set<string>()];
    people.push({
      id: people.length + 1,
      name: `Orang ${people.length + 1}`,
      grants: [{ role, unitId }],
      since: begins,
      lastWrote: null,
      asked: null,
      sent: sentKeys,
      days: dayKeys,
      sentKeys,
      dayKeys,
      focus: null,
      stopped: false,
    });
  };
  for (const unit of units) {
    add('unit_admin', unit.id);
    add('unit_head', unit.id);
  }
  for (let nth = people.length; nth < 297; nth += 1) add('innovator', units[nth % 35]?.id ?? '');
  for (let nth = 0; nth < 3; nth += 1) add('verifier', null);

  const facts = (): ReminderFacts => ({
    edition: 'balangan-2026',
    calendar: { ...defaultCalendar(balangan2026, start), rule: 'close' },
    people: people.filter(({ stopped }) => !stopped),
    units: new Map(
      units.map(({ id, name }) => [
        id,
        { id, name, begun: works.some((work) => work.unitId === id) },
      ]),
    ),
    works,
    candidates: [],
    progress: (work) => {
      const filled = works.find(({ id }) => id === work.id)?.filled ?? 0;
      return {
        filled,
        total,
        open: Array.from({ length: total - filled }, (_, nth) => ({
          number: filled + nth + 1,
          label: `Butir ${filled + nth + 1}`,
          gap: 'unanswered' as const,
        })),
      };
    },
  });

  const change = (work: Work, state: State, now: number) =>
    Object.assign(work, { state, since: now, touched: now, repairs: [] });

  const live = (now: number): void => {
    for (const person of people) {
      const [grant] = person.grants;
      if (throws(400) === 0) person.asked = addDays(dayAt(now), 1);
      if (throws(9000) === 0) person.stopped = true;
      if (throws(60) !== 0 || grant === undefined) continue;
      person.lastWrote = now;
      if (grant.role === 'unit_admin' || grant.role === 'unit_head') {
        const from = grant.role === 'unit_admin' ? 'submitted' : 'unit_verified';
        const work = works.find((one) => one.unitId === grant.unitId && one.state === from);
        if (work === undefined) continue;
        if (throws(4) === 0) {
          change(work, 'returned', now);
          work.repairs = [{ number: 3, label: 'Butir 3', note: 'mohon diperjelas' }];
        } else change(work, from === 'submitted' ? 'unit_verified' : 'unit_endorsed', now);
        continue;
      }
      if (grant.unitId === null) continue;
      const own = works.find((work) => work.people.includes(person.id));
      if (own === undefined) {
        if (throws(3) > 0) continue;
        const id = works.length + 1;
        const code = `INV-${String(10_000 + id)}`;
        person.focus = code;
        works.push({
          id,
          code,
          name: `Inovasi ${id}`,
          unitId: grant.unitId,
          people: [person.id],
          state: 'draft',
          since: now,
          touched: now,
          repairs: [],
          filled: 1,
        });
      } else if (own.state === 'draft') {
        own.filled = Math.min(total, own.filled + throws(12));
        own.touched = now;
        if (own.filled === total) change(own, 'submitted', now);
      } else if (own.state === 'returned') change(own, 'submitted', now);
    }
  };

  for (let now = begins; now < begins + 90 * 24 * hour; now += hour) {
    if (!isQuiet(now)) live(now);
    if (away(now)) continue;
    for (const reminder of remindersDue(facts(), now)) {
      const person = people[reminder.personId - 1];
      if (person === undefined) throw new Error('nobody');
      person.sentKeys.add(reminder.key);
      person.dayKeys.add(dayAt(now));
      person.asked = null;
      const about = reminder.about.find((subject) => subject.startsWith('innovation:'));
      const work = works.find(({ id }) => `innovation:${id}` === about);
      sent.push({ at: now, reminder, state: work?.state ?? null });
    }
  }
  return { sent, people, works };
}

describe('a season of 90 days with 35 units and 300 people', () => {
  let played: ReturnType<typeof season>;
  beforeAll(() => {
    played = season();
    if (process.env['SEASON'] === 'print')
      for (const { at, reminder } of played.sent)
        process.stdout.write(
          `${new Date(at + 8 * hour).toISOString().slice(0, 16)} WITA  ${String(reminder.personId).padStart(3)}  ${reminder.kind.padEnd(14)} ${reminder.key}\n`,
        );
  });

  test('it is a season: every kind that can come, came, and work was finished', () => {
    const kinds = new Set(played.sent.map(({ reminder }) => reminder.kind));
    for (const kind of [
      'deadline',
      'returned',
      'waiting',
      'almost',
      'digest',
      'unit_not_begun',
      'idle',
      'not_begun',
    ])
      expect(kinds).toContain(kind);
    expect(played.works.filter(({ state }) => state === 'unit_endorsed').length).toBeGreaterThan(
      30,
    );
  });

  test('nobody got two on one day', () => {
    const days = played.sent.map(({ at, reminder }) => `${reminder.personId} ${dayAt(at)}`);
    expect(new Set(days).size).toBe(days.length);
  });

  test('none in the quiet hours and none on a Sunday', () => {
    for (const { at } of played.sent) {
      const wita = new Date(at + 8 * hour);
      expect(wita.getUTCHours()).toBeGreaterThanOrEqual(7);
      expect(wita.getUTCHours()).toBeLessThan(20);
      expect(weekdayOf(dayAt(at))).not.toBe(7);
    }
  });

  test('none after what it asks for was done', () => {
    const allowed: Partial<Record<Reminder['kind'], readonly State[]>> = {
      idle: ['draft'],
      almost: ['draft', 'returned'],
      returned: ['returned'],
      waiting: ['submitted', 'unit_verified'],
    };
    const wrong = played.sent.filter(
      ({ reminder, state }) => state !== null && allowed[reminder.kind]?.includes(state) === false,
    );
    expect(wrong.map(({ reminder, state }) => `${reminder.key} ${state}`)).toEqual([]);
  });

  test('nobody is told the same thing twice', () => {
    const said = played.sent.map(({ reminder }) => `${reminder.personId} ${reminder.key}`);
    expect(new Set(said).size).toBe(said.length);
  });

  test('somebody who never reacts is left alone in the end', () => {
    const counts = new Map<number, number>();
    for (const { reminder } of played.sent)
      if (reminder.kind !== 'digest' && !reminder.key.startsWith('asked'))
        counts.set(reminder.personId, (counts.get(reminder.personId) ?? 0) + 1);
    expect(Math.max(...counts.values())).toBeLessThan(40);
    const last = played.sent.filter(({ reminder }) => reminder.kind === 'not_begun').at(-1);
    expect(last === undefined ? 0 : (last.at - momentOf(start, 6)) / (24 * hour)).toBeLessThan(40);
  });

  test('each says what to type', () => {
    for (const { reminder } of played.sent.slice(0, 2000))
      expect(renderMessage(reminder.message).text).toMatch(/[Kk]etik "/u);
  });
});

test('after thirty hours away what is still true is said once, and the day keeps to one a person', () => {
  const gone = momentOf(addDays(start, 9), 9);
  const { sent } = season((now) => now >= gone && now < gone + 30 * hour);
  expect(sent.filter(({ at }) => at >= gone && at < gone + 30 * hour)).toEqual([]);
  expect(sent.some(({ at }) => at >= gone + 30 * hour && at < gone + 34 * hour)).toBe(true);
  const said = sent.map(({ at, reminder }) => `${reminder.personId} ${dayAt(at)}`);
  expect(new Set(said).size).toBe(said.length);
});
