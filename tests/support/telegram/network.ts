// The networks behind the stand-in: each numbers messages and updates, keeps what nobody has confirmed, and lets one poll.
//
// `crablineNetwork`: the crabline server, which is not written here and knows webhooks and limits. It syncs several files to
// the disk for each call, about 35 calls a second, so that it is what two hundred people who write would wait for.
// `quickNetwork`: memory alone, polling alone, for measurements with many people; whoever counts waits takes this one.
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startTelegramServer } from '@openclaw/crabline';
import { type Call, field } from './calls.ts';

/** One call of the Bot API, as it came. */
interface Asked {
  readonly method: string;
  readonly call: Call;
  readonly contentType: string;
  readonly body: Buffer;
  /** Calls back when whoever asks hangs up. */
  readonly onHungUp: (then: () => void) => void;
}

/** What calls are carried out by. */
export interface Network {
  readonly token: string;
  carryOut(asked: Asked): Promise<object>;
  /** Somebody types; gives the id that the message has in its chat, counted from 1. */
  type(chat: number, from: number, text: string): Promise<number>;
  close(): Promise<void>;
}

/** Starts crabline in a folder of its own. */
export async function crablineNetwork(): Promise<Network> {
  // Crabline syncs a line to the disk for every call; in memory that costs half the time.
  const memory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
  const folder = await mkdtemp(path.join(memory, 'telegram-'));
  const crabline = await startTelegramServer({
    recorderPath: path.join(folder, 'calls.jsonl'),
    maxPendingInboundEvents: 100_000,
  });
  const { adminToken, botToken, endpoints } = crabline.manifest;
  const upstream = new http.Agent({ keepAlive: true });
  return {
    token: botToken,
    carryOut: ({ method, contentType, body, onHungUp }) =>
      new Promise((resolve, reject) => {
        const call = http.request(
          `${endpoints.apiRoot}/bot${botToken}/${method}`,
          {
            method: 'POST',
            agent: upstream,
            headers: { 'content-type': contentType, 'content-length': body.length },
          },
          (answer) => {
            readBody(answer).then((text) => resolve(JSON.parse(text.toString())), reject);
          },
        );
        call.on('error', reject);
        // A poller that hangs up must free its place at crabline too.
        onHungUp(() => call.destroy());
        call.end(body);
      }),
    async type(chat, from, text) {
      const answer = await fetch(endpoints.adminInboundUrl, {
        method: 'POST',
        headers: { 'x-crabline-admin-token': adminToken, 'content-type': 'application/json' },
        body: JSON.stringify({ chatId: chat, fromId: from, text }),
      });
      const { update } = (await answer.json()) as { update?: { message: { message_id: number } } };
      if (update === undefined)
        throw new Error(`crabline did not take the message (${answer.status})`);
      return update.message.message_id;
    },
    async close() {
      upstream.destroy();
      await crabline.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Makes a network in memory. It takes no webhook. */
export function quickNetwork(): Network {
  const ids = new Map<string, number>();
  let waiting: { readonly update_id: number }[] = [];
  let newest = 0;
  let poll: { readonly answer: (answer: object) => void; readonly offset: number } | null = null;

  const nextId = (chat: string): number => {
    const id = (ids.get(chat) ?? 0) + 1;
    ids.set(chat, id);
    return id;
  };
  const answerPoll = (): void => {
    if (poll === null || waiting.length === 0) return;
    const { answer } = poll;
    poll = null;
    answer({ ok: true, result: structuredClone(waiting.slice(0, 100)) });
  };
  const takeUpdates = ({ call, onHungUp }: Asked): Promise<object> => {
    const offset = Number(call['offset'] ?? 0);
    waiting = waiting.filter(({ update_id }) => update_id >= offset);
    poll?.answer({
      ok: false,
      error_code: 409,
      description: 'Conflict: terminated by other getUpdates request',
    });
    return new Promise((resolve) => {
      const own = {
        offset,
        answer(answer: object) {
          clearTimeout(timer);
          resolve(answer);
        },
      };
      const over = (): void => {
        if (poll === own) poll = null;
        own.answer({ ok: true, result: [] });
      };
      const timer = setTimeout(over, Number(call['timeout'] ?? 0) * 1000);
      onHungUp(over);
      poll = own;
      answerPoll();
    });
  };

  return {
    token: '424242:quick-network-in-the-memory-of-the-tests',
    async carryOut(asked) {
      const { method, call } = asked;
      if (method === 'getUpdates') return takeUpdates(asked);
      if (method === 'getMe')
        return {
          ok: true,
          result: { id: 424_242, is_bot: true, first_name: 'Uji', username: 'uji_bot' },
        };
      if (method === 'setWebhook') throw new Error('the quick network takes no webhook');
      if (!/^send(?!ChatAction)/.test(method)) return { ok: true, result: true };
      const chat = field(call, 'chat_id');
      const message = {
        message_id: nextId(chat),
        date: Math.floor(Date.now() / 1000),
        chat: { id: Number(chat), type: 'private' },
        text: field(call, 'text'),
      };
      return { ok: true, result: message };
    },
    async type(chat, from, text) {
      const message_id = nextId(String(chat));
      newest += 1;
      waiting.push({
        update_id: newest,
        ...{
          message: {
            message_id,
            date: Math.floor(Date.now() / 1000),
            chat: { id: chat, type: 'private', first_name: 'Uji' },
            from: { id: from, is_bot: false, first_name: 'Uji' },
            text,
          },
        },
      });
      answerPoll();
      return message_id;
    },
    async close() {
      poll?.answer({ ok: true, result: [] });
    },
  };
}

/** Reads a request or an answer to its end. */
export async function readBody(stream: http.IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}
