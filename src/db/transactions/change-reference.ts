// One commit: a unit added or edited, or another edition running, with its event.
// It never removes a unit and never changes what an innovation was begun with.
import type { Kysely } from 'kysely';
import { findEdition } from '../../domain/edition/editions/index.ts';
import { no, ok, type Result } from '../../domain/result.ts';
import {
  changeUnit,
  type StoredUnit,
  type UnitChange,
  type UnitProblem,
} from '../../domain/unit-change.ts';
import { appendSystemEvent } from '../events.ts';
import { readCurrentEdition } from '../reference.ts';
import type { Database } from '../schema.ts';

/** Who changes it, for the record. `tokenId` for a program. */
export interface ChangedBy {
  readonly role: string;
  readonly channel: 'command' | 'api' | 'desk';
  readonly requestId: string | null;
  readonly tokenId: number | null;
  /** Somebody at the desk. */
  readonly personId?: number;
}

/** Adds the unit, or changes what is given of it. `created` tells which. Nothing is recorded where nothing changed. */
export async function storeUnit(
  db: Kysely<Database>,
  id: string,
  change: UnitChange,
  by: ChangedBy,
): Promise<Result<{ readonly unit: StoredUnit; readonly created: boolean }, UnitProblem>> {
  return db
    .transaction()
    .execute(async (trx) => applyUnit(trx, await findUnit(trx, id), { id, change, by }));
}

/** Stores what a change makes of a unit, in the transaction of whoever asked; `before` was read there and is locked. */
export async function applyUnit(
  trx: Kysely<Database>,
  before: StoredUnit | null,
  { id, change, by }: { readonly id: string; readonly change: UnitChange; readonly by: ChangedBy },
): Promise<Result<{ readonly unit: StoredUnit; readonly created: boolean }, UnitProblem>> {
  const changed = changeUnit(id, before, change);
  if (!changed.ok) return changed;
  const unit = changed.value;
  const other = await trx
    .selectFrom('unit')
    .select('id')
    .where('name', '=', unit.name)
    .where('id', '<>', id)
    .executeTakeFirst();
  if (other !== undefined) return no({ type: 'name_taken', by: other.id });
  const row = { ...unit, aliases: [...unit.aliases], former: [...unit.former] };
  const { id: _, ...values } = row;
  await trx
    .insertInto('unit')
    .values(row)
    .onConflict((on) => on.column('id').doUpdateSet(values))
    .execute();
  if (JSON.stringify(before) !== JSON.stringify(unit))
    await appendSystemEvent(trx, {
      ...eventBy(by),
      subject: `unit:${id}`,
      type: before === null ? 'unit_added' : 'unit_changed',
      before,
      after: unit,
    });
  return ok({ unit, created: before === null });
}

/** Makes an edition of this release the running one; drafts keep theirs. False when there is no such edition. */
export async function runEdition(
  db: Kysely<Database>,
  id: string,
  by: ChangedBy,
): Promise<boolean> {
  if (findEdition(id) === null) return false;
  await db.transaction().execute(async (trx) => {
    const before = await readCurrentEdition(trx);
    if (before === id) return;
    const value = JSON.stringify(id);
    await trx
      .insertInto('setting')
      .values({ key: 'edition', value })
      .onConflict((on) => on.column('key').doUpdateSet({ value, updated_at: new Date() }))
      .execute();
    await appendSystemEvent(trx, {
      ...eventBy(by),
      subject: 'setting:edition',
      type: 'edition_set',
      before,
      after: id,
    });
  });
  return true;
}

/** Reads one unit, locked until the transaction ends; null when there is none. */
export async function findUnit(trx: Kysely<Database>, id: string): Promise<StoredUnit | null> {
  const row = await trx
    .selectFrom('unit')
    .select(['id', 'name', 'kind', 'short', 'aliases', 'former', 'active'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

const eventBy = ({ role, channel, requestId, tokenId, personId }: ChangedBy) => ({
  personId: personId ?? null,
  role,
  channel,
  requestId,
  reason: tokenId === null ? null : `token:${tokenId}`,
});
