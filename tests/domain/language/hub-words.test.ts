// What is typed about requests and questions of the catalogue: a decision stands alone or before a sign; sentences that only
// begin with such a word decide nothing and show what they are about.
import { expect, test } from 'vitest';
import { readHub } from '../../../src/domain/language/hub-words.ts';

test.each([
  ['M-3 boleh', { do: 'accepted', number: 3, text: '' }],
  ['m 3', null],
  ['M-3: Ya.', { do: 'accepted', number: 3, text: '' }],
  ['M-3 setuju, datang saja Selasa', { do: 'accepted', number: 3, text: 'datang saja Selasa' }],
  ['M-3 tidak: masih diuji', { do: 'refused', number: 3, text: 'masih diuji' }],
  [
    'M-3 belum bisa; kadernya baru dilatih',
    { do: 'refused', number: 3, text: 'kadernya baru dilatih' },
  ],
  ['M-3 sudah berjalan: empat desa', { do: 'done', number: 3, text: 'empat desa' }],
  [
    'M-3 pesan: boleh kami lihat SOP-nya?',
    { do: 'write', number: 3, text: 'boleh kami lihat SOP-nya?' },
  ],
  ['M-3 pesan kami datang Selasa', { do: 'write', number: 3, text: 'kami datang Selasa' }],
  ['D-4 jawab: dua kader', { do: 'reply', number: 4, text: 'dua kader' }],
  ['D-4 tutup: memuat nama warga', { do: 'hide', number: 4, text: 'memuat nama warga' }],
  ['D-4 sembunyikan', { do: 'hide', number: 4, text: '' }],
  ['M-3', { do: 'show_copy', number: 3, unread: false }],
])('%s', (typed, line) => {
  expect(readHub(typed)).toEqual(line);
});

test.each([
  'M-3 tidak paham maksudnya, bisa dijelaskan?',
  'M-3 ya nanti saya tanya kepala dulu',
  'M-3 sudah saya baca, terima kasih',
  'M-3 boleh?',
  'M-3 boleh, ya?',
  'M-3 tolak bala di desa kami',
  'M-3 pesan dari siapa ini?',
  'M-3 tutup',
  'M-3 terima kasih banyak',
])('decides nothing: %s', (typed) => {
  expect(readHub(typed)).toEqual({ do: 'show_copy', number: 3, unread: true });
});

test.each(['D-4 tutup jam berapa?', 'D-4 tutup besok saja', 'D-4 jawab apa ya?', 'D-4 boleh'])(
  'hides and answers nothing: %s',
  (typed) => {
    expect(readHub(typed)).toEqual({ do: 'show_question', number: 4, unread: true });
  },
);
