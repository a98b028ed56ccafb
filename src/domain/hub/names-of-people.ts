// Reads the names of people out of what was typed where people are named: several in one line, with titles, degrees and
// offices. It knows no name that was not typed there.

const TITLES =
  /^(?:(?:h|hj|dr|drg|drh|ir|drs|dra|prof|ns|bd|apt|kh|bpk|bapak|pak|ibu|bu|sdr|sdri)(?:\.\s{0,2}|\s{1,2}))+/iu;
/** `S.Kep`, `A.Md.Keb.`, `M. Kes`: short letters before dots. */
const DEGREE = /^(?:\p{L}{1,5}\.\s?)+\p{L}{0,6}\.?$/u;
/** What stands behind a comma and names an office or a unit: it is nobody's name. */
const OFFICE =
  /^(?:kepala|ketua|wakil|sekretaris|bendahara|anggota|staf|tim|kader|bidan|perawat|dokter|guru|camat|lurah|kasi|kabid|kasubag|penyuluh|petugas|pengelola|koordinator|upt|uptd|puskesmas|dinas|badan|bagian|bidang|seksi|kantor|rsud|rumah sakit|kecamatan|kelurahan|desa|kabupaten|sekolah|sdn?|smpn?|posyandu|pkk)(?!\p{L})/iu;

const words = (text: string): readonly string[] => text.split(/\s+/u).filter((word) => word !== '');

/** The names that stand in such texts, each as typed, without titles and without degrees; the longest first. */
export function namesOfPeople(texts: readonly string[]): readonly string[] {
  const found = new Set<string>();
  for (const text of texts)
    for (const entry of text
      .replaceAll(/\([^()]{0,200}\)|\[[^[\]]{0,200}\]/gu, ' ')
      .split(/[;\n&]/u))
      for (const one of entry.split(/\s(?:dan|serta|bersama)\s/iu))
        for (const name of inEntry(one)) found.add(name);
  return [...found]
    .filter((name) => name.length >= 5 && name.includes(' '))
    .toSorted((one, other) => other.length - one.length);
}

/** Who is named in one place of an item may be a group or an office: such a word is nobody's name. */
const GROUP =
  /^(?:masyarakat|warga|pegawai|karyawan|pimpinan|bupati|walikota|gubernur|asn|skpd|opd|dprd|pemda|pemkab|pemkot|inovator|admin|penanggung|peneliti|mahasiswa|siswa|kelompok|komunitas|pelaksana|semua|bersama)$/iu;
/** Offices and fields of work of one word. */
const WORK =
  /^(?:nakes|promkes|dukcapil|disdukcapil|dinkes|dinsos|disdik|kominfo|diskominfo|bappeda|bapperida|bappedalitbang|poskesdes|polindes|pustu|gizi|kesling|kesga|imunisasi|surveilans|farmasi|apoteker|analis|sanitarian|nutrisionis|direktur|sekretariat|kapus|kabag|kasubbag|operator|verifikator|pranata|programer|programmer)$/iu;
/** Degrees without dots. */
const PLAIN_DEGREE =
  /^(?:ners|bdn|apt|amd|amk|amkeb|skm|sst|skep|spd|sked|sgz|stp|ssos|msi|mkes|mpd|mkep|sp)$/iu;
/** `SKep`, `STr`, `AMKeb`: no name begins with two capitals and goes on with small letters. */
const MIXED_DEGREE = /^\p{Lu}{2}\p{L}{0,4}\p{Ll}$/u;
/** `SKM`, `MM`, `OPD`: a degree or an office, not a name. */
const SHORT_CAPITALS = /^\p{Lu}{1,4}$/u;
const SINGLE = /^\p{Lu}[\p{L}'’]{2,39}$/u;

const isDegree = (word: string): boolean =>
  word.includes('.') || PLAIN_DEGREE.test(word) || MIXED_DEGREE.test(word);
const isNobody = (word: string): boolean =>
  OFFICE.test(word) || GROUP.test(word) || WORK.test(word);
const couldBeName = (word: string): boolean =>
  SINGLE.test(word) && !isNobody(word) && !isDegree(word);

/** The words of a part without title and without the degrees behind them. */
function bareWords(part: string): readonly string[] {
  const all = words(part.trim().replace(TITLES, ''));
  const last = all.findLastIndex((word) => !isDegree(word) && !SHORT_CAPITALS.test(word));
  return last <= 0 ? all.slice(0, 1) : all.slice(0, last + 1);
}

/**
 * Names of one word, and the first and other parts of longer names, each once. `alone` are whole names: wherever such a word
 * stands with a capital it is that person. `parts` are pieces of longer names, which mean the person only behind a form of
 * address: "Melati" is a flower, "Bu Melati" is not. What stands behind a comma is a degree or an office as often as a name, so
 * it is a name alone only in a list of three or more first names.
 */
export function singleNamesOf(texts: readonly string[]): {
  readonly alone: readonly string[];
  readonly parts: readonly string[];
} {
  const alone = new Set<string>();
  const parts = new Set<string>();
  for (const text of texts)
    for (const line of text.split(/[;\n]/u)) {
      const entries = line.split(/&|\s(?:dan|serta|bersama)\s/iu).map((entry) => entry.split(','));
      const single = (part: string): string | null => {
        const [only = '', ...more] = bareWords(part);
        return more.length === 0 && couldBeName(only) && !SHORT_CAPITALS.test(only) ? only : null;
      };
      const all = entries.flat();
      const isList = all.length > 2 && all.every((part) => single(part) !== null);
      for (const entry of entries)
        for (const [at, part] of entry.entries()) {
          const only = single(part);
          if (only !== null && (at === 0 || isList)) alone.add(only);
          else for (const word of bareWords(part).filter(couldBeName)) parts.add(word);
        }
    }
  return { alone: [...alone], parts: [...parts].filter((word) => !alone.has(word)) };
}

/** An occupation before a name: "Bidan Siti Aminah". */
const OCCUPATION = /^(?:bidan|perawat|dokter|guru|kader)\s/iu;
const SPECIALITY =
  /^(?:gigi|umum|spesialis|kelas|mata|bimbingan|praktik|muda|madya|ahli|terampil|penyelia|koordinator)$/iu;

/** What stands first in an entry, as a name; an office is none. */
function firstOf(part: string): readonly string[] {
  const bare = part.replace(TITLES, '');
  if (!OFFICE.test(bare)) return variants(part);
  const rest = bare.replace(OCCUPATION, '');
  const named = words(rest);
  const isName =
    rest !== bare && named.every((word) => couldBeName(word) && !SPECIALITY.test(word));
  return isName ? variants(rest) : [];
}

function inEntry(entry: string): readonly string[] {
  const plain = words(entry)
    .join(' ')
    .replace(/^(?:\d{1,2}[.)]|[-•*])\s?/u, '');
  const [first = '', ...more] = plain.split(/\s?,\s?|\s[-–—]\s/u);
  const others = more.filter((part) => {
    const bare = part.replace(TITLES, '');
    return words(bare).length > 1 && !DEGREE.test(bare) && !OFFICE.test(bare);
  });
  const names = firstOf(first);
  return [...(names.length === 0 ? [] : [plain, ...names]), ...others.flatMap(variants)];
}

/** With and without what stands before and behind the name itself. */
function variants(part: string): readonly string[] {
  const bare = part.replace(TITLES, '');
  const name = words(bare);
  let last = name.length;
  while (last > 2 && isDegree(name[last - 1] ?? '')) last -= 1;
  return [part, bare, name.slice(0, last).join(' ')];
}
