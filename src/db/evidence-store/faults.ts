// Tells apart the few file-system faults that the evidence store answers as values.
// It handles nothing itself.

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}

/** Tells whether an error says that the disk, the quota, the allowed file size or the bucket is used up. */
export function isFull(error: unknown): boolean {
  if (FULL.has(codeOf(error) ?? '')) return true;
  return isInsufficientStorage(error);
}

// Set to read only, broken, taken away, or not ours any more.
const BROKEN = new Set([
  'EROFS',
  'EIO',
  'EACCES',
  'EPERM',
  'ENODEV',
  'ENXIO',
  'ESTALE',
  'ENOTCONN',
]);

// What a bucket answers about the one object that was asked for: bad request, not there, too large.
const ABOUT_OBJECT = new Set([400, 404, 413]);

// Under the same statuses: about the bucket itself, about who asks, or about a connection that was too slow.
const ABOUT_BUCKET = new Set([
  'NoSuchBucket',
  'ExpiredToken',
  'InvalidToken',
  'TokenRefreshRequired',
  'AuthorizationHeaderMalformed',
  'RequestTimeout',
]);

/**
 * Tells whether an error says that the store itself cannot be used at present: none of the files that wait for it is to blame.
 * Every error of a bucket is one, but for an answer that is about one object: a file must not wait for ever for that.
 */
export function isBroken(error: unknown): boolean {
  if (BROKEN.has(codeOf(error) ?? '')) return true;
  if (!(error instanceof Error) || !('$metadata' in error)) return false;
  return ABOUT_BUCKET.has(error.name) || !ABOUT_OBJECT.has(statusOf(error) ?? 0);
}

/** Tells whether an error says that the file is not there. */
export function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT';
}

/** Tells whether an error says that source and target lie on different file systems. */
export function isCrossDevice(error: unknown): boolean {
  return codeOf(error) === 'EXDEV';
}

/** Reads the HTTP status 507 that buckets answer with. */
const isInsufficientStorage = (error: unknown): boolean => statusOf(error) === 507;

/** Reads the HTTP status of a bucket's answer, which its client puts under `$metadata`; null where there was no answer. */
function statusOf(error: unknown): number | null {
  if (!(error instanceof Error) || !('$metadata' in error)) return null;
  const metadata = error.$metadata;
  if (typeof metadata !== 'object' || metadata === null) return null;
  if (!('httpStatusCode' in metadata)) return null;
  return typeof metadata.httpStatusCode === 'number' ? metadata.httpStatusCode : null;
}
