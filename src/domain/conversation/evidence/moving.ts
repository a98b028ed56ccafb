// Lets files that were sent last belong to another indicator: a caption that came with a later photo of the same album says
// where all of them belong. It stores no level and asks nothing.
import type { EvidenceFile } from '../../edition/answer.ts';
import type { Item, ItemId } from '../../edition/definition.ts';
import { isOpenItem } from '../../innovation/innovation.ts';
import { claimOf, isEmpty } from '../filling/basket.ts';
import type { Turn } from '../turn.ts';
import { formatsOf, maxFilesOf, takes, withPhotos } from './accepting.ts';

/** So long what was sent last is the last send. Milliseconds. */
const DAY = 24 * 60 * 60 * 1000;

/** The files that this person sent last, as far as they are still there and may be touched. */
export function filesOfSend(turn: Turn): readonly EvidenceFile[] {
  const { send } = turn.state;
  const { innovation } = turn;
  if (send?.since === undefined || innovation === null) return [];
  const { since, items, at } = send;
  if (at !== undefined && turn.moment.now - at > DAY) return [];
  return innovation.files.filter(
    ({ id, item, personId }) =>
      id > since &&
      items.includes(item) &&
      (personId === undefined || personId === turn.person.id) &&
      isOpenItem(innovation, item),
  );
}

/** Moves these files to the first item and copies them to the others, as far as there is room; gives how many moved. */
export function moveFiles(
  turn: Turn,
  files: readonly EvidenceFile[],
  items: readonly Item[],
): number {
  const [first] = items;
  if (first === undefined) return 0;
  const all = once(files, items);
  const moving = all.filter((file) => takes(first, file));
  const unfit = all.filter((file) => !moving.includes(file));
  if (unfit.length > 0)
    turn.say('files_not_fitting', {
      label: first.label,
      names: unfit.map(({ name }) => name),
      formats: withPhotos(formatsOf(first)),
    });
  const there = turn.needFocus().files.filter(({ item }) => item === first.id).length;
  const room = Math.max(0, maxFilesOf(first) - there);
  const moved = moving.slice(0, room);
  for (const file of moved) {
    turn.moveFile(
      file.id,
      items.filter((item) => takes(item, file)).map(({ id }) => id),
    );
    moveFacts(turn, file.item, first);
  }
  if (moving.length > room)
    turn.say('too_many_files', {
      label: first.label,
      limit: maxFilesOf(first),
      left: moving.length - room,
    });
  return moved.length;
}

/** One file that was linked to several items is one file; what is there already stays. */
function once(files: readonly EvidenceFile[], there: readonly Item[]): readonly EvidenceFile[] {
  return files.filter(
    (file, at) =>
      there.every(({ id }) => id !== file.item) &&
      (file.sha256 === null || files.findIndex(({ sha256 }) => sha256 === file.sha256) === at),
  );
}

/** What was read out of the files goes with the last of them; a claim that held nothing else is none any more. */
function moveFacts(turn: Turn, from: ItemId, to: Item): void {
  const { answers, files } = turn.needFocus();
  const old = answers.get(from)?.value;
  if (old?.type !== 'indicator' || files.some(({ item }) => item === from)) return;
  const { read = [], photo, ...known } = old.document ?? {};
  if (read.length === 0) return;
  const facts = Object.entries(known);
  const left = facts.filter(([fact]) => !read.some((one) => one === fact));
  const { document: _, ...rest } = old;
  const claim = left.length === 0 ? rest : { ...rest, document: Object.fromEntries(left) };
  if (isEmpty(claim)) turn.clear(from);
  else turn.amend(from, claim);
  const now = turn.needFocus().answers.get(to.id)?.value;
  if (to.kind !== 'indicator' || (now !== undefined && now.type !== 'indicator')) return;
  if (now?.document !== undefined) return;
  const taken = facts.filter(([fact]) => read.some((one) => one === fact));
  turn.amend(to.id, {
    ...claimOf(turn, to),
    document: { ...Object.fromEntries(taken), read, ...(photo === undefined ? {} : { photo }) },
  });
}
