// Reads a question about the difference between two things, or which of them to choose: "apa bedanya X dan Y", "beda X sama Y
// apa", "mending X atau Y". It gives the two as they were typed, and knows nothing of what they are.
import { visible } from './clean.ts';
import { withFigures } from './spoken-figures.ts';

/** The two that are compared, in the order in which they were named. */
export type Compared = readonly [string, string];

const DIFFER = String.raw`(?:(?:per)?beda(?:an)?(?:nya)?|b[e]?da?ny?a?|pr?bda?a?n(?:nya|ny)?)`;
const WHAT = String.raw`(?:apa|ap|apakah|apaan|gimana|bagaimana|gmn|di ?mana|dmn|itu apa)`;
const SOFT = String.raw`(?:(?:sih|si|ya|yaa|dong|pak|bu|min|kak|itu|kah|pang)[ ,.]*)*`;
const AHEAD = String.raw`(?:(?:maaf|pak|bu|min|kak|mau|numpang|izin|tanya|nanya|bertanya|saya|bingung|tolong|jelaskan|kalau|kalo|klo|emang|trus|terus)[ ,]+)*`;
const THING = String.raw`(\S{1,40}(?: \S{1,40}){0,5}?)`;
const WITH = String.raw` (?:dan|dn|dengan|dg|dgn|sama|sm|vs|versus|atau|ato|atw|ataukah) `;
const OR = String.raw` (?:atau|ato|atw|ataukah|apa) `;
const BETTER = String.raw`(?:(?:mending|mendingan|bagusan|baiknya|sebaiknya|lebih (?:baik|cocok|tepat|pas)|enaknya|pilih(?: yang)?|milih|(?:pilih|isi)? ?(?:yang )?mana(?: yang (?:cocok|tepat|benar|pas|betul|lebih \S{1,12}))?)[ ,:]+)`;
const END = String.raw`(?:[ ,]+(?:${WHAT}|yang mana|mana|mending(?:an)?|pilih mana|yang (?:cocok|tepat|benar)))?[ ,]*${SOFT}[ ?.!]*$`;

const SHAPES: readonly RegExp[] = [
  new RegExp(
    String.raw`^${AHEAD}(?:${WHAT} )?${SOFT}${DIFFER} ${SOFT}(?:antara )?${THING}${WITH}${THING}${END}`,
    'iu',
  ),
  new RegExp(
    String.raw`^${AHEAD}${THING}${WITH}${THING} (?:itu )?(?:${WHAT} )?${DIFFER}${END}`,
    'iu',
  ),
  new RegExp(
    String.raw`^${AHEAD}${BETTER}${SOFT}(?:pilih |isi )?${THING}${OR}${THING}${END}`,
    'iu',
  ),
];

const LONGEST = 160;

/** Reads such a question; null for any other text. */
export function readCompared(text: string): Compared | null {
  const line = withFigures(visible(text).replaceAll(/\s+/gu, ' ').trim());
  if (line.length > LONGEST || text.trim().includes('\n')) return null;
  for (const shape of SHAPES) {
    const [, one, other] = shape.exec(line) ?? [];
    if (one !== undefined && other !== undefined) return [bare(one), bare(other)];
  }
  return null;
}

const bare = (thing: string): string => thing.replaceAll(/^["'(]|["'),.?!]$/gu, '').trim();

const VERSIONS =
  /(?<![\p{L}])(?:lama|baru|dulu|tadi|kemarin|sekarang|versi|sebelum(?:nya)?|sesudah|semula|yang ini)(?![\p{L}])/iu;

/** True for such a question that speaks of no two versions of one thing, and numbers nothing. */
export function comparesChoices(text: string): boolean {
  const compared = readCompared(text);
  return compared !== null && !compared.some((one) => VERSIONS.test(one) || /\d/u.test(one));
}
