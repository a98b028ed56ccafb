// Reads a yes or no that repeats the verb it answers: "iya tarik", "ya saya kirim", "jangan ditarik dulu".
// The verb alone is no answer; whoever types it asks anew.
import type { CommandName } from './command-values.ts';
import { COMMANDS } from './commands.ts';
import { plainWords, rawWords } from './words.ts';
import { readYesNo, type YesNo } from './yes-no.ts';

/**
 * Reads a message as the answer to a question whether the command `about` shall be carried out. Without its verb it is
 * read like any other; the verb alone is `unclear`.
 */
export function readYesNoAbout(text: string, about: CommandName): YesNo {
  if (text.length > 120 || text.includes('?')) return { kind: 'unclear' };
  const verbs = verbsOf(about);
  const typed = rawWords(text.toLowerCase());
  const rest = typed.filter((word) => !isForm(word, verbs));
  return readYesNo(rest.length === typed.length ? text : rest.join(' '));
}

const known = new Map<CommandName, ReadonlySet<string>>();

/** The words that say what the command does. */
function verbsOf(name: CommandName): ReadonlySet<string> {
  const found = known.get(name);
  if (found !== undefined) return found;
  const words = COMMANDS.filter((row) => row.name === name).flatMap((row) =>
    row.words.split('|').flatMap((phrase) => plainWords(rawWords(phrase))),
  );
  const verbs = new Set(words);
  known.set(name, verbs);
  return verbs;
}

/** True for one of the words, also with the endings and the passive that people add in a chat: "ditarik", "kirimkan". */
function isForm(word: string, verbs: ReadonlySet<string>): boolean {
  const stem = word.replace(/^(?:di|ku)(?=\p{L}{4})/u, '').replace(/(?:kan|lah|in|nya)$/u, '');
  return [word, stem].some((form) => plainWords([form]).every((part) => verbs.has(part)));
}
