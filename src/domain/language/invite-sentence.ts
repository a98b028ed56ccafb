// Reads an invitation told in a sentence: "undang bu siti dari puskesmas juai jadi admin", "bikinin undangan admin utk pkm uren
// atas nama Ani". It puts role, unit and name in the order in which the command has them; whether one may invite is not its matter.
import { visible } from './clean.ts';
import { roleWords } from './role-words.ts';
import { UNIT_COMMON, UNIT_SHORT_FORMS } from './unit-words.ts';
import { isOnlyAddress, plainWords, squeeze } from './words.ts';

/** Whom an invitation is for, as typed; empty where nothing was said. */
interface Told {
  role: string;
  unit: string[];
  name: string[];
}

const BEGINS =
  /^(?:(?:tolong|tlg|mohon|mhn|coba|pak|bu|min|mas|mbak|saya|sy|mau|ingin|pengen)\s+){0,4}(?:undang(?:in|kan)?|(?:bikin(?:in|kan)?|buat(?:in|kan)?|kirim(?:in|kan)?|kasih|minta)\s+(?:kode\s+)?undangan)\s+(\S[^]{2,199})$/iu;
/** What an invitation to a meeting or to many speaks of. */
const OTHER =
  /(?:^|\s)(?:semua|banyak|seluruh|rapat|acara|sosialisasi|kegiatan|pertemuan|zoom|besok|bsk|jam|pukul|hadir|tanggal|tgl|siapa|belum|blm|unit:|ke)(?=\s|$)|[?;\n]/iu;
/** What takes back, puts somebody in another's place or speaks of the writer: who is meant is not certain then. */
const NOT_ONE = wordSet(
  'jangan bukan tidak batal batalkan ganti gantikan mengganti menggantikan saya sy kami kita diri sendiri lama undang',
);
/** Joins two people, or words in the name of a unit ("Dinas Pendidikan dan Kebudayaan"). */
const JOINS = new Set(['dan', '&', '+', 'serta', 'sama']);
const UNIT_AHEAD = wordSet('dari dr di pada unit kantor');
const FROM = wordSet('dari dr');
const ROLE_AHEAD = wordSet('jadi menjadi jd sebagai sbg selaku peran');
const NAME_AHEAD = wordSet('namanya bernama nama');
/** In front of a unit or of a name; what follows says which. */
const FOR = wordSet('untuk utk buat bagi bwt');
const SMALL = wordSet('ya dong deh baru yang yg nya');
const KINDS: ReadonlySet<string> = new Set([
  ...UNIT_COMMON.split(' '),
  ...UNIT_SHORT_FORMS.keys(),
  ...'inspektorat rsud rs upt bagian dinas puskesmas kecamatan badan satpol setda'.split(' '),
]);
const LONGEST = 240;
const MOST_NAME = 6;

/** The same as behind `undang`: role, unit, "atas nama" and the name; null where the text is no such sentence. */
export function readInviteSentence(text: string): string | null {
  const line = visible(text.slice(0, LONGEST + 1)).trim();
  const behind = BEGINS.exec(line)?.[1];
  if (line.length > LONGEST || behind === undefined || OTHER.test(behind)) return null;
  const told: Told = { role: '', unit: [], name: [] };
  const words = behind
    .replaceAll(/\b(?:atas\s+nama|a\.?n\.?)\s+/giu, 'namanya ')
    .split(/[\s,]+/u)
    .filter((word) => word !== '');
  if (!take(words, told) || told.name.length > MOST_NAME) return null;
  // Without a name it is the command as it is taught, which reads role and unit itself; a name alone may be anything.
  const addressed = words.some((word) => isOnlyAddress(plainOf(word)));
  if (told.name.length === 0 || (told.role === '' && told.unit.length === 0 && !addressed))
    return null;
  return [told.role, ...told.unit, 'atas nama', ...told.name]
    .filter((word) => word !== '')
    .join(' ');
}

/** True for what such a sentence is put as, with a name in it: those words may be the text of an answer as well. */
export const namesInvitee = (rest: string): boolean => /(?:^|\s)atas nama\s/iu.test(rest);

/** Sorts the words by what stands in front of them; false where one belongs nowhere. */
function take(words: readonly string[], told: Told): boolean {
  let into: 'unit' | 'name' | 'open' = 'open';
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const plain = plainOf(word);
    const role = roleAt(words, at);
    const begun = told.unit.length > 0;
    if (NOT_ONE.has(plain) || (JOINS.has(word.toLowerCase()) && into !== 'unit')) return false;
    // A second unit: which of the two is meant?
    if (begun && (into === 'unit' ? FROM.has(plain) : UNIT_AHEAD.has(plain) || KINDS.has(plain)))
      return false;
    if (UNIT_AHEAD.has(plain)) into = 'unit';
    else if (NAME_AHEAD.has(plain)) into = 'name';
    else if (ROLE_AHEAD.has(plain) || FOR.has(plain)) into = 'open';
    else if (role !== null && told.role === '') {
      told.role = role.word;
      at += role.length - 1;
      into = 'open';
    } else if (isOnlyAddress(plain)) into = 'name';
    else if (SMALL.has(plain) && into !== 'unit') continue;
    else if (into !== 'unit' && KINDS.has(plain)) {
      told.unit.push(word);
      into = 'unit';
    } else if (into === 'unit') told.unit.push(word);
    // "undang Siti Aminah sebagai admin": what nothing stands in front of is the name, where it comes first.
    else if (into === 'name' || (told.name.length === 0 && told.role === '')) {
      told.name.push(word);
      into = 'name';
    } else return false;
  }
  return true;
}

function roleAt(
  words: readonly string[],
  at: number,
): { readonly word: string; readonly length: number } | null {
  for (const length of [2, 1]) {
    const said = words
      .slice(at, at + length)
      .map(plainOf)
      .join(' ');
    for (const [taught, ...others] of Object.values(roleWords))
      if ([taught, ...others].includes(said)) return { word: taught, length };
  }
  return null;
}

function plainOf(word: string): string {
  const bare = word.toLowerCase().replaceAll(/[^\p{L}\d]/gu, '');
  return plainWords([squeeze(bare)])[0] ?? bare;
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set([...words.split(' '), ...plainWords(words.split(' ').map(squeeze))]);
}
