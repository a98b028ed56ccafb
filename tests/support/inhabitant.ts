// A person of the world in memory, and what others' steps tell them. It holds types only.
import type { Message } from '../../src/domain/conversation/message.ts';
import type { Conversation } from '../../src/domain/conversation/state.ts';
import type { Loaded, Person } from '../../src/domain/conversation/world.ts';

/** A person of the world, with the conversation they are in. */
export interface Inhabitant {
  readonly key: string;
  person: Person;
  conversation: Conversation;
  focus: string | null;
  lastInbound: number | null;
  /** Every message shown to them, newest last. */
  readonly shown: Message[];
  /** The item that each of their messages was stored for, by the message's id. */
  readonly targets: Map<string, Omit<NonNullable<Loaded['target']>, 'writings'>>;
}

/** A notice that a step sent to somebody else. */
export interface Delivered {
  readonly to: Inhabitant;
  readonly message: Message;
}
