// Whatever the product asks the database is cancelled (57014) again and again, some of it while it waits for a lock.
import { sql } from 'kysely';
import { hold, play } from '../fault-stage.ts';
import type { RunFault } from '../faults.ts';

/** 40 people and 10 seconds unless told. */
export const run: RunFault = (people, seconds) =>
  play({
    ...{ fault: 'statements cancelled', people: people ?? 40, seconds: seconds ?? 10 },
    async breaks({ db }, lasting) {
      const end = performance.now() + lasting * 1000;
      const tables = ['inbox', 'answer', 'outbox', 'conversation'];
      let cancelled = 0;
      for (let turn = 0; performance.now() < end; turn += 1) {
        await db.transaction().execute(async (trx) => {
          await sql
            .raw(`lock table ${tables[turn % tables.length]} in exclusive mode`)
            .execute(trx);
          for (let hits = 0; hits < 8; hits += 1) {
            await hold(0.03);
            const { rows } = await sql`select pg_cancel_backend(pid) from pg_stat_activity
              where state = 'active' and pid <> pg_backend_pid() and datname = current_database()`.execute(
              trx,
            );
            cancelled += rows.length;
          }
        });
        await hold(0.1);
      }
      if (cancelled === 0) throw new Error('no statement could be cancelled');
    },
  });
