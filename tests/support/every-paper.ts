// Every paper that there is, of the invented innovation and unit and of Sepeda Baru's own case: what `npm run papers` prints
// and what the texts under tests/documents/layout/ hold. It prints nothing.
import type { Material } from '../../src/documents/papers/order.ts';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';
import { kipp2023 } from '../../src/domain/edition/editions/kipp-2023.ts';
import { innovationPapers, meetingPapers } from '../../src/domain/papers.ts';
import {
  acting,
  addresses,
  agenda,
  analysis,
  annex,
  award,
  guideNames,
  head,
  material,
  material2022,
  meeting,
  nil,
  official,
  officialOfUnit,
  onBehalf,
  unitMaterial,
} from './papers.ts';
import { sepedaBaru, sepedaBaru2022 } from './sepeda-baru.ts';

/** Every paper, in the order in which they are printed. */
export const everyPaper: readonly Material[] = [
  // The case of the pedoman, laid beside its forms.
  { kind: 'innovation', paper: 'form-c1', of: sepedaBaru2022() },
  { kind: 'innovation', paper: 'form-c1', of: sepedaBaru() },
  { kind: 'innovation', paper: 'form-c2', of: sepedaBaru() },
  { kind: 'innovation', paper: 'laporan', of: sepedaBaru() },
  ...innovationPapers.flatMap((paper): Material[] => [
    { kind: 'innovation', paper, of: material('monitored') },
    { kind: 'innovation', paper, of: material(paper === 'form-c2' ? 'accepted' : 'submitted') },
  ]),
  { kind: 'innovation', paper: 'form-c1', of: material2022() },
  {
    ...{ kind: 'other_form', paper: 'formulir-lain' },
    of: { ...material('monitored'), form: kipp2023, told: new Map([['2a', 'Ibu dan balita.']]) },
  },
  { kind: 'unit', paper: 'form-pengisian', of: unitMaterial() },
  { kind: 'nil', paper: 'keterangan-nihil', of: nil },
  { kind: 'nil', paper: 'keterangan-nihil', of: { ...nil, confirmed: null, confirmedBy: null } },
  { kind: 'nil', paper: 'keterangan-nihil', of: { ...nil, head, confirmedBy: acting } },
  { kind: 'table', paper: 'rekapitulasi', of: unitMaterial() },
  { kind: 'table', paper: 'daftar', of: unitMaterial() },
  { kind: 'list', paper: 'daftar-indeks', of: unitMaterial() },
  { kind: 'list', paper: 'daftar-indeks', of: { ...unitMaterial(), unit: null } },
  { kind: 'list', paper: 'form-pengesahan', of: unitMaterial() },
  { kind: 'analysis', paper: 'analisis', of: analysis },
  { kind: 'analysis', paper: 'analisis', of: { ...analysis, unit: null } },
  { kind: 'agenda', paper: 'agenda', of: agenda },
  { kind: 'annex', paper: 'lampiran-sk', of: annex },
  { kind: 'annex', paper: 'lampiran-sk', of: { ...annex, regent: onBehalf } },
  { kind: 'annex', paper: 'lampiran-sk', of: { ...annex, decision: null, frozen: false } },
  { kind: 'official', paper: 'surat-edaran', of: official },
  { kind: 'official', paper: 'perintah-pelaksanaan', of: officialOfUnit },
  { kind: 'official', paper: 'pernyataan-komitmen', of: officialOfUnit },
  { kind: 'official', paper: 'pernyataan-komitmen', of: official },
  { kind: 'award', paper: 'piagam', of: award },
  ...meetingPapers.map((paper): Material => ({ kind: 'meeting', paper, of: meeting })),
  { kind: 'blank', paper: 'formulir-kosong', of: balangan2026 },
  { kind: 'fill-in', paper: 'formulir-isian', of: balangan2026 },
  ...guideNames.map((paper): Material => ({ kind: 'guide', paper, of: addresses })),
];
