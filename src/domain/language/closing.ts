// Finds the word by which people end what they send in parts, where it stands as the last line of the text itself.
// It never takes a word out of a sentence.
import { readCommand, saysPlainly } from './command.ts';

/** A text without its closing word, and that word as typed. */
interface Closed {
  readonly text: string;
  readonly word: string;
}

/** What ends a letter is no part of an answer either. */
const COURTESY = /^(?:sekian|(?:sekian(?:,| dan)? )?terima ?kasih)[.!]{0,3}$/iu;

/** Cuts a closing word off the end of a text; null when its last line is none, or when nothing stands before it. */
export function withoutClosing(text: string): Closed | null {
  const end = text.trimEnd();
  const at = end.lastIndexOf('\n');
  if (at < 0) return null;
  const word = end.slice(at + 1).trim();
  const before = end.slice(0, at).trimEnd();
  if (before.trim() === '' || word.length > 30) return null;
  if (COURTESY.test(word)) return { text: before, word };
  const command = readCommand(word);
  if (command?.name !== 'done') return null;
  return saysPlainly(word, command) || /selesai/iu.test(word) ? { text: before, word } : null;
}
