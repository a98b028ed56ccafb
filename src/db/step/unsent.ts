// What becomes of replies that were not sent yet when more is said: they ask nothing any more where a newer one asks, and one
// whose every word the newer one says again is not sent at all. It never changes what a network may have.
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

/** What a person was told and not sent: in the queue, and of this commit. */
export interface Unsent {
  readonly prompts: readonly Prompt[];
  readonly sends: readonly Claimed[];
}

/** Writes down what is left of a person's unsent replies, and gives it: the next reply of the commit is measured by it. */
export function takeOut(
  ledger: Ledger,
  personId: number,
  { prompts, sends }: Unsent,
  newer: Newer,
): Unsent {
  return {
    prompts: prompts.map((prompt) => {
      const message = prompt.unsent === null ? null : leftOf(prompt.unsent, newer);
      if (message === prompt.unsent) return prompt;
      ledger.changed.push({ id: prompt.id, state: 'queued', message });
      return { ...prompt, unsent: message };
    }),
    sends: sends.flatMap((send) => {
      if (send.personId !== personId || send.kind !== 'reply') return [send];
      const message = leftOf(send.message, newer);
      if (message === send.message) return [send];
      ledger.changed.push({ id: send.id, state: 'sending', message });
      return message === null ? [] : [{ ...send, message }];
    }),
  };
}

/** The message without its question; itself when it stays as it is, null when nothing is left or all of it is said again. */
function leftOf(message: Message, { reply, asks }: Newer): Message | null {
  const rest = asks && isAsking(message) ? withoutQuestion(message) : message;
  return rest === null || isRepeatedIn(rest, reply) ? null : rest;
}

/** True where the newer one says every part, and offers the same choices: neither a file nor a button is lost with it. */
function isRepeatedIn(message: Message, newer: Message): boolean {
  return (
    message.file === undefined &&
    (message.choices.length === 0 || isDeepStrictEqual(message.choices, newer.choices)) &&
    (message.prompt === null || newer.prompt !== null) &&
    message.parts.every((part) => newer.parts.some((again) => isDeepStrictEqual(part, again)))
  );
}
