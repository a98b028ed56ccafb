// Which files were evidence in a version of an innovation, and of which item, from the events of its files.
// It reads nothing; a file that came back, was parted from a joined PDF or moved is where it is, however it came there.
import { z } from 'zod';

/** What the record has of files, and of what an item is called in a new version of the form. */
export const fileEventTypes = [
  ...['file_stored', 'file_removed', 'file_moved', 'photos_joined', 'edition_moved'],
] as const;

/** Something that happened, as the record has it. */
export interface FileEvent {
  readonly seq: number;
  readonly type: string;
  readonly item: string | null;
  readonly before: unknown;
  readonly after: unknown;
}

/** A file that is evidence: of which item, and its name where the record has it. */
interface FileThere {
  readonly item: string;
  readonly name: string | null;
}

const one = z.object({ file: z.number(), name: z.string().optional() });
const many = z.object({ files: z.array(one) });
const renamed = z.object({ files: z.record(z.string(), z.string()) });

/** The files of version `at` by their numbers, their items called as in version `until`. */
function filesAt(
  events: readonly FileEvent[],
  at: number,
  until: number = at,
): ReadonlyMap<number, FileThere> {
  const there = new Map<number, FileThere>();
  const names = new Map<number, string>();
  for (const event of events) {
    if (event.seq > until) break;
    if (event.type === 'edition_moved') rename(there, event.after);
    else if (event.seq <= at) apply(there, names, event);
  }
  return there;
}

function apply(
  there: Map<number, FileThere>,
  names: Map<number, string>,
  { type, item, before, after }: FileEvent,
): void {
  const put = (file: number, name: string | undefined): void => {
    if (name !== undefined) names.set(file, name);
    if (item !== null) there.set(file, { item, name: names.get(file) ?? null });
  };
  if (type === 'file_stored') {
    const { file, name } = one.parse(after);
    put(file, name);
  } else if (type === 'file_moved') {
    const { file, name } = one.parse(before);
    if (there.has(file)) put(file, name);
  } else if (type === 'file_removed') {
    const { file, name } = one.parse(before);
    // A name that it has once is its name when it comes back.
    if (name !== undefined) names.set(file, name);
    there.delete(file);
  } else if (type === 'photos_joined') {
    for (const { file } of many.parse(before).files) there.delete(file);
  }
}

function rename(there: Map<number, FileThere>, after: unknown): void {
  const { files } = renamed.parse(after);
  for (const [file, { item, name }] of there) there.set(file, { item: files[item] ?? item, name });
}

/** A file that came to an item or left it. */
export interface FileChange {
  readonly file: number;
  readonly item: string;
  readonly name: string | null;
}

/** The files that came and went between two versions, each in the order of their numbers; one that moved did both. */
export function fileChanges(
  events: readonly FileEvent[],
  from: number,
  to: number,
): { readonly added: readonly FileChange[]; readonly removed: readonly FileChange[] } {
  const then = filesAt(events, from, to);
  const now = filesAt(events, to);
  const beyond = (
    some: ReadonlyMap<number, FileThere>,
    others: ReadonlyMap<number, FileThere>,
  ): readonly FileChange[] =>
    [...some]
      .filter(([file, { item }]) => others.get(file)?.item !== item)
      .map(([file, { item, name }]) => ({ file, item, name }))
      .toSorted((a, b) => a.file - b.file);
  return { added: beyond(now, then), removed: beyond(then, now) };
}
