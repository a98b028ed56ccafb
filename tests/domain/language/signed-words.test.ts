// What is typed about papers signed outside: an order comes signed, a commitment that was received need not be.
import { expect, test } from 'vitest';
import { readSigned } from '../../../src/domain/language/index.ts';

const today = { year: 2026, month: 11, day: 28 } as const;

test('only an order counts as signed when it was received', () => {
  expect(readSigned('surat perintah Puskesmas Juai sudah diterima', today)).toMatchObject({
    ...{ do: 'signed', paper: 'perintah-pelaksanaan', unit: 'Puskesmas Juai' },
  });
  expect(readSigned('komitmen Puskesmas Juai sudah diterima', today)).toBeNull();
  expect(readSigned('komitmen belum diterima', today)).toBeNull();
  expect(readSigned('komitmen sudah diteken', today)).toMatchObject({
    ...{ do: 'signed', paper: 'pernyataan-komitmen', unit: null },
  });
});
