// Fetches a file of WhatsApp from its stored reference: only from WhatsApp's hosts, decrypted on the way,
// cut off beyond the limit, and refused at its end when it is not what was promised.
import { createDecipheriv, createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { FetchError, type FetchFailure, type FileRef } from '../../channel.ts';
import { type MediaRef, mediaRef } from './media-ref.ts';

/** A new place for a file whose old one is gone: the sender's phone puts it up again. */
export interface NewPlace {
  readonly url: string | null;
  readonly directPath: string | null;
}

export interface MediaOptions {
  /** Hosts besides WhatsApp's own, as `name:port`, over plain HTTP too; for a stand-in. */
  readonly extraHosts: readonly string[];
  /** Asks the sender's phone to put the file up again; null when it cannot, rejects when nobody answers. */
  readonly askAgain: (ref: MediaRef) => Promise<NewPlace | null>;
}

const mediaHost = 'mmg.whatsapp.net';
const macBytes = 10;
const block = 16;
// Padding to a full block and the MAC come on top of the file's own size.
const overhead = block + macBytes;

/**
 * Streams the plain bytes of a file. Throws `FetchError`: `too_large` beyond `maxBytes`, `gone` when the sender's
 * phone has it no more or the reference is unusable, `retry` for the network and for bytes that fail their checks.
 * What was yielded counts only if the stream ends without an error.
 */
export async function* fetchMedia(
  ref: FileRef,
  maxBytes: number,
  signal: AbortSignal,
  options: MediaOptions,
): AsyncGenerator<Uint8Array> {
  const parsed = mediaRef.safeParse(ref);
  if (!parsed.success) throw fail({ kind: 'gone', reason: 'unusable reference' });
  const media = parsed.data;
  if (media.size !== null && media.size > maxBytes) throw tooLarge(maxBytes, media.size);

  let response = await open(placesOf(media, options), signal);
  if (response === 'missing') {
    const place = await options.askAgain(media).catch(() => {
      throw fail({ kind: 'retry', afterMs: 60_000, reason: 'sender is offline' });
    });
    if (!place) throw fail({ kind: 'gone', reason: 'not on the phone any more' });
    response = await open(placesOf({ ...media, ...place }, options), signal);
    if (response === 'missing') throw fail({ kind: 'gone', reason: 'not put up again' });
  }
  const announced = Number(response.headers.get('content-length') ?? 0);
  if (announced > maxBytes + overhead) {
    await response.body?.cancel();
    throw tooLarge(maxBytes, announced - overhead);
  }
  if (!response.body) throw fail({ kind: 'retry', afterMs: 5000, reason: 'empty answer' });
  yield* decrypt(response.body, media, maxBytes, signal);
}

/** Lists the addresses to try, those of WhatsApp's hosts alone. */
function placesOf(media: Pick<MediaRef, 'url' | 'directPath'>, options: MediaOptions): URL[] {
  const path = media.directPath?.startsWith('/') ? media.directPath : null;
  const named = [media.url, path && `https://${mediaHost}${path}`];
  const places = named.flatMap((place) => (place && URL.canParse(place) ? [new URL(place)] : []));
  const allowed = places.filter((place) => isAllowed(place, options.extraHosts));
  if (allowed.length === 0) throw fail({ kind: 'gone', reason: 'not a host of WhatsApp' });
  return allowed;
}

/** WhatsApp's media hosts over HTTPS on the usual port, or a host that was configured by name and port. */
export function isAllowed(place: URL, extraHosts: readonly string[]): boolean {
  if (place.username || place.password) return false;
  if (extraHosts.includes(place.host)) return /^https?:$/.test(place.protocol);
  const ours = place.hostname === 'whatsapp.net' || place.hostname.endsWith('.whatsapp.net');
  return place.protocol === 'https:' && place.port === '' && ours;
}

async function open(places: readonly URL[], signal: AbortSignal): Promise<Response | 'missing'> {
  for (const place of places) {
    const response = await get(place, signal);
    if (response.status === 200 && response.body) return response;
    await response.body?.cancel();
    // 403 is an expired signature in the address; the file itself may well be there.
    if (![403, 404, 410].includes(response.status)) {
      throw fail({ kind: 'retry', afterMs: 10_000, reason: `status ${response.status}` });
    }
  }
  return 'missing';
}

async function get(place: URL, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(place, {
      signal,
      // A redirect could lead anywhere, past the list of hosts.
      redirect: 'error',
      headers: { origin: 'https://web.whatsapp.com' },
    });
  } catch (error) {
    if (signal.aborted) throw error;
    throw fail({ kind: 'retry', afterMs: 10_000, reason: 'network' });
  }
}

// AES-256-CBC, then the first ten bytes of an HMAC over vector and ciphertext; keys by HKDF from the media key.
async function* decrypt(
  body: AsyncIterable<Uint8Array>,
  media: MediaRef,
  maxBytes: number,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const mediaKey = Buffer.from(media.mediaKey, 'base64');
  const keys = Buffer.from(hkdfSync('sha256', mediaKey, '', `WhatsApp ${media.media} Keys`, 112));
  const iv = keys.subarray(0, 16);
  const cipher = createDecipheriv('aes-256-cbc', keys.subarray(16, 48), iv);
  const mac = createHmac('sha256', keys.subarray(48, 80)).update(iv);
  const hash = createHash('sha256');
  let size = 0;
  const checked = (plain: Buffer): Buffer => {
    size += plain.length;
    if (size > maxBytes) throw tooLarge(maxBytes, Math.max(size, media.size ?? 0));
    hash.update(plain);
    return plain;
  };

  let held = Buffer.alloc(0);
  try {
    for await (const chunk of body) {
      const bytes = Buffer.concat([held, chunk]);
      const ready = Math.max(0, bytes.length - macBytes);
      held = bytes.subarray(ready);
      if (ready === 0) continue;
      mac.update(bytes.subarray(0, ready));
      const plain = checked(cipher.update(bytes.subarray(0, ready)));
      if (plain.length > 0) yield plain;
    }
    const promised = mac.digest().subarray(0, macBytes);
    if (held.length !== macBytes || !timingSafeEqual(promised, held)) throw corrupt();
    const last = checked(cipher.final());
    if (last.length > 0) yield last;
  } catch (error) {
    if (error instanceof FetchError || signal.aborted) throw error;
    throw corrupt();
  }
  const wanted = media.sha256 === null ? null : Buffer.from(media.sha256, 'base64');
  if (wanted && !hash.digest().equals(wanted)) throw corrupt();
}

const fail = (failure: FetchFailure): FetchError => new FetchError(failure);
const corrupt = (): FetchError =>
  fail({ kind: 'retry', afterMs: 10_000, reason: 'bytes are not the promised ones' });
const tooLarge = (limit: number, size: number): FetchError =>
  fail({ kind: 'too_large', limit, size });
