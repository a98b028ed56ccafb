// What the engine of the chat needs to know of an act on a page: the moment, and the units; and its step written as that of a
// message. It decides nothing.
import type { Kysely } from 'kysely';
import type { Step } from '../../domain/conversation/engine.ts';
import type { Moment, Unit } from '../../domain/conversation/world.ts';
import { enter } from '../carry/effects.ts';
import { Ledger } from '../commit/ledger.ts';
import type { Occasion } from '../commit/occasion.ts';
import { freshEntropy } from '../entropy.ts';
import type { Database } from '../schema.ts';
import { dayIn } from '../step/inputs.ts';
import { listUnits } from '../views/reference.ts';
import type { DeskMoment } from './desk-act.ts';

/** All units as people search them. */
export const unitsOf = async (trx: Kysely<Database>): Promise<readonly Unit[]> =>
  (await listUnits(trx)).map(({ id, name, kind, short, aliases, former }) => ({
    ...{ id, name, kind, short, aliases, former },
  }));

/** The moment as the engine knows it. A page cuts no text, as the web chat cuts none, and gives out no address. */
export function momentOf({ origin }: DeskMoment): Moment {
  const now = new Date(origin.at);
  return {
    ...{ now: now.getTime(), nowIso: origin.at, today: dayIn(now), lastInbound: null },
    ...{ channel: 'webchat', questionsAtOnce: 1, entropy: freshEntropy(64) },
    ...{ publicUrl: '', telegramName: null },
  };
}

/** Writes what a step decided, as a batch of messages does; the conversation stays as it is. */
export async function writeStep(
  { trx, stored, origin, secrets, touched }: DeskMoment,
  done: Step,
  innovations: Occasion['innovations'],
): Promise<void> {
  const ledger = new Ledger();
  const later = enter(
    ledger,
    done,
    {
      ...{ stored, message: null, at: origin.at, atDesk: origin },
      ...{ addressId: 0, channel: 'webchat', nativeId: '', innovations },
    },
    secrets,
  );
  await ledger.write(trx, 0, new Set());
  for (const action of later) await action(trx, touched);
}
