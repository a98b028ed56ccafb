// A decision typed in answer to a card needs no code: the quoted card lends its own.
// It decides nothing, and puts a code only where the words are a decision with it and none without.
import { readCardCode, readInnovationCode } from '../../codes.ts';
import { type Command, readCommand } from '../../language/index.ts';

const decisions: ReadonlySet<Command['name']> = new Set([
  'approve',
  'accept',
  'endorse',
  'report',
  'return',
  'reject',
  'reopen',
]);

/** The longest verb of a decision, in words ("buka lagi"), with what may stand before it. */
const MOST_WORDS = 4;
const LONGEST_READ = 2000;

/** True for a decision that says itself what it is about: a word that only stands where a code would is none. */
function namesOne(command: Command | null): boolean {
  if (command === null || !decisions.has(command.name) || !('code' in command)) return false;
  const { code = '' } = command;
  return readCardCode(code) !== null || readInnovationCode(code) !== null;
}

/** The words with the card's code behind their verb; as they were, when they are no decision or name a code themselves. */
export function withLentCode(text: string, card: string): string {
  if (text.length > LONGEST_READ || namesOne(readCommand(text))) return text;
  for (const { index, 0: word } of [...text.matchAll(/\S+/gu)].slice(0, MOST_WORDS)) {
    const end = index + word.length;
    const lent = `${text.slice(0, end)} ${card}${text.slice(end)}`;
    const command = readCommand(lent);
    if (command !== null && decisions.has(command.name) && 'code' in command)
      return command.code === card ? lent : text;
  }
  return text;
}
