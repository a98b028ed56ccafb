// What one browser shows: the bot's parts and the person's own messages, in the order they were stored.
// It reads by the address alone: whoever holds the cookie sees this conversation and no other.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../schema.ts';

/** A place in the conversation: microseconds since 1970 of storing, side (0 the person, 1 the bot) and row. */
export interface WebchatPlace {
  readonly us: number;
  readonly side: 0 | 1;
  readonly row: number;
}

/** One bubble. `id` of one's own messages is the id the browser made. */
export interface WebchatBubble {
  readonly place: WebchatPlace;
  readonly id: string;
  readonly from: 'bot' | 'me';
  readonly at: Date;
  readonly text: string;
  /** It was sent, and nothing of it was kept. */
  readonly gone: boolean;
  readonly choices: readonly { readonly label: string; readonly token: string }[];
  readonly files: readonly {
    readonly name: string;
    readonly size: number | null;
    readonly mime: string | null;
    /** It was let go of. */
    readonly gone: boolean;
  }[];
}

interface Row {
  us: number;
  side: 0 | 1;
  row: number;
  at: Date;
  id: string;
  text: string | null;
  gone: boolean;
  choices: { label: string; token: string }[] | null;
  files:
    | { name?: string | null; size?: number | null; mime?: string | null; sha256?: string }[]
    | null;
}

// Rows become visible at commit, a moment after their time was taken; reading on from a place
// therefore begins a little before it, and the browser drops what it has.
const OVERLAP_US = 10_000_000;

/** Reads the last `limit` bubbles before `before` (the newest when null), oldest first. */
export async function webchatPage(
  db: Kysely<Database>,
  nativeId: string,
  before: WebchatPlace | null,
  limit: number,
): Promise<readonly WebchatBubble[]> {
  const top = before ?? { us: Number.MAX_SAFE_INTEGER, side: 1, row: 0 };
  // An infinite top would overflow the interval; a century ahead is enough.
  const until = before
    ? sql`timestamptz 'epoch' + ${before.us} * interval '1 microsecond'`
    : sql`'infinity'::timestamptz`;
  const rows = await bubbles(
    db,
    nativeId,
    sql`at <= ${until} and (us, side, "row") < (${top.us}::bigint, ${top.side}::int, ${top.row}::bigint)`,
    sql`desc`,
    limit,
  );
  return rows.reverse().map(toBubble);
}

/**
 * Reads on from `after`, oldest first: up to `limit` bubbles that lie behind it, led by the last `limit` of those that
 * lie a little before it, which may be known already. `more` tells that as many came as may; reading on from the last
 * bubble then always gets further, however many share one moment.
 */
export async function webchatSince(
  db: Kysely<Database>,
  nativeId: string,
  after: WebchatPlace,
  limit: number,
): Promise<{ readonly bubbles: readonly WebchatBubble[]; readonly more: boolean }> {
  const moment = (us: number) => sql`timestamptz 'epoch' + ${us} * interval '1 microsecond'`;
  const behind = sql`(us, side, "row") > (${after.us}::bigint, ${after.side}::int, ${after.row}::bigint)`;
  const [early, fresh] = await Promise.all([
    bubbles(
      db,
      nativeId,
      sql`at between ${moment(after.us - OVERLAP_US)} and ${moment(after.us)} and not ${behind}`,
      sql`desc`,
      limit,
    ),
    bubbles(db, nativeId, sql`at >= ${moment(after.us)} and ${behind}`, sql`asc`, limit),
  ]);
  return {
    bubbles: [...early.reverse(), ...fresh].map(toBubble),
    more: fresh.length === limit,
  };
}

/** Finds a file that the bot sent to this browser; undefined when the message is not one of its own or the file is gone. */
export async function webchatFile(
  db: Kysely<Database>,
  nativeId: string,
  messageId: number,
): Promise<{ sha256: string; name: string; mime: string; size: number } | undefined> {
  const { rows } = await sql<{
    file: { sha256: string; name: string; mime: string; size: number };
  }>`
    select m.file from webchat_message m join address a on a.id = m.address_id
    where m.id = ${messageId} and a.channel = 'webchat' and a.native_id = ${nativeId} and m.file ? 'sha256'`.execute(
    db,
  );
  return rows[0]?.file;
}

async function bubbles(
  db: Kysely<Database>,
  nativeId: string,
  where: ReturnType<typeof sql>,
  direction: ReturnType<typeof sql>,
  limit: number,
): Promise<Row[]> {
  const us = (column: string) => sql`(extract(epoch from ${sql.ref(column)}) * 1000000)::bigint`;
  const { rows } = await sql<Row>`
    with me as (select id from address where channel = 'webchat' and native_id = ${nativeId}),
    shown as (
      select * from (
        select ${us('m.created_at')} as us, 1 as side, m.id as "row", m.created_at as at, m.id::text as id,
          m.text, false as gone, m.choices, case when m.file is null then null else jsonb_build_array(m.file) end as files
        from webchat_message m where m.address_id = (select id from me)
      ) bot where ${where} order by at ${direction}, "row" ${direction} limit ${limit}
    ), said as (
      select * from (
        select ${us('i.received_at')} as us, 0 as side, i.id as "row", i.received_at as at, i.external_id as id,
          coalesce(i.payload ->> 'text', (
            select choice ->> 'label' from webchat_message w, jsonb_array_elements(w.choices) choice
            where w.address_id = i.address_id and w.created_at <= i.received_at
              and choice ->> 'token' = i.payload ->> 'choice'
            order by w.created_at desc limit 1)) as text,
          i.payload = '{}' as gone, null::jsonb as choices, i.payload -> 'files' as files
        from inbox i where i.address_id = (select id from me)
      ) me where ${where} order by at ${direction}, "row" ${direction} limit ${limit}
    )
    select * from (select * from shown union all select * from said) both_sides
    order by us ${direction}, side ${direction}, "row" ${direction} limit ${limit}`.execute(db);
  return rows;
}

function toBubble(row: Row): WebchatBubble {
  return {
    place: { us: row.us, side: row.side, row: row.row },
    id: row.id,
    from: row.side === 1 ? 'bot' : 'me',
    at: row.at,
    text: row.text ?? '',
    gone: row.gone,
    choices: row.choices ?? [],
    files: (row.files ?? []).map(({ name, size, mime, sha256 }) => ({
      gone: row.side === 1 && sha256 === undefined,
      name: name ?? 'berkas',
      size: size ?? null,
      mime: mime ?? null,
    })),
  };
}
