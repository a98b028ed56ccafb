// Loads what reading the record asks for: history and people of an innovation, pages of the event record, lists, channels.
// It loads no further than the access table reaches for the person who asks.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { reachOf, roles } from '../../domain/access.ts';
import { readsWhole } from '../../domain/conversation/reading/records.ts';
import type { Contact, ListingRow, RecordLine } from '../../domain/conversation/reading/types.ts';
import type { OwnDataNeed } from '../../domain/conversation/own-data/types.ts';
import type { ReadingLoaded, ReadingNeed } from '../../domain/conversation/reading/types.ts';
import type { Person } from '../../domain/conversation/world.ts';
import { states } from '../../domain/innovation/status.ts';
import type { Database } from '../schema.ts';
import type { LoadersOf } from './context.ts';

export type Db = Kysely<Database>;

/** Lines of a history, a thread and a page of the event record that fit a phone. */
const historyLength = 30;
const threadLength = 10;
const pageLength = 25;

interface RawLine {
  readonly at: Date;
  readonly type: string;
  readonly by: string | null;
  readonly role: string | null;
  readonly code: string | null;
  readonly item: string | null;
  readonly reason: string | null;
}

// Reading is recorded with the reader, so that the innovation that was read stands beside it.
const lineColumns = sql`e.at, e.type, p.name as by, e.role, e.item, e.reason,
  coalesce(n.code, case when e.type = 'record_read' then e.after ->> 'code' end) as code`;

/** The same for people of units: what their people read elsewhere stands there without a code. */
const lineColumnsOf = (
  units: readonly string[],
) => sql`e.at, e.type, p.name as by, e.role, e.item, e.reason,
  coalesce(n.code, case when e.type = 'record_read' then (
    select r.code from innovation r where r.code = e.after ->> 'code' and r.unit_id = any(${[...units]}::text[])) end) as code`;

function toLine(row: RawLine): RecordLine {
  return {
    at: row.at.toISOString(),
    what: row.type,
    by: row.by,
    role: roles.find((role) => role === row.role) ?? null,
    code: row.code,
    item: row.item,
    reason: row.reason,
  };
}

async function historyOf(
  db: Db,
  code: string,
  page: number,
): Promise<NonNullable<ReadingLoaded['history']>> {
  const before = (page - 1) * historyLength;
  const { rows } = await sql<RawLine & { all: number }>`
    select ${lineColumns}, count(*) over ()::int as all from event e
    join innovation n on n.id = e.innovation_id left join person p on p.id = e.person_id
    where n.code = ${code} order by e.seq desc limit ${historyLength} offset ${before}`.execute(db);
  const thread = await sql<{ at: Date; from: string | null; text: string }>`
    select m.written_at as at, p.name as from, m.text from mentor_message m
    join innovation n on n.id = m.innovation_id join person p on p.id = m.from_id
    where n.code = ${code} order by m.id desc limit ${threadLength}`.execute(db);
  return {
    lines: rows.map(toLine),
    earlier: rows[0] === undefined ? 0 : rows[0].all - before - rows.length,
    thread: page > 1 ? [] : thread.rows.map((row) => ({ ...row, at: row.at.toISOString() })),
  };
}

async function contactsOf(db: Db, code: string): Promise<readonly Contact[]> {
  const { rows } = await sql<Contact>`
    select p.name, p.nip, coalesce((select jsonb_agg(jsonb_build_object('channel', a.channel, 'nativeId', a.native_id) order by a.id)
      from address a where a.person_id = p.id), '[]') as addresses
    from innovation n join lateral (
      select n.owner_id as id, 0 as place union all
      select f.person_id, 1 from co_filler f where f.innovation_id = n.id and f.removed_at is null) w on true
    join person p on p.id = w.id where n.code = ${code} order by w.place, p.id`.execute(db);
  return rows;
}

/** What was handed in and may be exported, by unit and code. */
async function listingFor(db: Db, person: Person): Promise<readonly ListingRow[]> {
  const { all } = reachOf(person.grants, 'export_all');
  const { units } = reachOf(person.grants, 'export_unit');
  const { rows } = await sql<{
    code: string;
    name: string | null;
    unit_id: string;
    state: string;
    state_since: Date;
    owner: string | null;
    portal_id: string | null;
  }>`
    select n.code, n.name, n.unit_id, n.state, n.state_since, p.name as owner, n.portal_id
    from innovation n join person p on p.id = n.owner_id
    where n.submitted_at is not null and n.state <> 'draft' and (${all} or n.unit_id = any(${[...units]}::text[]))
    order by n.unit_id, n.code`.execute(db);
  return rows.map((row) => {
    const state = states.find((candidate) => candidate === row.state);
    if (state === undefined) throw new Error(`unknown state ${row.state}`);
    return {
      code: row.code,
      name: row.name,
      unitId: row.unit_id,
      state,
      since: row.state_since.toISOString(),
      owner: row.owner,
      portalId: row.portal_id,
    };
  });
}

/** What people do with their own data is theirs, not their unit's. */
const ownMatters = [
  'consent_given',
  'consent_withdrawn',
  'deletion_asked',
  'name_set',
  'name_corrected',
  'address_linked',
  'address_unlinked',
];

async function auditPage(
  db: Db,
  person: Person,
  {
    of,
    page,
  }: Extract<ReadingNeed | Extract<OwnDataNeed, { kind: 'addresses' }>, { kind: 'audit' }>,
): Promise<NonNullable<ReadingLoaded['audit']>> {
  const action = readsWhole(person.grants, of) ? 'read_audit' : 'read_unit_audit';
  const reach = reachOf(person.grants, action);
  const events = reach.all ? sql`event` : ofUnits(reach.units, page * pageLength + 1);
  const { rows } = await sql<RawLine>`
    select ${reach.all ? lineColumns : lineColumnsOf(reach.units)} from ${events} e
    left join innovation n on n.id = e.innovation_id left join person p on p.id = e.person_id
    order by e.id desc limit ${pageLength + 1} offset ${(page - 1) * pageLength}`.execute(db);
  return { lines: rows.slice(0, pageLength).map(toLine), more: rows.length > pageLength };
}

/** The newest events about innovations of units, and of what their people did besides while they had a role there. */
function ofUnits(units: readonly string[], most: number): RawBuilder<unknown> {
  const here = sql`any(${[...units]}::text[])`;
  return sql`(
    (select e.* from event e where e.innovation_id in (select id from innovation where unit_id = ${here})
      order by e.id desc limit ${most})
    union all
    (select e.* from event e where e.innovation_id is null and e.type <> all(${ownMatters}::text[])
      and exists (select 1 from role_grant g where g.person_id = e.person_id and g.unit_id = ${here}
        and e.at >= g.granted_at and e.at <= coalesce(g.revoked_at, 'infinity'))
      order by e.id desc limit ${most}))`;
}

/** Loaders of what is read in the record. */
export const readingLoaders: LoadersOf<ReadingNeed> = {
  history: async (need, { db, focus }) => ({
    history: await historyOf(db, need.code ?? focus?.code ?? '', need.page),
  }),
  contacts: async (need, { db, focus }) => ({
    contacts: await contactsOf(db, need.code ?? focus?.code ?? ''),
  }),
  listing: async (_, { db, person }) => ({ listing: await listingFor(db, person) }),
  audit: async (need, { db, person }) => ({ audit: await auditPage(db, person, need) }),
};
