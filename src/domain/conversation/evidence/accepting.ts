// What an item takes as evidence: kinds of files, and how many. It looks into no file.
import type { FileFormat, Item } from '../../edition/definition.ts';

/** Formats an item accepts as evidence; empty when it takes no files. */
export function formatsOf(item: Item): readonly FileFormat[] {
  if (item.kind === 'indicator') return item.evidence.formats;
  return item.value.type === 'files' ? item.value.formats : [];
}

/** How many files an item takes; 0 when it takes none. */
export function maxFilesOf(item: Item): number {
  if (item.kind === 'indicator') return item.evidence.maxFiles;
  return item.value.type === 'files' ? item.value.maxFiles : 0;
}
