// The edition of 2026, the default: national profile and index of 2026, asked in parts that also fill Form C.1.
// It only puts the parts together; facts that were not found are null.
import type { EditionDefinition } from '../definition.ts';
import { firstIndicators } from './balangan-2026/indicators-1-7.ts';
import { middleIndicators } from './balangan-2026/indicators-8-14.ts';
import { lastIndicators } from './balangan-2026/indicators-15-20.ts';
import { counterparts, offPaper, papers } from './balangan-2026/papers.ts';
import { dates, identity, theme } from './balangan-2026/profile.ts';
import { attachments, designParts, outcomes } from './balangan-2026/texts.ts';
import { sopSteps } from './sop-2022.ts';
import { basicUrusan } from './urusan.ts';

const indicators = [...firstIndicators, ...middleIndicators, ...lastIndicators];

/**
 * Defines the edition of 2026, version 2: each Asta Cita says what it is about, and two choices are called as in the portal. Drafts begun in version 1 keep it, as stored in the database, until they are moved.
 */
export const balangan2026: EditionDefinition = {
  id: 'balangan-2026',
  version: 2,
  year: 2026,
  title: 'Sepeda Baru 2026',
  // Easy questions first, so that a beginner soon sees progress; long texts next, then evidence, which needs papers at hand.
  sections: [
    { id: 'identitas', title: 'Identitas inovasi', items: identity },
    { id: 'tema', title: 'Urusan dan tema', items: theme },
    { id: 'waktu', title: 'Waktu dan tempat', items: dates },
    { id: 'rancang_bangun', title: 'Rancang bangun', items: designParts },
    { id: 'hasil', title: 'Tujuan, manfaat dan hasil', items: outcomes },
    { id: 'indikator', title: 'Indikator', items: indicators },
    { id: 'lampiran', title: 'Lampiran', items: attachments },
  ],
  groups: [
    {
      id: 'rancang_bangun',
      label: 'Rancang Bangun dan Pokok Perubahan Yang Dilakukan',
      // The national order, with the background of Form C.1 where Balangan's own reports put it.
      parts: [
        'dasar_hukum',
        'latar_belakang',
        'permasalahan',
        'isu_strategis',
        'metode',
        'keunggulan',
        'cara_kerja',
      ],
      headings: { permasalahan: 'Permasalahan (Makro dan Mikro)', metode: 'Metode Pembaharuan' },
      minWords: 300,
      source: 'formulir nasional setiap tahun sejak 2020: rancang bangun paling sedikit 300 kata',
    },
  ],
  papers: papers(indicators),
  offPaper,
  counterparts,
  scoring: {
    maturityMax: 111,
    region: {
      spdMax: 63,
      divisorAtLeast: 12,
      countWeight: 0.38,
      countCap: 200,
      totalMax: 250,
      koersifAtLeast: 5,
      basicUrusan,
      urusanItem: 'urusan_utama',
      predicates: [
        { label: 'Sangat Inovatif', from: 65.01, to: 100 },
        { label: 'Inovatif', from: 40.01, to: 65 },
        { label: 'Kurang Inovatif', from: 0.01, to: 40 },
        { label: 'Tidak Dapat Dinilai', from: 0, to: 0 },
      ],
    },
    source: 'aturan 2026 menurut sumber terbuka aplikasi daerah',
  },
  steps: sopSteps,
  age: {
    item: 'tanggal_penerapan',
    renewedBy: 'tanggal_pengembangan',
    from: '2024-01-01',
    to: '2025-12-31',
    source: 'aturan umur 2026 menurut sumber terbuka aplikasi daerah',
  },
  nameItem: 'nama',
  startItem: 'tanggal_mulai',
};
