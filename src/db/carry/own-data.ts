// One's own data: everything kept about a person, its correction, the end of consent, and deletion with the law's clock.
// The event record is never touched: it holds numbers of people, not their names, so that it can stay.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Act } from '../../domain/conversation/act.ts';
import { newConversation } from '../../domain/conversation/state.ts';
import { sendNotice } from './send-notice.ts';
import { Moved } from '../commit/ledger.ts';
import type { Database } from '../schema.ts';
import type { Secrets } from '../secrets.ts';
import { endTokensOf } from '../transactions/create-token.ts';
import { liveGrant } from '../load/people.ts';
import { eraseTraces, tracesOf } from '../personal-data.ts';
import { type Origin, record } from '../commit/record.ts';
import { moveFilling, moveInnovations } from './moving-work.ts';
import type { Touched } from '../commit/occasion.ts';
import { alarmWithoutAdmin, endRights } from './ending-roles.ts';
import type { OwnDataEffect } from '../../domain/conversation/own-data/types.ts';
import type { CarriersOf } from './carrying.ts';
import { sha256 } from '../secrets.ts';
import { withdrawDeletion } from './deletion-request.ts';
import { disownLinks } from './disown.ts';
import { linkAddress } from './link-address.ts';
import { endSessions } from './end-sessions.ts';
import { event } from './person-event.ts';

type Trx = Kysely<Database>;
type Of<Name extends Act['do']> = Extract<Act, { do: Name }>;

/** Stores a corrected name; the record notes that it was corrected, not the name. */
export async function correctName(
  trx: Trx,
  act: Of<'correct_name'>,
  by: Origin,
  touched: Touched,
): Promise<void> {
  await sql`update person set name = ${act.name} where id = ${by.personId}`.execute(trx);
  await event(trx, by.personId, by, 'name_corrected', null);
  // The name stands beside every innovation that is in memory.
  const owned = await trx
    .selectFrom('innovation')
    .select('id')
    .where('owner_id', '=', by.personId)
    .execute();
  for (const { id } of owned) touched.innovations.add(id);
  touched.people.add(by.personId);
}

/** Stores a corrected NIP; the record notes that it was corrected, not the number. */
export async function correctNip(
  trx: Trx,
  act: Of<'correct_nip'>,
  by: Origin,
  touched: Touched,
): Promise<void> {
  await sql`update person set nip = ${act.nip} where id = ${by.personId}`.execute(trx);
  await event(trx, by.personId, by, 'nip_corrected', null);
  touched.people.add(by.personId);
}

/** Ends consent: roles are frozen, nothing more is sent, and the next message is asked for consent again. */
export async function withdrawConsent(trx: Trx, by: Origin, touched: Touched): Promise<void> {
  await sql`update person set consent_version = null, consented_at = null, consent_inbox_id = null where id = ${by.personId}`.execute(
    trx,
  );
  const frozen = await sql<{ role: string; unit_id: string | null }>`
    update role_grant set frozen_at = now(), frozen_why = 'consent' where person_id = ${by.personId} and revoked_at is null and frozen_at is null
    returning role, unit_id`.execute(trx);
  for (const { role, unit_id } of frozen.rows) await endRights(trx, by.personId, role, unit_id);
  await sql`update outbox set state = 'cancelled' where person_id = ${by.personId} and state = 'queued' and kind <> 'reply'`.execute(
    trx,
  );
  await event(trx, by.personId, by, 'consent_withdrawn', { frozen: frozen.rows.length });
  touched.people.add(by.personId);
}

/** Gives roles back that were frozen with the consent, when it is given again; those frozen for another reason rest on. */
export async function thawRoles(trx: Trx, personId: number, touched: Touched): Promise<void> {
  await sql`update role_grant set frozen_at = null, frozen_why = null
    where person_id = ${personId} and revoked_at is null and frozen_why = 'consent'`.execute(trx);
  touched.people.add(personId);
}

/**
 * Carries a deletion out: name, NIP, addresses, what was typed and said, and unsent messages go, also where others were
 * told of them (personal-data.ts); drafts pass to the
 * unit's admin; innovations that were handed in, decisions and the record stay under a number without a name.
 */
export async function erasePerson(
  trx: Trx,
  act: Of<'erase_person'>,
  by: Origin,
  secrets: Secrets,
  touched: Touched,
): Promise<void> {
  const request = await trx
    .updateTable('data_request')
    .set({ done_at: sql<Date>`now()`, done_by: by.personId })
    .where('id', '=', act.request)
    .where('done_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .returning('person_id')
    .executeTakeFirst();
  if (request === undefined) throw new Moved('a request');
  const personId = request.person_id;
  const traces = await tracesOf(trx, personId);
  await passOnAll(trx, personId, by, touched);
  await moveFilling(trx, { from: personId, to: null, unitId: null }, by, touched);
  const ended = await trx
    .updateTable('role_grant')
    .set({ revoked_at: sql<Date>`now()`, revoked_by: by.personId })
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .returning(['role', 'unit_id'])
    .execute();
  for (const { role, unit_id } of ended) {
    await endRights(trx, personId, role, unit_id);
    await endTokensOf(trx, personId, role, unit_id);
    await event(trx, personId, by, 'role_revoked', { by: by.personId }, { role, unit: unit_id });
  }
  for (const { role, unit_id } of ended)
    if (role === 'unit_admin' && unit_id !== null)
      await alarmWithoutAdmin(trx, unit_id, by, secrets);
  await sendNotice(
    trx,
    {
      kind: 'notify',
      audience: { to: 'person', personId },
      key: `erased:${act.request}`,
      message: { parts: [{ key: 'notice_erased', args: {} }], choices: [], prompt: null },
    },
    secrets,
  );
  const said = await saidTo(trx, personId);
  await sql`update outbox set message = '{"parts": [], "choices": [], "prompt": null}'::jsonb
    where ${said} and notice_key is distinct from ${`erased:${act.request}:${personId}`}`.execute(
    trx,
  );
  await sql`update outbox set state = 'cancelled' where ${said} and state = 'queued'
    and notice_key is distinct from ${`erased:${act.request}:${personId}`}`.execute(trx);
  await sql`update inbox i set payload = '{}'::jsonb, raw = ''::bytea from address a
    where a.id = i.address_id and a.person_id = ${personId} and i.done_at is not null`.execute(trx);
  await sql`delete from webchat_message m using address a where a.id = m.address_id and a.person_id = ${personId}`.execute(
    trx,
  );
  await sql`update conversation set state = ${JSON.stringify(newConversation)}::jsonb, focus_id = null, rev = rev + 1
    where person_id = ${personId}`.execute(trx);
  await sql`update person set name = null, nip = null, unit_id = null, consent_version = null, consented_at = null,
    consent_inbox_id = null, erased_at = now() where id = ${personId}`.execute(trx);
  await eraseTraces(trx, personId, traces);
  await event(trx, personId, by, 'person_erased', { request: act.request });
  await record(trx, by, {
    subject: `data_request:${act.request}`,
    type: 'deletion_done',
    role: 'coordinator',
    after: { person: personId },
  });
  touched.people.add(personId);
}

/**
 * True of what was said to somebody, found by their addresses. One that was given up or joined to another account is another's by
 * now: of such a person all that was ever said to anybody is looked through, which takes long and is rare.
 */
async function saidTo(trx: Trx, personId: number): Promise<RawBuilder<boolean>> {
  const { rows } = await sql<{ moved: boolean }>`
    select exists (select 1 from account_link where ${personId} in (from_person, to_person))
      or exists (select 1 from event where subject = ${`person:${personId}`} and type = 'address_unlinked')
      or not exists (select 1 from address where person_id = ${personId}) as moved`.execute(trx);
  return rows[0]?.moved === false
    ? sql<boolean>`(person_id = ${personId} and address_id = any(array(select id from address where person_id = ${personId})))`
    : sql<boolean>`person_id = ${personId}`;
}

/** Drafts and returned innovations go to the admin of their unit, where there is one; all others keep their owner's number. */
async function passOnAll(trx: Trx, personId: number, by: Origin, touched: Touched): Promise<void> {
  const { rows } = await sql<{ unit_id: string; admin: number }>`
    select distinct n.unit_id, (select g.person_id from role_grant g where g.role = 'unit_admin' and g.unit_id = n.unit_id
      and g.person_id <> ${personId} and ${liveGrant} order by g.acting, g.id limit 1) as admin
    from innovation n where n.owner_id = ${personId}`.execute(trx);
  for (const { unit_id, admin } of rows)
    if (admin !== null)
      await moveInnovations(trx, personId, admin, unit_id, by, touched, 'unfinished');
}

/** Carriers of one's own data and accounts. */
export const ownDataCarriers: CarriersOf<OwnDataEffect> = {
  create_link_code: (carrying, { code, minutes }) => {
    const { personId } = carrying;
    carrying.after(async (trx) => {
      await sql`insert into link_code (code_hash, person_id, expires_at) values (${sha256(code)}, ${personId}, now() + make_interval(mins => ${minutes}))`.execute(
        trx,
      );
    });
  },
  link_to: (carrying, { personId: to, code }) => {
    const { personId: from, occasion, origin, secrets } = carrying;
    const { addressId, channel } = occasion;
    carrying.after((trx, touched) =>
      linkAddress(trx, { addressId, from, to, code }, origin, secrets, touched),
    );
    carrying.recordOfPerson('address_linked', { after: { person: to, channel } });
  },
  end_sessions: (carrying, { addressIds, deskIds }) => {
    const { personId } = carrying;
    carrying.after((trx) => endSessions(trx, personId, { addressIds, deskIds }));
    carrying.recordOfPerson('sessions_ended', {
      after: { webchat: addressIds.length, desk: deskIds.length },
    });
  },
  withdraw_deletion: (carrying) => {
    const { origin } = carrying;
    carrying.after((trx) => withdrawDeletion(trx, origin));
  },
  disown_links: (carrying) => {
    const { occasion, origin, secrets } = carrying;
    carrying.after((trx, touched) =>
      disownLinks(trx, occasion.addressId, origin, secrets, touched),
    );
  },
};
