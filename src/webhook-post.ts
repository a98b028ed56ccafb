// One telling of a webhook over HTTP: signed, to an address that was looked up and found to be public, answered in ten seconds.
// It follows no other address that an answer names, and keeps nothing of an answer but its status.
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
}

/** Sends one. */
export async function tell({ url, id, body, key, allowed, now }: Telling): Promise<TellingEnd> {
  const target = new URL(url);
  if (!mayBeTold(url, allowed)) return { ok: false, status: null, problem: 'private_address' };
  const found = await addressesOf(bareHost(target.hostname));
  const [first] = found;
  if (first === undefined) return { ok: false, status: null, problem: 'unknown_host' };
  // What a name leads to is looked at, and then called: a second look could lead elsewhere.
  if (!allowed.includes(target.host) && found.some((one) => isPrivateAddress(one.address)))
    return { ok: false, status: null, problem: 'private_address' };
  const status = await post(target, first, body, signed({ id, body, key, now }));
  if (status === null) return { ok: false, status: null, problem: 'no_answer' };
  return status >= 200 && status < 300
    ? { ok: true, status }
    : { ok: false, status, problem: 'refused' };
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

const addressesOf = async (host: string): Promise<readonly LookupAddress[]> =>
  isIP(host) === 0
    ? await dns.lookup(host, { all: true }).catch(() => [])
    : [{ address: host, family: isIP(host) }];

/** Gives the status of the answer; null when none came. */
function post(
  url: URL,
  to: LookupAddress,
  body: string,
  headers: Readonly<Record<string, string>>,
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
        signal: AbortSignal.timeout(ANSWER_MS),
        lookup: (_host, { all }, done) =>
          all === true ? done(null, [to]) : done(null, to.address, to.family),
      },
      (answer) => {
        answer.destroy();
        resolve(answer.statusCode ?? null);
      },
    );
    request.on('error', () => resolve(null));
    request.end(body);
  });
}
