// The scan of an SK in the database: which one belongs to a list, and the event when one was stored.
// It never touches bytes; the file itself is fetched, inspected and kept like evidence.
import { type Kysely, sql } from 'kysely';
import { listOfSkScan } from '../../domain/conversation/designation/sk-scan.ts';
import type { FrozenList } from '../../domain/conversation/designation/types.ts';
import type { FileReport } from '../../domain/conversation/input.ts';
import type { Database } from '../schema.ts';
import { type Origin, record } from '../commit/record.ts';

/** Selects the scan stored last for the list `d`, as JSON; null when there is none. */
export const newestScan = sql<FrozenList['scan']>`(
  select json_build_object('name', f.name, 'size', f.size, 'sha256', f.sha256) from evidence_file f
  where f.item = 'sk:' || d.id and f.innovation_id is null and f.purpose = 'scan' and f.state = 'stored'
  order by f.id desc limit 1)`;

/** Records on the chain of the designation which scans of these finished files were stored. */
export async function recordSkScans(
  trx: Kysely<Database>,
  reports: readonly FileReport[],
  by: Origin,
): Promise<void> {
  for (const { fileId, item, name, outcome } of reports) {
    const id = listOfSkScan(item);
    if (id === null || outcome.result !== 'stored') continue;
    const list = await trx
      .selectFrom('designation')
      .select('edition_id')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const { sha256, size } = outcome;
    await record(trx, by, {
      subject: `designation:${list.edition_id}`,
      type: 'sk_scan_stored',
      role: 'coordinator',
      item,
      after: { designation: id, file: fileId, name, sha256, size },
    });
  }
}
