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

/**
 * Tells whether an error says that the store itself cannot be used at present: none of the files that wait for it is to blame.
 * Every error of a bucket is one; a file that is not there is told otherwise.
 */
export function isBroken(error: unknown): boolean {
  return BROKEN.has(codeOf(error) ?? '') || (error instanceof Error && '$metadata' in error);
}

/** Tells whether an error says that the file is not there. */
export function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT';
}

/** Tells whether an error says that source and target lie on different file systems. */
export function isCrossDevice(error: unknown): boolean {
  return codeOf(error) === 'EXDEV';
}

/** Reads the HTTP status 507 that buckets answer with; their client puts it under `$metadata`. */
function isInsufficientStorage(error: unknown): boolean {
  if (!(error instanceof Error) || !('$metadata' in error)) return false;
  const metadata = error.$metadata;
  return (
    typeof metadata === 'object' &&
    metadata !== null &&
    'httpStatusCode' in metadata &&
    metadata.httpStatusCode === 507
  );
}
