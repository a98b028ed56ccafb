// Reminds of candidates whose day has come: their owner, and the unit's admin of those that are nobody's.
// One a person, the one that waits longest; the others are counted.
import { daysBetween, type IsoDay } from '../calendar.ts';
import { unitsOf } from './deadlines.ts';
import type { CandidateFacts, Contender, PersonFacts, ReminderFacts } from './facts.ts';

/** Days after its day at which a candidate comes again. After the last there is silence. */
const distances = [0, 7, 14, 28];

/** What somebody is to be reminded of among the candidates. */
export function candidatesDue(
  facts: ReminderFacts,
  person: PersonFacts,
  today: IsoDay,
): (Contender | null)[] {
  const due = facts.candidates.filter(({ remindOn }) => remindOn <= today);
  const admin = new Set(unitsOf(person, 'unit_admin'));
  const at = { facts, person, today };
  return [
    oldest(
      at,
      due.filter(({ ownerId }) => ownerId === person.id),
      true,
    ),
    oldest(
      at,
      due.filter(({ ownerId, unitId }) => ownerId === null && admin.has(unitId)),
      false,
    ),
  ];
}

function oldest(
  at: { readonly facts: ReminderFacts; readonly person: PersonFacts; readonly today: IsoDay },
  rows: readonly CandidateFacts[],
  mine: boolean,
): Contender | null {
  const { facts, person, today } = at;
  const keyOf = ({ number, remindOn }: CandidateFacts): string => {
    const days = daysBetween(remindOn, today);
    const step = person.asked !== null ? 0 : (distances.findLast((one) => one <= days) ?? 0);
    return `candidate:${mine ? '' : 'unit:'}${number}:${remindOn}:${step}`;
  };
  // One that was reminded of in vain keeps no other back.
  const first = rows
    .toSorted((a, b) =>
      a.remindOn === b.remindOn ? a.number - b.number : a.remindOn < b.remindOn ? -1 : 1,
    )
    .find((one) => person.asked !== null || !person.sent.has(keyOf(one)));
  if (first === undefined) return null;
  const { number, sentence, unitId, taken } = first;
  return {
    kind: 'candidate',
    rank: mine ? 45 : 50,
    key: keyOf(first),
    about: [`candidate:${number}`],
    part: {
      key: 'reminder_candidate',
      args: {
        ...{ number, sentence, mine, taken },
        unit: facts.units.get(unitId)?.name ?? unitId,
        others: rows.length - 1,
      },
    },
    choices: [],
  };
}
