// Where the fetcher's tests get their bytes: a network in memory that serves files by name, and fails when told to.
import { telegramCapabilities } from '../../../src/bot/capabilities.ts';
import { type Channel, FetchError, type FetchFailure } from '../../../src/bot/channel.ts';
import { DEFAULT_FILE_LIMITS } from '../../../src/files/inspect.ts';
import { balangan2026 } from '../../../src/domain/edition/editions/balangan-2026.ts';
import { documentReader } from '../../../src/bot/file-fetcher/document-reader.ts';
import type { FileRules } from '../../../src/bot/file-fetcher.ts';

/** What the network does with a file: its bytes, a failure, bytes and then a failure, or bytes without end. */
export type Served =
  | Uint8Array
  | FetchFailure
  | readonly [Uint8Array, FetchFailure]
  | 'endless'
  | 'hangs';

export interface Files {
  readonly channel: Channel;
  readonly served: Map<string, Served>;
  readonly asked: string[];
  readonly peak: () => number;
}

const CHUNK = 1024 * 1024;

/** Makes a network that serves files. */
export function createFiles(): Files {
  const served = new Map<string, Served>();
  const asked: string[] = [];
  let [now, peak] = [0, 0];

  async function* bytes(name: string, signal: AbortSignal): AsyncGenerator<Uint8Array> {
    const file = served.get(name);
    if (!file) throw new FetchError({ kind: 'gone', reason: 'unknown file' });
    if (file instanceof Uint8Array) {
      for (let at = 0; at < file.length; at += CHUNK) {
        await new Promise((resolve) => {
          setImmediate(resolve);
        });
        yield file.subarray(at, at + CHUNK);
      }
    } else if (file === 'endless') {
      for (;;) yield new Uint8Array(CHUNK);
    } else if (file === 'hangs') {
      yield new Uint8Array(10);
      await new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(new Error('aborted')));
      });
    } else if ('kind' in file) throw new FetchError(file);
    else {
      yield file[0];
      throw new FetchError(file[1]);
    }
  }

  const channel: Channel = {
    id: 'telegram',
    caps: telegramCapabilities,
    start: () => Promise.resolve(),
    render: () => [],
    send: () => Promise.resolve({ kind: 'refused', reason: 'this network only serves files' }),
    async *fetchFile(ref, _maxBytes, signal) {
      const name = String(ref['id']);
      asked.push(name);
      now += 1;
      peak = Math.max(peak, now);
      try {
        yield* bytes(name, signal);
      } finally {
        now -= 1;
      }
    },
    health: () => ({ ok: true, detail: '' }),
    stop: () => Promise.resolve(),
  };
  return { channel, served, asked, peak: () => peak };
}

/** Documents, pictures and films up to 20 MB; texts where text is asked for. */
export const rulesOf = (file: { readonly purpose: string }): FileRules => ({
  allowed:
    file.purpose === 'text' || file.purpose === 'document'
      ? ['docx', 'pdf', 'txt', 'odt', 'jpg']
      : ['pdf', 'jpg', 'png', 'mp4'],
  limits: { ...DEFAULT_FILE_LIMITS, maxBytes: 20 * CHUNK },
  readDocument: documentReader(balangan2026),
});
