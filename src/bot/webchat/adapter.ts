// The web chat as a channel: what is sent is stored for the browser to fetch.
// It never speaks HTTP; the browser's side is in src/api and the two meet in the database.
import type { CodeVault } from '../../db/code-vault.ts';
import type { OpenDatabase } from '../../db/connect.ts';
import { isDefect } from '../../db/errors.ts';
import type { EvidenceStore } from '../../db/evidence-store.ts';
import { showWebchatMessage } from '../../db/transactions/show-webchat-message.ts';
import { webchatCapabilities } from '../capabilities.ts';
import { type Channel, FetchError, type FileRef, type SendOutcome } from '../channel.ts';
import { renderWebchat } from './render.ts';

const RETRY_MS = 1000;

/** Makes the web chat's channel. Sending again under the same key shows a part once, so it needs no probe. */
export function webchatChannel(
  db: OpenDatabase['db'],
  store: EvidenceStore,
  vault: CodeVault,
): Channel {
  return {
    id: 'webchat',
    caps: webchatCapabilities,
    // Messages come in through HTTP routes, which hold the sink themselves.
    start: () => Promise.resolve(),
    render: renderWebchat,

    async send(part, to): Promise<SendOutcome> {
      try {
        const text = vault.seal(part.text, part.codes ?? []);
        const id = await showWebchatMessage(db, to.address, to.key, { ...part, text });
        return id === null
          ? { kind: 'gone', reason: 'dead' }
          : { kind: 'sent', providerId: String(id) };
      } catch (error) {
        if (!isDefect(error)) {
          return {
            kind: 'retry',
            afterMs: RETRY_MS,
            scope: 'channel',
            reason: 'database unavailable',
          };
        }
        throw error;
      }
    },

    async *fetchFile(ref: FileRef, maxBytes: number, signal: AbortSignal) {
      const sha256 = ref['stored'];
      const found = typeof sha256 === 'string' ? await store.stat(sha256) : undefined;
      if (!found) throw new FetchError({ kind: 'gone', reason: 'not in the evidence store' });
      if (found.size > maxBytes) {
        throw new FetchError({ kind: 'too_large', limit: maxBytes, size: found.size });
      }
      const bytes = await store.open(found.sha256);
      signal.addEventListener('abort', () => bytes.destroy(), { once: true });
      for await (const chunk of bytes) {
        signal.throwIfAborted();
        if (chunk instanceof Uint8Array) yield chunk;
      }
    },

    health: () => ({ ok: true, detail: 'served with the HTTP server' }),
    stop: () => Promise.resolve(),
  };
}
