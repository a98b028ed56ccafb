// Nil statements: those that hold, and how one is declared, confirmed and ended.
// It never asks who may; the engine did, and the transaction is the caller's.
import { type Kysely, sql } from 'kysely';
import type { Act } from '../../domain/conversation/act.ts';
import { Moved } from '../commit/ledger.ts';
import type { Database } from '../schema.ts';
import { type Origin, record } from '../commit/record.ts';

type Trx = Kysely<Database>;
type Of<Name extends Act['do']> = Extract<Act, { do: Name }>;

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
