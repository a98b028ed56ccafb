// Row 30: what leaves in a chat says nothing about where it was made; what is kept is what was sent.
import { readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { type OpenFile, servedCopy } from '../../src/files/served.ts';
import { Readable } from 'node:stream';
import { mp4 } from '../files/support/mp4.ts';

const kept = (bytes: Buffer): OpenFile => ({
  size: bytes.byteLength,
  open: ({ start = 0, end = bytes.byteLength - 1 } = { start: 0 }) =>
    Promise.resolve(
      Readable.from([
        bytes.subarray(start, (start + end) >> 1),
        bytes.subarray((start + end) >> 1, end + 1),
      ]),
    ),
});

const box = (type: string, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.byteLength + 8, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
};

/** A film whose index comes last, with notes about the place behind its tracks, as phones write them. */
async function filmWithPlace(): Promise<Buffer> {
  const film = await mp4(2);
  const moov = film.indexOf('moov') - 4;
  const udta = box(
    'udta',
    box('\xa9xyz', Buffer.from('\0\x12\x15\xc7-02.3312+115.4631/', 'latin1')),
  );
  const grown = Buffer.concat([film.subarray(0, moov), film.subarray(moov), udta]);
  grown.writeUInt32BE(film.readUInt32BE(moov) + udta.byteLength, moov);
  return grown;
}

it('row 30: a film without its place is the same film, in every part of it', async () => {
  const film = await filmWithPlace();
  expect(film.includes('115.4631')).toBe(true);
  const copy = await servedCopy(kept(film));
  const whole = await buffer(await copy.open());
  expect([copy.size, whole.byteLength]).toEqual([film.byteLength, film.byteLength]);
  expect(whole.includes('115.4631')).toBe(false);
  expect(whole.includes('xyz')).toBe(false);
  const differing = [...whole].filter((byte, at) => byte !== film[at]).length;
  expect(differing).toBeLessThan(60);
  for (const [start, end] of [
    [0, 9],
    [film.byteLength - 25, film.byteLength - 3],
    [100, film.byteLength - 10],
  ] as const)
    expect(await buffer(await copy.open({ start, end }))).toEqual(whole.subarray(start, end + 1));
});

it('row 30: a photo of any size is without its place', async () => {
  const photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#4a7' } })
    .jpeg()
    .withExif({
      IFD0: { Make: 'Kamera' },
      IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '2/1 19/1 0/1' },
    })
    .toBuffer();
  const copy = await servedCopy(kept(photo));
  const whole = await buffer(await copy.open());
  expect(whole.byteLength).toBe(copy.size);
  expect(whole.includes('Kamera')).toBe(false);
  const large = Buffer.concat([photo, Buffer.alloc(26 * 1024 * 1024)]);
  const served = await buffer(await (await servedCopy(kept(large))).open());
  expect(served.includes('Kamera')).toBe(false);
  expect((await sharp(served.subarray(0, photo.byteLength)).metadata()).width).toBe(60);
});

it('row 30: everything else is given as it is', async () => {
  const pdf = readFileSync(new URL('files/pdf-control.pdf', import.meta.url));
  expect(await buffer(await (await servedCopy(kept(pdf))).open())).toEqual(pdf);
});
