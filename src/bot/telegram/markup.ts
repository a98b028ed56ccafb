// The fields that a sent message and its probe must have in common, or Telegram would see a difference.
// Plain text always: no parse_mode, so nothing a person wrote can become formatting.
import type { InlineKeyboardMarkup, ReplyKeyboardMarkup } from 'grammy/types';
import type { OutgoingChoice } from '../channel.ts';

/** Links in our texts are addresses, not pictures. */
export const noPreview = { is_disabled: true } as const;

/** Gives the buttons, one in a row so that no label is cut on a narrow phone; nothing when there are none. */
export function buttons(choices: readonly OutgoingChoice[]): {
  reply_markup?: InlineKeyboardMarkup;
} {
  if (choices.length === 0) return {};
  const rows = choices.map(({ label, token }) => [{ text: label, callback_data: token }]);
  return { reply_markup: { inline_keyboard: rows } };
}

/** Gives the button under the text field that shares the person's own number, once. */
export function phoneButton(label: string): { reply_markup: ReplyKeyboardMarkup } {
  const keyboard = [[{ text: label, request_contact: true }]];
  return { reply_markup: { keyboard, one_time_keyboard: true, resize_keyboard: true } };
}

/** Gives the chat id as Telegram's number; ids have at most 52 bits, so nothing is lost. */
export function chatId(address: string): number {
  return Number(address);
}
