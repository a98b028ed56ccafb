// Takes out of a message that was not sent yet what the person is told once more right after it.
// It never takes out a file, and never part of what asks: a question goes as a whole, elsewhere.
import { isDeepStrictEqual } from 'node:util';
import type { Message } from '../../domain/conversation/message.ts';

/** Gives the message without the parts that `next` says as well; itself when there are none, null when nothing is left. */
export function withoutRepeated(message: Message, next: Message): Message | null {
  if (message.file !== undefined) return message;
  const parts = message.parts.filter(
    (part) => !next.parts.some((again) => isDeepStrictEqual(part, again)),
  );
  if (parts.length === message.parts.length) return message;
  return parts.length === 0 ? null : { ...message, parts };
}
