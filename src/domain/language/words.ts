// The vocabulary that all readers share: shorthand and Banjar words with their plain Indonesian word,
// words of address, and the cutting of a short message into plain words. Never decides on a meaning.

// One row: the plain word (or words), then the ways it is written in chats of the region.
const SPELLINGS: readonly (readonly [plain: string, ...forms: string[]])[] = [
  [
    'ya',
    'y',
    'iya',
    'yah',
    'yha',
    'yak',
    'yup',
    'yap',
    'yep',
    'yo',
    'iyah',
    'iyha',
    'iyak',
    'iyh',
    'iy',
    'yes',
    'yess',
    'yoi',
    'ye',
    'iyo',
    'iye',
    'iyes',
    'yups',
    'yuk',
    'yhaa',
  ],
  [
    'ya',
    'inggih',
    'enggih',
    'nggih',
    'ingih',
    'iih',
    'hiih',
    'hi ih',
    'hih',
    'ih',
    'bujur',
    'ayu',
    'enggeh',
    'inggeh',
    'injih',
  ],
  ['betul', 'benar', 'bener', 'bner', 'bnr', 'btul', 'btl', 'banar'],
  [
    'oke',
    'ok',
    'okey',
    'okay',
    'okeh',
    'oks',
    'oki',
    'okee',
    'okei',
    'okai',
    'oce',
    'okelah',
    'oklah',
  ],
  ['siap', 'siyap', 'sip', 'siip', 'syap'],
  [
    'tidak',
    'tdk',
    'ga',
    'gak',
    'g',
    'gag',
    'gx',
    'engga',
    'enggak',
    'nggak',
    'ngak',
    'ngga',
    'gk',
    'tak',
    'ndak',
    'nda',
    'kada',
    'kd',
    'kda',
    'kadak',
    'tida',
    'tdak',
    'tdk',
    'ora',
    'nope',
    'kadd',
    'gaa',
    'kagak',
    'ndk',
    'tidk',
    'nggk',
    'engg',
    'tidaak',
    'ogah',
    'engak',
    'dak',
  ],
  [
    'tidak ada',
    'kadada',
    'gada',
    'gaada',
    'gakada',
    'tdkada',
    'kadaada',
    'tiada',
    'tidakada',
    'nggakada',
    'kdd',
  ],
  [
    'tidak apa',
    'gpp',
    'gapapa',
    'gpapa',
    'ngapa',
    'kadapapa',
    'gakpapa',
    'nggakpapa',
    'gppa',
    'tidakapa',
  ],
  ['tidak jadi', 'gajadi', 'gakjadi', 'kadajadi', 'gjadi', 'nggakjadi'],
  [
    'tidak tahu',
    'gatau',
    'gaktau',
    'gtau',
    'gatahu',
    'entah',
    'kadatahu',
    'mbuh',
    'gtw',
    'gatw',
    'nggaktau',
  ],
  ['apa', 'papa', 'napa', 'apa2', 'papa2'],
  ['bukan', 'bkn', 'bukn'],
  ['jangan', 'jgn', 'jngn', 'jng', 'jangn', 'jangankan'],
  ['belum', 'blm', 'blom', 'belom', 'blim', 'blum', 'balum', 'blon', 'lum', 'belumm', 'bllm'],
  [
    'sudah',
    'sdh',
    'sudh',
    'udah',
    'ud',
    'udeh',
    'hudah',
    'udh',
    'dah',
    'sdah',
    'suda',
    'telah',
    'sudahh',
    'wes',
    'uda',
    'hdh',
    'shd',
    'tlh',
    'sampun',
  ],
  [
    'yaudah',
    'yawdah',
    'yaudahlah',
    'yowes',
    'yowis',
    'yasudah',
    'yasudahlah',
    'yodah',
    'yaudh',
    'yawes',
    'ywdh',
    'yaudahdeh',
  ],
  [
    'nanti',
    'nnti',
    'nti',
    'nt',
    'ntar',
    'entar',
    'kaina',
    'kena',
    'batunda',
    'undur',
    'ntr',
    'kaena',
    'nanty',
    'kapan2',
    'kapan-kapan',
  ],
  ['besok', 'bsk', 'isuk', 'besuk', 'esok'],
  ['yang', 'yg', 'yng', 'nang', 'ygg', 'iang'],
  ['dengan', 'dgn', 'dg', 'dng', 'wan'],
  ['untuk', 'utk', 'untk', 'tuk', 'gasan', 'gsn'],
  ['dan', 'dn', '&', 'serta', 'wan'],
  ['dalam', 'dlm'],
  ['dari', 'dri', 'matan'],
  ['tetapi', 'tp', 'tpi', 'tapi', 'tagal'],
  ['karena', 'krn', 'krna', 'karna'],
  ['juga', 'jg', 'jga', 'jua'],
  ['saja', 'aja', 'aj', 'sj', 'haja', 'ja', 'ajah', 'aje', 'sja', 'ajha'],
  ['kalau', 'kl', 'klo', 'klu', 'klw', 'kalo', 'amun', 'mun'],
  ['bagaimana', 'gmn', 'gmna', 'bgmn', 'gimana', 'kayapa', 'kaya apa', 'kyapa', 'bgaimana', 'gimn'],
  ['berapa', 'brp', 'brapa', 'barapa'],
  ['bisa', 'bs', 'bsa', 'kawa', 'bisaa'],
  ['mau', 'mw', 'mo', 'handak', 'pengen', 'ingin', 'hakun', 'pingin', 'handk'],
  ['lagi', 'lg', 'lgi'],
  ['sekarang', 'skrg', 'skrng', 'wahini', 'skg', 'skarang'],
  ['kemarin', 'kmrn', 'kmarin', 'kemaren', 'samalam', 'kmren'],
  ['tahun', 'thn', 'th', 'taun', 'tahn', 'thun'],
  ['bulan', 'bln', 'buln', 'blan'],
  ['tanggal', 'tgl', 'tggl', 'tngal', 'tgal', 'tangal'],
  ['minggu', 'mgg', 'mggu', 'mnggu', 'pekan'],
  ['hari', 'hr', 'hri'],
  ['nomor', 'nmr', 'nomer', 'nmor', 'nomr'],
  ['orang', 'org', 'orng'],
  ['ribu', 'rb', 'rbu', 'ribuu'],
  ['juta', 'jt', 'jta'],
  ['banyak', 'byk', 'bnyk'],
  ['lebih', 'lbh', 'lbih'],
  ['kurang', 'krng', 'krg'],
  ['semua', 'smua', 'semuanya', 'sabarataan', 'seluruhnya', 'smuanya', 'sma'],
  ['sama', 'sm'],
  ['saya', 'sy', 'aku', 'ulun', 'sya', 'gue', 'gw', 'kami', 'kita', 'unda'],
  ['foto', 'fto', 'poto', 'photo'],
  ['dulu', 'dlu', 'dahulu', 'dl', 'dolo', 'dulo'],
  ['sampai', 'sampe', 'smpai', 'smpe', 'hingga', 'sampay', 'smpi'],
  ['dokumen', 'dok', 'doc'],
  ['inovasi', 'inov', 'inovasinya', 'innovasi'],
  ['kabupaten', 'kab'],
  ['kecamatan', 'kec'],
  ['puskesmas', 'pkm', 'pusk', 'pusks', 'puskes', 'puskemas', 'pusekesmas'],
  ['itu', 'tu', 'nitu'],
  ['tahu', 'tau', 'tw', 'thu'],
  ['paham', 'faham', 'ngerti', 'mengerti', 'mangarti', 'pahm'],
  ['ingat', 'inget', 'ingt'],
  ['tolong', 'tlg', 'tlong', 'tulung', 'tlng', 'mohon', 'please', 'pls', 'plis', 'minta'],
  ['bantu', 'dangani', 'ganii', 'bantuin', 'bntu', 'tulungi'],
  ['tunggu', 'tnggu', 'hadang', 'wait', 'tunggu2', 'hadangi', 'tggu', 'tungguin'],
  ['sebentar', 'bentar', 'sbentar', 'sabantar', 'bntr', 'sbntr', 'setumat', 'satumat', 'tumat'],
  ['kembali', 'kmbali', 'babulik', 'bulik', 'mundur', 'balik', 'kmbli', 'kembalik'],
  [
    'lewati',
    'lewat',
    'lompat',
    'skip',
    'lompati',
    'lewatin',
    'lewatkan',
    'loncat',
    'loncati',
    'lwati',
    'skp',
    'pass',
  ],
  ['batal', 'batalkan', 'cancel', 'batalin', 'btal', 'urungkan', 'urung', 'dibatalkan'],
  [
    'selesai',
    'slesai',
    'beres',
    'kelar',
    'done',
    'rampung',
    'tuntung',
    'slsai',
    'slse',
    'finish',
    'tuntas',
    'slsi',
    'seleesai',
    'selsai',
  ],
  ['hapus', 'apus', 'delete', 'buang', 'hps', 'hapuskan', 'apusin', 'hapusin', 'dihapus'],
  ['ubah', 'ganti', 'edit', 'revisi', 'salah', 'ubh', 'rubah', 'gnti', 'ralat', 'koreksi'],
  ['kirim', 'ajukan', 'krm', 'submit', 'kirimkan', 'krim', 'kirm', 'ajuan', 'ajukn'],
  ['simpan', 'simpen', 'smpn', 'simpankan', 'save', 'smpan'],
  [
    'terima kasih',
    'makasih',
    'mksh',
    'trims',
    'terimakasih',
    'tarimakasih',
    'trimakasih',
    'makasi',
    'mkasih',
    'tq',
    'tks',
    'thx',
    'thanks',
    'thank',
    'thankyou',
    'suwun',
    'nuhun',
    'trimks',
    'trmksh',
    'tengkyu',
    'makaseh',
    'mksih',
    'terimaksih',
    'trim',
    'mkasi',
    'tmksh',
    'trmkasih',
    'mtrnwn',
    'matursuwun',
    'maksih',
    'mks',
  ],
  ['terima', 'tarima', 'trima', 'trm'],
  ['kasih', 'ksh', 'kasi', 'ksih'],
  ['selamat', 'slmt', 'met', 'slamat', 'slmat'],
  ['pagi', 'pgi', 'pagii', 'morning'],
  ['halo', 'hello', 'helo', 'hallo', 'hai', 'hi', 'hay', 'hei', 'hey', 'hy', 'alo', 'haloo'],
  ['satu', 'stu', 'siji', 'sabuting', 'asa'],
  ['diterapkan', 'diterapin', 'dterapkan'],
];

// Words by which a person is addressed; they carry nothing for a reader.
const ADDRESS = wordSet(
  'pak bapak bpk bp pk bapa bu ibu buk ibuk kak kaka kakak ka min admin bos bosku boss mas mbak mbk mba bang abang om tante pian ikam sampeyan dik dek adik ading cil acil paman amang gan gaes guys bro sis kanda dinda bunda ustadz pa ulun bot sob ndan komandan',
);

// Particles that soften a message and may stand at its end.
const PARTICLES = wordSet(
  'ya saja dulu deh dong donk lah sih nih tuh kan kok pang lih leh loh lho nah ah eh mah gin ae kah itu tu ini sekarang maaf',
);

/** Writes every run of one letter once, digits untouched: `yaaa` and `yaa` become `ya`. */
export function squeeze(word: string): string {
  return word.replace(/([^\d])\1+/gu, '$1');
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' ').map(squeeze));
}

const PLAIN = new Map<string, string>();
for (const [plain, ...forms] of SPELLINGS) {
  for (const form of forms) if (!PLAIN.has(squeeze(form))) PLAIN.set(squeeze(form), squeeze(plain));
}
const KNOWN = new Set([
  ...PLAIN.keys(),
  ...[...PLAIN.values()].flatMap((words) => words.split(' ')),
]);

/** Gives the plain word (or words, separated by a space) for a squeezed word; itself when unknown. */
export function plainWord(word: string): string {
  return PLAIN.get(word) ?? word;
}

/** Tells whether a squeezed word is one this vocabulary knows, so that it is no slip of another. */
export function isKnownWord(word: string): boolean {
  return KNOWN.has(word);
}

/** Tells whether a word addresses somebody (pak, bu, kak, min, bos …). */
export function isAddress(word: string): boolean {
  return ADDRESS.has(word);
}

/** Tells whether a word only softens the message when it ends it (ya, dulu, saja, deh …). */
export function isParticle(word: string): boolean {
  return PARTICLES.has(word);
}

/**
 * Cuts a folded text into squeezed words: every sign that is no letter or digit separates, an
 * apostrophe joins, and a doubling `2` (`lain2`) is written out. Emoji vanish.
 */
export function rawWords(folded: string): string[] {
  const words: string[] = [];
  for (const part of folded.replace(/['’‘`]/gu, '').split(/[^\p{L}\p{M}\p{N}&]+/u)) {
    if (part === '') continue;
    const doubled = /^(\p{L}{3,})2(an|nya|in)?$/u.exec(part);
    if (doubled?.[1] !== undefined) {
      const word = squeeze(doubled[1]);
      words.push(word, word + (doubled[2] ?? ''));
    } else words.push(squeeze(part));
  }
  return words;
}

/**
 * Replaces every known spelling by its plain word; a spelling of two words becomes two. `no` is a
 * number's announcement before a number and a refusal elsewhere.
 */
export function plainWords(words: readonly string[]): string[] {
  const plain: string[] = [];
  for (const [at, word] of words.entries()) {
    if (word === 'no') {
      plain.push(
        /^\d|^(satu|dua|tiga|talu|empat|lima|enam)$/u.test(words[at + 1] ?? '') ? 'nomor' : 'tidak',
      );
      continue;
    }
    const known = PLAIN.get(word);
    if (known === undefined) plain.push(word);
    else plain.push(...known.split(' '));
  }
  return plain;
}

/** Takes words of address out of a list of words, and particles off its end. */
export function withoutAddress(words: readonly string[]): string[] {
  const kept = words.filter((word) => !ADDRESS.has(word));
  while (kept.length > 1 && PARTICLES.has(kept.at(-1) ?? '')) kept.pop();
  return kept;
}
