// The copy of an evidence file that is sent into a chat: a picture without what the camera wrote about the place.
// The stored file stays as it was sent; the API gives that one, because its hash is the proof.
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { EvidenceStore } from '../db/evidence-store.ts';
import { strippedImage } from '../files/serve.ts';

/** Larger pictures are sent as they are: turning them into pixels would cost more memory than it is worth. Bytes. */
const LARGEST_PICTURE = 25 * 1024 * 1024;

/** Opens a stored file for a chat. Rejects when it is not there. */
export async function servedCopy(
  store: EvidenceStore,
  sha256: string,
): Promise<AsyncIterable<Uint8Array>> {
  const found = await store.stat(sha256);
  if (found === undefined || found.size > LARGEST_PICTURE || found.size < 8)
    return store.open(sha256);
  const format = pictureFormat(await buffer(await store.open(sha256, { start: 0, end: 7 })));
  if (format === null) return store.open(sha256);
  const picture = await buffer(await store.open(sha256));
  return Readable.from([await strippedImage(picture, format)]);
}

/** Tells a picture by its first bytes (JPEG and PNG signatures). */
function pictureFormat(head: Buffer): 'jpg' | 'png' | null {
  if (head[0] === 0xff && head[1] === 0xd8) return 'jpg';
  return head.toString('latin1', 1, 4) === 'PNG' ? 'png' : null;
}
