// What the second half of a year must come to, counted from what was typed and what was answered to it, and from nothing else.
// It imports nothing of the product and knows none of its rules: weights, finalists and points are read or told.

/** Something that somebody typed, with what they were answered. */
export interface Typed {
  readonly who: string;
  readonly line: string;
  readonly said: string;
}

/** Points of one innovation that came so far; told to the oracle as the rule of the region. */
export interface Points {
  readonly handedIn: number;
  readonly accepted: number;
  readonly designated: number;
}

/** One innovation with its unit and its innovator, as they were at the beginning. */
export interface Entered {
  readonly code: string;
  readonly unit: string;
  readonly who: string;
}

interface Round {
  readonly weight: number;
  readonly criteria: readonly number[];
}

/** The weights of both rounds and how many finalists there are, out of the answer to "lomba aturan". */
function rulesIn(said: string): { readonly rounds: readonly Round[]; readonly finalists: number } {
  const rounds = said.split('\n').flatMap((line): Round[] => {
    const found = /^• [^:(]+ \(bobot (\d+)\): (.+)$/u.exec(line);
    if (found === null) return [];
    const criteria = (found[2] ?? '').split(', ').map((one) => Number(/ (\d+)$/u.exec(one)?.[1]));
    return [{ weight: Number(found[1]), criteria }];
  });
  return { rounds, finalists: Number(/(\d+) finalis tiap kategori/u.exec(said)?.[1]) };
}

const mean = (all: readonly number[]): number =>
  all.reduce((sum, one) => sum + one, 0) / Math.max(1, all.length);
const weighted = (values: readonly number[], weights: readonly number[]): number =>
  values.reduce((sum, one, at) => sum + one * (weights[at] ?? 0), 0) /
  weights.reduce((sum, one) => sum + one, 0);

/** Places of each category: entries from the first one on, with their result. */
function placesIn(
  typed: readonly Typed[],
): ReadonlyMap<string, readonly (readonly [number, number])[]> {
  const { rounds, finalists } = rulesIn(
    typed.find(({ line }) => line === 'lomba aturan')?.said ?? '',
  );
  const categories = new Map<number, string>();
  const marks: readonly Map<number, Map<string, readonly number[]>>[] = [new Map(), new Map()];
  let round = 0;
  for (const { who, line, said } of typed) {
    const entered = /sebagai L-(\d+), kategori ([^\n.]+)\./u.exec(said);
    if (line === 'ikutkan' && entered !== null)
      categories.set(Number(entered[1]), entered[2] ?? '');
    if (line === 'lomba finalis') round = 1;
    const given = /^nilai L-(\d+) (.+)$/u.exec(line);
    if (given === null) continue;
    const entry = Number(given[1]);
    const own = marks[round]?.get(entry) ?? new Map<string, readonly number[]>();
    // The later marks of a judge stand in place of the earlier ones.
    own.set(
      who,
      (given[2] ?? '').split(' ').map((mark) => Number(mark.replace(',', '.'))),
    );
    marks[round]?.set(entry, own);
  }
  const resultOf = (entry: number, at: number): number =>
    mean(
      [...(marks[at]?.get(entry)?.values() ?? [])].map((values) =>
        weighted(values, rounds[at]?.criteria ?? []),
      ),
    );
  return new Map(
    [...new Set(categories.values())].map((category) => {
      const best = [...categories]
        .flatMap(([entry, of]) => (of === category ? [entry] : []))
        .toSorted((a, b) => resultOf(b, 0) - resultOf(a, 0))
        .slice(0, finalists);
      const total = (entry: number) =>
        weighted(
          [resultOf(entry, 0), resultOf(entry, 1)],
          rounds.map(({ weight }) => weight),
        );
      const ranked = best
        .map((entry) => [entry, Math.round(total(entry) * 100) / 100] as const)
        .toSorted(([, a], [, b]) => b - a);
      return [category, ranked] as const;
    }),
  );
}

/** The figures at the end. */
export interface SecondHalf {
  readonly entries: number;
  /** Entry and result, from the first place on, by category. */
  readonly places: ReadonlyMap<string, readonly (readonly [number, number])[]>;
  readonly designated: number;
  readonly published: number;
  /** Units in which each innovation runs by now. */
  readonly copies: ReadonlyMap<string, number>;
  /** Points of each unit, all innovations together. */
  readonly points: ReadonlyMap<string, number>;
  /** Who is thanked by name for being in the decision, once for each innovation. */
  readonly thanked: readonly string[];
}

/** Counts them. `left`: innovations that the agency did not look at before the list was frozen. */
export function secondHalfOf(
  typed: readonly Typed[],
  entered: readonly Entered[],
  left: ReadonlySet<string>,
  points: Points,
): SecondHalf {
  const published = new Set<string>();
  const copies = new Map<string, Set<string>>();
  const requests = new Map<string, string>();
  let open: { readonly code: string; readonly takesBack: boolean } | null = null;
  for (const { who, line, said } of typed) {
    const card = /^(terbitkan|turunkan) (INV-\w+)$/u.exec(line);
    if (card !== null) open = { code: card[2] ?? '', takesBack: card[1] === 'turunkan' };
    else if (/^\d{4}$/u.test(line) && open !== null) {
      if (open.takesBack) published.delete(open.code);
      else published.add(open.code);
      open = null;
    }
    const asked = /^kami mau meniru (INV-\w+);/u.exec(line)?.[1];
    const number = /Permintaan (M-\d+)/u.exec(said)?.[1];
    if (asked !== undefined && number !== undefined) requests.set(number, asked);
    const runs = /^(M-\d+) sudah:/u.exec(line)?.[1];
    const code = requests.get(runs ?? '');
    if (code !== undefined) copies.set(code, (copies.get(code) ?? new Set()).add(who));
  }
  const designated = entered.filter(({ code }) => !left.has(code));
  const byUnit = new Map<string, number>();
  for (const { code, unit } of entered)
    byUnit.set(
      unit,
      (byUnit.get(unit) ?? 0) + (left.has(code) ? points.accepted : points.designated),
    );
  return {
    entries: typed.filter(({ line, said }) => line === 'ikutkan' && said.includes('sebagai L-'))
      .length,
    places: placesIn(typed),
    ...{ designated: designated.length, published: published.size, points: byUnit },
    copies: new Map([...copies].map(([code, units]) => [code, units.size])),
    thanked: designated.map(({ who }) => who).toSorted(),
  };
}
