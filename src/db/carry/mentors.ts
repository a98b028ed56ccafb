// Carries out what is done in gakor and messages between people.
// It decides nothing; what changed meanwhile throws `Moved`, and the step is done again from fresh reads.
import type { MentorEffect } from '../../domain/conversation/mentors/types.ts';
import { changeGakor } from '../transactions/change-gakor.ts';
import { postMessage } from '../transactions/post-message.ts';
import type { CarriersOf } from './carrying.ts';

/** Carriers of gakor and messages. */
export const mentorCarriers: CarriersOf<MentorEffect> = {
  change_gakor: (carrying, { change }) => {
    const { personId, channel, inboxId } = carrying.origin;
    carrying.after((trx) => changeGakor(trx, change, { personId, channel, inboxId }));
  },
  post_message: (carrying, effect) => {
    const { personId, inboxId, occasion } = carrying;
    const { name } = occasion.stored.person;
    carrying.after((trx) => postMessage(trx, effect, { personId, name, inboxId }));
  },
};
