// Loads the newest workbook of an edition that somebody sent and nobody published, with what publishing it would do.
// It reads inside the transaction that will carry out the step, and decides nothing.
import { sql } from 'kysely';
import { may } from '../../domain/access.ts';
import type { EditionNeed } from '../../domain/conversation/editions/types.ts';
import { workbookReportSchema } from '../../domain/edition/workbook/report.ts';
import type { LoadersOf } from './context.ts';

/** So long a workbook waits to be published. */
const DAYS = 14;

/** Loader of workbooks. */
export const editionLoaders: LoadersOf<EditionNeed> = {
  workbook: async (_, { db, person }) => {
    if (!may(person.grants, 'publish_edition').ok) return { workbook: null };
    const { rows } = await sql<{ id: number; name: string; report: unknown; newest: number }>`
      select f.id, f.name, f.facts -> 'workbook' as report,
        coalesce((select max(e.version) from edition e where e.id = f.facts -> 'workbook' ->> 'id'), 0) as newest
      from evidence_file f
      where f.person_id = ${person.id} and f.purpose = 'workbook' and f.state = 'stored' and f.facts ? 'publishing'
        and f.stored_at > now() - make_interval(days => ${DAYS})
      order by f.id desc limit 1`.execute(db);
    const [row] = rows;
    if (row === undefined) return { workbook: null };
    const report = workbookReportSchema.parse(row.report);
    if (report.result !== 'right') return { workbook: null };
    return { workbook: { fileId: row.id, name: row.name, report, newest: row.newest } };
  },
};
