// Takes the files of one multipart upload straight into the evidence store.
// It never looks into a file and never uses its name: content is checked later, names are data.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { EvidenceStore } from '../db/evidence-store.ts';
import { type Result, no, ok } from '../domain/result.ts';
import type { ProblemCode } from './problems.ts';

/** A file that is kept whole; name and type are the sender's words. */
export interface ReceivedFile {
  readonly sha256: string;
  readonly size: number;
  readonly name: string;
  readonly mime: string;
}

/** An upload that was taken whole. */
export interface Received {
  readonly files: readonly ReceivedFile[];
  /** What was written along with them; null when nothing was. */
  readonly caption: string | null;
}

// Multipart headers and borders around the bytes of the files.
const FRAME_BYTES = 64 * 1024;
const LONGEST_NAME = 255;
// About as much as chat networks let people write under a file.
const LONGEST_CAPTION = 1000;

/**
 * Stores each file part, at most `most` files of `maxBytes` bytes, and gives them in the order sent, with the words of
 * a part named `caption`, at most 1,000 characters; a longer one is refused, never cut.
 * An upload that declares too much is refused unread; one that grows too large is cut off. A browser
 * that goes away in the middle makes it reject, and nothing half remains.
 */
export async function receiveFiles(
  request: FastifyRequest,
  reply: FastifyReply,
  store: EvidenceStore,
  { maxBytes, most }: { readonly maxBytes: number; readonly most: number },
): Promise<Result<Received, ProblemCode>> {
  if (!request.isMultipart()) return no('unsupported_type');
  const stop = (code: ProblemCode): Result<never, ProblemCode> => {
    // The rest of the body is not read, so the connection cannot be used again.
    reply.header('connection', 'close');
    return no(code);
  };
  if (Number(request.headers['content-length'] ?? 0) > most * maxBytes + FRAME_BYTES) {
    return stop('too_large');
  }

  const files: ReceivedFile[] = [];
  let caption = '';
  const parts = request.parts({
    limits: {
      files: most,
      fields: 4,
      parts: most + 4,
      // A character takes up to four bytes.
      fieldSize: 4 * LONGEST_CAPTION,
      fieldNameSize: 100,
      headerPairs: 20,
      // One more than is welcome, so that the store sees it and refuses.
      fileSize: maxBytes + 1,
    },
  });
  try {
    for await (const part of parts) {
      if (part.type !== 'file') {
        if (part.fieldname !== 'caption' || typeof part.value !== 'string') continue;
        caption = part.value.trim();
        if (part.valueTruncated || caption.length > LONGEST_CAPTION) return stop('bad_request');
        continue;
      }
      const received = await store.receive(part.file, { maxBytes });
      if (!received.ok) return stop(received.problem.type);
      const kept = await store.keep(received.value);
      if (!kept.ok) return stop(kept.problem.type);
      files.push({
        ...kept.value,
        name: part.filename.slice(-LONGEST_NAME) || 'berkas',
        mime: part.mimetype.slice(0, 100),
      });
    }
  } catch (error) {
    if (isBrokenBody(error)) return stop('bad_request');
    throw error;
  }
  return files.length > 0
    ? ok({ files, caption: caption === '' ? null : caption })
    : no('bad_request');
}

/** Tells whether the parser gave up on the body; it says so by plain errors, while faults here have a code or a class. */
function isBrokenBody(error: unknown): boolean {
  return error instanceof Error && error.name === 'Error' && !('code' in error);
}
