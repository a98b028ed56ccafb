// One HTTP exchange with a Bot API server: Node's own http over kept connections, JSON comes back.
// It knows whether a request can have left, which decides between "again" and "unknown"; it retries nothing.
import http from 'node:http';
import https from 'node:https';
import { type Readable, pipeline } from 'node:stream';
import type { ApiResponse } from 'grammy/types';
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
// A hundred updates with the longest texts are under 3 MB.
const longestAnswer = 32 * 1024 * 1024;

/**
 * Makes an Exchange with its own connections, at most `maxSockets`. An answer that is not Telegram's JSON
 * becomes an error answer with the HTTP status, so that a gateway's page counts as its status.
 */
export function keptConnections(apiRoot: string, maxSockets: number): Exchange {
  const root = new URL(apiRoot);
  const isSecure = root.protocol === 'https:';
  const { request: open, Agent } = isSecure ? https : http;
  const server = {
    method: 'POST',
    hostname: root.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: root.port,
    // Idle connections end before a usual server ends them: a request on a dying one has an unknown fate.
    agent: new Agent({ keepAlive: true, maxSockets, maxFreeSockets: maxSockets, timeout: 15_000 }),
  };
  const below = root.pathname.replace(/\/$/, '');
  return ({ path, contentType, body, timeoutMs, signal }) =>
    new Promise((resolve, reject) => {
      outside('http');
      const headers: Record<string, string | number> = { 'content-type': contentType };
      if (typeof body === 'string') headers['content-length'] = Buffer.byteLength(body);
      const request = open({ ...server, path: below + path, headers });
      const departure = watchDeparture(request, isSecure);
      const end = (code: string): void => {
        request.destroy(new RequestError(code, departure.mayHaveLeft));
      };
      const abort = (): void => end('ABORTED');
      const timer = setTimeout(end, timeoutMs, 'TIMEOUT');
      signal?.addEventListener('abort', abort);
      let answered = false;
      const fail = (error: unknown): void => reject(asRequestError(error, departure.mayHaveLeft));
      request.on('error', fail);
      request.on('close', () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', abort);
        if (!answered) fail(new RequestError('CLOSED', departure.mayHaveLeft));
      });
      request.on('response', (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (piece: string) => {
          text += piece;
          if (text.length > longestAnswer) end('ANSWER_TOO_LONG');
        });
        response.on('end', () => {
          answered = true;
          const answer = read(response.statusCode ?? 0, text);
          if (answer === undefined) reject(new RequestError('BAD_ANSWER', true));
          else resolve(answer);
        });
        response.on('error', fail);
      });
      if (signal?.aborted) abort();
      else if (typeof body === 'string') request.end(body);
      // A source that breaks destroys the request unfinished; grammY itself tells what went wrong.
      else pipeline(body, request, () => {});
    });
}

// Nothing is written before the connection stands, so until then a failure is harmless. After that
// nobody can tell how much of the request the server has read.
function watchDeparture(
  request: http.ClientRequest,
  isSecure: boolean,
): { readonly mayHaveLeft: boolean } {
  const departure = { mayHaveLeft: false };
  request.on('socket', (socket) => {
    departure.mayHaveLeft = !socket.connecting;
    if (departure.mayHaveLeft) return;
    const slow = setTimeout(
      () => request.destroy(new RequestError('CONNECT_TIMEOUT', false)),
      connectWithinMs,
    );
    const connected = isSecure ? 'secureConnect' : 'connect';
    socket.once(connected, () => {
      departure.mayHaveLeft = true;
    });
    for (const event of [connected, 'close']) socket.once(event, () => clearTimeout(slow));
  });
  return departure;
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

function asRequestError(error: unknown, mayHaveArrived: boolean): RequestError {
  if (error instanceof RequestError) return error;
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  return new RequestError(typeof code === 'string' ? code : 'NETWORK', mayHaveArrived);
}
