// What every act of a person at the desk has in common that is about no innovation: one transaction, roles of this moment,
// and a refusal where something moved meanwhile. It decides nothing; rules, record and notices are those of a chat.
import { type Kysely, sql } from 'kysely';
import type { Person } from '../../domain/conversation/world.ts';
import { type Result, no } from '../../domain/result.ts';
import { Moved } from '../commit/ledger.ts';
import type { Touched } from '../commit/occasion.ts';
import type { Origin } from '../commit/record.ts';
import { isContention, planningAnew } from '../errors.ts';
import { type StoredPerson, loadPeople } from '../load/people.ts';
import type { Database } from '../schema.ts';
import type { Secrets } from '../secrets.ts';
import { clock } from './program-act.ts';

/** Who acts, at which request. */
export interface DeskRequest {
  readonly personId: number;
  readonly requestId: string;
}

/** What acts need. */
export interface DeskParts {
  readonly db: Kysely<Database>;
  readonly secrets: Secrets;
}

/** The moment of an act: who acts with the roles of now, and what its events say. */
export interface DeskMoment {
  readonly trx: Kysely<Database>;
  readonly person: Person;
  readonly stored: StoredPerson;
  readonly origin: Origin & { readonly channel: string; readonly requestId: string };
  readonly secrets: Secrets;
  readonly touched: Touched;
}

/** Why nothing was done, whatever it was: it is not there for this person, or it moved meanwhile. */
export type DeskActProblem = { readonly type: 'not_found' } | { readonly type: 'moved' };

/** Runs `act` in one transaction. The person is locked, so that two acts of one person never interleave. */
export async function actAtDesk<T, P>(
  { db, secrets }: DeskParts,
  { personId, requestId }: DeskRequest,
  act: (moment: DeskMoment) => Promise<Result<T, P>>,
): Promise<Result<T, P | DeskActProblem>> {
  try {
    return await planningAnew(() =>
      db.transaction().execute(async (trx) => {
        await sql`select 1 from person where id = ${personId} for update`.execute(trx);
        const stored = (await loadPeople(trx, [personId])).get(personId);
        if (stored === undefined || !stored.person.consented)
          return no({ type: 'not_found' as const });
        const { person } = stored;
        const at = await clock(trx);
        const origin = { personId, channel: 'desk', inboxId: null, requestId, at };
        const touched = { people: new Set<number>(), innovations: new Set<number>() };
        return act({ trx, person, stored, origin, secrets, touched });
      }),
    );
  } catch (error) {
    // Two who end each other's roles at once wait for each other; one of them reads again.
    if (error instanceof Moved || isContention(error)) return no({ type: 'moved' });
    throw error;
  }
}
