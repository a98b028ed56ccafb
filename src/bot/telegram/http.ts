// The HTTP client that grammY is given: Node's own http over kept connections, JSON in, JSON out.
// It costs a third of what grammY's default costs per call, and it knows whether a request can have left.
import http from 'node:http';
import https from 'node:https';
import { type Readable, pipeline } from 'node:stream';
import { outside } from '../../crash.ts';
import { RequestError } from './request-error.ts';

/** What grammY hands over for one call. */
export interface CallInit {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Readable;
  readonly signal: {
    readonly aborted: boolean;
    addEventListener(type: 'abort', listener: () => void): void;
  };
}

/** The one thing grammY asks of an answer. */
export interface CallAnswer {
  json(): unknown;
}

const connectWithinMs = 10_000;
// A hundred updates with the longest texts are under 3 MB.
const longestAnswer = 32 * 1024 * 1024;

/**
 * Makes the `fetch` for grammY. Rejects with RequestError only; an answer that is not Telegram's JSON
 * becomes an error answer with the HTTP status, so that a gateway's page counts as its status.
 */
export function keptConnections(
  maxSockets: number,
): (url: string | URL, init: CallInit) => Promise<CallAnswer> {
  // Idle connections end before a usual server ends them: a request on a dying one has an unknown fate.
  const options = { keepAlive: true, maxSockets, maxFreeSockets: maxSockets, timeout: 15_000 };
  const plain = new http.Agent(options);
  const secure = new https.Agent(options);
  return (address, init) =>
    new Promise((resolve, reject) => {
      outside('http');
      const url = typeof address === 'string' ? new URL(address) : address;
      const isSecure = url.protocol === 'https:';
      const headers: Record<string, string | number> = {
        'content-type': init.headers['content-type'] ?? 'application/json',
      };
      if (typeof init.body === 'string') headers['content-length'] = Buffer.byteLength(init.body);
      const request = (isSecure ? https : http).request(url, {
        method: init.method,
        headers,
        agent: isSecure ? secure : plain,
      });
      let mayHaveArrived = false;
      const fail = (error: unknown): void => reject(asRequestError(error, mayHaveArrived));
      request.on('error', fail);
      let answered = false;
      request.on('close', () => {
        if (!answered) fail(new RequestError('CLOSED', mayHaveArrived));
      });
      request.on('socket', (socket) => {
        if (!socket.connecting) {
          mayHaveArrived = true;
          return;
        }
        const slow = setTimeout(
          () => request.destroy(new RequestError('ETIMEDOUT', false)),
          connectWithinMs,
        );
        const connected = isSecure ? 'secureConnect' : 'connect';
        socket.once(connected, () => {
          mayHaveArrived = true;
        });
        for (const event of [connected, 'close']) socket.once(event, () => clearTimeout(slow));
      });
      request.on('response', (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (piece: string) => {
          text += piece;
          if (text.length > longestAnswer)
            response.destroy(new RequestError('ANSWER_TOO_LONG', true));
        });
        response.on('end', () => {
          answered = true;
          resolve(answer(response.statusCode ?? 0, text));
        });
        response.on('error', fail);
      });
      init.signal.addEventListener('abort', () =>
        request.destroy(new RequestError('ABORTED', mayHaveArrived)),
      );
      if (init.signal.aborted) request.destroy(new RequestError('ABORTED', false));
      else if (init.body === undefined || typeof init.body === 'string') request.end(init.body);
      // A broken source destroys the request unfinished; what went wrong is told by grammY's own watch.
      else pipeline(init.body, request, () => {});
    });
}

function answer(status: number, text: string): CallAnswer {
  return {
    json() {
      const parsed = parse(text);
      if (typeof parsed === 'object' && parsed !== null && 'ok' in parsed) {
        if (parsed.ok === true || 'error_code' in parsed) return parsed;
        return { ...parsed, error_code: status, description: `HTTP ${status}` };
      }
      if (status >= 400) return { ok: false, error_code: status, description: `HTTP ${status}` };
      throw new RequestError('BAD_ANSWER', true);
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function asRequestError(error: unknown, mayHaveArrived: boolean): RequestError {
  if (error instanceof RequestError) return error;
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  return new RequestError(typeof code === 'string' ? code : 'NETWORK', mayHaveArrived);
}
