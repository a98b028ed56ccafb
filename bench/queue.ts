// How long queue, list and status take with many innovations: `node bench/queue.ts 1000 10000 100000`.
// Needs DATABASE_URL of an empty database that may be filled; prints the 95th percentile in milliseconds for each size.
import { sql } from 'kysely';
import { openDatabase } from '../src/db/connect.ts';
import { migrate } from '../src/db/migrate.ts';
import { loadReference } from '../src/db/reference.ts';
import { nextCode, queueRows } from '../src/db/load/checking.ts';
import { idsOfCodes, loadInnovations } from '../src/db/load/innovations.ts';
import { listInnovations } from '../src/db/views/innovations.ts';
import type { Person } from '../src/domain/conversation/world.ts';
import { makeLog } from '../src/log.ts';

const url = process.env['DATABASE_URL'];
if (url === undefined) throw new Error('set DATABASE_URL to an empty database');
const sizes = process.argv.slice(2).map(Number);
const { db, close } = openDatabase(url, makeLog('error'));
await migrate(db);
await loadReference(db);
await sql`insert into person (name) select 'Orang ' || n from generate_series(1, 300) n`.execute(
  db,
);

const admin: Person = {
  id: 1,
  name: null,
  nip: null,
  unitId: 'dinkes',
  consented: true,
  grants: [{ role: 'unit_admin', unitId: 'dinkes' }],
};
const verifier: Person = { ...admin, id: 2, grants: [{ role: 'verifier', unitId: null }] };
const everything = { drafts: 'all', submitted: 'all' } as const;

let made = 0;
for (const size of sizes.length === 0 ? [1000, 10_000] : sizes) {
  await sql`
    insert into innovation (code, unit_id, edition_id, edition_version, owner_id, state, name, submitted_at, state_since)
    select 'INV-' || lpad(upper(to_hex(n)), 5, '0'), (select id from unit order by id offset n % (select count(*) from unit) limit 1),
      'balangan-2026', 1, 1 + n % 300, (array['draft', 'submitted', 'unit_verified', 'unit_endorsed', 'accepted', 'monitored'])[1 + n % 6],
      'Inovasi ' || n, now(), now() - n * interval '1 minute'
    from generate_series(${made + 1}::int, ${size}::int) n where ${made} < ${size}`.execute(db);
  made = size;
  await sql`analyze innovation`.execute(db);
  const code = `INV-${Math.floor(size / 2)
    .toString(16)
    .toUpperCase()
    .padStart(5, '0')}`;
  const timings = {
    'queue of an admin': await p95(() => queueRows(db, admin)),
    'queue of a verifier': await p95(() => queueRows(db, verifier)),
    'next of a verifier': await p95(() => nextCode(db, verifier, code)),
    'list of the API': await p95(() => listInnovations(db, everything, {}, 51)),
    status: await p95(async () =>
      loadInnovations(db, [...(await idsOfCodes(db, [code])).values()]),
    ),
  };
  process.stdout.write(`${size} innovations\n`);
  for (const [what, ms] of Object.entries(timings))
    process.stdout.write(`  ${what.padEnd(22)} ${ms.toFixed(1)} ms\n`);
}
await close();

async function p95(run: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < 60; turn += 1) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  return times.toSorted((a, b) => a - b)[56] ?? 0;
}
