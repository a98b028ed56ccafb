// Puts bytes into a file and inspects it as the product would.
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Result } from '../../../src/domain/result.ts';
import {
  DEFAULT_FILE_LIMITS,
  type Expectation,
  type FileFacts,
  type FileFormat,
  type FileLimits,
  type FileProblem,
  inspectFile,
} from '../../../src/files/inspect.ts';

/** Every format there is. */
const ALL: readonly FileFormat[] = ['pdf', 'jpg', 'png', 'mp4', 'docx', 'xlsx', 'txt', 'csv'];

let folder: Promise<string> | undefined;

/** Writes bytes to a file that lives until `removeFiles`. */
export async function fileWith(bytes: Uint8Array | string): Promise<string> {
  folder ??= mkdtemp(join(tmpdir(), 'inspect-'));
  const path = join(await folder, randomUUID());
  await writeFile(path, bytes);
  return path;
}

/** Removes what `fileWith` wrote. */
export async function removeFiles(): Promise<void> {
  if (folder) await rm(await folder, { recursive: true, force: true });
  folder = undefined;
}

/** Inspects bytes that came under a name. */
export async function inspect(
  bytes: Buffer | string,
  displayName: string,
  {
    allowed = ALL,
    limits = {},
    scan = null,
  }: {
    allowed?: readonly FileFormat[];
    limits?: Partial<FileLimits>;
    scan?: Expectation['scan'];
  } = {},
): Promise<Result<FileFacts, FileProblem>> {
  const path = await fileWith(bytes);
  return await inspectFile(path, {
    size: Buffer.byteLength(bytes),
    displayName,
    allowed,
    limits: { ...DEFAULT_FILE_LIMITS, ...limits },
    scan,
  });
}

/** The verdict in one word: the reason code, or OK. */
export async function verdict(...asked: Parameters<typeof inspect>): Promise<string> {
  const outcome = await inspect(...asked);
  return outcome.ok ? 'OK' : outcome.problem.code;
}
