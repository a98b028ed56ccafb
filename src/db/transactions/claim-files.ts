// One commit: marks announced files as being fetched by this process, so that no other process fetches them.
// It never touches bytes; a file it marks is finished, put off, or taken back after a crash.
import { type Kysely, sql } from 'kysely';
import type { FileRef } from '../../domain/conversation/inbound.ts';
import type { ChannelId } from '../../domain/conversation/input.ts';
import type { Database } from '../schema.ts';

/** A file that this process fetches. */
export interface ClaimedFile {
  readonly id: number;
  readonly personId: number;
  readonly innovationId: number | null;
  readonly item: string | null;
  readonly purpose: 'evidence' | 'text' | 'scan' | 'broadcast' | 'document' | 'workbook';
  readonly channel: ChannelId;
  readonly ref: FileRef;
  /** As the sender calls it. */
  readonly name: string;
  readonly caption: string | null;
  readonly declaredSize: number | null;
  /** Tries that failed. */
  readonly attempts: number;
  readonly claimedBy: number;
  /** The name of its innovation, as it is now; absent or null where there is none. */
  readonly innovationName?: string | null;
  /** Nothing else of its send is for the same item. */
  readonly alone: boolean;
}

/** A process that dies over the same file again and again must not do so for ever. */
const MOST_CRASHES = 20;

/**
 * Claims up to `limit` files that are due: those of these channels, and those whose bytes are in the evidence store
 * already. People take turns, each with their oldest first; what is being fetched for somebody counts.
 */
export async function claimFiles(
  db: Kysely<Database>,
  epoch: number,
  channels: readonly ChannelId[],
  limit: number,
): Promise<ClaimedFile[]> {
  const { rows } = await sql<ClaimedFile>`
    update evidence_file f set state = 'fetching', claimed_by = ${epoch}
    where f.id in (
      select w.id from evidence_file w join (
        select d.id, row_number() over (partition by d.person_id order by d.next_try_at, d.id) + coalesce(h.count, 0) as turn
        from evidence_file d left join (
          select person_id, count(*) from evidence_file where state = 'fetching' group by 1) h using (person_id)
        where d.state = 'announced' and d.next_try_at <= now()
          and (d.channel = any(${channels}::text[]) or d.ref ? 'stored')) due using (id)
      where w.state = 'announced' and w.next_try_at <= now()
      order by due.turn, w.next_try_at, w.id limit ${limit} for update of w skip locked)
    returning f.id, f.person_id as "personId", f.innovation_id as "innovationId", f.item, f.purpose,
      f.channel, f.ref, f.name, f.caption, f.declared_size as "declaredSize", f.attempts,
      f.claimed_by as "claimedBy",
      (select n.name from innovation n where n.id = f.innovation_id) as "innovationName",
      f.album is null and not exists (select 1 from evidence_file o
        where o.inbox_id = f.inbox_id and o.item = f.item and o.id <> f.id) as alone`.execute(db);
  return rows.sort((a, b) => a.id - b.id);
}

/** Lists the epochs that are fetching files. */
export async function fetchingEpochs(db: Kysely<Database>): Promise<number[]> {
  const rows = await db
    .selectFrom('evidence_file')
    .select('claimed_by')
    .distinct()
    .where('state', '=', 'fetching')
    .execute();
  return rows.flatMap((row) => (row.claimed_by === null ? [] : [row.claimed_by]));
}

/** Lists what is marked as being fetched by `epoch`, without the files in `inHand`. */
export async function fetchingFiles(
  db: Kysely<Database>,
  epoch: number,
  inHand: readonly number[],
): Promise<number[]> {
  const rows = await db
    .selectFrom('evidence_file')
    .select('id')
    .where('state', '=', 'fetching')
    .where('claimed_by', '=', epoch)
    .where(sql<boolean>`id <> all(${inHand}::bigint[])`)
    .execute();
  return rows.map(({ id }) => id);
}

/**
 * Puts back those of `files` that `epoch` was fetching. A file that was put back twenty times, because its process died or
 * its end could not be written, is given up. Gives the people whose files were given up.
 */
export async function takeBackFiles(
  db: Kysely<Database>,
  epoch: number,
  files: readonly number[],
): Promise<number[]> {
  if (files.length === 0) return [];
  const { rows } = await sql<{ personId: number; state: string }>`
    with died as (
      select id, coalesce((facts ->> 'crashes')::int, 0) + 1 as crashes
      from evidence_file
      where state = 'fetching' and claimed_by = ${epoch} and id = any(${files}::bigint[])
      for update skip locked
    )
    update evidence_file f set
      state = case when crashes < ${MOST_CRASHES} then 'announced' else 'failed' end,
      reason = case when crashes < ${MOST_CRASHES} then f.reason else '{"code": "CORRUPT"}' end,
      facts = coalesce(f.facts, '{}') || jsonb_build_object('crashes', crashes),
      next_try_at = now()
    from died where f.id = died.id
    returning f.person_id as "personId", f.state`.execute(db);
  return rows.filter((row) => row.state === 'failed').map((row) => row.personId);
}
