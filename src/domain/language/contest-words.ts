// Reads what people type about the contest: `lomba …`, or the name that the region gives it, and `L-3 …` about one entry.
// A message is taken whole or not at all; it finds no entry, no person and no meeting.
import { longestReason } from '../contest/contest.ts';
import type { ContestRules } from '../contest/rules.ts';
import type { Day } from '../days.ts';
import { region } from '../region.ts';
import { trimEndOf } from '../trimming.ts';
import { readDayAhead } from './day-ahead.ts';

/** What somebody typed about the contest. Names stand as typed. */
export type ContestLine =
  | { readonly do: 'status' | 'rules' | 'judges' | 'share' | 'close' | 'finalists' | 'reopen' }
  | { readonly do: 'lock' | 'unlock' | 'announce' | 'awards' }
  | { readonly do: 'entries' | 'spread' | 'result'; readonly page: number }
  /** `until`: null where no day was told; undefined where what was told is none. */
  | { readonly do: 'open'; readonly until: string | null | undefined }
  | { readonly do: 'meeting'; readonly meeting: number }
  | { readonly do: 'vote'; readonly order: readonly number[]; readonly minutes: string }
  | { readonly do: 'withdraw'; readonly reason: string }
  | { readonly do: 'enter'; readonly code: string | null }
  | { readonly do: 'show' | 'take_out'; readonly entry: number }
  | { readonly do: 'read'; readonly entry: number; readonly page: number }
  /** `item`: its number in the form; null for all. */
  | { readonly do: 'evidence'; readonly entry: number; readonly item: number | null }
  | { readonly do: 'seat'; readonly entry: number; readonly who: string }
  | { readonly do: 'unseat'; readonly entry: number; readonly who: string; readonly reason: string }
  | { readonly do: 'give_back'; readonly entry: number; readonly reason: string }
  | { readonly do: 'marks'; readonly entry: number; readonly typed: string };

const SIMPLE: Readonly<
  Record<
    string,
    | 'rules'
    | 'judges'
    | 'share'
    | 'close'
    | 'finalists'
    | 'reopen'
    | 'lock'
    | 'unlock'
    | 'announce'
    | 'awards'
  >
> = {
  aturan: 'rules',
  kriteria: 'rules',
  'aturan lomba': 'rules',
  juri: 'judges',
  'daftar juri': 'judges',
  bagi: 'share',
  'bagi juri': 'share',
  'bagi peserta': 'share',
  tutup: 'close',
  'tutup pendaftaran': 'close',
  finalis: 'finalists',
  'tetapkan finalis': 'finalists',
  'nilai berkas lagi': 'reopen',
  kunci: 'lock',
  'kunci hasil': 'lock',
  'lepas kunci': 'unlock',
  'buka kunci': 'unlock',
  umumkan: 'announce',
  'umumkan hasil': 'announce',
  piagam: 'awards',
};

const PAGED =
  /^(?<what>peserta|nilai|rekap nilai|sebaran|hasil|pemenang|juara)(?: (?:halaman )?(?<page>\d{1,3}))?$/iu;
/** What is shown in pages. */
const LISTS: Readonly<Record<string, 'entries' | 'result'>> = {
  peserta: 'entries',
  hasil: 'result',
  pemenang: 'result',
  juara: 'result',
};
const OPEN = /^(?:buka|mulai)(?: sampai (?:dengan )?(?:tanggal )?(?<until>.{3,40}))?$/iu;
const MEETING = /^(?:presentasi|hari presentasi)(?: pada| di)? r\s?-?\s?(?<meeting>\d{1,6})$/iu;
const VOTE =
  /^pleno (?<order>l\s?-\s?\d{1,6}(?:[\s,;>]+l\s?-\s?\d{1,6}){1,19})[\s:;,]+(?<minutes>\S.{2,199})$/iu;
/** Giving back takes a reason, and what marks it as one: "mundur sampai kapan" is none. */
const WITHDRAW = /^(?:saya )?mundur(?:\s?[:,]\s?|\s+karena\s+)(?<reason>\S[^]{2,299})$/iu;
const ENTER = /^(?<code>inv[\s-]?[a-z0-9]{4,8})?$/iu;
const NUMBERED =
  /^\/?(?<nilai>nilai )?l\s?-\s?(?<number>\d{1,6})(?![\p{L}\p{N}])[\s:,]?(?<rest>[^]{0,600})$/iu;

/** The words by which people call the contest here. */
const nameWords = (): string => ['lomba', ...(region().contest?.words ?? [])].join('|');

/** What a question may be: these only show something. */
const shows: ReadonlySet<ContestLine['do']> = new Set([
  ...(['status', 'rules', 'judges', 'entries', 'spread'] as const),
  ...(['result', 'show', 'read', 'evidence'] as const),
]);

/**
 * Reads a line about the contest; null for every other text. `today` is for the day on which entering ends.
 * With a question mark at its end it is never one that changes something: "lomba tutup?" asks.
 */
export function readContest(text: string, today: Day): ContestLine | null {
  if (text.length > longestReason + 400) return null;
  const line = readLine(text, today);
  return line === null || (trimEndOf(text, ' \n.!').endsWith('?') && !shows.has(line.do))
    ? null
    : line;
}

function readLine(text: string, today: Day): ContestLine | null {
  const line = trimEndOf(text.trim().replace(/[ \t]+/gu, ' '), ' \n.!?');
  const numbered = NUMBERED.exec(line)?.groups;
  if (numbered !== undefined)
    return readNumbered(
      Number(numbered['number']),
      numbered['rest'] ?? '',
      numbered['nilai'] !== undefined,
    );
  const words = nameWords();
  const entered = new RegExp(
    `^/?(?:ikutkan|ikut(?:kan)? (?:${words})|daftar(?:kan)? (?:ke )?(?:${words})|(?:${words}) ikut(?:kan)?)(?: (?<code>\\S.*))?$`,
    'iu',
  ).exec(line);
  if (entered !== null) {
    const code = entered.groups?.['code'] ?? '';
    return ENTER.test(code)
      ? {
          do: 'enter',
          code: code === '' ? null : code.toUpperCase().replace(/^INV[\s-]?/u, 'INV-'),
        }
      : null;
  }
  const rest = new RegExp(`^/?(?:${words})(?: (?<rest>[^]+))?$`, 'iu').exec(line);
  if (rest === null) return null;
  return readRest(rest.groups?.['rest'] ?? '', today);
}

function readRest(rest: string, today: Day): ContestLine | null {
  if (rest === '') return { do: 'status' };
  const simple = SIMPLE[rest.toLowerCase()];
  if (simple !== undefined) return { do: simple };
  const paged = PAGED.exec(rest)?.groups;
  if (paged !== undefined)
    return {
      do: LISTS[paged['what']?.toLowerCase() ?? ''] ?? 'spread',
      page: Number(paged['page'] ?? 1),
    };
  const open = OPEN.exec(rest);
  if (open !== null) {
    const until = open.groups?.['until'];
    return {
      do: 'open',
      until: until === undefined ? null : (readDayAhead(until, today) ?? undefined),
    };
  }
  const meeting = MEETING.exec(rest)?.groups?.['meeting'];
  if (meeting !== undefined) return { do: 'meeting', meeting: Number(meeting) };
  const vote = VOTE.exec(rest)?.groups;
  if (vote !== undefined)
    return {
      do: 'vote',
      order: [...(vote['order'] ?? '').matchAll(/\d+/gu)].map(([digits]) => Number(digits)),
      minutes: (vote['minutes'] ?? '').trim(),
    };
  const reason = WITHDRAW.exec(rest)?.groups?.['reason'];
  return reason === undefined ? null : { do: 'withdraw', reason: reason.trim() };
}

function readNumbered(entry: number, typed: string, marks: boolean): ContestLine | null {
  const rest = typed.trim();
  if (marks) return rest === '' ? { do: 'show', entry } : { do: 'marks', entry, typed: rest };
  if (rest === '' || /^(?:lihat|buka)$/iu.test(rest)) return { do: 'show', entry };
  const read = /^baca(?: (?<page>\d{1,3}))?$/iu.exec(rest);
  if (read !== null) return { do: 'read', entry, page: Number(read.groups?.['page'] ?? 1) };
  const evidence =
    /^(?:bukti|berkas|lihat bukti)(?: (?:indikator |isian |butir |nomor )?(?<item>\d{1,3}))?$/iu.exec(
      rest,
    );
  if (evidence !== null) {
    const item = evidence.groups?.['item'];
    return { do: 'evidence', entry, item: item === undefined ? null : Number(item) };
  }
  if (/^(?:tarik|tarik kembali)$/iu.test(rest)) return { do: 'take_out', entry };
  const unseat =
    /^lepas(?:kan)? juri:? (?<who>[^\s:][^:]{1,99}?)\s?:\s?(?<reason>\S[^]{2,299})$/iu.exec(
      rest,
    )?.groups;
  if (unseat !== undefined)
    return { do: 'unseat', entry, who: unseat['who'] ?? '', reason: unseat['reason'] ?? '' };
  const who = /^juri:? (?<who>\S.{1,99})$/iu.exec(rest)?.groups?.['who'];
  if (who !== undefined) return { do: 'seat', entry, who };
  const reason = WITHDRAW.exec(rest)?.groups?.['reason'];
  if (reason !== undefined) return { do: 'give_back', entry, reason };
  const given = /^nilai:? (?<marks>\S[^]*)$/iu.exec(rest)?.groups?.['marks'];
  return given === undefined ? null : { do: 'marks', entry, typed: given };
}

/** Why marks cannot be taken as they were typed. */
export type MarksProblem = 'count' | 'scale' | 'part' | 'unread' | 'twice';

/** Marks that were read, or why not. */
export type MarksRead =
  | { readonly ok: true; readonly marks: Readonly<Record<string, number>> }
  | { readonly ok: false; readonly why: MarksProblem };

/**
 * Reads one mark for each criterion: `80 75 90 85` in the order of the rules, or `kebaruan 80, manfaat 75, …` in any.
 * Halves may be written with a comma or a dot. A mark outside the scale or with another part than a half, too many or too
 * few are refused whole.
 */
export function readMarks(
  typed: string,
  criteria: ContestRules['stages']['desk']['criteria'],
  scale: ContestRules['scale'],
): MarksRead {
  const found = [...typed.matchAll(/(?<![\d.,])\d{1,4}(?:[.,]\d+)?(?!\d)/gu)].map(([mark]) => mark);
  if (found.some((mark) => /[.,]/u.test(mark) && !/[.,][05]0*$/u.test(mark)))
    return { ok: false, why: 'part' };
  const numbers = found.map((mark) => Number(mark.replace(',', '.')));
  if (numbers.length !== criteria.length) return { ok: false, why: 'count' };
  if (numbers.some((mark) => mark < scale.least || mark > scale.greatest))
    return { ok: false, why: 'scale' };
  const words = typed
    .toLowerCase()
    .split(/[\d.,;:=]+/u)
    .map((word) => word.trim())
    .filter((word) => word !== '');
  if (words.length === 0)
    return {
      ok: true,
      marks: Object.fromEntries(criteria.map(({ code }, at) => [code, numbers[at] ?? 0])),
    };
  const named = words.map(
    (word) =>
      criteria.find(({ code, label, words: others }) =>
        [code, label, ...others].some((one) => one.toLowerCase() === word),
      )?.code,
  );
  const known = named.filter((code) => code !== undefined);
  if (known.length !== criteria.length || named.length !== criteria.length)
    return { ok: false, why: 'unread' };
  if (new Set(known).size !== known.length) return { ok: false, why: 'twice' };
  return { ok: true, marks: Object.fromEntries(known.map((code, at) => [code, numbers[at] ?? 0])) };
}

/** Longest name that the announcement holds whole. */
const longestNamed = 60;

/** As many whole words as fit; one word that is longer is cut. */
function wholeWords(text: string, most: number): string {
  if (text.length <= most) return text;
  const at = text.lastIndexOf(' ', most - 2);
  return `${text.slice(0, at > 0 ? at : most - 2)} …`;
}

/** The broadcast that tells everybody who is first; what it leaves out is a command away. Names come as they are stored. */
export function announcementOf(contest: string, firsts: readonly string[]): string {
  const named = firsts
    .slice(0, 4)
    .map((name) => `"${wholeWords(name.replaceAll(/[{}"\s]+/gu, ' ').trim(), longestNamed)}"`);
  return `Hasil ${contest} sudah ditetapkan. Terbaik di kategorinya: ${named.join(', ')}. Selamat, dan terima kasih kepada semua peserta dan juri. Hasil lengkap: ketik "lomba hasil".`;
}
