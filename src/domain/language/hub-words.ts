// Reads what people type about the public catalogue: publishing and taking back, searching, copying, asking each other.
// A message is taken whole or not at all; every line that changes something names an innovation or a number.
import { readInnovationCode } from '../codes.ts';
import type { Row } from './command-row.ts';
import type { Command } from './command-values.ts';

/** Rows of the table of commands; what stands behind is read below. */
export const HUB_COMMANDS: readonly Row[] = [
  {
    name: 'hub',
    tail: 'none',
    words: 'katalog|katalog inovasi|cari inovasi|lihat katalog|buka katalog|katalog umum',
  },
];

/** Longest search. */
const longestSearch = 100;

/** What somebody typed about the catalogue. Texts stand as typed. */
export type HubLine = { readonly do: 'search'; readonly words: string; readonly page: number };

const CODE = String.raw`inv[\s\-–_.]{0,3}[a-z0-9]{5}`;
const PUBLISH = new RegExp(
  String.raw`^\/?(?:terbitkan|publikasikan)\s+(?:inovasi\s+|katalog\s+)?(?<code>${CODE})[.!]?$`,
  'iu',
);
const TAKE_BACK = new RegExp(
  String.raw`^\/?(?:turunkan|tarik terbitan|cabut terbitan|batal terbitkan)\s+(?:inovasi\s+)?(?<code>${CODE})[.!]?$`,
  'iu',
);
const SEARCH =
  /^\/?(?:tolong\s+)?cari(?:kan)?\s+inovasi(?:\s+(?:tentang\s+|soal\s+)?(?<words>\S[^\n]{1,98}))?$/iu;
const PAGE = /(?<!\s)\s{1,9}(?:halaman|hal)\s+(?<page>\d{1,3})$/iu;

/** Reads a line about the catalogue that only reads or writes to others; null for every other text. */
export function readHub(text: string): HubLine | null {
  const line = text.trim();
  if (line.length > longestSearch + 40) return null;
  const found = SEARCH.exec(line);
  return found === null ? null : readSearch(found.groups?.['words'] ?? '');
}

function readSearch(typed: string): HubLine {
  const said = ` ${typed}`;
  const page = Number(PAGE.exec(said)?.groups?.['page'] ?? 1);
  return { do: 'search', words: said.replace(PAGE, '').trim(), page: Math.max(1, page) };
}

/** Reads a message about the catalogue as a command; null for every other text. */
export function readHubCommand(text: string): Command | null {
  const line = text.length > 60 ? '' : text.trim();
  for (const [shape, rest] of [
    [PUBLISH, 'publish'],
    [TAKE_BACK, 'take_back'],
  ] as const) {
    const code = readInnovationCode(shape.exec(line)?.groups?.['code'] ?? '');
    if (code !== null) return { name: 'publish', code, rest };
  }
  return readHub(text) === null ? null : { name: 'hub', rest: text.trim() };
}
