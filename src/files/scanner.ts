// Asks a virus scanner, clamd, about a file, by its INSTREAM command over a socket.
// It knows no signature itself, starts no program, and sends the bytes nowhere but to the address that is set.
import { createReadStream } from 'node:fs';
import { type NetConnectOpts, type Socket, connect } from 'node:net';

/** Where clamd listens: a socket file, or a host and a port. */
export type ClamdAddress =
  | { readonly path: string }
  | { readonly host: string; readonly port: number };

/** What the scanner says; `unavailable` when it gave no answer that can be used. */
export type ScanVerdict =
  | { readonly kind: 'clean' }
  | { readonly kind: 'infected'; readonly name: string }
  | { readonly kind: 'unavailable' };

/** Scans the file at a path. Never rejects. */
export type Scanner = (path: string, stop?: AbortSignal) => Promise<ScanVerdict>;

const CHUNK = 64 * 1024;
const LONGEST_REPLY = 4096;
/** Longest time for one file, milliseconds: connecting, sending and scanning. */
const DEADLINE = 120_000;

/** Makes a scanner; `onUnavailable` is told in plain English why there was no verdict, unless `stop` fired. */
export function clamdScanner(
  address: ClamdAddress,
  onUnavailable: (reason: string) => void,
  deadlineMs = DEADLINE,
): Scanner {
  return async (path, stop) => {
    const deadline = AbortSignal.timeout(deadlineMs);
    const signal = stop ? AbortSignal.any([deadline, stop]) : deadline;
    let reply: string;
    try {
      reply = await ask(address, path, signal);
    } catch (error) {
      const late = deadline.aborted ? `no answer within ${deadlineMs} ms` : String(error);
      if (!stop?.aborted) onUnavailable(late);
      return { kind: 'unavailable' };
    }
    if (reply === 'stream: OK') return { kind: 'clean' };
    const name = /^stream: (.{1,200}) FOUND$/u.exec(reply)?.[1];
    if (name !== undefined) return { kind: 'infected', name };
    onUnavailable(reply === '' ? 'the connection ended without an answer' : reply.slice(0, 200));
    return { kind: 'unavailable' };
  };
}

async function ask(address: ClamdAddress, path: string, signal: AbortSignal): Promise<string> {
  const options: NetConnectOpts = { ...address, signal };
  const socket = connect(options);
  try {
    const ended = endOf(socket);
    // A scanner that refuses what is too long answers and closes before everything was sent.
    await send(socket, path, ended);
    const { reply, failure } = await ended;
    if (reply === '' && failure !== undefined) throw failure;
    return reply;
  } finally {
    socket.destroy();
  }
}

async function send(socket: Socket, path: string, ended: Promise<unknown>): Promise<void> {
  for await (const piece of request(path)) {
    if (!socket.writable) return;
    if (socket.write(piece)) continue;
    const { promise: drained, resolve } = Promise.withResolvers<void>();
    socket.once('drain', resolve);
    await Promise.race([drained, ended]);
  }
}

/** The command, the bytes in pieces with their lengths before them, and a length of zero. */
async function* request(path: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from('zINSTREAM\0');
  for await (const piece of createReadStream(path, { highWaterMark: CHUNK })) {
    const bytes = Buffer.from(piece);
    yield lengthOf(bytes.byteLength);
    yield bytes;
  }
  yield lengthOf(0);
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}

interface End {
  readonly reply: string;
  readonly failure: Error | undefined;
}

/** Resolves with the line the scanner sent when the connection has ended, however it ended. */
function endOf(socket: Socket): Promise<End> {
  let reply = '';
  let failure: Error | undefined;
  socket.setEncoding('utf8').on('data', (text: string) => {
    reply += text;
    if (reply.length > LONGEST_REPLY) socket.destroy();
  });
  socket.once('error', (error) => {
    failure = error;
  });
  return new Promise((resolve) => {
    socket.once('close', () =>
      resolve({ reply: reply.replace(/[\0\n].*$/su, '').trim(), failure }),
    );
  });
}
