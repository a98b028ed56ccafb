// How long a plan of reminders takes: `node bench/reminders.ts 10000` (people). Starts a PostgreSQL of its own unless
// DATABASE_URL names an empty database that may be filled. Prints milliseconds for plans one after the other.
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { openDatabase } from '../src/db/connect.ts';
import { startEmbedded } from '../src/db/embedded.ts';
import { migrate } from '../src/db/migrate.ts';
import { loadReference } from '../src/db/reference.ts';
import { applyCalendarChange } from '../src/db/transactions/change-calendar.ts';
import { planReminders } from '../src/db/transactions/plan-reminders.ts';
import { addDays, dayAt, loudFrom, momentOf } from '../src/domain/calendar.ts';
import { balangan2026 } from '../src/domain/edition/editions/balangan-2026.ts';
import { formOf } from '../src/domain/edition/journey.ts';
import { makeLog } from '../src/log.ts';

const people = Number(process.argv[2] ?? 10_000);
const log = makeLog('error');
const folder = await mkdtemp(path.join(os.tmpdir(), 'sepeda-bench-'));
const own = process.env['DATABASE_URL'] === undefined ? await startEmbedded(folder, log) : null;
const { db, close } = openDatabase(own?.url ?? process.env['DATABASE_URL'] ?? '', log);
try {
  await migrate(db);
  await loadReference(db);
  const items = formOf(balangan2026)
    .items.filter((item) => item.kind === 'field' && item.value.type === 'longtext')
    .map(({ id }) => id);
  await sql`
    with u as (select id, row_number() over (order by id) - 1 as n, count(*) over () as all from unit),
    who as (insert into person (name, unit_id, consent_version, consented_at)
      select 'Orang ' || k, u.id, 'x', now() from generate_series(1, ${people}) k join u on u.n = k % u.all returning id, unit_id),
    chat as (insert into address (channel, native_id, person_id) select 'telegram', 'c' || id, id from who returning id, person_id),
    talk as (insert into conversation (person_id, address_id, state, last_inbound_at) select person_id, id, '{}', now() from chat)
    insert into role_grant (person_id, role, unit_id) select id, case when id % 50 = 0 then 'unit_admin' else 'innovator' end, unit_id from who`.execute(
    db,
  );
  await sql`
    insert into innovation (code, unit_id, edition_id, edition_version, owner_id, name, version, updated_at)
    select 'INV-' || upper(lpad(to_hex(id), 6, '0')), unit_id, 'balangan-2026', ${balangan2026.version}, id, 'Inovasi ' || id, 1, now() - interval '4 days'
    from person where id % 3 = 0`.execute(db);
  await sql`
    insert into answer (innovation_id, item, value, revision, written_by)
    select n.id, i, jsonb_build_object('type', 'text', 'text', repeat('kata ', 200)), 1, n.owner_id
    from innovation n, unnest(${items}::text[]) i`.execute(db);
  await sql`analyze`.execute(db);
  await db.transaction().execute((trx) =>
    applyCalendarChange(trx, balangan2026, {
      change: { what: 'open', starts: addDays(dayAt(Date.now()), -14) },
      seen: 0,
      personId: null,
      channel: 'bench',
      inboxId: null,
      requestId: null,
    }),
  );
  const now = loudFrom(momentOf(addDays(dayAt(Date.now()), 1), 9));
  for (let plan = 1; plan <= 4; plan += 1) {
    const begun = performance.now();
    const { queued, left } = await planReminders(db, {
      edition: balangan2026,
      editionOf: () => balangan2026,
      now,
    });
    process.stdout.write(
      `plan ${plan}: ${Math.round(performance.now() - begun)} ms for ${people} people, ${queued} queued, ${left} left\n`,
    );
    await sql`update outbox set state = 'sent', sent_at = now() where state = 'queued'`.execute(db);
  }
} finally {
  await close();
  await own?.stop();
  await rm(folder, { recursive: true, force: true });
}
