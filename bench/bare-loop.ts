// What the product is measured against: a loop with nothing in it. Raw HTTP, one hand-written transaction of five
// statements for each message, no framework, no promises: no inbox, no outbox, no form, no order beyond one message a user.
//
// Usage: DATABASE_URL=… TELEGRAM_API_ROOT=… TELEGRAM_BOT_TOKEN=… node bench/bare-loop.ts [webhook SECRET PORT]
import http from 'node:http';
import pg from 'pg';

const root = new URL(process.env['TELEGRAM_API_ROOT'] ?? '');
const token = process.env['TELEGRAM_BOT_TOKEN'] ?? '';
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 20 });
const agent = new http.Agent({ keepAlive: true, maxSockets: 256 });

interface Update {
  readonly update_id: number;
  readonly message?: {
    readonly message_id: number;
    readonly chat: { readonly id: number };
    readonly text?: string;
  };
}

function call(method: string, args: object): Promise<string> {
  const body = JSON.stringify(args);
  return new Promise((resolve, reject) => {
    const req = http.request(
      {
        host: root.hostname,
        port: root.port,
        path: `/bot${token}/${method}`,
        method: 'POST',
        agent,
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      },
      (res) => {
        let text = '';
        res.setEncoding('utf8');
        res.on('data', (chunk: string) => (text += chunk));
        res.on('end', () => resolve(text));
      },
    );
    req.on('error', reject);
    req.end(body);
  });
}

await pool.query(`create table if not exists bare_seen (chat bigint, id bigint, primary key (chat, id));
  create table if not exists bare_state (chat bigint primary key, step int not null);
  create table if not exists bare_answer (chat bigint, step int, text text, primary key (chat, step))`);

async function handle(update: Update): Promise<void> {
  const message = update.message;
  if (message === undefined) return;
  const client = await pool.connect();
  let step = 0;
  try {
    await client.query('begin');
    const seen = await client.query(
      'insert into bare_seen values ($1, $2) on conflict do nothing',
      [message.chat.id, update.update_id],
    );
    if (seen.rowCount === 0) {
      await client.query('rollback');
      return;
    }
    const state = await client.query<{ step: number }>(
      'insert into bare_state values ($1, 1) on conflict (chat) do update set step = bare_state.step + 1 returning step',
      [message.chat.id],
    );
    step = state.rows[0]?.step ?? 0;
    await client.query('insert into bare_answer values ($1, $2, $3)', [
      message.chat.id,
      step,
      message.text ?? '',
    ]);
    await client.query('commit');
  } finally {
    client.release();
  }
  await call('sendMessage', {
    chat_id: message.chat.id,
    text: `Tersimpan. Pertanyaan ${step + 1}`,
  });
}

if (process.argv[2] === 'webhook') {
  const port = Number(process.argv[4]);
  http
    .createServer((req, res) => {
      let body = '';
      req.setEncoding('utf8');
      req.on('data', (chunk: string) => (body += chunk));
      req.on('end', () => {
        void handle(JSON.parse(body)).then(() => res.end('ok'));
      });
    })
    .listen(port, '127.0.0.1', () => {
      void call('setWebhook', {
        url: `http://127.0.0.1:${port}/hook`,
        secret_token: process.argv[3],
      }).then(() => process.stdout.write('ready\n'));
    });
} else {
  await call('deleteWebhook', {});
  process.stdout.write('ready\n');
  let offset = 0;
  for (;;) {
    const answer: { result: Update[] } = JSON.parse(
      await call('getUpdates', { offset, timeout: 20, limit: 100 }),
    );
    await Promise.all(answer.result.map(handle));
    offset = (answer.result.at(-1)?.update_id ?? offset - 1) + 1;
  }
}
