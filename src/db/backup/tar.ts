// Writes and reads tar archives (POSIX ustar) as streams, so that any machine can look into a backup.
// It knows regular files only and never unpacks to a path: names are given to the caller as they are.

/** A file inside an archive. `bytes` must be read to its end before the next entry. */
export interface TarEntry {
  readonly name: string;
  readonly size: number;
  readonly bytes: AsyncIterable<Uint8Array>;
}

const BLOCK = 512;

/** Makes an archive out of entries; rejects when an entry gives more or fewer bytes than it said. */
export async function* writeTar(entries: AsyncIterable<TarEntry>): AsyncGenerator<Uint8Array> {
  for await (const { name, size, bytes } of entries) {
    yield header(name, size);
    let written = 0;
    for await (const chunk of bytes) {
      written += chunk.byteLength;
      yield chunk;
    }
    if (written !== size) throw new Error(`${name} changed while it was archived`);
    yield new Uint8Array(padding(size));
  }
  yield new Uint8Array(2 * BLOCK);
}

function header(name: string, size: number): Uint8Array {
  if (Buffer.byteLength(name) > 100) throw new Error('a name in the archive is too long');
  const block = Buffer.alloc(BLOCK);
  const octal = (value: number, digits: number): string =>
    `${value.toString(8).padStart(digits, '0')}\0`;
  block.write(name, 0);
  block.write(octal(0o600, 7), 100);
  block.write(octal(0, 7), 108);
  block.write(octal(0, 7), 116);
  block.write(octal(size, 11), 124);
  block.write(octal(0, 11), 136);
  block.write(' '.repeat(8), 148);
  block.write('0', 156);
  block.write('ustar\u{0}00', 257);
  let sum = 0;
  for (const byte of block) sum += byte;
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

const padding = (size: number): number => (BLOCK - (size % BLOCK)) % BLOCK;

/** Reads the entries of an archive in order; throws when it is cut short or is no archive. */
export async function* readTar(source: AsyncIterable<Uint8Array>): AsyncGenerator<TarEntry> {
  const input = reader(source);
  for (;;) {
    const block = await input.exactly(BLOCK);
    if (block.every((byte) => byte === 0)) return;
    const { name, size } = readHeader(block);
    let read = 0;
    async function* bytes(): AsyncGenerator<Uint8Array> {
      while (read < size) {
        const chunk = await input.some(size - read);
        read += chunk.byteLength;
        yield chunk;
      }
    }
    yield { name, size, bytes: bytes() };
    // What the caller left unread, and the padding behind it.
    while (read < size) read += (await input.some(size - read)).byteLength;
    await input.exactly(padding(size));
  }
}

function readHeader(block: Buffer): { name: string; size: number } {
  const text = (from: number, length: number): string =>
    block
      .toString('utf8', from, from + length)
      .replace(/\0.*$/s, '')
      .trim();
  const size = Number.parseInt(text(124, 12), 8);
  if (text(257, 5) !== 'ustar' || text(156, 1) !== '0' || !Number.isSafeInteger(size)) {
    throw new Error('This file is not a backup of this program.');
  }
  return { name: text(0, 100), size };
}

function reader(source: AsyncIterable<Uint8Array>) {
  const chunks = source[Symbol.asyncIterator]();
  let rest: Uint8Array = new Uint8Array();
  const some = async (most: number): Promise<Uint8Array> => {
    while (rest.byteLength === 0) {
      const next = await chunks.next();
      if (next.done === true) throw new Error('The backup is cut short; use another copy.');
      rest = next.value;
    }
    const part = rest.subarray(0, most);
    rest = rest.subarray(part.byteLength);
    return part;
  };
  const exactly = async (length: number): Promise<Buffer> => {
    const parts: Uint8Array[] = [];
    for (let missing = length; missing > 0;) {
      const part = await some(missing);
      parts.push(part);
      missing -= part.byteLength;
    }
    return Buffer.concat(parts);
  };
  return { some, exactly };
}
