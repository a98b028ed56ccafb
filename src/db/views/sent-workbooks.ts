// The newest workbook that somebody sent, in a chat or at the desk: an edition without a defect, or a list of old innovations.
// It decides no right and reads no file; what was found in one is kept beside it.
import { type Kysely, sql } from 'kysely';
import type {
  SentColumns,
  SentList,
  SentWorkbook,
} from '../../domain/conversation/editions/types.ts';
import type { EditionDefinition } from '../../domain/edition/definition.ts';
import { workbookReportSchema } from '../../domain/edition/workbook/report.ts';
import type { Database } from '../schema.ts';
import { cardsOf, keptOf, pastRows, planCards, planList } from './old-lists.ts';

/** So long a workbook waits to be published. */
const DAYS = 14;

/** The newest workbook of an edition that this person sent; null where there is none. */
export async function readSentWorkbook(
  db: Kysely<Database>,
  personId: number,
): Promise<SentWorkbook | null> {
  const { rows } = await sql<{ id: number; name: string; report: unknown; newest: number }>`
    select f.id, f.name, f.facts -> 'workbook' as report,
      coalesce((select max(e.version) from edition e where e.id = f.facts -> 'workbook' ->> 'id'), 0) as newest
    from evidence_file f
    where f.person_id = ${personId} and f.purpose = 'workbook' and f.state = 'stored' and f.facts ? 'publishing'
      and f.stored_at > now() - make_interval(days => ${DAYS})
    order by f.id desc limit 1`.execute(db);
  const [row] = rows;
  if (row === undefined) return null;
  const report = workbookReportSchema.parse(row.report);
  if (report.result !== 'right') return null;
  return { fileId: row.id, name: row.name, report, newest: row.newest };
}

/** The edition of a workbook that this person sent, or of the newest one (null); null where there is none. */
export async function readTrialEdition(
  db: Kysely<Database>,
  personId: number,
  fileId: number | null,
): Promise<{ readonly fileId: number; readonly definition: EditionDefinition } | null> {
  const { rows } = await sql<{ id: number; definition: EditionDefinition }>`
    select id, facts -> 'publishing' -> 'definition' as definition from evidence_file
    where person_id = ${personId} and purpose = 'workbook' and state = 'stored' and facts ? 'publishing'
      and (id = ${fileId}::bigint or (${fileId}::bigint is null and stored_at > now() - make_interval(days => ${DAYS})))
    order by id desc limit 1`.execute(db);
  const [row] = rows;
  if (row === undefined) return null;
  // A workbook names the version that it was made from; published it is the next one.
  const { definition } = row;
  return {
    fileId: row.id,
    definition: { ...definition, version: definition.version + 1 },
  };
}

/**
 * The newest list that this person sent and nobody had taken over; null where there is none. What it would bring for the
 * catalogue is found out only for the year that is named: each of its rows has to be prepared for that.
 */
export async function readSentList(
  db: Kysely<Database>,
  personId: number,
  catalogue: { readonly year: number; readonly edition: EditionDefinition } | null = null,
): Promise<SentList | null> {
  const { rows } = await sql<{ id: number; name: string; report: unknown; listed: unknown }>`
    select f.id, f.name, f.facts -> 'workbook' as report, coalesce(f.facts -> 'listed', '[]') as listed from evidence_file f
    where f.person_id = ${personId} and f.purpose = 'workbook' and f.state = 'stored'
      and f.facts -> 'workbook' ->> 'result' = 'list' and f.taking is null and f.stored_at > now() - make_interval(days => ${DAYS})
    order by f.id desc limit 1`.execute(db);
  const [row] = rows;
  if (row === undefined) return null;
  const report = workbookReportSchema.parse(row.report);
  if (report.result !== 'list') return null;
  const { fresh, existing, waiting } = await planList(db, row.listed);
  const kept = await keptOf(db, row.listed);
  const cards =
    catalogue === null
      ? null
      : await planCards(db, cardsOf(row.listed, catalogue.edition), catalogue.year);
  return {
    ...{ fileId: row.id, name: row.name, report, fresh: fresh.length, existing },
    waiting: [...waiting.values()].reduce((sum, rest) => sum + rest, 0),
    ...{ rows: pastRows(row.listed).length, kept },
    ...(cards === null ? {} : { cards }),
  };
}

/** The columns of the newest list that this person sent, whether it can be taken or not; null where there is none. */
export async function readSentColumns(
  db: Kysely<Database>,
  personId: number,
): Promise<SentColumns | null> {
  const { rows } = await sql<{ id: number; report: unknown }>`
    select f.id, f.facts -> 'workbook' as report from evidence_file f
    where f.person_id = ${personId} and f.purpose = 'workbook' and f.state = 'stored' and f.taking is null
      and f.facts -> 'workbook' ->> 'result' in ('list', 'wrong_list') and f.stored_at > now() - make_interval(days => ${DAYS})
    order by f.id desc limit 1`.execute(db);
  const [row] = rows;
  const report = row === undefined ? null : workbookReportSchema.parse(row.report);
  return row === undefined || report === null || !('titles' in report)
    ? null
    : { fileId: row.id, titles: report.titles };
}
