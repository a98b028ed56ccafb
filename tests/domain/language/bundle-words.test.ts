// Of what a national bundle is asked for: every unit of the register by its full name, all, or innovations by their codes.
import { expect, test } from 'vitest';
import { readBundleAsked, unitOfBundle } from '../../../src/domain/language/index.ts';
import { referenceUnits } from '../../../src/domain/units.ts';

function unitIn(text: string): string | null {
  const found = unitOfBundle(referenceUnits, readBundleAsked(text));
  return found.kind === 'exact' ? found.id : null;
}

test.each([
  ['', ''],
  ['untuk seluruh inovasi ', ' saja ya'],
])('every unit by its full name, between “%s” and “%s”', (before, behind) => {
  const wrong = referenceUnits.filter(({ id, name }) => unitIn(`${before}${name}${behind}`) !== id);
  expect(wrong.map(({ name }) => name)).toEqual([]);
});

test.each(['', 'semua', 'semua unit', 'seluruh inovasi daerah', 'untuk kabupaten saja', 'dong'])(
  '“%s” names no unit',
  (typed) => {
    expect(readBundleAsked(typed)).toMatchObject({ codes: [], named: '' });
  },
);

test('codes are read wherever they stand, each once', () => {
  expect(readBundleAsked('dari kode inv-7kq4m, INV 3F5TZ dan INV-7KQ4M')).toMatchObject({
    ...{ codes: ['INV-3F5TZ', 'INV-7KQ4M'], named: '' },
  });
});
