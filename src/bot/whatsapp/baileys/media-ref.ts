// Where a file of WhatsApp lies and how it is opened: plain data, enough to fetch it after a restart. Pure.
// It never fetches; what the sender claims about a file is kept as a claim.
import { z } from 'zod';
import type { FileRef, InboundFile } from '../../channel.ts';
import type { WAMessageKey } from './library.ts';

/** How the media key is stretched: WhatsApp uses another word for each kind. */
export type MediaKind = 'Image' | 'Video' | 'Audio' | 'Document';

const text = z.string().max(2000);
const base64 = z.string().regex(/^[A-Za-z0-9+/]+=*$/);

/** The reference as it is stored with the file's row. Hashes and keys are base64. */
export const mediaRef = z.object({
  media: z.enum(['Image', 'Video', 'Audio', 'Document']),
  url: text.nullable(),
  directPath: text.nullable(),
  mediaKey: base64,
  sha256: base64.nullable(),
  size: z.number().nullable(),
  messageId: text,
  chat: text,
});
export type MediaRef = z.infer<typeof mediaRef>;

/** What the four kinds of media messages have in common. */
export interface MediaContent {
  readonly url?: string | null;
  readonly directPath?: string | null;
  readonly mediaKey?: Uint8Array | null;
  readonly fileSha256?: Uint8Array | null;
  readonly fileLength?: number | { toNumber(): number } | null;
  readonly mimetype?: string | null;
}

/** Reads an announced file, or null when it cannot be opened (no key or no place). */
export function announcedFile(
  media: MediaKind,
  content: MediaContent,
  key: WAMessageKey,
  name: string | null,
): InboundFile | null {
  const { url = null, directPath = null, mediaKey } = content;
  if (!mediaKey || mediaKey.length !== 32 || (!url && !directPath)) return null;
  const size = sizeOf(content.fileLength);
  const hash = content.fileSha256?.length === 32 ? Buffer.from(content.fileSha256) : null;
  const ref: MediaRef = {
    media,
    url: url || null,
    directPath: directPath || null,
    mediaKey: Buffer.from(mediaKey).toString('base64'),
    sha256: hash ? hash.toString('base64') : null,
    size,
    messageId: key.id ?? '',
    chat: key.remoteJid ?? '',
  };
  const plain: FileRef = ref;
  return {
    ref: plain,
    name,
    mime: content.mimetype ?? null,
    size,
    ...(hash ? { sha256: hash.toString('hex') } : {}),
  };
}

function sizeOf(length: MediaContent['fileLength']): number | null {
  const size = typeof length === 'number' ? length : length?.toNumber();
  return size !== undefined && Number.isSafeInteger(size) && size >= 0 ? size : null;
}
