// Keeps objects in an S3-compatible bucket, each under <prefix>/ab/cd/<sha256>.
// It never makes an object public. Credentials come from the configuration, or from the AWS environment without them.
import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { outside } from '../../crash.ts';
import { isMissing } from './faults.ts';
import type { ByteRange, ObjectPlace } from './place.ts';
import { trimBothOf } from '../../domain/trimming.ts';

/** What a bucket asks for; never logged. */
export type BucketCredentials = Readonly<{ accessKeyId: string; secretAccessKey: string }>;

/**
 * Opens `s3://bucket/prefix?endpoint=https://…&region=…` as a place for objects.
 * With an endpoint, addresses are path-style, as self-hosted stores expect. Throws on an address without bucket.
 */
export function openBucket(url: URL, credentials: BucketCredentials | null): ObjectPlace {
  const bucket = url.hostname;
  if (bucket === '')
    throw new Error('STORAGE_URL: an s3: address needs a bucket, as in s3://bucket/prefix');
  const prefix = trimBothOf(decodeURIComponent(url.pathname), '/');
  const endpoint = url.searchParams.get('endpoint');
  const client = new S3Client({
    region: url.searchParams.get('region') ?? 'us-east-1',
    ...(credentials === null ? {} : { credentials }),
    ...(endpoint === null ? {} : { endpoint, forcePathStyle: true }),
    // Its own warnings would bypass the log; every failure reaches the caller anyway.
    logger: { debug: ignore, info: ignore, warn: ignore, error: ignore },
    // Other stores than Amazon's do not all know the newer trailing checksums.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  const root = prefix === '' ? '' : `${prefix}/`;
  const keyOf = (sha256: string): string =>
    `${root}${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;

  return {
    async put(from, sha256, size) {
      const file = await openUnlessKept(from, async () => (await this.stat(sha256))?.size === size);
      if (!file) return;
      const body = file.createReadStream();
      // The client does not listen for errors of a body; without this a bad disk would end the process.
      const unreadable = new AbortController();
      body.once('error', (error) => unreadable.abort(error));
      outside('http');
      try {
        await client.send(
          new PutObjectCommand({
            Bucket: bucket,
            Key: keyOf(sha256),
            Body: body,
            ContentLength: size,
            ContentType: 'application/octet-stream',
            ChecksumSHA256: Buffer.from(sha256, 'hex').toString('base64'),
          }),
          { abortSignal: unreadable.signal },
        );
      } finally {
        body.destroy();
      }
    },

    async open(sha256, range) {
      outside('http');
      const found = await client.send(
        new GetObjectCommand({
          Bucket: bucket,
          Key: keyOf(sha256),
          ...(range ? { Range: rangeHeader(range) } : {}),
        }),
      );
      if (!(found.Body instanceof Readable)) throw new Error(`object ${sha256} has no body`);
      return found.Body;
    },

    async stat(sha256) {
      outside('http');
      try {
        const found = await client.send(
          new HeadObjectCommand({ Bucket: bucket, Key: keyOf(sha256) }),
        );
        return {
          sha256,
          size: found.ContentLength ?? 0,
          changedAt: found.LastModified?.getTime() ?? 0,
        };
      } catch (error) {
        if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404)
          return undefined;
        throw error;
      }
    },

    async remove(sha256) {
      outside('http');
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: keyOf(sha256) }));
    },

    async *list() {
      let token: string | undefined;
      do {
        const page = await client.send(
          new ListObjectsV2Command({
            Bucket: bucket,
            Prefix: root,
            ...(token === undefined ? {} : { ContinuationToken: token }),
          }),
        );
        for (const { Key, Size, LastModified } of page.Contents ?? []) {
          const sha256 = Key?.slice(-64) ?? '';
          if (!/^[0-9a-f]{64}$/.test(sha256) || Key !== keyOf(sha256)) continue;
          yield { sha256, size: Size ?? 0, changedAt: LastModified?.getTime() ?? 0 };
        }
        token = page.NextContinuationToken;
      } while (token !== undefined);
    },

    // A bucket shows an object only when it is whole: nothing is ever left half.
    sweepLeftovers: () => Promise.resolve(0),
  };
}

function rangeHeader(range: ByteRange): string {
  return `bytes=${range.start}-${range.end ?? ''}`;
}

/** Opens the bytes to send; undefined when an earlier call has sent them already and the file is gone. */
async function openUnlessKept(
  path: string,
  kept: () => Promise<boolean>,
): Promise<FileHandle | undefined> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if (isMissing(error) && (await kept())) return undefined;
    throw error;
  }
}

function ignore(): void {}
