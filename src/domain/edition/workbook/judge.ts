// What the workbook of an edition would do beside the editions that there are: its defects, what is asked, what it changes.
// It publishes nothing and repairs nothing.
import type { EditionDefinition } from '../definition.ts';
import { type Change, changesOf } from './changes.ts';
import type { ReadSheet, WorkbookDefect } from './layout.ts';
import { findOrigins, type Origins } from './origins.ts';
import { placeOf, readWorkbook } from './read.ts';

/** A workbook without a defect. `definition` has the version that it was made from. */
export interface RightWorkbook {
  readonly kind: 'right';
  readonly definition: EditionDefinition;
  /** The version that it was made from; null for an edition that is new. */
  readonly before: EditionDefinition | null;
  readonly origins: Origins | null;
  readonly changes: readonly Change[];
}

/** What became of reading it. `wrong`: all defects, or else everything that is asked about names. */
export type JudgedWorkbook =
  | RightWorkbook
  | { readonly kind: 'wrong'; readonly defects: readonly WorkbookDefect[] }
  /** Another version was published since the file was exported. */
  | {
      readonly kind: 'outdated';
      readonly id: string;
      readonly made: number;
      readonly newest: number;
    };

/** Reads a workbook and compares it with the newest version of its edition, which `newestOf` finds. */
export function judgeWorkbook(
  sheets: readonly ReadSheet[],
  newestOf: (id: string) => EditionDefinition | null,
): JudgedWorkbook {
  const read = readWorkbook(sheets);
  if (!read.ok) return { kind: 'wrong', defects: read.defects };
  const { definition, said, places } = read;
  const before = newestOf(definition.id);
  if (before === null) return { kind: 'right', definition, before, origins: null, changes: [] };
  const { id, version: made } = definition;
  if (before.version !== made) return { kind: 'outdated', id, made, newest: before.version };
  const { origins, questions } = findOrigins(before, definition, said);
  if (questions.length > 0)
    return {
      kind: 'wrong',
      defects: questions.map(({ part, text }) => ({ ...placeOf(places, part), text })),
    };
  const changes = changesOf(before, definition, origins);
  return { kind: 'right', definition, before, origins, changes };
}
