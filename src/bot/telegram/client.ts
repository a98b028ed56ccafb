// The three grammY clients of one bot: for sending, for uploads and for asking, each with its own patience.
// It installs no auto-retry: a send is repeated by the outbox alone, which knows whether it was shown.
import type { Readable } from 'node:stream';
import { Api, type ApiClientOptions, type Transformer } from 'grammy';
import { type Exchange, keptConnections, type Signal } from './http.ts';

/** The clients of one bot. After their time limit the outcome of a call is unknown. */
export interface Clients {
  readonly sends: Api;
  readonly uploads: Api;
  readonly asks: Api;
}

/** How long a long poll is held open by the server, in seconds. */
export const pollSeconds = 25;

const sendWithinMs = 30_000;
const uploadWithinMs = 180_000;
const askWithinMs = (pollSeconds + 15) * 1000;

/** Makes the clients. `apiRoot` is without a slash at the end. */
export function makeClients(token: string, apiRoot: string): Clients {
  return {
    sends: jsonClient(token, apiRoot, 150, sendWithinMs),
    uploads: uploadClient(token, apiRoot),
    asks: jsonClient(token, apiRoot, 10, askWithinMs),
  };
}

// Calls in JSON go by a transformer around grammY's own way of calling, which costs two to three times the
// CPU of a bare request (node-fetch, an abort controller and three promises a call); this costs a tenth more.
function jsonClient(token: string, apiRoot: string, sockets: number, timeoutMs: number): Api {
  const exchange = keptConnections(apiRoot, sockets);
  const call: Transformer = (_previous, method, payload, signal) =>
    exchange({
      path: `/bot${token}/${method}`,
      contentType: 'application/json',
      body: JSON.stringify(payload),
      timeoutMs,
      signal,
    });
  const api = new Api(token, { apiRoot });
  api.config.use(call);
  return api;
}

// A file goes as grammY writes it, piece by piece; only the connection is ours.
function uploadClient(token: string, apiRoot: string): Api {
  const options: ApiClientOptions = {
    apiRoot,
    timeoutSeconds: uploadWithinMs / 1000,
    fetch: asFetch(apiRoot, keptConnections(apiRoot, 4)),
    baseFetchConfig: {},
  };
  return new Api(token, options);
}

interface FetchInit {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Readable;
  readonly signal: Signal;
}

function asFetch(apiRoot: string, exchange: Exchange) {
  return async (address: string, init: FetchInit): Promise<{ json(): unknown }> => {
    const answer = await exchange({
      path: address.slice(apiRoot.length),
      contentType: init.headers['content-type'] ?? 'application/json',
      body: init.body,
      timeoutMs: uploadWithinMs,
      signal: init.signal,
    });
    return { json: () => answer };
  };
}

type GrammySignal = NonNullable<Parameters<Api['raw']['getUpdates']>[1]>;

/** Gives Node's signal the type of the older package that grammY was written against; it uses two members of it. */
export function ofGrammy(signal: AbortSignal): GrammySignal {
  return signal as GrammySignal;
}
