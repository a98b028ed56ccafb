// Loads what a message asks for (engine `needsOf`), one need after the other; most messages have none.
// It reads inside the transaction that will carry out the step, and never decides who may see what: the engine does.
import { type Kysely, sql } from 'kysely';
import { reachOf, roles } from '../../domain/access.ts';
import type { InnovationRow, SameFile } from '../../domain/conversation/checking/types.ts';
import type { Loaded, Need, Person } from '../../domain/conversation/world.ts';
import { answerValueSchema } from '../../domain/edition/answer.ts';
import { formOf } from '../../domain/edition/journey.ts';
import { showAnswer } from '../../domain/edition/show.ts';
import {
  attemptLimits,
  crowdLimit,
  isNewcomer,
  waitMinutes,
} from '../../domain/conversation/shared/attempts.ts';
import type { Innovation } from '../../domain/innovation/innovation.ts';
import { states } from '../../domain/innovation/status.ts';
import { loadSeason } from '../season/carry-out.ts';
import { loadNewLinks } from '../season/disown.ts';
import { sha256 } from '../secrets.ts';
import type { Database } from '../schema.ts';
import { idsOfCodes, loadInnovations } from './innovations.ts';
import { loadOutreach } from './outreach.ts';
import { loadRecords } from './records.ts';
import {
  unreachableIn,
  checkFacts,
  isOnlyChecker,
  nextCode,
  queueRows,
  similarTo,
} from './checking-needs.ts';
import { cardsOfCodes } from './cards.ts';
import type { NeedContext } from './need-context.ts';

type Db = Kysely<Database>;
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** What somebody asks for by a code: while they wait, it is not even looked up. */
const byCode: ReadonlySet<Need['kind']> = new Set([
  'card',
  'cards',
  'confirmation',
  'invitation',
  'link',
  'co_fill',
]);

/** Loads all needs of one message, the brake on codes before any code. `focus` is the innovation in hand. */
export async function loadNeeds(
  db: Db,
  needs: readonly Need[],
  person: Person,
  addressIds: readonly number[],
  focus: Innovation | null,
  context: NeedContext,
): Promise<Loaded> {
  const loaded: Mutable<Loaded> = {};
  const braked = needs.filter(({ kind }) => kind === 'attempts');
  for (const need of [...braked, ...needs.filter(({ kind }) => kind !== 'attempts')]) {
    if (typeof loaded.waitMinutes === 'number' && byCode.has(need.kind)) continue;
    switch (need.kind) {
      case 'drafts':
        loaded.drafts = await ownRows(db, person);
        break;
      case 'queue':
        loaded.queue = await queueRows(db, person);
        break;
      case 'unit_list':
        loaded.unitList = await unitRows(db, person);
        loaded.unreachable = await unreachableIn(db, unitsOf(person, 'unit_admin'));
        break;
      case 'look':
        loaded.look = await look(db, need.code, person, context);
        break;
      case 'card':
        loaded.card =
          (await cardsOfCodes(db, [need.code], person, context.secrets)).cards[0] ?? null;
        break;
      case 'cards':
        Object.assign(loaded, await cardsOfCodes(db, need.codes, person, context.secrets));
        break;
      case 'next': {
        const code = await nextCode(db, person, need.after);
        loaded.look = code === null ? null : await look(db, code, person, context);
        break;
      }
      case 'invitation':
        loaded.invitation = await invitation(db, need.code);
        if (loaded.invitation === null)
          loaded.spentInvitation = await spentInvitation(db, need.code);
        break;
      case 'proven_phones':
        loaded.provenPhones = await provenPhones(db, person);
        break;
      case 'link':
        loaded.link = await link(db, need.code, person);
        break;
      case 'co_fill':
        loaded.coFill = await coFill(db, need.code);
        break;
      case 'target':
        loaded.target = await target(db, need.externalId, addressIds);
        break;
      case 'similar':
        loaded.similar = focus === null ? [] : await similarTo(db, focus);
        break;
      case 'attempts':
        Object.assign(loaded, await waiting(db, person, need.crowd === true));
        break;
      case 'new_links':
        loaded.newLinks = await loadNewLinks(db, addressIds.at(-1) ?? 0);
        break;
      case 'nil':
      case 'monev':
      case 'designation':
      case 'role_holders':
      case 'terms':
      case 'frozen':
      case 'hand_over':
      case 'own_data':
      case 'own_export':
      case 'data_requests':
        Object.assign(loaded, await loadSeason(db, need, person, context.currentEdition.id));
        break;
      case 'history':
      case 'contacts':
      case 'listing':
      case 'audit':
      case 'addresses':
        Object.assign(loaded, await loadRecords(db, need, person, focus));
        break;
      default:
        Object.assign(loaded, await loadOutreach(db, need, person, focus, context));
    }
  }
  return loaded;
}

const rowColumns = sql`n.code, n.name, n.unit_id, n.state, n.state_since, p.name as owner_name`;
interface RawRow {
  readonly code: string;
  readonly name: string | null;
  readonly unit_id: string;
  readonly state: string;
  readonly state_since: Date;
  readonly owner_name: string | null;
}

function toRow(row: RawRow): InnovationRow {
  const state = states.find((candidate) => candidate === row.state);
  if (state === undefined) throw new Error(`unknown state ${row.state}`);
  return {
    code: row.code,
    name: row.name,
    unitId: row.unit_id,
    state,
    since: row.state_since.toISOString(),
    ownerName: row.owner_name,
  };
}

async function ownRows(db: Db, person: Person): Promise<readonly InnovationRow[]> {
  const { rows } = await sql<RawRow>`
    select ${rowColumns} from innovation n join person p on p.id = n.owner_id
    where n.id in (
      select id from innovation where owner_id = ${person.id}
      union select innovation_id from co_filler where person_id = ${person.id} and removed_at is null)
    order by (n.state in ('returned', 'draft')) desc, (n.state = 'returned') desc, n.updated_at desc limit 30
  `.execute(db);
  return rows.map(toRow);
}

function unitsOf(person: Person, role: string): string[] {
  return person.grants.flatMap((grant) =>
    grant.role === role && grant.unitId !== null ? [grant.unitId] : [],
  );
}

/** Own innovations, and those of others as far as this person may list them: drafts only where drafts may be read. */
async function unitRows(db: Db, person: Person): Promise<readonly InnovationRow[]> {
  const { all, units } = reachOf(person.grants, 'list_innovations');
  const drafts = reachOf(person.grants, 'read_draft').units;
  const { rows } = await sql<RawRow>`
    select ${rowColumns} from innovation n join person p on p.id = n.owner_id
    where (n.state <> 'draft' and n.submitted_at is not null and (${all} or n.unit_id = any(${[...units]}::text[])))
      or n.unit_id = any(${[...drafts]}::text[])
      or n.owner_id = ${person.id}
      or exists (select 1 from co_filler f where f.innovation_id = n.id and f.person_id = ${person.id} and f.removed_at is null)
    order by n.state_since desc limit 50
  `.execute(db);
  return rows.map(toRow);
}

async function look(
  db: Db,
  code: string,
  person: Person,
  context: NeedContext,
): Promise<NonNullable<Loaded['look']> | null> {
  const id = (await idsOfCodes(db, [code])).get(code);
  const stored = id === undefined ? undefined : (await loadInnovations(db, [id])).get(id);
  if (stored === undefined) return null;
  const { innovation } = stored;
  return {
    innovation,
    onlyPerson: await isOnlyChecker(db, innovation, person.id),
    sameFiles: await sameFiles(db, innovation.id),
    before: await valuesBefore(db, innovation, context),
    facts: await checkFacts(db, innovation),
  };
}

async function sameFiles(db: Db, innovationId: number): Promise<readonly SameFile[]> {
  const { rows } = await sql<{ item: string; name: string; code: string; other: string }>`
    select distinct on (f.id) f.item, f.name, n.code, o.item as other
    from evidence_file f
    join evidence_file o on o.sha256 = f.sha256 and o.id <> f.id and o.state = 'stored' and o.purpose = 'evidence'
    join innovation n on n.id = o.innovation_id and (n.id = f.innovation_id or n.state <> 'draft')
    where f.innovation_id = ${innovationId} and f.state = 'stored' and f.purpose = 'evidence'
    order by f.id, o.id limit 20
  `.execute(db);
  return rows.map((row) => ({
    item: row.item,
    name: row.name,
    otherCode: row.code,
    otherItem: row.other,
  }));
}

/** What stood in each item when the innovation was returned last, for items changed since. */
async function valuesBefore(
  db: Db,
  innovation: Innovation,
  context: NeedContext,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ item: string; before: unknown }>`
    select distinct on (item) item, before from event
    where innovation_id = ${innovation.id} and type = 'answer_saved' and before is not null
      and seq > coalesce((select max(seq) from event where innovation_id = ${innovation.id} and type = 'return'), 2147483647)
    order by item, seq
  `.execute(db);
  const form = formOf(context.editionOf(innovation.editionId, innovation.editionVersion));
  const shown = new Map<string, string>();
  for (const row of rows) {
    const item = form.byId.get(row.item);
    if (item !== undefined)
      shown.set(row.item, showAnswer(item, answerValueSchema.parse(row.before)));
  }
  return shown;
}

async function invitation(db: Db, code: string): Promise<NonNullable<Loaded['invitation']> | null> {
  const row = await db
    .selectFrom('invitation')
    .select(['id', 'role', 'unit_id', 'created_by', 'phone'])
    .where('code_hash', '=', sha256(code))
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .forUpdate()
    .executeTakeFirst();
  const role = roles.find((candidate) => candidate === row?.role);
  return row === undefined || role === undefined
    ? null
    : {
        id: row.id,
        role,
        unitId: row.unit_id,
        createdBy: row.created_by,
        phone: row.phone,
      };
}

/** WhatsApp's own word is the number in the address; Telegram's was kept when the person shared it. */
async function provenPhones(db: Db, person: Person): Promise<readonly string[]> {
  const { rows } = await sql<{ phone: string }>`
    select distinct phone from (
      select phone from address where person_id = ${person.id} and phone is not null
      union all select '+' || split_part(native_id, '@', 1) from address
      where person_id = ${person.id} and channel = 'whatsapp' and native_id like '%@s.whatsapp.net') known`.execute(
    db,
  );
  return rows.map(({ phone }) => phone);
}

async function spentInvitation(
  db: Db,
  code: string,
): Promise<NonNullable<Loaded['spentInvitation']> | null> {
  const row = await db
    .selectFrom('invitation')
    .select(['id', 'role', 'unit_id', 'created_by', 'phone', 'used_at', 'revoked_at'])
    .where('code_hash', '=', sha256(code))
    .executeTakeFirst();
  const role = roles.find((candidate) => candidate === row?.role);
  if (row === undefined || role === undefined) return null;
  const why = row.used_at !== null ? 'used' : row.revoked_at !== null ? 'revoked' : 'expired';
  const { id, unit_id: unitId, created_by: createdBy, phone } = row;
  return { id, role, unitId, createdBy, phone, why };
}

async function link(
  db: Db,
  code: string,
  person: Person,
): Promise<NonNullable<Loaded['link']> | null> {
  const { rows } = await sql<{ person_id: number; name: string | null }>`
    select l.person_id, p.name from link_code l join person p on p.id = l.person_id
    where l.code_hash = ${sha256(code)} and l.used_at is null and l.expires_at > now() for update of l
  `.execute(db);
  const [row] = rows;
  return row === undefined
    ? null
    : { personId: row.person_id, name: row.name, self: row.person_id === person.id };
}

async function coFill(db: Db, code: string): Promise<Innovation | null> {
  const row = await db
    .selectFrom('co_fill_code')
    .select('innovation_id')
    .where('code_hash', '=', sha256(code))
    .where('used_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return null;
  return (
    (await loadInnovations(db, [row.innovation_id])).get(row.innovation_id)?.innovation ?? null
  );
}

async function target(
  db: Db,
  externalId: string,
  addressIds: readonly number[],
): Promise<NonNullable<Loaded['target']> | null> {
  const { rows } = await sql<{ code: string; item: string; items: number }>`
    select n.code, e.item, count(*) over ()::int as items
    from inbox i join event e on e.inbox_id = i.id join innovation n on n.id = e.innovation_id
    where i.address_id = any(${[...addressIds]}::bigint[]) and i.external_id = ${externalId} and e.type = 'answer_saved'
    order by e.id desc limit 1
  `.execute(db);
  const [found] = rows;
  if (found === undefined) return null;
  const { code, item, items } = found;
  return { code, item, ...(items > 1 ? { several: true } : {}) };
}

async function waiting(
  db: Db,
  person: Person,
  crowd: boolean,
): Promise<Pick<Loaded, 'waitMinutes' | 'crowded'>> {
  const most = Math.max(...attemptLimits.map((limit) => limit.most));
  const { rows } = await sql<{ at: Date; now: Date }>`
    select at, now() as now from code_attempt where person_id = ${person.id} order by at desc limit ${most}`.execute(
    db,
  );
  const [clock] = rows;
  const own =
    clock === undefined
      ? null
      : waitMinutes(
          rows.map(({ at }) => at.getTime()),
          clock.now.getTime(),
        );
  if (!crowd || own !== null) return { waitMinutes: own };
  const others = await waitingForCrowd(db, person);
  return others === null ? { waitMinutes: null } : { waitMinutes: others, crowded: true };
}

/** How long a newcomer waits because many wrong codes come from anywhere. */
async function waitingForCrowd(db: Db, person: Person): Promise<number | null> {
  const { rows } = await sql<{ since: Date; now: Date; at: Date[] }>`
    select p.created_at as since, now() as now, coalesce((select array_agg(t.at) from (
      select at from code_attempt where at > now() - make_interval(mins => ${crowdLimit.minutes})
      order by at desc limit ${crowdLimit.most}) t), '{}') as at
    from person p where p.id = ${person.id}`.execute(db);
  const [found] = rows;
  if (found === undefined) return null;
  const now = found.now.getTime();
  return isNewcomer(person.grants, found.since.getTime(), now)
    ? waitMinutes(
        found.at.map((at) => at.getTime()),
        now,
        [crowdLimit],
      )
    : null;
}
