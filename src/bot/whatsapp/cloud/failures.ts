// What a code of the Cloud API means, of a refusal or of a failed status: one table, to the outcome the outbox understands. Pure.
// Source: developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes
import type { SendOutcome } from '../../channel.ts';

const minute = 60_000;

/** The 24 hours are over: the message waits until its person writes, or goes another way. */
export const windowOver: SendOutcome = {
  kind: 'waits',
  reason: 'whatsapp cloud: 24 hours are over',
};

/** What a code means, whether it refuses a message at once or comes later as the status of one that was taken. */
type Meaning =
  /** Access token, permissions, payment, registration or the account itself: a person must look. */
  | 'account'
  /** Too much from this number. */
  | 'slower'
  /** Too many messages to one person in a short time. */
  | 'pair'
  | 'again'
  /** Not on WhatsApp, or not able to receive this. */
  | 'unreachable'
  | 'opted_out'
  /** The person's last message is more than 24 hours old. */
  | 'window'
  /** WhatsApp keeps this person from getting more for now; a try soon would count against the number. */
  | 'kept_back';

const codes: Readonly<Record<Meaning, readonly number[]>> = {
  account: [0, 3, 10, 190, 368, 131_005, 131_031, 131_042, 131_045, 133_010],
  slower: [4, 80_007, 130_429, 131_048],
  pair: [131_056],
  again: [1, 2, 131_000, 131_016, 131_052, 131_053, 131_057, 133_004],
  unreachable: [131_021, 131_026, 131_030],
  opted_out: [131_050],
  window: [131_047],
  kept_back: [130_472, 131_049],
};

const outcomes: Readonly<Record<Meaning, (reason: string) => SendOutcome>> = {
  account: (reason) => ({ kind: 'paused', untilMs: null, reason }),
  slower: (reason) => ({ kind: 'retry', afterMs: minute, scope: 'channel', reason }),
  pair: (reason) => ({ kind: 'retry', afterMs: 10_000, scope: 'chat', reason }),
  again: (reason) => ({ kind: 'retry', afterMs: minute, scope: 'chat', reason }),
  unreachable: () => ({ kind: 'gone', reason: 'dead' }),
  opted_out: () => ({ kind: 'gone', reason: 'blocked' }),
  window: () => windowOver,
  kept_back: (reason) => ({ kind: 'waits', reason }),
};

const meanings = new Map(
  (Object.keys(codes) as Meaning[]).flatMap((meaning) =>
    codes[meaning].map((code) => [code, meaning] as const),
  ),
);

/** Reads a code. An unknown one refuses this message and stops nothing. */
export function fromGraph(code: number): SendOutcome {
  const reason = `whatsapp cloud ${code}`;
  const meaning = meanings.get(code) ?? (code >= 200 && code <= 299 ? 'account' : null);
  return meaning === null ? { kind: 'refused', reason } : outcomes[meaning](reason);
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
