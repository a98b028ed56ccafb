// I8 and I9: the record is whole and in order, and the tables say what follows from it.
// The hash is computed here once more, from its description in docs/database.md.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Evidence } from './evidence.ts';

interface Row {
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
  readonly xmin: string;
}

const steps: Readonly<Record<string, readonly string[]>> = {
  submit: ['draft'],
  repair: ['returned'],
  verify: ['submitted'],
  endorse: ['unit_verified'],
  accept: ['unit_endorsed'],
  monitor: ['accepted'],
  designate: ['monitored'],
  report: ['designated'],
  return: ['submitted', 'unit_verified', 'unit_endorsed', 'accepted'],
  reject: ['unit_endorsed', 'accepted', 'monitored'],
  withdraw: ['submitted', 'unit_verified', 'unit_endorsed', 'returned', 'draft'],
};

/** Follows every chain of the record, folds it, and compares what comes out with the tables. */
export async function recordTrue({ db }: Evidence): Promise<string[]> {
  const { rows } = await sql<Row>`select *, xmin::text from event order by subject, seq`.execute(
    db,
  );
  const wrong: string[] = [];
  const folded = new Map<number, { state: string; version: number; hash: Buffer }>();
  const answers = new Map<string, { value: string; xmin: string; times: number }>();
  for (const [subject, chain] of Map.groupBy(rows, (row) => row.subject)) {
    let previous: Row | undefined;
    for (const row of chain) {
      if (row.seq !== (previous?.seq ?? 0) + 1)
        wrong.push(`I9 ${subject}: ${row.seq} out of order`);
      if (hex(row.prev_hash) !== hex(previous?.hash ?? null))
        wrong.push(`I9 ${subject}: ${row.seq} does not follow the one before`);
      if (hashOf(row) !== hex(row.hash)) wrong.push(`I9 ${subject}: ${row.seq} was altered`);
      previous = row;
      if (row.innovation_id === null) continue;
      const known = folded.get(row.innovation_id) ?? { state: 'draft', version: 0, hash: row.hash };
      const before = part(row.before, 'state');
      if (before !== undefined && (before !== known.state || !steps[row.type]?.includes(before)))
        wrong.push(`I8 ${subject}: ${row.type} from ${before} while ${known.state}`);
      const state = part(row.after, 'state') ?? known.state;
      folded.set(row.innovation_id, { state, version: row.seq, hash: row.hash });
      if (row.type !== 'answer_saved') continue;
      const key = `${row.innovation_id} ${row.item}`;
      const times = (answers.get(key)?.times ?? 0) + 1;
      answers.set(key, { value: canonical(row.after), xmin: row.xmin, times });
    }
  }
  const tables = await sql<{ id: number; state: string; version: number; hash: Buffer | null }>`
    select id, state, version, event_hash as hash from innovation`.execute(db);
  for (const { id, state, version, hash } of tables.rows) {
    const known = folded.get(id);
    if (known?.state !== state)
      wrong.push(`I8 innovation ${id} is ${state}, by record ${known?.state}`);
    if (known?.version !== version || hex(known.hash) !== hex(hash))
      wrong.push(`I9 innovation ${id} is at ${version}, its record at ${known?.version}`);
  }
  const stored = await sql<{ key: string; value: unknown; xmin: string; revision: number }>`
    select innovation_id || ' ' || item as key, value, xmin::text, revision from answer`.execute(
    db,
  );
  for (const { key, value, xmin, revision } of stored.rows) {
    const known = answers.get(key);
    if (known?.value !== canonical(value)) wrong.push(`I8 answer ${key} is not what was recorded`);
    if (known?.xmin !== xmin) wrong.push(`I9 answer ${key} and its record are of two transactions`);
    if (known?.times !== revision)
      wrong.push(`I8 answer ${key}: revision ${revision} after ${known?.times}`);
  }
  if (answers.size !== stored.rows.length) wrong.push('I8 an answer of the record is missing');
  return wrong;
}

function part(value: unknown, name: string): string | undefined {
  const found: unknown =
    typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  return typeof found === 'string' ? found : undefined;
}

const hex = (bytes: Buffer | null): string => bytes?.toString('hex') ?? '';

function hashOf(row: Row): string {
  const fields = [
    row.subject,
    row.seq,
    row.type,
    row.item,
    row.innovation_id,
    row.person_id,
    row.role,
    row.channel,
    row.inbox_id,
    row.request_id,
    row.before,
    row.after,
    row.reason,
    row.at.toISOString(),
    row.prev_hash?.toString('hex') ?? null,
  ];
  return createHash('sha256').update(canonical(fields)).digest('hex');
}

function canonical(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`;
}
