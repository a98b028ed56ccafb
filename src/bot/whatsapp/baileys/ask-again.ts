// Asks the sender's phone to put a file up again: Baileys can ask, but never does so by itself in 7.0.0-rc14.
import type { WASocket } from './library.ts';
import type { NewPlace } from './media.ts';
import type { MediaRef } from './media-ref.ts';

const fields = {
  Image: 'imageMessage',
  Video: 'videoMessage',
  Audio: 'audioMessage',
  Document: 'documentMessage',
} as const;

/**
 * Gives the new place, or null when the phone says that it has the file no more.
 * Rejects when the phone does not answer within `withinMs` or the connection is down.
 */
export async function askAgain(
  socket: WASocket,
  ref: MediaRef,
  withinMs: number,
): Promise<NewPlace | null> {
  const field = fields[ref.media];
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('no answer from the phone')), withinMs);
  const asked = socket.updateMediaMessage({
    key: { remoteJid: ref.chat, id: ref.messageId, fromMe: false },
    message: {
      [field]: {
        mediaKey: Buffer.from(ref.mediaKey, 'base64'),
        url: ref.url,
        directPath: ref.directPath,
      },
    },
  });
  try {
    const { message } = await Promise.race([asked, late]);
    const media = message?.[field];
    return { url: media?.url ?? null, directPath: media?.directPath ?? null };
  } catch (error) {
    const status: unknown = Object(Object(error).output).statusCode;
    if (status === 404 || status === 412) return null;
    throw error;
  } finally {
    clearTimeout(timer);
    // If the phone answers after all, nobody listens any more.
    asked.catch(() => undefined);
  }
}
