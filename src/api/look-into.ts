// Looks into a file that an upload put into the evidence store: the same checks as for whatever comes in a chat.
// It keeps nothing more and refuses nobody; whoever asked says what becomes of it.
import type { EvidenceStore } from '../db/evidence-store.ts';
import { no, type Result } from '../domain/result.ts';
import {
  DEFAULT_FILE_LIMITS,
  type FileFacts,
  type FileFormat,
  type FileProblem,
  inspectFile,
} from '../files/inspect.ts';
import { displayName } from '../files/names.ts';
import type { Scanner } from '../files/scanner.ts';
import type { ReceivedFile } from './receive-files.ts';

/** What is asked of an upload. Bytes. */
interface Asked {
  readonly allowed: readonly FileFormat[];
  readonly maxBytes: number;
  readonly scanner: Scanner | null;
  /** Whose file it is: people take turns. */
  readonly owner?: number;
}

/** Looks into kept bytes; `then` reads the file at its path where it is accepted. What is refused has no row, and the store forgets it. */
export async function lookInto<T>(
  store: EvidenceStore,
  file: ReceivedFile,
  { allowed, maxBytes, scanner, owner }: Asked,
  then: (path: string, facts: FileFacts) => Promise<Result<T, FileProblem>>,
): Promise<Result<T, FileProblem>> {
  const again = await store.receive(await store.open(file.sha256), { maxBytes });
  if (!again.ok) return no({ code: 'BUSY' });
  try {
    const seen = await inspectFile(again.value.path, {
      ...{ size: file.size, displayName: displayName(file.name), allowed },
      ...{ limits: { ...DEFAULT_FILE_LIMITS, maxBytes }, scan: scanner },
      ...(owner === undefined ? {} : { owner }),
    });
    return seen.ok ? await then(again.value.path, seen.value) : seen;
  } finally {
    await store.discard(again.value);
  }
}
