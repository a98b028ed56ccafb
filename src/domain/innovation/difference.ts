// What differs between two versions of an innovation, from the events of its items: old and new value, files that came and went.
// It reads nothing and knows no words; a version is the number of an event.
import { type FileChange, type FileEvent, fileChanges } from './files-at.ts';

/** What happened to an item or to the files of all, as the record has it. */
export type ItemEvent = FileEvent;

/** How an item differs. `null` where there was no answer. */
export interface ItemDifference {
  readonly item: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly filesAdded: readonly string[];
  readonly filesRemoved: readonly string[];
}

const answers = new Set(['answer_saved', 'answer_cleared']);

/** The differences from version `from` to version `to` of all events, by item in the order in which each first changed. */
export function differences(
  events: readonly ItemEvent[],
  from: number,
  to: number,
): readonly ItemDifference[] {
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  const between = events.filter(({ seq }) => seq > low && seq <= high);
  const { added, removed } = fileChanges(events, low, high);
  const items = new Set([
    ...between.flatMap(({ item }) => (item === null ? [] : [item])),
    ...[...removed, ...added].map(({ item }) => item),
  ]);
  return [...items]
    .map((item): ItemDifference => {
      const answered = between.filter((one) => one.item === item && answers.has(one.type));
      return {
        item,
        before: answered[0]?.before ?? null,
        after: answered.at(-1)?.after ?? null,
        filesAdded: namesOf(added, item),
        filesRemoved: namesOf(removed, item),
      };
    })
    .map((one) => (from <= to ? one : turned(one)))
    .filter(
      ({ before, after, filesAdded, filesRemoved }) =>
        JSON.stringify(before) !== JSON.stringify(after) ||
        filesAdded.length + filesRemoved.length > 0,
    );
}

const namesOf = (files: readonly FileChange[], item: string): readonly string[] =>
  files.filter((one) => one.item === item).map(({ name }) => name ?? 'berkas');

const turned = ({
  item,
  before,
  after,
  filesAdded,
  filesRemoved,
}: ItemDifference): ItemDifference => ({
  item,
  before: after,
  after: before,
  filesAdded: filesRemoved,
  filesRemoved: filesAdded,
});
