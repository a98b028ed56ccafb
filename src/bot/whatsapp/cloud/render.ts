// Makes the calls of one message on the Cloud API: reply buttons, a list, or numbered text. Pure.
// A choice that does not fit whole is not cut: then the numbers in the text are the choice.
import { cloudCapabilities as caps } from '../../capabilities.ts';
import type { OutgoingChoice, OutgoingMessage, Part } from '../../channel.ts';
import { inert } from '../inert.ts';
import { splitText } from '../split.ts';

// developers.facebook.com/docs/whatsapp/cloud-api/messages/interactive-{reply-buttons,list}-messages
const buttons = { most: 3, label: 20, body: 1024 } as const;
const rows = { most: 10, label: 24, body: 4096, id: 200 } as const;
const listOpener = 'Pilih';

/** Splits a message into parts of at most one phone message each; choices stand with the last. */
export function render(given: OutgoingMessage): readonly Part[] {
  const message = { ...given, text: inert(given.text) };
  if (message.file && message.text.length <= caps.maxCaption && message.choices.length === 0) {
    return [message];
  }
  const texts = splitText(message.text, caps.maxText);
  const parts = texts.map((text, index) => ({
    text,
    choices: index === texts.length - 1 ? message.choices : [],
  }));
  return message.file ? [{ text: '', choices: [], file: message.file }, ...parts] : parts;
}

/** The body of one message as JSON, without the addressee. `mediaId` is there for a part with a file. */
export function bodyOf(part: Part, mediaId?: string): Record<string, unknown> {
  if (part.file) {
    const caption = part.text ? { caption: part.text } : {};
    return {
      type: 'document',
      document: { id: mediaId, filename: part.file.name, ...caption },
    };
  }
  const { choices, text } = part;
  if (fits(choices, buttons) && text.length <= buttons.body) {
    const action = {
      buttons: choices.map(({ token, label }) => ({
        type: 'reply',
        reply: { id: token, title: label },
      })),
    };
    return { type: 'interactive', interactive: { type: 'button', body: { text }, action } };
  }
  if (fits(choices, rows) && text.length <= rows.body) {
    const section = { rows: choices.map(({ token, label }) => ({ id: token, title: label })) };
    const action = { button: listOpener, sections: [section] };
    return { type: 'interactive', interactive: { type: 'list', body: { text }, action } };
  }
  return { type: 'text', text: { body: text, preview_url: false } };
}

/** A template that opens a conversation again; it has no parts of ours in it. */
export function templateBody(template: Template): Record<string, unknown> {
  const { name, language } = template;
  return { type: 'template', template: { name, language: { code: language } } };
}

/** An approved template, by its name in the account. */
export interface Template {
  readonly name: string;
  readonly language: string;
}

function fits(
  choices: readonly OutgoingChoice[],
  limit: { readonly most: number; readonly label: number },
): boolean {
  const labels = choices.map((choice) => choice.label);
  return (
    choices.length > 0 &&
    choices.length <= limit.most &&
    new Set(labels).size === labels.length &&
    labels.every((label) => label.trim() !== '' && label.length <= limit.label)
  );
}
