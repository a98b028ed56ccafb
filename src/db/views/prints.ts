// What the page of a print shows: which paper it is, of what, and whether there is a newer version.
// It shows nothing of what stands on the paper.
import { type Kysely, sql } from 'kysely';
import { scanItem } from '../../domain/conversation/evidence/scans.ts';
import type { PaperName } from '../../domain/papers.ts';
import type { Database } from '../schema.ts';

/** A print as whoever holds the paper may see it. */
export interface PrintFacts {
  readonly paper: PaperName;
  /** The code of the innovation, or the name of the unit, or the meeting as people name it. */
  readonly of: string | null;
  readonly version: number | null;
  readonly final: boolean;
  readonly printedAt: Date;
  /** Whether what stands on it has changed since; null for papers of units, of which only the time is known. */
  readonly changed: boolean | null;
  /** The innovation's version now. */
  readonly now: number | null;
}

/** Finds a print by the number that stands on it; undefined when there is none. */
export async function findPrint(
  db: Kysely<Database>,
  number: string,
): Promise<PrintFacts | undefined> {
  const { rows } = await sql<PrintFacts>`
    select p.paper, coalesce(n.code, u.name, 'R-' || p.meeting_number) as of, p.version, p.final, p.printed_at as "printedAt",
      case when p.version is not null then ${changedSincePrint('p')} end as changed,
      n.version as now
    from print p left join innovation n on n.id = p.innovation_id left join unit u on u.id = p.unit_id
    where p.number = ${number}`.execute(db);
  return rows[0];
}

/**
 * Tells whether something of the innovation that `p`, a row of `print`, is of changed since it was printed. Steps and the
 * scan itself change nothing that stands on it.
 */
export const changedSincePrint = (p: string) => sql<boolean>`exists (
  select 1 from event e where e.innovation_id = ${sql.ref(`${p}.innovation_id`)} and e.seq > ${sql.ref(`${p}.version`)}
    and e.subject like 'innovation:%' and e.item is distinct from ${scanItem}
    and e.type in ('answer_saved', 'answer_cleared', 'file_stored', 'file_removed', 'file_moved', 'edition_moved'))`;
