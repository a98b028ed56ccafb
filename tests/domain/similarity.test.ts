// Real pairs of names that are versions of one innovation, and names that only share common words.
import { describe, expect, it } from 'vitest';
import { similarNames } from '../../src/domain/similarity.ts';

const names = [
  'LA-LISA (Layanan Aduan Online Whatsapp)',
  'LA-LISA (Layanan Aduan onLIne whatsapp SAtpol PP)',
  'Sepeda Baru V. 03 (Sistem Penjaringan Inovasi Daerah Balangan Terpadu)',
  'Kompor Panggul (Komoditas Porang Pangan Panggul)',
  'PEPES PAPARI (Percepatan Proses Pengajuan PBG Mandiri)',
  '(PuLPenDaCil) Perluasan Layanan Pendidikan di Daerah Terpencil',
  'Optimalisasi Pemantuan Pertumbuhan Balita dalam Bentuk Catatan Gizi Balita',
  'Dik Jamila me-WA',
  'JEBOL SIPERA (Jemput Bola Inovasi Perangkat Daerah)',
  'TIM PASTI-PD (Pendampingan dan Asistensi Inovasi Perangkat Daerah)',
  'KORAN NASANTING (Posko Berantas Stunting)',
  'SI GEMBIRA',
  'PENINGKATAN CAKUPAN BERAT BADAN BALITA MELALUI APLIKASI SINTARI DI DESA KABUPATEN BALANGAN',
];
const catalogue = names.map((name, at) => ({
  code: `INV-${String(at).padStart(2, '0')}`,
  name,
  unit: 'unit',
}));
const found = (name: string) =>
  similarNames(
    name,
    catalogue.filter((entry) => entry.name !== name),
  ).map((entry) => entry.name);

describe('similarNames', () => {
  it('finds the other LA-LISA from either side', () => {
    expect(found(names[0] ?? '')).toEqual([names[1]]);
    expect(found(names[1] ?? '')).toEqual([names[0]]);
  });

  it.each([
    ['the acronym alone', 'lalisa', 0],
    ['the expansion alone', 'layanan aduan online whatsapp', 0],
    ['an earlier version', 'Sepeda Baru', 2],
    ['a later version', 'SEPEDA BARU V.4', 2],
    ['the acronym without its bracket', 'pulpendacil', 5],
    [
      'the expansion of a bracket that came first',
      'Perluasan Layanan Pendidikan di Daerah Terpencil',
      5,
    ],
    [
      'a corrected typo',
      'Optimalisasi Pemantauan Pertumbuhan Balita dalam Bentuk Catatan Gizi Balita',
      6,
    ],
    ['a colon in place of the bracket', 'Jebol Sipera: Jemput Bola Inovasi Perangkat Daerah', 8],
    ['a word of a long title', 'Sintari', 12],
    ['accents and no-break spaces', 'Sí\u00a0Gémbira', 11],
  ])('finds %s', (_, typed, at) => {
    expect(found(typed)[0]).toBe(names[at]);
  });

  it.each([
    'Pelayanan Kesehatan',
    'Layanan Aduan Masyarakat',
    'Bank Sampah Sekolah',
    'SI CANTIK',
    'Inovasi Daerah',
    'a',
    '',
    '???',
    '😀',
  ])('finds nothing for %j', (typed) => {
    expect(found(typed)).toEqual([]);
  });

  it('does not take innovations for one another that only share their line of work', () => {
    expect(found(names[8] ?? '')).toEqual([]);
    expect(found(names[9] ?? '')).toEqual([]);
  });

  it('gives an exact copy the score 1 and sorts by likeness, then code', () => {
    const result = similarNames('la lisa (layanan aduan online whatsapp)', catalogue);
    expect(result.map((entry) => entry.code)).toEqual(['INV-00', 'INV-01']);
    expect(result[0]).toMatchObject({ score: 1, unit: 'unit' });
    expect(result[1]?.score).toBeLessThan(1);
  });

  it('lists at most five and is not crowded out by names that share one common word', () => {
    const crowd = Array.from({ length: 500 }, (_, at) => ({
      code: `X${at}`,
      name: 'Layanan',
      unit: 'unit',
    }));
    const result = similarNames('LA-LISA (Layanan Aduan Online Whatsapp)', [
      ...crowd,
      ...catalogue.slice(1, 2),
    ]);
    expect(result[0]?.name).toBe(names[1]);
    expect(similarNames('Layanan', crowd)).toHaveLength(5);
  });

  it('finds names of one or two letters only when they are equal', () => {
    const short = [
      { code: 'A', name: 'A1', unit: 'unit' },
      { code: 'B', name: 'B1', unit: 'unit' },
    ];
    expect(similarNames('a1', short).map((entry) => entry.code)).toEqual(['A']);
  });
});
