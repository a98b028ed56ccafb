// Rows of real files: what is judged by content, what a name may decide, and which PDFs do more than show pages.
import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { fileProblemText } from '../../src/bot/text/file-problems.ts';
import { inspect, removeFiles, verdict } from '../files/support/inspecting.ts';
import { mp4, soundOnly } from '../files/support/mp4.ts';
import { packedObject, pdf, stream } from '../files/support/pdf.ts';
import { extractText } from '../../src/files/text.ts';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';
import { documentReader } from '../../src/bot/file-fetcher/document-reader.ts';
import { examine } from '../../src/bot/file-fetcher/examine.ts';
import { DEFAULT_FILE_LIMITS } from '../../src/files/inspect.ts';
import { timeOfAsync } from '../support/cpu-time.ts';

afterAll(removeFiles);
const place = (name: string): string => new URL(`files/${name}`, import.meta.url).pathname;
const file = (name: string): Buffer => readFileSync(place(name));

describe('row 7: only known endings of a name say what a file is', () => {
  const names = [
    'SK Tim a.n. Budi Santoso, S.Kom',
    'Laporan Siti Aminah, S.Tr.Kes',
    'Daftar hadir A.Md',
    'Notulen H. Ahmad, M.AP',
    'SK No. 188.45 tahun 2025',
    'foto v2.final',
    'berkas',
  ];
  it.each(names)('%s', async (name) => {
    expect(await verdict(file('pdf-control.pdf'), name)).toBe('OK');
    expect(await verdict(Buffer.from('<html><script>1</script>'), name, { allowed: ['pdf'] })).toBe(
      'TYPE_NOT_ALLOWED',
    );
  });

  it.each(['laporan.exe', 'laporan.DOC', 'foto.heic', 'x.pdf.js'])(
    '%s is still what it says',
    async (name) => {
      expect(await verdict(file('pdf-control.pdf'), name)).toBe('TYPE_NOT_ALLOWED');
    },
  );
});

describe('row 9: a PDF begins within its first 1,024 bytes', () => {
  const control = file('pdf-control.pdf');
  it('after a line break, a mark of order, or remains of a transfer', async () => {
    expect(await verdict(file('pdf-leading-newline.pdf'), 'a.pdf')).toBe('OK');
    for (const lead of ['\ufeff', '\n\n', 'HTTP/1.1 200 OK\r\nServer: x\r\n\r\n', ' '.repeat(1019)])
      expect(await verdict(Buffer.concat([Buffer.from(lead), control]), 'a.pdf')).toBe('OK');
  });
  it('and not after a file of another kind, nor later', async () => {
    for (const lead of ['<!doctype html><script>1</script>', '<svg xmlns="x">', ' '.repeat(1025)])
      expect(await verdict(Buffer.concat([Buffer.from(lead), control]), 'a.pdf')).not.toBe('OK');
  });
});

const text = (body: string): Buffer => stream('', Buffer.from(body));
describe('rows 8 and 31: what a PDF does is decided by its objects', () => {
  it.each<[string, Buffer]>([
    ['a link to a page about JavaScript', file('pdf-link-to-javascript-page.pdf')],
    [
      'words of the standard on a page',
      pdf({ lines: [[20, '/JavaScript /Launch /OpenAction << /S /URI >> /EmbeddedFile']] }),
    ],
    [
      'in a title and a comment',
      pdf({ objects: ['<</Title(/JS /JavaScript \\) << /S /Launch >>)>> % /S /JavaScript'] }),
    ],
    ['in a picture', pdf({ objects: [text('\n/JS (x) /Launch /EF 1 0 R\n')] })],
    ['opening at a page', pdf({ catalog: '/OpenAction[3 0 R/Fit]' })],
    ['opening by an action', pdf({ catalog: '/OpenAction<</S/GoTo/D[3 0 R/Fit]>>' })],
    [
      'a chapter, a mail address, a next page',
      pdf({
        objects: [
          '<</Subtype/Link/A<</S/GoTo/D(bab1)>>>>',
          '<</Subtype/Link/A<</S/URI/URI(mailto:a@b.id)>>>>',
          '<</Subtype/Link/A<</S/Named/N/NextPage>>>>',
        ],
      }),
    ],
    [
      'structure elements',
      pdf({
        objects: [
          '<</Type/StructElem/S/Sound/A<</O/Layout>>/P 1 0 R>>',
          '<</S/Transparency/Type/Group>>',
        ],
      }),
    ],
    ['an empty entry', pdf({ catalog: '/AcroForm<</XFA null/Fields[]>>' })],
  ])('%s is accepted', async (_name, bytes) => {
    expect(await verdict(bytes, 'a.pdf')).toBe('OK');
  });

  const hex = (name: string): string =>
    [...name].map((sign) => `#${sign.charCodeAt(0).toString(16)}`).join('');
  it.each<[string, Buffer]>([
    ['opening another file', pdf({ catalog: '/OpenAction<</S/GoToR/F(b.pdf)/D[0/Fit]>>' })],
    ['opening a program', pdf({ catalog: '/OpenAction<</S/Launch/F(calc.exe)>>' })],
    [
      'an action elsewhere',
      pdf({ catalog: '/OpenAction 6 0 R', objects: ['<</S/GoToR/F(b.pdf)>>'] }),
    ],
    [
      'its kind elsewhere',
      pdf({ catalog: '/OpenAction<</S 6 0 R/F(b.pdf)>>', objects: ['/GoToR'] }),
    ],
    [
      'after an allowed one',
      pdf({ catalog: '/OpenAction<</S/GoTo/D[3 0 R/Fit]/Next[<</S/Launch/F(a)>>]>>' }),
    ],
    ['opening an address by itself', pdf({ catalog: '/OpenAction<</S/URI/URI(https://a.id)>>' })],
    [
      'an address after an allowed one',
      pdf({ catalog: '/OpenAction<</S/GoTo/Next<</S/URI/URI(https://a.id)>>>>' }),
    ],
    [
      'when a page opens',
      pdf({ objects: ['<</Type/Page/AA<</O<</S/URI/URI(https://a.id)>>>>>>'] }),
    ],
    [
      'names written in hex',
      pdf({
        catalog: `/${hex('OpenAction')}<</${hex('S')}/${hex('JavaScript')}/${hex('JS')}(x)>>`,
      }),
    ],
    ['an action that is not in the standard', pdf({ catalog: '/OpenAction<</S/Frobnicate>>' })],
    [
      'packed',
      pdf({ catalog: '/OpenAction 9 0 R', objects: [packedObject(9, '<</S/GoToR/F(b.pdf)>>')] }),
    ],
    [
      'packed under a short number of objects',
      pdf({
        objects: [
          stream(
            '/Type/ObjStm/N 0/First 4/Filter/FlateDecode',
            deflateSync(Buffer.from('9 0 <</S/Launch/F(a)>>')),
          ),
        ],
      }),
    ],
    [
      'packed twice',
      pdf({
        objects: [
          stream(
            '/Type/ObjStm/N 1/First 4/Filter[/ASCIIHexDecode/FlateDecode]',
            Buffer.from(deflateSync(Buffer.from('9 0 <</S/Launch>>')).toString('hex') + '>'),
          ),
        ],
      }),
    ],
    [
      'inside the data of another object',
      pdf({ objects: [text('\n9 0 obj\n<</S/Launch/F(a)>>\nendobj\n')] }),
    ],
    ['inside a text', pdf({ objects: ['(\n9 0 obj\n<</S/Launch/F 1>>\nendobj\n)'] })],
    [
      'a second entry of the same name',
      pdf({ catalog: '/OpenAction[3 0 R/Fit]/OpenAction<</S/GoToR/F(b)>>' }),
    ],
    [
      'scripts by name',
      pdf({
        catalog: '/Names<</JavaScript<</Names[(a)6 0 R]>>>>',
        objects: ['<</S/JavaScript/JS(x)>>'],
      }),
    ],
    [
      'a link that runs',
      pdf({ objects: ['<</Subtype/Link/A<</S/URI/URI(javascript:alert\\(1\\))>>>>'] }),
    ],
    [
      'a link into one’s own machine',
      pdf({ objects: ['<</Subtype/Link/A<</S/URI/URI<66696c653a2f2f2f63>>>>>'] }),
    ],
    ['a file inside', pdf({ objects: ['<</Type/Filespec/F(a.exe)/EF<</F 1 0 R>>>>'] })],
    ['a film that plays', pdf({ objects: ['<</Type/Annot/Subtype/RichMedia>>'] })],
    ['a form that runs', pdf({ catalog: '/AcroForm<</XFA 6 0 R>>', objects: [text('<xdp/>')] })],
    [
      'sending a form',
      pdf({ objects: ['<</Subtype/Widget/A<</S/SubmitForm/F(https://a.id)>>>>'] }),
    ],
  ])('%s is refused', async (_name, bytes) => {
    expect(await verdict(bytes, 'a.pdf')).toMatch(/^(?:ACTIVE_CONTENT|ARCHIVE_UNSAFE)$/u);
  });

  it('nothing takes long, however it nests', async () => {
    const nested = [
      ['[', 200_000],
      ['<</A', 100_000],
      ['1 0 obj<<', 50_000],
      ['1 0 obj 1 ', 300_000],
      ['<</A 6 0 R>> ', 50_000],
      ['(', 300_000],
      ['%', 300_000],
    ] as const;
    // Eight times the length: eight times the time if linear, 64 times if quadratic; measured on the same machine.
    for (const [piece, times] of nested) {
      const cost = (length: number) =>
        timeOfAsync(() => verdict(pdf({ objects: [piece.repeat(length)] }), 'a.pdf'));
      const part = await cost(times / 8);
      expect([piece, (await cost(times)) < 30 * Math.max(part, 20)]).toEqual([piece, true]);
    }
  });
});

describe('row 10: a film is judged by its tracks', () => {
  const branded = async (brand: string): Promise<Buffer> => {
    const film = await mp4(2);
    film.write(brand, 8, 'latin1');
    return film;
  };
  it.each(['3gp4', '3gp5', 'isom', 'M4A ', 'qt  ', 'XAVC', 'zzzz'])('brand %s', async (brand) => {
    expect(await inspect(await branded(brand), 'video-42.mp4', { allowed: ['mp4'] })).toMatchObject(
      {
        ok: true,
        value: { format: 'mp4', width: 640 },
      },
    );
  });
  it('a stub says nothing by its brand, sound alone is no film, a still is none', async () => {
    const stub = await inspect(file('phone-video-3gp4-brand.mp4'), 'video.mp4', {
      allowed: ['mp4'],
    });
    expect(JSON.stringify(stub)).not.toMatch(/3gp|TYPE_/iu);
    expect(await verdict(await soundOnly(2), 'a.mp4')).toBe('TYPE_MISMATCH');
    expect(
      await verdict(
        Buffer.concat([Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), Buffer.alloc(99)]),
        'a.mp4',
      ),
    ).toBe('TYPE_MISMATCH');
  });
  it('a few bytes behind its last box are passed over, a cut film is not', async () => {
    const film = await mp4(2);
    for (const tail of ['\0\0\0', '\n', 'SEFT\0\0', '\xff'.repeat(50)])
      expect(await verdict(Buffer.concat([film, Buffer.from(tail, 'latin1')]), 'a.mp4')).toBe('OK');
    expect(await verdict(film.subarray(0, film.byteLength - 30), 'a.mp4')).toBe('CORRUPT');
  });
});

const asText = async (name: string) =>
  examine(
    { name, purpose: 'text', caption: null, ref: {} } as Parameters<typeof examine>[0],
    { path: place(name), size: file(name).byteLength } as Parameters<typeof examine>[1],
    {
      allowed: ['pdf', 'docx', 'txt'],
      limits: DEFAULT_FILE_LIMITS,
      readDocument: documentReader(balangan2026),
    },
    null,
  );

describe('text out of documents', () => {
  it('row 20: a scan is called a scan, with a way out', async () => {
    const seen = await asText('pdf-scan-without-text.pdf');
    expect(seen).toMatchObject({ ok: false, problem: { code: 'EMPTY_FILE', found: 'scan' } });
    const said = fileProblemText({ code: 'EMPTY_FILE', found: 'scan' }, 'surat.pdf');
    expect(said).toContain('hasil pindai, tidak ada teksnya');
    expect(said).not.toContain('0 byte');
  });

  it('row 22: a picture from the web is no reason against the words', async () => {
    expect(await asText('word-pasted-web-picture.docx')).toMatchObject({ ok: true });
    expect(await verdict(file('word-pasted-web-picture.docx'), 'a.docx')).toBe('ACTIVE_CONTENT');
  });

  it('row 21: numbers, notes and formulas stand in the text', async () => {
    const read = await extractText(place('word-numbered-list-footnote-formula.docx'), 'docx');
    if (!read.ok) throw new Error('not read');
    expect(read.value.text).toMatch(/^1[.)]\s/mu);
    expect(read.value.text).toMatch(/\[1\]/u);
    expect(read.value.text.length).toBeGreaterThan(60);
  });
});
