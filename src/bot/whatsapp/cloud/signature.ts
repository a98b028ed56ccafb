// Proof that a webhook call comes from Meta: HMAC-SHA256 over the raw bytes. Pure.
import { createHmac, timingSafeEqual } from 'node:crypto';

const form = /^sha256=([0-9a-f]{64})$/;

/** Checks the header X-Hub-Signature-256 against the body as it came; takes the same time for every wrong one. */
export function signedByMeta(body: Buffer, header: string | undefined, appSecret: string): boolean {
  const given = form.exec(header ?? '')?.[1];
  if (given === undefined) return false;
  const right = createHmac('sha256', appSecret).update(body).digest();
  return timingSafeEqual(right, Buffer.from(given, 'hex'));
}

/** Gives the challenge to echo when the verify token is right, else null. */
export function challengeOf(
  query: Readonly<Record<string, string>>,
  verifyToken: string,
): string | null {
  const token = digest(query['hub.verify_token'] ?? '');
  const right = query['hub.mode'] === 'subscribe' && timingSafeEqual(token, digest(verifyToken));
  const challenge = query['hub.challenge'] ?? '';
  return right && /^[\w-]{1,200}$/.test(challenge) ? challenge : null;
}

// Equal lengths for the comparison, whatever was sent.
const digest = (text: string): Buffer => createHmac('sha256', 'verify').update(text).digest();
