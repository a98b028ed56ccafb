// Where stored objects lie: what a directory and a bucket have in common.
// It holds types only.
import type { Readable } from 'node:stream';

/** An object that is stored whole. Size in bytes. */
export interface StoredObject {
  readonly sha256: string;
  readonly size: number;
}

/** A part of an object: first and last byte, both included, as in an HTTP range. */
export interface ByteRange {
  readonly start: number;
  readonly end?: number;
}

/** An object as a place sees it. `changedAt` is epoch milliseconds. */
export interface PlacedObject extends StoredObject {
  readonly changedAt: number;
}

/** A place that keeps objects under their hash. */
export interface ObjectPlace {
  /** Takes the bytes of a local file; resolves when they survive a loss of power. May leave or take the file. */
  put(from: string, sha256: string, size: number): Promise<void>;
  /** Streams an object or a part of it; rejects when it is not there. */
  open(sha256: string, range?: ByteRange): Promise<Readable>;
  stat(sha256: string): Promise<PlacedObject | undefined>;
  /** Removes an object; one that is gone already is fine. */
  remove(sha256: string): Promise<void>;
  list(): AsyncIterable<PlacedObject>;
  /** Removes half-carried copies last written before `olderThan` (epoch milliseconds) and counts them. */
  sweepLeftovers(olderThan: number): Promise<number>;
}
