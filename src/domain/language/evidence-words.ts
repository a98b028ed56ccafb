// Reads what is said about evidence: which indicators are meant, which levels, what is missing, links, and the words that are
// left over. It knows numbers and a few words, not what an indicator is about; what could mean two things is said to be unclear.
import { trimBothOf } from '../trimming.ts';
import { cutBeyond, cutFailed, isCount, isFilling, withPairs } from './level-sentences.ts';
import { countsSomething } from './measures.ts';
import { spokenIn } from './spoken-figures.ts';

/** The levels that an indicator has. */
type LevelNumber = 1 | 2 | 3;

/** What was read. */
export interface EvidenceReading {
  /** Indicators that are meant, in the order in which they were named. */
  readonly numbers: readonly number[];
  /** Levels that were given to an indicator by its number. */
  readonly levels: ReadonlyMap<number, LevelNumber>;
  /** A level without a number: that of the one indicator that is meant. */
  readonly level: LevelNumber | null;
  /** There is nothing for these indicators, or for all that are still open. */
  readonly missing: readonly number[] | 'rest' | null;
  /** Words stand between those numbers and "belum ada" ("7, 8, daftar hadir belum ada"): they may be all that is missing. */
  readonly missingUnsure: boolean;
  readonly links: readonly string[];
  readonly rest: string;
  /** A number at the beginning that may be a level or an indicator. */
  readonly unclear: number | null;
  /** The numbers are surely those of indicators; a bare one in front of words may count something. */
  readonly named: boolean;
  /** More is to be added to an indicator that may be complete. */
  readonly adds: boolean;
  /** What says a level or names an indicator that there is not, as typed. */
  readonly unread: readonly string[];
}

const LINK = /https?:\/\/[^\s<>"']{3,1500}/giu;
const LEVEL_WORD = String.raw`(?:tingkat|tkt|level|lvl|lv|tk)\.?`;
const ITEM_WORD = String.raw`(?:indikator|ind\.|ind(?=\s)|i(?=\d))`;
const ONE = String.raw`0?[1-9]|1[0-9]|20`;
/** With a colon a pair begins the text, follows a comma or another such pair: elsewhere it is a ratio, a time or a list. */
const COLON = String.raw`(?<=(?:^|[,;]|\d ?: ?[1-3]) ?(?:${ITEM_WORD} ?)?(?:${ONE}) ?):`;
const PAIR = new RegExp(
  String.raw`(?<![\p{L}\d.,/])(?:${ITEM_WORD} ?)?(${ONE}) ?(?:(?:=|${COLON}) ?(?:${LEVEL_WORD} ?)?|${LEVEL_WORD} ?)([1-3])(?![\d./])`,
  'giu',
);
const LEVEL = new RegExp(String.raw`(?<![\p{L}\d])${LEVEL_WORD} ?([1-3])(?![\d./])`, 'iu');
/**
 * Inside a text an indicator is meant where the text says that it is for it, where it stands between commas or where the
 * text ends with it; else it is only spoken of, as in "termasuk indikator 3 RPJMN".
 */
const FOR = String.raw`(?<![\p{L}])(?:untuk|utk|buat|ke|bukti) `;
const SPOKEN_OF = String.raw`(?<!(?<![\p{L}])(?:sesuai|termasuk|menurut|dalam|pada|dari|dengan|seperti) )`;
const ALONE = String.raw`(?<=[,;:.] ?)`;
const ENDS = String.raw`(?= ?[,;.!]| ?$)`;
const NAMED = new RegExp(
  String.raw`${FOR}${ITEM_WORD} ?(?<for>${ONE})(?!\d)|${ALONE}${ITEM_WORD} ?(?<alone>${ONE})${ENDS}|${SPOKEN_OF}(?<![\p{L}\d])${ITEM_WORD} ?(?<last>${ONE})(?= ?[.!]? ?$)`,
  'giu',
);
const BETWEEN = String.raw`(?: ?, ?(?:dan |& ?)?| ?[;&+] ?| dan | serta )`;
const LIST = new RegExp(
  String.raw`^(?<adds>(?:tambah|tambahan|tambahkan) (?:untuk )?)?(?<word>${ITEM_WORD} ?|nomor (?=\d{1,2}(?:\s|$)))?(?<list>(?:${ONE})(?:(?:${BETWEEN})(?:${ITEM_WORD} ?)?(?:${ONE}))*)(?=[\s,:._-]|$)(?! ?[/%]|[.,]\d|-\d)`,
  'iu',
);
/** In a file's name numbers stand beside each other: "02 08 SK Tim". */
const NAME_LIST = new RegExp(
  String.raw`^(?<list>(?:0[1-9]|1[0-9]|20|[4-9](?![0-9])|i(?:${ONE}))(?:[ ,&+-]{1,3}(?:dan\s)?(?:0[1-9]|1[0-9]|20))*)(?=[\s.,-]|$)`,
  'iu',
);
/** Nothing is there: nothing else is said, but what of, how much, and why. */
const NONE =
  /^(?:[,:] ?)?(?:masih\s|memang\s)?(?:belum|tidak|tdk|blm|gak|nggak|kada|balum) (?:ada|punya|tersedia)(?: (?:data|bukti|berkas|dokumen|file)(?:nya)?)?(?: (?:dukung|pendukung)(?:nya)?)?(?: (?:sama sekali|saat ini|sekarang|juga|semua(?:nya)?|dulu|lagi|ya|pak|bu|kak|min))*[ .,!]*(?<why>(?:karena|krn|sebab) .+)?$/iu;
const REST_NONE =
  /^(?:sisanya|selebihnya|yang lain(?:nya)?|lainnya) (?:semua(?:nya)? )?(?:belum|tidak|tdk|blm|gak|kada|balum) (?:ada|punya)(?![\p{L}])/iu;
/** What follows a number of a date: it is no indicator. */
const MONTH = /^ (?:jan|feb|mar|apr|mei|jun|jul|agu|agt|sep|okt|nov|des)[\p{L}]{0,7}(?![\p{L}])/iu;

/** "tingkat indikator 7 = 2": the word in front says what the pair gives. */
const LEVEL_AHEAD = new RegExp(
  String.raw`^${LEVEL_WORD} (?=(?:${ITEM_WORD} ?)?(?:${ONE}) ?[=:] ?[1-3](?!\d))`,
  'iu',
);
/** A word between a level and what is said of other indicators, left at either end once the level is taken out. */
const JOINS = '(?:dan|serta|tapi|tetapi|sedangkan|lalu)';
const JOINING = new RegExp(
  String.raw`^${JOINS}(?:[ ,]+(?=(?:${ITEM_WORD} ?)?\d|nomor \d|sisanya|selebihnya|yang lain|lainnya)|$)`,
  'iu',
);
const JOINED = new RegExp(String.raw`[ ,]${JOINS}$`, 'iu');

const numbersIn = (list: string): number[] =>
  [...list.matchAll(/\d{1,2}/gu)].map(([one]) => Number(one));

/** Reads a text or a caption. `levelOpen`: the level of one indicator is asked for, which a bare 1, 2 or 3 answers. */
export function readEvidence(text: string, levelOpen: boolean): EvidenceReading {
  const read = readFigures(text, levelOpen);
  const spoken = spokenIn(text);
  if (spoken.text === text) return read;
  // Numbers that were dictated count where they are levels or indicators; else the words stay as they are.
  const written = readFigures(spoken.text, levelOpen);
  const says = written.level !== null || written.levels.size > 0 || written.missing !== null;
  if (!says && written.numbers.length === 0) return read;
  return { ...written, rest: spoken.asTyped(written.rest) };
}

function readFigures(text: string, levelOpen: boolean): EvidenceReading {
  const links = text.match(LINK) ?? [];
  let rest = text.replaceAll(LINK, ' ').replace(/\s+/gu, ' ').trim();
  const nothing: EvidenceReading = {
    ...{ numbers: [], levels: new Map(), level: null, missing: null },
    ...{ links, rest, unclear: null, named: false, adds: false, unread: [], missingUnsure: false },
  };
  if (REST_NONE.test(rest)) return { ...nothing, missing: 'rest', rest: '' };
  const bare = /^([1-3])$/u.exec(trimBothOf(rest, ' .'))?.[1];
  if (bare !== undefined && levelOpen)
    return { ...nothing, level: Number(bare) as LevelNumber, rest: '' };
  rest = withPairs(rest.replace(LEVEL_AHEAD, ''));
  const levels = new Map<number, LevelNumber>();
  rest = rest.replaceAll(PAIR, (pair, number: string, level: string, at: number, all: string) => {
    const after = all.slice(at + pair.length);
    if (isCount(after) || countsSomething(level + after)) return pair;
    levels.set(Number(number), Number(level) as LevelNumber);
    return ' ';
  });
  const ofPairs = [...levels.keys()];
  rest = trimBothOf(levels.size === 0 ? rest : rest.replace(/[ ,;]{2,}/gu, ', '), ' ,;');
  // "7=2 dan 6 belum ada": the word that joined the two describes nothing.
  if (levels.size > 0) rest = rest.replace(JOINING, '').replace(JOINED, '');
  const failed = levels.size === 0 ? { rest, unread: [] } : cutFailed(rest);
  rest = trimBothOf(failed.rest, ' ,;');
  if (levels.size > 0 && isFilling(rest)) rest = '';
  // "7=1, sisanya belum ada": the levels are given, and of what is left there is nothing.
  if (levels.size > 0 && REST_NONE.test(rest))
    return { ...nothing, levels, missing: 'rest', rest: '', unread: failed.unread };
  const level = LEVEL.exec(rest);
  if (level !== null)
    rest = trimBothOf(
      `${rest.slice(0, level.index)} ${rest.slice(level.index + level[0].length)}`,
      ' ,;',
    );
  const list = LIST.exec(rest);
  const listed = list === null ? [] : numbersIn(list.groups?.['list'] ?? '');
  const listEnd = cutBeyond(list === null ? rest : rest.slice(list[0].length), listed.length > 1);
  const after = list === null ? rest : listEnd.after;
  const unread = [...failed.unread, ...(list === null ? [] : listEnd.unread)];
  const zeroLed = /(?:^|\D)0\d/u.test(list?.groups?.['list'] ?? '');
  const isCounted = !zeroLed && (MONTH.test(after) || isCount(after) || countsSomething(rest));
  const named = list?.groups?.['word'] !== undefined || list?.groups?.['adds'] !== undefined;
  const sure = named || zeroLed;
  if (listed.length > 0 && (named || !isCounted)) {
    const none = NONE.exec(after.trim());
    if (none !== null)
      return {
        ...{ ...nothing, levels, missing: listed, rest: none.groups?.['why'] ?? '', unread },
        missingUnsure: listEnd.nameless,
      };
    if (sure || listed.some((number) => number > 3))
      return finished([...listed, ...ofPairs], after, sure || listed.length > 1);
    if (after.trim() === '' && listed.length === 1 && level === null)
      return finished(listed, '', true);
    return { ...finished(ofPairs, rest, true), unclear: listed[0] ?? null };
  }
  const inside = [...rest.matchAll(NAMED)].map(({ groups: { for: to, alone, last } = {} }) =>
    Number(to ?? alone ?? last),
  );
  return finished([...ofPairs, ...inside], rest.replaceAll(NAMED, ' '), true);

  function finished(numbers: readonly number[], left: string, isNamed: boolean): EvidenceReading {
    const described = trimBothOf(left.replace(/\s+/gu, ' '), ' ,;:_-');
    return {
      numbers: [...new Set(numbers)],
      levels,
      level: level === null ? null : (Number(level[1]) as LevelNumber),
      missing: null,
      missingUnsure: false,
      links,
      // "Tingkat 1 saja dulu" describes nothing.
      rest: level !== null && isFilling(described) ? '' : described,
      unclear: null,
      named: isNamed,
      adds: list?.groups?.['adds'] !== undefined,
      unread,
    };
  }
}

const TALK = new RegExp(
  String.raw`(?<![\p{L}\d])${ITEM_WORD} ?\d|^tambah|\d ?(?:=|${LEVEL_WORD}) ?[1-3]`,
  'iu',
);
const LONGEST_TALK = 80;

/** True for a text that says nothing but which indicators are meant and what their level is: it is no answer to a field. */
export function isEvidenceTalk(text: string, { numbers, missing, rest }: EvidenceReading): boolean {
  if (text.length > LONGEST_TALK || !TALK.test(text.trim())) return false;
  if (missing !== null) return missing !== 'rest';
  return numbers.length > 0 && rest === '';
}

/** Names that a camera or a messenger gives, which tell nothing. */
const CAMERA =
  /^(?:img|vid|pxl|dsc|dscn|dcim|photo|foto|image|video|scan|doc|document|dokumen|whatsapp|wa|screenshot|screen|berkas|file)[\s_.-]{0,3}[\d\s_.()-]*(?:wa\d{2,6})?(?:at[\s\d._-]{0,30})?$/iu;

/** Reads the indicators that a file's name begins with; none for the name a camera gave. */
export function numbersInName(fileName: string): readonly number[] {
  const name = fileName
    .replace(/\.[a-z0-9]{1,5}$/iu, '')
    .replaceAll('_', ' ')
    .trim();
  if (CAMERA.test(name)) return [];
  const list = NAME_LIST.exec(name)?.groups?.['list'];
  if (list === undefined) return [];
  const after = name.slice(list.length);
  return MONTH.test(after) || /^[.-]\d/u.test(after) ? [] : [...new Set(numbersIn(list))];
}
