// Takes the meaning out of signs that WhatsApp shows as formatting. Nothing we say is formatted, so whatever would be was
// written by a person, who must not be able to make their words look like ours. Addresses stay as they are.

const address = /https?:\/\/\S+/gu;
// A mark formats only where a word begins or ends; inside one, as in a file's name, it is a sign like any other.
const opening = /(?<![\p{L}\p{N}])[*_~`](?=\S)/gu;
const closing = /(?<=\S)[*_~`](?![\p{L}\p{N}])/gu;
const atLineStart = /^(\s{0,3})(?:>|[*])(?=\s)/gmu;

const instead: Readonly<Record<string, string>> = {
  '*': '\u2217',
  _: '\u02CD',
  '~': '\u223C',
  '`': '\u02CB',
};
const look = (mark: string): string => instead[mark] ?? mark;

/** Gives the text as WhatsApp may be given it: it reads the same, and nothing of it is bold, crossed out or a quotation. */
export function inert(text: string): string {
  let from = 0;
  let done = '';
  for (const found of text.matchAll(address)) {
    done += plain(text.slice(from, found.index)) + found[0];
    from = found.index + found[0].length;
  }
  return done + plain(text.slice(from));
}

const plain = (text: string): string =>
  text
    .replaceAll(atLineStart, (line, blanks: string) => `${blanks}${line.endsWith('>') ? '›' : '•'}`)
    .replaceAll(opening, look)
    .replaceAll(closing, look);
