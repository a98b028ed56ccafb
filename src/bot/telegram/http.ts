// One HTTP exchange with a Bot API server over kept connections (undici), JSON comes back.
// It knows whether a request can have left, which decides between "again" and "unknown"; it retries nothing.
import type { Readable } from 'node:stream';
import type { ApiResponse } from 'grammy/types';
import type { Dispatcher } from 'undici';
// Of undici, this alone: the rest (fetch, caches, web sockets) is read at each start and never used.
import Pool from 'undici/lib/dispatcher/pool.js';
import { outside } from '../../crash.ts';
import { RequestError } from './request-error.ts';

/** What is sent, and how long an answer is waited for. */
interface Request {
  /** Below the API root, such as `/bot<token>/getMe`. */
  readonly path: string;
  readonly contentType: string;
  readonly body: string | Readable;
  readonly timeoutMs: number;
  readonly signal?: Signal | undefined;
}

/** What Node's AbortSignal and the older one of grammY have in common. */
export interface Signal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** An answer of Telegram; `never` because whoever asked knows what the result is. */
type Answer = ApiResponse<never>;

/** Makes one call. Rejects with RequestError only. */
export type Exchange = (request: Request) => Promise<Answer>;

const connectWithinMs = 10_000;
const idleMs = 15_000;
// A hundred updates with the longest texts are under 3 MB.
const longestAnswer = 32 * 1024 * 1024;

/**
 * Makes an Exchange with its own connections, at most `most`. An answer that is not Telegram's JSON
 * becomes an error answer with the HTTP status, so that a gateway's page counts as its status.
 */
export function keptConnections(apiRoot: string, most: number): Exchange {
  const root = new URL(apiRoot);
  const pool = new Pool(root.origin, {
    connections: most,
    pipelining: 1,
    allowH2: false,
    // Idle connections end before a usual server ends them: a request on a dying one has an unknown fate.
    ...{ keepAliveTimeout: idleMs, keepAliveMaxTimeout: idleMs },
    // How long an answer may take goes by the call.
    ...{ headersTimeout: 0, bodyTimeout: 0 },
    connect: { timeout: connectWithinMs },
  });
  const below = root.pathname.replace(/\/$/, '');
  return ({ path, contentType, body, timeoutMs, signal }) =>
    new Promise((resolve, reject) => {
      outside('http');
      // Nothing is written before the connection stands and this call has it, so until then a failure is harmless. After
      // that nobody can tell how much of the request the server has read.
      let begun: Dispatcher.DispatchController | null = null;
      let over = false;
      const ends = (): boolean => {
        if (over) return false;
        over = true;
        clearTimeout(timer);
        signal?.removeEventListener('abort', abort);
        return true;
      };
      const end = (code: string): void => {
        if (!ends()) return;
        const error = new RequestError(code, begun !== null);
        reject(error);
        begun?.abort(error);
      };
      const abort = (): void => end('ABORTED');
      const timer = setTimeout(end, timeoutMs, 'TIMEOUT');
      signal?.addEventListener('abort', abort);
      if (signal?.aborted) {
        abort();
        return;
      }
      let status = 0;
      let size = 0;
      const pieces: Buffer[] = [];
      const headers = { 'content-type': contentType };
      // A source that breaks ends the request unfinished; grammY itself tells what went wrong.
      pool.dispatch(
        { path: below + path, method: 'POST', headers, body },
        {
          onRequestStart(controller) {
            if (over) controller.abort(new RequestError('ABORTED', false));
            else begun = controller;
          },
          onResponseStart(_controller, statusCode) {
            status = statusCode;
          },
          onResponseData(_controller, piece) {
            size += piece.length;
            if (size > longestAnswer) end('ANSWER_TOO_LONG');
            else pieces.push(piece);
          },
          onResponseEnd() {
            if (!ends()) return;
            const answer = read(status, Buffer.concat(pieces).toString());
            if (answer === undefined) reject(new RequestError('BAD_ANSWER', true));
            else resolve(answer);
          },
          onResponseError(_controller, error) {
            if (ends()) reject(asRequestError(error, begun !== null));
          },
        },
      );
    });
}

function read(status: number, text: string): Answer | undefined {
  const parsed = parse(text);
  if (isAnswer(parsed)) return parsed;
  return status >= 400 || isRefusal(parsed)
    ? { ok: false, error_code: status, description: `HTTP ${status}` }
    : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isAnswer(parsed: unknown): parsed is Answer {
  if (typeof parsed !== 'object' || parsed === null || !('ok' in parsed)) return false;
  return (
    parsed.ok === true ||
    ('error_code' in parsed && 'description' in parsed && typeof parsed.description === 'string')
  );
}

const isRefusal = (parsed: unknown): boolean =>
  typeof parsed === 'object' && parsed !== null && 'ok' in parsed && parsed.ok === false;

function asRequestError(error: Error, mayHaveArrived: boolean): RequestError {
  if (error instanceof RequestError) return error;
  const code: unknown = Reflect.get(error, 'code');
  if (code === 'UND_ERR_CONNECT_TIMEOUT') return new RequestError('CONNECT_TIMEOUT', false);
  return new RequestError(typeof code === 'string' ? code : 'NETWORK', mayHaveArrived);
}
