// What a refusal of the Cloud API means: from its code to the outcome the outbox understands. Pure.
// Source: developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes
import type { SendOutcome } from '../../channel.ts';

/** Refused because the person's last message is more than 24 hours old. */
export const windowClosed = 131_047;

const minute = 60_000;

// Access token, permissions, payment, registration or the account itself: a person must look.
const account = new Set([0, 3, 10, 190, 368, 131_005, 131_031, 131_042, 131_045, 133_010]);
const slower = new Set([4, 80_007, 130_429, 131_048]);
const tryAgain = new Set([1, 2, 131_000, 131_016, 131_052, 131_053, 131_057, 133_004]);
const unreachable = new Set([131_021, 131_026, 131_030]);

/** Reads the refusal of one message. An unknown code refuses this message and stops nothing. */
export function fromGraph(code: number): SendOutcome {
  const reason = `whatsapp cloud ${code}`;
  if (account.has(code) || (code >= 200 && code <= 299)) {
    return { kind: 'paused', untilMs: null, reason };
  }
  if (slower.has(code)) return { kind: 'retry', afterMs: minute, scope: 'channel', reason };
  // Too many messages to one person in a short time.
  if (code === 131_056) return { kind: 'retry', afterMs: 10_000, scope: 'chat', reason };
  if (tryAgain.has(code)) return { kind: 'retry', afterMs: minute, scope: 'chat', reason };
  if (unreachable.has(code)) return { kind: 'gone', reason: 'dead' };
  if (code === 131_050) return { kind: 'gone', reason: 'blocked' };
  return { kind: 'refused', reason };
}

/** No answer, or one that says nothing: it may have gone out. The Cloud API drops no repeated message. */
export const uncertain: SendOutcome = { kind: 'unknown', reason: 'whatsapp cloud gave no answer' };

/** The connection was never made, so nothing went out. */
export const unreachableNow: SendOutcome = {
  kind: 'retry',
  afterMs: 10_000,
  scope: 'channel',
  reason: 'whatsapp cloud cannot be reached',
};

/** The 24 hours are over: the message stays in the queue and goes out soon after the person writes again. */
export const parked: SendOutcome = {
  kind: 'retry',
  afterMs: 15 * minute,
  scope: 'chat',
  reason: 'whatsapp cloud: 24 hours are over',
};
