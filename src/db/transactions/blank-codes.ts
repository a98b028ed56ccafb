// Commits that take dead one-time codes out of what was said: used ones, expired ones, those of cards that decide nothing any more;
// and sheets that were printed with codes.
// It never touches what is still on its way, because what was sent is compared with it.
import { type Kysely, sql } from 'kysely';
import { mayHoldCodes } from '../code-vault.ts';
import { sha256, type Secrets } from '../secrets.ts';
import type { Database } from '../schema.ts';

interface Held {
  readonly id: number;
  readonly personId: number;
  readonly held: unknown;
}

const PAGE = 200;

/** Blanks them; gives the number of messages that changed. */
export async function blankDeadCodes(db: Kysely<Database>, secrets: Secrets): Promise<number> {
  let changed = (await forgetPrinted(db)) + (await forgetSheets(db));
  for (const place of [inOutbox, inWebchat]) {
    for (let after = 0; ;) {
      const rows = await place.read(db, after);
      for (const row of rows) if (await blank(db, secrets, row, place.write)) changed += 1;
      if (rows.length < PAGE) break;
      after = rows.at(-1)?.id ?? after;
    }
  }
  return changed;
}

/** How long sheets that were made at the desk may be printed there. Minutes. */
const DESK_MINUTES = 60;

/** Forgets codes for paper that are dead, or whose papers are made; at the desk they can be printed for an hour. */
async function forgetPrinted(db: Kysely<Database>): Promise<number> {
  const done = await sql`update invitation i set code_sealed = null where i.code_sealed is not null
    and (i.used_at is not null or i.revoked_at is not null or i.expires_at <= now() or not exists (
      select 1 from print_request r where r.sheet_id = i.sheet_id and r.state in ('waiting', 'printing'))
      and (i.created_at <= now() - make_interval(mins => ${DESK_MINUTES})
        or exists (select 1 from print_request r where r.sheet_id = i.sheet_id)))`.execute(db);
  return Number(done.numAffectedRows ?? 0);
}

/** How long a browser keeps the sheets of invitations: time to print them, and new ones can be asked for. Days. */
const SHEET_DAYS = 3;

/**
 * Lets go of the file with the sheets of invitations that a browser was shown: after some days, or once none of its codes
 * opens anything. Its name stays; the bytes go with the next sweep of the evidence store, as they do for what other networks
 * took over.
 */
async function forgetSheets(db: Kysely<Database>): Promise<number> {
  const done = await sql`update webchat_message m set file = m.file - 'sha256'
    from print_request r join outbox o on o.address_id = r.address_id and o.inbox_id = r.inbox_id
    where r.paper = 'lembar-undangan' and r.state = 'done' and o.message -> 'parts' -> 0 -> 'args' ->> 'paper' = r.paper
      and m.address_id = r.address_id and m.created_at >= r.asked_at
      and m.file ->> 'sha256' = o.message -> 'file' ->> 'sha256'
      and (m.created_at < now() - make_interval(days => ${SHEET_DAYS}) or not exists (
        select 1 from invitation i where i.sheet_id = r.sheet_id
          and i.used_at is null and i.revoked_at is null and i.expires_at > now()))`.execute(db);
  return Number(done.numAffectedRows ?? 0);
}

async function blank(
  db: Kysely<Database>,
  secrets: Secrets,
  { id, personId, held }: Held,
  write: (db: Kysely<Database>, id: number, held: unknown) => Promise<void>,
): Promise<boolean> {
  const live = await liveAmong(db, secrets, personId, secrets.codes.codesIn(held));
  const done = secrets.codes.blank(held, (code) => !live.has(code));
  if (done === held) return false;
  await write(db, id, done);
  return true;
}

const inOutbox = {
  read: async (db: Kysely<Database>, after: number): Promise<readonly Held[]> => {
    const { rows } = await sql<Held>`
      select id, person_id as "personId", message as held from outbox
      where id > ${after} and sealed and state not in ('queued', 'sending', 'uncertain')
      order by id limit ${PAGE}`.execute(db);
    const without = rows.filter(({ held }) => !mayHoldCodes(JSON.stringify(held)));
    // Nothing is said in them any more that was not said before.
    await sql`update outbox set sealed = false where id = any(${without.map(({ id }) => id)}::bigint[])
      and state not in ('queued', 'sending', 'uncertain')`.execute(db);
    return rows;
  },
  write: async (db: Kysely<Database>, id: number, held: unknown): Promise<void> => {
    await sql`update outbox set message = ${JSON.stringify(held)}::jsonb where id = ${id}
      and state not in ('queued', 'sending', 'uncertain')`.execute(db);
  },
};

const inWebchat = {
  read: async (db: Kysely<Database>, after: number): Promise<readonly Held[]> => {
    const { rows } = await sql<Held>`
      select m.id, a.person_id as "personId", m.text as held
      from webchat_message m join address a on a.id = m.address_id
      where m.id > ${after} and m.text like '%⟦k1:%' order by m.id limit ${PAGE}`.execute(db);
    return rows;
  },
  write: async (db: Kysely<Database>, id: number, held: unknown): Promise<void> => {
    await sql`update webchat_message set text = ${String(held)} where id = ${id}`.execute(db);
  },
};

/** Those of a person's codes that can still do something. */
async function liveAmong(
  db: Kysely<Database>,
  secrets: Secrets,
  personId: number,
  codes: readonly string[],
): Promise<ReadonlySet<string>> {
  if (codes.length === 0) return new Set();
  const asked = codes.map((code) => ({
    code,
    long: sha256(code).toString('hex'),
    short: secrets.cardHash(personId, code).toString('hex'),
  }));
  const { rows } = await sql<{ code: string }>`
    select a.code from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a (code text, long text, short text)
    where exists (select 1 from card c join innovation n on n.id = c.innovation_id
        where c.person_id = ${personId} and (c.code_hash = decode(a.short, 'hex') or c.batch_hash = decode(a.short, 'hex'))
          and c.used_at is null and c.expires_at > now() and n.version = c.version)
      or exists (select 1 from confirmation c where c.person_id = ${personId} and c.code_hash = decode(a.short, 'hex')
        and c.used_at is null and c.expires_at > now())
      or exists (select 1 from invitation i where i.code_hash = decode(a.long, 'hex')
        and i.used_at is null and i.revoked_at is null and i.expires_at > now())
      or exists (select 1 from link_code l where l.code_hash = decode(a.long, 'hex') and l.used_at is null and l.expires_at > now())
      or exists (select 1 from co_fill_code f where f.code_hash = decode(a.long, 'hex') and f.used_at is null and f.expires_at > now())
      or exists (select 1 from desk_link d where d.token_hash = decode(a.long, 'hex') and d.used_at is null and d.expires_at > now())
      or exists (select 1 from bundle_link b where b.token_hash = decode(a.long, 'hex') and b.used_at is null and b.expires_at > now())
      or exists (select 1 from upload_link u where u.token_hash = decode(a.long, 'hex') and u.used_at is null and u.expires_at > now())`.execute(
    db,
  );
  return new Set(rows.map(({ code }) => code));
}
