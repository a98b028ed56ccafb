// Every paper as text with its place on the page, kept under layout/: a change of wording, order or place shows as a changed
// line. Form C.1, Form C.2 and the Laporan of Sepeda Baru's own case are laid beside the pedoman's forms in every run; the
// other papers in the long one. After a wanted change: npx vitest run tests/documents/layout.test.ts -u
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { layOut, type Material } from '../../src/documents/papers/order.ts';
import { createPrinter } from '../../src/documents/printer.ts';
import { balangan } from '../../src/domain/regions/balangan.ts';
import { everyPaper } from '../support/every-paper.ts';
import { layoutBoxes } from '../support/layout-boxes.ts';
import { longTest } from '../support/long-tests.ts';
import { imprint, pictures } from '../support/papers.ts';
import { reported, sepedaBaru, sepedaBaru2022 } from '../support/sepeda-baru.ts';

const printer = createPrinter();
afterAll(() => printer.stop());

/** The papers of Sepeda Baru's own case, which stand first. */
const OWN = 4;

async function boxesOf(material: Material): Promise<string | null> {
  const laid = layOut(material, balangan);
  if (laid.kind !== 'pdf') return null;
  const done = await printer.print({ kind: 'pdf', body: laid.body, imprint, pictures });
  if (!done.ok) throw new Error(JSON.stringify(done.problem));
  return layoutBoxes(done.value.bytes);
}

const file = (at: number): string =>
  path.join(
    import.meta.dirname,
    'layout',
    `${String(at + 1).padStart(2, '0')}-${everyPaper[at]?.paper ?? ''}.txt`,
  );

test.each(everyPaper.slice(0, OWN).map(({ paper }, at) => [paper, at] as const))(
  'Sepeda Baru on %s is as it was, paper %i',
  async (_, at) => {
    const material = everyPaper[at];
    if (material === undefined) throw new Error('no paper');
    await expect(await boxesOf(material)).toMatchFileSnapshot(file(at));
  },
);

longTest('every other paper is as it was', { timeout: 120_000 }, async () => {
  for (const [at, material] of everyPaper.entries()) {
    const boxes = at < OWN ? null : await boxesOf(material);
    if (boxes !== null) await expect(boxes).toMatchFileSnapshot(file(at));
  }
});

/** Runs of text with their place, in reading order. */
const placed = (boxes: string) =>
  boxes.split('\n').flatMap((line) => {
    const [, top, left, text] = /^\s*(\d+)\s+(\d+)–\d+\s+(.*)$/u.exec(line) ?? [];
    return text === undefined ? [] : [{ top: Number(top), left: Number(left), text }];
  });

/** Text alone. */
const words = (boxes: string): readonly string[] => placed(boxes).map(({ text }) => text);

/** The lines that do not come, each after the one before. */
const inOrder = (found: readonly string[], wanted: readonly string[]): readonly string[] => {
  let from = 0;
  return wanted.filter((line) => {
    const at = found.findIndex((one, nth) => nth >= from && (one === line || one.startsWith(line)));
    if (at < 0) return true;
    from = at + 1;
    return false;
  });
};

describe("the pedoman's forms, line by line", () => {
  test('Form C.1 has its lines, choices, 21 indicators and places to sign in the order of the form', async () => {
    const form = readFileSync(
      new URL('../fixtures/documents/form-c1.txt', import.meta.url),
      'utf8',
    );
    const boxes =
      (await boxesOf({ kind: 'innovation', paper: 'form-c1', of: sepedaBaru2022() })) ?? '';
    const found = words(boxes);
    const flat = found.join(' ');
    const lines = form.split('\n').flatMap((line) => {
      const row = /^(\d+)\t([^\t]+)/u.exec(line);
      if (row !== null) return [row[1] ?? ''];
      const label = /^([^:\t()]+(?:\([^)]*\))?)\s*:/u.exec(line)?.[1]?.trim();
      if (label !== undefined) return [label];
      return line.includes('\t') || line === '' ? [] : [line === '()' ? '(' : line];
    });
    expect(lines).toHaveLength(3 + 11 + 21 + 5);
    expect(inOrder(found, lines.slice(0, -5))).toEqual([]);
    // The form tells the signatures row by row: both offices, both names, one NIP on the left.
    expect(lines.slice(-5)).toEqual(['Kepala SKPD', 'Admin Inovasi SKPD', '(', '(', 'NIP']);
    const signed = placed(boxes).slice(-9, -4);
    expect(
      signed.map(({ text }) => text.replace(/^\( .*/u, '(').replace(/^NIP .*/u, 'NIP')),
    ).toEqual([...['Kepala SKPD', '(', 'NIP'], ...['Admin Inovasi SKPD', '(']]);
    const tops = signed.map(({ top }) => top);
    expect([tops[3], tops[4]]).toEqual([tops[0], tops[1]]);
    expect(signed.map(({ left }) => left < 107)).toEqual([true, true, true, false, false]);
    const indicators = [...form.matchAll(/^\d+\t([^\t\n]+)/gmu)].map(([, label = '']) => label);
    expect(indicators.filter((label) => !flat.includes(label.split(' ')[0] ?? ''))).toEqual([]);
    for (const choices of ['Tata Kelola ☐ Pelayanan Publik ☐ Lainnya', '☐ Inisiatif ☐ Uji Coba'])
      expect(flat.replace(/\s+/gu, ' ')).toContain(choices);
    expect(flat).toMatch(/Tanggal 2\s+Bulan Februari\s+Tahun 2021/u);
  });

  test('the Laporan has the lines of the report in its order, with all that it says', async () => {
    const boxes = (await boxesOf({ kind: 'innovation', paper: 'laporan', of: sepedaBaru() })) ?? '';
    const labels = sepedaBaru().definition.papers.find(({ id }) => id === 'laporan')?.lines ?? [];
    expect(labels.map(({ label }) => label)).toEqual([
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
    const signs = new Set(words(boxes).join(' ').split(/\s+/u));
    const said = labels
      .map(({ label }) => label)
      .filter((label) => label !== 'Inovasi Dimulai')
      .flatMap((label) => reported(label).split(/\s+/u));
    expect(said.length).toBeGreaterThan(1800);
    expect([...new Set(said)].filter((word) => word !== '' && !signs.has(word))).toEqual(
      // What stood between brackets behind a head is the head's own.
      ['(upaya', 'sebelum)'],
    );
  });
});
