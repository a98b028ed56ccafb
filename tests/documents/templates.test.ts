// An office's own Word templates: real documents, filled with the values of the paper that the product prints and read back.
// Values are text wherever they stand; what is wrong with a template is named; the pages that list the fields list all of them.
import { readFileSync } from 'node:fs';
import {
  Document,
  Footer,
  FootnoteReferenceRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import mammoth from 'mammoth';
import { afterAll, describe, expect, test } from 'vitest';
import { createPrinter, printTemplates } from '../../src/documents/printer.ts';
import { circularBody } from '../../src/documents/papers/circular.ts';
import { innovationBody } from '../../src/documents/papers/innovation.ts';
import { meetingBodies } from '../../src/documents/papers/meeting.ts';
import { templateValues, type TemplateValues } from '../../src/documents/papers/template-values.ts';
import { filledForms } from '../../src/documents/papers/unit.ts';
import type { Body } from '../../src/documents/sheet.ts';
import {
  type TemplateField,
  templateFields,
  type TemplatePaper,
  templatePapers,
} from '../../src/domain/paper-templates.ts';
import { balangan } from '../../src/domain/regions/balangan.ts';
import { partsOf } from '../support/zip-parts.ts';
import { imprint, material, meeting, official, unitMaterial } from '../support/papers.ts';
import { inOrder } from '../support/printed.ts';

const printer = createPrinter();
afterAll(() => printer.stop());
const templates = printTemplates(printer);

const bodies = {
  'form-pengisian': innovationBody('form-pengisian', material(), balangan),
  'surat-edaran': circularBody(official, balangan),
  'surat-undangan': meetingBodies['surat-undangan'](meeting, balangan),
  notulensi: meetingBodies.notulensi(meeting, balangan),
} as const satisfies Record<TemplatePaper, Body>;

const textOf = async (bytes: Uint8Array): Promise<string> =>
  (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value;

async function filled(
  template: Uint8Array,
  paper: TemplatePaper,
  body: Body = bodies[paper],
): Promise<Uint8Array> {
  const values = templateValues(paper, body, imprint);
  const done = await printer.print({ kind: 'template', template, values, url: imprint.url });
  if (!done.ok) throw new Error(JSON.stringify(done.problem));
  return done.value.bytes;
}

async function starter(paper: TemplatePaper): Promise<Uint8Array> {
  const bytes = await templates.starter(paper);
  if (bytes === null) throw new Error('no starter');
  return bytes;
}

/** A letter of an office's own making, with these paragraphs and every field that is required. */
async function own(paper: TemplatePaper, ...lines: readonly string[]): Promise<Uint8Array> {
  const document = new Document({
    sections: [
      {
        footers: { default: new Footer({ children: [new Paragraph('{qr}')] }) },
        children: [...lines, ...requiredIn(templateFields[paper])].map(
          (line) => new Paragraph(line),
        ),
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

const requiredIn = (fields: readonly TemplateField[]): readonly string[] =>
  fields.flatMap((field) => {
    if (field.kind === 'picture') return [];
    if (field.kind === 'text') return field.required ? [`{${field.name}}`] : [];
    return [`{#${field.name}}`, ...requiredIn(field.fields), `{/${field.name}}`];
  });

/** Every text among the values. */
const wordsIn = (values: TemplateValues): readonly string[] =>
  Object.values(values).flatMap((value) =>
    typeof value === 'string' ? [value] : value.flatMap(wordsIn),
  );
const bare = (text: string): string => text.replace(/\s+/gu, '');

describe.each(templatePapers)('%s', (paper) => {
  test('has a document to begin with, which can be used as it is and says every value', async () => {
    const begun = await starter(paper);
    expect((await templates.tried(paper, begun)).ok).toBe(true);
    const bytes = await filled(begun, paper);
    const foot = [...partsOf(bytes)].find(([name]) => /footer\d*\.xml$/u.test(name))?.[1] ?? '';
    const said = bare((await textOf(bytes)) + foot.replace(/<[^>]+>/gu, ' '));
    const values = wordsIn(templateValues(paper, bodies[paper], imprint));
    expect(values.filter((value) => !said.includes(bare(value)))).toEqual([]);
    // The QR is a picture of the foot.
    expect(foot).toContain('<w:drawing>');
    expect(said).not.toMatch(/[{}]|undefined|\[object/u);
  });

  test('takes its values from the paper that the product prints', () => {
    const values = templateValues(paper, bodies[paper], imprint);
    const names = templateFields[paper].filter(({ kind }) => kind !== 'picture');
    expect(Object.keys(values).toSorted()).toEqual(names.map(({ name }) => name).toSorted());
    const wrong = names.filter(
      ({ name, kind, required }) =>
        Array.isArray(values[name]) !== (kind === 'list') ||
        (required && name !== 'draf' && values[name]?.length === 0),
    );
    expect(wrong).toEqual([]);
    const printedText = bare(JSON.stringify(bodies[paper]));
    const told = wordsIn(values).filter(
      (value) => value !== '' && !/^\.+$/u.test(value) && !value.includes('inovasi.contoh'),
    );
    const strange = told.flatMap((value) =>
      value
        .split('\n')
        .filter((line) => !printedText.includes(bare(JSON.stringify(line).slice(1, -1)))),
    );
    // When it was printed is not in the body.
    expect(strange.filter((line) => line !== imprint.printed)).toEqual([]);
  });
});

test('a filled form of a unit has a part for each innovation', async () => {
  const material2 = unitMaterial();
  const body = filledForms(material2, balangan);
  const said = await textOf(await filled(await starter('form-pengisian'), 'form-pengisian', body));
  const codes = material2.innovations.map(({ innovation }) => innovation.code);
  expect(codes.length).toBeGreaterThan(1);
  expect(inOrder(said, codes)).toBe(true);
  const marked = innovationBody('form-pengisian', material('submitted'), balangan);
  const draft = await filled(await starter('form-pengisian'), 'form-pengisian', marked);
  expect(await textOf(draft)).toContain('DRAF — belum ditetapkan');
});

test('values stay text and stand where their fields stand', async () => {
  const template = await own('notulensi', 'Sebelum {penutup} sesudah {jenis} akhir');
  const awkward = ['satu {kode} {#keputusan}', 'dua <w:p/> & "tiga" $& \u0007', '  empat مرحبا 😀'];
  const body = bodies.notulensi;
  const values = {
    ...templateValues('notulensi', body, imprint),
    ...{ penutup: awkward.join('\n'), jenis: '{acara}' },
  };
  const done = await printer.print({ kind: 'template', template, values, url: imprint.url });
  expect(done.ok).toBe(true);
  if (!done.ok) return;
  const said = await textOf(done.value.bytes);
  expect(
    inOrder(said, [
      ...['Sebelum satu {kode} {#keputusan}', 'dua <w:p/> & "tiga" $& '],
      ...['  empat مرحبا 😀', ' sesudah {acara} akhir'],
    ]),
  ).toBe(true);
  const long = { ...values, pembahasan: 'a'.repeat(13_771) };
  const whole = await printer.print({ kind: 'template', template, values: long, url: 'https://x' });
  expect(whole.ok && (await textOf(whole.value.bytes)).includes('a'.repeat(13_771))).toBe(true);
});

test('a field that is cut into runs, and a list in a row of a table, are filled', async () => {
  const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });
  const document = new Document({
    sections: [
      {
        children: [
          new Paragraph({
            children: [
              new TextRun('{ac'),
              new TextRun({ text: 'ara', bold: true }),
              new TextRun('}'),
            ],
          }),
          new Paragraph('{qr}'),
          ...['hari', 'waktu', 'tempat', 'pembahasan', 'pimpinan_nama', 'notulis_nama'].map(
            (name) => new Paragraph(`{${name}}`),
          ),
          new Table({
            rows: [
              new TableRow({
                children: [
                  cell('{#keputusan}{no}'),
                  cell('{isi}'),
                  cell('{siapa}, {batas}{/keputusan}'),
                ],
              }),
            ],
          }),
        ],
      },
    ],
  });
  const template = new Uint8Array(await Packer.toArrayBuffer(document));
  expect(await templates.tried('notulensi', template)).toMatchObject({ ok: true });
  const said = await textOf(await filled(template, 'notulensi'));
  const decided = meeting.meeting.points.filter(({ kind }) => kind === 'decision');
  expect(inOrder(said, [meeting.meeting.title, ...decided.map(({ text }) => text)])).toBe(true);
});

test('values stay text where the paragraph or row that they stand in is repeated', async () => {
  const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });
  const document = new Document({
    sections: [
      {
        children: [
          ...['{qr}', ...requiredIn(templateFields.notulensi)].map((line) => new Paragraph(line)),
          new Paragraph({
            text: 'Butir {acara}: {#keputusan}{isi}{siapa}{batas}{/keputusan}',
            bullet: { level: 0 },
          }),
          new Table({
            rows: [
              new TableRow({
                children: [
                  cell('Baris {acara}'),
                  cell('{#keputusan}{isi}'),
                  cell('{siapa}, {batas}{/keputusan}'),
                ],
              }),
            ],
          }),
        ],
      },
    ],
  });
  const template = new Uint8Array(await Packer.toArrayBuffer(document));
  const acara = 'Rapat {isi} {tindak';
  const values = { ...templateValues('notulensi', bodies.notulensi, imprint), acara };
  const done = await printer.print({ kind: 'template', template, values, url: imprint.url });
  expect(done.ok ? null : done.problem).toBeNull();
  if (!done.ok) return;
  const said = await textOf(done.value.bytes);
  expect(said).toContain(`Butir ${acara}: `);
  expect(said).toContain(`Baris ${acara}`);
});

test('a list that is not opened and closed in one place, and what is filled nowhere, are named', async () => {
  const tried = async (document: Document) => {
    const template = new Uint8Array(await Packer.toArrayBuffer(document));
    const done = await templates.tried('notulensi', template);
    return done.ok ? null : done.problem;
  };
  const whole = ['{qr}', ...requiredIn(templateFields.notulensi)];
  const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });
  const across = new Document({
    sections: [
      {
        children: [
          ...whole.map((line) => new Paragraph(line)),
          new Table({
            rows: [
              new TableRow({ children: [cell('{#keputusan}{isi}{siapa}{batas}'), cell('x')] }),
            ],
          }),
          new Paragraph('{/keputusan}'),
        ],
      },
    ],
  });
  expect(await tried(across)).toEqual([{ type: 'apart', field: 'keputusan' }]);
  const optioned = whole.concat('{kode [a: }');
  expect(await tried(plainOf(optioned))).toEqual([
    { type: 'unknown_field', field: 'kode [a:', inside: null },
  ]);
  const noted = new Document({
    footnotes: { 1: { children: [new Paragraph('Lihat {acara}')] } },
    sections: [
      {
        children: [
          ...whole.map((line) => new Paragraph(line)),
          new Paragraph({ children: [new TextRun('Catatan'), new FootnoteReferenceRun(1)] }),
        ],
      },
    ],
  });
  expect(await tried(noted)).toEqual([{ type: 'not_filled' }]);
});

const plainOf = (lines: readonly string[]): Document =>
  new Document({ sections: [{ children: lines.map((line) => new Paragraph(line)) }] });

test('a printer that takes nothing now says so, and blames no template', async () => {
  const busy = printTemplates({
    print: () =>
      Promise.resolve({
        ok: false,
        problem: { type: 'broken_off', reason: 'too many orders wait', untried: true },
      }),
  });
  expect(await busy.tried('notulensi', new Uint8Array())).toEqual({
    ok: false,
    problem: [{ type: 'busy' }],
  });
});

test('what is wrong with a template is named', async () => {
  const broken = async (...lines: readonly string[]) => {
    const tried = await templates.tried('notulensi', await own('notulensi', ...lines));
    return tried.ok ? null : tried.problem;
  };
  expect(await broken('{acara}')).toBeNull();
  expect(await broken('{pembahsan}', '{constructor}', '{__proto__}')).toEqual(
    ['pembahsan', 'constructor', '__proto__'].map((field) => ({
      ...{ type: 'unknown_field', field, inside: null },
    })),
  );
  expect(await broken('{#keputusan}{acara}{/keputusan}')).toEqual([
    { type: 'unknown_field', field: 'acara', inside: 'keputusan' },
  ]);
  expect(await broken('{#acara}{/acara}')).toEqual([{ type: 'wrong_kind', field: 'acara' }]);
  expect(await broken('{keputusan}')).toEqual([{ type: 'wrong_kind', field: 'keputusan' }]);
  expect(await broken('{#keputusan}')).toEqual([{ type: 'unpaired', field: 'keputusan' }]);
  expect(await broken('{/keputusan}')).toEqual([{ type: 'unpaired', field: 'keputusan' }]);
  expect(await broken('{acara')).toEqual([{ type: 'unpaired', field: null }]);
  expect(await broken('acara}')).toEqual([{ type: 'unpaired', field: null }]);
  const empty = new Document({ sections: [{ children: [new Paragraph('Tanpa bidang')] }] });
  const lacking = await templates.tried(
    'notulensi',
    new Uint8Array(await Packer.toArrayBuffer(empty)),
  );
  expect(!lacking.ok && lacking.problem.map((one) => 'field' in one && one.field)).toEqual(
    templateFields.notulensi.filter(({ required }) => required).map(({ name }) => name),
  );
  expect(await templates.tried('notulensi', new TextEncoder().encode('PK no archive'))).toEqual({
    ok: false,
    problem: [{ type: 'unreadable' }],
  });
});

test('the page of the fields lists every one of them', () => {
  const page = readFileSync(new URL('../../docs/templates.md', import.meta.url), 'utf8');
  const rowsOf = (fields: readonly TemplateField[], inside: string): readonly string[] =>
    fields.flatMap(({ name, label, kind, required, fields: inner }) => [
      `| \`${kind === 'list' ? `{#${name}}…{/${name}}` : `{${name}}`}\` | ${inside} | ${label} | ${required ? 'yes' : ''} |`,
      ...rowsOf(inner, `\`{#${name}}\``),
    ]);
  const told = templatePapers.flatMap((paper) => [
    `### \`${paper}\``,
    ...rowsOf(templateFields[paper], ''),
  ]);
  expect(
    page.split('\n').filter((line) => line.startsWith('### `') || line.startsWith('| `')),
  ).toEqual(told);
});
