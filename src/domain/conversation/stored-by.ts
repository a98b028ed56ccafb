// What one message did in an innovation, kept in the state so that "batal yang tadi" can take it back.
// It takes nothing back; filling/undoing.ts does.
import type { ItemId } from '../edition/definition.ts';
import type { Effect } from './effect.ts';
import type { Conversation } from './state.ts';

type Stored = NonNullable<Conversation['stored']>;

/** What the effects of a step do not say of its message. */
interface Sent extends Pick<Stored, 'code' | 'at' | 'files'> {
  readonly album: string | null;
  readonly passed: readonly ItemId[];
}

/** Sums up what these effects did, with what stood before; null when the message changed nothing. */
export function storedBy(
  effects: readonly Effect[],
  { code, at, files, album, passed }: Sent,
): Stored | null {
  const own = effects.filter((effect) => 'code' in effect && effect.code === code);
  const saved = own.flatMap((effect) => (effect.kind === 'save_answer' ? [effect] : []));
  const moves = own.flatMap((effect) => (effect.kind === 'move_file' ? [effect] : []));
  const repaired = own.flatMap((effect) => (effect.kind === 'repaired' ? [effect.item] : []));
  const taken = own.flatMap((effect) => (effect.kind === 'remove_file' ? [effect.fileId] : []));
  const ordered = own.flatMap((effect) =>
    effect.kind === 'join_photos' && effect.order !== undefined && effect.was !== undefined
      ? [{ item: effect.item, name: effect.name, was: effect.was }]
      : [],
  )[0];
  // Files of a send that goes on were moved with it, and go with it.
  const moved = files ? [] : moves.map(({ fileId: id, from }) => ({ id, from }));
  const copied = !files && moves.some(({ copies }) => copies.length > 0);
  const changes = saved.length + moved.length + passed.length + repaired.length + taken.length;
  const parts = own.find((effect) => effect.kind === 'part_photos');
  const parted = parts?.pages === undefined ? undefined : { ...parts, pages: parts.pages };
  if (changes === 0 && !files && ordered === undefined && parted === undefined) return null;
  const answers = [...Map.groupBy(saved, ({ item }) => item)].map(([item, all]) => ({
    item,
    before: all[0]?.before ?? null,
    revision: all.at(-1)?.revision ?? 0,
    ...(all[0]?.waited === true ? { waited: true as const } : {}),
  }));
  return {
    ...{ code, at, answers, files },
    ...(album === null ? {} : { album }),
    ...(moved.length === 0 ? {} : { moved }),
    ...(passed.length === 0 ? {} : { passed }),
    ...(repaired.length === 0 ? {} : { repaired }),
    ...(taken.length === 0 ? {} : { taken }),
    ...(parted === undefined
      ? {}
      : { parted: { item: parted.item, name: parted.name ?? '', pages: parted.pages } }),
    ...(ordered === undefined ? {} : { ordered }),
    ...(copied ? { kept: 'copied' } : {}),
  };
}

/** What belongs to one message together: the photos of an album, and what files showed of themselves once they were read. */
export function together(before: Stored, after: Stored): Stored {
  const repaired = [...(before.repaired ?? []), ...(after.repaired ?? [])];
  const first = new Map(before.answers.map((answer) => [answer.item, answer]));
  const added = after.answers.filter(({ item }) => !first.has(item));
  const last = new Map(after.answers.map(({ item, revision }) => [item, revision]));
  return {
    ...before,
    files: before.files || after.files,
    answers: [
      ...before.answers.map((answer) => ({
        ...answer,
        revision: last.get(answer.item) ?? answer.revision,
      })),
      ...added,
    ],
    ...(repaired.length === 0 ? {} : { repaired: [...new Set(repaired)] }),
  };
}
