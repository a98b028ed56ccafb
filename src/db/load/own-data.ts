// Loads what is kept about one person, requests for deletion, and the accounts that are linked.
// It reads inside the transaction that will carry out the step, and never decides who may see what: the engine does.
import type { Kysely } from 'kysely';
import type { OwnData, OwnDataLoaded } from '../../domain/conversation/own-data/types.ts';
import type { Person } from '../../domain/conversation/world.ts';
import { states } from '../../domain/innovation/status.ts';
import { sql } from 'kysely';
import type { ChannelId } from '../../domain/conversation/input.ts';
import type { Database } from '../schema.ts';
import type { LoadersOf } from './context.ts';
import type { OwnDataNeed } from '../../domain/conversation/own-data/types.ts';
import { loadOwnExport } from './own-export.ts';
import { loadLink } from './link.ts';
import { roleOf } from './shared.ts';
import { loadNewLinks, openLinks } from './account-links.ts';
import { listSessions } from './sessions.ts';

type Trx = Kysely<Database>;

type Db = Kysely<Database>;

/** Loads everything kept about a person; of others only that they read, never their names. */
async function loadOwnData(db: Trx, { id }: Person): Promise<OwnData> {
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
async function loadDataRequests(db: Trx): Promise<NonNullable<OwnDataLoaded['dataRequests']>> {
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

async function addressesOf(
  db: Db,
  personId: number,
): Promise<NonNullable<OwnDataLoaded['addresses']>> {
  const joined = new Set((await openLinks(db, personId, null)).flatMap((link) => link.addresses));
  const rows = await db
    .selectFrom('address')
    .select(['id', 'channel', 'native_id'])
    .where('person_id', '=', personId)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    channel: row.channel as ChannelId,
    nativeId: row.native_id,
    stays: joined.size > 0 && !joined.has(row.id),
  }));
}

/** Loaders of what people ask about their own data and accounts. */
export const ownDataLoaders: LoadersOf<OwnDataNeed> = {
  own_data: async (_, { db, person }) => ({ ownData: await loadOwnData(db, person) }),
  own_export: async (_, { db, person }) => ({ ownExport: await loadOwnExport(db, person.id) }),
  data_requests: async (_, { db }) => ({ dataRequests: await loadDataRequests(db) }),
  new_links: async (_, { db, addressIds }) => ({
    newLinks: await loadNewLinks(db, addressIds.at(-1) ?? 0),
  }),
  link: async (need, { db, person }) => ({ link: await loadLink(db, need.code, person) }),
  sessions: async (_, { db, person, addressIds }) => ({
    sessions: await listSessions(db, person.id, addressIds.at(-1) ?? 0),
  }),
  addresses: async (_, { db, person }) => ({ addresses: await addressesOf(db, person.id) }),
};
