// Rows 52 and 53 of the access matrix: setting what stands at the head of papers, and noting a meeting.
import { sql } from 'kysely';
import type { Try } from './check.ts';
import { unit } from './setting.ts';

let made = 0;

/** The tries of these rows. */
export const letterheadTries: readonly Try[] = [
  {
    ...{ row: 52, name: 'set an address', things: ['unit'] },
    // Whoever looks after no unit sets the region's.
    make: (_setting, _thing, _who, role) =>
      Promise.resolve(
        `kop${role === 'coordinator' ? '' : ' unit'} alamat: Jalan Contoh Nomor ${(made += 1)}`,
      ),
    lines: (line) => [line],
    done: async ({ setting, subject }) =>
      (await setting.number(
        sql`select count(*)::int as n from letterhead where address = ${subject.replace(/^[^:]*: /u, '')} and (unit_id = ${unit} or unit_id is null)`,
      )) === 1,
  },
  {
    ...{ row: 53, name: 'note a meeting', things: [null] },
    make: () => Promise.resolve(`Sosialisasi ke-${(made += 1)}`),
    lines: (title) => [`rapat: ${title}; 7 Desember 2026; 09.00; Aula`],
    done: async ({ setting, subject }) =>
      (await setting.number(
        sql`select count(*)::int as n from meeting where title = ${subject}`,
      )) === 1,
  },
];
