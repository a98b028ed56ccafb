// One commit: writes down how fetching and checking a file ended, or when it is tried again.
// It is called only after the bytes are synced: a row that says `stored` has its bytes.
import type { NameFound } from '../../domain/innovation/named-in.ts';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { DocumentFacts } from '../../domain/conversation/message-parts.ts';
import type { FileProblemData } from '../../domain/conversation/input.ts';
import type { EditionDefinition } from '../../domain/edition/definition.ts';
import type { WorkbookReport } from '../../domain/edition/workbook/report.ts';
import type { ListedInnovation } from '../../domain/excerpts/read-list.ts';
import type { DocumentReading } from '../../domain/excerpts/excerpt.ts';
import type { Database } from '../schema.ts';
import type { ClaimedFile } from './claim-files.ts';

/** What was found in an accepted file. `text` and `words` are there for files sent instead of typing. */
export interface StoredFacts {
  readonly warnings: readonly string[];
  readonly document: DocumentFacts;
  /** What of it a machine read off a photo. */
  readonly photo?: DocumentFacts;
  /** Whether a regulation names its innovation, by the name it had then. */
  readonly named?: Omit<NameFound, 'file' | 'item'>;
  /** Of a picture, its size in pixels, and the day on which the camera says it was taken (ISO). */
  readonly picture?: { readonly width: number; readonly height: number; readonly taken?: string };
  readonly text?: string;
  readonly words?: number;
  /** The number of the print that came back signed; null: none could be read. */
  readonly print?: string | null;
  /** What an old document tells, or a text sent for one item would tell as one. */
  readonly reading?: DocumentReading;
  /** What a workbook would do, or why it cannot be read. */
  readonly workbook?: WorkbookReport;
  /** Of a workbook without a defect: what would be published, with its origins as JSON. */
  /** Of a list of innovations: each that may be taken over. */
  readonly listed?: readonly ListedInnovation[];
  readonly publishing?: { readonly definition: EditionDefinition; readonly origins: unknown };
}

/** How a file ended, or why it is tried again after so many milliseconds. */
export type FileResult =
  | {
      readonly state: 'stored';
      /** As it is called from now on: with the ending of what it is, where it had none. */
      readonly name: string;
      readonly sha256: string;
      readonly size: number;
      readonly format: string;
      readonly mime: string;
      readonly durationSeconds: number | null;
      readonly facts: StoredFacts;
      /** The hash of what came, where what is kept was made of it. */
      readonly original?: string;
    }
  | { readonly state: 'refused'; readonly problem: FileProblemData }
  | { readonly state: 'failed'; readonly problem: FileProblemData }
  | {
      readonly state: 'announced';
      readonly afterMs: number;
      /** The try counts against the file; it does not when the fault is ours. */
      readonly counts: boolean;
      readonly problem?: FileProblemData;
    };

/**
 * Writes the result while the file is still in the hands of the claim; safe to run twice. Gives
 * false when it is not: the sender removed it meanwhile, or another process took over.
 */
export async function finishFile(
  db: Kysely<Database>,
  { id, claimedBy }: Pick<ClaimedFile, 'id' | 'claimedBy'>,
  result: FileResult,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('evidence_file')
    .set(({ eb }) => ({ state: result.state, ...columns(result, eb('attempts', '+', 1)) }))
    .where('id', '=', id)
    .where('state', '=', 'fetching')
    .where('claimed_by', '=', claimedBy)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** So long what was read and not taken is kept at hand. */
const READ_FOR_DAYS = 14;

function columns<T>(result: FileResult, oneMore: T) {
  switch (result.state) {
    case 'stored':
      return {
        name: result.name,
        sha256: result.sha256,
        original_sha256: result.original ?? null,
        size: result.size,
        format: result.format,
        mime: result.mime,
        duration_seconds: result.durationSeconds,
        facts: JSON.stringify(result.facts),
        ...(typeof result.facts.print === 'string'
          ? { print_id: sql<number>`(select id from print where number = ${result.facts.print})` }
          : {}),
        reason: null,
        told_at: null,
        stored_at: sql<Date>`now()`,
        read_until:
          result.facts.reading === undefined
            ? null
            : sql<Date>`now() + make_interval(days => ${READ_FOR_DAYS})`,
      };
    case 'refused':
    case 'failed':
      return { reason: JSON.stringify(result.problem), told_at: null };
    case 'announced':
      return {
        next_try_at: sql<Date>`now() + ${result.afterMs}::float8 * interval '1 ms'`,
        reason: result.problem ? JSON.stringify(result.problem) : null,
        ...(result.counts ? { attempts: oneMore } : {}),
      };
  }
}
