// Makes the calls of one message on a linked device: text with its numbered choices, a file with its caption.
// Pure. A linked device has no buttons; choices stay with the last part so that a poll can stand beside it.
import { baileysCapabilities as caps } from '../../capabilities.ts';
import type { OutgoingMessage, Part } from '../../channel.ts';
import { inert } from '../inert.ts';
import { splitText } from '../split.ts';

/** Splits a message into parts of at most one phone message each; the text of a file is its caption when it fits. */
export function render(given: OutgoingMessage): readonly Part[] {
  const message = { ...given, text: inert(given.text) };
  if (message.file && message.text.length <= caps.maxCaption) return [message];
  const texts = splitText(message.text, caps.maxText);
  const parts = texts.map((text, index) => ({
    text,
    choices: index === texts.length - 1 ? message.choices : [],
  }));
  return message.file ? [{ text: '', choices: [], file: message.file }, ...parts] : parts;
}
