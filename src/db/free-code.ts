// Draws the code of a new broadcast: short, because people type it, and one that no broadcast has.
// It reserves nothing: who takes the same one first keeps it, and the other draws again (errors.ts).
import { randomInt } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Database } from './schema.ts';

/** Figures behind the S, the shortest first; more are used only where shorter ones are scarce. */
const lengths = [4, 5, 6] as const;
/** So many are drawn at once: with nine tenths of them taken, one is free but once in 700,000. */
const DRAWN = 128;

/** Gives a code that is free now. */
export async function freeBroadcastCode(db: Kysely<Database>): Promise<string> {
  for (const figures of lengths) {
    const drawn = Array.from({ length: DRAWN }, () => drawCode(figures));
    const { rows } = await sql<{ code: string }>`
      select d.code from unnest(${drawn}::text[]) with ordinality as d (code, place)
      where not exists (select 1 from broadcast b where b.code = d.code) order by d.place limit 1`.execute(
      db,
    );
    if (rows[0] !== undefined) return rows[0].code;
  }
  throw new Error('no code is left for a broadcast');
}

const drawCode = (figures: number): string =>
  `S${String(randomInt(10 ** figures)).padStart(figures, '0')}`;
