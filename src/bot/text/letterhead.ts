// The words for letterheads and who signs.
// A message without a sentence does not compile.
import type { LetterheadMessages } from '../../domain/conversation/letterhead/messages.ts';
import { agency, region, roleName } from '../../domain/region.ts';
import type { Signatory, SigningPlace } from '../../domain/letterhead.ts';
import { lines, paragraphs, quoted, theirs } from './format.ts';
import type { WordsOf } from './words.ts';

/** How a place for a signature is called, and how it is typed. */
const placeNames = (place: SigningPlace): string =>
  ({ head: 'Kepala', admin: roleName('unit_admin'), regent: region().head })[place];
const typedPlace = (place: SigningPlace): string =>
  ({ head: 'kepala', admin: 'admin', regent: region().head.toLowerCase() })[place];

const whose = (unit: string | null): string => unit ?? agency();

/** The office that somebody signs for. */
const signedFor = (place: SigningPlace, unit: string | null): string =>
  place === 'regent' ? `${region().head} ${region().place}` : `${placeNames(place)} ${whose(unit)}`;

const exampleOf = (place: SigningPlace): string =>
  place === 'regent'
    ? `"ttd ${typedPlace(place)}: H. Fulan, S.H."`
    : `"ttd ${typedPlace(place)}: Fulan, S.E., Pembina, NIP 19700303 199203 1 003"`;

/** Somebody who signs, in one line as it will stand on paper. */
function inOneLine({ name, rank, nip, office, standing, onBehalf }: Signatory): string {
  const parts = [
    [standing, theirs(name, 50)].filter((part) => part !== null).join(' '),
    ...(office === null ? [] : [`${theirs(office, 40)}${onBehalf ? ' (a.n.)' : ''}`]),
    ...(rank === null ? [] : [theirs(rank, 40)]),
    ...(nip === null ? [] : [`NIP ${nip}`]),
  ];
  return parts.join(', ');
}

function placeLine(
  { signatories, unit }: LetterheadMessages['letterhead'],
  place: SigningPlace,
): string {
  const found = signatories.find((one) => one.place === place);
  const label = placeNames(place);
  if (found !== undefined) return `${label}: ${inOneLine(found)}`;
  return unit === null
    ? `${label}: belum ada. Ketik misalnya ${exampleOf(place)}`
    : `${label}: menurut akun. Bila lain, ketik "ttd ${typedPlace(place)}: " lalu nama, pangkat, dan NIP`;
}

const emblems = {
  own: 'Lambang: sudah ada',
  of_region: 'Lambang: memakai lambang daerah',
} as const;

function emblemLine({ emblem, waiting = null }: LetterheadMessages['letterhead']): string {
  const now = emblem === null ? 'Lambang: belum ada' : emblems[emblem];
  if (waiting !== null)
    return `${now}. ${theirs(waiting, 40)} belum dipakai; ketik "pakai lambang"`;
  return emblem === null ? `${now}. Kirim gambarnya dengan keterangan "lambang"` : now;
}

type Asked = LetterheadMessages['letterhead_change_ask'];

/** What of a letterhead changes, as a sentence begins. */
const whatChanges = ({ what, place }: Pick<Asked, 'what' | 'place'>): string =>
  ({
    names: `Nama pada kop ${agency()}`,
    address: `Alamat pada kop ${agency()}`,
    contact: `Kontak pada kop ${agency()}`,
    emblem: `Lambang pada kop ${agency()}`,
    signatory: `Penanda tangan ${signedFor(place ?? 'head', null)}`,
  })[what];

const standing = (value: Asked['before']): string | null =>
  value === null || typeof value !== 'string'
    ? value === null
      ? null
      : inOneLine(value)
    : theirs(value, 200);

/** The words. */
export const letterheadWords: WordsOf<LetterheadMessages> = {
  letterhead: (head) =>
    lines(
      `Kop surat ${whose(head.unit)} pada dokumen yang dicetak:`,
      `Nama: ${head.names.length === 0 ? (head.unit ?? region().agency) : theirs(head.names.join(' / '), 100)}`,
      head.address === null
        ? 'Alamat: belum ada. Ketik "kop alamat: " lalu alamatnya'
        : `Alamat: ${theirs(head.address, 80)}`,
      head.contact === null
        ? 'Kontak: belum ada. Ketik "kop kontak: " lalu telepon, laman, atau pos-el'
        : `Kontak: ${theirs(head.contact, 80)}`,
      emblemLine(head),
      ...head.places.map((place) => placeLine(head, place)),
      'Untuk mengubah, ketik misalnya "kop alamat: " lalu alamat yang benar.',
    ),
  letterhead_changed: ({ unit, what, text, signatory, place }) => {
    if (what === 'signatory')
      return signatory === null
        ? `✔ Penanda tangan ${signedFor(place ?? 'head', unit)} dikosongkan.`
        : lines(
            `✔ Tersimpan. ${signedFor(signatory.place, unit)}:`,
            inOneLine(signatory),
            'Bila ada yang keliru, ketik sekali lagi dengan yang benar.',
          );
    const label = { names: 'Nama', address: 'Alamat', contact: 'Kontak' }[what];
    return text === null
      ? `✔ ${label} pada kop ${whose(unit)} dikosongkan.`
      : `✔ Tersimpan. ${label} pada kop ${whose(unit)}: ${theirs(text, 200)}`;
  },
  letterhead_change_ask: ({ before, after, ...change }) =>
    lines(
      whatChanges(change),
      `Sekarang: ${standing(before) ?? 'belum ada'}`,
      `Menjadi: ${standing(after) ?? 'dikosongkan'}`,
      'Belum ada yang berubah.',
    ),
  letterhead_same: () => 'Isinya sudah sama, jadi tidak ada yang perlu diubah.',
  letterhead_which_unit: ({ units }) =>
    units.length === 0
      ? 'Kop unit yang mana? Mohon ketik nama unitnya. Bila tidak jadi, ketik "batal".'
      : 'Kop unit yang mana? Balas dengan nomornya. Lain kali, nama unitnya dapat langsung ditulis, misalnya "kop RSUD alamat: …".',
  letterhead_unit_unknown: ({ typed }) =>
    `Unit ${quoted(typed, 80)} belum kami temukan, jadi belum ada yang diubah. Mohon tulis nama lengkap unitnya, misalnya "kop unit ${region().examples.unitInFull} alamat: …".`,
  emblem_which_unit: ({ units }) =>
    paragraphs(
      'Gambar itu belum kami simpan, karena belum jelas untuk unit yang mana. Mohon kirim sekali lagi dengan nama unit di keterangannya.',
      units.length === 0
        ? 'Misalnya "lambang RSUD".'
        : lines(...units.slice(0, 6).map((unit) => `• lambang ${unit}`)),
    ),
  letterhead_too_long: ({ limit }) =>
    `Satu baris kop paling panjang ${limit} huruf, dan nama paling banyak tiga baris. Mohon dipendekkan, lalu kirim lagi. Baris nama dipisahkan garis miring, misalnya "kop nama: Dinas Kesehatan / UPT Puskesmas Contoh".`,
  signatory_how: ({ place, why }) =>
    paragraphs(
      {
        nip: 'NIP terdiri dari 18 angka, jadi belum disimpan.',
        name: 'Nama penanda tangan belum terbaca, jadi belum disimpan.',
        long: 'Pangkat atau jabatannya terlalu panjang, jadi belum disimpan.',
      }[why],
      lines(
        `Ketik misalnya ${exampleOf(place)}`,
        'Bila pelaksana tugas, awali nama dengan "Plt.".',
        'Bila atas nama: "a.n. Fulan, S.H.; jabatan Sekretaris Daerah; Pembina Utama Madya; NIP …".',
      ),
    ),
  signatory_not_here: ({ place, unit }) =>
    unit === null
      ? `Penanda tangan ${placeNames(place)} diatur oleh ${roleName('unit_admin')} setiap unit. Untuk ${agency()} ketik "ttd kepala: …" atau "ttd ${typedPlace('regent')}: …".`
      : `Penanda tangan ${placeNames(place)} diatur oleh ${agency()}. Untuk ${unit} ketik "ttd kepala: …" atau "ttd admin: …".`,
  emblem_taken: ({ unit, name }) =>
    `${theirs(name, 80)} kami terima sebagai lambang pada kop ${whose(unit)}; kami kabari setelah tersimpan.`,
  emblem_waits: ({ name }) =>
    `${theirs(name, 80)} sudah tersimpan, tetapi belum dipakai pada kop ${agency()}. Untuk memakainya, ketik "pakai lambang".`,
  emblem_changed: ({ name }) => `✔ Lambang pada kop ${agency()} sekarang ${theirs(name, 80)}.`,
  emblem_stored: ({ unit }) => `✔ Lambang pada kop ${whose(unit)} tersimpan.`,
};
