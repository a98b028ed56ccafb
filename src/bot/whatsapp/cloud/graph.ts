// The HTTP calls to Meta's Graph API: send, upload, and fetch a file by its id.
// The access token goes to Meta's hosts alone and never into an error or a log.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { FetchError, type FetchFailure, type FileRef, type SendOutcome } from '../../channel.ts';
import { fromGraph, uncertain, unreachableNow } from './failures.ts';

export interface GraphOptions {
  /** Without version and trailing slash. */
  readonly apiRoot: string;
  readonly token: string;
  readonly phoneId: string;
  readonly timeoutMs: number;
}

/** The answer to a send: an outcome, and the code of the refusal where there was one. */
interface SendAnswer {
  readonly outcome: SendOutcome;
  readonly code: number | null;
}

export interface Graph {
  send(body: Record<string, unknown>): Promise<SendAnswer>;
  /** Puts a file up and gives its id; rejects when it cannot. */
  upload(file: { name: string; mime: string; bytes: AsyncIterable<Uint8Array> }): Promise<string>;
  /** Streams a file; throws `FetchError`. */
  fetch(ref: FileRef, maxBytes: number, signal: AbortSignal): AsyncGenerator<Uint8Array>;
}

const version = 'v25.0';
const sent = z.object({ messages: z.array(z.object({ id: z.string() })).min(1) });
const refused = z.object({ error: z.object({ code: z.number() }) });
const uploaded = z.object({ id: z.string() });
const cloudRef = z.object({
  cloudMedia: z.string().regex(/^[\w.:-]{1,200}$/),
  sha256: z.string().nullable(),
});
const mediaPlace = z.object({ url: z.url(), file_size: z.coerce.number().optional() });
// Where Graph says that files lie.
const mediaHosts = /(?:^|\.)(?:fbsbx\.com|fbcdn\.net|facebook\.com|whatsapp\.net)$/;

/** Makes the client of one number. */
export function makeGraph(options: GraphOptions): Graph {
  const { apiRoot, phoneId } = options;
  const own = `${apiRoot}/${version}`;
  const headers = { authorization: `Bearer ${options.token}` };

  return {
    async send(body) {
      let response: Response;
      try {
        response = await fetch(`${own}/${phoneId}/messages`, {
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/json' },
          body: JSON.stringify({
            messaging_product: 'whatsapp',
            recipient_type: 'individual',
            ...body,
          }),
          signal: AbortSignal.timeout(options.timeoutMs),
          redirect: 'error',
        });
      } catch (error) {
        return { outcome: neverLeft(error) ? unreachableNow : uncertain, code: null };
      }
      const answer: unknown = await response.json().catch(() => null);
      const id = sent.safeParse(answer).data?.messages[0]?.id;
      if (response.ok && id !== undefined)
        return { outcome: { kind: 'sent', providerId: id }, code: null };
      const code = refused.safeParse(answer).data?.error.code;
      if (code !== undefined) return { outcome: fromGraph(code), code };
      return {
        outcome: response.status >= 500 || response.ok ? uncertain : fromGraph(100),
        code: null,
      };
    },

    async upload({ name, mime, bytes }) {
      const chunks = await Array.fromAsync(bytes);
      const form = new FormData();
      form.set('messaging_product', 'whatsapp');
      form.set('type', mime);
      form.set(
        'file',
        new Blob(
          chunks.map((chunk) => new Uint8Array(chunk)),
          { type: mime },
        ),
        name,
      );
      const response = await fetch(`${own}/${phoneId}/media`, {
        method: 'POST',
        headers,
        body: form,
        signal: AbortSignal.timeout(options.timeoutMs * 6),
        redirect: 'error',
      });
      return uploaded.parse(await response.json()).id;
    },

    fetch: fetchFile,
  };

  async function* fetchFile(
    ref: FileRef,
    maxBytes: number,
    signal: AbortSignal,
  ): AsyncGenerator<Uint8Array> {
    const parsed = cloudRef.safeParse(ref);
    if (!parsed.success) throw fail({ kind: 'gone', reason: 'unusable reference' });
    const { cloudMedia, sha256 } = parsed.data;
    const found = await get(`${own}/${encodeURIComponent(cloudMedia)}`, signal);
    const place = mediaPlace.safeParse(await found.json().catch(() => null));
    if (!place.success)
      throw fail({ kind: 'retry', afterMs: 30_000, reason: 'no address for the file' });
    const size = place.data.file_size ?? 0;
    if (size > maxBytes) throw fail({ kind: 'too_large', limit: maxBytes, size });
    const url = new URL(place.data.url);
    const trusted = url.protocol === 'https:' && url.port === '' && mediaHosts.test(url.hostname);
    if (!trusted && url.origin !== new URL(apiRoot).origin) {
      throw fail({ kind: 'gone', reason: 'not a host of Meta' });
    }
    const response = await get(url.href, signal);
    const hash = createHash('sha256');
    let fetched = 0;
    for await (const chunk of response.body ?? []) {
      fetched += chunk.length;
      if (fetched > maxBytes) throw fail({ kind: 'too_large', limit: maxBytes, size: fetched });
      hash.update(chunk);
      yield chunk;
    }
    if (sha256 !== null && hash.digest('hex') !== sha256) {
      throw fail({ kind: 'retry', afterMs: 10_000, reason: 'bytes are not the promised ones' });
    }
  }

  async function get(url: string, signal: AbortSignal): Promise<Response> {
    let response: Response;
    try {
      response = await fetch(url, { headers, signal, redirect: 'error' });
    } catch (error) {
      if (signal.aborted) throw error;
      throw fail({ kind: 'retry', afterMs: 10_000, reason: 'network' });
    }
    if (response.ok) return response;
    await response.body?.cancel();
    // Meta keeps files for some days and then knows them no more.
    if (response.status === 404 || response.status === 410 || response.status === 400) {
      throw fail({ kind: 'gone', reason: `status ${response.status}` });
    }
    throw fail({ kind: 'retry', afterMs: 30_000, reason: `status ${response.status}` });
  }
}

const fail = (failure: FetchFailure): FetchError => new FetchError(failure);

/** Tells whether a request failed before a connection was there. */
function neverLeft(error: unknown): boolean {
  const code: unknown = Object(Object(error).cause).code;
  return ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH'].includes(String(code));
}
