// Levels of several indicators as people write them in one sentence ("17 dan 18 level 3", "17 tingkatnya 2, yang 18 tingkatnya
// 3"), brought into the one form that evidence-words.ts reads. It gives no level that is not written beside its indicator, and
// leaves a text alone that tells of something else as well: "ada 3 SOP, 2 sudah level 2" is about the open indicator.
import { countsSomething } from './measures.ts';

const LEVEL_WORD = String.raw`(?:tingkat(?:an)?|tkt|level|lvl|lv|tk)(?:nya)?\.?`;
const ITEM_WORD = String.raw`(?:indikator|ind\.?|nomor|no\.?)`;
const ONE = String.raw`0?[1-9]|1[0-9]|20`;
const BEGINS = String.raw`(?<=^|[,;.] |${LEVEL_WORD} ?[1-3][,;]|(?:dan|terus|trus|lalu|kemudian|sedangkan) )(?:yang |untuk |utk )?`;
const LINK = String.raw`(?:itu |adalah |ada |di |masuk |pada |sudah |jadi |yaitu ){0,2}`;
const AND = String.raw`(?: ?, ?(?:dan )?| dan | & | serta )`;
const ALL = String.raw`(?:sama-sama |semua(?:nya)? |keduanya |masing-masing |dua-duanya )?`;
const GIVES = String.raw`${LINK}${ALL}${LEVEL_WORD} ?[:=]? ?([1-3])(?![\d./%])`;

const SEVERAL = new RegExp(
  String.raw`${BEGINS}((?:${ITEM_WORD} )?(?:${ONE})(?:${AND}(?:${ITEM_WORD} )?(?:${ONE})){1,19}) ${GIVES}`,
  'giu',
);
const SINGLE = new RegExp(String.raw`${BEGINS}(?:${ITEM_WORD} ?)?(${ONE}) ${GIVES}`, 'giu');
/** "level 17 itu 2": from 4 on, as a lower number could be the level that is told of. */
const TURNED = new RegExp(
  String.raw`${LEVEL_WORD} (?:${ITEM_WORD} ?)?(0?[4-9]|1[0-9]|20) (?:itu|adalah) ([1-3])(?![\d./%])`,
  'giu',
);
/** Words between levels that describe nothing. */
const FILLING =
  /^(?:(?:yang|untuk|utk|terus|trus|lalu|kemudian|dan|serta|sama|sedangkan|kalau|kalo|itu|saja|aja|dulu|dl|deh|sih|kayaknya|kayanya|kyknya|sepertinya|ya|pak|bu|min|kak|indikator|nomor|no|mohon|tolong|dicatat|catat|isi)(?:[ ,;.!]+|$))+$/iu;

/** What a number counts, beyond the units of levels. */
const COUNTED =
  /^ (?:foto|lembar|halaman|hal|berkas|file|dokumen|surat|kegiatan|desa|kecamatan|kelurahan|unit|tahun|minggu|jam|menit|tempat|lokasi|posyandu|sekolah|kelompok|kabupaten|daerah|kota|juta|ribu|rupiah|kg|km|kata|baris|poin)(?![\p{L}])/iu;
const PAIRED = new RegExp(
  String.raw`(?<![\d.,/=:])(?:${ITEM_WORD} ?)?(${ONE}) ?[=:] ?([1-3])(?![\d./%])`,
  'giu',
);
const NAMES_ITEM = new RegExp(String.raw`(?:^| )${ITEM_WORD} ?\d`, 'iu');

/** True for a number behind which stands what it counts; `after`: the text behind it. */
export const isCount = (after: string): boolean => COUNTED.test(after);

/** The text with every "indicators, then their level" as pairs such as "17=3"; as it was where it may mean something else. */
export function withPairs(text: string): string {
  const written = text
    .replaceAll(SEVERAL, (_, list: string, level: string) =>
      [...list.matchAll(/\d{1,2}/gu)].map(([number]) => ` ${number}=${level}`).join(','),
    )
    .replaceAll(SINGLE, ' $1=$2')
    .replaceAll(TURNED, ' $1=$2');
  return written === text || !isSure(text, written) ? text : written;
}

/**
 * True where nothing but pairs and filling was said; where words follow, where the numbers in front of them are surely those of
 * indicators.
 */
function isSure(text: string, written: string): boolean {
  const pairs = [...written.matchAll(PAIRED)];
  const last = pairs.at(-1);
  if (last === undefined) return false;
  const end = last.index + last[0].length;
  const after = written.slice(end);
  if (isCount(after) || countsSomething(`${last[2]}${after}`)) return false;
  if (!isBetween(written.slice(0, end).replaceAll(PAIRED, ' '))) return false;
  const named = pairs.length > 1 || Number(last[1]) > 3 || NAMES_ITEM.test(text);
  return named || isBetween(after);
}

const isBetween = (rest: string): boolean => {
  const words = rest.replace(/^[ ,;.!]+/u, '');
  return words === '' || isFilling(words);
};

/** True for what only stands between levels. */
export const isFilling = (rest: string): boolean => rest.length < 80 && FILLING.test(rest.trim());

/** "19 levelnya bagus" speaks of a level, whatever follows. */
const OF_LEVEL = '(?:tingkat|level|lvl|lv)nya';
/** Behind "5 tingkat": a number or a word for one. Behind any other word the 5 counts: "3 tingkat pendidikan", "5 TK". */
const NO_LEVEL = String.raw`(?=\d|(?:banyak|sedikit|bagus|baik|tinggi|rendah|sedang|cukup|nol|kosong|empat|lima|sekian)(?![\p{L}]))`;
/** "5 tingkat banyak", "7=9", "25=2": says the level of an indicator, and there is no such level or no such indicator. */
const FAILED = new RegExp(
  String.raw`(?<=^ ?|[,;] ?|dan )(?:(?:dan|yang) )?(?:${ITEM_WORD} ?)?\d{1,3} ?(?:= ?|${OF_LEVEL} ?|${LEVEL_WORD} ?${NO_LEVEL})(?!(?:${LEVEL_WORD} ?)?(?:kabupaten|kecamatan|desa|kelurahan|provinsi|nasional|daerah|kota))[^,;]{0,40}(?=[,;]|$)`,
  'giu',
);
/** Numbers behind a list of indicators that no indicator has: "3, 5 dan 27". Behind them nothing is counted: "2, 35 orang". */
const BEYOND =
  /^(?:(?: ?, ?(?:dan )?| dan | & | serta )(?:2[1-9]|[3-9]\d|\d{3})(?![\d./%]))+(?= ?[.!]? ?$| ?,(?! ?\d)| (?:masih |memang )?(?:belum|tidak|tdk|blm|gak|nggak|kada|balum) (?:ada|punya|tersedia)(?![\p{L}]))/iu;

/** "…, nonsens tingkat 1" behind a level: another thing is meant, and it is not known which. */
const OF_UNKNOWN = new RegExp(
  String.raw`(?<=^ ?|[,;] ?)(?:dan )?(?!(?:${LEVEL_WORD}|${ITEM_WORD}|yang|untuk|dan|semua(?:nya)?|masing-masing|keduanya)(?![\p{L}]))[\p{L}][\p{L} ]{1,39} (?:= ?)?${LEVEL_WORD} ?[1-3](?=[,;]|$)`,
  'giu',
);
/** Between a list of indicators and "belum ada": something that is none of them. What a paper is called describes them. */
const NAMELESS =
  /^(?: ?, ?(?:dan )?| dan | & )(?!(?:masih|memang|yang|semua|semuanya|karena|belum|tidak|tdk|blm)(?![\p{L}])|[^,]*(?<![\p{L}])(?:sk|surat|bukti|foto|dokumen|berkas|data|file|video|sop|perbup|perda|nomor|ttd)(?![\p{L}]))([\p{L}][\p{L} -]{1,39}?)(?= (?:masih |memang )?(?:belum|tidak|tdk|blm|gak|nggak|kada|balum) (?:ada|punya|tersedia)(?![\p{L}]))/iu;

/** Cuts out what only says a level that nobody can have; `unread` as typed. */
export function cutFailed(text: string): {
  readonly rest: string;
  readonly unread: readonly string[];
} {
  const unread: string[] = [];
  const cut = (found: string): string => {
    unread.push(found.trim());
    return '';
  };
  const rest = text.replaceAll(FAILED, cut).replaceAll(OF_UNKNOWN, cut);
  return {
    rest: unread.length === 0 ? rest : rest.replaceAll(/[ ,;]{2,}/gu, ', '),
    unread,
  };
}

/** Cuts numbers that no indicator has off what follows a list of them; of several also words that are none of them. */
export function cutBeyond(
  after: string,
  several: boolean,
): {
  readonly after: string;
  readonly unread: readonly string[];
  /** Words were cut, of which it is not known whether they are what is missing. */
  readonly nameless: boolean;
} {
  const found = BEYOND.exec(after)?.[0] ?? '';
  const left = after.slice(found.length);
  const [whole = '', nameless] = several ? (NAMELESS.exec(left) ?? []) : [];
  return {
    after: left.slice(whole.length),
    unread: [...(found.match(/\d+/gu) ?? []), ...(nameless === undefined ? [] : [nameless.trim()])],
    nameless: nameless !== undefined,
  };
}
