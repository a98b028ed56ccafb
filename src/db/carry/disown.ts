// Takes the joining of two accounts back whole: addresses, roles and what was begun at them go where they came from.
// Only what was joined ever leaves, whoever asks: nobody can throw the owner of an account out with it.
import { type Kysely, sql } from 'kysely';
import { appendPersonEvents } from '../events.ts';
import { sendNotice } from './send-notice.ts';
import type { Database } from '../schema.ts';
import type { Secrets } from '../secrets.ts';
import { freezeRoles } from './freezing.ts';
import { moveInnovations } from './moving-work.ts';
import type { Origin } from '../commit/record.ts';
import { endRights } from './ending-roles.ts';
import type { Touched } from '../commit/occasion.ts';
import { type Link, openLinks } from '../load/account-links.ts';

export type Trx = Kysely<Database>;

/** Takes those joinings back, and freezes roles beyond innovator until a coordinator spoke with their holder. */
export async function disownLinks(
  trx: Trx,
  addressId: number,
  by: Origin,
  secrets: Secrets,
  touched: Touched,
): Promise<void> {
  for (const link of await openLinks(trx, by.personId, null))
    await takeBack(trx, link, addressId, by, secrets, touched);
  await sql`update link_code set used_at = now() where person_id = ${by.personId} and used_at is null`.execute(
    trx,
  );
  await freezeRoles(trx, by.personId, 'doubt', by, secrets);
}

/** Takes the joining of one address back, when it is a few days old at most; false when it is not. */
export async function takeAddressBack(
  trx: Trx,
  addressId: number,
  by: Origin,
  secrets: Secrets,
  touched: Touched,
): Promise<boolean> {
  const [link] = await openLinks(trx, by.personId, addressId);
  if (link === undefined) return false;
  await takeBack(trx, link, null, by, secrets, touched);
  return true;
}

/** True while a joining to this person can be taken back: until then none of their other addresses may go. */
export async function hasOpenLink(trx: Trx, personId: number): Promise<boolean> {
  return (await openLinks(trx, personId, null)).length > 0;
}

async function takeBack(
  trx: Trx,
  link: Link,
  saidFrom: number | null,
  by: Origin,
  secrets: Secrets,
  touched: Touched,
): Promise<void> {
  const { id, from_person: from, to_person: to, addresses } = link;
  await sql`update account_link set undone_at = now(), undone_by = ${by.personId} where id = ${id}`.execute(
    trx,
  );
  // Whoever held the joined account may have come to the desk with it, and left a key there.
  await sql`delete from passkey where person_id = ${to} and created_at >= ${link.linked_at}`.execute(
    trx,
  );
  await sql`delete from desk_link where person_id = ${to} and used_at is null`.execute(trx);
  await sql`update desk_session set ended_at = now()
    where person_id = ${to} and created_at >= ${link.linked_at} and ended_at is null`.execute(trx);
  // What waits to be told to the joined account about the other one is not its business any more.
  await sql`update outbox set state = 'cancelled' where person_id = ${to} and address_id = any(${addresses}::bigint[])
    and state = 'queued' and (kind <> 'reply' or address_id is distinct from ${saidFrom}::bigint)`.execute(
    trx,
  );
  await sql`update address set person_id = ${from}, linked_at = null where id = any(${addresses}::bigint[])`.execute(
    trx,
  );
  await giveRolesBack(trx, link, by);
  await moveInnovations(trx, to, from, null, by, touched, await begunThere(trx, link));
  // Copies in memory are of a conversation that is the other's alone now.
  await sql`update conversation set address_id = coalesce(
      (select id from address where person_id = ${to} order by (id = ${saidFrom}::bigint) desc nulls last, id limit 1), address_id),
    rev = rev + 1 where person_id = ${to}`.execute(trx);
  await sql`update conversation set address_id = ${saidFrom !== null && addresses.includes(saidFrom) ? saidFrom : sql`${addresses[0] ?? 0}`},
    rev = rev + 1 where person_id = ${from}`.execute(trx);
  await sql`update person set rev = rev + 1 where id = any(${[from, to]}::bigint[])`.execute(trx);
  await appendPersonEvents(
    trx,
    [from, to].map((personId) => ({
      personId,
      type: 'address_disowned',
      channel: by.channel,
      inboxId: by.inboxId,
      after: { channel: link.channel, from, to, link: id },
    })),
  );
  await tellBoth(trx, link, saidFrom, secrets);
  touched.people.add(from);
  touched.people.add(to);
}

/** Roles that moved go back as they were; one that was accepted at the joined address since then goes with it. */
async function giveRolesBack(trx: Trx, link: Link, by: Origin): Promise<void> {
  const { id, from_person: from, to_person: to, addresses } = link;
  const { rows } = await sql<{ role: string; unit: string | null; moved: boolean }>`
    with back as (
      select grant_id, became from account_link_grant where link_id = ${id}
      union
      select g.id, 'moved' from role_grant g join event e on e.subject = ${`person:${to}`} and e.type = 'role_granted'
        and (e.after ->> 'invitation')::bigint = g.invitation_id
      join inbox i on i.id = e.inbox_id and i.address_id = any(${addresses}::bigint[])
      where g.person_id = ${to} and g.granted_at >= ${link.linked_at} and e.at >= ${link.linked_at})
    update role_grant g set
      person_id = ${from},
      revoked_at = case b.became when 'ended' then null else g.revoked_at end,
      revoked_by = case b.became when 'ended' then null else g.revoked_by end,
      frozen_at = case when b.became = 'frozen' and g.frozen_why = 'identity' then null else g.frozen_at end,
      frozen_why = case when b.became = 'frozen' and g.frozen_why = 'identity' then null else g.frozen_why end
    from back b where g.id = b.grant_id and g.person_id = case b.became when 'ended' then ${from}::bigint else ${to}::bigint end
    returning g.role, g.unit_id as unit, b.became <> 'ended' as moved`.execute(trx);
  for (const { role, unit, moved } of rows) if (moved) await endRights(trx, to, role, unit);
  const common = { channel: by.channel, inboxId: by.inboxId };
  await appendPersonEvents(
    trx,
    rows.flatMap(({ role, unit, moved }) => [
      ...(moved
        ? [
            {
              ...common,
              personId: to,
              type: 'role_revoked',
              before: { role, unit },
              after: { backTo: from },
            },
          ]
        : []),
      {
        ...common,
        personId: from,
        type: 'role_granted',
        before: null,
        after: { role, unit, backFrom: to },
      },
    ]),
  );
}

/** The innovations that were begun at the joined address and are still the other person's. */
async function begunThere(trx: Trx, link: Link): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`
    select n.id from innovation n join event e on e.innovation_id = n.id and e.type = 'created'
    join inbox i on i.id = e.inbox_id and i.address_id = any(${link.addresses}::bigint[])
    where n.owner_id = ${link.to_person} and e.at >= ${link.linked_at} order by n.id`.execute(trx);
  return rows.map(({ id }) => id);
}

async function tellBoth(
  trx: Trx,
  link: Link,
  notAt: number | null,
  secrets: Secrets,
): Promise<void> {
  for (const personId of [link.from_person, link.to_person])
    await sendNotice(
      trx,
      {
        kind: 'notify',
        audience: { to: 'person', personId, everywhere: true, notAt },
        key: `link-undone:${link.id}`,
        message: {
          parts: [{ key: 'notice_link_undone', args: { channel: link.channel } }],
          choices: [],
          prompt: null,
        },
      },
      secrets,
    );
}
