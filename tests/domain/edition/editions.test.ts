// The shipped editions against the facts they were made from: labels, order, weights, level texts, and what stays unknown.
import { describe, expect, it } from 'vitest';
import { checkEdition } from '../../../src/domain/edition/check.ts';
import type {
  EditionDefinition,
  Field,
  Indicator,
  PaperId,
} from '../../../src/domain/edition/definition.ts';
import {
  defaultEditionId,
  editions,
  findEdition,
} from '../../../src/domain/edition/editions/index.ts';
import facts from './indicators-2026.json' with { type: 'json' };

function edition(id: string): EditionDefinition {
  const found = findEdition(id);
  if (found === null) throw new Error(`no edition ${id}`);
  return found;
}

const items = (def: EditionDefinition) => def.sections.flatMap((section) => section.items);
const fields = (def: EditionDefinition): Field[] =>
  items(def).filter((item) => item.kind === 'field');
const indicators = (def: EditionDefinition): Indicator[] =>
  items(def).filter((item) => item.kind === 'indicator');
const lines = (def: EditionDefinition, id: PaperId) =>
  def.papers.find((paper) => paper.id === id)?.lines ?? [];

const c1Labels = [
  'Nama SKPD',
  'Nama Inovasi',
  'Bentuk Inovasi',
  'Inovasi Dimulai',
  'Tahapan Inovasi',
  'Jenis Indikator',
  'Latar Belakang',
  'Permasalahan (Hulu)',
  'Metode & Strategi',
  'Pemecahan masalah',
  'Manfaat atau dampak (Hilir)',
];

const c1Indicators = [
  'Regulasi Inovasi Daerah',
  'Ketersediaan SDM Terhadap Inovasi',
  'Dukungan Anggaran',
  'Penggunaan IT',
  'Bimtek Inovasi',
  'Program dan Kegiatan di Renstra OPD',
  'Jejaring Inovasi',
  'Replikasi',
  'Pedoman Teknis',
  'Pengelola Inovasi',
  'Ketersediaan Inovasi Layanan',
  'Penyelesaian Layanan Pengaduan',
  'Tingkat Partisipasi Stakeholder',
  'Kemudahan Informasi Layanan',
  'Kemudahan Informasi yang Dihasilkan',
  'Online Sistem',
  'Kecepatan Inovasi',
  'Kemanfaatan Inovasi',
  'Tingkat Kepuasan Penggunaan Inovasi Daerah',
  'Sosialisasi Kebijakan',
  'Kualitas Inovasi Daerah',
];

describe('the shipped editions', () => {
  it.each(Object.values(editions))('$id has no defect', (def) => {
    expect(checkEdition(def)).toEqual([]);
  });

  it('are found by id and version, and nothing else is', () => {
    expect(findEdition(defaultEditionId)?.id).toBe('balangan-2026');
    expect(findEdition('balangan-2022', 1)?.year).toBe(2022);
    expect(findEdition('balangan-2026', 1)?.version).toBe(1);
    expect(findEdition('balangan-2026', 3)).toBeNull();
    expect(findEdition('balangan-2025')).toBeNull();
    expect(findEdition('constructor')).toBeNull();
  });

  it.each(Object.values(editions))(
    '$id has the nine steps of the SOP with 83 days together',
    (def) => {
      expect(def.steps.map((step) => step.days)).toEqual([7, 7, 20, 3, 7, 15, 10, 7, 7]);
      expect(def.steps[3]?.owner).toBe('unit_head');
    },
  );

  it.each(Object.values(editions))(
    '$id can be talked about: one short line of help for every item, and an instruction',
    (def) => {
      const poor = items(def).filter((item) => item.help.length > 110 || item.instruction === null);
      expect(poor.map((item) => item.id)).toEqual([]);
    },
  );

  it.each(Object.values(editions))('$id is plain data that survives storing', (def) => {
    expect(JSON.parse(JSON.stringify(def))).toEqual(def);
  });
});

describe('balangan-2022', () => {
  const def = edition('balangan-2022');

  it('is exactly Form C.1: eleven lines in order, the first from the unit', () => {
    expect(lines(def, 'form-c1').map((line) => line.label)).toEqual(c1Labels);
    expect(fields(def).map((field) => field.label)).toEqual(c1Labels.slice(1));
    expect(lines(def, 'form-c1').flatMap((line) => line.from)).toEqual([
      'unit',
      ...fields(def).map((field) => field.id),
    ]);
  });

  it('has the 21 indicators by their own names', () => {
    expect(indicators(def).map((indicator) => indicator.label)).toEqual(c1Indicators);
    expect(lines(def, 'form-c1-indicators').map((line) => line.label)).toEqual(c1Indicators);
  });

  it('leaves unknown what the pedoman does not say', () => {
    const known = indicators(def).filter(
      (one) => one.weight !== null || one.variants !== null || one.mandatory !== null,
    );
    expect(known.map((one) => one.id)).toEqual([]);
    expect(def.scoring.maturityMax).toBeNull();
    expect(def.scoring.region).toBeNull();
    expect(def.age).toBeNull();
    expect(indicators(def).find((indicator) => indicator.no === 11)?.nationalNo).toBeNull();
  });

  it('offers the choices of the form', () => {
    const labels = (id: string) => {
      const field = fields(def).find((one) => one.id === id);
      return field?.value.type === 'choice'
        ? field.value.options.map((option) => option.label)
        : [];
    };
    expect(labels('bentuk')).toEqual(['Tata Kelola', 'Pelayanan Publik', 'Lainnya']);
    expect(labels('tahapan')).toEqual(['Inisiatif', 'Uji Coba', 'Penerapan']);
    expect(labels('inisiator')).toEqual(['Kepala Daerah', 'DPRD', 'ASN', 'SKPD', 'Masyarakat']);
  });
});

describe('balangan-2026', () => {
  const def = edition('balangan-2026');

  it.each(facts)(
    'indicator $nationalNo $label keeps weight, formats and level texts of its source',
    (fact) => {
      const indicator = indicators(def).find((one) => one.id === fact.id);
      expect(indicator).toMatchObject({
        nationalNo: fact.nationalNo,
        no: fact.nationalNo - 15,
        label: fact.label,
        weight: fact.weight,
        mandatory: fact.mandatory,
      });
      expect(indicator?.evidence.formats).toEqual(fact.formats);
      const levels = Object.fromEntries(
        (indicator?.variants ?? []).map((variant) => [
          variant.code,
          variant.levels.map((level) => level.text),
        ]),
      );
      expect(levels).toEqual(fact.levels);
    },
  );

  it('has twenty indicators whose weights make 111', () => {
    expect(indicators(def)).toHaveLength(20);
    expect(
      indicators(def).reduce((sum, indicator) => sum + (indicator.weight ?? Number.NaN), 0) * 3,
    ).toBe(111);
  });

  it('asks for the rancang bangun in the national order, 300 words together', () => {
    expect(def.groups).toHaveLength(1);
    expect(def.groups[0]).toMatchObject({
      id: 'rancang_bangun',
      minWords: 300,
      parts: [
        'dasar_hukum',
        'latar_belakang',
        'permasalahan',
        'isu_strategis',
        'metode',
        'keunggulan',
        'cara_kerja',
      ],
    });
  });

  it('fills the five papers line by line', () => {
    expect(lines(def, 'form-c1').map((line) => line.label)).toEqual(c1Labels);
    expect(lines(def, 'form-c1-indicators').map((line) => line.label)).toEqual(c1Indicators);
    expect(lines(def, 'laporan').map((line) => line.label)).toEqual([
      'Nama SKPD / Kelompok',
      'Nama Inovasi',
      'Tahapan Inovasi',
      'Inisiator Inovasi Daerah',
      'Bentuk Inovasi',
      'Jenis Inovasi',
      'Inovasi Dimulai',
      'Rancang Bangun dan Pokok Perubahan Yang Dilakukan',
      'Tujuan Inovasi',
      'Manfaat Inovasi',
      'Hasil Inovasi',
    ]);
    expect(lines(def, 'national-profile').map((line) => `${line.no} ${line.label}`)).toEqual([
      '1.1 Nama Inovasi',
      '1.2 Dibuat oleh',
      '1.3 Tahapan Inovasi',
      '1.4 Inisiator Inovasi Daerah',
      '1.5 Jenis Inovasi',
      '1.6 Bentuk Inovasi Daerah',
      '1.7 Urusan Inovasi Daerah',
      '1.8 Rancang Bangun dan Pokok Perubahan Yang Dilakukan',
      '1.9 Tujuan Inovasi Daerah',
      '1.10 Manfaat Yang Diperoleh',
      '1.11 Hasil Inovasi',
      '1.12 Waktu Uji Coba Inovasi Daerah',
      '1.13 Waktu Implementasi',
      '1.14 Anggaran',
      '1.15 Profil Bisnis',
      '1.16 Kematangan',
    ]);
    expect(lines(def, 'national-index').map((line) => line.no)).toEqual(
      facts.map((fact) => String(fact.nationalNo)),
    );
  });

  it('prints the short words of Form C.1 for its check boxes', () => {
    const onForm = fields(def)
      .flatMap((field) => (field.value.type === 'choice' ? field.value.options : []))
      .flatMap((option) => option.onPaper?.['form-c1'] ?? []);
    expect(onForm).toEqual(['Tata Kelola', 'Pelayanan Publik', 'Lainnya', 'DPRD', 'SKPD']);
  });

  it('gives every national indicator a counterpart in Balangan, 21 rows onto 20', () => {
    expect(def.counterparts.map((counterpart) => counterpart.no)).toEqual(
      c1Indicators.map((_, at) => at + 1),
    );
    expect(new Set(def.counterparts.map((counterpart) => counterpart.item)).size).toBe(20);
    expect(def.counterparts.map((counterpart) => counterpart.name)).toEqual(
      indicators(edition('balangan-2022')).map((indicator) => indicator.label),
    );
  });

  it('agrees with 2022 on where the rows lead nationally', () => {
    const national = new Map(
      indicators(def).map((indicator) => [indicator.id, indicator.nationalNo]),
    );
    const expected = def.counterparts.map((one) =>
      one.confidence === 'guess' ? null : national.get(one.item),
    );
    expect(indicators(edition('balangan-2022')).map((old) => old.nationalNo)).toEqual(expected);
  });

  it('lets the dates depend on the stage', () => {
    const when = (id: string) => fields(def).find((field) => field.id === id)?.when?.in;
    expect(when('tanggal_uji_coba')).toEqual(['uji_coba', 'penerapan']);
    expect(when('tanggal_penerapan')).toEqual(['penerapan']);
    expect(when('tanggal_mulai')).toBeUndefined();
  });

  it('warns for a video outside 2-3 minutes and refuses above 5', () => {
    expect(indicators(def).filter((indicator) => indicator.evidence.video)).toHaveLength(1);
    expect(
      indicators(def).find((indicator) => indicator.id === 'kualitas_video')?.evidence.video,
    ).toMatchObject({ warnBelow: 120, warnAbove: 180, limit: 300 });
  });

  it('says of each Asta Cita its number, and what it is about', () => {
    const field = fields(def).find((one) => one.id === 'asta_cita');
    expect(
      field?.value.type === 'choice' ? field.value.options.map((option) => option.label) : [],
    ).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((n) => expect.stringMatching(`^Asta Cita ${n}: [^:]{10,60}$`)),
    );
  });

  it('lists the 38 urusan', () => {
    const field = fields(def).find((one) => one.id === 'urusan_utama');
    expect(field?.value.type === 'choice' ? field.value.options.length : 0).toBe(38);
  });
});
