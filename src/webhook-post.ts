// One telling of a webhook over HTTP: signed, to an address that was looked up and found to be public, over after ten seconds
// however it goes. It follows no other address that an answer names, and keeps nothing of an answer but its status.
import { createHmac } from 'node:crypto';
import { type LookupAddress, promises as dns } from 'node:dns';
import { request as plain } from 'node:http';
import { request as secure } from 'node:https';
import { isIP } from 'node:net';
import { bareHost, isPrivateAddress, mayBeTold } from './api/public-address.ts';
import type { TellingEnd } from './db/transactions/webhooks.ts';

const ANSWER_MS = 10_000;

/** Where a telling goes, and what it says. */
export interface Telling {
  readonly url: string;
  readonly id: string;
  readonly body: string;
  readonly key: Buffer;
  readonly allowed: readonly string[];
  /** Milliseconds, UTC. */
  readonly now: number;
  /** How long it may take, the look-up of the name and all, milliseconds. */
  readonly withinMs?: number;
  /** Finds the addresses of a name. */
  readonly lookup?: (host: string) => Promise<readonly LookupAddress[]>;
}

/** Sends one. */
export async function tell(telling: Telling): Promise<TellingEnd> {
  const { url, id, body, key, allowed, now, withinMs = ANSWER_MS, lookup = lookedUp } = telling;
  const target = new URL(url);
  if (!mayBeTold(url, allowed)) return { ok: false, status: null, problem: 'private_address' };
  const late = AbortSignal.timeout(withinMs);
  const found = await addressesOf(bareHost(target.hostname), lookup, late);
  const [first] = found;
  if (first === undefined) return { ok: false, status: null, problem: 'unknown_host' };
  // What a name leads to is looked at, and then called: a second look could lead elsewhere.
  if (!allowed.includes(target.host) && found.some((one) => isPrivateAddress(one.address)))
    return { ok: false, status: null, problem: 'private_address' };
  const status = await post(target, first, body, signed({ id, body, key, now }), late);
  if (status === null) return { ok: false, status: null, problem: 'no_answer' };
  if (status >= 200 && status < 300) return { ok: true, status };
  // A number that no answer may have is not one.
  return { ok: false, status: status < 100 || status > 599 ? null : status, problem: 'refused' };
}

/** The headers of the Standard Webhooks: number, time, and a signature over both and the body. */
function signed({ id, body, key, now }: Pick<Telling, 'id' | 'body' | 'key' | 'now'>) {
  const timestamp = String(Math.floor(now / 1000));
  const mac = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${mac}`,
  };
}

const lookedUp = async (host: string): Promise<readonly LookupAddress[]> =>
  dns.lookup(host, { all: true });

/** The addresses of a host; none where its name leads nowhere, or nobody says so in time. */
async function addressesOf(
  host: string,
  lookup: (host: string) => Promise<readonly LookupAddress[]>,
  late: AbortSignal,
): Promise<readonly LookupAddress[]> {
  if (isIP(host) !== 0) return [{ address: host, family: isIP(host) }];
  const { promise, resolve } = Promise.withResolvers<readonly LookupAddress[]>();
  late.addEventListener('abort', () => resolve([]), { once: true });
  lookup(host).then(resolve, () => resolve([]));
  return promise;
}

/** Gives the status of the answer; null when none came. */
function post(
  url: URL,
  to: LookupAddress,
  body: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<number | null> {
  return new Promise((resolve) => {
    const request = (url.protocol === 'https:' ? secure : plain)(
      url,
      {
        method: 'POST',
        agent: false,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'Sepeda Baru',
          ...headers,
        },
        signal,
        lookup: (_host, { all }, done) =>
          all === true ? done(null, [to]) : done(null, to.address, to.family),
      },
      (answer) => {
        answer.destroy();
        resolve(answer.statusCode ?? null);
      },
    );
    request.on('error', () => resolve(null));
    // Who answers that it goes on in another protocol is cut off, without an answer and without an error.
    request.on('close', () => resolve(null));
    request.end(body);
  });
}
