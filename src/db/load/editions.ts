// Loads the newest workbook that somebody sent: an edition that nobody published, or a list that nobody had taken over.
// It reads inside the transaction that will carry out the step, and decides nothing.
import { sql } from 'kysely';
import { may } from '../../domain/access.ts';
import type { EditionNeed } from '../../domain/conversation/editions/types.ts';
import { workbookReportSchema } from '../../domain/edition/workbook/report.ts';
import { planList } from '../views/old-lists.ts';
import type { LoadersOf } from './context.ts';

/** So long a workbook waits to be published. */
const DAYS = 14;

/** Loaders of workbooks. */
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
  old_list: async (_, { db, person }) => {
    if (!may(person.grants, 'take_over_records').ok) return { oldList: null };
    const { rows } = await sql<{ id: number; name: string; report: unknown; listed: unknown }>`
      select f.id, f.name, f.facts -> 'workbook' as report, f.facts -> 'listed' as listed from evidence_file f
      where f.person_id = ${person.id} and f.purpose = 'workbook' and f.state = 'stored' and f.facts ? 'listed'
        and f.taking is null and f.stored_at > now() - make_interval(days => ${DAYS})
      order by f.id desc limit 1`.execute(db);
    const [row] = rows;
    if (row === undefined) return { oldList: null };
    const report = workbookReportSchema.parse(row.report);
    if (report.result !== 'list') return { oldList: null };
    const { fresh, existing, waiting } = await planList(db, row.listed);
    return {
      oldList: {
        ...{ fileId: row.id, name: row.name, report, fresh: fresh.length, existing },
        waiting: [...waiting.values()].reduce((sum, rest) => sum + rest, 0),
      },
    };
  },
};
