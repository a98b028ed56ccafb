// A Telegram for benchmarks: the Bot API calls the product makes, over plain HTTP, with users who answer at once.
// It runs in a process of its own, keeps everything in memory and checks nothing; correctness is the tests' business.
//
// Usage: node bench/telegram-server.ts USERS LATENCY_MS [EACH]   (prints its port; commands come on stdin as JSON lines)
// With EACH, whoever has typed so many lines makes room for somebody new, who begins with the first line.
import http from 'node:http';
import { createInterface } from 'node:readline';

const users = Number(process.argv[2] ?? 1);
const latency = Number(process.argv[3] ?? 0);
const each = Number(process.argv[4] ?? 0) || Infinity;

/** What each user types, one line after every answer; the last lines repeat. */
const opening = ['halo', 'ya', 'dinkes', 'Siti Aminah', 'Inovasi Uji'];
const answers = ['2', '1', '3', '4', 'Siti Aminah', '1', '2', 'lewati', 'lewati', '4', 'lewati'];
const rounds = ['ubah 6', 'Siti Aminah', 'ubah 2', '1', 'ubah 3', '2', 'ubah 4', '3'];

function line(nth: number): string {
  const script = [...opening, ...answers];
  return script[nth] ?? rounds[(nth - script.length) % rounds.length] ?? 'kurang';
}

interface User {
  readonly id: number;
  typed: number;
  at: number;
  ids: number;
  waiting: boolean;
}

const people = new Map<number, User>();
const pending: { id: number; body: string }[] = [];
let updateId = 1;
let newest = 700_000 + users;
let poll: { res: http.ServerResponse; timer: NodeJS.Timeout } | null = null;
let webhook: { url: URL; secret: string } | null = null;
let running = false;
let target = 0;
let answered = 0;
let latencies: number[] = [];
const agent = new http.Agent({ keepAlive: true, maxSockets: 40 });

function updateOf(user: User): { id: number; body: string } {
  user.ids += 1;
  const id = updateId++;
  const message = {
    message_id: user.ids,
    date: Math.floor(Date.now() / 1000),
    chat: { id: user.id, type: 'private', first_name: 'Siti' },
    from: { id: user.id, is_bot: false, first_name: 'Siti', language_code: 'id' },
    text: line(user.typed),
  };
  user.typed += 1;
  user.at = performance.now();
  user.waiting = true;
  return { id, body: JSON.stringify({ update_id: id, message }) };
}

function somebodyNew(): User {
  newest += 1;
  const user = { id: newest, typed: 0, at: 0, ids: 0, waiting: false };
  people.set(user.id, user);
  return user;
}

function deliver(update: { id: number; body: string }): void {
  if (webhook === null) {
    pending.push(update);
    flush();
    return;
  }
  const { url, secret } = webhook;
  const req = http.request(
    {
      host: url.hostname,
      port: url.port,
      path: url.pathname,
      method: 'POST',
      agent,
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(update.body),
        'x-telegram-bot-api-secret-token': secret,
      },
    },
    (res) => {
      res.resume();
      if (res.statusCode !== 200) setTimeout(() => deliver(update), 200);
    },
  );
  req.on('error', () => setTimeout(() => deliver(update), 200));
  req.end(update.body);
}

function flush(): void {
  if (poll === null || pending.length === 0) return;
  const { res, timer } = poll;
  clearTimeout(timer);
  poll = null;
  const batch = pending.slice(0, 100);
  send(res, `{"ok":true,"result":[${batch.map((update) => update.body).join(',')}]}`);
}

function send(res: http.ServerResponse, body: string): void {
  const go = () => {
    res.writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    });
    res.end(body);
  };
  if (latency > 0) setTimeout(go, latency);
  else go();
}

function onMessage(chat: number): number {
  const user = people.get(chat);
  if (user === undefined) return 1;
  user.ids += 1;
  if (user.waiting) {
    user.waiting = false;
    latencies.push(performance.now() - user.at);
    answered += 1;
    if (running && answered >= target) finish();
    else if (running)
      setImmediate(() => deliver(updateOf(user.typed < each ? user : somebodyNew())));
  }
  return user.ids;
}

let finish: () => void = () => undefined;

const server = http.createServer((req, res) => {
  let body = '';
  req.setEncoding('utf8');
  req.on('data', (chunk: string) => (body += chunk));
  req.on('end', () => {
    const method = (req.url ?? '').split('/').at(-1)?.split('?')[0];
    const args: Record<string, unknown> = body === '' ? {} : JSON.parse(body);
    if (method === 'getUpdates') {
      const offset = Number(args['offset'] ?? 0);
      while (pending.length > 0 && (pending[0]?.id ?? 0) < offset) pending.shift();
      const timer = setTimeout(
        () => {
          if (poll?.res === res) poll = null;
          send(res, '{"ok":true,"result":[]}');
        },
        Number(args['timeout'] ?? 0) * 1000,
      );
      poll = { res, timer };
      flush();
      return;
    }
    if (method === 'sendMessage') {
      const chat = Number(args['chat_id']);
      send(
        res,
        `{"ok":true,"result":{"message_id":${onMessage(chat)},"date":1,"chat":{"id":${chat},"type":"private"},"text":""}}`,
      );
      return;
    }
    if (method === 'setWebhook')
      webhook = { url: new URL(String(args['url'])), secret: String(args['secret_token'] ?? '') };
    // What was sent before the webhook was set is delivered now, as Telegram does.
    if (method === 'setWebhook') for (const update of pending.splice(0)) deliver(update);
    if (method === 'deleteWebhook') webhook = null;
    send(
      res,
      method === 'getMe'
        ? '{"ok":true,"result":{"id":1,"is_bot":true,"first_name":"Uji","username":"uji_bot"}}'
        : '{"ok":true,"result":true}',
    );
  });
});
server.keepAliveTimeout = 60_000;

createInterface({ input: process.stdin }).on('line', (text) => {
  const command: { run?: number } = JSON.parse(text);
  if (command.run === undefined) return;
  // One run: `run` answers from all users together; every user has one message under way at any time.
  target = command.run;
  answered = 0;
  latencies = [];
  running = true;
  const started = performance.now();
  finish = () => {
    running = false;
    const seconds = (performance.now() - started) / 1000;
    const sorted = latencies.toSorted((a, b) => a - b);
    const at = (share: number) =>
      sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
    process.stdout.write(`${JSON.stringify({ answered, seconds, p50: at(0.5), p99: at(0.99) })}\n`);
  };
  for (let n = 0; n < users; n += 1) {
    const id = 700_000 + n;
    const user = people.get(id) ?? { id, typed: 0, at: 0, ids: 0, waiting: false };
    people.set(id, user);
    if (!user.waiting) deliver(updateOf(user));
  }
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(
    `${JSON.stringify({ port: typeof address === 'object' ? address?.port : 0 })}\n`,
  );
});
