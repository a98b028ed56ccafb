// Edits as Telegram answers them, which crabline does not: it takes an edit of any id, there or not.
// The three answers matter, because the product proves by them whether a lost send was shown.
import { buttonsOf, type Call, field } from './calls.ts';
import type { Journal } from './journal.ts';

/** True for the methods answered here. */
export function isEdit(method: string): boolean {
  return method === 'editMessageText' || method === 'editMessageCaption';
}

/** Edits the shown message, or says why it cannot be. */
export function answerEdit(journal: Journal, call: Call): object {
  const chat = field(call, 'chat_id');
  const id = Number(field(call, 'message_id'));
  const words = field(call, 'text') || field(call, 'caption');
  const entry = journal.find(chat, id);
  if (entry === undefined)
    return bad(
      journal.wasTyped(chat, id) ? "message can't be edited" : 'message to edit not found',
    );
  if ('text' in call && entry.file) return bad('there is no text in the message to edit');
  if (!('text' in call) && !entry.file) return bad('there is no caption in the message to edit');
  const buttons = buttonsOf(call);
  if (entry.text === words && JSON.stringify(entry.buttons) === JSON.stringify(buttons))
    return bad(
      'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    );
  entry.text = words;
  entry.buttons = buttons;
  journal.touch();
  const now = Math.floor(Date.now() / 1000);
  const content = entry.file ? { caption: words } : { text: words };
  return {
    ok: true,
    result: {
      message_id: id,
      date: now,
      edit_date: now,
      chat: { id: Number(chat), type: 'private' },
      ...content,
    },
  };
}

const bad = (description: string): object => ({
  ok: false,
  error_code: 400,
  description: `Bad Request: ${description}`,
});
