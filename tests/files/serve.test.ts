// The picture that people are shown: upright, the same size, without what the camera wrote.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { strippedImage } from '../../src/files/serve.ts';
import { fileWith, removeFiles } from './support/inspecting.ts';

afterAll(removeFiles);

test('place, camera and orientation are gone, the picture is upright', async () => {
  const photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#4a7' } })
    .jpeg()
    .withExif({
      IFD0: { Make: 'Kamera' },
      IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '2/1 19/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer();
  expect((await sharp(photo).metadata()).exif?.includes('Kamera')).toBe(true);

  const served = await strippedImage(await fileWith(photo), 'jpg');
  const facts = await sharp(served).metadata();
  expect(facts).toMatchObject({ format: 'jpeg', width: 40, height: 60 });
  expect(facts.exif).toBeUndefined();
  expect(served.includes('Kamera')).toBe(false);
});

test.each(['polyglot_jpg_html.jpg', 'polyglot_png_pdf.png'])(
  'what follows the end of %s is gone',
  async (name) => {
    const path = join(import.meta.dirname, 'corpus', 'files', name);
    const served = await strippedImage(path, name.endsWith('png') ? 'png' : 'jpg');
    expect(readFileSync(path).toString('latin1')).toMatch(/<html>|%PDF/u);
    expect(served.toString('latin1')).not.toMatch(/<html>|%PDF/u);
  },
);

test('a picture that cannot be decoded is an error', async () => {
  await expect(strippedImage(await fileWith('no picture'), 'png')).rejects.toThrow(
    'unsupported image format',
  );
});
