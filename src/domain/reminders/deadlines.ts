// Deadlines: steps of the calendar that end soon and still wait for somebody, with what exactly they wait for.
// It never says anything to whom nothing is left to do.
import type { Grant } from '../access.ts';
import { type CalendarStep, daysBetween, type IsoDay } from '../calendar.ts';
import type { Choice } from '../conversation/message.ts';
import { workOf } from '../edition/step-work.ts';
import type { Contender, PersonFacts, ReminderFacts, WorkFacts } from './facts.ts';
import type { DeadlineWait } from './lines.ts';

/** What a plan shows of itself. */
export interface PlanView {
  readonly facts: ReminderFacts;
  readonly today: IsoDay;
  worksOf(personId: number): readonly WorkFacts[];
  worksIn(unitId: string): readonly WorkFacts[];
}

/** Days before a deadline on which it is mentioned; a day that fell on a Sunday or a downtime is made up for. */
const deadlineDays = [1, 3, 7] as const;

/** Steps that end soon and still wait for this person. */
export function deadlinesOf(plan: PlanView, person: PersonFacts): (Contender | null)[] {
  return (plan.facts.calendar?.steps ?? []).map((step) => {
    const left = daysBetween(plan.today, step.ends);
    const mark = deadlineDays.find((days) => left <= days);
    if (left < 0 || mark === undefined || plan.today < step.starts) return null;
    return deadline(plan, person, step, left, mark);
  });
}

function deadline(
  plan: PlanView,
  person: PersonFacts,
  step: CalendarStep,
  left: number,
  mark: (typeof deadlineDays)[number],
): Contender | null {
  const waits = waitingIn(plan, person, step);
  if (waits === null) return null;
  return {
    kind: 'deadline',
    rank: mark === 1 ? 0 : mark === 3 ? 30 : 50,
    key: `deadline:${plan.facts.edition}:${step.no}:${step.ends}:${mark}`,
    about: waits.about,
    part: {
      key: 'reminder_deadline',
      args: { no: step.no, title: step.title, ends: step.ends, days: left, waits: waits.what },
    },
    choices: waits.choices,
  };
}

/** What a step still waits for from this person, with the way there; null when nothing does. */
function waitingIn(
  plan: PlanView,
  person: PersonFacts,
  step: CalendarStep,
): { what: DeadlineWait; about: readonly string[]; choices: readonly Choice[] } | null {
  const work = workOf(step);
  if (work === null) return null;
  if (work === 'fill') {
    const own = plan
      .worksOf(person.id)
      .filter(({ state }) => state === 'draft' || state === 'returned');
    const first = own.find(({ code }) => code === person.focus) ?? own[0];
    if (first === undefined) return null;
    const inFocus = first.code === person.focus;
    const { filled, total, open } = plan.facts.progress(first);
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
          ? [
              {
                label: { key: 'repair' },
                reply: { command: 'repair', args: [first.code] },
                numbered: false,
              },
            ]
          : goOn(inFocus),
    };
  }
  if (work === 'begin') {
    const unit = unitsOf(person, 'unit_admin')
      .map((unitId) => plan.facts.units.get(unitId))
      .find((one) => one !== undefined && !one.begun);
    if (unit === undefined) return null;
    return {
      what: { what: 'begin', unit: unit.name },
      about: [`unit:${unit.id}`],
      choices: [{ label: { key: 'new' }, reply: { command: 'new' }, numbered: false }],
    };
  }
  if (!person.grants.some((grant) => grant.role === step.owner)) return null;
  const all = step.owner === 'verifier' || step.owner === 'coordinator';
  const pool = all
    ? plan.facts.works
    : unitsOf(person, step.owner).flatMap((unitId) => plan.worksIn(unitId));
  const rows = pool.filter(({ state }) => state === work);
  if (rows.length === 0) return null;
  return {
    what: { what: 'check', state: work, count: rows.length },
    about: rows.map(({ id }) => `innovation:${id}`),
    choices: [{ label: { key: 'queue' }, reply: { command: 'queue' }, numbered: false }],
  };
}

/** The units in which somebody holds a role. */
export function unitsOf(person: PersonFacts, role: Grant['role']): string[] {
  return person.grants.flatMap((grant) =>
    grant.role === role && grant.unitId !== null ? [grant.unitId] : [],
  );
}

/** The name of an innovation for people, or its code while it has none. */
export const nameOf = (work: WorkFacts): string => work.name ?? work.code;

/** How to go on with an innovation, whether it is the one that is open or not. */
export function goOn(inFocus: boolean): readonly Choice[] {
  return inFocus
    ? [{ label: { key: 'go_on' }, reply: { word: 'go_on' }, numbered: false }]
    : [{ label: { key: 'drafts' }, reply: { command: 'drafts' }, numbered: false }];
}
