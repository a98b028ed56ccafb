// Connections to PostgreSQL fall silent: what is said is swallowed, and nobody is told. First the two in use, then all.
import { silentWay, type SilentWay } from '../../tests/support/silent-way.ts';
import { hold, play } from '../fault-stage.ts';
import type { FaultResult, RunFault } from '../faults.ts';

/** 40 people unless told; new connections work at once, so the seconds are those of one look. */
export const run: RunFault = async (people, seconds) => {
  const found: FaultResult[] = [];
  for (const [fault, most] of [
    ['two connections silent', 2],
    ['every connection silent', Infinity],
  ] as const) {
    let way: SilentWay | null = null;
    found.push(
      await play({
        ...{ fault, people: people ?? 40, seconds: seconds ?? 1, unready: most === Infinity },
        async way(databaseUrl) {
          way = await silentWay(databaseUrl);
          return { env: { DATABASE_URL: way.url }, close: way.close };
        },
        async breaks(_stage, lasting) {
          way?.swallow(most);
          // Nobody mends it: who was cut off has to find that out.
          await hold(most === Infinity ? Math.max(lasting, 9) : lasting);
        },
      }),
    );
  }
  return {
    figures: found.flatMap(({ figures }) => figures),
    lines: found.flatMap(({ lines }) => lines),
  };
};
