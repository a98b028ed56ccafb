// What differs between two versions of an innovation, from the events of its items: old and new value, files that came and went.
// It reads nothing and knows no words; a version is the number of an event.

/** What happened to an item, as the record has it. */
export interface ItemEvent {
  readonly seq: number;
  readonly type: string;
  readonly item: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** How an item differs. `null` where there was no answer. */
export interface ItemDifference {
  readonly item: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly filesAdded: readonly string[];
  readonly filesRemoved: readonly string[];
}

const answers = new Set(['answer_saved', 'answer_cleared']);

/** The differences from version `from` to version `to`, by item in the order in which each first changed. */
export function differences(
  events: readonly ItemEvent[],
  from: number,
  to: number,
): readonly ItemDifference[] {
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  const between = events.filter(({ seq }) => seq > low && seq <= high);
  const found = [...Map.groupBy(between, ({ item }) => item)].map(([item, of]) => ofItem(item, of));
  return found
    .map((one) => (from <= to ? one : turned(one)))
    .filter(
      ({ before, after, filesAdded, filesRemoved }) =>
        JSON.stringify(before) !== JSON.stringify(after) ||
        filesAdded.length + filesRemoved.length > 0,
    );
}

function ofItem(item: string, events: readonly ItemEvent[]): ItemDifference {
  const answered = events.filter(({ type }) => answers.has(type));
  const stored = events.filter(({ type }) => type === 'file_stored').map(fileOf('after'));
  const removed = events.filter(({ type }) => type === 'file_removed').map(fileOf('before'));
  // What came and went in between makes no difference.
  const both = new Set(stored.filter((one) => removed.some(({ file }) => file === one.file)));
  const gone = new Set([...both].map(({ file }) => file));
  return {
    item,
    before: answered[0]?.before ?? null,
    after: answered.at(-1)?.after ?? null,
    filesAdded: stored.filter(({ file }) => !gone.has(file)).map(({ name }) => name),
    filesRemoved: removed.filter(({ file }) => !gone.has(file)).map(({ name }) => name),
  };
}

const fileOf =
  (side: 'before' | 'after') =>
  (event: ItemEvent): { readonly file: unknown; readonly name: string } => {
    const told: unknown = event[side];
    const facts: { file?: unknown; name?: unknown } =
      typeof told === 'object' && told !== null ? told : {};
    return { file: facts.file, name: typeof facts.name === 'string' ? facts.name : 'berkas' };
  };

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
