// The copy of an evidence file that is sent into a chat of a network. What the copy leaves out is decided in files/served.ts.
import type { EvidenceStore } from '../db/evidence-store.ts';
import { servedCopy as copyOf } from '../files/served.ts';

/** Opens a stored file for a chat. Rejects when it is not there. */
export async function servedCopy(
  store: EvidenceStore,
  sha256: string,
): Promise<AsyncIterable<Uint8Array>> {
  const found = await store.stat(sha256);
  if (found === undefined) return store.open(sha256);
  const { size } = found;
  const copy = await copyOf({ size, open: (range) => store.open(sha256, range) });
  return copy.open();
}
