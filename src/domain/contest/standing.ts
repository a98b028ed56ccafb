// How every entry of a season stands, for whoever runs it: marks given, how far judges lie apart, result and order so far.
// It reads the season that was loaded and decides nothing; marks are added up in ranking.ts.
import { type Contest, type Entry, stageOf } from './contest.ts';
import { type Ranked, results, type Spread, spreadOf, unjudged, winners } from './ranking.ts';
import type { ContestStage } from './rules.ts';

/** An entry as it stands now. */
export interface Standing {
  readonly entry: Entry;
  /** Its marks in the round that is judged now, or that was judged last. */
  readonly spread: Spread | null;
  /** Marks that are still missing in this round. */
  readonly missing: number;
  /** The result so far; null while a round is without marks. */
  readonly result: number | null;
  /** Its order in the category, or the place that was locked; null without a result. */
  readonly order: number | null;
  /** Which rule put it before or behind one with the same result, and whether one is level with it after all rules. */
  readonly tie: Ranked['tie'];
  readonly level: boolean;
}

/** The round whose marks are looked at in a state. */
export const stageShown = ({ state }: Pick<Contest, 'state'>): ContestStage =>
  stageOf(state) ?? (state === 'open' ? 'desk' : 'presentation');

/** All entries that take part, by category in the order of the rules; within one by result, those without one last. */
export function standings(
  contest: Contest,
): readonly { readonly category: string; readonly rows: readonly Standing[] }[] {
  const taking = contest.entries.filter(({ withdrawn }) => !withdrawn);
  const stage = stageShown(contest);
  // Until finalists are named, the first round is the result; from then on both rounds are.
  const ranked = new Map(
    results(contest, taking, stage === 'desk' ? ['desk'] : undefined).flatMap((one) =>
      one.ranked.map((row, at) => [row.entry.number, { ...row, at: at + 1 }] as const),
    ),
  );
  const locked = new Map(
    taking.some(({ place }) => place !== null)
      ? winners(contest, taking).map((one) => [one.entry.number, one] as const)
      : [],
  );
  const waiting = new Map(
    unjudged(
      contest,
      stage,
      taking.filter(({ finalist }) => stage === 'desk' || finalist),
    ).map(({ entry, missing }) => [entry.number, missing]),
  );
  return contest.rules.categories.flatMap(({ code }) => {
    const rows = taking
      .filter(({ category }) => category === code)
      .map((entry): Standing => {
        const won = locked.get(entry.number);
        const now = ranked.get(entry.number);
        return {
          entry,
          spread: spreadOf(contest.rules, stage, entry),
          missing: waiting.get(entry.number) ?? 0,
          result: won?.total ?? now?.total ?? null,
          order: won?.place ?? (locked.size > 0 ? null : (now?.at ?? null)),
          tie: now?.tie ?? null,
          level: now?.level ?? false,
        };
      })
      .toSorted(
        (a, b) => (a.order ?? Infinity) - (b.order ?? Infinity) || a.entry.number - b.entry.number,
      );
    return rows.length === 0 ? [] : [{ category: code, rows }];
  });
}
