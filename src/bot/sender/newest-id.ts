// The highest id that a network which numbers all its messages in one row has given to this process, and since when.
// After a crash such ids bound where a message of the dead process can be. Networks whose ids are no numbers are passed
// over, and it notices when each chat is numbered for itself: then an id says nothing about other chats.

/** The highest id given. */
export interface NewestId {
  /** An earlier process was given this id. */
  known(id: string): void;
  /** A send that was begun at this moment of `performance.now()`, and has just ended, got this id. */
  given(id: string, begun: number): void;
  /** Gives it, as far as its send was begun at or after `since`; null when there is none. */
  get(since?: number): string | null;
  /** Two sends, one after the other, have got falling ids: each chat is numbered for itself. */
  apart(): boolean;
}

/** Makes one that knows nothing yet; `now` as `performance.now()`. */
export function createNewestId(now: () => number = () => performance.now()): NewestId {
  let highest = -1;
  let begunAt = -Infinity;
  let endedAt = Infinity;
  let apart = false;
  return {
    known(id) {
      if (isNumber(id)) highest = Math.max(highest, Number(id));
    },
    given(id, begun) {
      if (!isNumber(id)) return;
      const falls = Number(id) <= highest;
      // In one numbering what was begun after another had ended has the higher id.
      if (falls && begun > endedAt) apart = true;
      // What an earlier process was given may be of another bot, whose numbers were higher.
      if (falls && endedAt !== Infinity) return;
      highest = Number(id);
      begunAt = begun;
      endedAt = now();
    },
    get: (since = -Infinity) =>
      highest >= 0 && begunAt >= since && !apart ? String(highest) : null,
    apart: () => apart,
  };
}

const isNumber = (id: string): boolean => /^[0-9]{1,15}$/.test(id);
