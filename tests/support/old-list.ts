// An invented list of 277 innovations as an office keeps one, with the words of other apps at the head of its columns.
import type { Sheets } from './workbook.ts';

const head = [
  ...['No', 'Judul Inovasi', 'OPD Pelaksana', 'Tahapan Inovasi', 'Jenis Inovasi', 'Urusan'],
  ...['Waktu Uji Coba', 'Waktu Penerapan', 'Tujuan Inovasi', 'Skor SID'],
] as const;
const things = ['Kelas', 'Pojok', 'Kebun', 'Kartu', 'Gerobak', 'Sahabat', 'Rumah', 'Pasar'];
const about = ['Gizi', 'Baca', 'Pangan', 'Sehat', 'Tani', 'Ikan', 'Sampah', 'Air', 'Balita'];

/** One row of the list. */
function rowOf(nth: number, unit: string): (string | number | null)[] {
  const name = `${things[nth % things.length]} ${about[nth % about.length]} Angkatan ${nth + 1}`;
  return [
    ...[nth + 1, name, unit, ['Penerapan', 'Uji Coba', 'Inisiatif'][nth % 3] ?? null],
    ...[nth % 2 === 0 ? 'Digital' : 'Non Digital', 'Kesehatan', '12 Januari 2023', '3 Maret 2024'],
    ...['Warga lebih cepat dilayani di tempat tinggalnya', 61 + (nth % 30)],
  ];
}

/** The list, its rows going round these units. */
export function oldList(units: readonly string[], rows = 277): Sheets {
  const body = Array.from({ length: rows }, (_, nth) =>
    rowOf(nth, units[nth % units.length] ?? ''),
  );
  return [
    {
      name: 'Daftar 2024',
      rows: [
        ['DAFTAR INOVASI DAERAH TAHUN 2024', ...Array.from({ length: 9 }, () => null)],
        [...head],
        ...body,
      ],
    },
  ];
}
