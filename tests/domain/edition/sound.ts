// A small edition without any defect, and ways to reach into it, for tests that plant defects.
// It asserts nothing itself.
import type {
  EditionDefinition,
  Field,
  Indicator,
} from '../../../src/domain/edition/definition.ts';

type Writable<T> = T extends readonly (infer E)[]
  ? Writable<E>[]
  : T extends object
    ? { -readonly [K in keyof T]: Writable<T[K]> }
    : T;

const text = { instruction: null, example: null, help: 'Satu baris.', source: 'uji' };

function levels(): Indicator['variants'] {
  return [
    {
      code: 'tunggal',
      label: 'Tingkat',
      levels: [
        { level: 1, text: 'satu' },
        { level: 2, text: 'dua' },
        { level: 3, text: 'tiga' },
      ],
    },
  ];
}

function indicator(id: string, no: number, weight: number): Indicator {
  return {
    ...text,
    kind: 'indicator',
    id,
    no,
    nationalNo: 15 + no,
    label: `Indikator ${id}`,
    weight,
    variants: levels(),
    mandatory: false,
    evidence: { kinds: ['dokumen'], formats: ['pdf', 'mp4'], maxFiles: 3, link: true, note: null },
  };
}

/** Builds a small edition without any defect, afresh each time. */
export function sound() {
  const fields: Field[] = [
    {
      ...text,
      kind: 'field',
      id: 'nama',
      label: 'Nama',
      value: { type: 'text', minChars: 3, maxChars: 100 },
    },
    {
      ...text,
      kind: 'field',
      id: 'tahapan',
      label: 'Tahapan',
      value: {
        type: 'choice',
        options: [
          { code: 'mulai', label: 'Mulai', words: ['awal'], hints: ['baru'] },
          { code: 'jadi', label: 'Jadi', words: ['selesai'] },
        ],
      },
    },
    {
      ...text,
      kind: 'field',
      id: 'tanggal',
      label: 'Tanggal',
      value: { type: 'date', precision: 'month' },
      when: { item: 'tahapan', in: ['jadi'] },
    },
    { ...text, kind: 'field', id: 'uraian', label: 'Uraian', value: { type: 'longtext' } },
    {
      ...text,
      kind: 'field',
      id: 'lampiran',
      label: 'Lampiran',
      value: { type: 'files', formats: ['pdf'], maxFiles: 1, link: false },
    },
  ];
  const def: EditionDefinition = {
    id: 'uji',
    version: 1,
    year: 2026,
    title: 'Uji',
    sections: [
      { id: 'profil', title: 'Profil', items: fields },
      {
        id: 'indikator',
        title: 'Indikator',
        items: [indicator('satu', 1, 2), indicator('dua', 2, 1)],
      },
    ],
    groups: [
      {
        id: 'rancang',
        label: 'Rancang',
        parts: ['uraian'],
        headings: { uraian: 'Isi' },
        minWords: 10,
        source: 'uji',
      },
    ],
    papers: [
      {
        id: 'form-c1',
        title: 'Formulir',
        lines: [
          { no: '1', label: 'Unit', from: ['unit'], sure: true },
          { no: '2', label: 'Nama', from: ['nama', 'tahapan', 'tanggal'], sure: true },
          { no: '3', label: 'Rancang', from: ['rancang'], sure: true },
          { no: '4', label: 'Indikator', from: ['satu', 'dua'], sure: true },
        ],
      },
    ],
    offPaper: { lampiran: 'hanya untuk arsip' },
    counterparts: [
      { item: 'satu', edition: 'lama', no: 1, name: 'Yang lama', confidence: 'sure', note: null },
    ],
    scoring: {
      maturityMax: 9,
      region: {
        spdMax: 10,
        divisorAtLeast: 2,
        countWeight: 1,
        countCap: 5,
        totalMax: 24,
        koersifAtLeast: 1,
        basicUrusan: ['mulai'],
        urusanItem: 'tahapan',
        predicates: [
          { label: 'Tinggi', from: 50.01, to: 100 },
          { label: 'Rendah', from: 0, to: 50 },
        ],
      },
      source: 'uji',
    },
    steps: [{ no: 1, title: 'Langkah', owner: 'innovator', days: 7 }],
    age: { item: 'tanggal', renewedBy: null, from: '2024-01-01', to: '2025-12-31', source: 'uji' },
    nameItem: 'nama',
    startItem: 'tanggal',
  };
  return structuredClone(def) as Writable<EditionDefinition>;
}

/** A definition whose parts may be changed. */
export type Draft = ReturnType<typeof sound>;

/** Finds an item or throws. */
export function item(def: Draft, id: string) {
  const found = def.sections.flatMap((section) => section.items).find((one) => one.id === id);
  if (!found) throw new Error(`no item ${id}`);
  return found;
}

/** Finds a field or throws. */
export function field(def: Draft, id: string) {
  const found = item(def, id);
  if (found.kind !== 'field') throw new Error(`${id} is no field`);
  return found;
}

/** Finds an indicator or throws. */
export function indicatorOf(def: Draft, id: string) {
  const found = item(def, id);
  if (found.kind !== 'indicator') throw new Error(`${id} is no indicator`);
  return found;
}

/** Gives the options of the only choice. */
export function options(def: Draft) {
  const value = field(def, 'tahapan').value;
  if (value.type !== 'choice') throw new Error('no choice');
  return value.options;
}

/** Gives a line of the only paper. */
export function line(def: Draft, at: number) {
  const found = def.papers[0]?.lines[at];
  if (!found) throw new Error(`no line ${at}`);
  return found;
}

/** Gives the rules of the region. */
export function region(def: Draft) {
  if (!def.scoring.region) throw new Error('no region');
  return def.scoring.region;
}

/** Holds valid times of a video. */
export const video = { warnBelow: 120, warnAbove: 180, limit: 300, elements: [] };

/** Gives the age rule. */
export function ageOf(def: Draft) {
  if (!def.age) throw new Error('no age rule');
  return def.age;
}

/** Gives the element at a place or throws. */
export function at<T>(list: readonly T[] | null | undefined, place: number): T {
  const found = list?.[place];
  if (found === undefined) throw new Error(`nothing at ${place}`);
  return found;
}
