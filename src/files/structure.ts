// Checks a file of a known format by that format's own rules: whole, readable, within limits.
// It assumes that kind, name and archive safety have been settled before.
import { readFile } from 'node:fs/promises';
import { type Result, no, ok } from '../domain/result.ts';
import { readBoxes } from './boxes.ts';
import type { ByteSource } from './bytes.ts';
import {
  type FileFacts,
  type FileFormat,
  type FileLimits,
  type FileProblem,
  type FileWarning,
  mimeOf,
} from './formats.ts';
import { inspectPicture } from './picture.ts';
import { decodeOldText, decodeText } from './plain-text.ts';
import { isPoisonHeading } from './poison-heading.ts';
import { readFileWith } from './reading/reader.ts';

/** A format and what was odd about it so far. */
interface Settled {
  readonly format: FileFormat;
  readonly warnings: readonly FileWarning[];
}

type Outcome = Result<FileFacts, FileProblem>;

/** Runs the checks of the format and returns the facts of the file, or why it is refused. */
export async function structure(
  path: string,
  source: ByteSource,
  { format, warnings }: Settled,
  {
    limits,
    owner = null,
    oldText = false,
  }: {
    readonly limits: FileLimits;
    readonly owner?: number | null;
    readonly oldText?: boolean;
  },
): Promise<Outcome> {
  const facts: FileFacts = { format, mime: mimeOf(format), warnings };
  switch (format) {
    case 'jpg':
    case 'png':
      return await picture(path, source, format, facts, limits);
    case 'pdf':
      return await pdf(path, facts, owner);
    case 'mp4':
      return await video(path, source, facts, owner);
    case 'txt':
    case 'csv':
    case 'html':
      return await plainText(path, facts, oldText);
    // Decoded when it is made into a JPEG.
    case 'heic':
    case 'docx':
    case 'xlsx':
    case 'odt':
      return ok(facts);
  }
}

async function picture(
  path: string,
  source: ByteSource,
  format: 'jpg' | 'png',
  facts: FileFacts,
  limits: FileLimits,
): Promise<Outcome> {
  const seen = await inspectPicture(path, source, format, limits.maxPixels);
  if (!seen.ok)
    return seen.problem.code === 'CORRUPT' ? no({ code: 'CORRUPT', found: format }) : seen;
  const { width, height, trailing, taken } = seen.value;
  return ok({
    ...facts,
    width,
    height,
    ...(taken === undefined ? {} : { taken }),
    warnings: [...facts.warnings, ...when('trailing_data', trailing)],
  });
}

async function pdf(path: string, facts: FileFacts, owner: number | null): Promise<Outcome> {
  const seen = await readFileWith('inspect-pdf', path, { owner });
  if (!seen.ok) return no({ code: 'CORRUPT', found: 'pdf' });
  if (seen.value.problem) return no({ code: seen.value.problem, found: 'pdf' });
  const { pages, restricted, trailing } = seen.value;
  return ok({
    ...facts,
    pages,
    warnings: [...when('restricted', restricted), ...when('trailing_data', trailing)],
  });
}

async function video(
  path: string,
  source: ByteSource,
  facts: FileFacts,
  owner: number | null,
): Promise<Outcome> {
  const boxes = await readBoxes(source);
  const seen = boxes && (await readFileWith('read-video', path, { owner }));
  if (!boxes || !seen?.ok) return no({ code: 'CORRUPT', found: 'mp4' });
  const { seconds, width, height, codec } = seen.value;
  const hasVideo = width !== undefined && height !== undefined;
  if (!hasVideo && boxes.tracks > 0) return no({ code: 'TYPE_MISMATCH', found: 'audio' });
  if (codec === null) return no({ code: 'TYPE_NOT_ALLOWED', found: 'old-video' });
  // The length is what the tracks hold; only a file that lists none is taken at its header's word.
  const length = seconds > 0 ? seconds : boxes.claimedSeconds;
  return ok({
    ...facts,
    ...(hasVideo ? { width, height } : {}),
    ...(length !== undefined && Number.isFinite(length) ? { durationSeconds: length } : {}),
    warnings: [...when('no_video_track', !hasVideo), ...when('trailing_data', boxes.trailing)],
  });
}

async function plainText(path: string, facts: FileFacts, oldText: boolean): Promise<Outcome> {
  const decoded = (oldText ? decodeOldText : decodeText)(await readFile(path));
  if (!decoded.ok) return no({ code: decoded.problem, found: facts.format });
  const headings = decoded.value.text.split(/\r?\n/u, 1)[0]?.split(/[,;\t]/u) ?? [];
  const poison =
    facts.format === 'csv' &&
    headings.some((heading) => isPoisonHeading(heading.replaceAll('"', '')));
  if (poison) return no({ code: 'BAD_HEADER' });
  return ok({ ...facts, warnings: when('transcoded', decoded.value.transcoded) });
}

function when(warning: FileWarning, holds: boolean): FileWarning[] {
  return holds ? [warning] : [];
}
