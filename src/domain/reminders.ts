// What is worth reminding whom of, computed from the state of the work at this moment: one thing a person a day at most.
// It never asks a clock and remembers nothing; what was sent before is among the facts. It stops by itself: what is
// done is no longer found. Each kind comes at growing distances, and each distance once (`key`).
import type { Grant } from './access.ts';
import {
  addDays,
  type Calendar,
  type CalendarStep,
  dayAt,
  daysBetween,
  entryOf,
  type IsoDay,
  isQuiet,
  weekdayOf,
} from './calendar.ts';
import type { Choice, GapLine, Message, NoteLine, Part } from './conversation/message.ts';
import { digestOf, mentorListOf } from './reminders/digest.ts';
import type { State } from './innovation/status.ts';

/** What a reminder is about. */
export const reminderKinds = [
  'deadline',
  'returned',
  'waiting',
  'almost',
  'digest',
  'mentor_list',
  'unit_not_begun',
  'idle',
  'not_begun',
] as const;

/** The kind of a reminder. */
export type ReminderKind = (typeof reminderKinds)[number];

/** Somebody who may be reminded. Times are milliseconds UTC, days ISO. */
export interface PersonFacts {
  readonly id: number;
  readonly name: string | null;
  readonly grants: readonly Grant[];
  /** When they got their first role. */
  readonly since: number;
  readonly lastWrote: number | null;
  /** They typed `ingatkan besok`: the day from which they want to hear, whatever was said before; null otherwise. */
  readonly asked: IsoDay | null;
  /** Keys of what they were reminded of, and the days on which they were. */
  readonly sent: ReadonlySet<string>;
  readonly days: ReadonlySet<IsoDay>;
  /** Code of the innovation that is open in their conversation. */
  readonly focus: string | null;
}

/** A unit that takes part. */
export interface UnitFacts {
  readonly id: string;
  readonly name: string;
  /** It has an innovation in this edition, or has said formally that it has none. */
  readonly begun: boolean;
}

/** How far an innovation is; `open` are the items that keep it from being complete. */
export interface WorkProgress {
  readonly filled: number;
  readonly total: number;
  readonly open: readonly GapLine[];
}

/** An innovation of the running edition that is not finished. */
export interface WorkFacts {
  readonly id: number;
  readonly code: string;
  readonly name: string | null;
  readonly unitId: string;
  readonly people: readonly number[];
  readonly state: State;
  /** Since when it is in this state, and when anything was changed last. */
  readonly since: number;
  readonly touched: number;
  /** What a checker wants repaired and is not done yet. */
  readonly repairs: readonly NoteLine[];
}

/** All that a plan rests on. `progress` is asked only for drafts. */
export interface ReminderFacts {
  readonly edition: string;
  readonly calendar: Calendar | null;
  readonly people: readonly PersonFacts[];
  readonly units: ReadonlyMap<string, UnitFacts>;
  readonly works: readonly WorkFacts[];
  readonly progress: (work: WorkFacts) => WorkProgress;
}

/** One reminder for one person. `about` names what it rests on: when one of these changes before it is sent, it is void. */
export interface Reminder {
  readonly personId: number;
  readonly kind: ReminderKind;
  readonly key: string;
  readonly about: readonly string[];
  readonly message: Message;
}

/** A reminder that competes with others of the same person; the lowest rank is the most useful. */
export interface Candidate {
  readonly kind: ReminderKind;
  readonly rank: number;
  readonly key: string;
  readonly about: readonly string[];
  readonly part: Part;
  readonly choices: readonly Choice[];
}

/** Distances in days at which a kind comes, counted from what it rests on. After the last there is silence. */
const distances = {
  returned: [1, 3, 6, 10, 15, 21, 28],
  waiting: [2, 4, 7, 10, 14, 21, 28],
  almost: [2, 5, 9, 14, 28],
  idle: [3, 7, 14, 28],
  not_begun: [2, 7, 14, 28],
  unit_not_begun: [1, 4, 8, 13, 20, 28],
} as const;

/** Days before a deadline on which it is mentioned; a day that fell on a Sunday or a downtime is made up for. */
const deadlineDays = [1, 3, 7] as const;

/** Somebody who wrote within this time is at work and needs no reminder. Milliseconds. */
const atWork = 6 * 3_600_000;

/** Works that a step of the SOP waits for, by its number; `fill` stands for unfinished ones of the innovator, `begin` for units without any. */
const workOfStep: Readonly<Record<number, 'fill' | 'begin' | State>> = {
  2: 'begin',
  3: 'fill',
  4: 'unit_verified',
  5: 'unit_endorsed',
  6: 'submitted',
  7: 'accepted',
  8: 'monitored',
  9: 'designated',
};

/** Gives what is to be said now: at most one reminder a person, none in quiet hours, none to whom one went today. */
export function remindersDue(facts: ReminderFacts, now: number): readonly Reminder[] {
  if (isQuiet(now)) return [];
  const plan = new Plan(facts, now);
  return facts.people.flatMap((person) => plan.bestFor(person) ?? []);
}

/** One plan: the facts arranged by person and unit. */
class Plan {
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
    this.byUnit = Map.groupBy(facts.works, (work) => work.unitId);
  }

  bestFor(person: PersonFacts): Reminder | null {
    if (person.days.has(this.today)) return null;
    // A moment that has not come yet is a clock that was set back, and says nothing.
    const silence = person.lastWrote === null ? atWork : this.now - person.lastWrote;
    if (silence >= 0 && silence < atWork) return null;
    if (person.asked !== null && this.today < person.asked) return null;
    const found = this.candidates(person);
    const best = found.reduce<Candidate | null>(
      (kept, next) => (kept === null || next.rank < kept.rank ? next : kept),
      null,
    );
    if (best === null) return null;
    const choices = [
      ...best.choices,
      { label: { key: 'remind_tomorrow' as const }, reply: 'ingatkan besok', numbered: false },
    ];
    return {
      personId: person.id,
      kind: best.kind,
      key: person.asked === null ? best.key : `asked:${person.asked}`,
      about: [`person:${person.id}`, ...best.about],
      message: { parts: [best.part, { key: 'reminder_foot', args: {} }], choices, prompt: null },
    };
  }

  private candidates(person: PersonFacts): readonly Candidate[] {
    const found: (Candidate | null)[] = [
      ...this.own(person),
      ...this.checks(person),
      ...this.beginnings(person),
      ...this.deadlines(person),
      digestOf(this.facts, this.byUnit, person, this.today),
      mentorListOf(this.facts, this.byUnit, person, this.today),
    ];
    return found.filter(
      (one): one is Candidate =>
        one !== null && (person.asked !== null || !person.sent.has(one.key)),
    );
  }

  /** The distance that has been reached since `from`, null before the first; who asked to be reminded needs none. */
  private reached(person: PersonFacts, from: number, steps: readonly number[]): number | null {
    if (person.asked !== null) return 0;
    const days = daysBetween(dayAt(from), this.today);
    return steps.findLast((step) => step <= days) ?? null;
  }

  private own(person: PersonFacts): (Candidate | null)[] {
    return (this.byPerson.get(person.id) ?? []).map((work) => {
      if (work.state === 'returned') return this.returned(person, work);
      if (work.state !== 'draft') return null;
      return entryOf(this.facts.calendar, work.unitId, this.now).kind === 'closed'
        ? null
        : this.draft(person, work);
    });
  }

  private returned(person: PersonFacts, work: WorkFacts): Candidate | null {
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
          ? [{ label: { key: 'submit' }, reply: 'kirim', numbered: false }]
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
      choices: [{ label: { key: 'repair' }, reply: `perbaiki ${code}`, numbered: false }],
    };
  }

  private draft(person: PersonFacts, work: WorkFacts): Candidate | null {
    const idle = this.reached(person, work.touched, distances.idle);
    const short = this.reached(person, work.touched, distances.almost);
    if (idle === null && short === null) return null;
    const { filled, total, open } = this.facts.progress(work);
    const common = { code: work.code, name: nameOf(work), inFocus: person.focus === work.code };
    const about = [`innovation:${work.id}`];
    const since = dayAt(work.touched);
    if (open.length <= 2) {
      if (short === null) return null;
      const submit = { label: { key: 'submit' as const }, reply: 'kirim', numbered: false };
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
  private checks(person: PersonFacts): (Candidate | null)[] {
    return (
      [
        ['unit_admin', 'submitted'],
        ['unit_head', 'unit_verified'],
      ] as const
    ).map(([role, state]) => {
      const rows = this.unitsOf(person, role).flatMap((unitId) =>
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
        choices: [{ label: { key: 'queue' }, reply: 'antrean', numbered: false }],
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
  private beginnings(person: PersonFacts): (Candidate | null)[] {
    const { calendar } = this.facts;
    const step = calendar?.steps.find((one) => workOfStep[one.no] === 'begin');
    const ends =
      calendar === null
        ? null
        : (calendar.steps.find((one) => workOfStep[one.no] === 'fill')?.ends ?? null);
    const found: (Candidate | null)[] = [];
    if (step !== undefined && this.today >= step.starts)
      for (const unitId of this.unitsOf(person, 'unit_admin')) {
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
          choices: [{ label: { key: 'new' }, reply: 'baru', numbered: false }],
        });
      }
    const home = this.unitsOf(person, 'innovator')[0];
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
          choices: [{ label: { key: 'new' }, reply: 'baru', numbered: false }],
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

  /** Steps that end soon and still wait for this person. */
  private deadlines(person: PersonFacts): (Candidate | null)[] {
    return (this.facts.calendar?.steps ?? []).map((step) => {
      const left = daysBetween(this.today, step.ends);
      const mark = deadlineDays.find((days) => left <= days);
      if (left < 0 || mark === undefined || this.today < step.starts) return null;
      return this.deadline(person, step, left, mark);
    });
  }

  private deadline(
    person: PersonFacts,
    step: CalendarStep,
    left: number,
    mark: (typeof deadlineDays)[number],
  ): Candidate | null {
    const waits = this.waitingIn(person, step);
    if (waits === null) return null;
    return {
      kind: 'deadline',
      rank: mark === 1 ? 0 : mark === 3 ? 30 : 50,
      key: `deadline:${this.facts.edition}:${step.no}:${step.ends}:${mark}`,
      about: waits.about,
      part: {
        key: 'reminder_deadline',
        args: { no: step.no, title: step.title, ends: step.ends, days: left, waits: waits.what },
      },
      choices: waits.choices,
    };
  }

  /** What a step still waits for from this person, with the way there; null when nothing does. */
  private waitingIn(
    person: PersonFacts,
    step: CalendarStep,
  ): { what: DeadlineWait; about: readonly string[]; choices: readonly Choice[] } | null {
    const work = workOfStep[step.no];
    if (work === undefined) return null;
    if (work === 'fill') {
      const own = (this.byPerson.get(person.id) ?? []).filter(
        ({ state }) => state === 'draft' || state === 'returned',
      );
      const first = own.find(({ code }) => code === person.focus) ?? own[0];
      if (first === undefined) return null;
      const inFocus = first.code === person.focus;
      const { filled, total, open } = this.facts.progress(first);
      const next = first.state === 'returned' ? (first.repairs[0] ?? null) : (open[0] ?? null);
      return {
        what: {
          what: 'fill',
          code: first.code,
          name: nameOf(first),
          returned: first.state === 'returned',
          filled,
          total,
          next: next === null ? null : { number: next.number, label: next.label },
          inFocus,
          others: own.length - 1,
        },
        about: [`innovation:${first.id}`],
        choices:
          first.state === 'returned'
            ? [{ label: { key: 'repair' }, reply: `perbaiki ${first.code}`, numbered: false }]
            : goOn(inFocus),
      };
    }
    if (work === 'begin') {
      const unit = this.unitsOf(person, 'unit_admin')
        .map((unitId) => this.facts.units.get(unitId))
        .find((one) => one !== undefined && !one.begun);
      if (unit === undefined) return null;
      return {
        what: { what: 'begin', unit: unit.name },
        about: [`unit:${unit.id}`],
        choices: [{ label: { key: 'new' }, reply: 'baru', numbered: false }],
      };
    }
    if (!person.grants.some((grant) => grant.role === step.owner)) return null;
    const all = step.owner === 'verifier' || step.owner === 'coordinator';
    const pool = all
      ? this.facts.works
      : this.unitsOf(person, step.owner).flatMap((unitId) => this.byUnit.get(unitId) ?? []);
    const rows = pool.filter(({ state }) => state === work);
    if (rows.length === 0) return null;
    return {
      what: { what: 'check', state: work, count: rows.length },
      about: rows.map(({ id }) => `innovation:${id}`),
      choices: [{ label: { key: 'queue' }, reply: 'antrean', numbered: false }],
    };
  }

  private unitsOf(person: PersonFacts, role: Grant['role']): string[] {
    return person.grants.flatMap((grant) =>
      grant.role === role && grant.unitId !== null ? [grant.unitId] : [],
    );
  }
}

/** What a step that ends soon waits for from somebody. */
export type DeadlineWait =
  | {
      readonly what: 'fill';
      readonly code: string;
      readonly name: string;
      readonly returned: boolean;
      readonly filled: number;
      readonly total: number;
      readonly next: { readonly number: number; readonly label: string } | null;
      readonly inFocus: boolean;
      readonly others: number;
    }
  | { readonly what: 'begin'; readonly unit: string }
  | { readonly what: 'check'; readonly state: State; readonly count: number };

/** The name of an innovation for people, or its code while it has none. */
export const nameOf = (work: WorkFacts): string => work.name ?? work.code;

const maxDay = (a: IsoDay, b: IsoDay): IsoDay => (a > b ? a : b);

function goOn(inFocus: boolean): readonly Choice[] {
  return inFocus
    ? [{ label: { key: 'go_on' }, reply: 'lanjut', numbered: false }]
    : [{ label: { key: 'drafts' }, reply: 'draf', numbered: false }];
}

/** The next day on which somebody who says `ingatkan besok` hears again. */
export function tomorrow(now: number): IsoDay {
  const next = addDays(dayAt(now), 1);
  return weekdayOf(next) === 7 ? addDays(next, 1) : next;
}
