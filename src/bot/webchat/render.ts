// Splits a message into the parts a browser shows. Pure; it never shortens anything.
import { webchatCapabilities } from '../capabilities.ts';
import type { OutgoingMessage, Part } from '../channel.ts';

/**
 * Gives one part, or several when the text is longer than one bubble may hold. A text is split after
 * a line, else after a word, else between two characters; choices and the file stay with the last part.
 */
export function renderWebchat(message: OutgoingMessage): readonly Part[] {
  const texts = split(message.text, webchatCapabilities.maxText);
  const codes = message.codes === undefined ? {} : { codes: message.codes };
  return texts.map((text, index) =>
    index < texts.length - 1
      ? { text, choices: [], ...codes }
      : {
          text,
          choices: message.choices,
          ...codes,
          ...(message.file ? { file: message.file } : {}),
        },
  );
}

function split(text: string, most: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const at = cutAt(rest, most);
    parts.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return [...parts, rest];
}

function cutAt(text: string, most: number): number {
  for (const border of ['\n', ' ']) {
    const at = text.lastIndexOf(border, most - 1);
    if (at > most / 2) return at + 1;
  }
  // Never between the two halves of one character.
  const last = text.charCodeAt(most - 1);
  return last >= 0xd800 && last <= 0xdbff ? most - 1 : most;
}
