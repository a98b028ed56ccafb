// Number, date and subject of official documents: found where they stand plainly, absent where they do not.
import { describe, expect, test } from 'vitest';
import { guessDocumentFacts } from '../../src/files/document-facts.ts';

describe('captions', () => {
  test.each([
    [
      'SK Kepala Dinas Nomor 188.45/123/Kum Tahun 2024 tentang Tim Inovasi, tanggal 2 Januari 2024',
      { number: '188.45/123/Kum Tahun 2024', subject: 'Tim Inovasi', date: '2024-01-02' },
    ],
    [
      'Perbup no 40 tahun 2021 tentang pelaksanaan inovasi daerah',
      { number: '40 Tahun 2021', subject: 'pelaksanaan inovasi daerah' },
    ],
    [
      'SK No. 050 / 17 / Bapp / 2023 tgl 14 Agustus 2023',
      { number: '050/17/Bapp/2023', date: '2023-08-14' },
    ],
    ['Paringin, 3 Maret 2023', { date: '2023-03-03' }],
    ['Surat tugas tertanggal 9 Nop 2022', { date: '2022-11-09' }],
    ['Foto sosialisasi di Halong', {}],
    ['ini buktinya ya', {}],
    ['', {}],
    ['hubungi no 081200000000', {}],
    ['indikator no 7', {}],
    ['Nomor 188/1/2024 mengubah Nomor 188/7/2023', {}],
    ['SK tanggal 31 Februari 2024', {}],
    ['tanggal 02/03/2024', {}],
    ['dari tanggal 2 Januari 2024 sampai tanggal 5 Januari 2024', {}],
  ])('%j', (caption, facts) => expect(guessDocumentFacts({ caption })).toEqual(facts));
});

describe('texts', () => {
  test('a regulation: its own title, not the ones it refers to', () => {
    const text = `BUPATI BALANGAN
PROVINSI KALIMANTAN SELATAN
PERATURAN BUPATI BALANGAN
NOMOR 40 TAHUN 2021
TENTANG
PELAKSANAAN INOVASI DAERAH
DI KABUPATEN BALANGAN
DENGAN RAHMAT TUHAN YANG MAHA ESA
BUPATI BALANGAN,
Menimbang : a. bahwa untuk melaksanakan
Mengingat : 1. Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;
2. Peraturan Pemerintah Nomor 38 Tahun 2017 tentang Inovasi Daerah;
Ditetapkan di Paringin
pada tanggal 12 Juli 2021
Diundangkan di Paringin
pada tanggal 13 Juli 2021`;
    expect(guessDocumentFacts({ text })).toEqual({
      number: '40 Tahun 2021',
      date: '2021-07-12',
      subject: 'PELAKSANAAN INOVASI DAERAH DI KABUPATEN BALANGAN',
    });
  });

  test('a letter: its head and place line, not the meeting it invites to', () => {
    const text = `PEMERINTAH KABUPATEN BALANGAN
DINAS KESEHATAN
Paringin, 3 Maret 2023
Nomor : 440/215/Dinkes/2023
Lampiran : 1 (satu) berkas
Perihal : Undangan Sosialisasi Inovasi
Kepada Yth. Kepala UPT Puskesmas
Dengan hormat, menindaklanjuti Permendagri Nomor 104 Tahun 2018 kami mengundang
pada hari Senin tanggal 13 Maret 2023`;
    expect(guessDocumentFacts({ text })).toEqual({
      number: '440/215/Dinkes/2023',
      date: '2023-03-03',
      subject: 'Undangan Sosialisasi Inovasi',
    });
  });

  test('a decree that begins with its title on one line', () => {
    const text =
      'Keputusan Kepala Dinas Pendidikan Nomor 188.4/77/Disdik Tahun 2022 tentang Pembentukan Tim Inovasi\n\nMenimbang: bahwa';
    expect(guessDocumentFacts({ text })).toEqual({
      number: '188.4/77/Disdik Tahun 2022',
      subject: 'Pembentukan Tim Inovasi',
    });
  });

  test.each([
    ['a gap left for a pen', 'KEPUTUSAN KEPALA DINAS\nNOMOR : 188.45/      /Kum/2024\nMenimbang'],
    [
      'a report that quotes regulations',
      'Inovasi ini didasari Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah.\nTahap awal dimulai 2 Januari 2024.',
    ],
    ['a draft with two numbers', 'NOMOR 1 TAHUN 2024\nNOMOR 2 TAHUN 2024'],
    ['a table of dates', 'Paringin, 1 Maret 2023\nHalong, 2 Maret 2023'],
  ])('%s gives no number and no date', (_, text) => {
    const facts = guessDocumentFacts({ text });
    expect(facts.number).toBeUndefined();
    expect(facts.date).toBeUndefined();
  });

  test('a name of a file helps only when it is plain, and the caption comes first', () => {
    expect(
      guessDocumentFacts({ fileName: 'Perbup_No_40_Tahun_2021_tentang_Inovasi_Daerah.pdf' }),
    ).toEqual({ number: '40 Tahun 2021', subject: 'Inovasi Daerah' });
    expect(guessDocumentFacts({ fileName: 'IMG_20240102.jpg' })).toEqual({});
    expect(
      guessDocumentFacts({ caption: 'nomor 5 tahun 2020', fileName: 'No 6 Tahun 2021.pdf' }),
    ).toEqual({ number: '5 Tahun 2020' });
  });

  test('long hostile text is read in no time', () => {
    for (const text of [
      'tentang '.repeat(50_000),
      'nomor 1/'.repeat(50_000),
      `${'sk '.repeat(50_000)}nomor`,
      '\n'.repeat(200_000),
      'Nomor 1/1'.padEnd(300_000, ' /'),
    ]) {
      expect(guessDocumentFacts({ text, caption: text.slice(0, 5000) })).toBeTypeOf('object');
    }
  });
});
