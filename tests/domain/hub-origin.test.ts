// Where people of other regions say they come from: one spelling for all ways of writing it, and nothing of this region.
import { expect, test } from 'vitest';
import { isOwnRegion, originKey, regionKey } from '../../src/domain/hub/origin.ts';

test.each([
  ['Kabupaten Contoh', 'kabupaten contoh'],
  ['Kab. Contoh', 'kabupaten contoh'],
  ['PEMKAB  CONTOH', 'kabupaten contoh'],
  ['Pemerintah Daerah Kabupaten Contoh.', 'kabupaten contoh'],
  ['Pemkot Contoh', 'kota contoh'],
])('%s', (typed, key) => {
  expect(originKey(typed)).toBe(key);
});

test.each([
  ['Kabupaten Balangan', true],
  ['kab. balangan', true],
  ['Dinas Kesehatan Balangan', true],
  ['Puskesmas Awayan, Kabupaten Balangan', true],
  ['Bappedalitbang', true],
  ['Bapperida Kabupaten Contoh', false],
  ['Kota Balangan', false],
  ['Kabupaten Contoh', false],
])('%s is of this region: %s', (typed, own) => {
  expect(isOwnRegion(typed)).toBe(own);
});

test.each([
  ['Dinas Kesehatan Kabupaten Contoh', 'kabupaten contoh'],
  ['Kab. Contoh', 'kabupaten contoh'],
  ['RSUD Contoh Pemkab Contoh', 'kabupaten contoh'],
  ['Bapperida Kota Contoh', 'kota contoh'],
  ['Bagian Organisasi Setda Prov. Contoh Utara', 'provinsi contoh utara'],
  ['Puskesmas Contoh', 'puskesmas contoh'],
  ['Kabupaten Contoh Provinsi Contoh Raya', 'kabupaten contoh'],
  ['Kab. Contoh, Prov. Contoh Raya', 'kabupaten contoh'],
  ['Provinsi Contoh Raya, Kabupaten Contoh', 'kabupaten contoh'],
  ['Puskesmas Kota Baru Kabupaten Contoh', 'kabupaten contoh'],
  ['Kabupaten Kota Baru', 'kabupaten kota baru'],
  ['Kabupaten Contoh Kota Provinsi Contoh Raya', 'kabupaten contoh kota'],
])('%s belongs to %s', (origin, key) => {
  expect(regionKey(origin)).toBe(key);
});
