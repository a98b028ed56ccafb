// Follows the boxes of an MP4 file and holds their sizes against the file's, which tells a cut file from a whole one.
// It reads headers only and never allocates by a size it was told.
import type { ByteSource } from './bytes.ts';

/** What the boxes of a whole file say. Duration in seconds as the file's header claims it; undefined when it does not. */
export interface BoxReport {
  readonly claimedSeconds: number | undefined;
  readonly tracks: number;
  /** Something that is no box follows the last one. */
  readonly trailing: boolean;
}

interface Box {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

// A five-minute recording in half-second fragments has about 1,200.
const MAX_BOXES = 20_000;

/** Reads the boxes of a file; undefined when it is cut, when a size cannot be, or when picture data or index is missing. */
export async function readBoxes(source: ByteSource): Promise<BoxReport | undefined> {
  const top = await boxesIn(source, 0, source.size);
  const index = top?.boxes.find(({ type }) => type === 'moov');
  if (!top || !index || !top.boxes.some(({ type }) => type === 'mdat')) return undefined;
  const found = await boxesIn(source, index.start, index.end);
  if (!found || found.trailing) return undefined;
  const inner = found.boxes;
  const header = inner.find(({ type }) => type === 'mvhd');
  return {
    claimedSeconds: header ? await movieSeconds(source, header) : undefined,
    tracks: inner.filter(({ type }) => type === 'trak').length,
    trailing: top.trailing,
  };
}

async function boxesIn(
  source: ByteSource,
  from: number,
  to: number,
): Promise<{ readonly boxes: readonly Box[]; readonly trailing: boolean } | undefined> {
  const boxes: Box[] = [];
  for (let at = from; at < to;) {
    const header = await source.read(at, 16);
    if (boxes.length >= MAX_BOXES) return undefined;
    // A cut box still has its name; what has none was put behind the film by some program, and players pass over it.
    if (boxes.length > 0 && !BOX_NAME.test(header.toString('latin1', 4, 8)))
      return { boxes, trailing: true };
    if (header.byteLength < 8) return undefined;
    const size = sizeOf(header, to - at);
    if (size === undefined || size > to - at) return undefined;
    const wide = header.readUInt32BE(0) === 1;
    boxes.push({
      type: header.toString('latin1', 4, 8),
      start: at + (wide ? 16 : 8),
      end: at + size,
    });
    at += size;
  }
  return { boxes, trailing: false };
}

/** Four printable signs, as all names of boxes have; `\xa9` begins those of a film's notes. */
const BOX_NAME = /^[\x20-\x7e\xa9]{4}$/u;

/** The size of a box with its header: 32 bits, 64 bits behind a 1, or "to the end" behind a 0. */
function sizeOf(header: Buffer, rest: number): number | undefined {
  const short = header.readUInt32BE(0);
  if (short === 0) return rest;
  if (short !== 1) return short >= 8 ? short : undefined;
  if (header.byteLength < 16) return undefined;
  const long = header.readBigUInt64BE(8);
  return long >= 16n && long <= BigInt(rest) ? Number(long) : undefined;
}

async function movieSeconds(source: ByteSource, header: Box): Promise<number | undefined> {
  const body = await source.read(header.start, Math.min(32, header.end - header.start));
  const wide = body[0] === 1;
  if (body.byteLength < (wide ? 32 : 20)) return undefined;
  const scale = body.readUInt32BE(wide ? 20 : 12);
  const ticks = wide ? Number(body.readBigUInt64BE(24)) : body.readUInt32BE(16);
  return scale === 0 ? undefined : ticks / scale;
}
