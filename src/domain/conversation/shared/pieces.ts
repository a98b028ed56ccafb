// Cuts a long text into pieces that each fit a message, between words. Nothing of it is left out but blanks.

/** The pieces of a text, each of at most so many characters; a word that is longer is cut. */
export function piecesOfText(text: string, most: number): readonly string[] {
  const pieces: string[] = [];
  for (let rest = text.replaceAll(/\s+/gu, ' ').trim(); rest !== '';) {
    const blank = rest.length <= most ? rest.length : rest.lastIndexOf(' ', most);
    const at = blank > 0 ? blank : most;
    pieces.push(rest.slice(0, at));
    rest = rest.slice(at).trim();
  }
  return pieces;
}
