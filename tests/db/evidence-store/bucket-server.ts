// A bucket over HTTP, kept in memory: the five S3 operations that the evidence store uses, path-style, with
// SHA-256 checks on what is put. It knows no signatures and no rights.
import { createHash } from 'node:crypto';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

interface Stored {
  readonly bytes: Buffer;
  readonly modified: Date;
}

/** A running bucket server. `full` makes every put fail for want of room, `refuses` with what it says. */
export interface BucketServer {
  readonly endpoint: string;
  readonly objects: Map<string, Stored>;
  full: boolean;
  refuses: { readonly status: number; readonly code: string } | null;
  close(): Promise<void>;
}

/** Starts a bucket server on a free port of this machine. Lists come two objects a page. */
export async function startBucket(): Promise<BucketServer> {
  const objects = new Map<string, Stored>();
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy());
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://bucket');
    const key = decodeURIComponent(url.pathname);
    const found = objects.get(key);
    switch (request.method) {
      case 'PUT': {
        const bytes = await buffer(request);
        if (bucket.full) return void response.writeHead(507).end(fault('InsufficientStorage'));
        if (bucket.refuses)
          return void response.writeHead(bucket.refuses.status).end(fault(bucket.refuses.code));
        const sum = createHash('sha256').update(bytes).digest('base64');
        if (sum !== request.headers['x-amz-checksum-sha256'])
          return void response.writeHead(400).end(fault('BadDigest'));
        objects.set(key, { bytes, modified: new Date() });
        return void response.writeHead(200, { ETag: '"x"' }).end();
      }
      case 'DELETE':
        objects.delete(key);
        return void response.writeHead(204).end();
      case 'HEAD':
        return void response
          .writeHead(found ? 200 : 404, found ? headers(found, found.bytes) : {})
          .end();
      default:
        if (url.searchParams.has('list-type'))
          return void response
            .writeHead(200, { 'Content-Type': 'application/xml' })
            .end(list(url, key));
        if (!found) return void response.writeHead(404).end(fault('NoSuchKey'));
        return void get(request, response, found);
    }
  }

  function get(request: IncomingMessage, response: ServerResponse, found: Stored): void {
    const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
    if (!range) return void response.writeHead(200, headers(found, found.bytes)).end(found.bytes);
    const part = found.bytes.subarray(
      Number(range[1]),
      range[2] === '' ? undefined : Number(range[2]) + 1,
    );
    response.writeHead(206, headers(found, part)).end(part);
  }

  function list(url: URL, bucketPath: string): string {
    const root = `${bucketPath.replace(/\/$/, '')}/`;
    const prefix = url.searchParams.get('prefix') ?? '';
    const after = url.searchParams.get('continuation-token') ?? '';
    const keys = [...objects.keys()]
      .map((key) => key.slice(root.length))
      .filter((key) => key.startsWith(prefix) && key > after)
      .toSorted();
    const page = keys.slice(0, 2);
    const rows = page.map((key) => {
      const { bytes, modified } = objects.get(root + key) ?? {
        bytes: Buffer.alloc(0),
        modified: new Date(),
      };
      return `<Contents><Key>${key}</Key><Size>${bytes.byteLength}</Size><LastModified>${modified.toISOString()}</LastModified></Contents>`;
    });
    const more =
      page.length < keys.length
        ? `<IsTruncated>true</IsTruncated><NextContinuationToken>${page.at(-1)}</NextContinuationToken>`
        : '<IsTruncated>false</IsTruncated>';
    return `<?xml version="1.0"?><ListBucketResult>${rows.join('')}${more}</ListBucketResult>`;
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bucket: BucketServer = {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    full: false,
    refuses: null,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return bucket;
}

function headers({ modified }: Stored, bytes: Buffer): Record<string, string | number> {
  return {
    'Content-Length': bytes.byteLength,
    'Last-Modified': modified.toUTCString(),
    ETag: '"x"',
  };
}

function fault(code: string): string {
  return `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`;
}
