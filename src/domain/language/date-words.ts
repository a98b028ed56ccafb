// Words of dates: names of months and weekdays with the ways they are written, and words that make a
// date vague. Data only.
import { distance } from './distance.ts';

/** The Indonesian names of the months, January first. */
export const MONTH_NAMES = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
] as const;

const MONTH_FORMS: readonly string[] = [
  'januari january jan jn janu januwari',
  'februari february feb peb pebruari febr pebr febuari pebuari febuary',
  'maret march mar mrt mart mret',
  'april apr apl aprl',
  'mei may mey',
  'juni june jun',
  'juli july jul',
  'agustus august agu agt ags aug agst agus agts agustusan',
  'september sep sept spt septembr',
  'oktober october okt oct',
  'november nopember nov nop nvmber',
  'desember december des dec dsmber',
];
const MONTHS = new Map<string, number>();
for (const [index, forms] of MONTH_FORMS.entries()) {
  for (const form of forms.split(' ')) MONTHS.set(form, index + 1);
}
const LONG_FORMS = [...MONTHS.keys()].filter(
  (form) => form.length >= 5 || form === 'juni' || form === 'juli',
);
// Words near a month's name that mean something else.
const NO_MONTH = new Set([
  'merit',
  'mare',
  'apil',
  'juri',
  'jual',
  'juta',
  'jumat',
  'jumlah',
  'market',
  'mart',
  'aprill',
  'desa',
  'janji',
]);

/**
 * Finds the month a lower-case word names. `near` says that letters were missing or swapped, so the
 * reading must be confirmed.
 */
export function monthOf(word: string): { month: number; near: boolean } | undefined {
  const exact = MONTHS.get(word);
  if (exact !== undefined) return { month: exact, near: false };
  if (word.length < 4 || NO_MONTH.has(word)) return undefined;
  const found = new Set<number>();
  for (const limit of word.length >= 6 ? [1, 2] : [1]) {
    for (const form of LONG_FORMS) {
      if (form[0] === word[0] && distance(word, form, limit) <= limit)
        found.add(MONTHS.get(form) ?? 0);
    }
    if (found.size > 0) break;
  }
  const [month] = found;
  return found.size === 1 && month !== undefined ? { month, near: true } : undefined;
}

/** Weekdays as written in chats; 0 is Sunday. */
export const WEEKDAYS: ReadonlyMap<string, number> = new Map(
  [
    'minggu ahad ahat sunday sun mgu',
    'senin senen isnin sanayan snn monday mon sen',
    'selasa salasa slasa sls tuesday tue sel',
    'rabu rabo rebo arba wednesday wed rab',
    'kamis kemis kamih thursday thu kam',
    'jumat jumaat juma jumahat friday fri jum',
    'sabtu saptu sabtuh saturday sat sab',
  ].flatMap((forms, day) => forms.split(' ').map((form): [string, number] => [form, day])),
);

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Words that make a date an estimate or a bound. */
export const VAGUE = set(
  'awal akhir pertengahan tengah sejak semenjak mulai dimulai dari matan sebelum setelah sesudah sekitar kira kirakira kurang lebih kurleb kisaran sekitaran antara mungkin kayaknya sepertinya seingat kalau akhiran awalan early late mid since before after about pertama kali paling lambat hampir penghujung ujung akhirnya kira2 around circa',
);
/** Words that say nothing about a date. */
export const FILLER = set(
  'hari tanggal bulan tahun pada di ke yang nya itu ini wita wib wit saya dan sudah telah ya oke of the in on adalah yaitu jatuh waktu saat ketika tepatnya tepat resmi dilaksanakan diterapkan diluncurkan launching berjalan jalan diujicobakan uji coba ujicoba penerapan terapan start inovasi inovasinya kami masehi m ad adalah per jawaban jawab isi kalo dulu lah sih saja aja waktunya tanggalnya bulannya tahunnya tertanggal',
);
/** Words that say that the person does not know. */
export const UNKNOWN = set('lupa lali bingung entah tau tahu ingat inget paham yakin pasti');
