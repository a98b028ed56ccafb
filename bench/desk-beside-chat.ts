// The desk and the API beside a running chat: so many requests a second to the product in a process of its own, with 1,000
// innovations, while people fill in on Telegram, all on the same machine. Requests are begun by the clock, whether or not those
// before are answered, and are timed from the moment at which each was due.
// Usage: node bench/desk-beside-chat.ts [--rate 200] [--seconds 60] [--people 20] [--innovations 1000]
// Prints the rate that was answered, how long requests and chat answers took, and whether each goal is met.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Agent, request } from 'undici';
import { openDatabase, type OpenDatabase } from '../src/db/connect.ts';
import { startEmbedded } from '../src/db/embedded.ts';
import { migrate } from '../src/db/migrate.ts';
import { loadReference } from '../src/db/reference.ts';
import { createToken } from '../src/db/transactions/create-token.ts';
import { referenceUnits } from '../src/domain/units.ts';
import { makeLog } from '../src/log.ts';
import { startProductProcess } from '../tests/support/product.ts';
import { startRetypers } from '../tests/support/retypers.ts';
import { startTelegram } from '../tests/support/telegram/stand-in.ts';
import { chance, fillDesk, missingItem, signIn, submittedCodes, word } from './desk-records.ts';

const { values } = parseArgs({
  options: {
    rate: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '60' },
    people: { type: 'string', default: '20' },
    innovations: { type: 'string', default: '1000' },
  },
});
const [rate, seconds, people] = [values.rate, values.seconds, values.people].map(Number) as [
  number,
  number,
  number,
];
/** Browsers and programs: the product lets each do ten requests a second at most. */
const CLIENTS = 40;
/** What is compiled on its way is not what is measured. */
const WARM_SECONDS = 5;
const CHAT_GOAL_MS = 1000;

/** Somebody who asks, from an address of their own. */
interface Client {
  readonly address: string;
  readonly cookie: string;
  readonly token: string;
}

/** What was asked, and how it went. */
interface Asked {
  readonly what: string;
  readonly ms: number;
  readonly status: number;
}

const folder = await mkdtemp(path.join(tmpdir(), 'desk-chat-'));
const undo: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
try {
  process.exitCode = (await measure()) ? 0 : 1;
} finally {
  for (const one of undo.toReversed()) await one();
}

async function measure(): Promise<boolean> {
  const server = await startEmbedded(path.join(folder, 'postgres'), makeLog('fatal'));
  undo.push(server.stop);
  const open = openDatabase(server.url, makeLog('fatal'), 4);
  undo.push(open.close);
  await migrate(open.db);
  await loadReference(open.db);
  await fillDesk(open.db, server.url, Number(values.innovations));
  const telegram = await startTelegram({ idsFrom: 1_000_000, quick: true });
  undo.push(() => telegram.close());
  const product = await startProductProcess({
    databaseUrl: server.url,
    telegram,
    env: { NODE_COMPILE_CACHE: 'node_modules/.cache/compile', TRUST_PROXY: '127.0.0.1' },
  });
  undo.push(() => product.close());
  const agent = new Agent({ connections: 100 });
  undo.push(() => agent.close());
  const clients = await clientsOf(open.db, product.url());
  const ask = await asker(open.db, product.url(), clients, agent);
  const crowd = startRetypers(telegram, {
    ...{ people, patienceMs: 20_000, thinkMs: 2000 },
    random: Math.random,
  });
  await crowd.begun;
  await paced(WARM_SECONDS, ask);
  const before = await cpuOf(product.pid());
  const began = performance.now();
  const asked = await paced(seconds, ask);
  const ended = performance.now();
  const used = (await cpuOf(product.pid())) - before;
  await crowd.end();
  // Those who were not answered by the end have waited at least so long.
  const waits = crowd
    .silences()
    .filter(({ since, until }) => since < ended && (until ?? ended) > began)
    .map(({ since, until }) => (until ?? ended) - since);
  return print(asked, waits, { took: (ended - began) / 1000, used });
}

/** Verifiers who are signed in and programs with a token, half of the requests each. */
async function clientsOf(db: OpenDatabase['db'], url: string): Promise<readonly Client[]> {
  const clients: Client[] = [];
  for (let nth = 0; nth < CLIENTS; nth += 1) {
    const address = `10.0.0.${nth + 1}`;
    const cookies = await signIn(db, `Verifikator ${nth + 1}`, async (link) => {
      const answer = await request(`${url}/masuk/${link}`, {
        method: 'POST',
        headers: { 'x-forwarded-for': address, origin: url },
      });
      await answer.body.dump();
      return [answer.headers['set-cookie'] ?? []].flat().map((cookie) => {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
        return { name, value };
      });
    });
    const token = `sb_bench_${String(nth).padStart(40, 'b')}`;
    await createToken(db, { token, role: 'verifier', unitId: null, label: null, days: 1 });
    const cookie = Object.entries(cookies)
      .map(([name, value]) => `${name}=${value}`)
      .join('; ');
    clients.push({ address, cookie, token });
  }
  return clients;
}

/** Gives what asks once, for the next in the row. A summary is rare, one innovation and a list are what people look at. */
async function asker(
  db: OpenDatabase['db'],
  url: string,
  clients: readonly Client[],
  agent: Agent,
): Promise<(due: number) => Promise<Asked>> {
  const submitted = await submittedCodes(db);
  const code = (): string => submitted[chance(submitted.length)] ?? '';
  const unit = (): string => referenceUnits[chance(referenceUnits.length)]?.id ?? '';
  const mix: readonly (readonly [share: number, what: string, where: () => string])[] = [
    [3, 'desk: home', () => '/meja'],
    [4, 'desk: queue', () => '/meja/antrean'],
    [8, 'desk: list', () => '/meja/inovasi'],
    [8, 'desk: search', () => `/meja/inovasi?cari=${word()}`],
    [5, 'desk: unit and state', () => `/meja/inovasi?unit=${unit()}&keadaan=accepted`],
    [5, 'desk: an item missing', () => `/meja/inovasi?belum=${missingItem}`],
    [12, 'desk: one innovation', () => `/meja/inovasi/${code()}`],
    [2, 'desk: summary', () => '/meja/ringkasan'],
    [3, 'desk: units by steps', () => '/meja/perangkat-daerah'],
    [14, 'api: list', () => '/api/v1/innovations'],
    [14, 'api: search', () => `/api/v1/innovations?q=${word()}`],
    [20, 'api: one innovation', () => `/api/v1/innovations/${code()}`],
    [2, 'api: statistics', () => '/api/v1/statistics'],
  ];
  const row = mix.flatMap(([share, what, where]) =>
    Array.from({ length: share }, () => ({ what, where })),
  );
  let next = 0;
  return async (due) => {
    next += 1;
    // A step that has nothing in common with the length of the row: each kind comes evenly.
    const one = row[(next * 37) % row.length];
    const client = clients[next % clients.length];
    if (one === undefined || client === undefined) throw new Error('nobody asks');
    const { what, where } = one;
    const status = await request(url + where(), {
      dispatcher: agent,
      headers: {
        ...{ 'x-forwarded-for': client.address },
        ...(what.startsWith('api')
          ? { authorization: `Bearer ${client.token}` }
          : { cookie: client.cookie }),
      },
    }).then(
      async ({ statusCode, body }) => {
        await body.dump({ limit: 10_000_000 });
        return statusCode;
      },
      () => 0,
    );
    return { what, status, ms: performance.now() - due };
  };
}

/** Asks at an even pace for so many seconds, and waits for the last answer. */
async function paced(
  forSeconds: number,
  ask: (due: number) => Promise<Asked>,
): Promise<readonly Asked[]> {
  const began = performance.now();
  const asked: Promise<Asked>[] = [];
  while (asked.length < forSeconds * rate) {
    const now = performance.now();
    for (;;) {
      const due = began + (asked.length * 1000) / rate;
      if (due > now || asked.length >= forSeconds * rate) break;
      asked.push(ask(due));
    }
    await sleep(2);
  }
  return Promise.all(asked);
}

/** CPU seconds that a process has used so far. */
async function cpuOf(pid: number | undefined): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

function at(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.floor(sorted.length * share)] ?? 0);
}

/** Prints it all; whether every goal is met. */
function print(
  asked: readonly Asked[],
  waits: readonly number[],
  { took, used }: { readonly took: number; readonly used: number },
): boolean {
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  for (const [what, all] of Map.groupBy(asked, (one) => one.what)) {
    const times = all.map(({ ms }) => ms);
    say(
      `${what.padEnd(24)} ${String(all.length).padStart(6)} requests  p50 ${String(at(times, 0.5)).padStart(6)} ms  p95 ${String(at(times, 0.95)).padStart(6)} ms`,
    );
  }
  const answered = asked.filter(({ status }) => status === 200);
  const others = new Map<number, number>();
  for (const { status } of asked)
    if (status !== 200) others.set(status, (others.get(status) ?? 0) + 1);
  const times = asked.map(({ ms }) => ms);
  const reached = answered.length / took;
  const chat = at(waits, 0.95);
  say(`all requests             p50 ${at(times, 0.5)} ms, p95 ${at(times, 0.95)} ms`);
  say(`the product's process: ${used.toFixed(1)} s of CPU in ${took.toFixed(1)} s`);
  for (const [status, count] of others)
    say(`${status === 0 ? 'no answer' : `status ${status}`}: ${count}`);
  const goals: readonly (readonly [string, boolean])[] = [
    // The last answers come a moment after the last request.
    [`${reached.toFixed(1)} requests answered a second of ${rate}`, reached >= 0.99 * rate],
    [
      `chat: ${waits.length} answers, p50 ${at(waits, 0.5)} ms, p95 ${chat} ms of ${CHAT_GOAL_MS}`,
      waits.length > 0 && chat < CHAT_GOAL_MS,
    ],
  ];
  for (const [line, isMet] of goals) say(`${isMet ? 'PASS  ' : 'MISSED'}  ${line}`);
  return goals.every(([, isMet]) => isMet);
}
