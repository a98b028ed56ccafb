// What people who check or look after units ask, as data: each question stands for a command that answers it. One row a
// meaning; spelling, endings and missing vowels are seen to by patterns.ts. It carries nothing out.
import { visible } from './clean.ts';
import { formsIn, Patterns, shorthand } from './patterns.ts';
import { withFigures } from './spoken-figures.ts';
import { plainWords, rawWords } from './words.ts';

/** Who asks: whoever decides on innovations of others, or whoever looks after units as well. */
export type Asker = 'checks' | 'looks_after';

/** What a question stands for. `listed`: the number of a list that was said; `indicator`: that of an indicator. */
export interface AskedCommand {
  readonly asked: Asked;
  readonly listed: number | null;
  readonly indicator: number | null;
}

/** The name of a meaning. */
export type Asked = (typeof ROWS)[number]['asked'];

const CHECK = 'periksa|setujui|tetapkan|sahkan|cek|verifikasi|tandatangani|tangan|putuskan|acc';
const WHO = 'siapa|mana|apa|berapa|dimana|unit|puskesmas|dinas|skpd|daftar';
const STUCK =
  'macet|tertahan|tahan|nyangkut|sangkut|mandek|tersendat|sendat|terhenti|henti|mentok|numpuk|menumpuk';

const ROWS = [
  {
    asked: 'unanswered',
    of: 'looks_after',
    patterns: [
      'belum jawab|balas|tanggapi|respon|datang|pakai|dipakai|hadir|terima undangan|undang',
      'undangan belum siapa|mana|berapa',
    ],
  },
  {
    asked: 'remind',
    of: 'looks_after',
    patterns: ['ingatkan|ingat|tegur|colek belum|telat|terlambat'],
  },
  {
    asked: 'basics',
    of: 'looks_after',
    patterns: [
      'urusan|layanan|pelayanan dasar|wajib mana|apa|belum|kosong|berapa|terisi',
      'urusan belum|kosong|terisi mana|apa',
    ],
  },
  {
    asked: 'region',
    of: 'looks_after',
    patterns: [
      'skor|nilai|indeks|iid|kematangan daerah|kabupaten|pemda|kita|wilayah berapa|bagaimana|sekarang|kira|perkiraan',
      'perkiraan|estimasi skor|nilai|indeks',
      'indeks inovasi|daerah berapa',
    ],
  },
  {
    asked: 'late',
    of: 'looks_after',
    patterns: [
      `telat|terlambat|lambat|lelet|lamban|molor|tertinggal|ketinggalan ${WHO}`,
      `lewat|melewati|lampaui batas|tenggat|waktu|deadline ${WHO}`,
    ],
  },
  { asked: 'stuck', of: 'looks_after', patterns: [`${STUCK} ${WHO}`] },
  {
    asked: 'not_begun',
    of: 'looks_after',
    patterns: [
      `belum mulai|isi|mengisi|ngisi|catat|daftar|gerak|input|lapor|masuk|ada|apa|punya|setor|kumpul ${WHO}`,
      'masih kosong|nol mana|siapa|unit|puskesmas|dinas',
      'siapa|mana belum',
      'dinas|puskesmas|unit|kecamatan|skpd|dampingan belum|nol|kosong lapor|mulai|isi|mana|inovasi',
    ],
  },
  {
    asked: 'overview',
    of: 'looks_after',
    patterns: [
      'berapa masuk|kirim|mengirim|terkumpul|kumpul|terdaftar|daftar|terkirim|unit|inovasi sudah|inovasi|unit|total|semua|puskesmas',
      'total|jumlah inovasi|temuan|unit|kiriman',
      'rekap|ringkasan|gambaran|keadaan|kondisi keseluruhan|semua|umum|kabupaten|daerah|unit',
      'perkembangan|progres|capaian|kemajuan semua|seluruh|kabupaten|unit|pengisian',
    ],
  },
  {
    asked: 'changes',
    of: 'checks',
    patterns: [
      'apa|mana|bagian berubah|ubah|perbaiki|ganti|revisi',
      'beda|perubahan apa|mana|kemarin|lama|sebelum|versi',
      'sudah perbaiki|ubah apa|belum|mana',
      'ragu|diragukan|meragukan|dicurigai apa|mana|saja',
      'lengkap isian|isiannya|ini tidak|belum|kah',
      'kode|kodenya mana|berapa',
      'mirip|kembar|plagiat|tiruan|serupa inovasi|lain|unit|ini tidak|ada|kah|apa',
    ],
  },
  {
    asked: 'holder',
    of: 'checks',
    patterns: ['siapa pegang|megang|dipegang|tangani|menangani|kerjakan', 'siapa inv periksa|cek'],
  },
  {
    asked: 'who_checked',
    of: 'checks',
    patterns: [
      `siapa sudah|telah ${CHECK}|diperiksa|dicek|disetujui`,
      'sudah dicek|diperiksa siapa',
      'siapa|sudah periksa|cek|nilai|diperiksa|dicek|dinilai =sebelumnya|=pernah',
      'catatan|alasan pemeriksa|admin|kepala sebelum|setuju|menyetujui apa',
      'pernah|berapa|sudah =dikembalikan|=ditolak|=diperbaiki kali|pernah|ini',
    ],
  },
  {
    asked: 'brief',
    of: 'checks',
    patterns: [
      'baca|bacakan|buka|lihat nomor satu|dua|tiga|1|2|3|4|5',
      'siapa bikin|buat|isi|tulis nomor|inovasi',
      'siapa bikin|membuat|mengisi|menulis =ini',
      'nomor apa|tentang|isi|ringkas|ringkasan|jelaskan|bagaimana|soal',
      'ringkas|ringkasan|singkat apa|nomor|itu|bagaimana',
      // Who has checked it stands on the sheet as well, for whoever asks both.
      'ringkas|ringkasan|singkat|jelaskan nomor siapa sudah|telah|periksa|cek|dicek|diperiksa',
    ],
  },
  {
    asked: 'evidence_of',
    of: 'checks',
    patterns: [
      'bukti|dasar|alasan tingkat|indikator|level apa|mana|kenapa|bagaimana|cocok|sesuai',
      'bukti|dokumen|lampiran cocok|sesuai|benar|asli|sah|cukup',
      'kenapa|mengapa|kok|dasar tingkat|level',
      'tingkat|level dari mana',
      'sk|surat|dokumen asli|sah|benar',
      'bukti|dasar apa|mana indikator|nomor',
      'kirim|kirimin|lihat|liat|buka|minta|tampilkan foto|bukti|berkas|file|lampiran indikator|isian|butir',
      'foto|bukti|berkas|lampiran mana kirim|lihat|buka|coba|tampilkan',
      'foto|bukti|dokumen|surat indikator tahun|tanggal|kapan|nomor berapa|apa|kapan',
    ],
  },
  {
    asked: 'next',
    of: 'checks',
    patterns: [
      'lanjut|terus|minta|kasih|beri berikut|selanjutnya|satu|lain lagi|saya|yang|inovasi',
    ],
  },
  {
    asked: 'unit_people',
    of: 'checks',
    patterns: [
      'siapa belum|sudah kirim|ngirim|mengirim|kumpul|isi|mengisi|setor',
      'siapa staf|bawahan|orang|pegawai|pengisi isi|ngisi|kirim|rajin|aktif',
      'lihat|buka|tampilkan punya|kiriman|isian bu|pak|ibu|bapak|mas|mbak|kak|unit|saya|kami',
      'punya|kiriman|inovasi sudah|belum sampai mana|dimana',
      'inovasi unit|puskesmas|dinas|kantor kami|saya|ini daftar|apa|siapa|berapa|mana',
      'punya|inovasi|kiriman|isian bu|pak|ibu|bapak|mas|mbak|kak|dr bagaimana|sudah|belum|mana|sampai',
    ],
  },
  {
    asked: 'queue',
    of: 'checks',
    patterns: [
      'menunggu|tunggu|nunggu|antre|antri|antrean|ngantri ada|apa|siapa|mana|berapa|saya|masih',
      `harus|perlu|mesti|belum ${CHECK}|diperiksa|dicek mana|apa|berapa|ada|siapa|saya`,
      `mana|apa|siapa dulu|duluan|pertama ${CHECK}`,
      'mana dulu|duluan',
      'tugas|kerjaan|pekerjaan saya|apa|hari|ada',
      'ada|apa kiriman|masuk|inovasi baru',
      'cek|periksa|lihat masuk|kiriman|dikirim semalam|tadi|kemarin|baru|pagi',
      'lihat|tampilkan|buka semua kiriman|masuk unit|saya|belum',
      'berapa|mana|apa harus|perlu tandatangan|ttd saya|hari|sekarang|lagi',
      `ada|apa|mana|berapa ${CHECK} saya|hari|sekarang|perlu`,
    ],
  },
] as const satisfies readonly {
  readonly asked: string;
  readonly of: Asker;
  readonly patterns: readonly string[];
}[];

const compiled = new Patterns(
  ROWS.flatMap((row) => row.patterns.map((pattern) => [row, pattern] as const)),
);
const LONGEST = 120;
const MOST_WORDS = 14;
const LISTED = /(?<!\p{L})(?:nomor|nmr|nomer|no)\.?\s{0,3}(\d{1,3})(?!\d)/iu;
const INDICATOR =
  /(?<!\p{L})(?:(?:indikator|indktr|isian)(?:\s{1,3}(?:nomor|nmr|nomer|no|ke))?|ke)[.-]?\s{0,3}(\d{1,3})(?!\d)/iu;

/** Reads which command a question stands for; null for any other text. Of several the one that says most, then the first. */
export function readAsked(text: string, asker: Asker): AskedCommand | null {
  const line = withFigures(visible(text.slice(0, LONGEST + 1)).trim());
  if (line.length > LONGEST || line.includes('\n')) return null;
  const raw = rawWords(line.toLowerCase());
  if (raw.length < 2 || raw.length > MOST_WORDS) return null;
  let best: Asked | null = null;
  let weight = 0;
  for (const { meaning, groups } of compiled.heldBy(formsIn(plainWords(raw), shorthand(line)))) {
    if (meaning.of === 'looks_after' && asker !== 'looks_after') continue;
    if (groups > weight) [best, weight] = [meaning.asked, groups];
  }
  if (best === null) return null;
  const indicator = numberIn(INDICATOR, line);
  return { asked: best, listed: indicator === null ? numberIn(LISTED, line) : null, indicator };
}

function numberIn(pattern: RegExp, line: string): number | null {
  const number = pattern.exec(line)?.[1];
  return number === undefined ? null : Number(number);
}
