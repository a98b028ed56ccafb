// The emblem in a region's file: a name stands for the picture beside the file, which becomes a part of the region, so that
// what is loaded, backed up and taken along is one file. It looks no further into the picture than what kind it calls itself;
// `region check` and `region load` look into it as into one that is sent in a chat.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { longestEmblem } from './domain/regions/shape.ts';

type Drawn =
  | { readonly ok: true; readonly json: unknown }
  | { readonly ok: false; readonly problem: string };

/** Puts the picture in the place of its name; what holds one is looked at, and everything else is left as it is. */
export function withEmblem(json: unknown, folder: string): Drawn {
  const letterhead = partOf(json, 'letterhead');
  const emblem = partOf(letterhead, 'emblem');
  if (typeof emblem === 'string') {
    const read = readPicture(path.resolve(folder, emblem));
    if (typeof read === 'string') return { ok: false, problem: `"${emblem}" ${read}` };
    const picture = {
      ...{ name: path.basename(emblem), sha256: hashOf(read), data: read.toString('base64') },
    };
    const drawn = { ...(letterhead as object), emblem: picture };
    return { ok: true, json: { ...(json as object), letterhead: drawn } };
  }
  const [data, sha256] = [partOf(emblem, 'data'), partOf(emblem, 'sha256')];
  if (typeof data !== 'string') return { ok: true, json };
  const bytes = Buffer.from(data, 'base64');
  const problem = hashOf(bytes) === sha256 ? kindProblem(bytes) : 'the picture was changed';
  return problem === null ? { ok: true, json } : { ok: false, problem };
}

/** True for a region whose emblem is the name of a file beside it. */
export const namesEmblem = (json: unknown): boolean =>
  typeof partOf(partOf(json, 'letterhead'), 'emblem') === 'string';

function readPicture(file: string): Buffer | string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    return 'cannot be read beside the file';
  }
  if (bytes.byteLength > longestEmblem)
    return `is larger than ${longestEmblem / 1_000_000} MB; make the picture smaller`;
  return kindProblem(bytes) ?? bytes;
}

function kindProblem(bytes: Buffer): string | null {
  const head = bytes.subarray(0, 4).toString('hex');
  return head === '89504e47' || head.startsWith('ffd8ff') ? null : 'is neither a PNG nor a JPEG';
}

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const partOf = (json: unknown, name: string): unknown =>
  typeof json === 'object' && json !== null
    ? (json as Readonly<Record<string, unknown>>)[name]
    : undefined;
