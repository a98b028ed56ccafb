// What a conversation remembers of a step once it is over: what can be taken back, whether a send goes on, what was asked and
// taken. It decides nothing that is said or done.
import type { ItemId } from '../edition/definition.ts';
import type { Effect } from './effect.ts';
import type { Choice } from './message.ts';
import { questionOf } from './open-question.ts';
import type { Conversation } from './state.ts';
import { storedBy, together } from './stored-by.ts';

/** What a step did. */
export interface Done {
  readonly effects: readonly Effect[];
  /** The innovation in focus. */
  readonly code: string | undefined;
  readonly at: number;
  /** The text that the input amounts to; null for what nobody typed. */
  readonly heard: string | null;
  /** The question that was open before. */
  readonly before: string | null;
  /** A typed answer was stored. */
  readonly stored: boolean;
  /** Files were sent and taken. */
  readonly sends: boolean;
  /** Items that were passed over. */
  readonly passed: readonly ItemId[];
  /** What was stored last is forgotten. */
  readonly undoes: boolean;
}

/** The state with what this step did. */
export function remembering(state: Conversation, done: Done): Conversation {
  return answeringSend(withStored(state, done), done);
}

/** The state behind a message that asks or tells, with the next number of a prompt. */
export function asking(
  state: Conversation,
  { before, stored, heard, effects }: Done,
  choices: readonly Choice[],
): Conversation {
  const prompt = state.prompt + 1;
  const moved = questionOf(state.mode) !== before;
  const taken = moved || stored || effects.some(({ kind }) => kind === 'remove_file');
  return {
    ...state,
    prompt,
    replies: choices.map((choice) => choice.reply),
    ...(moved ? { asked: prompt } : {}),
    ...(taken && heard !== null ? { taken: takenBy(heard, prompt, effects) } : {}),
  };
}

function takenBy(
  text: string,
  prompt: number,
  effects: readonly Effect[],
): NonNullable<Conversation['taken']> {
  const items = effects.flatMap((effect) => (effect.kind === 'save_answer' ? [effect.item] : []));
  return { text, prompt, ...(new Set(items).size > 1 ? { several: true } : {}) };
}

/** Remembers what this message did; what files showed of themselves belongs to the message that brought them. */
function withStored(state: Conversation, done: Done): Conversation {
  const { code, at, sends, passed, heard } = done;
  if (done.undoes || code === undefined) return state;
  const { stored: before, send } = state;
  const album = sends ? (send?.album ?? null) : null;
  const now = storedBy(done.effects, { code, at, files: sends, passed, album });
  if (now === null) return state;
  const goesOn = before?.code === code && before.files;
  if (heard === null && !sends) {
    const ofSend = now.answers.every(({ item }) => send?.items.includes(item) === true);
    return goesOn && ofSend ? { ...state, stored: together(before, now) } : state;
  }
  const sameAlbum = goesOn && now.album !== undefined && before.album === now.album;
  return { ...state, stored: sameAlbum ? together(before, now) : now };
}

/** Notes that a text was taken since files were sent: what comes without a word goes on from that. */
function answeringSend(state: Conversation, { stored, before, sends, heard }: Done): Conversation {
  const { send } = state;
  const moved = stored || questionOf(state.mode) !== before;
  if (send === undefined || sends || heard === null || !moved) return state;
  return { ...state, send: { ...send, answered: true } };
}
