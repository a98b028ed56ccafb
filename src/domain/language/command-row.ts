// The shape of a row of the table of commands. Never holds a word.
import type { CommandName } from './command-values.ts';

/** What may follow the words of a command. */
type Tail =
  /** nothing: the words are the whole message */
  | 'none'
  /** nothing, or an item: a number, or words of the form such as `nama inovasi` */
  | 'item'
  /** nothing, or a code or list number */
  | 'code'
  /** a card's code, then anything */
  | 'decision'
  /** nothing, a number or code, or words of `tailWords`; after a slash anything */
  | 'rest'
  /** nothing, an innovation's code, or words of `tailWords`, in any order; the command's own words are kept with them */
  | 'paper'
  /** nothing, or anything short */
  | 'free'
  /** nothing, or a message of any length with any sign, exactly as typed */
  | 'message';

export type Row = {
  readonly name: CommandName;
  readonly tail: Tail;
  /** Phrases separated by a bar. */
  readonly words: string;
  /** Words that may follow when the tail is `rest` or `paper`. */
  readonly tailWords?: string;
  /** The message may not be a question, since the command changes something. */
  readonly changes?: true;
  /** A slip of one letter is tolerated. */
  readonly slips?: true;
};
