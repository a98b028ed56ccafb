// What decides about a request to copy, and what only talks about deciding.
import { expect, test } from 'vitest';
import { readHub } from '../../../src/domain/language/index.ts';

test.each([
  ['M-3 ya, nanti saya tanya kepala dulu', 'show_copy'],
  ['M-3 boleh, asal kepala setuju', 'show_copy'],
  ['M-3 setuju, tapi tunggu rapat', 'show_copy'],
  ['M-3 sudah, kalau laporannya belum', 'show_copy'],
  ['M-3 ya, silakan datang', 'accepted'],
  ['M-3 boleh: nanti kami kirim SOP', 'accepted'],
  ['M-3 tidak, belum ada tenaga', 'refused'],
  ['M-3 ya', 'accepted'],
])('%s is %s', (typed, what) => {
  expect(readHub(typed)?.do).toBe(what);
});
