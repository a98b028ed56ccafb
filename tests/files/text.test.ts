// Text taken over from documents: whole, with its paragraphs, in any of the three formats.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { afterAll, describe, expect, test } from 'vitest';
import { readFileWith } from '../../src/files/reading/reader.ts';
import { extractText } from '../../src/files/text.ts';
import { fileWith, removeFiles } from './support/inspecting.ts';
import { pdf } from './support/pdf.ts';
import { docxEntries, paragraphs, zip } from './support/zip.ts';

afterAll(removeFiles);

/** What stands in a file of the system; nothing when it is gone. */
function textIn(place: string): string {
  try {
    return readFileSync(place, 'utf8');
  } catch {
    return '';
  }
}

const docx = (...texts: readonly string[]): Promise<string> =>
  fileWith(zip(docxEntries(paragraphs(...texts))));

describe('DOCX', () => {
  test('paragraphs become lines, an empty one an empty line', async () => {
    expect(
      await extractText(
        await docx('Latar belakang', 'Jumlah naik dari 18 ke 277.', '', 'Tujuan'),
        'docx',
      ),
    ).toEqual({
      ok: true,
      value: { text: 'Latar belakang\nJumlah naik dari 18 ke 277.\n\nTujuan', words: 9 },
    });
  });

  test('line breaks, tabs and tables keep words apart', async () => {
    const body =
      '<w:p><w:r><w:t>satu</w:t><w:br/><w:t>dua</w:t><w:tab/><w:t>tiga</w:t></w:r></w:p>' +
      '<w:tbl><w:tr><w:tc><w:p><w:r><w:t>empat</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>lima</w:t></w:r></w:p></w:tc></w:tr></w:tbl>';
    const place = await fileWith(zip(docxEntries(body)));
    expect(await extractText(place, 'docx')).toEqual({
      ok: true,
      value: { text: 'satu\ndua\ttiga\nempat\nlima', words: 5 },
    });
  });

  test('a long text comes out whole', async () => {
    const texts = Array.from(
      { length: 400 },
      (_, at) => `Paragraf ke-${at} tentang inovasi daerah yang panjang.`,
    );
    const outcome = await extractText(await docx(...texts), 'docx');
    expect(outcome).toEqual({ ok: true, value: { text: texts.join('\n'), words: 400 * 7 } });
  });

  test('a document without words has no text', async () => {
    expect(await extractText(await docx('', ' '), 'docx')).toEqual({
      ok: false,
      problem: { type: 'no_text' },
    });
  });
});

describe('PDF', () => {
  test('lines of a paragraph are joined, paragraphs and list items stay apart', async () => {
    const long = 'Inovasi ini menjaring usulan dari semua perangkat daerah';
    const place = await fileWith(
      pdf({
        lines: [
          [50, long],
          [62, `${long} lagi`],
          [74, 'sampai selesai.'],
          [86, `${long} baru`],
          [110, `${long} jauh`],
          [122, '1. pertama'],
          [134, '2. kedua'],
        ],
      }),
    );
    const outcome = await extractText(place, 'pdf');
    expect(outcome).toMatchObject({
      ok: true,
      value: {
        text: `${long} ${long} lagi sampai selesai.\n${long} baru\n${long} jauh\n1. pertama\n2. kedua`,
      },
    });
  });

  test('a scan has no text', async () => {
    expect(await extractText(await fileWith(pdf()), 'pdf')).toEqual({
      ok: false,
      problem: { type: 'no_text' },
    });
  });
});

describe('plain text', () => {
  test.each<[string, Buffer]>([
    ['UTF-8', Buffer.from('Satu\r\nDua é\r\n')],
    ['UTF-8 with its mark', Buffer.from('\ufeffSatu\nDua é')],
    ['UTF-16', Buffer.from('\ufeffSatu\rDua é', 'utf16le')],
  ])('%s', async (_, bytes) => {
    expect(await extractText(await fileWith(bytes), 'txt')).toEqual({
      ok: true,
      value: { text: 'Satu\nDua é', words: 3 },
    });
  });

  test('another code page is not guessed', async () => {
    expect(await extractText(await fileWith(Buffer.from('caf\xe9', 'latin1')), 'txt')).toEqual({
      ok: false,
      problem: { type: 'unreadable' },
    });
  });
});

describe('the reading process', () => {
  test('a damaged document is unreadable and the next one is read', async () => {
    expect(await extractText(await fileWith('PK\u0003\u0004 no archive'), 'docx')).toEqual({
      ok: false,
      problem: { type: 'unreadable' },
    });
    expect(await extractText(await fileWith('%PDF-1.4 no pdf'), 'pdf')).toEqual({
      ok: false,
      problem: { type: 'unreadable' },
    });
    expect((await extractText(await docx('halo'), 'docx')).ok).toBe(true);
  });

  test('a document that takes too long is given up, and those waiting behind it are read', async () => {
    const slow = readFileWith('docx-text', await docx('halo'), { timeCap: 0 });
    const next = readFileWith('docx-text', await docx('halo'));
    expect(await slow).toEqual({ ok: false, problem: 'unreadable' });
    expect(await next).toEqual({ ok: true, value: 'halo\n' });
  });

  test('a document that computes too long costs its sender, and nobody else waits for it', async () => {
    const bomb = await fileWith(
      pdf({ lines: Array.from({ length: 150_000 }, (_, nth) => [nth % 800, 'aaaaaaa'] as const) }),
    );
    const options = { owner: 1, computingCap: 300 };
    const slow = [1, 2, 3].map(() => readFileWith('pdf-text', bomb, options));
    let ended = 0;
    for (const one of slow)
      void one.then(() => {
        ended += 1;
        return undefined;
      });
    const other = await readFileWith('docx-text', await docx('halo'), { owner: 2 });
    expect(other).toEqual({ ok: true, value: 'halo\n' });
    expect(ended).toBeLessThan(3);
    for (const one of slow) expect(await one).toEqual({ ok: false, problem: 'unreadable' });
  });

  test('the process may read its own code and the file it is asked about, and nothing else', async () => {
    await readFileWith('docx-text', await docx('halo'));
    const children = readdirSync('/proc').filter(
      (pid) =>
        /^\d+$/.test(pid) &&
        (textIn(`/proc/${pid}/status`).match(/^PPid:\s+(\d+)/m) ?? [])[1] === String(process.pid),
    );
    const given = children.flatMap((pid) =>
      textIn(`/proc/${pid}/cmdline`)
        .split('\0')
        .flatMap((part) => /^--allow-fs-read=(.*)/.exec(part)?.slice(1) ?? []),
    );
    const root = path.resolve(import.meta.dirname, '../..');
    const own = ['src', 'node_modules', 'package.json'].map((name) => path.join(root, name));
    expect(given).toEqual(expect.arrayContaining(own));
    const others = given.filter((place) => !own.includes(place));
    expect(others.every((place) => /sepeda-reading-\w+$/.test(place))).toBe(true);
    expect(readdirSync(others[0] ?? '')).toEqual([]);
    const limit = /^Max data size\s+(\d+)/m.exec(textIn(`/proc/${children[0]}/limits`))?.[1];
    expect(Number(limit)).toBe(1024 * 1024 * 1024);
  });

  test('a document that needs too much memory costs only itself', async () => {
    // Four million paragraphs: more than a checked document may unpack to.
    const swelling = zip(docxEntries('<w:p><w:r><w:t>x</w:t></w:r></w:p>'.repeat(4_000_000)));
    expect(await readFileWith('docx-text', await fileWith(swelling), { timeCap: 120_000 })).toEqual(
      {
        ok: false,
        problem: 'unreadable',
      },
    );
    expect((await extractText(await docx('halo'), 'docx')).ok).toBe(true);
  }, 120_000);

  test('the main loop goes on while a document is read', async () => {
    let turns = 0;
    const ticking = setInterval(() => (turns += 1), 1);
    await extractText(
      await docx(...Array.from({ length: 5000 }, () => 'kalimat panjang sekali')),
      'docx',
    );
    clearInterval(ticking);
    expect(turns).toBeGreaterThan(10);
  });
});
