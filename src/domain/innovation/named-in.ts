// Tells whether a text names an innovation: by its long or its short name, however it is written. It reads no file.
/** Words alone, without marks and capitals. */
const wordsOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** A shorter part of a name stands in many texts. Letters. */
const SHORTEST = 4;

/** Between the short and the long name: "KEGILING (Kelas Gizi)", "KEGILING: Kelas Gizi", "KEGILING - Kelas Gizi". */
const PARTS = /[()[\]:]|\s[-–—]\s/u;

/** True where one of the names of an innovation, "Kelas Gizi Balita (KEGILING)", stands in a text as whole words. */
export function namedIn(text: string, name: string): boolean {
  const words = ` ${wordsOf(text)} `;
  return name
    .split(PARTS)
    .map((part) => wordsOf(part))
    .some((part) => part.length >= SHORTEST && words.includes(` ${part} `));
}

/** What was found of the innovation's name in a file that should hold it. */
export interface NameFound {
  /** The file, as it is called, and the item under which it lies now. */
  readonly file: string;
  readonly item?: string | null;
  /** The name that was looked for. */
  readonly name: string;
  readonly found: boolean;
  /** A machine read a photo or scan, or could not. */
  readonly photo: boolean;
}
