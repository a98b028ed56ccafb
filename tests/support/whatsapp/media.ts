// A place for files like WhatsApp's: holds what Baileys itself encrypted, and can lose or damage it.
import { randomBytes } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { encryptedStream } from '@whiskeysockets/baileys';
import type { MediaRef } from '../../../src/bot/whatsapp/baileys/media-ref.ts';

export interface MediaPlace {
  readonly host: string;
  /** How often anything was asked for. */
  readonly asked: string[];
  /** Encrypts a file, puts it up under a new path and gives its reference. */
  put(
    bytes: Uint8Array,
    messageId?: string,
    media?: MediaRef['media'],
  ): Promise<MediaRef & { url: string }>;
  /** Answers this path with a status, or with other bytes. */
  answer(path: string, status: number, change?: (sealed: Buffer) => Buffer): void;
  /** Sends `path` somewhere else. */
  redirect(path: string, to: string): void;
  move(from: string, to: string): void;
  close(): Promise<void>;
}

interface Held {
  status: number;
  bytes: Buffer;
  location?: string;
}

/**
 * Starts the place on loopback over plain HTTP. WebSockets go on to `upstream` (name and port), so that one
 * host can serve messages and files, as a stand-in for all of WhatsApp must.
 */
export async function startMediaPlace(upstream?: string): Promise<MediaPlace> {
  const held = new Map<string, Held>();
  const asked: string[] = [];
  const server = http.createServer((request, response) => {
    const path = request.url ?? '/';
    asked.push(path);
    const found = held.get(path);
    response.writeHead(found?.status ?? 404, found?.location ? { location: found.location } : {});
    response.end(found?.status === 200 ? found.bytes : '');
  });
  server.on('upgrade', (request, socket, head) => {
    const [hostname, port] = upstream?.split(':') ?? [];
    const onward = net.connect(Number(port), hostname);
    onward.write(
      [`GET ${request.url} HTTP/1.1`, ...lines(request.rawHeaders), '', ''].join('\r\n'),
    );
    onward.write(head);
    socket.pipe(onward).pipe(socket);
    for (const end of [socket, onward]) {
      end.on('error', () => {
        socket.destroy();
        onward.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const host = `127.0.0.1:${port}`;
  return {
    host,
    asked,
    async put(bytes, messageId = 'M1', media = 'Document') {
      const type = media === 'Image' ? 'image' : 'document';
      const sealed = await encryptedStream(Buffer.from(bytes), type);
      const path = `/${randomBytes(8).toString('hex')}`;
      held.set(path, { status: 200, bytes: await readFile(sealed.encFilePath) });
      await rm(sealed.encFilePath);
      return {
        media,
        url: `http://${host}${path}`,
        directPath: null,
        mediaKey: Buffer.from(sealed.mediaKey).toString('base64'),
        sha256: Buffer.from(sealed.fileSha256).toString('base64'),
        size: bytes.length,
        messageId,
        chat: '6281200000001@s.whatsapp.net',
      };
    },
    answer(path, status, change) {
      const before = held.get(path)?.bytes ?? Buffer.alloc(0);
      held.set(path, { status, bytes: change ? change(before) : before });
    },
    redirect(path, location) {
      held.set(path, { status: 302, bytes: Buffer.alloc(0), location });
    },
    move(from, to) {
      const found = held.get(from);
      if (found) held.set(to, { ...found, status: 200 });
      held.delete(from);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Puts names and values of headers together again. */
function lines(raw: readonly string[]): string[] {
  return raw.flatMap((name, index) =>
    index % 2 === 0 ? [`${name}: ${raw[index + 1] ?? ''}`] : [],
  );
}
