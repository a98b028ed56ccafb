// Which question is open, whether a message can answer it, and how a message that was not sent yet loses its question.
// It reads no answer and asks nothing.
import type { Message, MessageKey } from './message.ts';
import type { Conversation, Mode } from './state.ts';

/** Names the open question: equal names, the same question. Null where nothing is asked. */
export function questionOf(mode: Mode): string | null {
  switch (mode.name) {
    case 'new':
    case 'group':
      return null;
    case 'idle':
      return mode.offered === undefined ? null : named(mode.name, mode.offered);
    case 'asking':
      return named(mode.name, mode.item, mode.step, mode.more, mode.doubted, mode.unsure);
    case 'confirming':
      return named(mode.name, mode.item, mode.why, mode.value);
    case 'picking_draft':
      return named(mode.name, mode.codes);
    case 'asking_mentor':
      return mode.name;
    case 'returning':
      // Notes are written one after the other; each belongs to the same question.
      return named(mode.name, mode.card);
    case 'trying':
      return named(mode.name, questionOf(mode.inner.mode));
    case 'monev':
      return named(mode.name, mode.code, mode.no, mode.part);
    default:
      return JSON.stringify(mode);
  }
}

const named = (...parts: readonly unknown[]): string => JSON.stringify(parts);

/** True when the open question was asked after the last prompt that the person had been shown. */
export function isUnseen(state: Conversation, seen: number): boolean {
  return state.asked !== undefined && state.asked > seen;
}

/**
 * True for what says the same as the last input taken, written before anything was said to that. What answered several
 * items is no answer to one, even where the network had taken the reply first: on a slow line both are on their way.
 */
export function saysTheSame(state: Conversation, text: string, seen: number): boolean {
  const { mode, taken } = state;
  if (taken === undefined || taken.text.trim() !== text.trim()) return false;
  const asksOne = mode.name === 'asking' && mode.more === undefined;
  return taken.prompt > seen || (taken.several === true && asksOne);
}

/** What asks: `askAgain` says it anew with the next message. */
const asks: ReadonlySet<MessageKey> = new Set<MessageKey>([
  'where',
  'repair_note',
  'ask_field',
  'ask_together',
  'ask_variant',
  'ask_description',
  'ask_level',
  'ask_files',
  'ask_document_confirm',
  'ask_document_number',
  'ask_document_date',
  'ask_document_subject',
  'read_back',
  'ask_consent',
  'ask_unit',
  'ask_name',
  'ask_innovation_name',
  'ask_submit',
  'ask_finishing',
  'ask_rest_none',
  'continued_or_next',
  'cancel_what',
]);

/** True when a message asks something. */
export const isAsking = (message: Message): boolean =>
  message.prompt !== null && message.parts.some(({ key }) => asks.has(key));

/** The message without its question; null when nothing else was said. */
export function withoutQuestion(message: Message): Message | null {
  const { asksPhone: _, ...rest } = message;
  const parts = message.parts.filter(({ key }) => !asks.has(key));
  return parts.length === 0 && rest.file === undefined
    ? null
    : { ...rest, parts, choices: [], prompt: null };
}
