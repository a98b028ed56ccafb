// Reads number, date and subject off an official document when they stand there plainly, to pre-fill the answers.
// It never guesses: two candidates, a gap left for a pen or a number of some other regulation give nothing.
import type { DocumentFacts } from '../domain/conversation/message-parts.ts';
import { readDate } from '../domain/language/index.ts';
import { trimEndOf } from '../domain/trimming.ts';

/** What may say something about a document; each may be absent. `fileName` is the name as shown. */
export interface DocumentSources {
  readonly caption?: string;
  readonly text?: string;
  readonly fileName?: string;
}

// Behind these words a document speaks of others, and every number and subject belongs to them.
const BODY =
  /^(?:menimbang|mengingat|memperhatikan|dasar\b|dengan hormat|assalam|menindaklanjuti|berdasarkan|sehubungan|memutuskan|yang bertanda)/imu;
const HEAD_CHARACTERS = 3000;
const CAPTION_CHARACTERS = 1000;
const TEXT_CHARACTERS = 200_000;
const LONGEST_SUBJECT = 300;

const NUMBER_WORD = String.raw`(?:nomor|nomer|no\.?)`;
const NUMBER_VALUE = String.raw`(?:[0-9A-Z][0-9A-Za-z.()-]{0,40}(?: ?/ ?[0-9A-Za-z][0-9A-Za-z.()-]{0,40}){1,8}(?: tahun \d{4})?|\d{1,4} tahun \d{4})`;
// A title's words before its number: "Peraturan Bupati Balangan Nomor 40 Tahun 2021".
const TITLE = String.raw`(?:peraturan|keputusan|instruksi|surat|perbup|perda|perkada|sk|se|nota|perjanjian|memorandum|berita acara|pengumuman)\b[^\n]{0,120}?`;
const NUMBER_IN_HEAD = new RegExp(
  String.raw`^(?:${TITLE} )?${NUMBER_WORD} ?:? ?(${NUMBER_VALUE})(?=[\s,;.]|$)`,
  'gimu',
);
const NUMBER_ANYWHERE = new RegExp(
  String.raw`(?<![\p{L}\p{N}])${NUMBER_WORD} ?:? ?(${NUMBER_VALUE})(?=[\s,;.)]|$)`,
  'giu',
);

const DATE_VALUE = String.raw`(\d{1,2} \p{L}{3,10}\.? \d{4})(?!\d)`;
const DATE_RULES = [
  // The day on which a regulation was made, not the one on which it was announced.
  new RegExp(String.raw`ditetapkan di [^\n]{2,40}?\s(?:pada )?tanggal ?:? ?${DATE_VALUE}`, 'giu'),
  new RegExp(String.raw`^\p{Lu}[\p{L} .]{2,30}, ?(?:tanggal )?${DATE_VALUE}$`, 'gmu'),
  new RegExp(String.raw`^(?:pada )?(?:tanggal|tgl\.?) ?:? ?${DATE_VALUE}$`, 'gimu'),
];
const DATE_IN_CAPTION = new RegExp(
  String.raw`(?:(?<![\p{L}])(?:tanggal|tgl\.?|tertanggal) ?:? ?|, )${DATE_VALUE}`,
  'giu',
);

// A title may run over several lines; it ends before an empty line or before whoever made the document.
const SUBJECT_TITLE = new RegExp(
  String.raw`^(?:${TITLE} )?tentang\s(?<subject>\S[^]{2,${LONGEST_SUBJECT}}?)(?=\n\n|\n(?:dengan rahmat|bupati|gubernur|kepala|sekretaris|direktur|camat|nomor)\b|(?![^]))`,
  'imu',
);
const SUBJECT_LETTER = /^(?:perihal|hal) ?: ?(?<subject>\S[^\n]*)/imu;
const SUBJECT_CAPTION =
  /(?<![\p{L}])tentang\s(?<subject>\S.{2,300}?)(?=[,;(]? ?(?:tertanggal|tanggal|tgl|nomor|no)\b|[\n;]|\.(?:\s|$)|$)/iu;

/**
 * Returns what stands plainly in the caption, else in the document's text, else in the file's name.
 * The date is ISO; number and subject are as written, with blanks tidied. What is not plain is absent.
 */
export function guessDocumentFacts(sources: DocumentSources): DocumentFacts {
  const caption = evenBlanks(sources.caption, CAPTION_CHARACTERS);
  const text = evenBlanks(sources.text, TEXT_CHARACTERS);
  const named = evenBlanks(sources.fileName, CAPTION_CHARACTERS)
    .replace(/\.[a-z0-9]{1,5}$/iu, '')
    .replaceAll('_', ' ');
  const fromText = headOf(text);
  const number =
    onlyOne(caption, NUMBER_ANYWHERE, tidyNumber) ??
    onlyOne(fromText, NUMBER_IN_HEAD, tidyNumber) ??
    onlyOne(named, NUMBER_ANYWHERE, tidyNumber);
  const date = onlyOne(caption, DATE_IN_CAPTION, isoDay) ?? dateOfText(text);
  const subject =
    subjectIn(caption, SUBJECT_CAPTION) ??
    subjectIn(fromText, SUBJECT_LETTER) ??
    subjectIn(fromText, SUBJECT_TITLE) ??
    subjectIn(named, SUBJECT_CAPTION);
  return {
    ...(number === undefined ? {} : { number }),
    ...(date === undefined ? {} : { date }),
    ...(subject === undefined ? {} : { subject }),
  };
}

/** Makes every run of blanks one blank and every gap one empty line, so that the rules above stay linear. */
function evenBlanks(raw = '', longest: number): string {
  return raw
    .slice(0, longest)
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/^ | $/gmu, '')
    .replace(/\n{2,}/gu, '\n\n');
}

function headOf(text: string): string {
  const head = text.slice(0, HEAD_CHARACTERS);
  const body = head.search(BODY);
  return body < 0 ? head : head.slice(0, body).trimEnd();
}

/** The one thing a rule finds; undefined when it finds none, two different ones or one that cannot be. */
function onlyOne(
  text: string,
  rule: RegExp,
  read: (found: string) => string | undefined,
): string | undefined {
  const found = new Set([...text.matchAll(rule)].map((match) => read(match[1] ?? '')));
  return found.size === 1 ? [...found][0] : undefined;
}

/** The first rule that finds anything decides. */
function dateOfText(text: string): string | undefined {
  const rule = DATE_RULES.find((one) => text.search(one) >= 0);
  return rule && onlyOne(text, rule, isoDay);
}

function isoDay(words: string): string | undefined {
  const year = Number(words.slice(-4));
  // The end of its own year as today: the date is then neither in the future nor long ago, only right or wrong.
  const reading = readDate(words, { year, month: 12, day: 31 });
  return reading.kind === 'date' && reading.precision === 'day' && !reading.confirm
    ? reading.value
    : undefined;
}

function tidyNumber(written: string): string {
  return written
    .replace(/\s+/gu, ' ')
    .replace(/ ?\/ ?/gu, '/')
    .replace(/\btahun\b/iu, 'Tahun');
}

function subjectIn(text: string, rule: RegExp): string | undefined {
  const found = rule.exec(text)?.groups?.['subject']?.replace(/\s+/gu, ' ');
  const subject = trimEndOf(found ?? '', ' .,;');
  return subject.length >= 3 && subject.length <= LONGEST_SUBJECT ? subject : undefined;
}
