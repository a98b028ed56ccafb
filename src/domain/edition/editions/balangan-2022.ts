// The edition of 2022: exactly Form C.1 of Pedoman Teknis Sepeda Baru 2022 with its 11 lines and 21 indicators.
// Weights and levels are not in the pedoman; they stay null, so this edition has no score.
import type { EditionDefinition, PaperLine } from '../definition.ts';
import { fields } from './balangan-2022/fields.ts';
import { indicators } from './balangan-2022/indicators.ts';
import { sopSteps } from './sop-2022.ts';

const unitLine: PaperLine = { no: '1', label: 'Nama SKPD', from: ['unit'], sure: true };

/** Defines the edition of 2022, version 1. */
export const balangan2022: EditionDefinition = {
  id: 'balangan-2022',
  version: 1,
  year: 2022,
  title: 'Sepeda Baru 2022',
  sections: [
    { id: 'profil', title: 'Profil inovasi', items: fields },
    { id: 'indikator', title: 'Tabel Indikator', items: indicators },
  ],
  groups: [],
  papers: [
    {
      id: 'form-c1',
      title: 'LAPORAN INDEKS INOVASI DAERAH TAHUN 2022',
      lines: [
        unitLine,
        ...fields.map((field, at) => ({
          no: String(at + 2),
          label: field.label,
          from: [field.id],
          sure: true,
        })),
      ],
    },
    {
      id: 'form-c1-indicators',
      title: 'Tabel Indikator',
      lines: indicators.map((indicator) => ({
        no: String(indicator.no),
        label: indicator.label,
        from: [indicator.id],
        sure: true,
      })),
    },
  ],
  counterparts: [],
  scoring: {
    maturityMax: null,
    region: null,
    source: 'bobot dan tingkat tidak tercantum dalam Pedoman Teknis Sepeda Baru 2022',
  },
  steps: sopSteps,
  age: null,
  nameItem: 'nama',
  startItem: 'tanggal_mulai',
};
