// The number of a print on papers that came back: pages with a code in their foot, photographed and scanned as offices do, and a
// real paper of the printer, read in the reading process. What is not plain gives none, and never another number.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import qrcode from 'qrcode';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { layOut } from '../../src/documents/papers/order.ts';
import { createPrinter } from '../../src/documents/printer.ts';
import { balangan } from '../../src/domain/regions/balangan.ts';
import { printNumberOn } from '../../src/files/print-number.ts';
import { extractText } from '../../src/files/text.ts';
import { imprint, nil, pictures } from '../support/papers.ts';

const number = 'K7M42QXPA9';
const link = `https://inovasi.contoh.go.id/c/${number}`;
let place: string;
let page: Buffer;

/** A page of A4 at 200 dots to the inch with the code in its foot, 13 mm as on our papers, and lines of text. */
async function pageWith(url: string): Promise<Buffer> {
  const svg = await qrcode.toString(url, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' });
  const code = await sharp(Buffer.from(svg), { density: 600 }).resize(102, 102).png().toBuffer();
  const lines = Array.from(
    { length: 40 },
    (_, at) => `<rect x="200" y="${160 + at * 44}" width="${700 + (at % 7) * 80}" height="14"/>`,
  );
  return sharp({ create: { width: 1654, height: 2339, channels: 3, background: '#ffffff' } })
    .composite([
      { input: Buffer.from(`<svg width="1654" height="2339">${lines.join('')}</svg>`) },
      { input: code, left: 200, top: 2180 },
    ])
    .png()
    .toBuffer();
}

async function read(name: string, bytes: Uint8Array, more: object = {}): Promise<string | null> {
  const file = path.join(place, name);
  await writeFile(file, bytes);
  const format = name.endsWith('.pdf') ? 'pdf' : name.endsWith('.png') ? 'png' : 'jpg';
  return printNumberOn({ path: file, format, text: null, caption: null, owner: 1, ...more });
}

async function pdfOf(...pages: readonly Buffer[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  for (const one of pages) {
    const image = await pdf.embedJpg(await sharp(one).jpeg({ quality: 70 }).toBuffer());
    pdf.addPage([595, 842]).drawImage(image, { x: 0, y: 0, width: 595, height: 842 });
  }
  return pdf.save();
}

beforeAll(async () => {
  place = await mkdtemp(path.join(tmpdir(), 'print-number-'));
  page = await pageWith(link);
});
afterAll(() => rm(place, { recursive: true, force: true }));

it.each([
  ['as it is', () => sharp(page)],
  [
    'photographed askew, grey and soft',
    () => sharp(page).rotate(4, { background: '#b0a898' }).blur(0.8).modulate({ brightness: 0.8 }),
  ],
  ['on its side', () => sharp(page).rotate(90)],
  ['as large as a phone takes it', () => sharp(page).resize(3000)],
])('is read off a photo %s', async (_, photo) => {
  expect(await read('photo.jpg', await photo().jpeg({ quality: 75 }).toBuffer())).toBe(number);
});

it('is read off the pages of a scan, also when only the second shows it', async () => {
  const blank = await sharp({
    create: { width: 1654, height: 2339, channels: 3, background: '#ffffff' },
  })
    .png()
    .toBuffer();
  expect(await read('scan.pdf', await pdfOf(page))).toBe(number);
  expect(await read('second.pdf', await pdfOf(blank, page))).toBe(number);
});

it('is read out of the text of a paper as it was printed, which holds no picture of its code', async () => {
  const laid = layOut({ kind: 'nil', paper: 'keterangan-nihil', of: nil }, balangan);
  if (laid.kind !== 'pdf') throw new Error('no pages');
  const printer = createPrinter();
  const done = await printer.print({ kind: 'pdf', body: laid.body, imprint, pictures });
  printer.stop();
  if (!done.ok) throw new Error(JSON.stringify(done.problem));
  const file = path.join(place, 'printed.pdf');
  await writeFile(file, done.value.bytes);
  const text = await extractText(file, 'pdf');
  expect(
    await read('printed.pdf', done.value.bytes, { text: text.ok ? text.value.text : null }),
  ).toBe(number);
});

it('is taken as it was typed where no code can be read, and only then', async () => {
  const spoiled = await sharp(page).resize(160).jpeg({ quality: 40 }).toBuffer();
  expect(await read('spoiled.jpg', spoiled)).toBeNull();
  const caption = `formulir INV-7KQ4M ${number.toLowerCase()}`;
  expect(await read('spoiled.jpg', spoiled, { caption })).toBe(number);
  expect(await read('spoiled.jpg', spoiled, { caption: 'formulir INV-7KQ4M ditandatangani' })).toBe(
    null,
  );
  for (const phone of ['0812345678', '8123456789', '6281234567'])
    expect(await read('spoiled.jpg', spoiled, { caption: `hubungi ${phone}` })).toBeNull();
  const sound = await sharp(page).jpeg().toBuffer();
  expect(await read('sound.jpg', sound, { caption: 'INV-7KQ4M 0123456789' })).toBe(number);
});

it('is none where the code leads elsewhere, or the file is no picture', async () => {
  const other = await pageWith('https://contoh.example/c/nothing-of-ours');
  expect(await read('other.jpg', await sharp(other).jpeg().toBuffer())).toBeNull();
  expect(await read('broken.jpg', Buffer.from('not a picture'))).toBeNull();
  expect(await read('broken.pdf', Buffer.from('%PDF-1.7 nothing'))).toBeNull();
});
