// Carries out what is noted of promises, each with its event in the promise's own chain. It decides nothing; what changed
// meanwhile throws `Moved`. What was promised may name somebody: an event holds what proves it, not what it says.
import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { NewPromise, PromiseEffect } from '../../domain/conversation/promises/types.ts';
import type { Role } from '../../domain/access.ts';
import { Moved } from '../commit/ledger.ts';
import { type Origin, record } from '../commit/record.ts';
import type { Database } from '../schema.ts';
import type { CarriersOf } from './carrying.ts';

type Trx = Kysely<Database>;

/** Writes a new promise; `pointId`: the decision of a meeting that it is. */
export async function insertPromise(
  trx: Trx,
  promise: NewPromise,
  made: { readonly editionId: string; readonly role: Role; readonly pointId: number | null },
  by: Origin,
): Promise<void> {
  const { number, unitId, text, who, until } = promise;
  const { editionId, role, pointId } = made;
  await sql`insert into promise (number, edition_id, unit_id, text, who, until, meeting_point_id, made_by)
    values (${number}, ${editionId}, ${unitId}, ${text}, ${who}, ${until}::date, ${pointId}, ${by.personId})`.execute(
    trx,
  );
  const proof = createHash('sha256').update(text).digest('hex');
  await record(trx, by, {
    ...{ subject: `promise:${number}`, type: 'promise_made', role },
    after: { unit: unitId, edition: editionId, until, text_sha256: proof },
  });
}

/** Drops the promise that a decision of a meeting was, before the decision is taken back. */
export async function dropPromiseOf(trx: Trx, pointId: number, by: Origin): Promise<void> {
  const { rows } = await sql<{ number: number }>`
    update promise set state = 'dropped', answered_by = ${by.personId}, answered_at = now(), version = version + 1
    where meeting_point_id = ${pointId} and state = 'open' returning number`.execute(trx);
  for (const { number } of rows)
    await record(trx, by, {
      ...{ subject: `promise:${number}`, type: 'promise_dropped', role: null },
      after: {},
    });
}

async function change(
  trx: Trx,
  { number, version, change: made, role }: Extract<PromiseEffect, { kind: 'change_promise' }>,
  by: Origin,
): Promise<void> {
  const set =
    made.what === 'moved'
      ? sql`until = ${made.until}::date`
      : sql`state = ${made.what}, answered_by = ${by.personId}, answered_at = now()`;
  const { numAffectedRows } = await sql`
    update promise set ${set}, version = version + 1
    where number = ${number} and version = ${version} and state = 'open'`.execute(trx);
  if (numAffectedRows !== 1n) throw new Moved('a promise');
  const { what, ...after } = made;
  await record(trx, by, {
    ...{ subject: `promise:${number}`, type: `promise_${what}`, role, after },
  });
}

/** Carriers of promises. */
export const promiseCarriers: CarriersOf<PromiseEffect> = {
  make_promise: (carrying, { promise, editionId, role }) => {
    const { origin } = carrying;
    carrying.after((trx) =>
      insertPromise(trx, promise, { editionId, role, pointId: null }, origin),
    );
  },
  change_promise: (carrying, effect) => {
    const { origin } = carrying;
    carrying.after((trx) => change(trx, effect, origin));
  },
};
