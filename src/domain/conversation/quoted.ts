// What a message quotes, as far as it says what the message is about. Types only.
import type { ItemId } from '../edition/definition.ts';
import type { AskStep } from './filling/types.ts';

/** A quoted message of ours, or an answer of the person's own. */
export interface Quoted {
  /** Number of the prompt that it was; null for what asks nothing. */
  readonly prompt: number | null;
  /** The innovation of its items, where it names one. */
  readonly code: string | null;
  readonly items: readonly ItemId[];
  readonly step: AskStep;
  /** The code of the one card that it shows. */
  readonly card: string | null;
}
