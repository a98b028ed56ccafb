// Changes of the innovation in hand: how it is afterwards, with the effect that stores it; null where nothing changes.
// They say nothing, and open no question.
import type { AnswerValue } from '../edition/answer.ts';
import type { ItemId } from '../edition/definition.ts';
import type { EvidenceFile } from '../edition/answer.ts';
import type { Innovation } from '../innovation/innovation.ts';
import type { Effect } from './effect.ts';

/** One change. */
export interface FocusChange {
  readonly effect: Effect;
  readonly innovation: Innovation;
}

const changed = (
  innovation: Innovation,
  effect: Effect,
  change: Partial<Innovation>,
): FocusChange => ({
  effect,
  innovation: { ...innovation, version: innovation.version + 1, ...change },
});

/** An answer that is stored; `isName` when the item names the innovation. */
export function savedAnswer(
  innovation: Innovation,
  {
    item,
    value,
    isName,
    by,
    toConfirm = false,
  }: {
    readonly item: ItemId;
    readonly value: AnswerValue;
    readonly isName: boolean;
    readonly by: number;
    /** It waits to be confirmed by its owner. */
    readonly toConfirm?: boolean;
  },
): FocusChange {
  const { code } = innovation;
  const before = innovation.answers.get(item);
  const name = isName && value.type === 'text' ? value.text : innovation.name;
  const revision = (before?.revision ?? 0) + 1;
  return changed(
    innovation,
    {
      ...{ kind: 'save_answer', code, item, value, revision, name },
      before: before?.value ?? null,
      ...(toConfirm ? { toConfirm } : {}),
      ...(before?.toConfirm === true ? { waited: true } : {}),
    },
    {
      name,
      answers: new Map([
        ...innovation.answers,
        [item, { value, revision, writtenBy: by, toConfirm }],
      ]),
    },
  );
}

/** An item opened for repair that was worked on; with `done` false, that waits for its repair again. */
export function repairedItem(
  innovation: Innovation,
  item: ItemId,
  done = true,
): FocusChange | null {
  const note = innovation.openItems?.get(item);
  if (note === undefined || note.done === done) return null;
  return changed(
    innovation,
    { kind: done ? 'repaired' : 'unrepaired', code: innovation.code, item },
    { openItems: new Map([...(innovation.openItems ?? []), [item, { ...note, done }]]) },
  );
}

/** A file that is taken away. */
export const removedFile = (
  innovation: Innovation,
  { id, item, name }: EvidenceFile,
): FocusChange =>
  changed(
    innovation,
    { kind: 'remove_file', code: innovation.code, fileId: id, item, name },
    { files: innovation.files.filter((candidate) => candidate.id !== id) },
  );

/** A file that was taken out and is evidence again. */
export const restoredFile = (innovation: Innovation, file: EvidenceFile): FocusChange =>
  changed(
    innovation,
    { kind: 'restore_file', code: innovation.code, fileId: file.id, item: file.item },
    {
      files: [...innovation.files, { ...file, state: 'stored' as const }].toSorted(
        (a, b) => a.id - b.id,
      ),
    },
  );

/** A PDF of photos that is taken apart: its pages are evidence of their own. */
export const partedPhotos = (
  innovation: Innovation,
  { id, item, name }: EvidenceFile,
  pages: readonly EvidenceFile[],
): FocusChange =>
  changed(
    innovation,
    {
      ...{ kind: 'part_photos', code: innovation.code, item, fileId: id, name },
      pages: pages.map((page) => page.id),
    },
    {
      // The PDF is gone, and each page is there again.
      version: innovation.version + 1 + pages.length,
      files: [
        ...innovation.files.filter((file) => file.id !== id),
        ...pages.map((page) => ({ ...page, state: 'stored' as const })),
      ].toSorted((a, b) => a.id - b.id),
    },
  );

/** Photos that become the pages of one PDF, which is on its way from now on. */
export function joinedPhotos(
  innovation: Innovation,
  item: ItemId,
  photos: readonly EvidenceFile[],
  {
    into,
    name,
    order,
    was,
  }: {
    readonly into: EvidenceFile | null;
    readonly name: string;
    /** The ids of all pages in their order, where it is another than that in which they were sent. */
    readonly order?: readonly number[];
    /** The order before, where it may be wanted back. */
    readonly was?: readonly number[];
  },
): FocusChange {
  const { code } = innovation;
  const named = (file: EvidenceFile) => ({ file: file.id, name: file.name });
  return changed(
    innovation,
    {
      ...{ kind: 'join_photos', code, item, name },
      ...{ pages: photos.map(named), into: into === null ? null : named(into) },
      ...(order === undefined ? {} : { order }),
      ...(was === undefined ? {} : { was }),
    },
    { files: innovation.files.filter((file) => !photos.includes(file) && file !== into) },
  );
}

/** An answer that is taken back. */
export function clearedAnswer(innovation: Innovation, item: ItemId): FocusChange | null {
  const before = innovation.answers.get(item)?.value;
  if (before === undefined) return null;
  return changed(
    innovation,
    { kind: 'clear_answer', code: innovation.code, item, before },
    { answers: new Map([...innovation.answers].filter(([id]) => id !== item)) },
  );
}

/** A file that belongs to the first of these items from now on, and copies of it to the others. */
export function movedFile(
  innovation: Innovation,
  fileId: number,
  [to, ...copies]: readonly ItemId[],
): FocusChange | null {
  const file = innovation.files.find((candidate) => candidate.id === fileId);
  if (file === undefined || to === undefined || file.item === to) return null;
  const { code } = innovation;
  return changed(
    innovation,
    { kind: 'move_file', ...{ code, fileId, name: file.name, from: file.item, to, copies } },
    { files: innovation.files.map((one) => (one === file ? { ...one, item: to } : one)) },
  );
}
