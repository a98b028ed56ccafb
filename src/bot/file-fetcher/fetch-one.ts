// The story of one file: fetched, looked into, kept, each step with its own way to end.
// It writes no row; what it gives back is written by the fetcher.
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { EvidenceStore, Incoming } from '../../db/evidence-store.ts';
import { isBroken } from '../../db/evidence-store/faults.ts';
import type { ClaimedFile } from '../../db/transactions/claim-files.ts';
import type { FileResult } from '../../db/transactions/finish-file.ts';
import type { ChannelId, FileProblemData } from '../../domain/conversation/input.ts';
import type { Logger } from '../../log.ts';
import { mimeOf, nameWithEnding } from '../../files/formats.ts';
import { heicToJpeg } from '../../files/heic.ts';
import { NO_VERDICT } from '../../files/inspect.ts';
import { pagesToPdf } from '../../files/pages.ts';
import type { Scanner } from '../../files/scanner.ts';
import { type Channel, FetchError } from '../channel.ts';
import { examine, type Examined, type FileRules } from './examine.ts';

/** What fetching needs. */
export interface FetchTools {
  readonly store: EvidenceStore;
  readonly channels: ReadonlyMap<ChannelId, Channel>;
  readonly rulesOf: (file: ClaimedFile) => FileRules;
  readonly log: Logger;
  /** Null when no virus scanner is set up. */
  readonly scanner: Scanner | null;
  /** The store has no room: a human has to act. */
  readonly onStorageFull: () => void;
  readonly fetchTimeoutMs: number;
}

/** Waits before the second try, the third and so on; after the last the file has failed. Milliseconds. */
const WAITS = [1000, 5000, 30_000, 120_000, 600_000];
const WAIT_FOR_ROOM = 30_000;
const WAIT_FOR_SCANNER = 60_000;

/** Fetches, checks and keeps one file. Rejects only when `stop` fires. */
export async function fetchOne(
  file: ClaimedFile,
  tools: FetchTools,
  stop: AbortSignal,
): Promise<FileResult> {
  const { store, log } = tools;
  try {
    const rules = tools.rulesOf(file);
    const signal = AbortSignal.any([stop, AbortSignal.timeout(tools.fetchTimeoutMs)]);
    const { maxBytes } = rules.limits;
    const received = await store.receive(bytesOf(file, tools, rules.limits, signal), {
      maxBytes,
      signal,
    });
    if (!received.ok) {
      const { problem } = received;
      if (problem.type === 'storage_full') return full(tools);
      const { limit } = problem;
      // The declared size is what the person knows; what came until the cut is only a lower bound.
      const size = Math.max(problem.received, file.declaredSize ?? 0);
      return { state: 'refused', problem: { code: 'TOO_LARGE', limit, received: size } };
    }
    const incoming = received.value;
    const { scanner } = tools;
    const scan = scanner && ((path: string) => scanner(path, stop));
    const pages = pagesOf(file, store);
    const examined = await examine(file, incoming, rules, scan, pages).catch(
      async (error: unknown) => {
        await store.discard(incoming);
        throw error;
      },
    );
    if (!examined.ok) {
      await store.discard(incoming);
      if (examined.problem.code === 'BUSY' && examined.problem.found === NO_VERDICT) {
        stop.throwIfAborted();
        const afterMs = WAIT_FOR_SCANNER;
        return { state: 'announced', counts: false, afterMs, problem: examined.problem };
      }
      return { state: 'refused', problem: examined.problem };
    }
    if (examined.value.file.format === 'heic')
      return await keepAsJpeg(file, incoming, examined.value, tools);
    const kept = await store.keep(incoming);
    if (!kept.ok) {
      await store.discard(incoming);
      return full(tools);
    }
    const { format, mime, durationSeconds = null } = examined.value.file;
    const { facts } = examined.value;
    const name = nameWithEnding(file.name, format);
    return { state: 'stored', ...kept.value, name, format, mime, durationSeconds, facts };
  } catch (error) {
    if (stop.aborted) throw error;
    return afterFailure(file, error, log);
  }
}

/** Keeps a picture as iPhones make them twice: as it came, and as a JPEG that everybody can open. */
async function keepAsJpeg(
  file: ClaimedFile,
  incoming: Incoming,
  { facts }: Examined,
  tools: FetchTools,
): Promise<FileResult> {
  const { store } = tools;
  const made = await heicToJpeg(incoming.path, file.personId);
  const copy = made.ok
    ? await store.receive(Readable.from([made.value]), { maxBytes: Number.POSITIVE_INFINITY })
    : null;
  if (copy?.ok !== true) {
    await store.discard(incoming);
    return copy === null
      ? { state: 'refused', problem: { code: 'CORRUPT', found: 'heic' } }
      : full(tools);
  }
  const original = await store.keep(incoming);
  const kept = await store.keep(copy.value);
  if (!original.ok || !kept.ok) {
    await Promise.all([incoming, copy.value].map((one) => store.discard(one)));
    return full(tools);
  }
  const name = `${file.name.replace(/\.hei[cf]$/iu, '')}.jpg`;
  return {
    ...{ state: 'stored', ...kept.value, name, format: 'jpg', mime: mimeOf('jpg') },
    ...{ durationSeconds: null, facts, original: original.value.sha256 },
  };
}

/** The bytes, from the store when a browser put them there, else from the network. */
async function* bytesOf(
  { ref, channel: id }: ClaimedFile,
  { store, channels }: FetchTools,
  { maxBytes, maxPixels }: FileRules['limits'],
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const pages = pagesOf({ ref }, store);
  if (pages.length > 0) {
    yield await pdfOfPages(pages, maxPixels);
    return;
  }
  const sha256 = ref['stored'];
  if (typeof sha256 === 'string') {
    if (!(await store.stat(sha256))) {
      throw new FetchError({ kind: 'gone', reason: 'not in the evidence store' });
    }
    yield* await store.open(sha256);
    return;
  }
  const channel = channels.get(id);
  if (!channel) throw new Error(`no channel ${id} in this process`);
  yield* channel.fetchFile(ref, maxBytes, signal);
}

type Photo = () => Promise<Buffer>;

/** The photographed pages in the store that a PDF is made of; none for what came as it is. */
function pagesOf({ ref }: Pick<ClaimedFile, 'ref'>, store: EvidenceStore): readonly Photo[] {
  const { pages } = ref;
  return Array.isArray(pages)
    ? pages.map((sha256) => async () => buffer(await store.open(String(sha256))))
    : [];
}

/** The PDF of photographed pages. */
async function pdfOfPages(pages: readonly Photo[], maxPixels: number): Promise<Uint8Array> {
  const made = await pagesToPdf(pages, maxPixels);
  if (made.ok) return made.value;
  throw new FetchError({ kind: 'gone', reason: 'a photo that cannot be decoded any more' });
}

function afterFailure(file: ClaimedFile, error: unknown, log: Logger): FileResult {
  const failure = error instanceof FetchError ? error.failure : null;
  if (failure?.kind === 'too_large') {
    const { limit, size } = failure;
    return { state: 'refused', problem: { code: 'TOO_LARGE', limit, received: size } };
  }
  if (failure === null) log.warn({ err: error, fileId: file.id }, 'a file could not be fetched');
  // It has its time: operators hear of what waits for five minutes, and nobody has to send anything again.
  if (failure === null && isBroken(error)) {
    const problem = { code: 'BUSY', found: 'store' } as const;
    return { state: 'announced', counts: false, afterMs: WAIT_FOR_ROOM, problem };
  }
  const wait = WAITS[file.attempts];
  if (failure?.kind === 'gone' || wait === undefined) {
    const problem: FileProblemData = { code: failure?.kind === 'gone' ? 'GONE' : 'UNREACHABLE' };
    return { state: 'failed', problem };
  }
  return { state: 'announced', counts: true, afterMs: Math.max(wait, failure?.afterMs ?? 0) };
}

function full(tools: FetchTools): FileResult {
  tools.onStorageFull();
  const problem = { code: 'BUSY', found: 'storage_full' };
  return { state: 'announced', counts: false, afterMs: WAIT_FOR_ROOM, problem };
}
