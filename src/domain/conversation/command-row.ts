// The shape of one row of the table of commands, and rows that only say something.
// It knows no command.
import type { CommandName, CommandOf } from '../language/index.ts';
import type { Meant } from './shared/meant.ts';
import type { Turn } from './turn.ts';
import type { Need } from './world.ts';

type During = 'anytime' | 'registered' | 'filling' | 'looking' | 'unwritten' | 'outside';

/** One command. */
export interface CommandRow<Name extends CommandName> {
  /**
   * `anytime`: in every dialogue. `registered`: in every dialogue of somebody who has a unit and a name. `filling`: only
   * where a question of the form is open or nothing is; elsewhere the word is for the dialogue. `looking`: for whoever looks
   * after units, where nothing is to be answered; for others and elsewhere it is a text like any other. `unwritten`:
   * words that stand in answers, too, so that they are text where a question of the form is open or a name is asked for.
   * `outside`: the same, and for somebody who has no unit yet as well.
   */
  readonly during: During | ((command: CommandOf<Name>) => During);
  /**
   * Which innovation it is about. `named`: the one whose code was typed; `looked_at`: else the one looked at last;
   * `card`: that behind the code of a card, unless its own code was typed; `cards`: those behind several.
   */
  readonly about?: 'named' | 'looked_at' | 'card' | 'cards';
  /** It only answers: a dialogue that other commands leave stays open. */
  readonly aside?: true;
  /** It is there to show the open question again; after other commands that is named in one line. */
  readonly shows?: true;
  /** What must be loaded besides what it is about. */
  readonly needs?: (command: CommandOf<Name>, meant: Meant) => readonly Need[];
  readonly run: (turn: Turn, command: CommandOf<Name>, meant: Meant) => void;
}

/** When a command may be typed, as it was typed. */
export const duringOf = <Name extends CommandName>(
  { during }: CommandRow<Name>,
  command: CommandOf<Name>,
): During => (typeof during === 'function' ? during(command) : during);

/** Makes a row that only says something and names what is open. */
export function saying<Name extends CommandName>(say: (turn: Turn) => void): CommandRow<Name> {
  return {
    during: 'anytime',
    aside: true,
    run: (turn) => {
      say(turn);
      turn.nameOpen();
    },
  };
}
