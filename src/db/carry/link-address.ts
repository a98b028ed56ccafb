// Makes an address one of the person whose code was typed; what was theirs under the other name goes along.
// Every innovation and role that moves leaves an event, so that the record alone leads to the same tables.
import { type Kysely, sql } from 'kysely';
import { appendPersonEvents } from '../events.ts';
import type { Database } from '../schema.ts';
import type { Origin } from '../commit/record.ts';
import { moveFilling, moveInnovations } from './moving-work.ts';
import type { Touched } from '../commit/occasion.ts';
import { sha256 } from '../secrets.ts';
import { Moved } from '../commit/ledger.ts';

type Trx = Kysely<Database>;

/**
 * Moves an address to the person whose code was typed. When the person left behind has no other address,
 * what was theirs (innovations, roles, files on the way) goes along: it was the same human all the time.
 */
export async function linkAddress(
  trx: Trx,
  given: {
    readonly addressId: number;
    readonly from: number;
    readonly to: number;
    readonly code: string;
  },
  by: Origin,
  touched: Touched,
): Promise<void> {
  const { addressId, from, to, code } = given;
  const used = await trx
    .updateTable('link_code')
    .set({ used_at: sql<Date>`now()` })
    .where('code_hash', '=', sha256(code))
    .where('used_at', 'is', null)
    .executeTakeFirst();
  if (Number(used.numUpdatedRows) !== 1) throw new Moved('a link code');
  await trx
    .updateTable('address')
    .set({ person_id: to, linked_at: sql<Date>`now()` })
    .where('id', '=', addressId)
    .execute();
  const left = await trx
    .selectFrom('address')
    .select('id')
    .where('person_id', '=', from)
    .executeTakeFirst();
  await trx
    .updateTable('conversation')
    .set({ address_id: addressId, rev: sql<number>`rev + 1` })
    .where('person_id', '=', to)
    .execute();
  if (left === undefined) await moveEverything(trx, given, by, touched);
  else
    await trx
      .updateTable('conversation')
      .set({ address_id: left.id })
      .where('person_id', '=', from)
      .where('address_id', '=', addressId)
      .execute();
  await trx
    .updateTable('person')
    .set({ rev: sql<number>`rev + 1` })
    .where('id', '=', to)
    .execute();
  touched.people.add(from);
  touched.people.add(to);
}

async function moveEverything(
  trx: Trx,
  {
    addressId,
    from,
    to,
  }: { readonly addressId: number; readonly from: number; readonly to: number },
  by: Origin,
  touched: Touched,
): Promise<void> {
  await moveInnovations(trx, from, to, null, by, touched);
  await trx
    .updateTable('evidence_file')
    .set({ person_id: to })
    .where('person_id', '=', from)
    .execute();
  await moveFilling(trx, { from, to, unitId: null }, by, touched);
  await moveRoles(trx, from, to, by);
  await sql`update outbox set person_id = ${to}, address_id = ${addressId} where person_id = ${from} and state = 'queued'`.execute(
    trx,
  );
}

async function moveRoles(trx: Trx, from: number, to: number, by: Origin): Promise<void> {
  const held = await trx
    .selectFrom('role_grant')
    .select(['role', 'unit_id'])
    .where('person_id', '=', from)
    .where('revoked_at', 'is', null)
    .orderBy('id')
    .execute();
  if (held.length === 0) return;
  await sql`update role_grant g set person_id = ${to} where g.person_id = ${from} and g.revoked_at is null
    and not exists (select 1 from role_grant o where o.person_id = ${to} and o.role = g.role and coalesce(o.unit_id, '') = coalesce(g.unit_id, '') and o.revoked_at is null)`.execute(
    trx,
  );
  await sql`update role_grant set revoked_at = now(), revoked_by = ${to} where person_id = ${from} and revoked_at is null`.execute(
    trx,
  );
  const common = {
    channel: by.channel,
    inboxId: by.inboxId,
  };
  await appendPersonEvents(
    trx,
    held.flatMap(({ role, unit_id: unit }) => [
      {
        ...common,
        personId: from,
        type: 'role_revoked',
        before: { role, unit },
        after: { linkedTo: to },
      },
      {
        ...common,
        personId: to,
        type: 'role_granted',
        before: null,
        after: { role, unit, linkedFrom: from },
      },
    ]),
  );
}
