// What a dialogue is: the record that each mode of a conversation has. Types only.
import type { Command, CommandName } from '../../language/index.ts';
import type { Mode, ModeOf } from '../state.ts';
import type { Turn } from '../turn.ts';
import type { Need, Person } from '../world.ts';

/** Which commands are carried out while a dialogue is open; the rest is text for the dialogue. */
export interface Lets {
  /** Free text is written here: only a command that stands alone is one. */
  readonly free?: true;
  /** Unit and name are still asked for: a command that needs them asks again what is open. */
  readonly registering?: true;
  /** Words that the dialogue reads itself. */
  readonly reads?: readonly CommandName[];
  /** Words too short to be the text that is asked for, and no command here: what they mean is asked. */
  readonly doubts?: readonly CommandName[];
  /** Commands even where they do not stand alone. */
  readonly always?: readonly CommandName[];
  /** The command whose carrying out is asked about: its verb beside a yes or no is an answer. */
  readonly about?: CommandName;
  /** Another command than one that only answers closes the dialogue; `said`: and it is said what was not sent. */
  readonly closes?: 'silently' | 'said';
}

/** One dialogue. */
export interface Dialogue<Name extends Mode['name']> {
  readonly lets: (mode: ModeOf<Name>, person: Person) => Lets;
  /** Takes a text that is no command here. */
  readonly take: (turn: Turn, mode: ModeOf<Name>, text: string, command: Command | null) => void;
  /** What must be loaded for `take`. */
  readonly needs?: (mode: ModeOf<Name>, text: string) => readonly Need[];
  /** Asks again what is open. */
  readonly again: (turn: Turn, mode: ModeOf<Name>) => void;
  /** What must be loaded for `again`. */
  readonly againNeeds?: readonly Need[];
  /** Commands that mean something of their own here. */
  readonly own?: Partial<Record<CommandName, (turn: Turn, mode: ModeOf<Name>) => void>>;
  /** Runs after another command was carried out. */
  readonly after?: (turn: Turn, mode: ModeOf<Name>, command: Command) => void;
  /** A text here is never about something else, such as an answer to a broadcast. */
  readonly only?: true;
}

/** A text that may be about something else than what is open. `take` gives false when it turns out not to be. */
export interface Aside {
  readonly needs: readonly Need[];
  readonly take: (turn: Turn) => boolean;
}
