// Finds innovations whose names are nearly the same, so that a second record or a new version is noticed before submitting.
// It only hints: it never says that two innovations are the same, and changes nothing.

/** A name already in the catalogue. */
export interface CataloguedName {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  /** Everybody may read it in the catalogue. */
  readonly published?: boolean;
}

/** A near-duplicate with its likeness from 0 to 1. */
export interface SimilarName extends CataloguedName {
  readonly score: number;
}

const atLeast = 0.6;
const shown = 5;
// Only the names that share most trigrams are compared part by part, which keeps the cost linear and small.
const compared = 60;

// Letters and digits become 1-36, everything else 0; three of them fit a number below 37³.
const base = 37;

/** Turns a character code into 1-36 for a letter (case ignored) or digit, 0 for anything else. */
function symbol(code: number): number {
  if (code >= 97 && code <= 122) return code - 96;
  if (code >= 65 && code <= 90) return code - 64;
  if (code >= 48 && code <= 57) return code - 48 + 27;
  return 0;
}

/** Lists the trigrams of the letters and digits of a text, separators left out: "LA-LISA" and "La Lisa" are the same. */
function trigrams(text: string): number[] {
  const found: number[] = [];
  let a = 0;
  let b = 0;
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const c = symbol(text.charCodeAt(at));
    if (c === 0) continue;
    length++;
    if (length >= 3) found.push((a * base + b) * base + c);
    a = b;
    b = c;
  }
  return found;
}

/** Measures two texts by their shared trigrams (Dice), repetitions counted; texts under three signs must be equal. */
function likeness(one: string, other: string): number {
  const left = trigrams(one);
  const right = trigrams(other);
  if (left.length === 0 || right.length === 0) return one !== '' && one === other ? 1 : 0;
  const counts = new Map<number, number>();
  for (const gram of left) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  let shared = 0;
  for (const gram of right) {
    const count = counts.get(gram) ?? 0;
    if (count > 0) {
      shared++;
      counts.set(gram, count - 1);
    }
  }
  return (2 * shared) / (left.length + right.length);
}

interface Parts {
  readonly whole: string;
  /** The short name, mostly an acronym, without its version; empty when there is none. */
  readonly short: string;
  /** What the short name stands for; empty when the name has one part only. */
  readonly long: string;
}

const version = /^(?:v|ver|versi|version|jilid|edisi|v?\d+|i{1,3}|iv|plus)$/;

/** Splits "ACRONYM (expansion)", in either order, with brackets, a dash or a colon, and drops a trailing version. */
function parts(name: string): Parts {
  const plain = plainText(name);
  const bracket = /^([^([]*)[([]([^)\]]*)(?:[)\]](.*))?$/.exec(plain);
  const [one = '', two = ''] = bracket
    ? [words(`${bracket[1] ?? ''} ${bracket[3] ?? ''}`), words(bracket[2] ?? '')]
    : plain.split(/\s[-–—:]\s|:\s/, 2).map(words);
  const whole = `${one} ${two}`.trim();
  if (two === '' || one === '') return { whole, short: unversioned(whole), long: '' };
  const [short, long] = one.length <= two.length ? [one, two] : [two, one];
  return { whole, short: unversioned(short), long };
}

function plainText(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function words(text: string): string {
  return text
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .join(' ');
}

function unversioned(text: string): string {
  const list = text.split(' ');
  while (list.length > 1 && version.test(list.at(-1) ?? '')) list.pop();
  return list.join(' ');
}

/** Compares two names as a whole and part by part. The parts weigh a little less, since different works share an acronym. */
function compare(one: Parts, other: Parts): number {
  const whole = likeness(one.whole, other.whole);
  const shorts = one.short.replaceAll(' ', '').length >= 4 ? likeness(one.short, other.short) : 0;
  const longs =
    one.long === '' && other.long === ''
      ? 0
      : likeness(one.long || one.whole, other.long || other.whole);
  // A short name inside a longer title counts only as a word of its own: "SINTARI" in "… melalui aplikasi SINTARI …".
  const inside = holds(one, other) || holds(other, one) ? 0.8 : 0;
  return Math.max(whole, 0.9 * shorts, 0.95 * longs, inside);
}

function holds(one: Parts, other: Parts): boolean {
  // Two plain words such as "inovasi daerah" are no name; an acronym is one word or has its expansion beside it.
  const named = other.long !== '' || !other.short.includes(' ');
  return named && other.short.length >= 6 && ` ${one.whole} `.includes(` ${other.short} `);
}

/**
 * Lists at most five names of the catalogue that nearly equal `name`, best first. Spelling, case, brackets, versions
 * ("V. 03") and a missing half of "ACRONYM (expansion)" do not hide a likeness. The cost is linear in the catalogue.
 */
export function similarNames(name: string, catalogue: readonly CataloguedName[]): SimilarName[] {
  const wanted = parts(name);
  if (wanted.whole === '') return [];
  return promising(plainText(name), catalogue)
    .map((entry): SimilarName => ({
      code: entry.code,
      name: entry.name,
      unit: entry.unit,
      ...(entry.published === true ? { published: true } : {}),
      score: compare(wanted, parts(entry.name)),
    }))
    .filter((entry) => entry.score >= atLeast)
    .sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1))
    .slice(0, shown);
}

/** Tells whether two names may be those of one innovation: the same rule as for the catalogue. */
export const namesAlike = (one: string, other: string): boolean =>
  compare(parts(one), parts(other)) >= atLeast;

/** Picks the entries that share most trigrams with the name, in one cheap pass over the catalogue. */
function promising(name: string, catalogue: readonly CataloguedName[]): CataloguedName[] {
  const wanted = new Uint8Array(base * base * base);
  const grams = new Set(trigrams(name));
  for (const gram of grams) wanted[gram] = 1;
  if (grams.size === 0) return catalogue.filter((entry) => entry.name.length < 6);

  const ranked: { entry: CataloguedName; rank: number }[] = [];
  for (const entry of catalogue) {
    let a = 0;
    let b = 0;
    let length = 0;
    let shared = 0;
    for (let at = 0; at < entry.name.length; at++) {
      const c = symbol(entry.name.charCodeAt(at));
      if (c === 0) continue;
      length++;
      if (length >= 3) shared += wanted[(a * base + b) * base + c] ?? 0;
      a = b;
      b = c;
    }
    // Shared trigrams against the shorter of the two, so that an acronym is found inside its long form and the reverse.
    const overlap = shared / Math.max(1, Math.min(length - 2, grams.size));
    // Among these, names of like length come first: a common word alone must not crowd out a near copy.
    if (overlap >= 0.4)
      ranked.push({ entry, rank: overlap + (2 * shared) / (length + grams.size) });
  }
  if (ranked.length <= compared) return ranked.map((one) => one.entry);
  return ranked
    .sort((one, other) => other.rank - one.rank)
    .slice(0, compared)
    .map((one) => one.entry);
}
