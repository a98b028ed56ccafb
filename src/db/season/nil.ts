// Nil statements: those that hold, and how one is declared, confirmed and ended.
// It never asks who may; the engine did, and the transaction is the caller's.
import { type Kysely, sql } from 'kysely';
import type { Act } from '../../domain/conversation/act.ts';
import type { NilLoaded } from '../../domain/conversation/nil/types.ts';
import type { Grant } from '../../domain/access.ts';
import { Moved } from '../inbound/ledger.ts';
import type { Database } from '../schema.ts';
import { liveGrant } from '../world/people.ts';
import { type Origin, record } from './record.ts';

type Trx = Kysely<Database>;
type Of<Name extends Act['do']> = Extract<Act, { do: Name }>;

/** Loads the statements of the running edition that this person may see: of own units, or all for Bappedalitbang. */
export async function loadNil(
  db: Trx,
  person: { readonly grants: readonly Grant[] },
  editionId: string,
): Promise<NonNullable<NilLoaded['nil']>> {
  const all = person.grants.some(({ role }) => role === 'verifier' || role === 'coordinator');
  const units = person.grants.flatMap(({ role, unitId }) =>
    unitId !== null && (role === 'unit_admin' || role === 'unit_head') ? [unitId] : [],
  );
  const { rows } = await sql<{
    id: number;
    unit_id: string;
    declared_by: number;
    declared_name: string | null;
    declared_at: Date;
    confirmed_name: string | null;
    confirmed_at: Date | null;
  }>`
    select s.id, s.unit_id, s.declared_by, d.name as declared_name, s.declared_at, c.name as confirmed_name, s.confirmed_at
    from nil_statement s join person d on d.id = s.declared_by left join person c on c.id = s.confirmed_by
    where s.edition_id = ${editionId} and s.lapsed_at is null and (${all} or s.unit_id = any(${units}::text[]))
    order by s.declared_at, s.id
  `.execute(db);
  const counts = await sql<{ unit_id: string; count: number }>`
    select unit_id, count(*)::int as count from innovation
    where unit_id = any(${units}::text[]) and edition_id = ${editionId} and state not in ('draft', 'withdrawn', 'rejected')
    group by unit_id
  `.execute(db);
  const heads = await sql<{ unit_id: string }>`
    select distinct g.unit_id from role_grant g
    where g.role = 'unit_head' and g.unit_id = any(${units}::text[]) and ${liveGrant}`.execute(db);
  return {
    statements: rows.map((row) => ({
      id: row.id,
      unitId: row.unit_id,
      declaredBy: row.declared_name,
      declaredById: row.declared_by,
      declaredAt: row.declared_at.toISOString(),
      confirmedBy: row.confirmed_name,
      confirmedAt: row.confirmed_at?.toISOString() ?? null,
    })),
    handedIn: new Map(counts.rows.map((row) => [row.unit_id, row.count])),
    headed: new Set(heads.rows.map((row) => row.unit_id)),
  };
}

/** Declares that a unit has no innovation; throws `Moved` when a statement or an innovation came first. */
export async function declareNil(trx: Trx, act: Of<'declare_nil'>, by: Origin): Promise<void> {
  await lockUnit(trx, act.unitId, act.editionId);
  const { rows } = await sql<{ id: number }>`
    insert into nil_statement (unit_id, edition_id, declared_by)
    select ${act.unitId}, ${act.editionId}, ${by.personId}
    where not exists (select 1 from innovation where unit_id = ${act.unitId} and edition_id = ${act.editionId}
      and state not in ('draft', 'withdrawn', 'rejected'))
    on conflict (unit_id, edition_id) where lapsed_at is null do nothing returning id
  `.execute(trx);
  const [made] = rows;
  if (made === undefined) throw new Moved('a nil statement');
  await record(trx, by, {
    subject: `nil:${act.unitId}`,
    type: 'nil_declared',
    role: 'unit_admin',
    after: { statement: made.id, unit: act.unitId, edition: act.editionId },
  });
}

/** Confirms a statement; throws `Moved` when it was confirmed or lapsed meanwhile. */
export async function confirmNil(trx: Trx, act: Of<'confirm_nil'>, by: Origin): Promise<void> {
  const done = await trx
    .updateTable('nil_statement')
    .set({ confirmed_by: by.personId, confirmed_at: sql<Date>`now()` })
    .where('id', '=', act.statement)
    .where('confirmed_at', 'is', null)
    .where('lapsed_at', 'is', null)
    .executeTakeFirst();
  if (Number(done.numUpdatedRows) !== 1) throw new Moved('a nil statement');
  await record(trx, by, {
    subject: `nil:${act.unitId}`,
    type: 'nil_confirmed',
    role: 'unit_head',
    after: { statement: act.statement },
  });
}

/** Ends the statement of an innovation's unit, because the innovation was handed in. */
export async function lapseNil(trx: Trx, code: string, by: Origin): Promise<void> {
  const { rows: found } = await sql<{ unit_id: string; edition_id: string }>`
    select unit_id, edition_id from innovation where code = ${code}`.execute(trx);
  const [innovation] = found;
  if (innovation === undefined) return;
  await lockUnit(trx, innovation.unit_id, innovation.edition_id);
  const { rows } = await sql<{ id: number }>`
    update nil_statement set lapsed_at = now()
    where unit_id = ${innovation.unit_id} and edition_id = ${innovation.edition_id} and lapsed_at is null returning id
  `.execute(trx);
  for (const { id } of rows)
    await record(trx, by, {
      subject: `nil:${innovation.unit_id}`,
      type: 'nil_lapsed',
      role: null,
      after: { statement: id, by: code },
    });
}

/** A statement and a submission of the same unit wait for each other. */
async function lockUnit(trx: Trx, unitId: string, editionId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`nil:${unitId}:${editionId}`}, 13))`.execute(
    trx,
  );
}
