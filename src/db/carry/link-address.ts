// Joins an account to the one whose code was typed and confirmed: its addresses and its role as innovator go along, its passkeys
// do not.
// What moved is kept, so that it can be taken back whole; who holds more than that is never joined (account_link).
import { type Kysely, sql } from 'kysely';
import { appendPersonEvents } from '../events.ts';
import type { Database } from '../schema.ts';
import type { Origin } from '../commit/record.ts';
import type { Touched } from '../commit/occasion.ts';
import { type Secrets, sha256 } from '../secrets.ts';
import { Moved } from '../commit/ledger.ts';
import { sendNotice } from './send-notice.ts';

type Trx = Kysely<Database>;

/**
 * Moves all addresses of a person (one account, however many ids a network has for it) to the person whose code was
 * typed, with the roles they do not hold yet. One that was given to a single number rests until that is proved again.
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
  secrets: Secrets,
  touched: Touched,
): Promise<void> {
  const { addressId, from, to, code } = given;
  const used = await trx
    .updateTable('link_code')
    .set({ used_at: sql<Date>`now()` })
    .where('code_hash', '=', sha256(code))
    .where('person_id', '=', to)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  if (Number(used.numUpdatedRows) !== 1) throw new Moved('a link code');
  const { rows } = await sql<{ id: number }>`
    insert into account_link (code_hash, from_person, to_person)
    select ${sha256(code)}, ${from}, ${to} where why_not_joined(${from}) is null returning id`.execute(
    trx,
  );
  const link = rows[0]?.id;
  if (link === undefined) throw new Moved('an account');
  await sql`insert into account_link_address (link_id, address_id)
    select ${link}, id from address where person_id = ${from}`.execute(trx);
  await sql`update address set person_id = ${to}, linked_at = now() where person_id = ${from}`.execute(
    trx,
  );
  await moveRoles(trx, link, { from, to }, by);
  await removePasskeys(trx, link, { from, to }, by, secrets);
  await sql`update outbox set person_id = ${to} where person_id = ${from} and state = 'queued'
    and address_id = any(array(select address_id from account_link_address where link_id = ${link}))`.execute(
    trx,
  );
  await sql`update conversation set address_id = ${addressId}, rev = rev + 1 where person_id = ${to}`.execute(
    trx,
  );
  // What was shown before the joining must not be confirmed after it, least of all giving up an address.
  await sql`update confirmation set used_at = now() where person_id = ${to} and used_at is null`.execute(
    trx,
  );
  await sql`update person set rev = rev + 1 where id = any(${[from, to]}::bigint[])`.execute(trx);
  touched.people.add(from);
  touched.people.add(to);
}

async function moveRoles(
  trx: Trx,
  link: number,
  { from, to }: { readonly from: number; readonly to: number },
  by: Origin,
): Promise<void> {
  const { rows: held } = await sql<{ role: string; unit: string | null; became: string }>`
    with held as (
      insert into account_link_grant (link_id, grant_id, became)
      select ${link}, g.id, case
        when exists (select 1 from role_grant o where o.person_id = ${to} and o.role = g.role
          and o.unit_id is not distinct from g.unit_id and o.revoked_at is null) then 'ended'
        when i.phone is not null and g.frozen_at is null then 'frozen' else 'moved' end
      from role_grant g left join invitation i on i.id = g.invitation_id
      where g.person_id = ${from} and g.revoked_at is null
      returning grant_id, became)
    update role_grant g set
      person_id = case h.became when 'ended' then g.person_id else ${to} end,
      revoked_at = case h.became when 'ended' then now() end,
      revoked_by = case h.became when 'ended' then ${to}::bigint end,
      frozen_at = case h.became when 'frozen' then now() else g.frozen_at end,
      frozen_why = case h.became when 'frozen' then 'identity' else g.frozen_why end
    from held h where g.id = h.grant_id returning g.role, g.unit_id as unit, h.became`.execute(trx);
  await appendPersonEvents(
    trx,
    held.flatMap(({ role, unit, became }) => [
      {
        personId: from,
        type: 'role_revoked',
        channel: by.channel,
        inboxId: by.inboxId,
        before: { role, unit },
        after: { linkedTo: to },
      },
      ...(became === 'ended'
        ? []
        : [
            {
              personId: to,
              type: 'role_granted',
              channel: by.channel,
              inboxId: by.inboxId,
              before: null,
              after: {
                role,
                unit,
                linkedFrom: from,
                ...(became === 'frozen' ? { frozen: true } : {}),
              },
            },
          ]),
    ]),
  );
}

/**
 * Removes the passkeys of the account that was joined, and says so: they were registered for a person who holds nothing any
 * more, and would open another's desk if they went along.
 */
async function removePasskeys(
  trx: Trx,
  link: number,
  { from, to }: { readonly from: number; readonly to: number },
  by: Origin,
  secrets: Secrets,
): Promise<void> {
  const { rows: gone } = await sql<{ id: number }>`
    with gone as (delete from passkey where person_id = ${from} returning id) select id from gone order by id`.execute(
    trx,
  );
  if (gone.length === 0) return;
  const { channel, inboxId } = by;
  await appendPersonEvents(
    trx,
    gone.map(({ id }) => ({
      ...{ personId: from, type: 'passkey_removed', channel, inboxId },
      after: { passkey: id, linkedTo: to },
    })),
  );
  const part = { key: 'notice_passkeys_gone', args: { count: gone.length } } as const;
  await sendNotice(
    trx,
    {
      kind: 'notify',
      audience: { to: 'person', personId: to, everywhere: true },
      key: `passkeys-gone:${link}`,
      message: { parts: [part], choices: [], prompt: null },
    },
    secrets,
  );
}
