// Loads the lists of designation: what waits for one, the frozen one, the last with an SK.
// It reads inside the transaction that will carry out the step, and never decides who may see what: the engine does.
import type {
  DesignationLoaded,
  FrozenList,
  ListedInnovation,
} from '../../domain/conversation/designation/types.ts';
import { states } from '../../domain/innovation/status.ts';
import { newestScan } from '../carry/sk-scan.ts';
import { type Kysely, sql } from 'kysely';
import type { LoadersOf } from './context.ts';
import type { DesignationNeed } from '../../domain/conversation/designation/types.ts';
import type { Database } from '../schema.ts';

type Trx = Kysely<Database>;

interface Row {
  readonly code: string;
  readonly name: string | null;
  readonly unit_id: string;
  readonly state: string;
  readonly version: number;
}

function listed(row: Row): ListedInnovation {
  const state = states.find((candidate) => candidate === row.state);
  if (state === undefined) throw new Error(`unknown state ${row.state}`);
  return { code: row.code, name: row.name, unitId: row.unit_id, state, version: row.version };
}

/** Loads what is monitored, the list that is frozen, and the one that was designated last. */
export async function loadDesignation(
  db: Trx,
  editionId: string,
): Promise<NonNullable<DesignationLoaded['designation']>> {
  const { rows } = await sql<Row>`
    select n.code, n.name, n.unit_id, n.state, n.version from innovation n join unit u on u.id = n.unit_id
    where n.state = 'monitored' and n.edition_id = ${editionId} order by u.name, n.id`.execute(db);
  return {
    monitored: rows.map(listed),
    open: await listOf(db, editionId, sql`d.recorded_at is null and d.dropped_at is null`),
    last: await listOf(db, editionId, sql`d.recorded_at is not null`),
    recorded: await recordedSks(db, editionId),
  };
}

async function recordedSks(
  db: Trx,
  editionId: string,
): Promise<readonly { readonly id: number; readonly number: string }[]> {
  const { rows } = await sql<{ id: number; number: string }>`
    select id, sk_number as number from designation
    where edition_id = ${editionId} and sk_number is not null order by id desc`.execute(db);
  return rows;
}

async function listOf(
  db: Trx,
  editionId: string,
  which: ReturnType<typeof sql>,
): Promise<FrozenList | null> {
  const { rows: found } = await sql<{
    id: number;
    frozen_at: Date;
    name: string | null;
    sk_number: string | null;
    sk_date: string | null;
    scan: FrozenList['scan'];
  }>`
    select d.id, d.frozen_at, p.name, d.sk_number, d.sk_date::text as sk_date, ${newestScan} as scan
    from designation d left join person p on p.id = d.frozen_by
    where d.edition_id = ${editionId} and ${which} order by d.id desc limit 1`.execute(db);
  const [list] = found;
  if (list === undefined) return null;
  const { rows } = await sql<Row & { now: number }>`
    select n.code, n.name, n.unit_id, n.state, i.version, n.version as now
    from designation_item i join innovation n on n.id = i.innovation_id
    where i.designation_id = ${list.id} order by i.position`.execute(db);
  return {
    id: list.id,
    frozenAt: list.frozen_at.toISOString(),
    frozenBy: list.name,
    skNumber: list.sk_number,
    skDate: list.sk_date,
    scan: list.scan,
    rows: rows.map((row) => ({ ...listed(row), now: row.now })),
  };
}

/** Loader of the lists of designation. */
export const designationLoaders: LoadersOf<DesignationNeed> = {
  designation: async (_, { db, currentEdition }) => ({
    designation: await loadDesignation(db, currentEdition.id),
  }),
};
