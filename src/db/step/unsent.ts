// What becomes of replies that were not sent yet when more is said: they ask nothing any more where a newer one asks, and do
// not say what the newer one says again. It never changes what a network may have.
import { isDeepStrictEqual } from 'node:util';
import type { Message } from '../../domain/conversation/message.ts';
import { isAsking, withoutQuestion } from '../../domain/conversation/open-question.ts';
import type { Ledger } from '../commit/ledger.ts';
import type { Claimed } from '../commit/rows.ts';
import type { Prompt } from './prompt-order.ts';

/** A newer reply; `asks`: it asks, or nothing is open any more. */
export interface Newer {
  readonly reply: Message;
  readonly asks: boolean;
}

/** Writes down what is left of a person's unsent replies, in the queue and of this commit; gives the latter. */
export function takeOut(
  ledger: Ledger,
  personId: number,
  prompts: readonly Prompt[],
  sends: readonly Claimed[],
  newer: Newer,
): Claimed[] {
  for (const { id, unsent } of prompts) {
    const message = unsent === null ? null : leftOf(unsent, newer);
    if (message !== unsent) ledger.changed.push({ id, state: 'queued', message });
  }
  return sends.flatMap((send) => {
    if (send.personId !== personId || send.kind !== 'reply') return [send];
    const message = leftOf(send.message, newer);
    if (message === send.message) return [send];
    ledger.changed.push({ id: send.id, state: 'sending', message });
    return message === null ? [] : [{ ...send, message }];
  });
}

/** The message without its question and what is said again; itself when that is all of it, null when nothing is left. */
function leftOf(message: Message, { reply, asks }: Newer): Message | null {
  const rest = asks && isAsking(message) ? withoutQuestion(message) : message;
  if (rest === null || rest.file !== undefined) return rest;
  const parts = rest.parts.filter(
    (part) => !reply.parts.some((again) => isDeepStrictEqual(part, again)),
  );
  if (parts.length === rest.parts.length) return rest;
  return parts.length === 0 ? null : { ...rest, parts };
}
