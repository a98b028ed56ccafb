// What an office does in an evening of its second year: node bench/second-year.ts [innovations] [files each] [drafts]
// (277, 20 and 10,000 where nothing is said). Starts a PostgreSQL of its own. Prints seconds for taking over a list of so many
// old innovations, for a second run that adds nothing, for carrying over as many with their files into the running edition,
// and for opening a new version over so many open drafts, counted first and then moved. Ends with 1 when a count is wrong.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { workbookReader } from '../src/bot/file-fetcher/workbook-reader.ts';
import { carryUnit } from '../src/db/carry/carry-unit.ts';
import { openDatabase } from '../src/db/connect.ts';
import { startEmbedded } from '../src/db/embedded.ts';
import { migrate } from '../src/db/migrate.ts';
import { loadReference, readUnits } from '../src/db/reference.ts';
import { countMove, moveWaiting } from '../src/db/transactions/move-drafts.ts';
import { publishEdition } from '../src/db/transactions/publish-edition.ts';
import { takeOverLists } from '../src/db/transactions/take-over-lists.ts';
import { findEdition } from '../src/domain/edition/editions/index.ts';
import { formOf } from '../src/domain/edition/journey.ts';
import { judgeWorkbook } from '../src/domain/edition/workbook/judge.ts';
import { makeLog } from '../src/log.ts';
import { oldList } from '../tests/support/old-list.ts';
import { put, sheetsOf, xlsxOf } from '../tests/support/workbook.ts';

const [innovations = 277, filesEach = 20, drafts = 10_000] = process.argv.slice(2).map(Number);
const by = { role: 'operator', channel: 'command', requestId: null, tokenId: null } as const;
const log = makeLog('error');
const folder = await mkdtemp(path.join(os.tmpdir(), 'sepeda-bench-'));
const server = await startEmbedded(folder, log);
const { db, close } = openDatabase(server.url, log);
const wrong: string[] = [];

const edition = (id: string, version?: number) => {
  const found = findEdition(id, version);
  if (found === null) throw new Error(`no edition ${id}`);
  return found;
};
const count = async (from: ReturnType<typeof sql.raw>): Promise<number> =>
  (await sql<{ n: number }>`select count(*)::int as n from ${from}`.execute(db)).rows[0]?.n ?? 0;

/** Runs something, prints how long it took, and notes where it came to another number. */
async function timed(what: string, expected: number, act: () => Promise<number>): Promise<void> {
  const begun = performance.now();
  const got = await act();
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  process.stdout.write(`${what}: ${got} in ${seconds} s\n`);
  if (got !== expected) wrong.push(`${what}: ${got} instead of ${expected}`);
}

/** An admin for every unit, and a coordinator. */
async function addPeople(): Promise<number> {
  await sql`with who as (insert into person (name, unit_id, consent_version, consented_at) select 'Admin ' || id, id, 'x', now() from unit returning id, unit_id),
      chat as (insert into address (channel, native_id, person_id) select 'telegram', 'a' || id, id from who returning id, person_id),
      talk as (insert into conversation (person_id, address_id, state, last_inbound_at) select person_id, id, '{"mode": {"name": "idle"}, "prompt": 0, "replies": [], "skipped": [], "last": null}', now() from chat)
    insert into role_grant (person_id, role, unit_id) select id, 'unit_admin', unit_id from who`.execute(
    db,
  );
  const { rows } = await sql<{ id: number }>`
    insert into person (name, consent_version, consented_at) values ('Koordinator', 'x', now()) returning id`.execute(
    db,
  );
  return rows[0]?.id ?? 0;
}

/** Reads a list and has it taken over, as the chat does once its code was typed. */
async function takeList(personId: number, file: string): Promise<number> {
  const now = { units: await readUnits(db), edition: edition('balangan-2026') };
  const facts = await workbookReader(db, now)(file, {
    ...{ format: 'xlsx', owner: null, said: new Map(), caption: null },
  });
  await sql`insert into evidence_file (person_id, item, purpose, state, channel, ref, name, sha256, size, format, mime, facts, stored_at, told_at, taking)
    values (${personId}, 'workbook', 'workbook', 'stored', 'telegram', '{}', 'daftar.xlsx', ${'a'.repeat(64)}, 1, 'xlsx', 'x', ${JSON.stringify(facts)}::jsonb, now(), now(), 'asked')`.execute(
    db,
  );
  return takeOverLists(db);
}

/** So many innovations of the year before, handed in, with answers and stored files. */
async function addYearBefore(): Promise<void> {
  const before = { ...edition('balangan-2026'), id: 'balangan-2025', year: 2025, version: 1 };
  await publishEdition(db, { definition: before, origins: null }, by);
  const { id, version } = edition('balangan-2025');
  await sql`insert into innovation (code, unit_id, edition_id, edition_version, owner_id, name, version, state, submitted_at)
    select 'INV-' || upper(lpad(to_hex(70000 + n), 5, '0')), p.unit_id, ${id}, ${version}, p.id, 'Inovasi 2022 ' || n, 1, 'submitted', now()
    from generate_series(1, ${innovations}::int) n join (select id, unit_id, row_number() over (order by id) as at, count(*) over () as all
      from person where unit_id is not null) p on p.at = 1 + n % p.all`.execute(db);
  const form = formOf(edition(id));
  const texts = form.items.filter(
    (item) => item.kind === 'field' && item.value.type === 'longtext',
  );
  await sql`insert into answer (innovation_id, item, value, revision, written_by)
    select i.id, t, jsonb_build_object('type', 'text', 'text', repeat('kata ', 60)), 1, i.owner_id
    from innovation i, unnest(${texts.map((item) => item.id)}::text[]) t where i.edition_id = ${id}
    union all select i.id, ${form.definition.nameItem}, jsonb_build_object('type', 'text', 'text', i.name), 1, i.owner_id from innovation i where i.edition_id = ${id}`.execute(
    db,
  );
  const indicators = form.items.filter((item) => item.kind === 'indicator').map((item) => item.id);
  await sql`insert into answer (innovation_id, item, value, revision, written_by)
    select i.id, t, '{"type": "indicator", "level": 2, "description": "tercatat", "links": []}', 1, i.owner_id
    from innovation i, unnest(${indicators}::text[]) t where i.edition_id = ${id}`.execute(db);
  await sql`insert into evidence_file (person_id, innovation_id, item, purpose, state, channel, ref, name, sha256, size, format, mime, stored_at, told_at)
    select i.owner_id, i.id, (${indicators}::text[])[1 + f % ${indicators.length}], 'evidence', 'stored', 'telegram', '{}', 'bukti ' || f || '.pdf',
      encode(sha256((i.id || ' ' || f)::bytea), 'hex'), 1000, 'pdf', 'application/pdf', now(), now()
    from innovation i, generate_series(1, ${filesEach}::int) f where i.edition_id = ${id}`.execute(
    db,
  );
}

/** Carries over what each unit handed in in the year before, unit by unit. */
async function carryAll(): Promise<number> {
  const { id, version } = edition('balangan-2026');
  const { rows } = await sql<{ person: number; unit: string; n: number }>`
    select p.id as person, p.unit_id as unit, count(*)::int as n from innovation i
    join person p on p.unit_id = i.unit_id join role_grant g on g.person_id = p.id and g.role = 'unit_admin'
    where i.edition_id = 'balangan-2025' group by 1, 2 order by 2`.execute(db);
  const before = await count(sql.raw(`innovation where edition_id = 'balangan-2026'`));
  for (const { person, unit, n } of rows)
    await db.transaction().execute((trx) =>
      carryUnit(
        trx,
        {
          ...{ do: 'carry_over_unit', unitId: unit, year: 2025, count: n },
          ...{ editionId: id, editionVersion: version },
        },
        {
          ...{ personId: person, name: 'Admin', channel: 'bench', inboxId: null },
          at: new Date().toISOString(),
        },
        { editionOf: edition, touched: { people: new Set(), innovations: new Set() } },
      ),
    );
  const files = sql.raw(
    `evidence_file f join innovation i on i.id = f.innovation_id where i.edition_id = 'balangan-2026'`,
  );
  process.stdout.write(`files carried over: ${await count(files)}\n`);
  return (await count(sql.raw(`innovation where edition_id = 'balangan-2026'`))) - before;
}

/** So many open drafts of ten answers each. */
async function addDrafts(): Promise<void> {
  const { version } = edition('balangan-2026');
  const items = formOf(edition('balangan-2026'))
    .items.filter((item) => item.kind === 'field' && item.value.type === 'longtext')
    .slice(0, 10)
    .map(({ id }) => id);
  await sql`insert into innovation (code, unit_id, edition_id, edition_version, owner_id, name, version)
    select 'INV-' || upper(lpad(to_hex(200000 + n), 5, '0')), p.unit_id, 'balangan-2026', ${version}, p.id, 'Draf ' || n, 0
    from generate_series(1, ${drafts}::int) n join (select id, unit_id, row_number() over (order by id) as at, count(*) over () as all
      from person where unit_id is not null) p on p.at = 1 + n % p.all`.execute(db);
  // One at a time: each of them is indexed by its paragraphs, and a statement may take half a minute.
  for (const item of items)
    await sql`insert into answer (innovation_id, item, value, revision, written_by)
      select i.id, ${item}, jsonb_build_object('type', 'text', 'text', repeat('kata ', 60)), 1, i.owner_id
      from innovation i where i.name like 'Draf %'`.execute(db);
  await sql`analyze`.execute(db);
}

try {
  await migrate(db);
  await loadReference(db);
  const coordinator = await addPeople();
  const units = (await readUnits(db)).map(({ name }) => name);
  const file = path.join(folder, 'daftar.xlsx');
  await writeFile(file, await xlsxOf(oldList(units, innovations)));
  await timed('list taken over', innovations, () => takeList(coordinator, file));
  await timed('the same list again', 0, () => takeList(coordinator, file));
  await addYearBefore();
  await sql`analyze`.execute(db);
  await timed(`carried over with ${filesEach} files each`, innovations, carryAll);
  await addDrafts();
  const all =
    drafts + (await count(sql.raw(`innovation where name not like 'Draf %' and state = 'draft'`)));
  const sheets = sheetsOf(edition('balangan-2026'));
  put(sheets, ['levels', 'sdm', 'level_1'], '1-12 SDM');
  const judged = judgeWorkbook(
    sheets.map(({ name, rows }) => ({
      name,
      rows: rows.map((row) => row.map((cell) => String(cell ?? ''))),
    })),
    findEdition,
  );
  if (judged.kind !== 'right' || judged.origins === null) throw new Error(JSON.stringify(judged));
  const { definition, origins } = judged;
  await timed(
    'drafts counted',
    all,
    async () => (await countMove(db, { definition, origins })).drafts,
  );
  await publishEdition(db, { definition, origins, moving: true }, by);
  await timed('drafts moved', all, () => moveWaiting(db));
} finally {
  await close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
for (const line of wrong) process.stdout.write(`WRONG ${line}\n`);
process.exitCode = wrong.length > 0 ? 1 : 0;
