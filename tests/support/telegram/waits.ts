// Keeps the waits that chats asked for, and which calls came too early.
//
// A wait binds from the moment at which the answer with it was written to the connection. After a death it binds on if
// the dead process had it written down; one that was under way in that moment, or heard and not yet committed, died
// unread and binds nobody. Which is which the table says: a wait that was written down is due when it is over or later, and
// whatever stood there before was over when the call came that asked for it.

interface Chat {
  until: number;
}

/** The waits of all chats. */
export interface Waits {
  /** A call to the chat came in. */
  called(chat: string, method: string): void;
  /** It was answered "too fast"; `read` is false when the process was known to be dead. */
  asked(chat: string, ms: number, read: boolean): void;
  /** The process is dead; `due` holds when the table says that each chat may be written to, of the same clock. */
  died(due: ReadonlyMap<string, number>): void;
  undercut(): string[];
  /** Waits that bound, those of them that a death lay in, and those that died unread. */
  counts(): { readonly kept: number; readonly acrossDeath: number; readonly unread: number };
}

/** Makes an empty one. */
export function createWaits(now: () => number = Date.now): Waits {
  const chats = new Map<string, Chat>();
  const early: string[] = [];
  let [kept, acrossDeath, unread] = [0, 0, 0];
  return {
    called(chat, method) {
      const left = (chats.get(chat)?.until ?? 0) - now();
      if (left > 0) early.push(`${method} to ${chat} ${left.toFixed(1)} ms early`);
    },
    asked(chat, ms, read) {
      if (!read) {
        unread += 1;
        return;
      }
      chats.set(chat, { until: now() + ms });
      kept += 1;
    },
    died(due) {
      for (const [chat, known] of chats) {
        if (known.until <= now()) continue;
        if ((due.get(chat) ?? 0) >= known.until) acrossDeath += 1;
        else {
          known.until = 0;
          kept -= 1;
          unread += 1;
        }
      }
    },
    undercut: () => early,
    counts: () => ({ kept, acrossDeath, unread }),
  };
}
