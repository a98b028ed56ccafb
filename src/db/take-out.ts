// Takes what a person can be known by out of a page of other people's rows: out of what somebody wrote or was told, never
// out of the names and numbers by which the program itself reads a value. It decides on no column and keeps no count of the
// pages; the list of personal data and transactions/erase-traces.ts do.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from './schema.ts';

/** What becomes of a column of a person who is erased. */
export type Erasing =
  /** Emptied, or its row deleted, where the row is theirs. */
  | { readonly own: 'emptied' | 'deleted' }
  /** Their name, NIP and numbers are taken out of every row, whosever it is. */
  | { readonly everywhere: 'text' | 'json' }
  /** Stays, because it belongs to the archive of a public service. */
  | { readonly kept: string };

/** What a person can be known by. */
export interface Traces {
  readonly name: string | null;
  readonly nip: string | null;
  /** Digits with country code, without a plus. */
  readonly phones: readonly string[];
}

/** Somewhere in a column of everybody's words: a table's blocks from `block` on. */
export interface Place {
  readonly table: string;
  readonly column: string;
  readonly kind: 'text' | 'json';
  readonly block: number;
}

/** What one page held. */
export interface PageTaken {
  /** Rows that were changed. */
  readonly changed: number;
  /** Rows that still hold it: somebody else has them in hand, or they are being sent. */
  readonly leftOver: number;
  /** The table has more blocks. */
  readonly more: boolean;
}

/** Blocks of a table that are read at once: 4 MB, so that no row is locked for long. */
export const BLOCKS = 512;

interface Pattern {
  /** For PostgreSQL and for JavaScript alike. */
  readonly pattern: string;
  readonly instead: string;
}

const letter = String.raw`\p{L}\p{M}\p{N}_`;

/** A name as whole words, digits however they are grouped. */
function patternsOf({ name, nip, phones }: Traces): readonly Pattern[] {
  const grouped = (digits: string): string => [...digits].join('[ ().-]{0,2}');
  const alone = (inner: string): string => `(?<![0-9])${inner}(?![0-9])`;
  return [
    ...(name === null || name.length < 2
      ? []
      : [
          {
            pattern: `(?<![${letter}])${name.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)}(?![${letter}])`,
            instead: 'seseorang',
          },
        ]),
    ...(nip === null ? [] : [{ pattern: alone(grouped(nip)), instead: '0' }]),
    ...phones.map((phone) => ({
      // Zero or country code in front.
      pattern: alone(`([+]?6[ ]?2|0)?[ ().-]{0,2}${grouped(phone.replace(/^62/, ''))}`),
      instead: '0',
    })),
  ];
}

/** Rows of a table that may be changed now. */
const stills: Readonly<Record<string, RawBuilder<unknown>>> = {
  // What the network has may be compared with what is written here until it is known to be there.
  outbox: sql`state not in ('sending', 'uncertain')`,
  // Somebody's own words are read as they wrote them.
  inbox: sql`done_at is not null`,
};

/** What is written beside a column: the same words in another form, or the number by which a copy in memory is known to be old. */
const besides: Readonly<Record<string, RawBuilder<unknown>>> = {
  inbox: sql`, raw = ''`,
  conversation: sql`, rev = rev + 1`,
};

/**
 * Takes a person out of one page of a column and waits for nobody: a row that somebody has in hand is left over. A row that
 * is changed meanwhile may move to a page that was looked at before, so one pass alone proves nothing: only a pass that
 * finds nothing does.
 */
export async function takeOutPage(
  db: Kysely<Database>,
  traces: Traces,
  { table, column, kind, block }: Place,
): Promise<PageTaken> {
  const patterns = patternsOf(traces);
  const blocks = await sql<{ blocks: number }>`
    select (pg_relation_size(${table}) / current_setting('block_size')::int)::int as blocks`.execute(
    db,
  );
  const more = block + BLOCKS < (blocks.rows[0]?.blocks ?? 0);
  if (patterns.length === 0) return { changed: 0, leftOver: 0, more };
  // A first look alone: PostgreSQL has no classes of Unicode, and finds more than is taken out.
  const any = patterns.map(({ pattern }) => pattern.replaceAll(letter, '[:alnum:]_')).join('|');
  const still = stills[table] ?? sql`true`;
  const { rows } = await sql<{ at: string; value: unknown; still: boolean }>`
    select ctid::text as at, ${sql.ref(column)} as value, ${still} as still from ${sql.table(table)}
    where ctid >= ${`(${block},0)`}::tid and ctid < ${`(${block + BLOCKS},0)`}::tid
      and ${sql.ref(column)}::text ~* ${any}`.execute(db);
  const clean = cleanerOf(patterns);
  const holding = rows.flatMap(({ at, value, still: free }) => {
    const without = kind === 'json' ? clean.json(value) : clean.text(String(value));
    return JSON.stringify(without) === JSON.stringify(value) ? [] : [{ at, without, free }];
  });
  if (holding.length === 0) return { changed: 0, leftOver: 0, more };
  const free = JSON.stringify(holding.filter((row) => row.free));
  const value = kind === 'json' ? sql`x.without` : sql`x.without #>> '{}'`;
  const beside = besides[table] ?? sql``;
  const { numAffectedRows } = await sql`
    with x as (select at::tid as at, without from jsonb_to_recordset(${free}::jsonb) as r (at text, without jsonb)),
      held as (select ctid as at from ${sql.table(table)} where ctid = any(array(select at from x)) and ${still} for update skip locked)
    update ${sql.table(table)} t set ${sql.ref(column)} = ${value}${beside}
    from x join held using (at) where t.ctid = x.at`.execute(db);
  const changed = Number(numAffectedRows ?? 0);
  return { changed, leftOver: holding.length - changed, more };
}

/** A name of the program: of a kind, a state, a role, an item. */
const IDENTIFIER = /^[a-z][a-z0-9_]*$/;
/** Where one small word is somebody's all the same. */
const WRITTEN: ReadonlySet<string> = new Set([
  'text',
  'typed',
  'note',
  'reason',
  'caption',
  'person',
  'by',
  'name',
]);
/** What has a name of the program. */
const NAMED: ReadonlySet<string> = new Set(['mode', 'back']);

function cleanerOf(patterns: readonly Pattern[]): {
  readonly text: (text: string) => string;
  readonly json: (value: unknown) => unknown;
} {
  const compiled = patterns.map(
    ({ pattern, instead }) => [new RegExp(pattern, 'giu'), instead] as const,
  );
  const clean = (text: string): string =>
    compiled.reduce((left, [pattern, instead]) => left.replaceAll(pattern, instead), text);
  // A column of text may hold only so much: what would grow gets one sign instead.
  const noLonger = (text: string): string => {
    const cleaned = clean(text);
    return cleaned.length <= text.length
      ? cleaned
      : compiled.reduce((left, [pattern]) => left.replaceAll(pattern, '…'), text);
  };
  const within = (value: unknown, key: string, holder: string): unknown => {
    if (Array.isArray(value)) return value.map((one: unknown) => within(one, key, holder));
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(
        Object.entries(value).map(([inner, one]) => [inner, within(one, inner, key)]),
      );
    if (typeof value !== 'string') return value;
    const isOurs =
      IDENTIFIER.test(value) && (!WRITTEN.has(key) || (key === 'name' && NAMED.has(holder)));
    return isOurs ? value : clean(value);
  };
  return { text: noLonger, json: (value) => within(value, 'text', '') };
}
