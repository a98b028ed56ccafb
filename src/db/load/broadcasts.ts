// Loads broadcasts, their questions, and the people somebody may write to.
// It reads inside the transaction that will carry out the step, and decides nothing.
import type { Kysely } from 'kysely';
import { reachOf } from '../../domain/access.ts';
import type { PersonToWrite } from '../../domain/broadcast.ts';
import type { BroadcastNeed } from '../../domain/conversation/broadcasts/types.ts';
import type { Person } from '../../domain/conversation/world.ts';
import { freeBroadcastCode } from '../free-code.ts';
import { listBroadcasts, listGakor, questionFor, readBroadcast } from '../views/broadcasts.ts';
import { peopleToWrite } from '../views/people-to-write.ts';
import type { Database } from '../schema.ts';
import type { LoadersOf } from './context.ts';

/** The unit that limits whom somebody may write to; null for nobody in particular. Nobody is loaded for whom it is not allowed. */
function scopeOf(person: Person): string | null {
  if (reachOf(person.grants, 'broadcast_all').all) return null;
  return reachOf(person.grants, 'broadcast_unit').units[0] ?? '';
}

/** Whom somebody may ask to a meeting: everybody, or the people of the units of a mentor's gakor. */
async function peopleToAsk(
  db: Kysely<Database>,
  editionId: string,
  { grants }: Person,
): Promise<readonly PersonToWrite[]> {
  const { all, units } = reachOf(grants, 'hold_meeting');
  if (!all && units.length === 0) return [];
  const people = await peopleToWrite(db, editionId, null);
  const belongs = (unitId: string | null): boolean => unitId !== null && units.includes(unitId);
  return all
    ? people
    : people.filter(
        (one) => belongs(one.unitId) || one.grants.some(({ unitId }) => belongs(unitId)),
      );
}

/** Loaders of broadcasts. */
export const broadcastLoaders: LoadersOf<BroadcastNeed> = {
  people: async ({ to }, { db, person, currentEdition, reach }) => ({
    people:
      to === 'meeting'
        ? await peopleToAsk(db, currentEdition.id, person)
        : await peopleToWrite(db, currentEdition.id, scopeOf(person)),
    gakor: await listGakor(db),
    ...(reach === undefined ? {} : { reach }),
  }),
  broadcasts: async (_, { db, person }) => {
    const { all, units } = reachOf(person.grants, 'stop_broadcast');
    return { broadcasts: await listBroadcasts(db, all ? 'all' : [...units]) };
  },
  broadcast: async (need, { db }) => ({ broadcast: await readBroadcast(db, need.code) }),
  free_broadcast_code: async (_, { db }) => ({ freeBroadcastCode: await freeBroadcastCode(db) }),
  question: async (need, { db, person }) => ({
    question: await questionFor(db, person.id, need.code),
  }),
};
