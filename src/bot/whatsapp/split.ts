// Cuts a long text into messages a phone shows whole. Pure; nothing is left out.

/**
 * Splits at a paragraph, else a line, else a space, else between two characters, never inside a surrogate pair.
 * Every piece has at most `limit` UTF-16 units and, put together with what was between, gives the text.
 */
export function splitText(text: string, limit: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const cut = cutAt(rest, limit);
    pieces.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).replace(/^\s+/, '');
  }
  if (rest !== '' || pieces.length === 0) pieces.push(rest);
  return pieces.filter((piece, index) => piece !== '' || index === 0);
}

function cutAt(text: string, limit: number): number {
  for (const mark of ['\n\n', '\n', ' ']) {
    const at = text.lastIndexOf(mark, limit);
    if (at > limit / 2) return at;
  }
  const inPair = /[\uD800-\uDBFF]/.test(text.charAt(limit - 1));
  return inPair ? limit - 1 : limit;
}
