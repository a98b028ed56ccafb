// A stand-in for clamd on a free port of loopback: it speaks INSTREAM and flags the marker of the file corpus.
// It can also be slow, cut the connection, or refuse what is longer than its limit, as the real one does.
import { readFileSync } from 'node:fs';
import { type AddressInfo, type Socket, createServer } from 'node:net';
import { join } from 'node:path';
import type { ClamdAddress } from '../../src/files/scanner.ts';

const corpus = join(import.meta.dirname, '../files/corpus/files');
const MARKER = readFileSync(join(corpus, 'eicar_like.txt')).toString('latin1').trim();

/** What the stand-in does with what it is sent. */
type ClamdMood = 'scans' | 'silent' | 'cuts' | 'fails' | 'chatters';

/** The stand-in. `mood` can be changed while it runs. */
export interface Clamd {
  readonly address: ClamdAddress;
  mood: ClamdMood;
  /** What was sent to it, whole streams only. */
  readonly scanned: Buffer[];
  readonly close: () => Promise<void>;
}

/** Starts the stand-in; streams longer than `limit` bytes are refused before their end. */
export async function startClamd(limit = 1_000_000): Promise<Clamd> {
  const sockets = new Set<Socket>();
  const scanned: Buffer[] = [];
  const server = createServer((socket) => {
    sockets.add(socket);
    let received = Buffer.alloc(0);
    const end = (reply: string): void => void socket.end(`${reply}\0`);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (piece: Buffer) => {
      received = Buffer.concat([received, piece]);
      if (clamd.mood === 'cuts') return void socket.destroy();
      if (clamd.mood === 'silent' || socket.writableEnded) return;
      if (received.byteLength > limit) return end('INSTREAM size limit exceeded. ERROR');
      const bytes = streamed(received);
      if (bytes === undefined) return;
      scanned.push(bytes);
      if (clamd.mood === 'fails') return end("stream: Can't allocate memory ERROR");
      if (clamd.mood === 'chatters') return end('x'.repeat(100_000));
      const infected = bytes.toString('latin1').includes(MARKER);
      end(infected ? 'stream: Corpus.Test.Marker FOUND' : 'stream: OK');
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const clamd: Clamd = {
    address: { host: '127.0.0.1', port },
    mood: 'scans',
    scanned,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
  return clamd;
}

/** The bytes of a stream that has come to its end; undefined before. Throws for what is no such stream. */
function streamed(received: Buffer): Buffer | undefined {
  const command = 'zINSTREAM\0';
  if (received.byteLength < command.length) return undefined;
  if (received.subarray(0, command.length).toString('latin1') !== command)
    throw new Error('the stand-in was sent another command than zINSTREAM');
  const pieces: Buffer[] = [];
  for (let at = command.length; at + 4 <= received.byteLength;) {
    const length = received.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(received.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}
