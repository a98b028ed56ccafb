// Recognises a message that begins as a command does and was not read as one, so that it can be answered about that command.
// It carries nothing out: a text that only looks like a command must never act.
import { standsIn } from './agency-words.ts';
import { build, type Command, type CommandName, ENTRY_CODE } from './command-values.ts';
import { LEADING } from './command-words.ts';
import { longestPhrase, type Phrase, phrases, wordSet } from './phrases.ts';
import { isAddress, isParticle, plainWords, rawWords } from './words.ts';

/** A command that was begun. `sure`: what follows belongs to it, so the message is hardly anything else. */
export type Attempt = { readonly name: CommandName; readonly sure: boolean };

const leading = wordSet(LEADING);
/** Words of talk that also ask for help or for time: nobody who begins with them means a command. */
const talk: ReadonlySet<CommandName> = new Set(['help', 'wait', 'thanks', 'greeting', 'not_me']);
/** Commands whose own dialogue reads whatever stands behind them, and asks before it does anything. */
const open: ReadonlySet<CommandName> = new Set([
  'invite',
  'revoke',
  'hand_over',
  'schedule',
  'broadcast',
  'candidates',
]);
const MAX_LENGTH = 160;
const MAX_WORDS = 12;

type Begun = { readonly phrase: Phrase; readonly rest: string; readonly next: readonly string[] };

/** What follows "kirim" and makes another command of it. */
const SENT: Readonly<Record<string, CommandName>> = {
  ...{ pesan: 'ask_mentor', pengingat: 'remind_not_begun', reminder: 'remind_not_begun' },
  ...{ undangan: 'invite', siaran: 'broadcast', rekap: 'recap', surat: 'invitations' },
};

/** Reads the command that a text begins with; null when it begins with none, or says nothing behind it. */
export function readAttempt(text: string): Attempt | null {
  const begun = readBegun(text);
  if (begun === null || talk.has(begun.phrase.row.name)) return null;
  const { row, tailWords } = begun.phrase;
  const [first = ''] = begun.next;
  const sent = row.name === 'submit' ? SENT[first] : undefined;
  if (sent !== undefined) return { name: sent, sure: true };
  const given = row.tail !== 'none' && (/^#?\d/u.test(first) || ENTRY_CODE.test(first));
  return { name: row.name, sure: given || standsIn(tailWords, first) };
}

/** Reads a command that takes whatever follows it, where no question is open that the text might answer. */
export function readLoosely(text: string): Command | null {
  const begun = readBegun(text);
  if (begun === null || !open.has(begun.phrase.row.name)) return null;
  if (text.includes('?') && begun.phrase.row.changes === true) return null;
  return build(begun.phrase.row.name, begun.rest);
}

function readBegun(text: string): Begun | null {
  const line = text.trim();
  if (line.length > MAX_LENGTH) return null;
  const typed = [...line.matchAll(/\S+/gu)];
  if (typed.length > MAX_WORDS) return null;
  for (const [from, start] of typed.entries()) {
    for (let count = Math.min(longestPhrase, typed.length - from); count >= 1; count--) {
      const last = typed[from + count - 1];
      if (last === undefined) continue;
      const end = last.index + last[0].length;
      const head = line.slice(start.index, end).replace(/^\//u, '').replaceAll('_', ' ');
      const phrase = phrases.get(plainWords(rawWords(head.toLowerCase())).join(' '));
      if (phrase === undefined || (!phrase.first && phrase.words.length > 1 && count > 1)) continue;
      const rest = line.slice(end).replace(/^[\s:,]+/u, '');
      const next = plainWords(rawWords(rest.toLowerCase()));
      return saysNothing(next) ? null : { phrase, rest, next };
    }
    const word = rawWords(start[0].toLowerCase())[0] ?? '';
    const plain = plainWords([word])[0] ?? '';
    if (!isAddress(word) && !leading.has(plain) && !leading.has(word)) return null;
  }
  return null;
}

const saysNothing = (words: readonly string[]): boolean =>
  words.every((word) => isAddress(word) || isParticle(word));
