// Takes what a person can be known by out of other people's rows: out of what somebody wrote or was told, never out of the
// names and numbers by which the program itself reads a value. It decides on no column; the list of personal data does.
import { type Kysely, sql } from 'kysely';
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

/** Rows that are changed with one statement. */
const TOGETHER = 500;

/** Goes through every column of the list that holds words of everybody. */
export async function takeOut(
  db: Kysely<Database>,
  traces: Traces,
  columns: Readonly<Record<string, Erasing>>,
): Promise<void> {
  const patterns = patternsOf(traces);
  if (patterns.length === 0) return;
  for (const [place, erasing] of Object.entries(columns)) {
    if (!('everywhere' in erasing)) continue;
    const [table = '', column = ''] = place.split('.');
    await fromColumn(db, { table, column, kind: erasing.everywhere }, patterns);
  }
}

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

interface Column {
  readonly table: string;
  readonly column: string;
  readonly kind: 'text' | 'json';
}

async function fromColumn(
  db: Kysely<Database>,
  { table, column, kind }: Column,
  patterns: readonly Pattern[],
): Promise<void> {
  const held = sql`${sql.ref(column)}::text`;
  // A first look alone: PostgreSQL has no classes of Unicode, and finds more than is taken out.
  const any = patterns.map(({ pattern }) => pattern.replaceAll(letter, '[:alnum:]_')).join('|');
  // What the network has may be compared with what is written here until it is known to be there.
  const still = table === 'outbox' ? sql`state not in ('sending', 'uncertain')` : sql`true`;
  const raw = table === 'inbox' ? sql`, raw = ''` : sql``;
  const { rows } = await sql<{ at: string; value: unknown }>`
    select ctid::text as at, ${sql.ref(column)} as value from ${sql.table(table)}
    where ${held} ~* ${any} and ${still} for update`.execute(db);
  const clean = cleanerOf(patterns);
  const changed = rows.flatMap(({ at, value }) => {
    const without = kind === 'json' ? clean.json(value) : clean.text(String(value));
    return JSON.stringify(without) === JSON.stringify(value) ? [] : [{ at, without }];
  });
  for (let from = 0; from < changed.length; from += TOGETHER) {
    const some = JSON.stringify(changed.slice(from, from + TOGETHER));
    const value = kind === 'json' ? sql`x.without` : sql`x.without #>> '{}'`;
    await sql`update ${sql.table(table)} t set ${sql.ref(column)} = ${value}${raw}
      from jsonb_to_recordset(${some}::jsonb) as x (at text, without jsonb) where t.ctid = x.at::tid`.execute(
      db,
    );
  }
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
  return { text: clean, json: (value) => within(value, 'text', '') };
}
