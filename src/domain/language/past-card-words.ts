// Reads what is typed about entries of the catalogue out of old lists: `katalog lama`, `K-12`, `K-12 baca 2`, `terbitkan K-12`, `turunkan K-12`.
// A message is taken whole or not at all.

/** A line about them. */
export type PastCardLine =
  | { readonly do: 'list'; readonly page: number }
  | { readonly do: 'read'; readonly number: number; readonly page: number }
  | { readonly do: 'show' | 'publish' | 'take_back'; readonly number: number };

const LIST = /^\/?katalog lama(?:\s+(?:halaman|hal)\s+(?<page>\d{1,3}))?[.!]?$/iu;
const ONE =
  /^\/?(?:(?<verb>lihat|terbitkan|publikasikan|turunkan|tarik terbitan|cabut terbitan)\s+)?k\s?-\s?(?<number>\d{1,9})[.!]?$/iu;
const READ = /^\/?k\s?-\s?(?<number>\d{1,9})\s+baca(?:\s+(?:bagian\s+)?(?<page>\d{1,3}))?[.!]?$/iu;

/** Reads such a line; null for every other text. */
export function readPastCard(text: string): PastCardLine | null {
  const line = text.length > 60 ? '' : text.trim();
  const list = LIST.exec(line);
  if (list !== null) return { do: 'list', page: Math.max(1, Number(list.groups?.['page'] ?? 1)) };
  const read = READ.exec(line)?.groups;
  if (read !== undefined)
    return { do: 'read', number: Number(read['number']), page: Number(read['page'] ?? 1) };
  const one = ONE.exec(line)?.groups;
  if (one === undefined) return null;
  const number = Number(one['number']);
  const verb = one['verb']?.toLowerCase();
  if (verb === undefined || verb === 'lihat') return { do: 'show', number };
  return { do: verb === 'terbitkan' || verb === 'publikasikan' ? 'publish' : 'take_back', number };
}
