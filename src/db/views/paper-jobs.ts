// What was asked for of long papers, by whoever asked, and how far each is. It changes nothing.
import { type Kysely, sql } from 'kysely';
import type { PaperName } from '../../domain/papers.ts';
import type { Database } from '../schema.ts';

/** A job as whoever asked for it sees it. */
export interface PaperJobRow {
  readonly id: number;
  readonly paper: PaperName;
  readonly unitId: string | null;
  readonly unit: string | null;
  readonly units: readonly string[];
  /** How many innovations; 0 for a paper of a unit or of all. */
  readonly count: number;
  readonly state: 'waiting' | 'making' | 'done' | 'failed' | 'gone';
  readonly made: number;
  readonly problem: string | null;
  readonly fileName: string | null;
  readonly mime: string | null;
  readonly size: number | null;
  readonly sha256: string | null;
  readonly askedAt: Date;
  readonly expiresAt: Date | null;
}

/** The newest jobs of a person or a program, or the one with this number. */
export async function paperJobsOf(
  db: Kysely<Database>,
  whose: { readonly personId: number } | { readonly tokenId: number },
  id: number | null = null,
): Promise<readonly PaperJobRow[]> {
  const own =
    'personId' in whose ? sql`j.person_id = ${whose.personId}` : sql`j.token_id = ${whose.tokenId}`;
  const { rows } = await sql<PaperJobRow>`
    select j.id, j.paper, j.unit_id as "unitId", u.name as unit, j.units, cardinality(j.codes) as count, j.state, j.made, j.problem,
      j.file_name as "fileName", j.mime, j.size, encode(j.file_hash, 'hex') as sha256, j.asked_at as "askedAt", j.expires_at as "expiresAt"
    from paper_job j left join unit u on u.id = j.unit_id
    where ${own} and (${id}::bigint is null or j.id = ${id}) order by j.id desc limit 12`.execute(
    db,
  );
  return rows;
}
