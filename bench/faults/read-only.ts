// The server comes to be read only (25006), as the old one after a failover, on the connections that are there.
import { hold, play } from '../fault-stage.ts';
import type { RunFault } from '../faults.ts';

/** 40 people and 10 seconds unless told. */
export const run: RunFault = (people, seconds) =>
  play({
    ...{ fault: 'PostgreSQL is read only', people: people ?? 40, seconds: seconds ?? 10 },
    unready: true,
    async breaks({ asOwner }, lasting) {
      const set = (to: 'on' | 'off') =>
        asOwner(
          'set default_transaction_read_only = off',
          `alter system set default_transaction_read_only = ${to}`,
          'select pg_reload_conf()',
        );
      await set('on');
      await hold(lasting);
      await set('off');
    },
  });
