// Fresh random bytes for each step of the conversation, drawn many at a time: most steps use none of theirs.
// No byte is ever given out twice.
import { randomFillSync } from 'node:crypto';

const pool = new Uint8Array(16_384);
let used = pool.length;

/** Gives `length` bytes (at most 16,384) from the system's generator. */
export function freshEntropy(length: number): Uint8Array {
  if (used + length > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const bytes = pool.slice(used, used + length);
  pool.fill(0, used, used + length);
  used += length;
  return bytes;
}
