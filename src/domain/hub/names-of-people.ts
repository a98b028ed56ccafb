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
const SINGLE = /^\p{Lu}[\p{L}'’]{2,39}$/u;

/**
 * Names of one word, and the first and other parts of longer names, each once. `alone` are whole names: wherever such a word
 * stands with a capital it is that person. `parts` are pieces of longer names, which mean the person only behind a form of
 * address: "Melati" is a flower, "Bu Melati" is not.
 */
export function singleNamesOf(texts: readonly string[]): {
  readonly alone: readonly string[];
  readonly parts: readonly string[];
} {
  const alone = new Set<string>();
  const parts = new Set<string>();
  for (const text of texts)
    for (const entry of text.split(/[;,\n&]|\s(?:dan|serta|bersama)\s/iu)) {
      const named = words(entry.trim().replace(TITLES, '')).filter(
        (word) => SINGLE.test(word) && !OFFICE.test(word) && !GROUP.test(word),
      );
      const [only] = named;
      if (only !== undefined && words(entry.trim().replace(TITLES, '')).length === 1)
        alone.add(only);
      else for (const word of named) parts.add(word);
    }
  return { alone: [...alone], parts: [...parts].filter((word) => !alone.has(word)) };
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
  return [plain, ...[first, ...others].flatMap(variants)];
}

/** With and without what stands before and behind the name itself. */
function variants(part: string): readonly string[] {
  const bare = part.replace(TITLES, '');
  const name = words(bare);
  let last = name.length;
  while (last > 2 && name[last - 1]?.includes('.') === true) last -= 1;
  return [part, bare, name.slice(0, last).join(' ')];
}
