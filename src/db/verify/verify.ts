// Checks the event record: every chain whole, and the tables equal to what the record alone rebuilds in a fresh schema.
// It changes nothing: the schema is made, filled and compared in a transaction that is rolled back.
import { type Kysely, sql } from 'kysely';
import type { EditionDefinition } from '../../domain/edition/definition.ts';
import { eventHash } from '../events.ts';
import type { Database } from '../schema.ts';
import { Fold } from './fold.ts';

/** What is wrong: the first event that does not fit its chain, or rows that differ. */
export interface Verdict {
  readonly events: number;
  /** Null when every chain is whole. */
  readonly badEvent: { readonly id: number; readonly subject: string; readonly why: string } | null;
  /** A row in a table that the record does not lead to, or the other way round; the first of each table. */
  readonly differences: readonly {
    readonly table: string;
    readonly side: 'only in the table' | 'only in the record';
    readonly row: string;
  }[];
  /** The newest event's hash: the anchor to write down outside the database. */
  readonly anchor: string | null;
}

interface EventRow {
  readonly id: number;
  readonly subject: string;
  readonly seq: number;
  readonly type: string;
  readonly item: string | null;
  readonly innovation_id: number | null;
  readonly person_id: number | null;
  readonly role: string | null;
  readonly channel: string | null;
  readonly inbox_id: number | null;
  readonly request_id: string | null;
  readonly before: unknown;
  readonly after: unknown;
  readonly reason: string | null;
  readonly at: Date;
  readonly prev_hash: Buffer | null;
  readonly hash: Buffer;
}

class RolledBack extends Error {
  readonly verdict: Verdict;
  constructor(verdict: Verdict) {
    super('verified');
    this.verdict = verdict;
  }
}

/** Verifies the record beside a running server: one consistent view of all tables. */
export async function verifyRecord(
  db: Kysely<Database>,
  editionOf: (id: string, version: number) => EditionDefinition,
): Promise<Verdict> {
  try {
    await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (trx) => {
        throw new RolledBack(await verifyIn(trx, editionOf));
      });
  } catch (error) {
    if (error instanceof RolledBack) return error.verdict;
    throw error;
  }
  throw new Error('a verification that was not rolled back');
}

async function verifyIn(
  trx: Kysely<Database>,
  editionOf: (id: string, version: number) => EditionDefinition,
): Promise<Verdict> {
  const fold = new Fold(editionOf);
  const heads = new Map<string, { seq: number; hash: Buffer }>();
  let bad: Verdict['badEvent'] = null;
  let events = 0;
  let anchor: string | null = null;
  for (let after = 0; ;) {
    const { rows } =
      await sql<EventRow>`select * from event where id > ${after} order by id limit 2000`.execute(
        trx,
      );
    const last = rows.at(-1);
    if (last === undefined) break;
    after = last.id;
    for (const event of rows) {
      events += 1;
      anchor = event.hash.toString('hex');
      const why = brokenBy(event, heads.get(event.subject)) ?? foldedBy(fold, event);
      heads.set(event.subject, { seq: event.seq, hash: event.hash });
      if (why !== null && bad === null) bad = { id: event.id, subject: event.subject, why };
    }
  }
  bad ??= await endOfChains(trx, heads);
  return { events, badEvent: bad, differences: await compare(trx, fold), anchor };
}

function brokenBy(
  event: EventRow,
  head: { readonly seq: number; readonly hash: Buffer } | undefined,
): string | null {
  if (event.seq !== (head?.seq ?? 0) + 1) return `number ${event.seq} follows ${head?.seq ?? 0}`;
  if (!(head?.hash ?? Buffer.alloc(0)).equals(event.prev_hash ?? Buffer.alloc(0)))
    return 'it does not point to the event before it';
  const hash = eventHash(
    {
      subject: event.subject,
      type: event.type,
      item: event.item,
      innovationId: event.innovation_id,
      personId: event.person_id,
      role: event.role,
      channel: event.channel,
      inboxId: event.inbox_id,
      requestId: event.request_id,
      before: event.before,
      after: event.after,
      reason: event.reason,
      at: event.at.toISOString(),
    },
    event.seq,
    event.prev_hash,
  );
  return hash.equals(event.hash) ? null : 'its content was changed';
}

function foldedBy(fold: Fold, event: EventRow): string | null {
  try {
    fold.take(event);
    return null;
  } catch (error) {
    return error instanceof Error
      ? `it cannot follow: ${error.message.slice(0, 200)}`
      : 'it cannot follow';
  }
}

/** A chain whose last events were cut off is whole in itself; innovations and people remember where it ended. */
async function endOfChains(
  trx: Kysely<Database>,
  heads: ReadonlyMap<string, { readonly seq: number; readonly hash: Buffer }>,
): Promise<Verdict['badEvent']> {
  const { rows } = await sql<{ subject: string; seq: number; hash: Buffer | null }>`
    select 'innovation:' || code as subject, version as seq, event_hash as hash from innovation
    union all select 'person:' || id, event_seq, event_hash from person order by subject`.execute(
    trx,
  );
  for (const row of rows) {
    const head = heads.get(row.subject);
    const same =
      (head?.seq ?? 0) === row.seq &&
      (head?.hash ?? Buffer.alloc(0)).equals(row.hash ?? Buffer.alloc(0));
    if (!same)
      return {
        id: 0,
        subject: row.subject,
        why: `its chain ends at ${head?.seq ?? 0}, not at ${row.seq}`,
      };
  }
  return null;
}

/** What is compared: a name, the columns as they are made, and the rows of the tables in that shape. */
const shapes = [
  {
    table: 'innovation',
    columns:
      'code text, unit_id text, edition_id text, edition_version int, owner_id bigint, state text, returned_from text, open_items jsonb, name text, version int, portal_id text, designation_id bigint',
    from: 'select code, unit_id, edition_id, edition_version, owner_id, state, returned_from, open_items, name, version, portal_id, designation_id from public.innovation',
  },
  {
    table: 'answer',
    columns: 'code text, item text, value jsonb, revision int, written_by bigint',
    from: 'select n.code, a.item, a.value, a.revision, a.written_by from public.answer a join public.innovation n on n.id = a.innovation_id',
  },
  {
    table: 'evidence_file',
    columns: 'code text, id bigint, item text, sha256 text, size bigint',
    from: `select n.code, f.id, f.item, f.sha256, f.size from public.evidence_file f join public.innovation n on n.id = f.innovation_id
      where f.state = 'stored' and f.purpose not in ('text', 'document') and f.told_at is not null`,
  },
  {
    table: 'verified_level',
    columns: 'code text, item text, level int, reason text',
    from: 'select n.code, v.item, v.level::int, v.reason from public.verified_level v join public.innovation n on n.id = v.innovation_id',
  },
  {
    table: 'monev_row',
    columns: 'code text, no int, factual text, advice text',
    from: 'select n.code, m.no::int, m.factual, m.advice from public.monev_row m join public.innovation n on n.id = m.innovation_id',
  },
  {
    table: 'co_filler',
    columns: 'code text, person_id bigint',
    from: 'select n.code, f.person_id from public.co_filler f join public.innovation n on n.id = f.innovation_id where f.removed_at is null',
  },
  {
    table: 'role_grant',
    columns: 'person_id bigint, role text, unit_id text',
    from: "select person_id, role, coalesce(unit_id, '') from public.role_grant where revoked_at is null",
  },
] as const;

async function compare(trx: Kysely<Database>, fold: Fold): Promise<Verdict['differences']> {
  const schema = 'folded_record';
  await sql.raw(`create schema ${schema}`).execute(trx);
  const rows = rowsOf(fold);
  const found: Verdict['differences'][number][] = [];
  for (const { table, columns, from } of shapes) {
    await sql.raw(`create table ${schema}.${table} (${columns})`).execute(trx);
    await sql`insert into ${sql.raw(`${schema}.${table}`)} select * from jsonb_to_recordset(${JSON.stringify(rows[table])}::jsonb)
      as x (${sql.raw(columns)})`.execute(trx);
    const folded = `select * from ${schema}.${table}`;
    for (const [side, query] of [
      ['only in the table', `(${from}) except (${folded})`],
      ['only in the record', `(${folded}) except (${from})`],
    ] as const) {
      const { rows: different } = await sql<{ row: string }>`
        select left(coalesce(to_jsonb(d) ->> 'code', to_jsonb(d) ->> 'person_id') || ' ' || coalesce(to_jsonb(d) ->> 'item', to_jsonb(d) ->> 'role', ''), 80) as row
        from (${sql.raw(query)}) d order by 1 limit 1`.execute(trx);
      const [first] = different;
      if (first !== undefined) found.push({ table, side, row: first.row });
    }
  }
  return found;
}

function rowsOf(fold: Fold): Record<(typeof shapes)[number]['table'], readonly object[]> {
  const all = [...fold.innovations.values()];
  return {
    innovation: all.map(
      ({ answers: _a, files: _f, levels: _l, monev: _m, fillers: _p, ...row }) => row,
    ),
    answer: all.flatMap(({ code, answers }) =>
      [...answers].map(([item, answer]) => ({ code, item, ...answer })),
    ),
    evidence_file: all.flatMap(({ code, files }) =>
      [...files].map(([id, file]) => ({ code, id, ...file })),
    ),
    verified_level: all.flatMap(({ code, levels }) =>
      [...levels].map(([item, level]) => ({ code, item, ...level })),
    ),
    monev_row: all.flatMap(({ code, monev }) =>
      [...monev].map(([no, row]) => ({ code, no, ...row })),
    ),
    co_filler: all.flatMap(({ code, fillers }) =>
      [...fillers].map((person_id) => ({ code, person_id })),
    ),
    role_grant: [...fold.grants].map((key) => {
      const [person_id = '', role = '', unit_id = ''] = key.split(' ');
      return { person_id: Number(person_id), role, unit_id };
    }),
  };
}
