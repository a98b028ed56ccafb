// A Graph API of the Cloud driver that takes whatever it is sent, also lists and buttons, which crabline's refuses.
// It keeps what people see and writes as they do: by a signed call to the product's webhook.
import { createHmac } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a phone shows. */
interface Shown {
  readonly to: string;
  /** The words, or those under a file. */
  readonly text: string;
  readonly file?: { readonly name: string; readonly bytes: Buffer };
}

/** The stand-in, with the settings under which a product talks to it. */
export interface GraphStandIn {
  readonly env: Readonly<Record<string, string>>;
  readonly shown: readonly Shown[];
  /** Refuses every further call with this code of Meta's; null takes them again. */
  refuse(code: number | null): void;
  /** Somebody writes a text; rejects when the product does not confirm it. */
  say(productUrl: string, from: string, text: string): Promise<void>;
  close(): Promise<void>;
}

const phoneId = '1234567890';
const appSecret = 'app secret of the test';

/** Starts it on a free port of loopback. */
export async function startGraph(): Promise<GraphStandIn> {
  const shown: Shown[] = [];
  const media: Buffer[] = [];
  let refused: number | null = null;
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (refused !== null) {
        response
          .writeHead(401, { 'content-type': 'application/json' })
          .end(JSON.stringify({ error: { code: refused } }));
        return;
      }
      if (request.url?.endsWith('/media')) {
        void fileIn(request, Buffer.concat(chunks)).then((bytes) => {
          media.push(bytes);
          response
            .writeHead(200, { 'content-type': 'application/json' })
            .end(JSON.stringify({ id: `media-${media.length}` }));
        });
        return;
      }
      const body: unknown = JSON.parse(Buffer.concat(chunks).toString());
      const { to, text, interactive, document } = Object(body);
      const bytes = media[Number(/^media-(\d+)$/.exec(document?.id ?? '')?.[1]) - 1];
      shown.push({
        to: String(to),
        text: text?.body ?? interactive?.body?.text ?? document?.caption ?? '',
        ...(bytes === undefined ? {} : { file: { name: String(document?.filename), bytes } }),
      });
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ messages: [{ id: `wamid.OUT${shown.length}` }] }));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  let next = 0;
  return {
    env: {
      WHATSAPP: 'cloud',
      WHATSAPP_CLOUD_API_ROOT: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      WHATSAPP_CLOUD_TOKEN: 'access token of the test',
      WHATSAPP_CLOUD_PHONE_ID: phoneId,
      WHATSAPP_CLOUD_APP_SECRET: appSecret,
      WHATSAPP_CLOUD_VERIFY_TOKEN: 'webhook word of the test',
    },
    shown,
    refuse(code) {
      refused = code;
    },
    async say(productUrl, from, text) {
      next += 1;
      const timestamp = String(Math.floor(Date.now() / 1000));
      const message = {
        from,
        id: `wamid.IN${next}`,
        timestamp,
        type: 'text',
        text: { body: text },
      };
      const value = { metadata: { phone_number_id: phoneId }, messages: [message] };
      const raw = JSON.stringify({
        object: 'whatsapp_business_account',
        entry: [{ changes: [{ field: 'messages', value }] }],
      });
      const signature = createHmac('sha256', appSecret).update(raw).digest('hex');
      const answer = await fetch(`${productUrl}/whatsapp/webhook`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-hub-signature-256': `sha256=${signature}`,
        },
        body: raw,
      });
      if (!answer.ok) throw new Error(`the webhook answered ${answer.status}`);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Gives the bytes of the file in a multipart body. */
async function fileIn(request: http.IncomingMessage, body: Buffer): Promise<Buffer> {
  const headers = { 'content-type': request.headers['content-type'] ?? '' };
  const form = await new Response(new Uint8Array(body), { headers }).formData();
  const file = form.get('file');
  return file instanceof Blob ? Buffer.from(await file.arrayBuffer()) : Buffer.alloc(0);
}
