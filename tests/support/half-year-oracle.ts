// What half a year of the programme must come to, counted from what was typed and from nothing else.
// It imports nothing of the product and knows none of its rules but the words that people type.

/** Something that somebody typed, in order; `handedIn`: how many of the drafts that were begun were handed in afterwards. */
export interface Typed {
  readonly who: string;
  readonly unit: string | null;
  readonly line: string;
}

/** The figures at the end. */
export interface Figures {
  readonly found: number;
  readonly sorted: number;
  readonly begun: number;
  readonly entered: number;
  readonly open: number;
  readonly onsite: number;
  readonly online: number;
  readonly visits: number;
  /** Edaran asked for, units invited by a list, and people of whom it was said that they are the right ones. */
  readonly edaran: number;
  readonly invited: number;
  readonly confirmed: number;
  readonly byUnit: ReadonlyMap<string, { readonly found: number; readonly begun: number }>;
}

/** Counts them. `codes`: the two attendance codes as they were shown. */
export function figuresOf(
  typed: readonly Typed[],
  codes: { readonly onsite: string; readonly online: string },
  handedIn: number,
): Figures {
  const byUnit = new Map<string, { found: number; begun: number }>();
  const came = { onsite: new Set<string>(), online: new Set<string>() };
  let sorted = 0;
  let visits = 0;
  let edaran = 0;
  let invited = 0;
  let confirmed = 0;
  const of = (unit: string | null) => {
    const key = unit ?? '';
    const known = byUnit.get(key) ?? { found: 0, begun: 0 };
    byUnit.set(key, known);
    return known;
  };
  for (const { who, unit, line } of typed) {
    const [head = '', ...rest] = line.split('\n');
    if (/^temuan\b/.test(head)) of(unit).found += rest.length;
    else if (/^T-\d+ bukan inovasi/.test(head)) sorted += 1;
    else if (/^mulai T-\d+$/.test(head)) of(unit).begun += 1;
    else if (/^kunjungan .*:/.test(head)) visits += 1;
    else if (head === 'surat edaran') edaran += 1;
    else if (head === 'undang banyak') invited += new Set(rest).size;
    else if (/^undangan \d+ benar$/.test(head)) confirmed += 1;
    else if (head === `hadir ${codes.onsite}` && !came.online.has(who)) came.onsite.add(who);
    else if (head === `hadir ${codes.online}` && !came.onsite.has(who)) came.online.add(who);
    else if (/^R-\d+ hadir daring:$/.test(head)) for (const one of rest) came.online.add(one);
    else if (/^R-\d+ hadir:$/.test(head)) for (const one of rest) came.onsite.add(one);
  }
  const all = [...byUnit.values()];
  const found = all.reduce((sum, one) => sum + one.found, 0);
  return {
    ...{ found, sorted, entered: handedIn, visits, edaran, invited, confirmed, byUnit },
    begun: all.reduce((sum, one) => sum + one.begun, 0),
    open: found - sorted - handedIn,
    onsite: came.onsite.size,
    online: came.online.size,
  };
}
