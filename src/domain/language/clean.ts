// Makes received text safe to store and comparable, by the text rule of the project.
// Never decodes, escapes or shortens; every function takes time linear in the length of the text.

// Control characters are what these patterns are for.
/* oxlint-disable no-control-regex, no-misleading-character-class */
const LINE_ENDS = /\r\n|[\r\u000b\u000c\u0085\u2028\u2029]/g;
// What no stored answer may hold: controls except newline and tab, lone surrogates,
// non-characters, bidi embeddings, overrides and isolates, tag characters.
const FORBIDDEN =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\p{Cs}\p{Noncharacter_Code_Point}\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]/gu;
const MARKS_OVER_EIGHT = /(\p{M}{8})\p{M}+/gu;
const VISIBLE =
  /[^\s\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cs}\p{Zs}\p{M}\u2800\p{Noncharacter_Code_Point}]/u;
const IGNORABLE = /[\p{Default_Ignorable_Code_Point}\p{Cc}]/gu;
// What an emoji is made of is matched first, so that its joiners are not looked at by themselves.
const HIDDEN =
  /((?:\p{Extended_Pictographic}|[\d#*])[\ufe0e\ufe0f]?\u20e3?\p{Emoji_Modifier}?(?:\u200d\p{Extended_Pictographic}[\ufe0e\ufe0f]?\p{Emoji_Modifier}?)*)|[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
const BEYOND_ASCII = /[^\u0000-\u007f]/;
const NO_EMOJI =
  /[^\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\u200d\ufe0e\ufe0f\s]/u;
// The first letter or digit of what stands between white space.
const WORD = /(?<!\S)[^\s\p{L}\p{N}]*[\p{L}\p{N}]/gu;

/**
 * Cleans a received text for storing: line ends become `\n`, forbidden code points go, at most eight
 * combining marks in a row stay, and the result is NFC. `changed` says that something was taken out,
 * not that line ends or composition differ. Cleaning twice gives the same as cleaning once.
 */
export function cleanText(raw: string): { text: string; changed: boolean } {
  const lines = raw.replace(LINE_ENDS, '\n');
  const allowed = lines.replace(FORBIDDEN, '');
  const capped = allowed.replace(MARKS_OVER_EIGHT, '$1');
  // Composition may split a rare letter into letter and marks, hence the second round.
  const text = capped.normalize('NFC').replace(MARKS_OVER_EIGHT, '$1').normalize('NFC');
  return { text, changed: capped.length !== lines.length };
}

/** Tells whether a text shows nothing: empty, white space, fillers, joiners, marks without a letter. */
export function isBlank(text: string): boolean {
  return !VISIBLE.test(text);
}

/**
 * Takes out the signs that show nothing: zero-width blanks and joiners, direction marks, soft hyphens, fillers. What joins
 * emoji stays.
 */
export function visible(text: string): string {
  // No sign of ASCII is hidden.
  if (!BEYOND_ASCII.test(text)) return text;
  return text.replace(HIDDEN, (sign, before: string | undefined) => before ?? '');
}

/** Makes one line of a text for a place that holds one: signs that show nothing go, line ends become blanks. */
export function oneLine(text: string): string {
  return visible(text)
    .split(/[\n\t\r\u000b\u000c\u0085\u2028\u2029]/u)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
}

/**
 * Tells whether a text is made of emoji alone, flags and skin tones included. A keycap such as 1️⃣
 * holds a digit and therefore says something: it is not counted as emoji.
 */
export function isEmojiOnly(text: string): boolean {
  return !isBlank(text) && !NO_EMOJI.test(text);
}

/**
 * Counts the words of a text the way an office counts them: what stands between white space and
 * holds a letter or a digit. A lone bullet or dash is no word, `berkas-berkas` is one, `300` is one.
 */
export function wordCount(text: string): number {
  return text.match(WORD)?.length ?? 0;
}

/**
 * Folds a text for comparing only, never for storing: NFKC, case folded, invisible signs dropped,
 * white space collapsed. Letters of other scripts stay what they are, so look-alikes do not match.
 */
export function matchKey(text: string): string {
  return (
    text
      .replace(MARKS_OVER_EIGHT, '$1')
      .normalize('NFKC')
      // Upper case first folds ß, ſ and the dotless ı like a full case folding does.
      .toUpperCase()
      .toLowerCase()
      .replaceAll('i\u0307', 'i')
      .replace(IGNORABLE, (sign) => (sign === '\n' || sign === '\t' ? ' ' : ''))
      .replace(/\s+/gu, ' ')
      .trim()
  );
}
