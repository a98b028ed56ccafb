// Reads what is asked about making an innovation known: `bantu singkatan`, `bantu deskripsi`, `bantu naskah`.
// A message is taken whole or not at all.

/** What somebody asked for; `name` null: the innovation in hand. */
export type BrandingLine =
  | { readonly do: 'short'; readonly name: string | null }
  | { readonly do: 'describe' | 'script' };

const SHORT =
  /^\/?bantu (?:singkatan|akronim)(?:\s?:\s?(?<name>\S[^\n]{3,199})| (?<named>\p{L}[^\n:]{3,199}))?[.?!]?$/iu;
const DESCRIBE = /^\/?bantu (?:deskripsi|deskripsi singkat|keterangan singkat)[.?!]?$/iu;
const SCRIPT = /^\/?bantu (?:naskah|naskah video|video|skrip|skrip video)[.?!]?$/iu;

/** Reads it; null for every other text. */
export function readBranding(text: string): BrandingLine | null {
  const line = text.trim();
  if (line.length > 230) return null;
  const short = SHORT.exec(line);
  if (short !== null)
    return { do: 'short', name: short.groups?.['name'] ?? short.groups?.['named'] ?? null };
  if (DESCRIBE.test(line)) return { do: 'describe' };
  return SCRIPT.test(line) ? { do: 'script' } : null;
}
