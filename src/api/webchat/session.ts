// Who a browser is in the web chat: a random cookie with our signature, known to the database only by its hash. Its page keeps
// a key beside it, which no cookie carries: where a role has come, a copy of the cookie alone opens nothing more.
// It never knows a person; anybody who opens the page has a conversation of their own.
import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Db } from '../../db/connect.ts';
import {
  daysWithRole,
  endWebchatSession,
  findWebchatSession,
  offerWebchatSession,
} from '../../db/transactions/webchat-session.ts';

const SIGNED = /^([\w-]{43})\.([\w-]{43})$/;
// What was given before cookies were signed.
const UNSIGNED = /^[\w-]{43}$/;
// Browsers keep a cookie at most 400 days (RFC 6265bis); each visit renews it. With a role beyond innovator it is shorter.
const MAX_AGE_S = 400 * 24 * 3600;

const KEY = /^[\w-]{22,64}$/;

/** Where the site is reached; tells whether cookies can be Secure and which Origin is our own. */
export interface Site {
  /** With scheme and without trailing slash; null when only the request's Host is known. */
  readonly publicUrl: string | null;
  /** What signatures are made with. */
  readonly secretKey: string;
}

const cookieName = (site: Site): string => (isSecure(site) ? '__Host-percakapan' : 'percakapan');
const isSecure = (site: Site): boolean => site.publicUrl?.startsWith('https:') ?? false;

const keys = new Map<string, Buffer>();
function signatureOf(value: string, { secretKey }: Site): Buffer {
  const key =
    keys.get(secretKey) ??
    Buffer.from(hkdfSync('sha256', secretKey, '', 'sepeda-baru browser cookies', 32));
  keys.set(secretKey, key);
  return createHmac('sha256', key).update(value).digest();
}

/** The random part of a cookie that we gave; null for anything else. */
function given(cookie: string | undefined, site: Site): string | null {
  const [, value, signature] = SIGNED.exec(cookie ?? '') ?? [];
  if (value === undefined || signature === undefined) return null;
  return timingSafeEqual(Buffer.from(signature, 'base64url'), signatureOf(value, site))
    ? value
    : null;
}

const hashOf = (value: string): Buffer => createHash('sha256').update(value).digest();

/** Reads what names the browser that asks, without asking whether its session goes on; null without a cookie of ours. */
export function nameOf(request: FastifyRequest, site: Site): string | null {
  const value = given(request.cookies[cookieName(site)], site);
  return value === null ? null : hashOf(value).toString('hex');
}

/** The key that a page sends along, by its hash; null when it sends none. */
function keyOf(request: FastifyRequest): Buffer | null {
  const key = request.headers['x-kunci'];
  return typeof key === 'string' && KEY.test(key) ? hashOf(key) : null;
}

/**
 * Finds the browser's native id: null without a cookie of ours, or when its session was ended; and while another cookie waits
 * for whoever has the key, as nothing here can show it.
 */
export async function sessionAsItIs(
  request: FastifyRequest,
  site: Site,
  db: Db,
): Promise<string | null> {
  const value = given(request.cookies[cookieName(site)], site);
  const found = value === null ? null : await findWebchatSession(db, hashOf(value), null);
  if (found === null || (found.renew && found.keyFits !== null)) return null;
  return found.nativeId;
}

/**
 * The same; where a role came to the browser, the answer brings another cookie to whoever has the key, and the one before ends
 * with its first use. Without the key it opens nothing from then on.
 */
export async function sessionOf(
  request: FastifyRequest,
  reply: FastifyReply,
  site: Site,
  db: Db,
): Promise<string | null> {
  const value = given(request.cookies[cookieName(site)], site);
  const found = value === null ? null : await findWebchatSession(db, hashOf(value), keyOf(request));
  if (value === null || found === null) return null;
  if (found.renew) {
    if (found.keyFits === false) return null;
    const fresh = newValue();
    if (await offerWebchatSession(db, found.nativeId, hashOf(value), hashOf(fresh)))
      setCookie(reply, site, fresh, found.trusted);
  }
  return found.nativeId;
}

/**
 * Gives the browser a cookie with 256 random bits, or renews the one it has. One from before signatures is signed when
 * `isKnown` says that its conversation exists.
 */
export async function giveSession(
  request: FastifyRequest,
  reply: FastifyReply,
  site: Site,
  db: Db,
  isKnown: (nativeId: string) => Promise<boolean>,
): Promise<void> {
  const had = request.cookies[cookieName(site)];
  const old =
    had !== undefined && UNSIGNED.test(had) && (await isKnown(hashOf(had).toString('hex')))
      ? had
      : null;
  const value = given(had, site) ?? old;
  const found = value === null ? null : await findWebchatSession(db, hashOf(value), null);
  if (value === null || found === null) return setCookie(reply, site, newValue(), false);
  const fresh = newValue();
  // A page that is opened sends no key: what it asks for next does.
  const renewed =
    found.renew &&
    found.keyFits === null &&
    (await offerWebchatSession(db, found.nativeId, hashOf(value), hashOf(fresh)));
  setCookie(reply, site, renewed ? fresh : value, found.trusted);
}

const newValue = (): string => randomBytes(32).toString('base64url');

function setCookie(reply: FastifyReply, site: Site, value: string, trusted: boolean): void {
  reply.setCookie(cookieName(site), `${value}.${signatureOf(value, site).toString('base64url')}`, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(site),
    maxAge: trusted ? daysWithRole * 24 * 3600 : MAX_AGE_S,
  });
}

/** Ends the session of this browser, so that no copy of its cookie opens the conversation, and takes the cookie back. */
export async function leaveSession(
  request: FastifyRequest,
  reply: FastifyReply,
  site: Site,
  db: Db,
): Promise<void> {
  const value = given(request.cookies[cookieName(site)], site);
  const found = value === null ? null : await findWebchatSession(db, hashOf(value), null);
  if (value !== null && found !== null) await endWebchatSession(db, hashOf(value), found.nativeId);
  reply.clearCookie(cookieName(site), { path: '/', secure: isSecure(site) });
}

/**
 * Tells whether a changing request comes from our own pages. Browsers name where a request comes
 * from in Sec-Fetch-Site or Origin; a program that sends neither carries no foreign cookie.
 */
export function isOwnSite(request: FastifyRequest, site: Site): boolean {
  const fetchSite = request.headers['sec-fetch-site'];
  if (fetchSite !== undefined) return fetchSite === 'same-origin' || fetchSite === 'none';
  const { origin } = request.headers;
  if (origin === undefined) return true;
  if (site.publicUrl !== null && origin === new URL(site.publicUrl).origin) return true;
  if (!URL.canParse(origin)) return false;
  // Both written the same way: a default port may be named or left out.
  const own = `${new URL(origin).protocol}//${request.headers.host}`;
  return URL.canParse(own) && new URL(own).origin === new URL(origin).origin;
}
