// A broadcast at a channel's pace, with people who write meanwhile: `node bench/broadcast.ts 10000 300` (people, messages a second).
// Starts a PostgreSQL of its own. Prints the time against what the pace allows, and the wait of replies, quiet and during it.
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { telegramCapabilities } from '../src/bot/capabilities.ts';
import type { Channel, SendOutcome } from '../src/bot/channel.ts';
import { createSender } from '../src/bot/sender.ts';
import { renderMessage } from '../src/bot/text/id.ts';
import { openDatabase } from '../src/db/connect.ts';
import { startEmbedded } from '../src/db/embedded.ts';
import { openProcessSession } from '../src/db/lease.ts';
import { migrate } from '../src/db/migrate.ts';
import { loadReference } from '../src/db/reference.ts';
import { feedBroadcasts } from '../src/db/transactions/feed-broadcasts.ts';
import { createBroadcast } from '../src/db/transactions/steer-broadcast.ts';
import { everybody } from '../src/domain/broadcast.ts';
import type { Message } from '../src/domain/conversation/message.ts';
import { balangan2026 } from '../src/domain/edition/editions/balangan-2026.ts';
import { makeLog } from '../src/log.ts';
import { loudForHours } from '../tests/support/loud.ts';

const people = Number(process.argv[2] ?? 10_000);
const perSecond = Number(process.argv[3] ?? 300);
const log = makeLog('error');
const folder = await mkdtemp(path.join(os.tmpdir(), 'sepeda-bench-'));
const server = await startEmbedded(folder, log);
const { db, close } = openDatabase(server.url, log);
await migrate(db);
await loadReference(db);
const session = await openProcessSession(server.url, log);
const now = loudForHours();

let shown = 0;
const arrived = new Map<string, () => void>();
const channel: Channel = {
  id: 'telegram',
  caps: telegramCapabilities,
  start: () => Promise.resolve(),
  render: (message) => [message],
  async send(_part, { address }): Promise<SendOutcome> {
    await sleep(20);
    const reply = arrived.get(address);
    arrived.delete(address);
    if (reply === undefined) shown += 1;
    else reply();
    return { kind: 'sent', providerId: '1' };
  },
  // eslint-disable-next-line require-yield
  async *fetchFile() {
    throw new Error('no files here');
  },
  health: () => ({ ok: true, detail: '' }),
  stop: () => Promise.resolve(),
};
const sender = createSender({
  db,
  channels: new Map([['telegram', channel]]),
  render: (message) => renderMessage(message as Message),
  session,
  log,
  alert: () => undefined,
  onUncertain: () => undefined,
  pace: { telegram: { concurrency: 128, perSecond, perChatMs: 1000 } },
});

/** Writes a reply as the worker for messages does, and waits until the network has it. Milliseconds. */
async function reply(addressId: number, personId: number, nativeId: string): Promise<number> {
  const begun = performance.now();
  const message: Message = { parts: [{ key: 'thanks', args: {} }], choices: [], prompt: null };
  const there = new Promise<void>((resolve) => {
    arrived.set(nativeId, resolve);
  });
  const { rows } = await sql<{ id: number }>`
    insert into outbox (person_id, address_id, channel, kind, message, state, claimed_by)
    values (${personId}, ${addressId}, 'telegram', 'reply', ${JSON.stringify(message)}::jsonb, 'sending', ${session.epoch()}) returning id`.execute(
    db,
  );
  sender.take([
    {
      id: rows[0]?.id ?? 0,
      personId,
      addressId,
      nativeId,
      channel: 'telegram',
      kind: 'reply',
      message,
      attempts: 0,
    },
  ]);
  await there;
  return performance.now() - begun;
}

const percentile = (values: number[], part: number): string =>
  `${(values.toSorted((a, b) => a - b)[Math.floor(values.length * part)] ?? 0).toFixed(1)} ms`;

try {
  await sql`
    with who as (insert into person (name, unit_id, consent_version, consented_at)
      select 'Orang ' || n, 'rsud', 'x', now() from generate_series(1, ${people + 50}) n returning id),
    chat as (insert into address (channel, native_id, person_id) select 'telegram', 'c' || id, id from who returning id, person_id)
    insert into conversation (person_id, address_id, state, last_inbound_at) select person_id, id, '{}', now() from chat`.execute(
    db,
  );
  // The last fifty write while the others are written to.
  const { rows: writers } = await sql<{ id: number; person_id: number; native_id: string }>`
    select id, person_id, native_id from address order by id desc limit 50`.execute(db);
  await sql`insert into reminder_setting (person_id, stopped_at) select person_id, now() from address order by id desc limit 50`.execute(
    db,
  );
  await sender.start();

  const writing = async (until: () => boolean): Promise<number[]> => {
    const waits: number[] = [];
    for (let nth = 0; !until(); nth += 1) {
      const who = writers[nth % writers.length];
      if (who !== undefined) waits.push(await reply(who.id, who.person_id, who.native_id));
      await sleep(10);
    }
    return waits;
  };
  let quiet = true;
  setTimeout(() => {
    quiet = false;
  }, 5000);
  const before = await writing(() => !quiet);

  const { rows } = await sql<{ id: number }>`
    insert into api_token (token_hash, role, expires_at) values (${Buffer.alloc(32)}, 'coordinator', now() + interval '1 day') returning id`.execute(
    db,
  );
  await db.transaction().execute((trx) =>
    createBroadcast(
      trx,
      {
        code: 'S1234',
        by: { tokenId: rows[0]?.id ?? 0 },
        unitId: null,
        audience: everybody,
        text: 'Yth. {nama}, sosialisasi hari Kamis.',
        question: null,
        starts: now,
        until: null,
        late: false,
        confirmedCount: people,
        confirmHash: null,
      },
      { personId: null, role: 'coordinator', channel: 'bench', inboxId: null, requestId: null },
    ),
  );
  const begun = performance.now();
  const room = { telegram: 4 * perSecond, webchat: 0, whatsapp: 0 };
  const feeding = setInterval(() => {
    void feedBroadcasts(db, { edition: balangan2026, now, atOnce: room }).then(() => sender.wake());
  }, 1000);
  const during = await writing(() => shown >= people);
  clearInterval(feeding);
  const took = (performance.now() - begun) / 1000;
  // Replies go first and use up the pace; what is left is the broadcast's.
  const allowed = (people + during.length) / perSecond;
  process.stdout.write(
    [
      `broadcast: ${shown} people in ${took.toFixed(1)} s; with ${during.length} replies the pace allows ${allowed.toFixed(1)} s: ${(took / allowed).toFixed(2)}`,
      `replies quiet:  p50 ${percentile(before, 0.5)}, p99 ${percentile(before, 0.99)} (${before.length})`,
      `replies during: p50 ${percentile(during, 0.5)}, p99 ${percentile(during, 0.99)} (${during.length})`,
      '',
    ].join('\n'),
  );
} finally {
  await sender.stop();
  await session.close();
  await close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
