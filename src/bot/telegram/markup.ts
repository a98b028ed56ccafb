// The fields that a sent message and its probe must have in common, or Telegram would see a difference.
// Plain text always: no parse_mode, so nothing a person wrote can become formatting.
import type { InlineKeyboardMarkup, ReplyKeyboardMarkup } from 'grammy/types';
import type { Part } from '../channel.ts';

/** Links in our texts are addresses, not pictures. */
export const noPreview = { is_disabled: true } as const;

/**
 * Gives the buttons, one in a row so that no label is cut on a narrow phone, and first the one that opens a page inside
 * Telegram; nothing when there are none.
 */
export function buttons({ choices, opens }: Pick<Part, 'choices' | 'opens'>): {
  reply_markup?: InlineKeyboardMarkup;
} {
  const page = opens === undefined ? [] : [[{ text: opens.label, web_app: { url: opens.url } }]];
  const rows = choices.map(({ label, token }) => [{ text: label, callback_data: token }]);
  if (page.length + rows.length === 0) return {};
  return { reply_markup: { inline_keyboard: [...page, ...rows] } };
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
