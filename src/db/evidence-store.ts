// The evidence store: bytes that people sent, kept under their SHA-256 in a directory or a bucket.
// It knows nothing of innovations, names or kinds of files; names of objects come from hashes alone.
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Config } from '../config.ts';
import type { Readable } from 'node:stream';
import { type Result, no, ok } from '../domain/result.ts';
import { openDirectory } from './evidence-store/directory.ts';
import { isFull } from './evidence-store/faults.ts';
import type { ByteRange, ObjectPlace, StoredObject } from './evidence-store/place.ts';
import { type FreePart, freePartOf } from './evidence-store/room.ts';
import type { BucketCredentials } from './evidence-store/bucket.ts';
import {
  type Incoming,
  type ReceiveLimit,
  type ReceiveProblem,
  prepareUploads,
  receiveInto,
  removePart,
  sweepParts,
} from './evidence-store/uploads.ts';

export type { ByteRange, Incoming, ReceiveLimit, ReceiveProblem, StoredObject };

/** What a sweep removed. */
export interface SweepCount {
  readonly parts: number;
  readonly objects: number;
}

/** How much room there is. `free`: the smallest part left of a disk that is used, from 0 to 1. */
export interface Room {
  readonly free: number;
  readonly enough: boolean;
}

/** What must stay free, and who tells what is. */
export interface RoomRule {
  readonly freePart: number;
  readonly ask?: FreePart;
}

/** Stores bytes so that an acknowledged file survives anything but the loss of the disk (product.md, promise 1). */
export interface EvidenceStore {
  /**
   * Streams bytes to a private temporary file, counting and hashing; cuts the source off beyond `maxBytes`.
   * Takes nothing when the disk has less left than must stay free.
   * Leaves no file behind unless it succeeds. Rejects when the source fails or the signal fires.
   */
  receive(
    bytes: AsyncIterable<Uint8Array>,
    limit: ReceiveLimit,
  ): Promise<Result<Incoming, ReceiveProblem>>;
  /**
   * Keeps received bytes under their hash. Resolves with the object only after file and directory are synced;
   * the same bytes twice are one object, and calling twice for one `Incoming` is harmless.
   */
  keep(incoming: Incoming): Promise<Result<StoredObject, { readonly type: 'storage_full' }>>;
  /** Forgets received bytes that are not wanted. */
  discard(incoming: Incoming): Promise<void>;
  /** Streams an object, or the bytes `start`..`end` of it (both included). Rejects when it is not there. */
  open(sha256: string, range?: ByteRange): Promise<Readable>;
  /** Tells the size of an object, or undefined when there is none. */
  stat(sha256: string): Promise<StoredObject | undefined>;
  /** Removes an object; one that is gone already is fine. */
  remove(sha256: string): Promise<void>;
  /** Tells whether there is room for more. */
  room(): Promise<Room>;
  /** Removes temporary files and objects without a row that are older than `olderThanMs` milliseconds. */
  sweep(
    isReferenced: (sha256: string) => Promise<boolean>,
    olderThanMs: number,
  ): Promise<SweepCount>;
}

/** Opens the store that the configuration names; the server and the operator's commands must open the same one. */
export function openConfiguredStore({
  storage,
  dataDir,
  freeDiskPercent,
}: Pick<Config, 'storage' | 'dataDir' | 'freeDiskPercent'>): Promise<EvidenceStore> {
  const rule = { freePart: freeDiskPercent / 100 };
  if (storage.kind === 'directory')
    return openEvidenceStore(pathToFileURL(storage.folder).href, dataDir, null, rule);
  const address = new URL(`s3://${storage.bucket}/${storage.prefix}`);
  address.searchParams.set('region', storage.region);
  if (storage.endpoint !== null) address.searchParams.set('endpoint', storage.endpoint);
  return openEvidenceStore(address.href, dataDir, storage.credentials, rule);
}

/**
 * Opens the store named by STORAGE_URL: `file:./data/files`, `file:///srv/files` or `s3://bucket/prefix?endpoint=…&region=…`.
 * Temporary files always lie in `<dataDir>/uploads`.
 * Throws with one clear sentence when the address cannot be understood.
 */
export async function openEvidenceStore(
  storageUrl: string,
  dataDir: string,
  credentials: BucketCredentials | null = null,
  { freePart, ask = freePartOf }: RoomRule = { freePart: 0 },
): Promise<EvidenceStore> {
  const uploads = join(resolve(dataDir), 'uploads');
  await prepareUploads(uploads);
  const place = await openPlace(storageUrl, credentials);

  // A bucket has no disk of ours; whatever goes there passes the uploads first.
  const folders = storageUrl.startsWith('file:') ? [uploads, folderOf(storageUrl)] : [uploads];
  const room = async (): Promise<Room> => {
    const free = Math.min(...(await Promise.all(folders.map((folder) => ask(folder)))));
    return { free, enough: free >= freePart };
  };

  return {
    room,
    receive: async (bytes, limit) =>
      (await room()).enough ? receiveInto(uploads, bytes, limit) : no({ type: 'storage_full' }),

    async keep(incoming) {
      try {
        await place.put(incoming.path, checked(incoming.sha256), incoming.size);
      } catch (error) {
        if (isFull(error)) return no({ type: 'storage_full' });
        throw error;
      }
      await removePart(incoming.path);
      return ok({ sha256: incoming.sha256, size: incoming.size });
    },

    discard: (incoming) => removePart(incoming.path),
    open: async (sha256, range) => await place.open(checked(sha256), range),
    async stat(sha256) {
      const found = await place.stat(checked(sha256));
      return found && { sha256, size: found.size };
    },
    remove: async (sha256) => await place.remove(checked(sha256)),

    async sweep(isReferenced, olderThanMs) {
      const olderThan = Date.now() - olderThanMs;
      const parts =
        (await sweepParts(uploads, olderThan)) + (await place.sweepLeftovers(olderThan));
      let objects = 0;
      for await (const object of place.list()) {
        if (object.changedAt >= olderThan || (await isReferenced(object.sha256))) continue;
        // The same bytes may have been kept again while the question was out.
        const latest = await place.stat(object.sha256);
        if (!latest || latest.changedAt >= olderThan) continue;
        await place.remove(object.sha256);
        objects += 1;
      }
      return { parts, objects };
    },
  };
}

async function openPlace(
  storageUrl: string,
  credentials: BucketCredentials | null,
): Promise<ObjectPlace> {
  if (storageUrl.startsWith('s3:')) {
    const { openBucket } = await import('./evidence-store/bucket.ts');
    return openBucket(new URL(storageUrl), credentials);
  }
  if (storageUrl.startsWith('file:')) return openDirectory(folderOf(storageUrl));
  throw new Error('STORAGE_URL must begin with file: or s3:');
}

/** Reads `file:relative/folder` against the working directory and `file:///absolute` as a URL. */
function folderOf(storageUrl: string): string {
  if (storageUrl.startsWith('file://')) return fileURLToPath(storageUrl);
  const folder = storageUrl.slice('file:'.length);
  if (folder === '')
    throw new Error('STORAGE_URL: a file: address needs a folder, as in file:./data/files');
  return resolve(folder);
}

/** Refuses anything but a hash, so that no caller's text ever becomes a path. */
function checked(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a SHA-256 in lower-case hex');
  return sha256;
}
