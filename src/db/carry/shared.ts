// Carries out what is done in every subject: acts, codes, notices, the record.
// It decides nothing; what changed meanwhile throws `Moved`, and the step is done again from fresh reads.
import { sql } from 'kysely';
import type { SharedEffect } from '../../domain/conversation/shared/types.ts';
import { storedPurpose } from '../load/shared.ts';
import { carryOut } from './acts.ts';
import type { CarriersOf } from './carrying.ts';
import { sendNotice } from './send-notice.ts';

/** Carriers of what every subject uses. */
export const sharedCarriers: CarriersOf<SharedEffect> = {
  carry_out: (carrying, effect) => {
    const { ledger, occasion, personId, origin, secrets } = carrying;
    ledger.deciders.set(personId, occasion.stored.rev);
    const by = { ...origin, name: occasion.stored.person.name };
    carrying.after((trx, touched) => carryOut(trx, effect, by, secrets, touched));
  },
  show_confirmation: (carrying, { purpose, code }) => {
    const { personId, secrets } = carrying;
    carrying.after(async (trx) => {
      await sql`insert into confirmation (person_id, purpose, code_hash, expires_at)
        values (${personId}, ${storedPurpose(purpose)}, ${secrets.cardHash(personId, code)}, now() + interval '1 hour')`.execute(
        trx,
      );
    });
  },
  count_attempt: (carrying, { what }) => {
    const { personId } = carrying;
    carrying.after(async (trx) => {
      await trx.insertInto('code_attempt').values({ person_id: personId, kind: what }).execute();
    });
  },
  notify: (carrying, effect) => carrying.after((trx) => sendNotice(trx, effect, carrying.secrets)),
  notify_batch: (carrying, effect) =>
    carrying.after((trx) => sendNotice(trx, effect, carrying.secrets)),
  record: (carrying, { what, detail }) => carrying.recordOfPerson(what, { reason: detail }),
};
