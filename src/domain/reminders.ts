// What is worth reminding whom of, computed from the state of the work at this moment: one thing a person a day at most.
// It never asks a clock and remembers nothing; what was sent before is among the facts. It stops by itself: what is
// done is no longer found. Each kind comes at growing distances, and each distance once (`key`).
import { workOf } from './edition/step-work.ts';
import { dayAt, daysBetween, entryOf, type IsoDay, isQuiet } from './calendar.ts';
import { deadlinesOf, goOn, nameOf, type PlanView, unitsOf } from './reminders/deadlines.ts';
import { meetingDue } from './reminders/meetings.ts';
import { promiseDue } from './reminders/promises.ts';
import { candidatesDue } from './reminders/candidates.ts';
import { digestOf, mentorListOf } from './reminders/digest.ts';
import type {
  Contender,
  PersonFacts,
  Reminder,
  ReminderFacts,
  WorkFacts,
} from './reminders/facts.ts';

/** Distances in days at which a kind comes, counted from what it rests on. After the last there is silence. */
const distances = {
  returned: [1, 3, 6, 10, 15, 21, 28],
  waiting: [2, 4, 7, 10, 14, 21, 28],
  almost: [2, 5, 9, 14, 28],
  idle: [3, 7, 14, 28],
  not_begun: [2, 7, 14, 28],
  unit_not_begun: [1, 4, 8, 13, 20, 28],
} as const;

/** Somebody who wrote within this time is at work and needs no reminder. Milliseconds. */
const atWork = 6 * 3_600_000;

/** Gives what is to be said now: at most one reminder a person, none in quiet hours, none to whom one went today. */
export function remindersDue(facts: ReminderFacts, now: number): readonly Reminder[] {
  if (isQuiet(now)) return [];
  const plan = new Plan(facts, now);
  return facts.people.flatMap((person) => plan.bestFor(person) ?? []);
}

/** One plan: the facts arranged by person and unit. */
class Plan implements PlanView {
  readonly facts: ReminderFacts;
  readonly now: number;
  readonly today: IsoDay;
  private readonly byPerson: ReadonlyMap<number, readonly WorkFacts[]>;
  private readonly byUnit: ReadonlyMap<string, readonly WorkFacts[]>;

  constructor(facts: ReminderFacts, now: number) {
    this.facts = facts;
    this.now = now;
    this.today = dayAt(now);
    const byPerson = new Map<number, WorkFacts[]>();
    for (const work of facts.works)
      for (const id of work.people) {
        const own = byPerson.get(id);
        if (own === undefined) byPerson.set(id, [work]);
        else own.push(work);
      }
    this.byPerson = byPerson;
    this.byUnit = Map.groupBy(
      facts.works.filter(({ state }) => state !== 'rejected' && state !== 'reported'),
      (work) => work.unitId,
    );
  }

  worksOf(personId: number): readonly WorkFacts[] {
    return this.byPerson.get(personId) ?? [];
  }

  worksIn(unitId: string): readonly WorkFacts[] {
    return this.byUnit.get(unitId) ?? [];
  }

  bestFor(person: PersonFacts): Reminder | null {
    if (person.days.has(this.today)) return null;
    // A moment that has not come yet is a clock that was set back, and says nothing.
    const silence = person.lastWrote === null ? atWork : this.now - person.lastWrote;
    if (silence >= 0 && silence < atWork) return null;
    if (person.asked !== null && this.today < person.asked) return null;
    const found = this.contenders(person);
    const best = found.reduce<Contender | null>(
      (kept, next) => (kept === null || next.rank < kept.rank ? next : kept),
      null,
    );
    if (best === null) return null;
    const choices = [
      ...best.choices,
      {
        label: { key: 'remind_tomorrow' as const },
        reply: { command: 'remind_tomorrow' as const },
        numbered: false,
      },
    ];
    return {
      personId: person.id,
      kind: best.kind,
      key: person.asked === null ? best.key : `asked:${person.asked}`,
      about: [`person:${person.id}`, ...best.about],
      message: { parts: [best.part, { key: 'reminder_foot', args: {} }], choices, prompt: null },
    };
  }

  private contenders(person: PersonFacts): readonly Contender[] {
    const found: (Contender | null)[] = [
      ...this.own(person),
      ...this.checks(person),
      ...this.beginnings(person),
      ...candidatesDue(this.facts, person, this.today),
      promiseDue(this.facts, person, this.today),
      meetingDue(this.facts, person, this.today),
      ...deadlinesOf(this, person),
      digestOf(this.facts, this.byUnit, person, this.today),
      mentorListOf(this.facts, this.byUnit, person, this.today),
    ];
    return found.filter(
      (one): one is Contender =>
        one !== null && (person.asked !== null || !person.sent.has(one.key)),
    );
  }

  /** The distance that has been reached since `from`, null before the first; who asked to be reminded needs none. */
  private reached(person: PersonFacts, from: number, steps: readonly number[]): number | null {
    if (person.asked !== null) return 0;
    const days = daysBetween(dayAt(from), this.today);
    return steps.findLast((step) => step <= days) ?? null;
  }

  private own(person: PersonFacts): (Contender | null)[] {
    return (this.byPerson.get(person.id) ?? []).map((work) => {
      if (work.state === 'returned') return this.returned(person, work);
      if (work.state !== 'draft') return null;
      return entryOf(this.facts.calendar, work.unitId, this.now).kind === 'closed'
        ? null
        : this.draft(person, work);
    });
  }

  private returned(person: PersonFacts, work: WorkFacts): Contender | null {
    const from = Math.max(work.since, work.touched);
    const step = this.reached(person, from, distances.returned);
    if (step === null) return null;
    const { code } = work;
    if (work.repairs.length === 0) {
      const inFocus = person.focus === code;
      return {
        kind: 'almost',
        rank: 15,
        key: `repaired:${code}:${dayAt(from)}:${step}`,
        about: [`innovation:${work.id}`],
        part: { key: 'reminder_almost', args: { code, name: nameOf(work), inFocus, open: [] } },
        choices: inFocus
          ? [{ label: { key: 'submit' }, reply: { command: 'submit' as const }, numbered: false }]
          : goOn(false),
      };
    }
    return {
      kind: 'returned',
      rank: 10,
      key: `returned:${code}:${dayAt(from)}:${step}`,
      about: [`innovation:${work.id}`],
      part: {
        key: 'reminder_returned',
        args: {
          code,
          name: nameOf(work),
          items: work.repairs.slice(0, 3),
          total: work.repairs.length,
        },
      },
      choices: [
        { label: { key: 'repair' }, reply: { command: 'repair', args: [code] }, numbered: false },
      ],
    };
  }

  private draft(person: PersonFacts, work: WorkFacts): Contender | null {
    const idle = this.reached(person, work.touched, distances.idle);
    const short = this.reached(person, work.touched, distances.almost);
    if (idle === null && short === null) return null;
    const { filled, total, open } = this.facts.progress(work);
    const common = { code: work.code, name: nameOf(work), inFocus: person.focus === work.code };
    const about = [`innovation:${work.id}`];
    const since = dayAt(work.touched);
    if (open.length <= 2) {
      if (short === null) return null;
      const submit = {
        label: { key: 'submit' as const },
        reply: { command: 'submit' as const },
        numbered: false,
      };
      return {
        kind: 'almost',
        rank: 40,
        key: `almost:${work.code}:${since}:${short}`,
        about,
        part: { key: 'reminder_almost', args: { ...common, open } },
        choices: open.length === 0 && common.inFocus ? [submit] : goOn(common.inFocus),
      };
    }
    if (idle === null) return null;
    return {
      kind: 'idle',
      rank: person.focus === work.code ? 70 : 71,
      key: `idle:${work.code}:${since}:${idle}`,
      about,
      part: {
        key: 'reminder_idle',
        args: {
          ...common,
          filled,
          total,
          next: open[0] ?? null,
          days: daysBetween(since, this.today),
        },
      },
      choices: goOn(common.inFocus),
    };
  }

  /** What waits for a unit's admin or head. */
  private checks(person: PersonFacts): (Contender | null)[] {
    return (
      [
        ['unit_admin', 'submitted'],
        ['unit_head', 'unit_verified'],
      ] as const
    ).map(([role, state]) => {
      const rows = unitsOf(person, role).flatMap((unitId) =>
        (this.byUnit.get(unitId) ?? []).filter((work) => work.state === state),
      );
      const oldest = rows.toSorted((a, b) => a.since - b.since)[0];
      if (oldest === undefined) return null;
      const step = this.reached(person, oldest.since, distances.waiting);
      if (step === null) return null;
      return {
        kind: 'waiting',
        rank: 20,
        key: `waiting:${role}:${oldest.code}:${dayAt(oldest.since)}:${step}`,
        about: rows.map((work) => `innovation:${work.id}`),
        part: {
          key: 'reminder_waiting',
          args: { role, rows: rows.slice(0, 5).map((work) => this.line(work)), total: rows.length },
        },
        choices: [{ label: { key: 'queue' }, reply: { command: 'queue' }, numbered: false }],
      };
    });
  }

  private line(work: WorkFacts): { code: string; name: string; days: number } {
    return {
      code: work.code,
      name: nameOf(work),
      days: daysBetween(dayAt(work.since), this.today),
    };
  }

  /** Units without any innovation, and innovators who have not begun. */
  private beginnings(person: PersonFacts): (Contender | null)[] {
    const { calendar } = this.facts;
    const step = calendar?.steps.find((one) => workOf(one) === 'begin');
    const ends =
      calendar === null
        ? null
        : (calendar.steps.find((one) => workOf(one) === 'fill')?.ends ?? null);
    const found: (Contender | null)[] = [];
    if (step !== undefined && this.today >= step.starts)
      for (const unitId of unitsOf(person, 'unit_admin')) {
        const unit = this.facts.units.get(unitId);
        if (unit === undefined || unit.begun) continue;
        if (entryOf(calendar, unitId, this.now).kind === 'closed') continue;
        const from = this.reachedDay(person, maxDay(step.starts, dayAt(person.since)));
        if (from === null) continue;
        found.push({
          kind: 'unit_not_begun',
          rank: 60,
          key: `unit_not_begun:${unitId}:${from}`,
          about: [`unit:${unitId}`],
          part: { key: 'reminder_unit_not_begun', args: { unit: unit.name, ends } },
          choices: [{ label: { key: 'new' }, reply: { command: 'new' }, numbered: false }],
        });
      }
    const home = unitsOf(person, 'innovator')[0];
    const checks = person.grants.some((grant) => grant.role !== 'innovator');
    if (home !== undefined && !checks && !this.byPerson.has(person.id)) {
      const reached = this.reached(person, person.since, distances.not_begun);
      if (reached !== null && entryOf(calendar, home, this.now).kind !== 'closed')
        found.push({
          kind: 'not_begun',
          rank: 80,
          key: `not_begun:${this.facts.edition}:${reached}`,
          about: [],
          part: {
            key: 'reminder_not_begun',
            args: { name: person.name, unit: this.facts.units.get(home)?.name ?? home, ends },
          },
          choices: [{ label: { key: 'new' }, reply: { command: 'new' }, numbered: false }],
        });
    }
    return found;
  }

  private reachedDay(person: PersonFacts, from: IsoDay): number | null {
    if (person.asked !== null) return 0;
    return (
      distances.unit_not_begun.findLast((step) => step <= daysBetween(from, this.today)) ?? null
    );
  }
}

const maxDay = (a: IsoDay, b: IsoDay): IsoDay => (a > b ? a : b);
