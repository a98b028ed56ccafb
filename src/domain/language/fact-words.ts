// Reads number, date and subject of a document out of what somebody typed about it: with their words in front, or in parts
// with semicolons. What is not plain is left in the rest; a date that can be read in two ways says so.
import type { Day } from '../days.ts';
import { trimBothOf } from '../trimming.ts';
import { readDate } from './date.ts';

/** What was read. `unsure`: the date could be another one. `rest`: the words that are none of it. */
export interface FactReading {
  readonly facts: { readonly number?: string; readonly date?: string; readonly subject?: string };
  readonly unsure: boolean;
  readonly rest: string;
}

const VALUE = String.raw`[0-9A-Za-z][0-9A-Za-z.()-]{0,40}(?: ?/ ?[0-9A-Za-z][0-9A-Za-z.()-]{0,40}){1,8}`;
const NUMBER = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:nomor|nomer|nmr|no\.?) ?:? ?(?<value>${VALUE}(?: tahun \d{4})?|\d{1,4} tahun \d{4})(?=[\s,;.)]|$)`,
  'iu',
);
/** Without the word: two strokes at least, so that it is no fraction. */
const BARE_NUMBER = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,/])(?<value>[0-9][0-9A-Za-z.()-]{0,40}(?:/[0-9A-Za-z][0-9A-Za-z.()-]{0,40}){2,8})(?=[\s,;)]|$)`,
  'u',
);
const DAY = String.raw`\d{1,2} \p{L}{3,10}\.? \d{4}|\d{1,2}[/-]\d{1,2}[/-]\d{4}`;
const MONTH = String.raw`\p{L}{3,10} \d{4}`;
const DATED = new RegExp(
  String.raw`(?<![\p{L}])(?:tertanggal|tanggal|tgl\.?) ?:? ?(?<value>${DAY}|${MONTH})(?!\d)`,
  'iu',
);
const BARE_DATE = new RegExp(String.raw`(?<![\p{L}\p{N}/.-])(?<value>${DAY})(?![\d/])`, 'iu');
const SUBJECT =
  /(?<![\p{L}])(?:tentang|perihal) ?:? ?(?<value>\S.{1,299}?)(?=[,(]? ?(?:tertanggal|tanggal|tgl|nomor|nomer|no\.)(?=[ :])|[\n;]|$)/iu;

const isDate = (text: string): boolean => /^\d{1,2}[/-]\d{1,2}[/-]\d{2,4}$/u.test(text);

/** Reads the facts of one document; `today` is the day on which it was written. */
export function readFacts(text: string, today: Day): FactReading {
  const even = text.replace(/[^\S\n]+/gu, ' ').trim();
  const inParts = even.includes(';') ? readParts(even, today) : null;
  if (inParts !== null) return inParts;
  let rest = even;
  const take = (rule: RegExp): string | undefined => {
    const found = rule.exec(rest);
    const value = found?.groups?.['value'];
    if (found === null || value === undefined) return undefined;
    rest = `${rest.slice(0, found.index)} ${rest.slice(found.index + found[0].length)}`;
    return value;
  };
  const subject = take(SUBJECT);
  const bare = BARE_NUMBER.exec(rest)?.groups?.['value'];
  const number =
    take(NUMBER) ?? (bare === undefined || isDate(bare) ? undefined : take(BARE_NUMBER));
  // A day alone may be anything; beside a number or a subject it is the document's.
  const ofDocument = number !== undefined || subject !== undefined;
  const day = take(DATED) ?? (ofDocument ? take(BARE_DATE) : undefined);
  const date = day === undefined ? null : readDay(day, today);
  return {
    facts: {
      ...(number === undefined ? {} : { number: tidyNumber(number) }),
      ...(date === null ? {} : { date: date.value }),
      ...(subject === undefined ? {} : { subject: tidy(subject) }),
    },
    unsure: date?.confirm === true,
    rest: tidy(date === null && day !== undefined ? `${rest} ${day}` : rest),
  };
}

/** Reads `nomor; tanggal; tentang`: each part by what it looks like; null when none is a number or a date. */
function readParts(text: string, today: Day): FactReading | null {
  let number: string | undefined;
  let date: ReturnType<typeof readDay> = null;
  let subject: string | undefined;
  for (const part of text.split(';').map((one) => one.trim())) {
    if (part === '' || part === '-') continue;
    const plain: FactReading['facts'] = readFacts(part, today).facts;
    const day: ReturnType<typeof readDay> =
      date === null
        ? readDay(part.replace(/^(?:tertanggal|tanggal|tgl\.?) ?:? ?/iu, ''), today)
        : null;
    if (day !== null) date = day;
    else if (number === undefined && (plain.number !== undefined || looksNumbered(part)))
      number = plain.number ?? part;
    else subject ??= plain.subject ?? part;
  }
  if (number === undefined && date === null) return null;
  return {
    facts: {
      ...(number === undefined ? {} : { number: tidyNumber(number) }),
      ...(date === null ? {} : { date: date.value }),
      ...(subject === undefined ? {} : { subject: tidy(subject) }),
    },
    unsure: date?.confirm === true,
    rest: '',
  };
}

const looksNumbered = (part: string): boolean =>
  /^[0-9A-Za-z.()/-]{2,60}$/u.test(part) && /\d/u.test(part);

/** Reads a date as it stands on a document: a day, or only a month. */
export function readDay(
  text: string,
  today: Day,
): { readonly value: string; readonly confirm: boolean } | null {
  const read = readDate(text, today);
  if (read.kind !== 'date' || read.precision === 'year') return null;
  return { value: read.value, confirm: read.confirm };
}

const tidy = (text: string): string => trimBothOf(text.replace(/\s+/gu, ' '), ' ,;.');

const tidyNumber = (written: string): string =>
  tidy(written)
    .replace(/ ?\/ ?/gu, '/')
    .replace(/\btahun\b/iu, 'Tahun');
