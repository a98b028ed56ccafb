// Asks after promises whose day has come: the unit's admins, or whoever noted what no admin answers for.
// One a person, the one that waits longest; the others are counted.
import { daysBetween, type IsoDay } from '../calendar.ts';
import { unitsOf } from './deadlines.ts';
import type { Contender, PersonFacts, PromiseFacts, ReminderFacts } from './facts.ts';

/** Days after its day at which a promise is asked after. After the last there is silence. */
const distances = [0, 3, 7, 14];

/** What somebody is to be asked after; null for nothing. */
export function promiseDue(
  facts: ReminderFacts,
  person: PersonFacts,
  today: IsoDay,
): Contender | null {
  const admin = new Set(unitsOf(person, 'unit_admin'));
  const mine = ({ unitId, madeById }: PromiseFacts): boolean =>
    unitId !== null && hasAdmin(facts, unitId) ? admin.has(unitId) : madeById === person.id;
  const due = (facts.promises ?? [])
    .filter((one) => one.until <= today && mine(one))
    .toSorted((a, b) => (a.until === b.until ? a.number - b.number : a.until < b.until ? -1 : 1));
  const keyOf = ({ number, until }: PromiseFacts): string => {
    const days = daysBetween(until, today);
    const step = person.asked !== null ? 0 : (distances.findLast((one) => one <= days) ?? 0);
    return `promise:${number}:${until}:${step}`;
  };
  // One that was asked after in vain keeps no other back.
  const first = due.find((one) => person.asked !== null || !person.sent.has(keyOf(one)));
  if (first === undefined) return null;
  const { number, unitId, text, who, until } = first;
  return {
    kind: 'promise',
    rank: 30,
    key: keyOf(first),
    about: [`promise:${number}`],
    part: {
      key: 'reminder_promise',
      args: {
        ...{ number, text, who, until, others: due.length - 1 },
        unit: unitId === null ? null : (facts.units.get(unitId)?.name ?? unitId),
      },
    },
    choices: [],
  };
}

const hasAdmin = (facts: ReminderFacts, unitId: string): boolean =>
  facts.people.some((person) => unitsOf(person, 'unit_admin').includes(unitId));
