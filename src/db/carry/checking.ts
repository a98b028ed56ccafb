// Carries out what is done in checking.
// It decides nothing; what changed meanwhile throws `Moved`, and the step is done again from fresh reads.
import type { CheckingEffect } from '../../domain/conversation/checking/types.ts';
import { Moved } from '../commit/ledger.ts';
import type { CarriersOf } from './carrying.ts';
import { enterStep } from './enter-step.ts';
import { enterFindingOf } from './findings.ts';
import { showCardAgain, storeCard } from './notices.ts';
import { claim, idsOf, storeBatch } from './queue.ts';

/** Carriers of checking. */
export const checkingCarriers: CarriersOf<CheckingEffect> = {
  take_step: (carrying, effect) => {
    const { ledger, occasion, personId, origin } = carrying;
    ledger.deciders.set(personId, occasion.stored.rev);
    enterStep(ledger, carrying.touch(effect.code), effect, origin, carrying.afterWrite);
  },
  show_card: (carrying, { code, version, cardCode, again }) => {
    const { personId, secrets } = carrying;
    carrying.after(async (trx) => {
      const id = (await idsOf(trx, [code])).get(code);
      if (id === undefined) throw new Error(`no innovation ${code}`);
      // The same four digits are taken by a card of theirs that still lives: the step is done again with others.
      const store = again === true ? showCardAgain : storeCard;
      if (!(await store(trx, personId, id, version, cardCode, secrets))) throw new Moved('a card');
    });
  },
  show_batch: (carrying, effect) => {
    const { personId, secrets } = carrying;
    carrying.after((trx) => storeBatch(trx, personId, effect, secrets));
  },
  claim: (carrying, effect) => {
    const { personId } = carrying;
    carrying.after((trx) => claim(trx, personId, effect));
  },
  set_level: enterFindingOf,
};
