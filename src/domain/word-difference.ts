// Two texts side by side: which words stay, which went, which came. Where too much differs, nothing is marked.
// It knows nothing of what the texts are about.

/** A piece of a text; `changed` where the other one lacks it. */
export interface Piece {
  readonly text: string;
  readonly changed: boolean;
}

/** Above this share of changed words marks hide more than they show. */
const MOST_MARKED = 0.4;
/** Longer texts are shown whole: comparing each word with each other would take too long. */
const MOST_WORDS = 2500;

/** Splits both texts into pieces; the pieces of a text joined are the text. */
export function compareWords(
  before: string,
  after: string,
): { readonly before: readonly Piece[]; readonly after: readonly Piece[] } {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  const whole = {
    before: [{ text: before, changed: false }],
    after: [{ text: after, changed: false }],
  };
  if (old.length === 0 || now.length === 0 || Math.max(old.length, now.length) > MOST_WORDS)
    return whole;
  const [keptOld, keptNow] = common(old, now);
  const changed = old.length - keptOld.size + now.length - keptNow.size;
  if (changed / (old.length + now.length) > MOST_MARKED) return whole;
  return { before: pieces(old, keptOld), after: pieces(now, keptNow) };
}

/** Words with the space behind them. */
const wordsOf = (text: string): readonly string[] =>
  text === '' ? [] : text.split(/(?<=\s)(?=\S)/u);

/** The places of the longest common row of words in each text. */
function common(
  old: readonly string[],
  now: readonly string[],
): readonly [ReadonlySet<number>, ReadonlySet<number>] {
  const [a, b] = [old.map((word) => word.trim()), now.map((word) => word.trim())];
  const width = b.length + 1;
  const best = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number): number => best[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      best[i * width + j] =
        a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const [left, right] = [new Set<number>(), new Set<number>()];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) {
      left.add(i);
      right.add(j);
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return [left, right];
}

function pieces(words: readonly string[], kept: ReadonlySet<number>): readonly Piece[] {
  const made: { text: string; changed: boolean }[] = [];
  for (const [place, text] of words.entries()) {
    const changed = !kept.has(place);
    const last = made.at(-1);
    if (last !== undefined && last.changed === changed) last.text += text;
    else made.push({ text, changed });
  }
  return made;
}
