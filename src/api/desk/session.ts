// Who is at the desk: a random cookie, known to the database only by its hash, begun with a link from the chat.
// It never knows rights; those are looked up anew with each request.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Site } from '../webchat/session.ts';

const SHAPE = /^[\w-]{43}$/;

const isSecure = ({ publicUrl }: Site): boolean => publicUrl?.startsWith('https:') ?? false;
const cookieName = (site: Site): string => (isSecure(site) ? '__Host-meja' : 'meja');

/** Makes the secret of a session: 256 random bits. */
export const newDeskSession = (): string => randomBytes(32).toString('base64url');

/** Reads the secret out of the cookie; null without one of ours. */
export function deskSessionOf(request: FastifyRequest, site: Site): string | null {
  const value = request.cookies[cookieName(site)];
  return value !== undefined && SHAPE.test(value) ? value : null;
}

/** Gives the browser its secret. It lasts until the browser is closed; the server ends it sooner. */
export function giveDeskSession(reply: FastifyReply, site: Site, session: string): void {
  reply.setCookie(cookieName(site), session, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(site),
  });
}

/** Takes the secret back. */
export function dropDeskSession(reply: FastifyReply, site: Site): void {
  reply.clearCookie(cookieName(site), { path: '/', secure: isSecure(site) });
}

/**
 * The proof that a form stands on a page which this session was shown, about this version: nobody decides on what they
 * did not open, and no other site decides for them.
 */
export function formProof(secretKey: string, session: string, about: readonly unknown[]): string {
  return createHmac('sha256', secretKey)
    .update(JSON.stringify(['desk form', session, ...about]))
    .digest('base64url');
}

/** Tells whether a proof is the one of this session and version. */
export function isProof(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
