// What transcripts of a season have in common: placeholders for what differs in every run, and long cards cut short.
// It plays nothing; it only reads and writes words.

/** Writes codes, times and addresses as placeholders; `codes` are those of the innovations, in the order they began. */
export function blurred(text: string, codes: readonly string[]): string {
  let blurred = text;
  for (const [index, code] of codes.entries())
    blurred = blurred.replaceAll(code, `INV-${index + 1}`);
  return (
    blurred
      .replaceAll(
        /(?:Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu), \d+ \w+ \d{4} pukul [\d.]+ WITA/g,
        '{waktu}',
      )
      // On a sheet that is full the day stands alone.
      .replaceAll(/(?<= sejak )\d+ \w+ \d{4}(?=\n|$)/g, '{waktu}')
      .replaceAll(
        /\b(setujui|tetapkan|tetapkan semua|terima|kembalikan|tolak|buka lagi|entri|kode|kode ini:|atau kembalikan) \d{4}( \d{4})?\b/g,
        '$1 {kode}',
      )
      .replaceAll(/(?<=kodenya: \d+ )\d{4}\b/g, '{kode}')
      .replaceAll(/(?<="lomba buka sampai )\d+ \w+ \d{4}(?="\.)/g, '{tanggal}')
      .replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, '{alamat}')
      .replaceAll(/TAUT(?:-\w{4}){3}/g, '{tautan}')
      .replaceAll(/\b[0-9A-HJKMNP-TV-Z]{26}\b/g, '{undangan}')
  );
}

/** The lines of a text; of a long one its beginning and its end, and how many lie between. */
export function shortened(text: string): readonly string[] {
  const lines = text.split('\n');
  return lines.length > 24
    ? [...lines.slice(0, 6), `… ${lines.length - 20} lines`, ...lines.slice(-14)]
    : lines;
}

/** Where to find what a placeholder stands for. */
export interface Known {
  /** Codes of the innovations, in the order they began. */
  readonly codes: readonly string[];
  /** Everything the one who writes was shown, oldest first. */
  readonly own: readonly string[];
  /** The same of everybody. */
  readonly all: readonly string[];
}

/**
 * Puts in what was shown: {terima} is the code after that word on the writer's own screen, {kode} the one to confirm
 * with, {1} the first innovation's code, {undangan} and {tautan} the newest that anybody was given.
 */
export function completed(said: string, { codes, own, all }: Known): string {
  return said
    .replace(/\{(\d)\}/g, (_, number: string) => codes[Number(number) - 1] ?? '????')
    .replace(/\{tautan\}/g, () => last(all, /(TAUT(?:-\w{4}){3})/))
    .replace(/\{undangan\}/g, () => last(all, /Kode: (\w{26})/))
    .replace(/\{([a-z ]+)\}/g, (_, word: string) =>
      last(own, new RegExp(`${word === 'kode' ? 'kode ini:' : `(?:• |: |atau )${word}`} (\\d{4})`)),
    );
}

function last(texts: readonly string[], shape: RegExp): string {
  return shape.exec(texts.findLast((text) => shape.test(text)) ?? '')?.[1] ?? '????';
}
