// The camera's day of a picture, and its size, as they are kept for whoever checks; a picture without EXIF has no day.
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { takenOn } from '../../src/files/exif-date.ts';
import { DEFAULT_FILE_LIMITS } from '../../src/files/formats.ts';
import { inspectFile } from '../../src/files/inspect.ts';

const blank = sharp({ create: { width: 640, height: 480, channels: 3, background: '#999' } });

async function seen(bytes: Buffer): Promise<unknown> {
  const file = path.join(await mkdtemp(path.join(tmpdir(), 'exif-')), 'foto.jpg');
  await writeFile(file, bytes);
  const found = await inspectFile(file, {
    ...{
      size: bytes.byteLength,
      displayName: 'foto.jpg',
      allowed: ['jpg'],
      limits: DEFAULT_FILE_LIMITS,
    },
    ...{ scan: null, onlyText: false, oldText: false, owner: null },
  });
  return found.ok ? found.value : found.problem;
}

it.each(['2021:05:03 10:00:00', '2021:05:03'])('reads %s, and the size', async (said) => {
  const bytes = await blank
    .clone()
    .withExif({ IFD2: { DateTimeOriginal: said } })
    .jpeg()
    .toBuffer();
  expect(await seen(bytes)).toMatchObject({ width: 640, height: 480, taken: '2021-05-03' });
});

it.each(['0000:00:00 00:00:00', 'kemarin', '2021:13:40 10:00:00', '2021:02:30 10:00:00'])(
  'takes no day from %s',
  async (said) => {
    const { exif } = await sharp(
      await blank
        .clone()
        .withExif({ IFD2: { DateTimeOriginal: said } })
        .jpeg()
        .toBuffer(),
    ).metadata();
    expect(takenOn(exif ?? Buffer.alloc(0))).toBeNull();
  },
);

it('has no day without EXIF, and breaks on no block', async () => {
  expect(await seen(await blank.clone().jpeg().toBuffer())).not.toHaveProperty('taken');
  for (const bytes of [
    Buffer.alloc(0),
    Buffer.from('II*\0'),
    Buffer.from('MM\0*\xff\xff\xff\xff', 'latin1'),
  ])
    expect(takenOn(bytes)).toBeNull();
});
