// The documents against what they speak of: files, scripts, settings, commands, tables, columns, words of the domain.
// It reads the documents as text and the database as it was migrated; it judges no sentence.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { effectNames } from '../src/db/carry/effects.ts';
import { appendSystemEvent } from '../src/db/events.ts';
import { roles } from '../src/domain/access.ts';
import { actNames } from '../src/domain/conversation/acts.ts';
import { modeNames } from '../src/domain/conversation/dialogues.ts';
import { states, steps } from '../src/domain/innovation/status.ts';
import { passing, personalData } from '../src/db/personal-data.ts';
import { settings } from '../src/settings.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const read = (name: string): string => readFileSync(path.join(root, name), 'utf8');

/** Folders that are made on a machine and belong to no document. */
const made = new Set(['node_modules', 'data', 'coverage', '.git']);
/** Files that the product makes in its data folder. */
const madeFiles = new Set(['loaded-region.json', 'region.json']);

/** All files and folders of the project, folders without a slash at the end. */
const tree = new Set(listed(''));
function listed(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = path.posix.join(folder, entry.name);
    if (made.has(name) || entry.name === 'node_modules') return [];
    return entry.isDirectory() ? [name, ...listed(name)] : [name];
  });
}
const documents = [...tree].filter((name) => name.endsWith('.md')).toSorted();

/** What stands in backticks or in a fenced block: names of things, not prose. */
function codeOf(text: string): string[] {
  const fenced = [...text.matchAll(/^```\w*\n([\s\S]*?)^```$/gm)].map((match) => match[1] ?? '');
  const rest = text.replaceAll(/^```\w*\n[\s\S]*?^```$/gm, '');
  return [...fenced, ...[...rest.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '')];
}

const wordsOf = (text: string): string[] =>
  codeOf(text).flatMap((code) => code.split(/[\s,;|()"']+/));

/** Words that can only mean a file or folder of this project. */
function pathsIn(text: string): string[] {
  const top = new Set([...tree].map((name) => name.split('/')[0]));
  return wordsOf(text).filter((word) => {
    if (!/^[\w.-]+(?:\/[\w.-]+)*\/?$/.test(word)) return false;
    const [first = ''] = word.split('/');
    if (made.has(first) || first === '.' || madeFiles.has(path.posix.basename(word))) return false;
    return (
      (word.includes('/') && top.has(first)) ||
      /\.(?:ts|mjs|md|json|chat)$/.test(word) ||
      /^[a-z-]+\/$/.test(word)
    );
  });
}

/** True for a path from the root, from the document's folder, or for the end of one (`inbound.ts`, `routes/`). */
function exists(word: string, document: string): boolean {
  const name = word.replace(/\/$/, '');
  const beside = path.posix.join(path.posix.dirname(document), name);
  return (
    tree.has(name) || tree.has(beside) || [...tree].some((known) => known.endsWith(`/${name}`))
  );
}

test('there are documents', () => {
  expect(documents).toEqual(
    expect.arrayContaining([
      'README.md',
      'docs/database.md',
      'docs/operators.md',
      'src/domain/GLOSSARY.md',
    ]),
  );
});

describe.each(documents)('%s', (document) => {
  const text = read(document);

  test('names files and folders that exist', () => {
    expect(pathsIn(text).filter((word) => !exists(word, document))).toEqual([]);
  });

  test('links to what exists', () => {
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '');
    const local = links
      .filter((link) => !/^(?:https?:|#)/.test(link))
      .map((link) => link.replace(/#.*$/, ''));
    const missing = local.filter(
      (link) => !tree.has(path.posix.join(path.posix.dirname(document), link)),
    );
    expect(missing).toEqual([]);
  });

  test('names npm scripts that exist', () => {
    const { scripts } = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(read('package.json')));
    const named = [...text.matchAll(/\bnpm (?:run (?:-s )?([\w:-]+)|(test|start)\b)/g)].map(
      (match) => match[1] ?? match[2] ?? '',
    );
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });

  test('names commands and options that the command line has', () => {
    const help = /^const help = `([^`]*)`;$/m.exec(read('src/admin/run.ts'))?.[1] ?? '';
    expect(help).toContain('restore FILE');
    const lines = codeOf(text).flatMap((code) => code.split('\n'));
    const wrong = lines.flatMap((line) => {
      const [, name = '', rest = ''] = /\badmin(?:\.ts| --) (\w[\w-]*)(.*)$/.exec(line) ?? [];
      if (name === '') return [];
      const options = [...rest.matchAll(/--\w[\w-]*/g)].map((match) => match[0]);
      const known = new RegExp(`^  ${name}\\b.*$`, 'm').exec(help)?.[0];
      return known === undefined ? [name] : options.filter((option) => !known.includes(option));
    });
    expect(wrong).toEqual([]);
  });

  test('names settings that exist', () => {
    const named = codeOf(text).flatMap((code) =>
      [...code.matchAll(/\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b|\b[A-Z]+(?==)/g)].map(
        (match) => match[0],
      ),
    );
    const known = new Set([...Object.keys(settings.shape), ...settingsOfTests()]);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });
});

/** What a long run of a test is told by the environment. */
function settingsOfTests(): string[] {
  return [...tree]
    .filter((file) => file.startsWith('tests/') && file.endsWith('.test.ts'))
    .flatMap((file) =>
      [...read(file).matchAll(/process\.env\['(\w+)'\]/g)].map(([, name = '']) => name),
    );
}

test('the README names every long run, and no other', () => {
  const files = [...tree].filter((file) => file.endsWith('.long.test.ts'));
  const names = [...read('README.md').matchAll(/^npm run test:long -- (\S+) /gm)].map(
    ([, name = '']) => name,
  );
  const runs = names.map((name) => files.filter((file) => file.includes(name)));
  expect(runs.filter((found) => found.length !== 1)).toEqual([]);
  expect(runs.flat().toSorted()).toEqual(files.toSorted());
});

test('the settings that the README recommends exist', () => {
  const rows = /^\| setting \|.*\n\|[-|]+\|\n((?:\|.*\n)+)/m.exec(read('README.md'))?.[1] ?? '';
  const names = rows
    .split('\n')
    .flatMap((row) =>
      [...(row.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].map((match) => match[1] ?? ''),
    );
  expect(names.length).toBeGreaterThan(5);
  expect(names.filter((name) => !Object.hasOwn(settings.shape, name))).toEqual([]);
});

describe('docs/database.md', () => {
  const text = read('docs/database.md');
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  /** The columns that each section names in the first cell of its table. */
  const told = new Map(
    [...text.matchAll(/^### `(\w+)`$([\s\S]*?)(?=^##|$(?![\s\S]))/gm)].map(
      ([, table = '', body = '']) => {
        const cells = body
          .split('\n')
          .filter((line) => line.startsWith('| `'))
          .map((line) => line.split('|')[1] ?? '');
        return [
          table,
          cells.flatMap((cell) => [...cell.matchAll(/`(\w+)`/g)].map((match) => match[1] ?? '')),
        ] as const;
      },
    ),
  );

  test('names the columns with personal data that erasing is driven by', () => {
    const [, list = ''] =
      /^\| when a person is erased \|.*\n\|[-|]+\|\n((?:\|.*\n)+)/m.exec(text) ?? [];
    const named = [...list.matchAll(/`(\w+\.\w+)`/g)].map((match) => match[1] ?? '');
    expect(named.toSorted()).toEqual(Object.keys(personalData).toSorted());
    for (const place of named) {
      const [table = '', column = ''] = place.split('.');
      expect(told.get(table)).toContain(column);
    }
  });

  test('names what goes when the time of retention is over', () => {
    const [, list = ''] =
      /^\| goes when the time of retention is over .*\n\|[-|]+\|\n((?:\|.*\n)+)/m.exec(text) ?? [];
    const named = [...list.matchAll(/`(\w+(?:\.\w+)?)`/g)].map((match) => match[1] ?? '');
    const goes = Object.entries(passing).flatMap(([table, { becomes }]) =>
      becomes === undefined ? [table] : Object.keys(becomes).map((column) => `${table}.${column}`),
    );
    expect(named.toSorted()).toEqual(goes.toSorted());
  });

  test('tells of every table and every column, and of no other', async () => {
    const { rows } = await sql<{ table: string; columns: string[] }>`
      select table_name as table, array_agg(column_name::text order by column_name) as columns
      from information_schema.columns
      where table_schema = 'public' and table_name not like 'kysely%' group by table_name`.execute(
      database.db,
    );
    const real = Object.fromEntries(rows.map(({ table, columns }) => [table, columns.toSorted()]));
    expect(
      Object.fromEntries([...told].map(([table, columns]) => [table, columns.toSorted()])),
    ).toEqual(real);
  });

  test('names every value that a column is limited to', async () => {
    const { rows } = await sql<{ rule: string }>`
      select pg_get_constraintdef(oid) as rule from pg_constraint
      where contype = 'c' and connamespace = 'public'::regnamespace`.execute(database.db);
    const values = rows.flatMap(({ rule }) =>
      [...rule.matchAll(/'([a-z_0-9]+)'::text/g)].map((match) => match[1] ?? ''),
    );
    // What WhatsApp's own bookkeeping says of a message is told by that channel.
    const ofWhatsapp = new Set(['pending']);
    const named = new Set(wordsOf(text));
    expect(values.length).toBeGreaterThan(50);
    expect(
      [...new Set(values)].filter((value) => !named.has(value) && !ofWhatsapp.has(value)),
    ).toEqual([]);
  });

  test('names every type of event that a conversation writes', () => {
    const carriers = readdirSync(path.join(root, 'src/db/carry'));
    const source = carriers.map((name) => read(`src/db/carry/${name}`)).join('\n');
    const direct = [...source.matchAll(/\brecordOf(?:Person|Innovation)\((?:[^,()']+, )?'(\w+)'/g)];
    const files = [...read('src/db/step/file-events.ts').matchAll(/'(file_\w+)'/g)];
    const types = [...direct, ...files].map((match) => match[1] ?? '');
    expect(types).toEqual(expect.arrayContaining(['consent_given', 'answer_saved', 'file_stored']));
    const named = new Set(wordsOf(text));
    expect(types.filter((type) => !named.has(type))).toEqual([]);
  });

  test('tells how the chain is computed', async () => {
    const event = {
      subject: 'invitation:7',
      type: 'invitation_created',
      item: 'nama',
      innovationId: null,
      personId: null,
      role: 'operator',
      channel: 'command',
      inboxId: 12,
      requestId: 'r-1',
      reason: 'sebab "x" é 😀\n',
      before: { z: 1.5, a: [null, true, { c: 'ü', b: 0 }] },
      after: 'teks',
    };
    await database.db.transaction().execute((trx) => appendSystemEvent(trx, event));
    await database.db
      .transaction()
      .execute((trx) => appendSystemEvent(trx, { ...event, before: null, after: 3 }));
    const { rows } = await sql<{
      seq: number;
      hash: Buffer;
      prev_hash: Buffer | null;
      at: Date;
      before: unknown;
      after: unknown;
      subject: string;
      type: string;
      item: string | null;
      innovation_id: number | null;
      person_id: number | null;
      role: string | null;
      channel: string | null;
      inbox_id: number | null;
      request_id: string | null;
      reason: string | null;
    }>`select * from event where subject = 'invitation:7' order by seq`.execute(database.db);
    expect(rows.map(({ seq }) => seq)).toEqual([1, 2]);
    expect(rows[1]?.prev_hash).toEqual(rows[0]?.hash);
    for (const row of rows) {
      const list = [
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
        sorted(row.before),
        sorted(row.after),
        row.reason,
        row.at.toISOString(),
        row.prev_hash?.toString('hex') ?? null,
      ];
      const hash = createHash('sha256').update(JSON.stringify(list), 'utf8').digest('hex');
      expect(hash).toBe(row.hash.toString('hex'));
    }
  });
});

/** The same value with the keys of all objects in order, which is what the document says. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  );
}

describe('src/domain/GLOSSARY.md', () => {
  const named = new Set(wordsOf(read('src/domain/GLOSSARY.md')));
  const unnamed = (words: readonly string[]): string[] => words.filter((word) => !named.has(word));
  test('names every state, step and role', () => {
    expect(unnamed([...states, ...steps, ...roles])).toEqual([]);
  });

  test('names every effect, mode and act', () => {
    expect(unnamed([...effectNames, ...modeNames, ...actNames])).toEqual([]);
  });

  test('names every gap and every state of a file', () => {
    const gap = /export type Gap = ([^;]+);/.exec(read('src/domain/edition/journey.ts'))?.[1] ?? '';
    const file =
      /export type FileState = ([^;]+);/.exec(read('src/domain/edition/answer.ts'))?.[1] ?? '';
    const found = [...`${gap} ${file}`.matchAll(/'(\w+)'/g)].map((match) => match[1] ?? '');
    expect(found).toEqual(expect.arrayContaining(['unanswered', 'stored']));
    const plain = read('src/domain/GLOSSARY.md');
    expect(found.filter((word) => !new RegExp(`\\b${word}\\b`).test(plain))).toEqual([]);
  });
});
