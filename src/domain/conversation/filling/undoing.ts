// "batal yang tadi": takes back what the last message did, within the hour: answers are what they were, files that came are
// gone, files that were moved are back, what was passed over is asked again.
// It takes back nothing that somebody changed since, and nothing that was handed in.
import type { EvidenceFile } from '../../edition/answer.ts';
import type { ItemId } from '../../edition/definition.ts';
import { isOpenItem } from '../../innovation/innovation.ts';
import { pagesOf } from '../evidence/pages.ts';
import { filesOfSend } from '../evidence/moving.ts';
import { maxFilesOf } from '../evidence/accepting.ts';
import { joinedPhotos, restoredFile } from '../focus-changes.ts';
import type { MessageArgs } from '../message.ts';
import type { Turn } from '../turn.ts';
import { openItem } from './asking.ts';
import type { Stored } from './types.ts';

/** So long what was stored last can be taken back. Milliseconds. */
const HOUR = 60 * 60 * 1000;

/** What is open, of what can be opened anew over it. */
const opensOver: ReadonlySet<string> = new Set(['asking', 'idle', 'finishing']);

/** Takes back what the last message did, and asks for it anew. */
export function undo(turn: Turn): void {
  const stored = lastStored(turn);
  if (stored === null) return sayNothing(turn);
  const { taken = [], parted, ordered } = stored;
  if (taken.length > 0) return restore(turn, stored, taken);
  if (parted !== undefined) return joinAgain(turn, stored, parted);
  if (ordered !== undefined) return orderAgain(turn, stored, ordered);
  if (stored.kept !== undefined) return sayNothing(turn, stored.kept);
  const { nameItem } = turn.form().definition;
  // A draft exists only with a name: the one it began with stays.
  const answers = stored.answers.filter(({ item, before }) => before !== null || item !== nameItem);
  const files = stored.files ? filesOfSend(turn) : [];
  const back = backOf(turn, stored);
  const { passed = [] } = stored;
  if (back === null) return sayNothing(turn);
  if (answers.length + files.length + back.length + passed.length === 0)
    return sayNothing(turn, stored.answers.length > 0 ? 'name' : undefined);
  for (const { file, from } of back) turn.moveFile(file.id, [from]);
  for (const { item, before, waited } of answers)
    if (before === null) turn.clear(item);
    else if (waited === true) turn.setAside(item, before);
    else turn.save(item, before);
  for (const { id } of files) turn.removeFile(id);
  turn.setSkipped(turn.state.skipped.filter((id) => !passed.includes(id)));
  for (const item of stored.repaired ?? []) turn.unrepair(item);
  const { send } = turn.state;
  if (send !== undefined && back.length > 0)
    turn.setSend({ ...send, items: [...new Set(back.map(({ from }) => from))] }, 'moved');
  turn.forgetStored();
  const items: ItemId[] = [...back.map(({ from }) => from), ...passed];
  items.push(...[...answers, ...files].map(({ item }) => item));
  const named = [...new Set(items)].flatMap((id) => turn.form().byId.get(id) ?? []);
  turn.say('undone', {
    labels: named.map(({ label }) => label),
    files: files.length,
    ...(back.length === 0 ? {} : { back: back.length }),
  });
  const [first] = named;
  if (first === undefined || !opensOver.has(turn.mode.name)) return turn.askAgain();
  openItem(turn, first);
}

/** Brings back the files that the last message took out, all of them or none. */
function restore(turn: Turn, stored: Stored, taken: readonly number[]): void {
  const innovation = turn.needFocus();
  const files = (turn.world.loaded.setAside ?? []).filter(
    ({ id, pageOf, item }) => pageOf === null && taken.includes(id) && isOpenItem(innovation, item),
  );
  const fits = files.every(({ item: id }) => {
    const item = turn.form().byId.get(id);
    const there = innovation.files.filter((file) => file.item === id).length;
    const back = files.filter((file) => file.item === id).length;
    return item !== undefined && there + back <= maxFilesOf(item);
  });
  if (files.length < taken.length || !fits) return sayNothing(turn, 'removed');
  for (const { pageOf: _, ...file } of files) turn.change(restoredFile(turn.needFocus(), file));
  for (const item of stored.repaired ?? []) turn.unrepair(item);
  turn.forgetStored();
  turn.say('files_restored', { names: files.map(({ name }) => name) });
  turn.askAgain();
}

/** Makes the photos that the last message took apart one PDF again. */
function joinAgain(turn: Turn, stored: Stored, parted: NonNullable<Stored['parted']>): void {
  const innovation = turn.needFocus();
  const photos = innovation.files.filter(
    ({ id, item, state }) =>
      parted.pages.includes(id) && item === parted.item && state === 'stored',
  );
  if (photos.length < parted.pages.length || !isOpenItem(innovation, parted.item))
    return sayNothing(turn);
  const { pages: order, name } = parted;
  turn.change(joinedPhotos(innovation, parted.item, photos, { into: null, name, order }));
  for (const item of stored.repaired ?? []) turn.unrepair(item);
  turn.forgetStored();
  turn.say('pages_joined_again', { name });
  turn.nameOpen();
}

/** Puts pages into the order that they had before the last message. */
function orderAgain(turn: Turn, stored: Stored, { item, name, was }: Ordered): void {
  const innovation = turn.needFocus();
  const pdf = innovation.files.find(
    (file) => file.item === item && file.name === name && file.pages !== undefined,
  );
  const pages = pdf === undefined ? [] : pagesOf(turn, pdf).map(({ id }) => id);
  const same = pages.length === was.length && was.every((id) => pages.includes(id));
  if (pdf?.state !== 'stored' || !same || !isOpenItem(innovation, item))
    return sayNothing(turn, 'ordered');
  turn.change(joinedPhotos(innovation, item, [], { into: pdf, name, order: was }));
  for (const one of stored.repaired ?? []) turn.unrepair(one);
  turn.forgetStored();
  turn.say('pages_as_before', { name });
  turn.nameOpen();
}

type Ordered = NonNullable<Stored['ordered']>;

/** What the last message did, as far as all of it still stands as it left it. */
function lastStored(turn: Turn): Stored | null {
  const { stored } = turn.state;
  const { innovation } = turn;
  if (stored === undefined || innovation?.code !== stored.code) return null;
  if (turn.moment.now - stored.at > HOUR) return null;
  const stands = stored.answers.every(
    ({ item, revision }) =>
      innovation.answers.get(item)?.revision === revision && isOpenItem(innovation, item),
  );
  return stands ? stored : null;
}

/** The files that go back to where they were; null when one of them is gone, or may not be touched any more. */
function backOf(
  turn: Turn,
  { moved = [] }: Stored,
): readonly { readonly file: EvidenceFile; readonly from: ItemId }[] | null {
  const innovation = turn.needFocus();
  const back = moved.flatMap(({ id, from }) => {
    const file = innovation.files.find((one) => one.id === id);
    return file !== undefined && isOpenItem(innovation, from) && isOpenItem(innovation, file.item)
      ? [{ file, from }]
      : [];
  });
  return back.length === moved.length ? back : null;
}

function sayNothing(turn: Turn, why?: NonNullable<MessageArgs['nothing_to_undo']['why']>): void {
  turn.say('nothing_to_undo', why === undefined ? {} : { why });
  turn.nameOpen();
}
