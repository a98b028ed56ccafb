// Lets files that were sent last belong to another indicator: a caption that came with a later photo of the same album says
// where all of them belong. It stores no level and asks nothing.
import type { EvidenceFile } from '../../edition/answer.ts';
import type { Item, ItemId } from '../../edition/definition.ts';
import type { Turn } from '../turn.ts';
import { formatsOf, maxFilesOf } from './accepting.ts';

/** The files of the send that was taken last, as far as they are still there. */
export function filesOfSend(turn: Turn): readonly EvidenceFile[] {
  const { send } = turn.state;
  const { innovation } = turn;
  if (send?.since === undefined || innovation === null) return [];
  const { since, items } = send;
  return innovation.files.filter(({ id, item }) => id > since && items.includes(item));
}

/** Moves these files to the first item and copies them to the others, as far as there is room; gives how many moved. */
export function moveFiles(
  turn: Turn,
  files: readonly EvidenceFile[],
  items: readonly Item[],
): number {
  const [first] = items;
  if (first === undefined) return 0;
  const moving = once(files, items).filter((file) => fits(first, file));
  const there = turn.needFocus().files.filter(({ item }) => item === first.id).length;
  const room = Math.max(0, maxFilesOf(first) - there);
  const moved = moving.slice(0, room);
  for (const file of moved) {
    turn.moveFile(
      file.id,
      items.filter((item) => fits(item, file)).map(({ id }) => id),
    );
    moveFacts(turn, file.item, first.id);
  }
  if (moving.length > room)
    turn.say('too_many_files', {
      label: first.label,
      limit: maxFilesOf(first),
      left: moving.length - room,
    });
  return moved.length;
}

/** A film goes only where films are taken; papers and pictures are taken everywhere. */
const fits = (item: Item, { mime }: EvidenceFile): boolean =>
  mime === null || !mime.startsWith('video/') || formatsOf(item).includes('mp4');

/** One file that was linked to several items is one file; what is there already stays. */
function once(files: readonly EvidenceFile[], there: readonly Item[]): readonly EvidenceFile[] {
  return files.filter(
    (file, at) =>
      there.every(({ id }) => id !== file.item) &&
      (file.sha256 === null || files.findIndex(({ sha256 }) => sha256 === file.sha256) === at),
  );
}

/** What was read out of the files goes with the last of them. */
function moveFacts(turn: Turn, from: ItemId, to: ItemId): void {
  const { answers, files } = turn.needFocus();
  const old = answers.get(from)?.value;
  if (old?.type !== 'indicator' || files.some(({ item }) => item === from)) return;
  const { read = [], ...known } = old.document ?? {};
  if (read.length === 0) return;
  const facts = Object.entries(known);
  const left = facts.filter(([fact]) => !read.some((one) => one === fact));
  const { document: _, ...claim } = old;
  turn.save(from, left.length === 0 ? claim : { ...claim, document: Object.fromEntries(left) });
  const now = turn.needFocus().answers.get(to)?.value;
  if (now?.type !== 'indicator' || now.document !== undefined) return;
  const taken = facts.filter(([fact]) => read.some((one) => one === fact));
  turn.save(to, { ...now, document: { ...Object.fromEntries(taken), read } });
}
