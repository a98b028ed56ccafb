// Remembers which row of `address` a chat has, so that a known chat costs no query.
// It never remembers the person: people may be joined, ids of addresses never change.

/** The last chats heard from, each with the id of its address. */
export interface AddressBook {
  get(key: string): number | undefined;
  set(key: string, addressId: number): void;
  /** Forgets everything, after a row turned out to be gone. */
  clear(): void;
}

/** Makes an empty book that forgets the chat unheard for longest when it holds `most` of them. */
export function createAddressBook(most = 50_000): AddressBook {
  const known = new Map<string, number>();
  return {
    get(key) {
      const id = known.get(key);
      if (id === undefined) return undefined;
      // A Map keeps the order of insertion, so the first key is always the one unused for longest.
      known.delete(key);
      known.set(key, id);
      return id;
    },
    set(key, addressId) {
      known.delete(key);
      known.set(key, addressId);
      const [oldest] = known.keys();
      if (known.size > most && oldest !== undefined) known.delete(oldest);
    },
    clear: () => known.clear(),
  };
}
