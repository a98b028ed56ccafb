// Row 52 of the access matrix: setting what stands at the head of papers. The region's is set by whoever reaches all.
import { sql } from 'kysely';
import type { Try } from './check.ts';
import { unit } from './setting.ts';

let made = 0;

/** The tries of this row. */
export const letterheadTries: readonly Try[] = [
  {
    ...{ row: 52, name: 'set an address', things: ['unit'] },
    make: () => Promise.resolve(`Jalan Contoh Nomor ${(made += 1)}`),
    lines: (address) => [`kop unit alamat: ${address}`],
    done: async ({ setting, subject }) =>
      (await setting.number(
        sql`select count(*)::int as n from letterhead where address = ${subject} and (unit_id = ${unit} or unit_id is null)`,
      )) === 1,
  },
];
