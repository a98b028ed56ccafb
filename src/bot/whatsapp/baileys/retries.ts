// Counts how often a message was asked for again, beyond the life of one socket, within bounds.
import type { SocketOptions } from './socket.ts';

const most = 2000;

/** Makes the counters; the oldest are forgotten first. */
export function makeRetryCounters(): SocketOptions['retries'] {
  const values = new Map<string, string>();
  return {
    get(key) {
      const value = values.get(key);
      return value === undefined ? undefined : JSON.parse(value);
    },
    set(key, value) {
      values.delete(key);
      values.set(key, JSON.stringify(value));
      const oldest = values.keys().next();
      if (values.size > most && oldest.value !== undefined) values.delete(oldest.value);
    },
    del: (key) => void values.delete(key),
    flushAll: () => values.clear(),
  };
}
