// The pace of a number that wants to live: pauses with chance between messages, one at a time per chat.
// It counts nothing that must survive a restart; the daily limit is counted in the database.
import { setTimeout as sleep } from 'node:timers/promises';

/** How fast a number may write. All zero means at once, for a stand-in. */
export interface PaceLimits {
  /** Shortest and longest pause between two messages of the number, milliseconds. */
  readonly minMs: number;
  readonly maxMs: number;
  /** Most messages of the number in any minute; 0 for no limit. */
  readonly perMinute: number;
  /** Most messages of the number in any 24 hours; 0 for no limit. */
  readonly perDay: number;
}

/**
 * House rules for a real number (design: one to three seconds, at most twenty a minute). WhatsApp publishes no
 * safe rate; what it bans for is writing to strangers and the same text to many.
 */
export const houseRules: PaceLimits = { minMs: 1000, maxMs: 3000, perMinute: 20, perDay: 5000 };

/** No pace at all. */
export const noPace: PaceLimits = { minMs: 0, maxMs: 0, perMinute: 0, perDay: 0 };

export interface Pace {
  /** Runs `work` when it is this chat's turn and the number has rested; others of the chat wait behind it. */
  run<T>(chat: string, work: () => Promise<T>): Promise<T>;
}

const minute = 60_000;

/** Makes the pace of one number. `clock` and `random` are given by tests. */
export function makePace(
  limits: PaceLimits,
  clock: () => number = Date.now,
  random: () => number = Math.random,
  rest: (ms: number) => Promise<unknown> = sleep,
): Pace {
  const chats = new Map<string, Promise<unknown>>();
  let turn: Promise<unknown> = Promise.resolve();
  let left: number[] = [];

  const rested = async (): Promise<void> => {
    const now = clock();
    left = left.filter((time) => time > now - minute);
    const last = left.at(-1);
    const pause = limits.minMs + (limits.maxMs - limits.minMs) * random();
    const sincePause = last === undefined ? 0 : last + pause - now;
    const oldest = limits.perMinute > 0 ? left.at(-limits.perMinute) : undefined;
    const wait = Math.max(sincePause, oldest === undefined ? 0 : oldest + minute - now);
    if (wait > 0) await rest(wait);
    left.push(clock());
  };

  return {
    async run(chat, work) {
      const before = chats.get(chat) ?? Promise.resolve();
      const mine = before.then(async () => {
        turn = turn.then(rested);
        await turn;
        return work();
      });
      const settled = mine.catch(() => undefined);
      chats.set(chat, settled);
      try {
        return await mine;
      } finally {
        if (chats.get(chat) === settled) chats.delete(chat);
      }
    },
  };
}
