// Reads a question about the difference between two things, or which of them to choose: "apa bedanya X dan Y", "beda X sama Y
// apa", "mending X atau Y". It gives the two as they were typed, and knows nothing of what they are.
import { visible } from './clean.ts';
import { trimBothOf, trimEndOf } from '../trimming.ts';
import { withFigures } from './spoken-figures.ts';

/** The two that are compared, in the order in which they were named. */
export type Compared = readonly [string, string];

const words = (all: string): ReadonlySet<string> => new Set(all.split(' '));
/** Words that may stand before such a question, and behind it. */
const AHEAD = words(
  'maaf pak bu min kak mau numpang izin tanya nanya bertanya saya bingung tolong jelaskan kalau kalo klo emang trus terus ya eh',
);
const BEHIND = words(
  'sih si ya yaa dong pak bu min kak itu kah pang apa ap apakah apaan gimana bagaimana gmn dimana dmn mana yang mending mendingan',
);

const WHAT = String.raw`(?:apa|ap|apakah|apaan|gimana|bagaimana|gmn)(?: (?:sih|si|ya))?`;
const DIFFER = String.raw`(?:perbedaannya|perbedaan|bedanya|beda|bdnya|bdny|bedany|prbedaan|prbdn)`;
const THING = String.raw`(\S{1,40}(?: \S{1,40}){0,5}?)`;
const WITH = String.raw` (?:dan|dn|dengan|dg|dgn|sama|sm|vs|versus|atau|ato|atw|ataukah) `;
const OR = String.raw` (?:atau|ato|atw|ataukah|apa) `;
const BETTER = String.raw`(?:mending|mendingan|bagusan|baiknya|sebaiknya|enaknya|pilih|milih|mana|lebih (?:baik|cocok|tepat|pas)|(?:pilih |isi )?yang mana|(?:yang )?mana yang (?:cocok|tepat|benar|pas|betul))`;

const SHAPES: readonly RegExp[] = [
  new RegExp(String.raw`^(?:${WHAT} )?${DIFFER} (?:antara )?${THING}${WITH}${THING}$`, 'iu'),
  new RegExp(String.raw`^${THING}${WITH}${THING} (?:itu )?(?:${WHAT} )?${DIFFER}$`, 'iu'),
  new RegExp(String.raw`^${BETTER},? (?:pilih |isi )?${THING}${OR}${THING}$`, 'iu'),
];

const LONGEST = 160;

/** Reads such a question; null for any other text. */
export function readCompared(text: string): Compared | null {
  if (text.length > LONGEST || text.trim().includes('\n')) return null;
  const line = withFigures(visible(text).replaceAll(/\s+/gu, ' ').trim());
  const core = withoutTalk(trimEndOf(line, ' ?.!,'));
  for (const shape of SHAPES) {
    const [, one, other] = shape.exec(core) ?? [];
    if (one !== undefined && other !== undefined) return [bare(one), bare(other)];
  }
  return null;
}

/** The line without the words of talk at its ends. */
function withoutTalk(line: string): string {
  const all = line.split(' ');
  const plain = (word: string | undefined): string => trimEndOf((word ?? '').toLowerCase(), ',?.!');
  let from = 0;
  let to = all.length;
  while (from < to && AHEAD.has(plain(all[from]))) from += 1;
  while (to > from && BEHIND.has(plain(all[to - 1]))) to -= 1;
  return trimEndOf(all.slice(from, to).join(' '), ' ,');
}

const bare = (thing: string): string => trimBothOf(thing, ' "\'(),.?!');

const VERSIONS =
  /(?<![\p{L}])(?:lama|baru|dulu|tadi|kemarin|sekarang|versi|sebelum(?:nya)?|sesudah|semula|yang ini)(?![\p{L}])/iu;

/** What was done or not: such things are innovations or units, and no choices of a form. */
const DOINGS =
  /(?<![\p{L}])(?:saya|sy|kami|belum|blm|sudah|sdh|udah|masuk|kirim|kembalikan|dikirim|dikembalikan|diperiksa|diperbaiki|diubah|disetujui|ditetapkan|diajukan|diisi|mengisi|ngisi|mengirim|ngirim)(?![\p{L}])/iu;

/** True for such a question that speaks of no two versions of one thing, of nothing that was done, and numbers nothing. */
export function comparesChoices(text: string): boolean {
  const compared = readCompared(text);
  return (
    compared !== null &&
    !compared.some((one) => VERSIONS.test(one) || DOINGS.test(one) || /\d/u.test(one))
  );
}
