// Old documents taken apart, in every format they come in: headings, lines, cells and boxes to tick in their order.
import { afterAll, describe, expect, test } from 'vitest';
import { documentText } from '../../src/files/document.ts';
import { DEFAULT_FILE_LIMITS, inspectFile } from '../../src/files/inspect.ts';
import { fileWith, removeFiles } from './support/inspecting.ts';
import { odt, odtCell, odtTable } from './support/odt.ts';
import { pdf } from './support/pdf.ts';
import { docxEntries, zip } from './support/zip.ts';

afterAll(removeFiles);

const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (inside: string): string => `<w:p>${inside}</w:p>`;
const cell = (...texts: readonly string[]): string =>
  `<w:tc>${texts.map((text) => paragraph(run(text))).join('')}</w:tc>`;
const box = (checked: boolean, words: string): string =>
  `<w:sdt><w:sdtPr><w14:checkbox xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w14:checked w14:val="${checked ? 1 : 0}"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>${checked ? '☒' : '☐'}</w:t></w:r></w:sdtContent></w:sdt>${run(` ${words} `)}`;

describe('DOCX', () => {
  test('cells stay cells, paragraphs of a cell are its lines, boxes say whether they are ticked', async () => {
    const place = await fileWith(
      zip(
        docxEntries(
          paragraph(run('LAPORAN')) +
            `<w:tbl><w:tr>${cell('Nama Inovasi')}${cell('SI PINTAR')}</w:tr>` +
            `<w:tr>${cell('Bentuk Inovasi')}<w:tc>${paragraph(box(false, 'Tata Kelola') + box(true, 'Pelayanan Publik'))}</w:tc></w:tr>` +
            `<w:tr>${cell('Tujuan')}${cell('Satu.', 'Dua.')}</w:tr></w:tbl>`,
        ),
      ),
    );
    expect(await documentText(place, 'docx')).toEqual({
      ok: true,
      value: {
        pages: null,
        blocks: [
          { kind: 'line', text: 'LAPORAN', page: null },
          {
            kind: 'table',
            page: null,
            rows: [
              ['Nama Inovasi', 'SI PINTAR'],
              ['Bentuk Inovasi', '☐  Tata Kelola ☒  Pelayanan Publik'],
              ['Tujuan', 'Satu.\nDua.'],
            ],
          },
        ],
      },
    });
  });
});

describe('ODT', () => {
  const content =
    '<text:h text:outline-level="2">Latar Belakang</text:h><text:p>Warga<text:s/>jauh dari kota.</text:p>' +
    odtTable([odtCell('Nama Inovasi'), odtCell('SI PINTAR', 'kedua')]);

  test('headings, lines and cells come out', async () => {
    expect(await documentText(await fileWith(odt(content)), 'odt')).toEqual({
      ok: true,
      value: {
        pages: null,
        blocks: [
          { kind: 'heading', level: 2, text: 'Latar Belakang', page: null },
          { kind: 'line', text: 'Warga jauh dari kota.', page: null },
          { kind: 'table', page: null, rows: [['Nama Inovasi', 'SI PINTAR\nkedua']] },
        ],
      },
    });
  });

  const inspect = async (bytes: Buffer) =>
    inspectFile(await fileWith(bytes), {
      size: bytes.byteLength,
      displayName: 'laporan.odt',
      allowed: ['odt'],
      limits: DEFAULT_FILE_LIMITS,
      scan: null,
    });

  test('it is known by its manifest; macros, passwords and other archives are not let in', async () => {
    expect(await inspect(odt(content))).toMatchObject({ ok: true, value: { format: 'odt' } });
    expect(await inspect(odt(content, { more: ['Basic/Standard/Module1.xml'] }))).toMatchObject({
      problem: { code: 'ACTIVE_CONTENT' },
    });
    expect(await inspect(odt(content, { locked: true }))).toMatchObject({
      problem: { code: 'ENCRYPTED_FILE' },
    });
    expect(
      await inspect(odt('<text:dde-connection-decl office:dde-application="cmd"/>')),
    ).toMatchObject({ problem: { code: 'ACTIVE_CONTENT' } });
    expect(await inspect(odt(content, { type: 'spreadsheet' }))).toMatchObject({ ok: false });
  });
});

describe('PDF and plain text', () => {
  test('lines know their page', async () => {
    const place = await fileWith(
      pdf({
        lines: [
          [40, 'Nama Inovasi : SI PINTAR'],
          [60, 'Halaman 1 dari 1'],
          [80, 'Tujuan'],
        ],
      }),
    );
    expect(await documentText(place, 'pdf')).toEqual({
      ok: true,
      value: {
        pages: 1,
        blocks: [
          { kind: 'line', text: 'Nama Inovasi : SI PINTAR', page: 1 },
          { kind: 'line', text: 'Tujuan', page: 1 },
        ],
      },
    });
  });

  test('a run of blanks in plain text is a gap between cells', async () => {
    const place = await fileWith(Buffer.from('Nama Inovasi      SI PINTAR\r\nBaris dua'));
    expect(await documentText(place, 'txt')).toMatchObject({
      value: {
        blocks: [
          { kind: 'line', text: 'Nama Inovasi\tSI PINTAR' },
          { kind: 'line', text: 'Baris dua' },
        ],
      },
    });
  });
});
