// Getting the bytes of a file that a person sent: ask for its path, then stream it, with a limit on what is
// said and on what comes. It never keeps a whole file in memory and never follows a redirection.
import http from 'node:http';
import https from 'node:https';
import { GrammyError, type Api } from 'grammy';
import { outside } from '../../crash.ts';
import { telegramCapabilities as caps } from '../capabilities.ts';
import { FetchError, type FetchFailure, type FileRef } from '../channel.ts';
import { ofGrammy } from './client.ts';
import { fetchFailure } from './failures.ts';

/** Where files are: the Bot API and the token, which is part of every path there. */
export interface FileServer {
  readonly api: Api;
  readonly apiRoot: string;
  readonly token: string;
}

const silentAfterMs = 30_000;
const tryAgainMs = 5000;

/**
 * Streams a file. Refuses by the announced size before any call, by the server's size before the
 * download, and by what really comes during it. Fails with FetchError, or with the signal's reason.
 */
export async function* streamFile(
  server: FileServer,
  ref: FileRef,
  maxBytes: number,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void, undefined> {
  const limit = Math.min(maxBytes, caps.maxDownload);
  refuseOver(limit, ref['size']);
  const path = await pathOf(server, ref, limit, signal);
  const answer = await open(`${server.apiRoot}/file/bot${server.token}/${path}`, signal);
  try {
    const status = answer.statusCode ?? 0;
    if (status === 404 || status === 410) throw again(`the file's address is gone (${status})`);
    if (status !== 200) throw again(`download answered ${status}`);
    refuseOver(limit, Number(answer.headers['content-length'] ?? 0));
    let received = 0;
    for await (const piece of chunks(answer, signal)) {
      received += piece.length;
      refuseOver(limit, received);
      yield piece;
    }
  } finally {
    answer.destroy();
  }
}

async function pathOf(
  { api }: FileServer,
  ref: FileRef,
  limit: number,
  signal: AbortSignal,
): Promise<string> {
  const fileId = ref['fileId'];
  if (typeof fileId !== 'string' || fileId === '')
    throw failed({ kind: 'gone', reason: 'no file id' });
  const announced = typeof ref['size'] === 'number' ? ref['size'] : 0;
  const file = await api.raw
    .getFile({ file_id: fileId }, ofGrammy(signal))
    .catch((error: unknown) => {
      signal.throwIfAborted();
      // "Too big" is Telegram's own limit, which the announced size then lies below.
      const limitMet = error instanceof GrammyError ? Math.min(limit, caps.maxDownload) : limit;
      throw failed(fetchFailure(error, limitMet, Math.max(announced, limitMet + 1)));
    });
  refuseOver(limit, file.file_size);
  const path: unknown = file.file_path;
  // A local Bot API server would give a path on its own disk; this product talks to one that serves files.
  if (typeof path !== 'string' || !/^(?!.*\.\.)[\w.-][\w./-]*$/.test(path))
    throw failed({ kind: 'gone', reason: 'no usable file path' });
  return path;
}

function open(address: string, signal: AbortSignal): Promise<http.IncomingMessage> {
  outside('http');
  return new Promise((resolve, reject) => {
    const client = address.startsWith('https:') ? https : http;
    const request = client.get(address, { signal, timeout: silentAfterMs }, resolve);
    request.on('timeout', () => request.destroy(again('no answer')));
    request.on('error', (error) => reject(asFailure(error, signal)));
  });
}

async function* chunks(
  answer: http.IncomingMessage,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    for await (const piece of answer) if (piece instanceof Uint8Array) yield piece;
  } catch (error) {
    throw asFailure(error, signal);
  }
}

function asFailure(error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted) return signal.reason;
  return error instanceof FetchError ? error : again('the download broke off');
}

function refuseOver(limit: number, size: unknown): void {
  if (typeof size === 'number' && size > limit) throw failed({ kind: 'too_large', limit, size });
}

const failed = (failure: FetchFailure): FetchError => new FetchError(failure);
const again = (reason: string): FetchError =>
  failed({ kind: 'retry', afterMs: tryAgainMs, reason });
