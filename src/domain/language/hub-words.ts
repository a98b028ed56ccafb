// Reads what people type about the public catalogue: publishing and taking back, searching, copying, asking each other.
// A message is taken whole or not at all; every line that changes something names an innovation or a number.
import { readInnovationCode } from '../codes.ts';
import { otherFormCalled, otherForms } from '../edition/editions/other-forms.ts';
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

/** Longest search, in characters. */
const longestSearch = 100;

/** What somebody typed about the catalogue. Texts stand as typed. */
export type HubLine =
  | { readonly do: 'search'; readonly words: string; readonly page: number }
  /** `parts`: what stands behind the code, between semicolons. */
  | { readonly do: 'copy'; readonly code: string; readonly parts: readonly string[] }
  | { readonly do: 'copies' | 'thread'; readonly code: string }
  /** `form`: the form of another competition, by its id. */
  | { readonly do: 'pour' | 'pour_print'; readonly code: string; readonly form: string }
  /** `text`: null takes back what was told. */
  | {
      readonly do: 'pour_tell';
      readonly code: string;
      readonly form: string;
      readonly part: string;
      readonly text: string | null;
    }
  /** `unread`: something was typed that decides nothing; how to answer is told along. */
  | { readonly do: 'show_copy'; readonly number: number; readonly unread: boolean }
  | {
      readonly do: 'accepted' | 'refused' | 'done' | 'write';
      readonly number: number;
      readonly text: string;
    }
  | { readonly do: 'ask'; readonly code: string; readonly text: string }
  | { readonly do: 'show_question'; readonly number: number; readonly unread: boolean }
  | { readonly do: 'reply' | 'hide'; readonly number: number; readonly text: string }
  | { readonly do: 'peers'; readonly indicator: number };

const CODE = String.raw`inv[\s\-\u2013_.]{0,3}[a-z0-9]{5}`;
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

const COPY = new RegExp(
  String.raw`^\/?(?:(?:kami|saya|unit kami)\s+)?(?:(?:mau|ingin|hendak|akan)\s+)?(?:me)?(?:niru|tiru|replikasi)\s+(?:inovasi\s+)?(?<code>${CODE})(?![a-z0-9])\s{0,3}(?:[;:,]\s{0,3}(?<rest>[^]{1,900}))?$`,
  'iu',
);
const COPIES = new RegExp(
  String.raw`^\/?(?:siapa (?:saja )?yang (?:meniru|sudah meniru)|tiruan|peniru)\s+(?<code>${CODE})[.!?]?$`,
  'iu',
);
const ASK = new RegExp(
  String.raw`^\/?(?:tanya|bertanya)\s+(?<code>${CODE})\s{0,3}[:;,]?\s{0,3}(?<text>\S[^]{2,699})$`,
  'iu',
);
const THREAD = new RegExp(String.raw`^\/?tanya jawab\s+(?<code>${CODE})[.!?]?$`, 'iu');
const PART =
  /^(?<part>\d{1,2}[a-i]?)\s{0,3}(?:[:=]\s{0,3}(?<text>\S[^]*)|(?<drop>hapus|kosongkan))$/iu;
const REQUEST = /^\/?m\s?-\s?(?<number>\d{1,6})(?![\p{L}\p{N}])[\s:,]?(?<rest>[^]{0,700})$/iu;
const QUESTION = /^\/?d\s?-\s?(?<number>\d{1,6})(?![\p{L}\p{N}])[\s:,]?(?<rest>[^]{0,700})$/iu;
/** What is decided: by the word alone, or with what stands behind a sign. "Ya nanti saya tanya dulu" decides nothing. */
const DECIDE =
  /^(?<word>boleh|silakan|setuju|ya|tidak|tolak|belum bisa|sudah berjalan|sudah jalan|sudah|sembunyikan|tutup)(?:\s{0,3}[:;,]\s{0,3}(?<text>[^]{0,650})|\s{0,3}[.!]{0,3})$/iu;
/** A yes that waits for something is none yet: "ya, nanti saya tanya dulu". Behind a colon stands what is said with it. */
const WAITS =
  /^(?:boleh|silakan|setuju|ya|sudah berjalan|sudah jalan|sudah)\s{0,3},[^]*(?<!\p{L})(?:nanti|dulu|dahulu|tunggu|menunggu|sebentar|besok|lusa|kalau|kalo|jika|bila|asal|asalkan|tapi|tetapi|namun|mungkin|belum|ditanyakan|tanyakan|rapatkan|pikir|pikirkan)(?!\p{L})/iu;
/** What is written to others: behind a sign it may be a question itself. */
const WRITE =
  /^(?<word>pesan|tulis|jawab)(?:\s{0,3}[:;,]\s{0,3}(?<text>[^]{0,650})|\s{1,3}(?<plain>[^]{0,650}))?$/iu;
const PEERS =
  /^\/?(?:siapa (?:saja )?yang sudah|teman|contoh unit)\s+indikator\s+(?<no>\d{1,2})[.!?]?$/iu;

const acts: Readonly<Record<string, 'accepted' | 'refused' | 'done' | 'write'>> = {
  ...{ boleh: 'accepted', silakan: 'accepted', setuju: 'accepted', ya: 'accepted' },
  ...{ tidak: 'refused', tolak: 'refused', 'belum bisa': 'refused' },
  ...{ sudah: 'done', 'sudah jalan': 'done', 'sudah berjalan': 'done' },
  ...{ pesan: 'write', tulis: 'write' },
};

/** Reads a line about the catalogue that reads in it or writes to others; null for every other text. */
export function readHub(text: string): HubLine | null {
  const line = text.trim();
  // However long: what is too long to be kept is told so, and answers nothing else.
  const poured = readPour(line);
  if (poured !== null || line.length > 1000) return poured;
  const found = line.length > longestSearch + 40 ? null : SEARCH.exec(line);
  if (found !== null) return readSearch(found.groups?.['words'] ?? '');
  const no = PEERS.exec(line)?.groups?.['no'];
  if (no !== undefined) return { do: 'peers', indicator: Number(no) };
  return readAbout(line) ?? readRequest(line) ?? readQuestion(line);
}

const codeIn = (groups: Record<string, string> | undefined): string | null =>
  groups === undefined ? null : readInnovationCode(groups['code'] ?? '');

function readAbout(line: string): HubLine | null {
  const copy = COPY.exec(line)?.groups;
  const copied = codeIn(copy);
  if (copied !== null) {
    const parts = (copy?.['rest'] ?? '').split(/[;\n]/u).map((part) => part.trim());
    return { do: 'copy', code: copied, parts: parts.filter((part) => part !== '') };
  }
  const copies = codeIn(COPIES.exec(line)?.groups);
  if (copies !== null) return { do: 'copies', code: copies };
  const thread = codeIn(THREAD.exec(line)?.groups);
  if (thread !== null) return { do: 'thread', code: thread };
  const asked = ASK.exec(line)?.groups;
  const about = codeIn(asked);
  return about === null ? null : { do: 'ask', code: about, text: (asked?.['text'] ?? '').trim() };
}

/** `kipp INV-4TR8K`, `kipp INV-4TR8K cetak`, `kipp INV-4TR8K 2a: ibu balita`: the word is that of a form which is known here. */
function readPour(line: string): HubLine | null {
  const words = otherForms().flatMap((form) => form.words);
  const found = new RegExp(
    `^\\/?(?:isi |formulir )?(?<form>${words.join('|')})\\s+(?<code>${CODE})(?![a-z0-9])[.!?]?(?:\\s+(?<rest>\\S[^]*))?$`,
    'iu',
  ).exec(line)?.groups;
  const code = codeIn(found);
  const form = otherFormCalled(found?.['form'] ?? '')?.id;
  if (code === null || form === undefined) return null;
  const rest = (found?.['rest'] ?? '').trim();
  if (rest === '') return { do: 'pour', code, form };
  if (/^(?:cetak|unduh|word|docx)[.!]?$/iu.test(rest)) return { do: 'pour_print', code, form };
  const told = PART.exec(rest)?.groups;
  if (told === undefined) return rest.length > 40 ? null : { do: 'pour', code, form };
  const text = told['text']?.trim() ?? null;
  return { do: 'pour_tell', code, form, part: (told['part'] ?? '').toLowerCase(), text };
}

function readRequest(line: string): HubLine | null {
  const found = REQUEST.exec(line)?.groups;
  if (found === undefined) return null;
  const number = Number(found['number']);
  const act = readAct(found['rest'] ?? '');
  if (act === 'show') return { do: 'show_copy', number, unread: false };
  const what = act === null ? undefined : acts[act.word];
  return act === null || what === undefined
    ? { do: 'show_copy', number, unread: true }
    : { do: what, number, text: act.text };
}

function readQuestion(line: string): HubLine | null {
  const found = QUESTION.exec(line)?.groups;
  if (found === undefined) return null;
  const number = Number(found['number']);
  const act = readAct(found['rest'] ?? '');
  if (act === 'show') return { do: 'show_question', number, unread: false };
  if (act?.word === 'jawab') return { do: 'reply', number, text: act.text };
  return act?.word === 'sembunyikan' || act?.word === 'tutup'
    ? { do: 'hide', number, text: act.text }
    : { do: 'show_question', number, unread: true };
}

function readAct(typed: string): 'show' | { readonly word: string; readonly text: string } | null {
  const rest = typed.trim();
  if (rest === '' || /^(?:lihat|buka|status)$/iu.test(rest)) return 'show';
  const asks = rest.endsWith('?');
  const write = WRITE.exec(rest)?.groups;
  const found = asks && write?.['plain'] !== undefined ? undefined : write;
  const act = found ?? (asks ? undefined : DECIDE.exec(rest)?.groups);
  if (act === undefined || (found === undefined && WAITS.test(rest))) return null;
  const text = (act['text'] ?? act['plain'] ?? '').trim();
  return { word: (act['word'] ?? '').toLowerCase(), text };
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
