// One commit: takes what waits for many people through the conversation engine and writes all that follows from it.
// Locks each person's conversation; people in it are handled together, one person's messages one after the other.
// It never talks to a network: what is to be said is written to the outbox and handed back.
import type { Kysely } from 'kysely';
import { Batch, type Work } from '../step/commit.ts';
import { readFinished } from '../step/file-outcomes.ts';
import type { Handled, Handling } from '../step/handling.ts';
import { Moved } from '../commit/ledger.ts';
import { type Locked, lockWaiting, readWaiting } from '../commit/lock.ts';
import type { Database } from '../schema.ts';
import { beginAnew } from '../carry/erased-address.ts';
import { type Closing, closeUnhandled, type PersonInput } from './failing-inputs.ts';

export type { Handled, Handling } from '../step/handling.ts';
export { Moved };

/** Most messages of one person in one commit: whoever sends thousands at once holds nobody else up. */
export const SHARE = 20;

/** One input that is handled by itself: nothing else of its person is, and it only if it comes first. */
export interface Alone {
  readonly input: PersonInput;
  /** The message before it is closed unhandled in the same commit: only if this one can be handled. */
  readonly instead?: Closing;
  /** Nothing is kept: `Rehearsed` is thrown when it could be handled. */
  readonly rehearse?: boolean;
}

/** What was asked for could have been done. */
export class Rehearsed extends Error {}

/**
 * Handles up to `limit` people with something waiting, or exactly those in `only`, up to `share` messages of each. Throws
 * `Moved` when it must be done again.
 */
export async function handleInbound(
  db: Kysely<Database>,
  handling: Handling,
  limit: number,
  only: readonly number[] | null = null,
  alone: Alone | null = null,
  share = SHARE,
): Promise<Handled> {
  const outcome = await db.transaction().execute(async (trx) => {
    const { locked: found, now, held } = await lockWaiting(trx, limit, only);
    if (found.length === 0) return { batch: null, more: false, held };
    const erased = found.filter((person) => person.erased).map((person) => person.personId);
    const anew = await beginAnew(trx, erased);
    // What erased people wrote is somebody else's now, who is locked the next time.
    const locked = anew ? found.filter((person) => !person.erased) : found;
    if (alone?.instead !== undefined) await closeUnhandled(trx, alone.instead);
    const work = await gather(trx, locked, alone, share);
    if (alone !== null && work.every((person) => person.inputs.length === 0)) {
      // Nothing is closed for the sake of a message that does not come next after all.
      if (alone.instead !== undefined) throw new Moved('a message');
      return { batch: null, more: false, held };
    }
    const shares = work.map(({ inputs }) => inputs.length);
    const batch = new Batch(trx, handling, now);
    await batch.prepare(work);
    for (let round = 0; round < share && work.some(({ inputs }) => inputs.length > 0); round += 1)
      await batch.round(work);
    if (alone?.rehearse === true) throw new Rehearsed();
    return {
      batch,
      held,
      more:
        anew ||
        batch.left ||
        found.length >= limit ||
        shares.some((messages) => messages >= share) ||
        work.some((person) => person.inputs.length > 0),
    };
  });
  if (outcome.batch === null)
    return {
      messages: 0,
      sends: [],
      active: [],
      blocked: [],
      newFiles: false,
      prints: false,
      notices: false,
      more: false,
      held: outcome.held,
    };
  outcome.batch.remember();
  return { ...outcome.batch.summary(), more: outcome.more, held: outcome.held };
}

async function gather(
  trx: Kysely<Database>,
  locked: readonly Locked[],
  alone: Alone | null,
  share: number,
): Promise<readonly Work[]> {
  const everybody = locked.map((person) => person.personId);
  const withFiles = locked.filter((person) => person.hasFiles).map((person) => person.personId);
  const messages =
    alone === null
      ? await readWaiting(trx, everybody, share)
      : (await readWaiting(trx, everybody, 1)).filter(({ inboxId }) => inboxId === alone.input);
  const finished =
    alone === null || alone.input === 'files' ? await readFinished(trx, withFiles) : [];
  const byPerson = new Map(
    locked.map((person): [number, Work] => [person.personId, { locked: person, inputs: [] }]),
  );
  // Files that ended come first: they were sent before whatever was written since.
  for (const files of finished) byPerson.get(files.personId)?.inputs.push(files);
  for (const message of messages) byPerson.get(message.personId)?.inputs.push(message);
  return [...byPerson.values()];
}
