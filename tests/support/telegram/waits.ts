// Keeps the waits that chats asked for, and which calls came too early.
//
// A wait binds from the moment at which the answer with it was written to the connection, and after a death it binds on.
// One that was under way in that moment, or heard and not yet committed, died unread: nobody can know of it, but nothing may
// be shown before it is over all the same; only questions about what was shown may come. Which is which the table says: a
// wait that was written down is due when it is over or later, and whatever stood there before was over when the call came
// that asked for it.

interface Chat {
  until: number;
  unread: boolean;
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
      const wait = chats.get(chat);
      if (wait === undefined || (wait.unread && !method.startsWith('send'))) return;
      const left = wait.until - now();
      if (left > 0) early.push(`${method} to ${chat} ${left.toFixed(1)} ms early`);
    },
    asked(chat, ms, read) {
      chats.set(chat, { until: now() + ms, unread: !read });
      if (read) kept += 1;
      else unread += 1;
    },
    died(due) {
      for (const [chat, known] of chats) {
        if (known.until <= now() || known.unread) continue;
        if ((due.get(chat) ?? 0) >= known.until) acrossDeath += 1;
        else {
          known.unread = true;
          kept -= 1;
          unread += 1;
        }
      }
    },
    undercut: () => early,
    counts: () => ({ kept, acrossDeath, unread }),
  };
}
