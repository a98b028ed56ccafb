// What never stands on a public card, as people write it, and what looks like it and stays.
import { expect, test } from 'vitest';
import { withoutContacts } from '../../src/domain/hub/without-contacts.ts';

const left = (text: string, people: readonly string[] = []): string =>
  withoutContacts(text, people).text;

test.each([
  ...[
    'www.instagram.com/contoh',
    'drive.google.com/file/d/1aB_c-9',
    'forms.gle/Ab3dE',
    'bit.ly/Contoh',
  ],
  ...[
    'https://contoh.id/x?y=1',
    'linktr.ee/contoh',
    'puskesmas.contoh.go.id',
    'instagram.com',
    's.id/contoh',
  ],
  ...['siti.aminah@contoh.go.id', '@siti_aminah', 'WWW.CONTOH.ID'],
  ...['6311 0212 3456 7890', '6311-0212-3456-7890', '631102 123456 7890', '63.11.02.123456.7890'],
  ...['6311021234567890', '12.345.678.9-012.000'],
  ...[
    '198001012005012003',
    '19800101 200501 2 003',
    '1980 01 01 2005 01 2 003',
    '19800101.200501.2.003',
  ],
  ...[
    '081234567890',
    '0812-3456-7890',
    '0812 3456 7890',
    '+62 812 3456 7890',
    '62812-3456-7890',
    '(0812) 3456-7890',
  ],
  ...[
    '+62 (0)812 3456 7890',
    '0812 – 3456 – 7890',
    '(0526) 2021345',
    '0526-2021345',
    '0526 202 1345',
    '+62 526 2021345',
  ],
])('leaves out %s', (contact) => {
  expect(left(`Hubungi ${contact} setiap hari.`)).toBe('Hubungi … setiap hari.');
});

test.each([
  'Biaya Rp1.250.000.000 setahun, turun dari Rp2.500.000.000.',
  'Dari 2021 2022 2023 2024 naik terus.',
  'Kader 10 orang, 3.450 balita, 12,5 persen, 08.00 sampai 12.00.',
  'Surat 188.45/123/Kum/2024 tanggal 05-01-2024.',
  'Lulusan S.Kep/Ners dan A.Md/S.Gz ikut.',
  'Datang ke desa.Ibu hamil diperiksa. RT 001/RW 002 12 rumah, 0800 – 1200.',
  'Tahun 2024/2025: 1.200.000 jiwa dan 3.400.000 kunjungan.',
])('keeps %s', (text) => {
  expect(left(text)).toBe(text);
});

test.each([
  ['Hj. Siti Aminah, S.Kep., Ns.', 'Siti Aminah'],
  ['dr. Budi Santoso', 'Budi Santoso'],
  ['Prof. Dr. H. Ahmad Fauzi, M.Kes', 'ahmad  fauzi'],
  ['Siti Aminah (Bidan Desa); Budi Santoso', 'Siti Aminah'],
  ['Siti Aminah dan Budi Santoso', 'Budi Santoso'],
  ['Siti Aminah, A.Md.Keb, Budi Santoso, S. Gz', 'Budi Santoso'],
  ['1. Siti Aminah\n2. Drs. Budi Santoso', 'Budi Santoso'],
  ['Siti Aminah S.Gz', 'SITI AMINAH'],
  ['Muh. Yusuf Akbar - Kepala Puskesmas', 'Muh. Yusuf Akbar'],
  ['Siti Aminah SKM', 'Siti Aminah'],
  ['Kepala Puskesmas, Siti Aminah', 'Siti Aminah'],
  ['Bidan Siti Aminah', 'Siti Aminah'],
])('leaves out who is named in %s', (people, name) => {
  expect(left(`Kata ${name} begitu.`, [people])).toBe('Kata … begitu.');
});

test('leaves offices that stand beside a name', () => {
  const text = 'Kepala Puskesmas Awayan dan Bidan Desa ikut di Puskesmas Awayan.';
  expect(
    left(text, [
      'Siti Aminah, Kepala Puskesmas Awayan, Puskesmas Awayan',
      'Budi Santoso (Bidan Desa)',
    ]),
  ).toBe(text);
});

test.each([
  ['Salmah', 'Salmah', 'Kata … begitu.'],
  ['Hj. Salmah, S.Kep', 'SALMAH', 'Kata … begitu.'],
  ['Siti Aminah', 'Bu Siti', 'Kata Bu … begitu.'],
  ['Siti, Budi dan Rahma', 'Budi dan Rahma', 'Kata … dan … begitu.'],
  ['Siti, Budi', 'Siti dan Pak Budi', 'Kata … dan Pak … begitu.'],
  ['Siti SKM', 'Siti', 'Kata … begitu.'],
  ['BUDI, SKM', 'Pak BUDI', 'Kata Pak … begitu.'],
  ['Siti Aminah; Budi', 'dr. Aminah dan Budi', 'Kata dr. … dan … begitu.'],
])('leaves out a name of one word: %s', (people, said, left) => {
  expect(withoutContacts(`Kata ${said} begitu.`, [people]).text).toBe(left);
});

test.each([
  ['Masyarakat', 'Masyarakat ikut, kata Masyarakat.'],
  ['Melati Putri', 'Posyandu Melati buka setiap Senin.'],
  ['Intan', 'Kader memakai intan, dan Intannya satu.'],
  ['Kepala', 'Kata Kepala begitu.'],
  ['Kepala Puskesmas', 'Kata Kepala Puskesmas begitu.'],
  ['Kepala Puskesmas Awayan; Bidan Desa', 'Kata Kepala Puskesmas Awayan dan Bidan Desa.'],
  ['Siti, SKM, Ners', 'Lulusan SKM, Ners dan Bdn ikut.'],
  ['Siti Aminah, SKep, SKM, Ners, Bdn', 'Lulusan SKM, SKep, Ners dan Bdn ikut.'],
  ['Budi, Promkes; Rahma, Nakes', 'Promkes dan Nakes bertemu.'],
  ['Budi, DUKCAPIL', 'Data DUKCAPIL dipakai.'],
  ['Budi, Pelayanan', 'Pelayanan lebih cepat.'],
])('keeps what only looks like the name of %s', (people, text) => {
  expect(withoutContacts(text, [people]).text).toBe(text);
});
