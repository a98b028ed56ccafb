// The copy of a stored file that leaves in a chat, whichever chat it is: a picture or a film without what the camera wrote
// about the place. The stored file stays as it was sent; its hash is the proof, and programs get that one.
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { ByteSource } from './bytes.ts';
import { notePatches, type Patch, patched } from './film-place.ts';
import { HEAD_BYTES, kindOf } from './kind.ts';
import { jpegSegments } from './picture.ts';
import { strippedImage } from './serve.ts';

/** Both ends included, as HTTP counts. */
interface Range {
  readonly start: number;
  readonly end?: number;
}

/** A file as it is kept, or as it is given. */
export interface OpenFile {
  readonly size: number;
  readonly open: (range?: Range) => Promise<AsyncIterable<Uint8Array>>;
}

/** Gives the copy of a stored file for a chat. Rejects when a picture cannot be decoded: the original never goes in its place. */
export async function servedCopy(kept: OpenFile): Promise<OpenFile> {
  const source = sourceOf(kept);
  const kind = await kindOf(await source.read(0, HEAD_BYTES));
  if (kind === 'jpg' && kept.size > LARGEST_DECODED)
    return overwritten(kept, await jpegNotePatches(source));
  if (kind === 'jpg' || kind === 'png') {
    const picture = await strippedImage(await buffer(await kept.open()), kind);
    return {
      size: picture.byteLength,
      open: ({ start = 0, end = picture.byteLength - 1 } = { start: 0 }) =>
        Promise.resolve(Readable.from([picture.subarray(start, end + 1)])),
    };
  }
  if (kind !== 'mp4') return kept;
  return overwritten(kept, await notePatches(source));
}

/** Larger photos keep their pixels as they are: turning them into others would cost more memory than it is worth. Bytes. */
const LARGEST_DECODED = 25 * 1024 * 1024;

const overwritten = (kept: OpenFile, patches: readonly Patch[]): OpenFile => ({
  size: kept.size,
  open: async (range) => patched(await kept.open(range), patches, range?.start ?? 0),
});

/** Empties the segments in which a camera writes (APP1, APP3 to APP13, APP15) and comments; colours need APP0, APP2 and APP14. */
async function jpegNotePatches(source: ByteSource): Promise<readonly Patch[]> {
  const patches: Patch[] = [];
  for await (const { marker, start, end } of jpegSegments(source)) {
    const notes = marker >= 0xe1 && marker <= 0xef && marker !== 0xe2 && marker !== 0xee;
    if ((notes || marker === 0xfe) && end > start + 2)
      patches.push({ at: start + 2, with: end - start - 2 });
  }
  return patches;
}

function sourceOf({ size, open }: OpenFile): ByteSource {
  return {
    size,
    async read(offset, length) {
      const end = Math.min(size, offset + length) - 1;
      return end < offset ? Buffer.alloc(0) : await buffer(await open({ start: offset, end }));
    },
  };
}
