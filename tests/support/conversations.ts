// Finds the conversations that are played as tests: files that end in .chat, each with a first line that says what plays it,
// the pure engine or the real database. It plays nothing.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What plays a conversation: `# played by: engine` or `# played by: database`. */
type Player = 'engine' | 'database';

/** One conversation. */
export interface Conversation {
  /** Its subject and what happens in it, as `evidence/album`. */
  readonly name: string;
  readonly file: string;
  readonly source: string;
}

const tests = path.join(import.meta.dirname, '..');
/** Where they stand; the last two hold what was not sorted by subject yet. */
const folders = ['conversations', 'transcripts', 'season'];

/** Lists the conversations that are played by one of both; throws for a file that does not say which. */
export function conversations(by: Player): readonly Conversation[] {
  return folders.flatMap((folder) =>
    list(folder).flatMap((name) => {
      const file = path.join(tests, folder, name);
      const source = readFileSync(file, 'utf8');
      const player = /^# played by: (engine|database)\n/.exec(source)?.[1];
      if (player === undefined)
        throw new Error(
          `${folder}/${name}: the first line must be "# played by: engine" or "# played by: database"`,
        );
      return player === by ? [{ name: name.replace(/\.chat$/, ''), file, source }] : [];
    }),
  );
}

/** The conversation that is called so, wherever it stands. */
export function conversationCalled(what: string): Conversation {
  // Names that were not sorted yet begin with a number.
  const whatOf = (name: string) => name.replace(/^.*\/|^[a-z]?\d+[a-z]?-/g, '');
  const found = conversations('engine').find(({ name }) => whatOf(name) === what);
  if (found === undefined) throw new Error(`no conversation is called ${what}`);
  return found;
}

function list(folder: string): string[] {
  try {
    return readdirSync(path.join(tests, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.chat'))
      .map((name) => name.split(path.sep).join('/'))
      .toSorted();
  } catch {
    return [];
  }
}
