// Which papers were printed, and what came back of them signed, for the desk. It shows nothing outside the reach it is given,
// and nothing of what stands on a paper.
import { type Kysely, sql } from 'kysely';
import { scanItem } from '../../domain/conversation/evidence/scans.ts';
import type { PaperName } from '../../domain/papers.ts';
import type { Database } from '../schema.ts';
import type { Reach } from './innovations.ts';
import { changedSincePrint } from './prints.ts';

/** A scan that came back. */
export interface ReturnedScan {
  readonly id: number;
  readonly name: string;
  readonly at: string;
  /** The innovation it was sent for: that of the print is not always the one that was named. */
  readonly code: string;
}

/** A paper as it was printed, with what came back of it. */
export interface PrintedPaper {
  readonly number: string;
  readonly paper: PaperName;
  readonly code: string | null;
  /** The innovation or the unit by its name. */
  readonly of: string | null;
  readonly version: number | null;
  readonly final: boolean;
  readonly printedAt: Date;
  /** What stands on it changed since; null for papers of units, of which only the time is known. */
  readonly changed: boolean | null;
  readonly scans: readonly ReturnedScan[];
}

const scansOf = sql`coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'at', f.stored_at, 'code', s.code) order by f.id)
  from evidence_file f join innovation s on s.id = f.innovation_id
  where f.print_id = p.id and f.purpose = 'scan' and f.state = 'stored'
    and (s.id = p.innovation_id or s.unit_id = p.unit_id)), '[]')`;

const columns = sql`p.number, p.paper, n.code, coalesce(n.name, n.code, u.name) as of, p.version, p.final, p.printed_at as "printedAt",
  case when p.innovation_id is not null then ${changedSincePrint('p')} end as changed, ${scansOf} as scans`;

/** The prints of one innovation, newest first; the caller has made sure that it may be read. */
export async function printsOfInnovation(
  db: Kysely<Database>,
  innovationId: number,
): Promise<readonly PrintedPaper[]> {
  const { rows } = await sql<PrintedPaper>`
    select ${columns} from print p join innovation n on n.id = p.innovation_id left join unit u on u.id = p.unit_id
    where p.innovation_id = ${innovationId} order by p.id desc limit 100`.execute(db);
  return rows;
}

/** Scans that were sent for an innovation and are of none of its prints: unread, or of another paper. */
export async function otherScansOf(
  db: Kysely<Database>,
  innovationId: number,
): Promise<
  readonly (ReturnedScan & { readonly paper: PaperName | null; readonly of: string | null })[]
> {
  const { rows } = await sql<
    ReturnedScan & { readonly paper: PaperName | null; readonly of: string | null }
  >`
    select f.id, f.name, f.stored_at as at, n.code, p.paper, coalesce(o.code, u.name, 'R-' || p.meeting_number) as of
    from evidence_file f join innovation n on n.id = f.innovation_id left join print p on p.id = f.print_id
      left join innovation o on o.id = p.innovation_id left join unit u on u.id = p.unit_id
    where f.innovation_id = ${innovationId} and f.purpose = 'scan' and f.item = ${scanItem} and f.state = 'stored'
      and p.innovation_id is distinct from f.innovation_id
    order by f.id desc limit 100`.execute(db);
  return rows;
}

/** The newest prints of innovations and units within reach. */
export async function newestPrints(
  db: Kysely<Database>,
  { drafts, submitted }: Reach,
  most: number,
): Promise<readonly PrintedPaper[]> {
  const within = (reach: Reach['drafts'], unit: string) =>
    reach === 'all' ? sql`true` : sql`${sql.ref(unit)} = any(${[...reach]}::text[])`;
  const { rows } = await sql<PrintedPaper>`
    select ${columns} from print p left join innovation n on n.id = p.innovation_id left join unit u on u.id = p.unit_id
    where case when n.id is null then p.unit_id is not null and ${within(submitted, 'p.unit_id')}
      when n.submitted_at is null or n.state = 'draft' then ${within(drafts, 'n.unit_id')}
      else ${within(submitted, 'n.unit_id')} end
    order by p.id desc limit ${most}`.execute(db);
  return rows;
}
