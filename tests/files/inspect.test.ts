// Files of every kind: the whole corpus with its verdicts, then each format's own rules on files made here.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ScanVerdict, clamdScanner } from '../../src/files/scanner.ts';
import { type Clamd, startClamd } from '../support/clamd.ts';
import { inspect, removeFiles, verdict } from './support/inspecting.ts';
import { mp4, soundOnly } from './support/mp4.ts';
import { packedObject, pdf, stream } from './support/pdf.ts';

const corpus = join(import.meta.dirname, 'corpus');
const sample = (name: string): Buffer => readFileSync(join(corpus, 'files', name));
const EVIDENCE = ['pdf', 'jpg', 'png', 'mp4', 'docx', 'xlsx'] as const;

let clamd: Clamd;
beforeAll(async () => {
  clamd = await startClamd();
});
afterAll(async () => {
  await clamd.close();
  await removeFiles();
});
/** Asks the stand-in for a virus scanner, which flags the marker of the corpus. */
const scan = (path: string): Promise<ScanVerdict> =>
  clamdScanner(clamd.address, () => undefined)(path);

describe('corpus', () => {
  const cases: { file: string; verdict: string; why: string }[] = JSON.parse(
    readFileSync(join(corpus, 'manifest.json'), 'utf8'),
  );
  test.each(cases)('$file: $verdict ($why)', async ({ file, verdict: expected }) => {
    const found = await verdict(sample(file), file, { scan });
    expect(found).toBe(expected.startsWith('OK') ? 'OK' : expected);
  });

  const evidence = cases.filter(({ file }) => !/\.(?:csv|txt)$/u.test(file));
  test.each(evidence)('$file as evidence', async ({ file, verdict: expected }) => {
    expect(await verdict(sample(file), file, { allowed: EVIDENCE, scan })).toBe(
      expected.startsWith('OK') ? 'OK' : expected,
    );
  });

  const marked = cases.filter(({ verdict: expected }) => expected === 'MALWARE_FOUND');
  test.each(marked)('$file is accepted where no virus scanner is set up', async ({ file }) => {
    expect(await verdict(sample(file), file)).toBe('OK');
  });
});

describe('size and name', () => {
  test('tells limit and received size', async () => {
    expect(await inspect(sample('ok.pdf'), 'a.pdf', { limits: { maxBytes: 100 } })).toEqual({
      ok: false,
      problem: { code: 'TOO_LARGE', limit: 100, received: 329 },
    });
  });

  test('tells what was found and what is accepted', async () => {
    expect(await inspect('<html></html>', 'a.pdf', { allowed: ['pdf', 'jpg'] })).toEqual({
      ok: false,
      problem: { code: 'TYPE_MISMATCH', found: 'html', accepted: ['pdf', 'jpg'] },
    });
    expect(await inspect(sample('ok.png'), '', { allowed: ['pdf'] })).toEqual({
      ok: false,
      problem: { code: 'TYPE_NOT_ALLOWED', found: 'png', accepted: ['pdf'] },
    });
  });

  test.each<[string, string, string]>([
    ['ok.pdf', '', 'OK'],
    ['ok.pdf', 'SK Bupati No. 188.45', 'OK'],
    ['ok.pdf', 'bukti.PDF', 'OK'],
    ['ok.jpg', 'foto.jpeg', 'OK'],
    ['ok.png', 'foto.jpg', 'OK'],
    ['ok.pdf', 'bukti.pdf.exe', 'TYPE_NOT_ALLOWED'],
    ['ok.pdf', 'bukti.jpg', 'TYPE_MISMATCH'],
    ['ok.jpg', 'bukti.pdf', 'TYPE_MISMATCH'],
    ['ok.mp4', 'bukti.pdf', 'TYPE_MISMATCH'],
    ['ok.mp4', 'video.mov', 'TYPE_NOT_ALLOWED'],
    ['polyglot_gif_js.gif', 'a.jpg', 'TYPE_MISMATCH'],
    ['polyglot_gif_js.gif', '', 'TYPE_NOT_ALLOWED'],
  ])('%s called %j: %s', async (file, name, code) =>
    expect(await verdict(sample(file), name)).toBe(code),
  );

  test('a picture under the other picture name is accepted and said so', async () => {
    expect(await inspect(sample('ok.png'), 'foto.jpg')).toMatchObject({
      value: { format: 'png', mime: 'image/png', warnings: ['name_differs'] },
    });
  });

  test.each<[string, Buffer, string]>([
    ['a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(400)]), 'a.pdf'],
    ['random bytes', Buffer.from('0102030405060708090a0b0c0d0e0f', 'hex'), 'a.png'],
    ['zero bytes', Buffer.alloc(5000), 'a.mp4'],
    [
      'a phone picture of another format',
      Buffer.concat([Buffer.from('00000018667479706865696300000000', 'hex'), Buffer.alloc(100)]),
      'a.jpg',
    ],
  ])('%s under an accepted name is a mismatch', async (_, bytes, name) =>
    expect(await verdict(bytes, name)).toBe('TYPE_MISMATCH'),
  );
});

describe('PDF', () => {
  test('counts pages', async () => {
    expect(await inspect(pdf(), 'a.pdf')).toEqual({
      ok: true,
      value: { format: 'pdf', mime: 'application/pdf', pages: 1, warnings: [] },
    });
  });

  const action = (body: string): string => `<<${body}>>`;
  test.each<[string, Buffer]>([
    ['opens on its first page', pdf({ catalog: '/OpenAction[3 0 R/Fit]' })],
    [
      'goes somewhere when opened',
      pdf({ catalog: `/OpenAction${action('/S/GoTo/D[3 0 R/Fit]')}` }),
    ],
    ['links to the web', pdf({ objects: [action('/S/URI/URI(https://balangan.go.id)')] })],
    [
      'has a signature field',
      pdf({
        catalog: '/AcroForm<</Fields[6 0 R]/SigFlags 3>>',
        objects: [
          '<</FT/Sig/T(ttd)/V 7 0 R>>',
          '<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange[0 1 2 3]/Contents<00>>>',
        ],
      }),
    ],
    [
      'was updated after its end',
      Buffer.concat([pdf(), Buffer.from('6 0 obj\n<</A 1>>\nendobj\nstartxref\n9\n%%EOF\n')]),
    ],
    ['holds packed objects', pdf({ objects: [packedObject(7, '<</Producer(Kantor)>>')] })],
    ['ends with blanks', Buffer.concat([pdf(), Buffer.from('\n\n  \0\0')])],
    [
      'mentions JavaScript in its text',
      pdf({ lines: [[50, 'Belajar JavaScript dan Launch produk']] }),
    ],
  ])('%s', async (_, bytes) =>
    expect(await inspect(bytes, 'a.pdf')).toMatchObject({ ok: true, value: { warnings: [] } }),
  );

  test.each<[string, Buffer]>([
    [
      'a script on opening',
      pdf({ catalog: `/OpenAction${action('/S/JavaScript/JS(app.alert)')}` }),
    ],
    [
      'a script with an escaped name',
      pdf({ catalog: `/OpenAction${action('/S/J#61va#53cript/JS(app.alert)')}` }),
    ],
    [
      'a named script',
      pdf({
        catalog: '/Names<</JavaScript<</Names[(a)6 0 R]>>>>',
        objects: [action('/S/JavaScript/JS(x)')],
      }),
    ],
    [
      'a script among packed objects',
      pdf({ objects: [packedObject(7, action('/S/JavaScript/JS(x)'))] }),
    ],
    ['a program to start', pdf({ objects: [action('/S/Launch/F(calc)')] })],
    ['a program to start, spelled oddly', pdf({ objects: [action('/S/#4caunch/F(calc)')] })],
    ['an attachment', pdf({ objects: [stream('/Type/EmbeddedFile', Buffer.from('x'))] })],
    ['a film player', pdf({ objects: [action('/Subtype/RichMedia')] })],
    ['a form that sends', pdf({ objects: [action('/S/SubmitForm/F(http://127.0.0.1)')] })],
    [
      'an address that opens by itself',
      pdf({ catalog: `/OpenAction${action('/S/URI/URI(http://127.0.0.1)')}` }),
    ],
    ['another document inside', pdf({ objects: [action('/S/GoToE/T<<>>')] })],
  ])('%s is active content', async (_, bytes) =>
    expect(await verdict(bytes, 'a.pdf')).toBe('ACTIVE_CONTENT'),
  );

  test.each<[string, Buffer, string]>([
    ['cut before its end mark', pdf({ lines: [[1, 'a']] }).subarray(0, -200), 'CORRUPT'],
    [
      'cut after an earlier end mark',
      Buffer.concat([pdf(), Buffer.from('6 0 obj\n<</A 1>>\nendobj\nstartx')]),
      'CORRUPT',
    ],
    ['a header and nothing else', Buffer.from('%PDF-1.7\nstartxref\n0\n%%EOF'), 'CORRUPT'],
    [
      'a password',
      pdf({
        trailer: `/Encrypt<</Filter/Standard/V 1/R 2/O(${'x'.repeat(32)})/U(${'y'.repeat(32)})/P -1>>/ID[(a)(a)]`,
      }),
      'ENCRYPTED_FILE',
    ],
    [
      'an archive behind its end',
      Buffer.concat([pdf(), Buffer.from('PK\u0003\u0004xxxxPK\u0005\u0006'), Buffer.alloc(18)]),
      'TYPE_MISMATCH',
    ],
    [
      'blanks before its header',
      Buffer.concat([Buffer.from('<script>1</script>'), pdf()]),
      'TYPE_MISMATCH',
    ],
  ])('%s', async (_, bytes, code) => expect(await verdict(bytes, 'a.pdf')).toBe(code));

  test('a page behind the end is accepted and said so', async () => {
    expect(
      await inspect(Buffer.concat([pdf(), Buffer.from('<html></html>')]), 'a.pdf'),
    ).toMatchObject({ value: { warnings: ['trailing_data'] } });
  });

  test('packed objects that unpack without end are no safe document', async () => {
    const bomb = stream(
      '/Type/ObjStm/N 1/First 4/Filter/FlateDecode',
      deflateSync(Buffer.alloc(200 * 1024 * 1024)),
    );
    expect(await verdict(pdf({ objects: [bomb] }), 'a.pdf')).toBe('ARCHIVE_UNSAFE');
  });
});

describe('pictures', () => {
  const photo = (width: number, height: number): Sharp =>
    sharp({ create: { width, height, channels: 3, background: '#4a7' } });

  test('a photo turned by its camera is measured upright', async () => {
    const bytes = await photo(400, 300).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    expect(await inspect(bytes, 'a.jpg')).toMatchObject({
      ok: true,
      value: { width: 300, height: 400, warnings: [] },
    });
  });

  test('too many pixels are refused from the header alone', async () => {
    const header = Buffer.alloc(25);
    header.writeUInt32BE(13, 0);
    header.write('IHDR', 4);
    header.writeUInt32BE(0x7fff_ffff, 8);
    header.writeUInt32BE(0x7fff_ffff, 12);
    const claim = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), header]);
    expect(await inspect(claim, 'a.png')).toMatchObject({
      problem: { code: 'IMAGE_TOO_BIG', received: 0x7fff_ffff ** 2 },
    });
    const jpeg = sample('ok.jpg');
    const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
    jpeg.writeUInt32BE(0xffff_ffff, frame + 5);
    expect(await inspect(jpeg, 'a.jpg')).toMatchObject({
      problem: { code: 'IMAGE_TOO_BIG', received: 65_535 ** 2 },
    });
    expect(
      await inspect(await photo(101, 100).png().toBuffer(), 'a.png', {
        limits: { maxPixels: 10_000 },
      }),
    ).toEqual({ ok: false, problem: { code: 'IMAGE_TOO_BIG', limit: 10_000, received: 10_100 } });
  });

  test.each(['jpeg', 'png'] as const)('a %s cut in the middle is damaged', async (format) => {
    const noise = sharp({
      create: {
        width: 600,
        height: 600,
        channels: 3,
        background: '#000',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    });
    const bytes = await noise.toFormat(format).toBuffer();
    expect(await verdict(bytes, `a.${format}`)).toBe('OK');
    expect(await verdict(bytes.subarray(0, bytes.byteLength / 2), `a.${format}`)).toBe('CORRUPT');
    expect(await verdict(bytes.subarray(0, 30), `a.${format}`)).toBe('CORRUPT');
  });
});

describe('videos', () => {
  test.each(['end', 'start', 'fragments'] as const)(
    'the length is read from the file, its index at the %s',
    async (layout) => {
      const outcome = await inspect(await mp4(150, layout), 'video.mp4');
      expect(outcome).toMatchObject({
        ok: true,
        value: { format: 'mp4', width: 640, height: 360, warnings: [] },
      });
      expect(outcome.ok && Math.round(outcome.value.durationSeconds ?? 0)).toBe(150);
    },
  );

  test.each(['end', 'start', 'fragments'] as const)(
    'a video cut short is damaged, its index at the %s',
    async (layout) => {
      const bytes = await mp4(60, layout);
      for (const part of [0.2, 0.5, 0.9])
        expect(await verdict(bytes.subarray(0, bytes.byteLength * part), 'a.mp4')).toBe('CORRUPT');
      expect(await verdict(bytes.subarray(0, -1), 'a.mp4')).toBe('CORRUPT');
    },
  );

  test('a sound recording in the same container is no video', async () => {
    expect(await inspect(await soundOnly(5), 'a.mp4')).toMatchObject({
      problem: { code: 'TYPE_MISMATCH', found: 'audio' },
    });
  });

  test('sizes that cannot be are damage, not memory', async () => {
    const start = Buffer.from('0000001c6674797069736f6d0000020069736f6d69736f326d703431', 'hex');
    for (const size of [
      'ffffffffffffffff',
      '7fffffffffffffff',
      '0000000000000000',
      '0000000000000008',
    ]) {
      expect(
        await verdict(
          Buffer.concat([start, Buffer.from(`000000016d6f6f76${size}`, 'hex')]),
          'a.mp4',
        ),
      ).toBe('CORRUPT');
    }
  });
});

describe('plain text', () => {
  test.each<[string, Buffer, string, string]>([
    ['UTF-8', Buffer.from('Rancang bangun é'), 'a.txt', 'OK'],
    ['UTF-8 with its mark', Buffer.from('\ufeffhalo'), 'a.txt', 'OK'],
    ['UTF-16 with its mark', Buffer.from('\ufeffhalo', 'utf16le'), 'a.txt', 'OK'],
    ['UTF-16 without its mark', Buffer.from('halo', 'utf16le'), 'a.txt', 'NOT_UTF8'],
    ['an older code page', Buffer.from('re\xe9sum\xe9', 'latin1'), 'a.txt', 'NOT_UTF8'],
    ['an older code page in a table', Buffer.from('nama;r\xe9', 'latin1'), 'a.csv', 'NOT_UTF8'],
    ['text that begins like a picture format', Buffer.from('BMKG melaporkan hujan'), 'a.txt', 'OK'],
    ['a poisonous column', Buffer.from('nama;"__proto__"\na;b'), 'a.csv', 'BAD_HEADER'],
    ['a web page', Buffer.from('<!doctype html><p>x'), 'a.txt', 'TYPE_MISMATCH'],
    ['text under the name of a picture', Buffer.from('halo semua'), 'a.jpg', 'TYPE_MISMATCH'],
  ])('%s', async (_, bytes, name, code) => expect(await verdict(bytes, name)).toBe(code));
});
