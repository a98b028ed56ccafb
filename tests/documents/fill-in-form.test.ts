// The form to fill in, written for real, filled in as an office program does, sent back and read by the product's own reader:
// whatever is put in comes out equal, and what is not filled in is not taken. RUNS and SEED try others.
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { wordForm } from '../../src/documents/docx.ts';
import { fillInForm } from '../../src/documents/papers/fill-in.ts';
import type { AnswerValue } from '../../src/domain/edition/answer.ts';
import type { EditionDefinition, Field, Indicator } from '../../src/domain/edition/definition.ts';
import { balangan2022 } from '../../src/domain/edition/editions/balangan-2022.ts';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';
import { headingsOf } from '../../src/domain/edition/editions/headings.ts';
import { readAnswer } from '../../src/domain/edition/items/index.ts';
import { formOf } from '../../src/domain/edition/journey.ts';
import { showAnswer } from '../../src/domain/edition/show.ts';
import type { DocumentReading } from '../../src/domain/excerpts/excerpt.ts';
import { cellMark } from '../../src/domain/excerpts/form-marks.ts';
import { isTakenWithAll, offersOf } from '../../src/domain/excerpts/offers.ts';
import { readDocument } from '../../src/domain/excerpts/read-document.ts';
import { cleanText } from '../../src/domain/language/index.ts';
import { balangan } from '../../src/domain/regions/balangan.ts';
import { documentText } from '../../src/files/document.ts';
import { DEFAULT_FILE_LIMITS, inspectFile } from '../../src/files/inspect.ts';
import { fileWith, removeFiles } from '../files/support/inspecting.ts';
import { filledForm, type Written } from '../support/filled-form.ts';

afterAll(removeFiles);

const today = { year: 2026, month: 11, day: 28 };

async function readBack(
  cells: ReadonlyMap<string, Written>,
  made: EditionDefinition = balangan2026,
): Promise<DocumentReading> {
  const path = await fileWith(await filledForm(await wordForm(fillInForm(made, balangan)), cells));
  const text = await documentText(path, 'docx');
  if (!text.ok) throw new Error('unreadable');
  return readDocument(text.value, formOf(balangan2026), headingsOf(balangan2026.id), today);
}

const items = formOf(balangan2026).items;
const valueMark = (item: string): string => cellMark({ part: 'value', item });

/** A value that may be put into the form, and what is written for it. */
interface Put {
  readonly value: AnswerValue;
  readonly cells: readonly (readonly [string, Written])[];
}

/** Words as people and their programs write them: all signs that XML may hold, boxes and marks of forms among them. */
const words = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
      fc.constantFrom(
        'Latar Belakang',
        '[#tujuan]',
        '☒ Digital',
        'Nomor: 12/2025',
        '<b>',
        '&amp;',
        '2.',
        'x',
        '…',
      ),
    ),
    { minLength: 1, maxLength: 12 },
  )
  // oxlint-disable-next-line no-control-regex -- no office program can write these
  .map((parts) => cleanText(parts.join(' ').replaceAll(/[\u0000-\u001f\ufffe\uffff]/gu, ' ')).text);

const texts = fc
  .array(words, { minLength: 1, maxLength: 5 })
  .map((lines) => lines.map((line) => line.trim()).join('\n'));

const day = fc
  .date({ min: new Date('2001-01-01'), max: new Date('2026-11-27'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

function putField(field: Field): fc.Arbitrary<Put | null> {
  const mark = valueMark(field.id);
  const type = field.value;
  /** What is typed counts as what a typed answer would be; what would be asked about is no value. */
  const typed = (written: string): Put | null => {
    const reading = readAnswer(field, written, today);
    return reading.kind === 'value'
      ? { value: reading.value, cells: [[mark, { words: written }]] }
      : null;
  };
  switch (type.type) {
    case 'text':
      return words.map(typed);
    case 'longtext':
      return texts.map(typed);
    case 'date':
      return day.map((date) => typed(showAnswer(field, { type: 'date', date })));
    case 'number':
      return fc.integer({ min: type.min ?? 0, max: type.max ?? 1e9 }).map((n) => typed(String(n)));
    case 'coordinates':
      return fc
        .record({
          lat: fc.integer({ min: -239, max: -200 }),
          lon: fc.integer({ min: 11_500, max: 11_590 }),
        })
        .map(({ lat, lon }) => typed(`${lat / 100}, ${lon / 100}`));
    case 'choice':
      return fc
        .uniqueArray(fc.nat({ max: type.options.length - 1 }), {
          minLength: 1,
          maxLength: type.many === true ? 5 : 1,
        })
        .map((ticks) => ({
          value: {
            type: 'choice',
            codes: type.options.flatMap(({ code }, at) => (ticks.includes(at) ? [code] : [])),
          },
          cells: [[mark, { ticks }]],
        }));
    case 'files':
      return fc.constant(null);
  }
}

function putIndicator(item: Indicator): fc.Arbitrary<Put | null> {
  const variants = item.variants ?? [];
  return fc
    .record({
      description: fc.option(texts),
      variant: fc.nat({ max: Math.max(variants.length - 1, 0) }),
      level: fc.option(fc.nat({ max: 2 })),
    })
    .map(({ description, variant: at, level }) => {
      const variant = variants[at];
      const told = description?.trim() ?? '';
      const plain = /[\p{L}\p{N}]/u.test(told) ? told : null;
      const claimed = level === null ? undefined : variant?.levels[level]?.level;
      if (plain === null && claimed === undefined) return null;
      return {
        value: {
          type: 'indicator',
          links: [],
          level: claimed ?? null,
          ...(plain === null ? {} : { description: plain }),
          ...(claimed === undefined || variants.length < 2 ? {} : { variant: variant?.code }),
        },
        cells: [
          ...(plain === null
            ? []
            : [[cellMark({ part: 'description', item: item.id }), { words: plain }] as const]),
          ...(claimed === undefined || variant === undefined
            ? []
            : [
                [
                  cellMark({ part: 'level', item: item.id, variant: variant.code }),
                  { ticks: [level ?? 0] },
                ] as const,
              ]),
        ],
      };
    });
}

const filling = fc.record(
  Object.fromEntries(
    items.map((item) => [
      item.id,
      fc.option(item.kind === 'field' ? putField(item) : putIndicator(item)),
    ]),
  ),
);

test('what is put in comes out equal, without a doubt, and nothing else does', async () => {
  await fc.assert(
    fc.asyncProperty(filling, async (filled) => {
      const put = Object.entries(filled).flatMap(([item, one]) => (one ? [{ item, ...one }] : []));
      const reading = await readBack(new Map(put.flatMap(({ cells }) => cells)));
      const told = new Map(reading.excerpts.map(({ item, value }) => [item, value]));
      expect(told).toEqual(new Map(put.map(({ item, value }) => [item, value])));
      expect(reading.excerpts.flatMap(({ doubts }) => doubts)).toEqual([]);
      expect(reading.own).toEqual({
        edition: 'balangan-2026',
        other: false,
        torn: false,
        unread: [],
      });
      const offers = offersOf(formOf(balangan2026), new Map(), [
        { fileId: 1, name: 'a.docx', code: null, reading },
      ]);
      expect(offers.every(isTakenWithAll)).toBe(true);
    }),
    { numRuns: Number(process.env['RUNS'] ?? 12), seed: Number(process.env['SEED'] ?? 1) },
  );
}, 600_000);

test('an empty form tells nothing, in every edition', async () => {
  for (const edition of [balangan2022, balangan2026]) {
    const reading = await readBack(new Map(), edition);
    expect(reading.excerpts).toEqual([]);
    expect(reading.own?.unread).toEqual([]);
    expect(reading.own?.other).toBe(edition !== balangan2026);
  }
});

test('the form is a document that is accepted, and every item has its row', async () => {
  const bytes = await wordForm(fillInForm(balangan2026, balangan));
  const path = await fileWith(bytes);
  const seen = await inspectFile(path, {
    size: bytes.byteLength,
    displayName: 'Formulir Isian 2026.docx',
    allowed: ['docx'],
    limits: DEFAULT_FILE_LIMITS,
    scan: null,
  });
  expect(seen.ok && seen.value.warnings).toEqual([]);
  const text = await documentText(path, 'docx');
  const all = text.ok ? JSON.stringify(text.value.blocks) : '';
  for (const item of items) {
    expect(all).toContain(JSON.stringify(item.label).slice(1, -1));
    expect(all).toContain(JSON.stringify(item.help).slice(1, -1));
  }
});

test('two ticks for one choice are two values, and words beside the boxes are read with a doubt', async () => {
  const reading = await readBack(
    new Map<string, Written>([
      [valueMark('jenis'), { ticks: [0, 1] }],
      [valueMark('bentuk'), { words: 'pelayanan publik' }],
      [valueMark('tanggal_mulai'), { words: 'entah kapan' }],
      [valueMark('tahapan'), { words: '☐ Inisiatif\n[x] Uji Coba\n☐ Penerapan' }],
      [valueMark('klasifikasi'), { words: '…………' }],
    ]),
  );
  expect(reading.excerpts.map(({ item, value, doubts }) => ({ item, value, doubts }))).toEqual([
    { item: 'bentuk', value: { type: 'choice', codes: ['pelayanan_publik'] }, doubts: [] },
    { item: 'jenis', value: { type: 'choice', codes: ['digital'] }, doubts: [] },
    { item: 'jenis', value: { type: 'choice', codes: ['non_digital'] }, doubts: [] },
    { item: 'tahapan', value: { type: 'choice', codes: ['uji_coba'] }, doubts: [] },
  ]);
  expect(reading.own?.unread).toEqual(['tanggal_mulai']);
});

test('a level that was marked without its box is named, not dropped', async () => {
  const level = (item: string) => {
    const found = balangan2026.sections
      .flatMap((section) => section.items)
      .find(({ id }) => id === item);
    if (found?.kind !== 'indicator') throw new Error('no indicator');
    return cellMark({ part: 'level', item, variant: found.variants?.[0]?.code ?? '' });
  };
  const reading = await readBack(
    new Map<string, Written>([
      [level('regulasi'), { words: 'Tingkat 2' }],
      [level('sdm'), { words: '☐ Tingkat 1: sedikit\nx ☐ Tingkat 2: cukup' }],
      [level('anggaran'), { words: '☐ Tingkat 1: sedikit\n☐ Tingkat 2: cukup' }],
    ]),
  );
  expect(reading.own?.unread).toEqual(['regulasi', 'sdm']);
});

test('a form of another edition is told, and nothing of it is taken with all', async () => {
  const [first] = balangan2022.sections.flatMap((section) => section.items);
  if (first === undefined) throw new Error('no item');
  const reading = await readBack(
    new Map([[valueMark(balangan2022.nameItem), { words: 'Antar Obat Lansia' }]]),
    balangan2022,
  );
  expect(reading.own).toMatchObject({ edition: 'balangan-2022', other: true });
  expect(reading.excerpts.map(({ doubts }) => doubts)).toEqual([['edition']]);
});
