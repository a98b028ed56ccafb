// A Telegram for tests: the crabline server (not written here), or a quick network, behind a proxy that adds what it lacks.
//
//   const telegram = await startTelegram();          // telegram.token, telegram.apiRoot for the product
//   const siti = telegram.phone(900001);             // a pretend phone, see phone.ts
//   await siti.says('halo');
//   await siti.sees(/selamat datang/i);
//   telegram.fault({ method: 'sendMessage', times: 1, fault: 'answer lost' });
//   telegram.latencyMs = 60;                          // for every call
//   telegram.shown('900001')                          // the oracle: what the phone shows now
//   await telegram.close();
//
// Crabline gives: update ids, message ids, long polling with confirmation, 409, webhooks with retries, limits.
// The proxy adds: faults and latency, updates other than text, files to download, edits that check whether
// the message is there ("message is not modified"), and a journal of all that was typed and shown.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { answerEdit, isEdit } from './edits.ts';
import { buttonsOf, type Call, field, fileOf, readCall } from './calls.ts';
import { Downloads } from './downloads.ts';
import { type Fault, Faults, type FaultRule } from './faults.ts';
import { Journal, type Shown } from './journal.ts';
import { crablineNetwork, quickNetwork, readBody } from './network.ts';
import { Numbering } from './numbering.ts';
import { type Inbound, Phone } from './phone.ts';
import { Recipes } from './updates.ts';

export interface StandIn {
  readonly token: string;
  readonly apiRoot: string;
  /** Wait before every call is looked at, ms. */
  latencyMs: number;
  readonly journal: Journal;
  readonly downloads: Downloads;
  /** Counts of calls by method, faults included. */
  readonly calls: ReadonlyMap<string, number>;
  phone(id: number): Phone;
  fault(rule: FaultRule): void;
  clearFaults(): void;
  /** What the phone of this chat shows now, oldest first. */
  shown(chat: string | number): readonly Shown[];
  /** Resolves when nobody is connected and no call is under way: after a kill, nothing of the dead is left then. */
  quiet(): Promise<void>;
  close(): Promise<void>;
}

/** How the network behind the stand-in is. */
export interface NetworkOptions {
  /** All chats share one numbering from here on, as people's chats do at Telegram; else each counts from 1. */
  readonly idsFrom?: number;
  /** In memory, for hundreds of people at once; see network.ts. */
  readonly quick?: boolean;
}

/** Starts the stand-in on a free port of 127.0.0.1. */
export async function startTelegram({ idsFrom, quick }: NetworkOptions = {}): Promise<StandIn> {
  const network = quick === true ? quickNetwork() : await crablineNetwork();
  const botToken = network.token;
  const journal = new Journal();
  const faults = new Faults();
  const recipes = new Recipes();
  const downloads = new Downloads();
  const numbering = new Numbering(idsFrom);
  const calls = new Map<string, number>();
  let webhook: string | undefined;
  let busy = 0;

  const server = http.createServer((request, response) => {
    busy += 1;
    serve(request, response)
      .catch(() => response.destroy())
      .finally(() => {
        busy -= 1;
      });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const apiRoot = `http://127.0.0.1:${port}`;

  async function serve(
    request: http.IncomingMessage,
    response: http.ServerResponse,
  ): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', apiRoot);
    if (pathname.startsWith(`/file/bot${botToken}/`)) return downloads.serve(pathname, response);
    const body = await readBody(request);
    if (pathname === '/to-webhook') return toWebhook(request, body, response);
    const method = new RegExp(`^/bot${botToken}/(\\w+)$`).exec(pathname)?.[1];
    if (method === undefined) return reply(response, refusal(401, 'Unauthorized'));
    calls.set(method, (calls.get(method) ?? 0) + 1);
    if (standIn.latencyMs > 0) await sleep(standIn.latencyMs);
    const call = readCall(request.headers['content-type'] ?? '', body);
    const fault = faults.take(method, field(call, 'chat_id') || undefined);
    if (typeof fault === 'object' && 'late' in fault) await sleep(fault.late);
    if (isInstead(fault)) return showFault(fault, response);
    const answer =
      (fault === 'answered blindly' ? undefined : answerHere(method, call)) ??
      (await forward(
        method,
        call,
        request,
        response,
        method === 'setWebhook' ? ownWebhook(call) : body,
      ));
    numbering.renumber(field(call, 'chat_id'), Reflect.get(answer, 'result'));
    note(method, call, answer);
    if (typeof fault === 'object' && 'answerLate' in fault) await sleep(fault.answerLate);
    if (fault === 'answer lost') response.destroy();
    else reply(response, answer);
  }

  function answerHere(method: string, call: Call): object | undefined {
    if (method === 'getFile') return downloads.describe(field(call, 'file_id'));
    if (isEdit(method)) return answerEdit(journal, call);
    if (buttonsOf(call).some(({ token }) => Buffer.byteLength(token) > 64))
      return refusal(400, 'Bad Request: BUTTON_DATA_INVALID');
    return undefined;
  }

  // Crabline delivers to the proxy, so that the proxy can put the real updates in their places.
  function ownWebhook(call: Call): Buffer {
    webhook = field(call, 'url');
    return Buffer.from(JSON.stringify({ ...call, url: webhook && `${apiRoot}/to-webhook` }));
  }

  async function toWebhook(
    request: http.IncomingMessage,
    body: Buffer,
    response: http.ServerResponse,
  ): Promise<void> {
    const secret = request.headers['x-telegram-bot-api-secret-token'];
    const answer = await fetch(webhook ?? '', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(typeof secret === 'string' ? { 'x-telegram-bot-api-secret-token': secret } : {}),
      },
      body: JSON.stringify(cookedUpdate(JSON.parse(body.toString()))),
    });
    response.writeHead(answer.status).end();
  }

  async function forward(
    method: string,
    call: Call,
    request: http.IncomingMessage,
    response: http.ServerResponse,
    body: Buffer,
  ): Promise<object> {
    const answer = await network.carryOut({
      ...{ method, call, body },
      contentType: request.headers['content-type'] ?? 'application/json',
      onHungUp: (then) => void response.once('close', then),
    });
    return cooked(method, answer);
  }

  function cooked(method: string, answer: unknown): object {
    const whole = typeof answer === 'object' && answer !== null ? answer : {};
    const result: unknown = Reflect.get(whole, 'result');
    return method === 'getUpdates' && Array.isArray(result)
      ? { ...whole, result: result.map((update: unknown) => cookedUpdate(update)) }
      : whole;
  }

  function cookedUpdate(update: unknown): unknown {
    const message: unknown = Reflect.get(Object(update), 'message');
    const chat: unknown = Reflect.get(Object(Reflect.get(Object(message), 'chat')), 'id');
    numbering.renumber(String(chat), message);
    return recipes.cook(update);
  }

  function note(method: string, call: Call, answer: object): void {
    if (Reflect.get(answer, 'ok') !== true) return;
    const chat = field(call, 'chat_id');
    if (method === 'answerCallbackQuery') journal.answer(field(call, 'callback_query_id'));
    if (method === 'deleteMessage') {
      const entry = journal.find(chat, Number(field(call, 'message_id')));
      if (entry) entry.deleted = true;
    }
    if (!/^send(?!ChatAction)/.test(method)) return;
    const result: unknown = Reflect.get(answer, 'result');
    const file = fileOf(call);
    journal.show({
      messageId: Number(Reflect.get(Object(result), 'message_id')),
      chat,
      text: field(call, 'text') || field(call, 'caption'),
      buttons: buttonsOf(call),
      ...(file ? { file } : {}),
      deleted: false,
    });
  }

  const inbound: Inbound = async (chat, from, text) => {
    const id = numbering.idOf(String(chat), await network.type(chat, from, text));
    journal.type(String(chat), id, text);
    return id;
  };

  const standIn: StandIn = {
    token: botToken,
    apiRoot,
    latencyMs: 0,
    journal,
    downloads,
    calls,
    phone: (id) => new Phone(id, { journal, downloads, recipes, inbound, faults }),
    fault: (rule) => faults.add(rule),
    clearFaults: () => faults.clear(),
    shown: (chat) => journal.shown(String(chat)),
    async quiet() {
      const connected = () =>
        new Promise<number>((resolve) => {
          server.getConnections((_, count) => resolve(count));
        });
      const left = async (): Promise<number> => busy + (await connected());
      while ((await left()) > 0) await sleep(5);
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await network.close();
    },
  };
  return standIn;
}

const refusal = (code: number, description: string): object => ({
  ok: false,
  error_code: code,
  description,
});

function reply(response: http.ServerResponse, answer: object): void {
  const code: unknown = Reflect.get(answer, 'error_code');
  response.writeHead(typeof code === 'number' ? code : 200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(answer));
}

/** A fault that stands in the place of the answer, so that the call is not carried out. */
type Instead = Exclude<
  Fault,
  'answer lost' | 'answered blindly' | { readonly late: number } | { readonly answerLate: number }
>;

const isInstead = (fault: Fault | undefined): fault is Instead =>
  fault !== undefined &&
  fault !== 'answer lost' &&
  fault !== 'answered blindly' &&
  !(typeof fault === 'object' && ('late' in fault || 'answerLate' in fault));

function showFault(fault: Instead, response: http.ServerResponse): void {
  if (fault === 'request lost') response.destroy();
  else if ('page' in fault)
    response.writeHead(fault.page, { 'content-type': 'text/html' }).end('<h1>Sorry</h1>');
  else
    reply(response, {
      ...refusal(fault.status, fault.description),
      ...(fault.parameters ? { parameters: fault.parameters } : {}),
    });
}
