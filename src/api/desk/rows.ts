// Rows of what waits, as pages show them: names instead of ids, days instead of moments.
// It reads nothing.
import type { deskQueueOf } from '../../db/views/desk.ts';
import type { ServerParts } from '../parts.ts';

type Waiting = Awaited<ReturnType<typeof deskQueueOf>>;

/** Puts what waits into words. */
export const waitingRows = (
  rows: Waiting,
  units: ReadonlyMap<string, string>,
  { words }: Pick<ServerParts, 'words'>,
) =>
  rows.map((row) => ({
    ...row,
    name: row.name ?? row.code,
    unit: units.get(row.unitId) ?? row.unitId,
    state: words.state(row.state),
    since: words.moment(row.since),
    days: Math.floor((Date.now() - Date.parse(row.since)) / 86_400_000),
    holder: row.claim?.name ?? null,
  }));
