// What is said about evidence: numbers of indicators, levels, what is missing, facts of documents and measures.
import { describe, expect, it } from 'vitest';
import { balangan2026 } from '../../../src/domain/edition/editions/balangan-2026.ts';
import { formOf } from '../../../src/domain/edition/journey.ts';
import {
  levelFrom,
  numbersInName,
  readEvidence,
  readFacts,
} from '../../../src/domain/language/index.ts';

const today = { year: 2026, month: 11, day: 27 };

const levelsOfNumber = (no: number) =>
  formOf(balangan2026).items.flatMap((item) =>
    item.kind === 'indicator' && item.no === no ? [...(item.variants?.[0]?.levels ?? [])] : [],
  );

describe('what is typed about indicators', () => {
  it.each([
    ['7', [7], ''],
    ['indikator 7', [7], ''],
    ['i7', [7], ''],
    ['07', [7], ''],
    ['7, 8 dan 12', [7, 8, 12], ''],
    ['2, 8 dan 9 SK tim 14 orang', [2, 8, 9], 'SK tim 14 orang'],
    ['indikator 1 lampiran nomor 3', [1], 'lampiran nomor 3'],
    ['tambah 1', [1], ''],
    ['18 420 orang', [18], '420 orang'],
    ['12 nomor WA', [12], 'nomor WA'],
    ['04 foto kegiatan', [4], 'foto kegiatan'],
    // Numbers that count something, days and document numbers are no indicators.
    ['14 orang', [], '14 orang'],
    ['4 foto kegiatan', [], '4 foto kegiatan'],
    ['4 maret 2025', [], '4 maret 2025'],
    ['188.45/12/2025; 4 maret 2025; Tim', [], '188.45/12/2025; 4 maret 2025; Tim'],
    ['2025', [], '2025'],
    ['12/2025', [], '12/2025'],
    ['5,5 persen', [], '5,5 persen'],
    // Inside a text an indicator is named where it is for it; else the text speaks of one.
    ['SK tim untuk indikator 9', [9], 'SK tim'],
    ['foto rapat indikator 7', [7], 'foto rapat'],
    ['foto rapat, indikator 7, tahun 2025', [7], 'foto rapat, , tahun 2025'],
    ['termasuk indikator 3 RPJMN', [], 'termasuk indikator 3 RPJMN'],
    ['ditetapkan sesuai indikator 4', [], 'ditetapkan sesuai indikator 4'],
    ['sesuai indikator 4 SPM', [], 'sesuai indikator 4 SPM'],
  ])('%s names %j', (text, numbers, rest) => {
    expect(readEvidence(text, true)).toMatchObject({ numbers, rest });
  });

  it.each([
    ['2', 2, []],
    ['tingkat 2', 2, []],
    ['lv 2', 2, []],
    ['SK Bupati tingkat 1 yang baru', 1, []],
    ['7=2', null, [[7, 2]]],
    ['7: 2', null, [[7, 2]]],
    ['7 tingkat 2', null, [[7, 2]]],
    [
      '7=1, 8=2 SK tim',
      null,
      [
        [7, 1],
        [8, 2],
      ],
    ],
    ['SK tim, 7: 2', null, [[7, 2]]],
    [
      '7: 2\n8: 1',
      null,
      [
        [7, 2],
        [8, 1],
      ],
    ],
    // A list of what is counted, a ratio and a time are no levels.
    ['Tim 1: 3 orang, Tim 2: 2 orang', null, []],
    ['1: 3 orang, 2: 2 orang', null, []],
    ['rasio 1:3', null, []],
    ['pukul 10:3', null, []],
    ['n 7=2 kegiatan', null, []],
    ['tingkat 4', null, []],
    ['7=21', null, []],
  ] as const)('%s gives the levels %j %j', (text, level, pairs) => {
    const read = readEvidence(text, true);
    expect([read.level, [...read.levels]]).toEqual([level, pairs]);
  });

  it.each([
    ['3, 5, 9 belum ada', [3, 5, 9]],
    ['6 dan 16 belum ada', [6, 16]],
    ['16 tidak ada', [16]],
    ['sisanya belum ada', 'rest'],
    ['belum ada', null],
    ['7 belum ada buktinya', [7]],
    ['7 belum ada data dukung sama sekali', [7]],
    ['7 belum ada karena SK masih diproses', [7]],
    ['indikator 7 tidak ada kendala, semua unsur ikut', null],
    ['7 tidak ada masalah', null],
    ['7 belum punya kantor tetap', null],
  ])('%s says that nothing is there for %j', (text, missing) => {
    expect(readEvidence(text, true).missing).toEqual(missing);
  });

  it.each([
    ['7=2 dan 6 belum ada', 2, [6]],
    ['7=2 serta indikator 6 belum ada', 2, [6]],
    ['6 belum ada, lalu 7=2', 2, [6]],
    ['7=1 dan sisanya belum ada', 1, 'rest'],
    ['7=1 tapi yang lain belum ada', 1, 'rest'],
    ['7=1, sedangkan sisanya belum ada', 1, 'rest'],
  ])('%s gives a level and what is missing, and no description', (text, level, missing) => {
    const read = readEvidence(text, true);
    expect([[...read.levels], read.missing, read.rest]).toEqual([[[7, level]], missing, '']);
  });

  it('what else joins a level stays its description', () => {
    expect(readEvidence('7=2 SK tim dan undangan', true).rest).toBe('SK tim dan undangan');
  });

  it.each(['2 SK tim', '1, 2 dan 3 SK'])('%s may be a level or an indicator', (text) => {
    expect(readEvidence(text, true)).toMatchObject({ numbers: [], level: null });
    expect(readEvidence(text, true).unclear).not.toBeNull();
  });

  it.each([
    ['02 08 SK Tim.pdf', [2, 8]],
    ['i7_undangan.jpg', [7]],
    ['12 akun IG.png', [12]],
    ['5 Bimtek.pdf', [5]],
    ['IMG_2101.jpg', []],
    ['WhatsApp Image 2025-03-04 at 10.20.30.jpeg', []],
    ['IMG-20250304-WA0001.jpg', []],
    ['scan 12.pdf', []],
    ['2025 laporan.pdf', []],
    ['17 Agustus.jpg', []],
    ['12-03-2025.pdf', []],
    ['2 SK.pdf', []],
  ])('the name %s tells %j', (name, numbers) => {
    expect(numbersInName(name)).toEqual(numbers);
  });
});

describe('facts of a document', () => {
  it.each([
    [
      'SK Bupati nomor 188.45/123/2025 tgl 4 maret 2025 tentang Penetapan Inovasi',
      { number: '188.45/123/2025', date: '2025-03-04', subject: 'Penetapan Inovasi' },
      'SK Bupati',
    ],
    [
      '188.45/12/2025; 4 maret 2025; Penetapan Tim',
      { number: '188.45/12/2025', date: '2025-03-04', subject: 'Penetapan Tim' },
      '',
    ],
    ['-; maret 2025; Panduan', { date: '2025-03', subject: 'Panduan' }, ''],
    ['nomor 12 Tahun 2024', { number: '12 Tahun 2024' }, ''],
    ['januari sampai april 2025', {}, 'januari sampai april 2025'],
    ['pelatihan kader 3 maret 2025', {}, 'pelatihan kader 3 maret 2025'],
    ['sudah 1/2 jalan', {}, 'sudah 1/2 jalan'],
    ['SK tim 14 orang dari 3 dinas', {}, 'SK tim 14 orang dari 3 dinas'],
  ])('%s', (text, facts, rest) => {
    expect(readFacts(text, today)).toEqual({ facts, rest, unsure: false });
  });

  it('a day that can be read in two ways is not sure', () => {
    expect(readFacts('tgl 3/4/2025', today)).toMatchObject({ unsure: true });
  });
});

describe('a level worked out from a number', () => {
  it.each([
    [2, '14 orang', 2],
    [2, '31 petugas', 3],
    [5, '2 kali', 2],
    [9, 'SK tim 14 orang dari 3 dinas', 2],
    [12, '2 metode', 2],
    [13, '1 hari', 3],
    [14, '95%', 3],
    [17, '4 bulan', 3],
    [18, '1.200 orang', 3],
    [18, '420', 2],
    // No bounds, another unit, or two numbers that come to different levels.
    [1, '3 dinas', null],
    [2, '3 dinas', null],
    [2, '4 orang, dulu 14 orang', null],
    [3, '2 tahun', null],
  ])('indicator %i, %s: %j', (no, text, level) => {
    expect(levelFrom(levelsOfNumber(no), text)?.level.level ?? null).toBe(level);
  });
});
