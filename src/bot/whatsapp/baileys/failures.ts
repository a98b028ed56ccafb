// What a failed send means: from WhatsApp's error to the outcome the outbox understands. Pure.
import type { SendOutcome } from '../../channel.ts';

const day = 86_400_000;

/**
 * Reads the error number of a refused message (`error` of the server's ack).
 * 463: the account may not reach out now (new chats); every further try makes it worse, so all sending rests a day.
 * 479: the address or its devices are stale; worth one more try later. 401..403: the pairing is gone.
 */
export function fromAck(error: string): SendOutcome {
  if (error === '463' || error === '475') {
    return { kind: 'paused', untilMs: day, reason: `whatsapp ${error}` };
  }
  if (error === '402') return { kind: 'paused', untilMs: day, reason: 'whatsapp 402' };
  if (error === '401' || error === '403' || error === '440') {
    return { kind: 'paused', untilMs: null, reason: `whatsapp ${error}` };
  }
  if (error === '404' || error === '406') return { kind: 'gone', reason: 'dead' };
  if (error === '429') {
    return { kind: 'retry', afterMs: 60_000, scope: 'channel', reason: 'whatsapp 429' };
  }
  if (error === '479' || /^5\d\d$/.test(error)) {
    return { kind: 'retry', afterMs: 60_000, scope: 'chat', reason: `whatsapp ${error}` };
  }
  return { kind: 'refused', reason: `whatsapp ${/^\d{3}$/.test(error) ? error : 'error'}` };
}

/** A message that left but was not acknowledged in time; the same id may be sent again. */
export const unanswered: SendOutcome = { kind: 'unknown', reason: 'whatsapp gave no answer' };

/** Nothing left: the connection is down. */
export const notConnected: SendOutcome = {
  kind: 'retry',
  afterMs: 1000,
  scope: 'channel',
  reason: 'whatsapp is not connected',
};
