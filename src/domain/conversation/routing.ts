// What every route is made of: something said first, something asked again, a command carried out, an answer handed over.
// It decides where no input goes; route.ts and before-consent.ts do.
import type { Innovation } from '../innovation/innovation.ts';
import { type Command, wordsOf } from '../language/index.ts';
import { replyAside } from './broadcasts/broadcast.ts';
import { commandNeeds, meantBy, rowOf } from './commands.ts';
import { dialogueOf } from './dialogues.ts';
import { answerEarly } from './filling/early.ts';
import type { Input } from './input.ts';
import { standingAside } from './overview/overview.ts';
import { visitAside } from './visits/visiting.ts';
import { messageAside } from './mentors/writing.ts';
import { enterLinkCode } from './own-data/personal-codes.ts';
import { meetQuestion, pendingNeeds, questionNeeds } from './questions/aside.ts';
import type { Aside } from './shared/dialogue.ts';
import { type Conversation, lookedAt, type Mode } from './state.ts';
import { readToken } from './token.ts';
import type { Turn } from './turn.ts';
import type { Need, Person } from './world.ts';

/** What is known before anything is loaded. `focus`: the innovation in hand. */
export interface Known {
  readonly state: Conversation;
  readonly person: Person;
  readonly focus: Innovation | null;
}

/** Where an input goes. `run` may read what `needs` names, and nothing else. */
export interface Route {
  readonly needs: readonly Need[];
  readonly run: (turn: Turn) => void;
}

/** An input that somebody wrote, pressed or sent. */
export type Written = Exclude<Input, { kind: 'group' | 'identity_changed' | 'file_outcomes' }>;

/** Does something first. */
export const before = ({ needs, run }: Route, first: (turn: Turn) => void): Route => ({
  needs,
  run: (turn) => {
    first(turn);
    run(turn);
  },
});

export const only = (run: (turn: Turn) => void, needs: readonly Need[] = []): Route => ({
  needs,
  run,
});

/** Names what is open in a line, unless the input has changed that: what was said is beside it. */
export const sideways = ({ needs, run }: Route): Route => ({
  needs,
  run: (turn) => {
    const { mode } = turn;
    run(turn);
    if (turn.mode === mode) turn.nameOpen();
  },
});

/** Says something and names what is open. */
export const saying = (say: (turn: Turn) => void): Route => sideways(only(say));

/** The text an input amounts to: typed, or what typing would have been for a button; null for an old or foreign button. */
export function textOf(state: Conversation, input: Input): string | null {
  if (input.kind === 'text') return input.text;
  if (input.kind !== 'choice') return null;
  const token = readToken(input.token);
  if (token === null) return null;
  if (token.kind === 'text') return token.text;
  const reply = token.prompt === state.prompt ? state.replies[token.index] : undefined;
  return reply === undefined ? null : wordsOf(reply);
}

/** Enters a code that joins two addresses. */
export const linking = (code: string): Route =>
  only(
    (turn) => enterLinkCode(turn, code),
    [
      { kind: 'link', code },
      { kind: 'attempts', crowd: true },
    ],
  );

/** Answers what was written before its question was shown. */
export const tooEarly = (
  mode: Mode,
  how: 'same' | 'else',
  text: string,
  about: { readonly shown: number; readonly command: Command | null },
): Route => only((turn) => answerEarly(turn, how, text, about), dialogueOf(mode).againNeeds);

/** Closes a dialogue for another command. What was open before it is open again. */
export function closeDialogue(turn: Turn, mode: Mode, how: 'silently' | 'said'): void {
  const looking = lookedAt(mode);
  const idle: Mode = looking === null ? { name: 'idle' } : { name: 'idle', looking };
  turn.open('back' in mode && mode.back !== null ? mode.back : idle);
  if (how === 'said')
    turn.say('dialogue_left', {
      what: mode.name as 'asking_mentor' | 'answering_message' | 'writing_unit' | 'representing',
      id: mode.name === 'answering_message' ? mode.id : null,
      code: mode.name === 'representing' ? mode.code : null,
    });
}

export function carryOut(command: Command, looking: string | null): Route {
  const meant = meantBy(command, looking);
  return only(
    (turn) => rowOf(command).run(turn, command as never, meant),
    commandNeeds(command, meant),
  );
}

/** Hands a text to the open dialogue, unless it turns out to be about something else. */
export function answer(mode: Mode, text: string, command: Command | null): Route {
  const dialogue = dialogueOf(mode);
  const aside: Aside | null =
    dialogue.only === true || command !== null
      ? null
      : (messageAside(mode, text) ??
        replyAside(mode, text) ??
        visitAside(mode, text) ??
        standingAside(mode, text));
  return {
    needs: [
      ...(dialogue.needs?.(mode as never, text) ?? []),
      ...(aside?.needs ?? []),
      ...(command === null ? [...questionNeeds(text), ...pendingNeeds(mode)] : []),
    ],
    run: (turn) => {
      const open = turn.mode;
      if (aside?.take(turn) !== true) {
        const take = (said: string): void =>
          dialogueOf(turn.mode).take(turn, turn.mode as never, said, command);
        return command === null ? meetQuestion(turn, text, take) : take(text);
      }
      if (turn.mode === open) turn.nameOpen();
    },
  };
}
