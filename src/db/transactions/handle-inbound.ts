// One commit: takes what waits for many people through the conversation engine and writes all that follows from it.
// Locks each person's conversation; people in it are handled together, one person's messages one after the other.
// It never talks to a network: what is to be said is written to the outbox and handed back.
import type { Kysely } from 'kysely';
import { Batch, type Work } from '../step/commit.ts';
import { readFinished } from '../step/file-outcomes.ts';
import type { Handled, Handling } from '../step/handling.ts';
import { type Locked, lockWaiting, readWaiting } from '../commit/lock.ts';
import type { Database } from '../schema.ts';
import { beginAnew } from '../carry/erased-address.ts';

export type { Handled, Handling } from '../step/handling.ts';
export { Moved } from '../commit/ledger.ts';

/** Handles up to `limit` people with something waiting, or exactly those in `only`. Throws `Moved` when it must be done again. */
export async function handleInbound(
  db: Kysely<Database>,
  handling: Handling,
  limit: number,
  only: readonly number[] | null = null,
): Promise<Handled> {
  const outcome = await db.transaction().execute(async (trx) => {
    const { locked: found, now } = await lockWaiting(trx, limit, only);
    if (found.length === 0) return null;
    const erased = found.filter((person) => person.erased).map((person) => person.personId);
    const anew = await beginAnew(trx, erased);
    // What erased people wrote is somebody else's now, who is locked the next time.
    const locked = anew ? found.filter((person) => !person.erased) : found;
    const work = await gather(trx, locked);
    const batch = new Batch(trx, handling, now);
    await batch.prepare(locked);
    for (let round = 0; round < 50 && work.some((person) => person.inputs.length > 0); round += 1)
      await batch.round(work);
    return {
      batch,
      more: anew || found.length >= limit || work.some((person) => person.inputs.length > 0),
    };
  });
  if (outcome === null)
    return {
      messages: 0,
      sends: [],
      active: [],
      blocked: [],
      newFiles: false,
      notices: false,
      more: false,
    };
  outcome.batch.remember();
  return { ...outcome.batch.summary(), more: outcome.more };
}

async function gather(trx: Kysely<Database>, locked: readonly Locked[]): Promise<readonly Work[]> {
  const messages = await readWaiting(
    trx,
    locked.map((person) => person.personId),
  );
  const finished = await readFinished(
    trx,
    locked.filter((person) => person.hasFiles).map((person) => person.personId),
  );
  const byPerson = new Map(
    locked.map((person): [number, Work] => [person.personId, { locked: person, inputs: [] }]),
  );
  // Files that ended come first: they were sent before whatever was written since.
  for (const files of finished) byPerson.get(files.personId)?.inputs.push(files);
  for (const message of messages) byPerson.get(message.personId)?.inputs.push(message);
  return [...byPerson.values()];
}
