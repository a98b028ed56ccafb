// Our OutgoingMessage into the calls Telegram takes: text of 4096, caption of 1024, a few buttons.
// Pure; it never changes wording, only where a message is cut and how long a button's label is.
import { telegramCapabilities as caps } from '../capabilities.ts';
import type { OutgoingChoice, OutgoingMessage, Part } from '../channel.ts';
import { shorten, splitText } from './split-text.ts';

const longestToken = 64;

/**
 * Splits a message into calls, in order. Choices hang on the last one; a list longer than the buttons
 * allowed has none, since half a list would mislead (the text holds all of it, with numbers).
 * Throws for a token that Telegram would refuse and for a message that says nothing: both are bugs.
 */
export function renderTelegram(message: OutgoingMessage): readonly Part[] {
  const text = message.text.toWellFormed();
  const inCaption = message.file !== undefined && text.length <= caps.maxCaption;
  const texts = inCaption ? [] : splitText(text, caps.maxText);
  const parts: Part[] = texts.map((piece) => ({ text: piece, choices: [] }));
  if (message.file !== undefined)
    parts.unshift({ text: inCaption ? text : '', choices: [], file: message.file });
  const last = parts.pop();
  if (last === undefined) throw new Error('a message without words and without a file');
  const { askPhone, opens } = message;
  const asks = {
    ...(askPhone === undefined ? {} : { askPhone }),
    ...(opens === undefined ? {} : { opens }),
  };
  return [...parts, { ...last, choices: buttonsOf(message.choices), ...asks }];
}

function buttonsOf(choices: readonly OutgoingChoice[]): readonly OutgoingChoice[] {
  for (const { token } of choices) {
    if (token === '' || Buffer.byteLength(token, 'utf8') > longestToken)
      throw new Error(`a choice's token must have 1 to ${longestToken} bytes`);
  }
  if (choices.length > caps.buttons) return [];
  return choices.map(({ label, token }) => ({
    label: shorten(label.toWellFormed(), caps.buttonLabel),
    token,
  }));
}
