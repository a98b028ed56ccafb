// Knows which addresses have older messages in the queue, so that a newer one is not sent past them.
// It holds ids only; what is claimed and sent is none of its business.

/** The addresses whose newer messages have to line up behind older ones. */
export interface LineUp {
  /** Messages of this address are in the queue, or get there with `committed`. */
  add(addressId: number, committed?: Promise<void>): void;
  has(addressId: number): boolean;
  /** Marks the moment just before the queue is read. */
  mark(): number;
  /** The queue was read after `mark` and gave all it had for this address. */
  emptied(addressId: number, mark: number): void;
}

/** Makes an empty one. */
export function createLineUp(): LineUp {
  const lines = new Map<number, { uncommitted: number; changed: number }>();
  let clock = 0;
  return {
    add(addressId, committed) {
      const line = lines.get(addressId) ?? { uncommitted: 0, changed: 0 };
      lines.set(addressId, line);
      line.changed = ++clock;
      if (!committed) return;
      line.uncommitted += 1;
      void committed.then(() => {
        line.uncommitted -= 1;
        line.changed = ++clock;
      });
    },
    has: (addressId) => lines.has(addressId),
    mark: () => ++clock,
    emptied(addressId, mark) {
      const line = lines.get(addressId);
      // What was still on its way, or came after the mark, the reading may have missed.
      if (line?.uncommitted === 0 && line.changed < mark) lines.delete(addressId);
    },
  };
}
