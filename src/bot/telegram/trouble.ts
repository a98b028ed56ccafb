// Tells one chat's trouble from everybody's: Telegram's "too many" and its server errors look the same for both.
// It keeps a few addresses in memory and nothing else.
import type { SendOutcome } from '../channel.ts';

/**
 * A few chats in a row may well be busy by themselves: of a broadcast with a third of its chats busy every fortieth call
 * is the third such one in a row, and a pause for all would stop the answers, too. A limit for the whole bot hits whatever
 * is under way, which is more than this.
 */
const manyChats = 10;

/** Watches the outcomes of sends. */
export class Trouble {
  readonly #chats = new Set<string>();

  /**
   * Gives the outcome as it is, but a wait for one chat becomes a wait for the channel once ten
   * different chats had to wait with no message getting through in between.
   */
  judge(address: string, outcome: SendOutcome): SendOutcome {
    if (outcome.kind === 'sent') this.#chats.clear();
    if (outcome.kind !== 'retry') return outcome;
    this.#chats.add(address);
    if (this.#chats.size < manyChats) return outcome;
    this.#chats.clear();
    return { ...outcome, scope: 'channel' };
  }
}
