// What fits on the screen of a phone, and what may be longer because it was asked for.
import { renderMessage } from '../../src/bot/text/id.ts';
import type { Message, MessageKey } from '../../src/domain/conversation/message.ts';

const LINES = 12;
const CHARACTERS = 700;

/** What may be longer: everything was asked for, or all of it has to be read before something is sent. */
const longWhenAsked: ReadonlySet<MessageKey> = new Set([
  // "baca semua"
  'card',
  // "ringkasan lengkap", "kurang semua", "bantuan lengkap", "pilihan 8"
  'summary',
  'options',
  // "jadwal": every step of the SOP
  'calendar',
  // "data saya": what the law lets people ask
  'own_data',
  // "riwayat", "jejak": a page of the record
  'history',
  'audit_list',
  // Form C.2, whole, before it is signed for
  'monev_summary',
  // the text of a broadcast, whole, before it goes out
  'broadcast_preview',
]);

/** Says how long a message is that does not fit; null for one that does, or that may be longer. */
export function tooLong(message: Message): string | null {
  const { parts } = message;
  if (parts.some(({ key }) => longWhenAsked.has(key))) return null;
  const { text } = renderMessage(message);
  const lines = text.split('\n').length;
  return lines <= LINES && text.length <= CHARACTERS
    ? null
    : `${lines} lines, ${text.length} characters: ${parts.map(({ key }) => key).join(', ')}`;
}
