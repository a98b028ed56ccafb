// Cutting long text into pieces that a person can read: between paragraphs, else lines, else words.
// Pure; the only thing it ever drops is the white space at a cut.

const letters = new Intl.Segmenter('id', { granularity: 'grapheme' });

// A cut further to the front than this share of the room would make many small messages.
const leastFilled = 0.25;

/**
 * Cuts text into pieces of at most `room` UTF-16 units (Telegram counts no more strictly than that).
 * Never cuts inside a letter with its accents or an emoji; white space alone makes no piece.
 */
export function splitText(text: string, room: number): readonly string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > room) {
    const cut = cutWithin(rest, room);
    pieces.push(rest.slice(0, cut.end));
    rest = rest.slice(cut.next);
  }
  return [...pieces, rest].filter((piece) => piece.trim() !== '');
}

/** Shortens to at most `room` UTF-16 units with `…` at the end, never inside a letter or an emoji. */
export function shorten(text: string, room: number): string {
  return text.length <= room ? text : `${text.slice(0, letterBoundary(text, room - 1)).trimEnd()}…`;
}

function cutWithin(text: string, room: number): { readonly end: number; readonly next: number } {
  const least = Math.floor(room * leastFilled);
  // One more than the room: the white space at the cut itself needs no room.
  const window = text.slice(0, room + 1);
  const paragraph = window.lastIndexOf('\n\n');
  if (paragraph >= least) return { end: paragraph, next: paragraph + 2 };
  const line = window.lastIndexOf('\n');
  if (line >= least) return { end: line, next: line + 1 };
  const word = window.lastIndexOf(' ');
  if (word >= least && word > 0) return { end: word, next: word + 1 };
  const letter = letterBoundary(text, room);
  return { end: letter, next: letter };
}

// The last boundary between letters at or before `at`; one letter may be longer than the room (accents
// heaped up), and then at least no pair of surrogates is torn.
function letterBoundary(text: string, at: number): number {
  const around = letters.segment(text.slice(0, at + 64)).containing(at);
  const start = around?.index ?? at;
  if (start > 0) return start;
  const before = text.charCodeAt(at - 1);
  return before >= 0xd800 && before <= 0xdbff && at > 1 ? at - 1 : at;
}
