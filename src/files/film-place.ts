// Finds where a film says things about itself that nobody needs to watch it: where it was made, with what, and by whom.
// It reads headers of boxes only and never the pictures.
import type { ByteSource } from './bytes.ts';

/** Bytes to be written over, from `at` on. A number stands for so many zero bytes. */
export interface Patch {
  readonly at: number;
  readonly with: Buffer | number;
}

/** Boxes in which others lie on the way to what is looked for. */
const HOLDERS: ReadonlySet<string> = new Set([
  'moov',
  'trak',
  'moof',
  'traf',
  'mdia',
  'minf',
  'stbl',
]);
/** Boxes that hold notes: user data, metadata, and whatever a maker put into a box of its own. */
const NOTES: ReadonlySet<string> = new Set(['udta', 'meta', 'uuid', 'XMP_', 'loci']);
const MOST_BOXES = 20_000;
const MOST_DEPTH = 8;

/** Patches that turn each box of notes into an empty one of the same size, so that nothing else of the film moves. */
export async function notePatches(source: ByteSource): Promise<readonly Patch[]> {
  const patches: Patch[] = [];
  let left = MOST_BOXES;
  const walk = async (from: number, to: number, depth: number): Promise<void> => {
    for (let at = from; at + 8 <= to && (left -= 1) > 0;) {
      const header = await source.read(at, 16);
      if (header.byteLength < 8) return;
      const short = header.readUInt32BE(0);
      const wide = short === 1 && header.byteLength === 16;
      const size = short === 0 ? to - at : wide ? Number(header.readBigUInt64BE(8)) : short;
      const inner = at + (wide ? 16 : 8);
      if (!(size >= inner - at) || at + size > to) return;
      const type = header.toString('latin1', 4, 8);
      if (NOTES.has(type))
        patches.push(
          { at: at + 4, with: Buffer.from('free') },
          { at: inner, with: at + size - inner },
        );
      else if (HOLDERS.has(type) && depth < MOST_DEPTH) await walk(inner, at + size, depth + 1);
      at += size;
    }
  };
  await walk(0, source.size, 0);
  return patches;
}

/** Gives the bytes with the patches in them; `start` is where the first of them lies in the file. */
export async function* patched(
  bytes: AsyncIterable<Uint8Array>,
  patches: readonly Patch[],
  start = 0,
): AsyncGenerator<Uint8Array> {
  let at = start;
  for await (const piece of bytes) {
    const end = at + piece.byteLength;
    let copy: Buffer | null = null;
    for (const patch of patches) {
      const length = typeof patch.with === 'number' ? patch.with : patch.with.byteLength;
      const from = Math.max(at, patch.at);
      const to = Math.min(end, patch.at + length);
      if (from >= to) continue;
      copy ??= Buffer.from(piece);
      if (typeof patch.with === 'number') copy.fill(0, from - at, to - at);
      else patch.with.copy(copy, from - at, from - patch.at, to - patch.at);
    }
    yield copy ?? piece;
    at = end;
  }
}
