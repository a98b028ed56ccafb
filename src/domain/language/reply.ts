// What typing a choice would be, as data, and the words for it: a button says the same as whoever types.
// Commands take their first wording from commands.ts, the one that people are taught.
import type { CommandName } from './command-values.ts';
import { COMMANDS } from './commands.ts';
import { roleWords } from './role-words.ts';

/** Words that are no command by themselves. */
const WORDS = {
  yes: 'ya',
  no: 'tidak',
  none: 'tidak ada',
  none_yet: 'belum ada',
  everybody: 'semua',
  go_on: 'lanjut',
  pause: 'jeda',
  resume: 'lanjut',
  cancel: 'batal',
  attendance: 'hadir',
  present: 'hadir',
  absent: 'tidak hadir',
  represented: 'diwakili',
  pick: 'pilih',
  take_all: 'pakai semua',
  answer: 'jawab',
  is_answer: 'jawaban',
} as const;

/** The name of such a word. */
type Word = keyof typeof WORDS;

/** What a choice stands for. `args` follow the words: codes and numbers; `last` is a word behind them. */
export type Reply =
  | {
      readonly command: CommandName;
      readonly args?: readonly (string | number)[];
      readonly last?: Word;
    }
  | { readonly word: Word; readonly args?: readonly (string | number)[] }
  | { readonly role: keyof typeof roleWords }
  | { readonly number: number };

/** What a stored choice stands for; one stored by an earlier release is the words already. */
export type StoredReply = Reply | string;

const taught = new Map<CommandName, string>();
for (const row of COMMANDS)
  if (!taught.has(row.name)) taught.set(row.name, row.words.split('|')[0] ?? row.name);

/** What somebody would type for a choice. */
export function wordsOf(reply: StoredReply): string {
  if (typeof reply === 'string') return reply;
  if ('number' in reply) return String(reply.number);
  if ('role' in reply) return roleWords[reply.role][0];
  const first =
    'command' in reply ? (taught.get(reply.command) ?? reply.command) : WORDS[reply.word];
  const last = 'last' in reply && reply.last !== undefined ? [WORDS[reply.last]] : [];
  return [first, ...(reply.args ?? []), ...last].join(' ');
}

const standing: ReadonlySet<CommandName> = new Set([
  'approve',
  'endorse',
  'accept',
  'return',
  'look',
  'repair',
  'evidence',
]);

/** True for a choice that holds at any time: it names the innovation or the card that it is about. */
export function holdsAnyTime(reply: StoredReply): boolean {
  if (typeof reply === 'string') return STANDING.test(reply);
  return 'command' in reply && standing.has(reply.command) && (reply.args ?? []).length > 0;
}

/** The same for a choice stored by an earlier release. */
const STANDING = new RegExp(
  `^(?:${[...standing].map((name) => taught.get(name)).join('|')}) [A-Z0-9-]+$`,
  'u',
);
