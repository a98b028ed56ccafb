// Somebody holds a lock on the outbox, as a stray ALTER TABLE does.
import { sql } from 'kysely';
import { hold, play } from '../fault-stage.ts';
import type { RunFault } from '../faults.ts';

/** 40 people and 10 seconds unless told. */
export const run: RunFault = (people, seconds) =>
  play({
    ...{ fault: 'outbox locked', people: people ?? 40, seconds: seconds ?? 10, unready: true },
    breaks: ({ db }, lasting) =>
      db.transaction().execute(async (trx) => {
        // The limits of people's transactions are not ours: this is the one that holds everybody up.
        await sql`set local idle_in_transaction_session_timeout = 0`.execute(trx);
        await sql`select set_config('transaction_timeout', '0', true) where current_setting('transaction_timeout', true) is not null`.execute(
          trx,
        );
        await sql`lock table outbox in access exclusive mode`.execute(trx);
        await hold(lasting);
      }),
  });
