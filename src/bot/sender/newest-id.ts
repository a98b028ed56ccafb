// The highest id that a network which numbers all its messages in one row has given to this process, and since when.
// After a crash such ids bound where a message of the dead process can be; other networks' ids are passed over.

/** The highest id given. */
export interface NewestId {
  /** A send that was begun at this moment of `performance.now()` got this id. */
  given(id: string, begun: number): void;
  /** Gives it, as far as its send was begun at or after `since`; null when there is none. */
  get(since?: number): string | null;
}

/** Makes one that knows nothing yet. */
export function createNewestId(): NewestId {
  let highest = -1;
  let begunAt = -Infinity;
  return {
    given(id, begun) {
      if (!/^[0-9]{1,15}$/.test(id) || Number(id) <= highest) return;
      highest = Number(id);
      begunAt = begun;
    },
    get: (since = -Infinity) => (highest >= 0 && begunAt >= since ? String(highest) : null),
  };
}
