// Writes a black and white picture as fax machines do (CCITT group 4), and the same inside JBIG2, as scanners in offices do.
// Runs are written by vertical mode where they can be and as horizontal pairs else; lengths below 64 only are needed here.

/** White and black run lengths 0–63 would be long tables; pictures of tests need these. */
const white: Readonly<Record<number, string>> = {
  0: '00110101',
  8: '10011',
  16: '101010',
  24: '0101000',
  32: '00011011',
  40: '00101001',
  48: '00001011',
  56: '01011001',
};
const black: Readonly<Record<number, string>> = {
  0: '0000110111',
  8: '000101',
  16: '0000010111',
  24: '00000010111',
  32: '000001101010',
  40: '000001101100',
  48: '000001100100',
  56: '000000101000',
};

/** A row of cells, 8 pixels each; true is black. */
export type Row = readonly boolean[];

/** Group 4: rows of at most seven cells, each pixel row `8` times. */
export function faxG4(rows: readonly Row[]): Buffer {
  let bits = '';
  const width = (rows[0]?.length ?? 0) * 8;
  let above: readonly number[] = [];
  for (const row of rows.flatMap((one) => Array.from({ length: 8 }, () => one))) {
    const changes = changesOf(row);
    bits += lineOf(changes, above, width);
    above = changes;
  }
  // End of the page, twice the end of a line.
  bits += '000000000001000000000001';
  const bytes = bits.match(/.{1,8}/gu)?.map((one) => Number.parseInt(one.padEnd(8, '0'), 2)) ?? [];
  return Buffer.from(bytes);
}

/** Where the colour changes, beginning with white. */
function changesOf(row: Row): readonly number[] {
  const changes: number[] = [];
  let last = false;
  row.forEach((cell, at) => {
    if (cell !== last) changes.push(at * 8);
    last = cell;
  });
  return changes;
}

function lineOf(changes: readonly number[], above: readonly number[], width: number): string {
  let bits = '';
  let at = -1;
  let isBlack = false;
  while (at < width) {
    const a1 = changes.find((one, nth) => one > at && (nth % 2 === 0) !== isBlack) ?? width;
    const b1 = above.find((one, nth) => one > at && (nth % 2 === 0) !== isBlack) ?? width;
    const b2 = above.find((one) => one > b1) ?? width;
    if (b2 < a1) {
      bits += '0001';
      at = b2;
      continue;
    }
    if (a1 === b1) {
      bits += '1';
      at = a1;
      isBlack = !isBlack;
      if (at >= width) break;
      continue;
    }
    const a2 = changes.find((one) => one > a1) ?? width;
    const [first, second] = isBlack ? [black, white] : [white, black];
    bits += `001${first[a1 - Math.max(at, 0)]}${second[a2 - a1]}`;
    at = a2;
    if (at >= width) break;
  }
  return bits;
}

const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

/** A segment of JBIG2 on page 1, with its head. */
const segment = (number: number, type: number, data: Buffer): Buffer =>
  Buffer.concat([u32(number), Buffer.from([type, 0, 1]), u32(data.length), data]);

/** JBIG2 as it stands in a PDF: a page, one region written as group 4 (MMR), the end of the page. */
export function jbig2(rows: readonly Row[]): Buffer {
  const size = [u32((rows[0]?.length ?? 0) * 8), u32(rows.length * 8)];
  const page = Buffer.concat([...size, u32(0), u32(0), Buffer.from([0, 0, 0])]);
  const region = Buffer.concat([
    ...size,
    u32(0),
    u32(0),
    Buffer.from([0]),
    Buffer.from([1]),
    faxG4(rows),
  ]);
  return Buffer.concat([
    segment(0, 48, page),
    segment(1, 38, region),
    segment(2, 49, Buffer.alloc(0)),
  ]);
}
