// What one message stored in an innovation, kept in the state so that "batal yang tadi" can take it back.
// It takes nothing back; filling/undoing.ts does.
import type { Effect } from './effect.ts';
import type { Conversation } from './state.ts';

type Stored = NonNullable<Conversation['stored']>;

/** Sums up the answers among these effects, each with its value before; null when the message stored nothing. */
export function storedBy(
  effects: readonly Effect[],
  { code, at, files }: Pick<Stored, 'code' | 'at' | 'files'>,
): Stored | null {
  const saved = effects.flatMap((effect) =>
    effect.kind === 'save_answer' && effect.code === code ? [effect] : [],
  );
  if (saved.length === 0 && !files) return null;
  const answers = [...Map.groupBy(saved, ({ item }) => item)].map(([item, all]) => ({
    item,
    before: all[0]?.before ?? null,
    revision: all.at(-1)?.revision ?? 0,
  }));
  return { code, at, answers, files };
}
