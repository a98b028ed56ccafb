// Tells one chat's trouble from everybody's: Telegram's "too many" and its server errors look the same for both.
// It keeps the last calls in memory and nothing else.
import type { SendOutcome } from '../channel.ts';

/**
 * A few chats in a row may well be busy by themselves: of a broadcast with a third of its chats busy every fortieth call
 * is the third such one in a row, and a pause for all would stop the answers, too. A limit for the whole bot hits whatever
 * is under way, which is more than this.
 */
const manyChats = 10;
/** More calls than are ever under way at once. */
const mostKept = 1000;

interface Call {
  readonly address: string;
  /** Its chat has to wait; undefined while there is no answer. */
  waits: boolean | undefined;
}

/** Watches the outcomes of sends. */
export class Trouble {
  readonly #calls: Call[] = [];

  /**
   * Notes that a call to this chat begins. The function takes its outcome and gives it as it is, but a wait for one chat
   * becomes a wait for the channel once ten different chats in a row have to wait. The row is that in which the calls were
   * begun: a refusal is answered faster than a message is shown, so that of many calls at once the refused end first.
   */
  begin(address: string): (outcome: SendOutcome) => SendOutcome {
    const call: Call = { address, waits: undefined };
    this.#calls.push(call);
    if (this.#calls.length > mostKept) this.#calls.shift();
    return (outcome) => {
      call.waits = outcome.kind === 'retry';
      if (outcome.kind !== 'retry' || this.#waitingAround(call) < manyChats) return outcome;
      this.#calls.length = 0;
      return { ...outcome, scope: 'channel' };
    };
  }

  /** Counts the chats of the unbroken row of waits that this call is in. */
  #waitingAround(call: Call): number {
    const at = this.#calls.indexOf(call);
    const row = new Set<string>();
    for (let i = at; this.#calls[i]?.waits === true; i -= 1) row.add(this.#calls[i]?.address ?? '');
    for (let i = at; this.#calls[i]?.waits === true; i += 1) row.add(this.#calls[i]?.address ?? '');
    return row.size;
  }
}
