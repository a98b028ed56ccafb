// The case that the pedoman and the report of 2024 tell of: Sepeda Baru itself, as its own report fills the forms. What the
// report does not tell (levels, evidence, who signs, a monitoring) stays open, and is a dotted line on paper.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { AnswerValue } from '../../src/domain/edition/answer.ts';
import type { EditionDefinition, ItemId } from '../../src/domain/edition/definition.ts';
import { balangan2022 } from '../../src/domain/edition/editions/balangan-2022.ts';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';
import { formOf } from '../../src/domain/edition/journey.ts';
import type { InnovationMaterial } from '../../src/domain/paper-material.ts';
import { material } from './papers.ts';

const { rows } = z
  .object({ rows: z.array(z.tuple([z.string(), z.string()])) })
  .parse(
    JSON.parse(readFileSync(new URL('../fixtures/documents/report.json', import.meta.url), 'utf8')),
  );

/** What the report says beside a label. */
export const reported = (label: string): string =>
  rows.find(([called]) => called === label)?.[1] ?? '';

/** The heads inside "Rancang Bangun" of the report, and the item each part answers. */
const heads: readonly (readonly [string, ItemId])[] = [
  ['Dasar Hukum ', 'dasar_hukum'],
  [' Latar Belakang ', 'latar_belakang'],
  [' Isu Strategis ', 'isu_strategis'],
  [' Permasalahan (Makro dan Mikro) ', 'permasalahan'],
  [' Metode Pembaharuan (upaya yang dilakukan sebelum) ', 'metode'],
  [' Keunggulan dan Kebaharuan ', 'keunggulan'],
  [' Tahapan Inovasi ', 'cara_kerja'],
];

/** The copy of the report has lost its line ends; each point of a list begins a line again. */
const lines = (text: string): string =>
  text.replace(/\s+(?=(?:\d{1,2}\. \p{Lu}|• ))/gu, '\n').trim();

function designParts(): readonly (readonly [ItemId, string])[] {
  const whole = reported('Rancang Bangun dan Pokok Perubahan Yang Dilakukan');
  const places = heads.map(([head]) => whole.indexOf(head));
  return heads.map(([head, item], at) => {
    const from = (places[at] ?? 0) + head.length;
    return [item, lines(whole.slice(from, places[at + 1]))];
  });
}

const text = (value: string): AnswerValue => ({ type: 'text', text: value });
const choice = (code: string): AnswerValue => ({ type: 'choice', codes: [code] });

/** Sepeda Baru in an edition, with nothing but what its report tells. */
export function sepedaBaru(definition: EditionDefinition = balangan2026): InnovationMaterial {
  const told: readonly (readonly [ItemId, AnswerValue])[] = [
    ['nama', text(reported('Nama Inovasi'))],
    ['bentuk', choice('tata_kelola')],
    ['jenis', choice('non_digital')],
    ['tahapan', choice('penerapan')],
    ['inisiator', choice('opd')],
    ['nama_inisiator', text(reported('Inisiator Inovasi Daerah'))],
    ['tanggal_mulai', { type: 'date', date: '2021-02-02' }],
    ...designParts().map(([item, value]) => [item, text(value)] as const),
    ...(['tujuan', 'manfaat', 'hasil'] as const).map(
      (item) =>
        [item, text(lines(reported(`${item[0]?.toUpperCase()}${item.slice(1)} Inovasi`)))] as const,
    ),
  ];
  const { byId } = formOf(definition);
  const blank = material('monitored', {}, definition);
  return {
    ...blank,
    innovation: {
      ...blank.innovation,
      ...{ code: 'INV-5EPED', version: 1, files: [], name: reported('Nama Inovasi') },
      answers: new Map(
        told
          .filter(([id]) => byId.has(id))
          .map(([id, value]) => [id, { value, revision: 1, writtenBy: 1, toConfirm: false }]),
      ),
    },
    unit: reported('Nama SKPD / Kelompok'),
    signers: { head: null, admin: null },
    monev: { rows: [], officer: null, by: null, ended: null },
  };
}

/** The same on the form of the pedoman. */
export const sepedaBaru2022 = (): InnovationMaterial => sepedaBaru(balangan2022);
