// A place for files like WhatsApp's: holds what Baileys itself encrypted, and can lose or damage it.
import { randomBytes } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import net, { type AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import tls from 'node:tls';
import forge from 'node-forge';
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
  /** What was put up by others, sealed as it came, by path. */
  readonly uploads: ReadonlyMap<string, Buffer>;
  close(): Promise<void>;
}

interface Held {
  status: number;
  bytes: Buffer;
  location?: string;
}

/**
 * Starts the place on loopback, over plain HTTP alone. With `upstream` (name and port) it speaks TLS, as Baileys
 * insists on for what it puts up, and WebSockets go on to there: one host that serves messages and files, as a
 * stand-in for all of WhatsApp must. This process then trusts the place's certificate until it ends.
 */
export async function startMediaPlace(upstream?: string): Promise<MediaPlace> {
  const held = new Map<string, Held>();
  const asked: string[] = [];
  const uploads = new Map<string, Buffer>();
  const protocol = upstream === undefined ? 'http' : 'https';
  const listen = async (request: http.IncomingMessage, response: http.ServerResponse) => {
    const path = request.url ?? '/';
    asked.push(path);
    if (request.method === 'POST') {
      const bytes = await buffer(request);
      const [place = '/'] = path.split('?');
      uploads.set(place, bytes);
      held.set(place, { status: 200, bytes });
      response.end(JSON.stringify({ url: `https://${host}${place}`, direct_path: place }));
      return;
    }
    const found = held.get(path);
    response.writeHead(found?.status ?? 404, found?.location ? { location: found.location } : {});
    response.end(found?.status === 200 ? found.bytes : '');
  };
  const server =
    upstream === undefined
      ? http.createServer((...call) => void listen(...call))
      : https.createServer(trustedCertificate(), (...call) => void listen(...call));
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
        url: `${protocol}://${host}${path}`,
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
    uploads,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Makes a certificate for loopback that lives a day, and lets this process trust it. */
function trustedCertificate(): { key: string; cert: string } {
  const { privateKey, publicKey } = forge.pki.rsa.generateKeyPair(2048);
  const made = forge.pki.createCertificate();
  made.publicKey = publicKey;
  made.serialNumber = '01';
  made.validity.notAfter = new Date(Date.now() + 86_400_000);
  const name = [{ name: 'commonName', value: '127.0.0.1' }];
  made.setSubject(name);
  made.setIssuer(name);
  made.setExtensions([
    { name: 'basicConstraints', cA: true },
    { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
  ]);
  made.sign(privateKey, forge.md.sha256.create());
  const cert = forge.pki.certificateToPem(made);
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), cert]);
  return { key: forge.pki.privateKeyToPem(privateKey), cert };
}

/** Puts names and values of headers together again. */
function lines(raw: readonly string[]): string[] {
  return raw.flatMap((name, index) =>
    index % 2 === 0 ? [`${name}: ${raw[index + 1] ?? ''}`] : [],
  );
}
