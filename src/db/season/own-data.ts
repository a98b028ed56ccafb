// One's own data: everything kept about a person, its correction, the end of consent, and deletion with the law's clock.
// The event record is never touched: it holds numbers of people, not their names, so that it can stay.
import { type Kysely, sql } from 'kysely';
import { type Role, roles } from '../../domain/access.ts';
import type { Act } from '../../domain/conversation/act.ts';
import type { OwnData } from '../../domain/conversation/own-data/types.ts';
import type { OwnDataLoaded } from '../../domain/conversation/own-data/types.ts';
import type { Person } from '../../domain/conversation/world.ts';
import { newConversation } from '../../domain/conversation/state.ts';
import { states } from '../../domain/innovation/status.ts';
import { appendPersonEvents } from '../events.ts';
import { sendNotice } from '../inbound/send-notice.ts';
import { Moved } from '../inbound/ledger.ts';
import type { Database } from '../schema.ts';
import type { Secrets } from '../secrets.ts';
import { endTokensOf } from '../transactions/create-token.ts';
import { liveGrant } from '../world/people.ts';
import { type Origin, record } from './record.ts';
import { moveFilling, moveInnovations } from './hand-over.ts';
import type { Touched } from '../inbound/occasion.ts';
import { alarmWithoutAdmin, endRights } from './roles.ts';

type Trx = Kysely<Database>;
type Of<Name extends Act['do']> = Extract<Act, { do: Name }>;

const roleOf = (name: string): Role => roles.find((candidate) => candidate === name) ?? 'anonymous';

/** Loads everything kept about a person; of others only that they read, never their names. */
export async function loadOwnData(db: Trx, { id }: Person): Promise<OwnData> {
  const { rows } = await sql<{
    name: string | null;
    nip: string | null;
    unit_id: string | null;
    consent_version: string | null;
    consented_at: Date | null;
    answers: number;
    files: number;
    messages: number;
    asked_at: Date | null;
    due_at: Date | null;
  }>`
    select p.name, p.nip, p.unit_id, p.consent_version, p.consented_at,
      (select count(*)::int from answer a where a.written_by = p.id) as answers,
      (select count(*)::int from evidence_file f where f.person_id = p.id and f.state = 'stored') as files,
      (select count(*)::int from inbox i join address a on a.id = i.address_id where a.person_id = p.id) as messages,
      r.asked_at, r.due_at
    from person p left join data_request r on r.person_id = p.id and r.done_at is null and r.withdrawn_at is null
    where p.id = ${id}`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error(`no person ${id}`);
  const addresses = await db
    .selectFrom('address')
    .select(['channel', 'native_id as nativeId'])
    .where('person_id', '=', id)
    .orderBy('id')
    .execute();
  const held = await db
    .selectFrom('role_grant')
    .select(['role', 'unit_id', 'granted_at', 'ends_at', 'revoked_at'])
    .where('person_id', '=', id)
    .orderBy('id')
    .execute();
  const innovations = await db
    .selectFrom('innovation')
    .select(['code', 'name', 'state'])
    .where('owner_id', '=', id)
    .orderBy('id')
    .execute();
  const trail = await sql<{ at: Date; type: string; role: string | null; code: string | null }>`
    select * from (
      select e.id, e.at, e.type, null as role, coalesce(e.after ->> 'code', e.reason) as code from event e
      where e.subject = ${`person:${id}`}
      union all
      select e.id, e.at, e.type, e.role, e.after ->> 'code' from event e
      where e.type = 'record_read' and e.person_id <> ${id}
        and e.after ->> 'code' in (select code from innovation where owner_id = ${id})
    ) t order by id desc limit 40`.execute(db);
  return {
    name: row.name,
    nip: row.nip,
    unitId: row.unit_id,
    consentVersion: row.consent_version,
    consentedAt: row.consented_at?.toISOString() ?? null,
    addresses,
    roles: held.map((grant) => ({
      role: roleOf(grant.role),
      unitId: grant.unit_id,
      from: grant.granted_at.toISOString(),
      to: (grant.revoked_at ?? grant.ends_at)?.toISOString() ?? null,
    })),
    innovations: innovations.map((one) => ({
      code: one.code,
      name: one.name,
      state: states.find((state) => state === one.state) ?? 'draft',
    })),
    answers: row.answers,
    files: row.files,
    messages: row.messages,
    trail: trail.rows.map((one) => ({
      at: one.at.toISOString(),
      what: one.type,
      detail: one.code,
    })),
    deletion:
      row.asked_at === null || row.due_at === null
        ? null
        : { askedAt: row.asked_at.toISOString(), dueAt: row.due_at.toISOString() },
  };
}

/** Loads the open requests for deletion, the most urgent first. */
export async function loadDataRequests(
  db: Trx,
): Promise<NonNullable<OwnDataLoaded['dataRequests']>> {
  const { rows } = await sql<{
    id: number;
    person_id: number;
    name: string | null;
    asked_at: Date;
    due_at: Date;
  }>`
    select r.id, r.person_id, p.name, r.asked_at, r.due_at from data_request r join person p on p.id = r.person_id
    where r.done_at is null and r.withdrawn_at is null order by r.due_at, r.id`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    name: row.name,
    askedAt: row.asked_at.toISOString(),
    dueAt: row.due_at.toISOString(),
  }));
}

/** Appends an event to a person's own chain, in the transaction of the change. */
export async function event(
  trx: Trx,
  personId: number,
  by: Origin,
  type: string,
  after: unknown,
  before: unknown = null,
): Promise<void> {
  await appendPersonEvents(trx, [
    {
      personId,
      type,
      channel: by.channel,
      inboxId: by.inboxId,
      before,
      after,
    },
  ]);
}

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
 * Carries a deletion out: name, NIP, addresses, what was typed and said, and unsent messages go; drafts pass to the
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
  await sql`update outbox set message = '{"parts": [], "choices": [], "prompt": null}'::jsonb
    where person_id = ${personId} and notice_key is distinct from ${`erased:${act.request}:${personId}`}`.execute(
    trx,
  );
  await sql`update outbox set state = 'cancelled' where person_id = ${personId} and state = 'queued'
    and notice_key is distinct from ${`erased:${act.request}:${personId}`}`.execute(trx);
  await sql`update inbox i set payload = '{}'::jsonb, raw = ''::bytea from address a
    where a.id = i.address_id and a.person_id = ${personId} and i.done_at is not null`.execute(trx);
  // What was confirmed may carry a name.
  await sql`delete from confirmation where person_id = ${personId}`.execute(trx);
  await sql`delete from webchat_message m using address a where a.id = m.address_id and a.person_id = ${personId}`.execute(
    trx,
  );
  await sql`update conversation set state = ${JSON.stringify(newConversation)}::jsonb, focus_id = null, rev = rev + 1
    where person_id = ${personId}`.execute(trx);
  await sql`update person set name = null, nip = null, unit_id = null, consent_version = null, consented_at = null,
    consent_inbox_id = null, erased_at = now() where id = ${personId}`.execute(trx);
  await event(trx, personId, by, 'person_erased', { request: act.request });
  await record(trx, by, {
    subject: `data_request:${act.request}`,
    type: 'deletion_done',
    role: 'coordinator',
    after: { person: personId },
  });
  touched.people.add(personId);
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
