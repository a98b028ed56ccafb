// A WhatsApp that is not WhatsApp: crabline's server on loopback, to which a real Baileys connects.
// It injects what people write and shows what reached the server. Nothing leaves the machine.
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startWhatsAppServer } from '@openclaw/crabline';
import '../../../src/bot/whatsapp/baileys/quiet.ts';
import './plain-tokens.ts';

/** A frame that Baileys sent, as the server decoded it. */
interface SeenNode {
  readonly tag: string;
  readonly attrs: Readonly<Record<string, string>>;
}

export interface WhatsappStandIn {
  readonly wsUrl: string;
  /** The port in the address, for hosts of media. */
  readonly host: string;
  readonly token: string;
  readonly apiRoot: string;
  readonly phoneId: string;
  /** Texts that were delivered to people, in order. */
  readonly shown: readonly { readonly to: string; readonly text: string; readonly id: string }[];
  readonly nodes: readonly SeenNode[];
  /** Everything the server recorded, as JSON values. */
  readonly events: readonly Record<string, unknown>[];
  /** A person writes a text; resolves when the server took it. */
  say(from: string, text: string, messageId?: string): Promise<void>;
  /** A person sends a sound. */
  speak(from: string, sound: Uint8Array, voiceNote: boolean): Promise<void>;
  close(): Promise<void>;
}

/** The number of the bot on the stand-in, digits only. */
export const botNumber = '15550000001';

/** Starts the server. */
export async function startStandIn(): Promise<WhatsappStandIn> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'sepeda-whatsapp-'));
  const events: Record<string, unknown>[] = [];
  const server = await startWhatsAppServer({
    selfJid: `${botNumber}@s.whatsapp.net`,
    recorderPath: path.join(folder, 'events.jsonl'),
    onEvent: (event) => {
      events.push({ ...event });
    },
  });
  const { endpoints, adminToken, accessToken, phoneNumberId } = server.manifest;
  let next = 1;

  const inject = async (from: string, what: object, messageId?: string): Promise<void> => {
    next += 1;
    const body = {
      chatJid: from,
      senderJid: from,
      messageId: messageId ?? `3AFA${String(next).padStart(16, '0')}`,
      ...what,
    };
    const response = await fetch(endpoints.adminInboundUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-crabline-admin-token': adminToken },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`stand-in refused: ${await response.text()}`);
  };

  return {
    wsUrl: endpoints.baileysWebSocketUrl,
    host: new URL(endpoints.baileysWebSocketUrl).host,
    token: accessToken,
    apiRoot: endpoints.apiRoot,
    phoneId: phoneNumberId,
    events,
    get shown() {
      return events.flatMap((event) => shownIn(event));
    },
    get nodes() {
      return events.flatMap(({ method, body }) =>
        method === 'WEBSOCKET' && isNode(body) ? [body] : [],
      );
    },
    say: (from, text, messageId) => inject(from, { text }, messageId),
    speak: (from, sound, voiceNote) =>
      inject(from, {
        audio: {
          contentBase64: Buffer.from(sound).toString('base64'),
          mimeType: 'audio/ogg; codecs=opus',
          ptt: voiceNote,
        },
      }),
    async close() {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const isNode = (body: unknown): body is SeenNode =>
  typeof body === 'object' && body !== null && 'tag' in body && 'attrs' in body;

function shownIn(event: Record<string, unknown>): { to: string; text: string; id: string }[] {
  const { key, message } = Object(event['body']) as {
    key?: { remoteJid?: string; id?: string };
    message?: { conversation?: string };
  };
  if (event['accepted'] !== true || !key?.remoteJid || !message?.conversation) return [];
  return [{ to: key.remoteJid, text: message.conversation, id: key.id ?? '' }];
}

/** Waits until `look` gives something else than undefined or false; fails after a while with `what`. */
export async function until<T>(what: string, look: () => T | undefined | false | null): Promise<T> {
  const end = Date.now() + 20_000;
  for (;;) {
    const found = look();
    if (found !== undefined && found !== false && found !== null) return found;
    if (Date.now() > end) throw new Error(`did not happen: ${what}`);
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  }
}
