// The day on which a camera says that it took a picture, out of the picture's EXIF block. It reads that one tag and nothing else:
// not the place, not the camera.
const EXIF = 'Exif\0\0';
const EXIF_BLOCK = 0x87_69;
const TAKEN = 0x90_03;
const ENTRY = 12;
const MOST_ENTRIES = 200;
const SHAPE = /^(\d{4}):(\d{2}):(\d{2})(?:[ \0]|$)/u;

/** The day (ISO) out of an EXIF block, with or without its mark in front; null where none can be read. */
export function takenOn(exif: Buffer): string | null {
  const tiff = exif.toString('latin1', 0, EXIF.length) === EXIF ? exif.subarray(EXIF.length) : exif;
  const order = tiff.toString('latin1', 0, 2);
  if (tiff.byteLength < 8 || (order !== 'II' && order !== 'MM')) return null;
  const little = order === 'II';
  const number16 = (at: number): number =>
    at < 0 || at + 2 > tiff.byteLength ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  const number32 = (at: number): number =>
    at < 0 || at + 4 > tiff.byteLength ? 0 : little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at);
  const entry = (directory: number, tag: number): number | null => {
    const count = Math.min(number16(directory), MOST_ENTRIES);
    for (let at = 0; at < count; at += 1) {
      const place = directory + 2 + at * ENTRY;
      if (number16(place) === tag) return place;
    }
    return null;
  };
  const block = entry(number32(4), EXIF_BLOCK);
  const taken = block === null ? null : entry(number32(block + 8), TAKEN);
  if (taken === null) return null;
  const from = number32(taken + 8);
  const [, year = '', month = '', day = ''] =
    SHAPE.exec(tiff.toString('latin1', from, from + 20)) ?? [];
  const iso = `${year}-${month}-${day}`;
  // A camera whose clock was never set says zeros.
  const read = new Date(iso);
  if (Number.isNaN(read.getTime()) || Number(year) < 1990) return null;
  // A day that the month does not have is read as one of the next.
  return read.toISOString().startsWith(iso) ? iso : null;
}
