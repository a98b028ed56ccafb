// Office documents and other archives: what is accepted, what is dangerous, and that bombs cost nothing.
import { afterAll, describe, expect, test } from 'vitest';
import { removeFiles, inspect, verdict } from './support/inspecting.ts';
import { type Entry, docxEntries, paragraphs, relations, xlsxEntries, zip } from './support/zip.ts';

const MB = 1024 * 1024;
const zeros = (bytes: number): Buffer => Buffer.alloc(bytes);
const docx = (...more: readonly Entry[]): Buffer => zip(docxEntries(paragraphs('halo'), ...more));
const rels = (type: string, target: string, external = true): Entry => ({
  name: 'word/_rels/document.xml.rels',
  content: relations({ type, target, external }),
});

afterAll(removeFiles);

describe('honest documents', () => {
  test.each<[string, Buffer]>([
    ['plain', docx()],
    ['with a comment behind the directory', zip(docxEntries('x'), 'dibuat oleh kantor')],
    [
      'with links to the web and to a mailbox',
      docx(rels('hyperlink', 'https://balangan.go.id/?a=1&amp;b=2')),
    ],
    [
      'begun with a template on its own disk',
      docx(rels('attachedTemplate', 'file:///C:\\Users\\Staf\\Templates\\Surat.dotx')),
    ],
    [
      'begun with a template on a Mac',
      docx(rels('attachedTemplate', 'file:///Users/staf/Surat.dotx')),
    ],
    ['begun with the usual template', docx(rels('attachedTemplate', 'Normal.dotm'))],
    [
      'with 600 pictures',
      docx(
        ...Array.from({ length: 600 }, (_, at) => ({
          name: `word/media/image${at}.png`,
          content: 'x',
          stored: true,
        })),
      ),
    ],
    [
      'with a sheet behind a chart',
      docx({
        name: 'word/embeddings/Microsoft_Excel_Sheet1.xlsx',
        content: zip(xlsxEntries('<sheetData/>')),
        stored: true,
      }),
    ],
    [
      'with page numbers',
      zip(
        docxEntries(
          '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r></w:p>',
        ),
      ),
    ],
    [
      'with a relationship in a comment',
      docx({
        name: 'word/_rels/document.xml.rels',
        content: `<Relationships><!-- ${relations({ type: 'oleObject', target: 'x' })} --></Relationships>`,
      }),
    ],
    ['that names DDE in its text', zip(docxEntries(paragraphs('DDEAUTO adalah cara lama')))],
    [
      'with names written with backslashes',
      docx({ name: 'word\\media\\image1.png', content: 'x' }),
    ],
    [
      'with 7 MB of very regular text',
      docx({ name: 'word/footnotes.xml', content: `<a>${' '.repeat(7 * MB)}</a>` }),
    ],
  ])('%s', async (_, bytes) => expect(await verdict(bytes, 'a.docx')).toBe('OK'));

  test('is known without a name', async () => {
    expect(await inspect(docx(), '')).toMatchObject({ ok: true, value: { format: 'docx' } });
    expect(await inspect(zip(xlsxEntries('<sheetData/>')), '')).toMatchObject({
      ok: true,
      value: { format: 'xlsx' },
    });
  });
});

describe('not what it says', () => {
  test.each<[string, Buffer, string, string]>([
    ['a sheet called a letter', zip(xlsxEntries('<sheetData/>')), 'a.docx', 'TYPE_MISMATCH'],
    ['a letter called a sheet', docx(), 'a.xlsx', 'TYPE_MISMATCH'],
    [
      'an ordinary archive called a letter',
      zip([{ name: 'a.txt', content: 'x' }]),
      'a.docx',
      'TYPE_MISMATCH',
    ],
    ['a letter called an archive', docx(), 'a.zip', 'TYPE_NOT_ALLOWED'],
    ['an ordinary archive', zip([{ name: 'a.txt', content: 'x' }]), 'a.zip', 'TYPE_NOT_ALLOWED'],
    ['a letter called a picture', docx(), 'a.jpg', 'TYPE_MISMATCH'],
    [
      'a letter without its main part',
      zip(docxEntries('x').filter(({ name }) => name !== 'word/document.xml')),
      'a.docx',
      'CORRUPT',
    ],
    ['a letter cut in the middle', docx().subarray(0, 500), 'a.docx', 'CORRUPT'],
    ['a letter cut near the end', docx().subarray(0, -3), 'a.docx', 'CORRUPT'],
    [
      'a letter with a wrong checksum',
      docx({ name: 'word/a.xml', content: 'abc', crc: 1 }),
      'a.docx',
      'CORRUPT',
    ],
    [
      'a letter whose relationships are no XML',
      docx({
        name: 'word/_rels/document.xml.rels',
        content: '<Relationships><Relationship Type="',
      }),
      'a.docx',
      'CORRUPT',
    ],
    ['a sheet nested without end', zip(xlsxEntries('<a>'.repeat(100_000))), 'a.xlsx', 'CORRUPT'],
    ['an empty archive', zip([]), 'a.docx', 'TYPE_MISMATCH'],
  ])('%s', async (_, bytes, name, code) => expect(await verdict(bytes, name)).toBe(code));
});

describe('active content', () => {
  const field = (...pieces: readonly string[]): string =>
    `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>${pieces.map((piece) => `<w:r><w:instrText>${piece}</w:instrText></w:r>`).join('')}</w:p>`;
  test.each<[string, Buffer]>([
    ['a macro part', docx({ name: 'word/vbaProject.bin', content: 'x' })],
    ['a macro part under another folder', docx({ name: 'WORD/VBAPROJECT.BIN', content: 'x' })],
    ['a control', docx({ name: 'word/activeX/activeX1.xml', content: '<a/>' })],
    ['a program', docx({ name: 'word/embeddings/setup.exe', content: 'x' })],
    ['an embedded object', docx(rels('oleObject', 'embeddings/oleObject1.bin', false))],
    ['a template on the web', docx(rels('attachedTemplate', 'https://example.org/a.dotm'))],
    ['a template on a share', docx(rels('attachedTemplate', '\\\\10.0.0.1\\share\\a.dotm'))],
    [
      'a template on a share as a file address',
      docx(rels('attachedTemplate', 'file://///10.0.0.1/share/a.dotm')),
    ],
    [
      'a target spelled with references',
      docx(rels('attachedTemplate', '&#104;ttp:&#x2f;/example.org/a.dotm')),
    ],
    ['a picture that is fetched', docx(rels('image', 'http://example.org/a.png'))],
    ['an object handler', docx(rels('oleObject', 'mhtml:http://example.org/a!x-usc:b'))],
    ['a web page inside', docx({ name: 'word/afchunk.html', content: '<script>1</script>' })],
    ['a DDE field', zip(docxEntries(field(' DDEAUTO c:\\\\x ')))],
    ['a DDE field in pieces', zip(docxEntries(field(' D', 'DE', 'AUTO c:\\\\x')))],
    ['a DDE field in a literal section', zip(docxEntries(field('<![CDATA[DDEAUTO c:\\\\x]]>')))],
    ['a DDE field around a comment', zip(docxEntries(field('DDE<!-- x -->AUTO c:\\\\x')))],
    [
      'a simple DDE field under another prefix',
      zip(docxEntries('<v:fldSimple xmlns:v="w" v:instr="DDE x y"/>')),
    ],
    [
      'a remote target beside a harmless one under a prefix',
      docx({
        name: 'word/_rels/document.xml.rels',
        content:
          '<Relationships><Relationship Type="a/image" Target="http://example.org/a" x:Target="a.png" TargetMode="External" x:TargetMode="Internal"/></Relationships>',
      }),
    ],
    ['a simple DDE field', zip(docxEntries('<w:fldSimple w:instr="DDE x y"/>'))],
    [
      'a macro in a document inside',
      docx({
        name: 'word/embeddings/a.docx',
        content: docx({ name: 'word/vbaProject.bin', content: 'x' }),
        stored: true,
      }),
    ],
  ])('%s', async (_, bytes) => expect(await verdict(bytes, 'a.docx')).toBe('ACTIVE_CONTENT'));

  test('a macro-enabled type behind an innocent name', async () => {
    const entries = docxEntries('x').map((entry) => ({
      ...entry,
      content: String(entry.content).replace(
        'document.main+xml',
        'document.main+xml"/><Override PartName="/a" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml',
      ),
    }));
    expect(await verdict(zip(entries), 'a.docx')).toBe('ACTIVE_CONTENT');
  });

  test('a link of a sheet that runs a program', async () => {
    const link = {
      name: 'xl/externalLinks/externalLink1.xml',
      content: '<externalLink><ddeLink ddeService="cmd"/></externalLink>',
    };
    expect(await verdict(zip(xlsxEntries('<sheetData/>', link)), 'a.xlsx')).toBe('ACTIVE_CONTENT');
  });

  test.each([
    ['a password on an entry', docx({ name: 'a.xml', content: 'x', flags: 1 }), 'ENCRYPTED_FILE'],
    [
      'a locked document',
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        zeros(2000),
        Buffer.from('EncryptedPackage', 'utf16le'),
        zeros(100),
      ]),
      'ENCRYPTED_FILE',
    ],
    [
      'an old document under a new name',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), zeros(2000)]),
      'TYPE_MISMATCH',
    ],
  ])('%s', async (_, bytes, code) => expect(await verdict(bytes, 'a.docx')).toBe(code));
});

describe('bombs and traps', () => {
  const nested = (depth: number): Buffer =>
    depth === 0
      ? zip([{ name: 'a.txt', content: 'x' }])
      : zip([{ name: 'a.zip', content: nested(depth - 1), stored: true }]);
  test.each<[string, Buffer]>([
    ['one long run of zeros', zip([{ name: 'laporan.txt', content: zeros(60 * MB) }])],
    ['a long part in a document', docx({ name: 'word/a.xml', content: zeros(40 * MB) })],
    [
      'many runs that are each short',
      zip(Array.from({ length: 10 }, (_, at) => ({ name: `${at}`, content: zeros(7 * MB) }))),
    ],
    [
      'entries that share their bytes',
      zip([
        { name: '0', content: zeros(MB) },
        ...Array.from({ length: 500 }, (_, at) => ({
          name: `${at + 1}`,
          content: zeros(MB),
          sharesWith: 0,
        })),
      ]),
    ],
    [
      'an entry that produces more than it declares',
      zip([{ name: 'a', content: zeros(30 * MB), declares: 100 }]),
    ],
    ['a declared size of four gigabytes', zip([{ name: 'a', content: 'x', declares: 0xfffffffe }])],
    [
      '900 empty entries',
      zip(Array.from({ length: 900 }, (_, at) => ({ name: `f/${at}`, stored: true }))),
    ],
    ['archives in archives in archives', nested(4)],
    [
      'a bomb inside an archive',
      zip([
        { name: 'a.zip', content: zip([{ name: 'a', content: zeros(60 * MB) }]), stored: true },
      ]),
    ],
    [
      '900 entries spread over archives',
      zip(
        Array.from({ length: 3 }, (_, at) => ({
          name: `${at}.zip`,
          content: zip(
            Array.from({ length: 300 }, (__, file) => ({ name: `${file}`, stored: true })),
          ),
          stored: true,
        })),
      ),
    ],
    ['a name that climbs', zip([{ name: '../../a.txt' }])],
    ['a name that climbs inside', zip([{ name: 'ok/../../a.txt' }])],
    ['a name that climbs with backslashes', zip([{ name: '..\\a.txt' }])],
    ['an absolute name', zip([{ name: '/etc/cron.d/a' }])],
    ['a share', zip([{ name: '\\\\host\\a' }])],
    ['a drive', zip([{ name: 'C:\\a' }])],
    ['a name with a zero byte', zip([{ name: 'a\u0000.txt' }])],
    ['a link', zip([{ name: 'link', content: '/etc/passwd', mode: 0o120777 }])],
    [
      'one name twice',
      zip([
        { name: 'a.xml', content: '1' },
        { name: 'A.XML', content: '2' },
      ]),
    ],
    ['two names for one entry', zip([{ name: 'a.xml', localName: 'b.xml' }])],
    [
      'entities that multiply',
      docx({ name: 'word/a.xml', content: '<!DOCTYPE a [<!ENTITY b "cccc">]><a>&b;</a>' }),
    ],
    [
      'entities in UTF-16',
      docx({ name: 'word/a.xml', content: Buffer.from('\ufeff<!DOCTYPE a><a/>', 'utf16le') }),
    ],
  ])('%s', async (_, bytes) => {
    expect(await verdict(bytes, 'a.zip')).toBe('ARCHIVE_UNSAFE');
    expect(await verdict(bytes, 'a.docx')).toBe('ARCHIVE_UNSAFE');
  });

  test('a bomb costs little memory', async () => {
    const bomb = zip([
      { name: 'a', content: zeros(60 * MB), declares: 8 * MB },
      { name: 'b', content: zeros(100) },
    ]);
    const before = process.memoryUsage().rss;
    expect(await verdict(bomb, 'a.zip')).toBe('ARCHIVE_UNSAFE');
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * MB);
  });
});

describe('spreadsheets', () => {
  const cells = (...texts: readonly string[]): string =>
    `<sheetData><row r="1">${texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row><row r="2"><c t="inlineStr"><is><t>constructor</t></is></c></row></sheetData>`;
  const shared = (...texts: readonly string[]): Entry => ({
    name: 'xl/sharedStrings.xml',
    content: `<sst>${texts.map((text) => `<si><r><t>${text.slice(0, 3)}</t></r><r><t>${text.slice(3)}</t></r></si>`).join('')}</sst>`,
  });
  test.each<[string, Buffer, string]>([
    ['ordinary headings', zip(xlsxEntries(cells('nama', 'inovasi'))), 'OK'],
    [
      'the whole of three columns',
      zip(xlsxEntries('<dimension ref="A1:C1048576"/><sheetData/>')),
      'OK',
    ],
    ['a poisonous heading', zip(xlsxEntries(cells('nama', '__proto__'))), 'BAD_HEADER'],
    ['a poisonous heading in capitals', zip(xlsxEntries(cells(' Constructor '))), 'BAD_HEADER'],
    [
      'a poisonous heading among the shared texts',
      zip(
        xlsxEntries(
          '<sheetData><row r="1"><c t="s"><v>1</v></c></row></sheetData>',
          shared('nama', 'prototype'),
        ),
      ),
      'BAD_HEADER',
    ],
    [
      'a poisonous word further down',
      zip(
        xlsxEntries(
          '<sheetData><row r="1"><c t="s"><v>0</v></c></row></sheetData>',
          shared('nama', 'prototype'),
        ),
      ),
      'OK',
    ],
    [
      'billions of cells declared',
      zip(xlsxEntries('<dimension ref="A1:XFD1048576"/><sheetData/>')),
      'SHEET_TOO_BIG',
    ],
    [
      'billions of cells spanned',
      zip(
        xlsxEntries(
          '<sheetData><row r="1"><c r="A1"/></row><row r="1048576"><c s="1" r="XFD1048576"/></row></sheetData>',
        ),
      ),
      'SHEET_TOO_BIG',
    ],
  ])('%s', async (_, bytes, code) => expect(await verdict(bytes, 'a.xlsx')).toBe(code));
});
