// Our own message ids: the same part of the same outbox row always gets the same id.
// A phone drops a repeated id, so sending again after a crash shows nothing twice.
import { createHash } from 'node:crypto';

/** Derives a message id of the form WhatsApp Web uses (3EB0 and 18 hex digits) from the key of a part. */
export function messageIdFor(sessionId: string, key: string): string {
  const digest = createHash('sha256').update(`${sessionId}\n${key}`).digest('hex');
  return `3EB0${digest.slice(0, 18).toUpperCase()}`;
}
