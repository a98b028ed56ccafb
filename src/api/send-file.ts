// Gives a stored file to a browser or program: whole or a part, safe to open, under the sender's name.
// It never decides who may have it and never lets a browser guess what it is.
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ByteRange, EvidenceStore } from '../db/evidence-store.ts';
import { contentDisposition } from '../files/names.ts';
import { type OpenFile, servedCopy } from '../files/served.ts';
import { refuse } from './problems.ts';

/** A file with what was found out about it; `mime` comes from its content, `name` from its sender. */
export interface FileToSend {
  readonly sha256: string;
  readonly name: string;
  readonly mime: string;
  readonly size: number;
}

// Shown inside a page; everything else is downloaded.
const inline = new Set(['image/jpeg', 'image/png', 'video/mp4', 'application/pdf']);

/** Streams a file as it was sent: its hash is the proof. */
export const sendOriginal = (
  request: FastifyRequest,
  reply: FastifyReply,
  store: EvidenceStore,
  file: FileToSend,
): Promise<FastifyReply> => sendBytes(request, reply, kept(store, file), file, file.sha256);

/** Streams the copy that leaves in chats, without what a camera wrote about the place. */
export async function sendCopy(
  request: FastifyRequest,
  reply: FastifyReply,
  store: EvidenceStore,
  file: FileToSend,
): Promise<FastifyReply> {
  const copy = await servedCopy(kept(store, file));
  return sendBytes(request, reply, copy, file, `${file.sha256}-copy`);
}

const kept = (store: EvidenceStore, { sha256, size }: FileToSend): OpenFile => ({
  size,
  open: (range) => store.open(sha256, range),
});

/** Streams bytes with ETag and one byte range (RFC 9110 §14); several ranges at once are answered whole. */
async function sendBytes(
  request: FastifyRequest,
  reply: FastifyReply,
  content: OpenFile,
  file: FileToSend,
  tag: string,
): Promise<FastifyReply> {
  const etag = `"${tag}"`;
  reply
    .header('etag', etag)
    .header('accept-ranges', 'bytes')
    .header('cache-control', 'private, no-cache')
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "sandbox; default-src 'none'")
    .header(
      'content-disposition',
      contentDisposition(file.name, inline.has(file.mime) ? 'inline' : 'attachment'),
    );
  if (request.headers['if-none-match'] === etag) return reply.code(304).send();

  const ifRange = request.headers['if-range'];
  const asked =
    ifRange === undefined || ifRange === etag
      ? readRange(request.headers.range, content.size)
      : null;
  if (asked === 'outside') {
    return refuse(reply.header('content-range', `bytes */${content.size}`), 'bad_range');
  }
  const bytes = Readable.from(await content.open(asked ?? undefined), { objectMode: false });
  reply.type(inline.has(file.mime) ? file.mime : 'application/octet-stream');
  if (asked) {
    reply
      .code(206)
      .header('content-range', `bytes ${asked.start}-${asked.end}/${content.size}`)
      .header('content-length', asked.end - asked.start + 1);
  } else {
    reply.header('content-length', content.size);
  }
  return reply.send(bytes);
}

/**
 * Reads a Range header against a size in bytes: both ends included, null for "the whole file"
 * (also for units and lists we do not serve), 'outside' for a range that starts behind the end.
 */
function readRange(
  header: string | undefined,
  size: number,
): Required<ByteRange> | null | 'outside' {
  const found = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '');
  if (!found || (found[1] === '' && found[2] === '')) return null;
  if (found[1] === '') {
    const last = Number(found[2]);
    return last === 0 || size === 0
      ? 'outside'
      : { start: Math.max(0, size - last), end: size - 1 };
  }
  const start = Number(found[1]);
  const end = found[2] === '' ? size - 1 : Math.min(Number(found[2]), size - 1);
  if (found[2] !== '' && Number(found[2]) < start) return null;
  return start >= size ? 'outside' : { start, end };
}
