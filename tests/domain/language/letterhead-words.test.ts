// What offices type about their letterhead and who signs, as they would write it; what is not understood is not guessed.
import { describe, expect, test } from 'vitest';
import {
  readCommand,
  readEmblemCaption,
  readLetterhead,
  readSignatory,
} from '../../../src/domain/language/index.ts';

describe('a line of the letterhead', () => {
  test.each([
    ['kop alamat: Jalan Contoh Nomor 1', 'address', 'Jalan Contoh Nomor 1'],
    ['KOP SURAT ALAMAT Jl. A. Yani Km. 4, Paringin', 'address', 'Jl. A. Yani Km. 4, Paringin'],
    ['kop kontak: (0526) 00000, surat@contoh.go.id', 'contact', '(0526) 00000, surat@contoh.go.id'],
    ['atur kop nama: Dinas Kesehatan / UPT Contoh', 'names', 'Dinas Kesehatan / UPT Contoh'],
    ['kop alamat: hapus', 'address', null],
  ])('%s', (typed, what, text) => {
    expect(readLetterhead(typed)).toEqual({ office: null, ofUnit: false, change: { what, text } });
    expect(readCommand(typed)).toEqual({ name: 'letterhead', rest: typed });
  });

  test.each([
    ['kop rsud alamat: Jalan Contoh 1', 'rsud', 'Jalan Contoh 1'],
    ['kop unit puskesmas awayan kontak = (0526) 0', 'puskesmas awayan', '(0526) 0'],
    ['kop dinas alamat: Jalan Contoh 1', null, 'Jalan Contoh 1'],
    ['ttd kepala rsud: Fulan', 'rsud', 'Fulan'],
    ['ttd unit rsud admin: Fulan', 'rsud', 'Fulan'],
    ['ttd kepala dinas: Fulan', null, 'Fulan'],
    ['ttd wali kota: Fulan', null, 'Fulan'],
  ])('%s names an office', (typed, office, text) => {
    expect(readLetterhead(typed)).toMatchObject({ office, change: { text } });
    expect(readCommand(typed)).toEqual({ name: 'letterhead', rest: typed });
  });

  test('a text that may begin with an office is kept whole beside it', () => {
    expect(readLetterhead('kop alamat rsud: Jalan Contoh 1')).toEqual({
      office: null,
      ofUnit: false,
      change: { what: 'address', text: 'rsud: Jalan Contoh 1' },
      perhaps: { office: 'rsud', change: { what: 'address', text: 'Jalan Contoh 1' } },
    });
  });

  test.each(['pakai lambang', 'kop lambang: pakai'])('%s', (typed) => {
    expect(readLetterhead(typed)?.change).toEqual({ what: 'emblem' });
  });

  test.each(['kop', 'kop surat', 'penanda tangan', 'lihat kop surat'])('%s shows it', (typed) => {
    expect(readCommand(typed)).toEqual({ name: 'letterhead' });
  });

  test.each([
    'kopi gratis di ruang tunggu',
    'ttd kepala sudah ada di lampiran',
    'SK sudah ttd bupati tahun lalu',
    'tanda tangan kepala belum ada',
    'kop suratnya lama sekali datangnya',
  ])('talk is no change: %s', (typed) => {
    expect(readLetterhead(typed)).toBeNull();
  });
});

const nip = '197003031992031003';
const plain = { rank: null, nip: null, office: null, standing: null, onBehalf: false };

describe('who signs', () => {
  test.each([
    [
      'Fulan, S.E., Pembina, NIP 19700303 199203 1 003',
      { name: 'Fulan, S.E.', rank: 'Pembina', nip },
    ],
    [
      'Plt. drg. Hj. Fulanah, M.Kes, Pembina Tk. I (IV/b), NIP. 197003031992031003',
      { name: 'drg. Hj. Fulanah, M.Kes', rank: 'Pembina Tk. I (IV/b)', nip, standing: 'Plt.' },
    ],
    [
      'plh Fulan bin Fulan; Penata Muda Tingkat I; 19700303 199203 1 003',
      { name: 'Fulan bin Fulan', rank: 'Penata Muda Tingkat I', nip, standing: 'Plh.' },
    ],
    ['H. Fulan, S.H.', { name: 'H. Fulan, S.H.' }],
    [
      'a.n. Drs. Fulan, M.Si., jabatan Sekretaris Daerah, Pembina Utama Madya, NIP 197003031992031003',
      {
        name: 'Drs. Fulan, M.Si.',
        rank: 'Pembina Utama Madya',
        nip,
        office: 'Sekretaris Daerah',
        onBehalf: true,
      },
    ],
    [
      'a.n. Plh. Fulan; jabatan: Sekretaris Daerah',
      { name: 'Fulan', office: 'Sekretaris Daerah', onBehalf: true, standing: 'Plh.' },
    ],
  ])('%s', (typed, told) => {
    expect(readSignatory('head', typed)).toEqual({
      ok: true,
      signatory: { place: 'head', ...plain, ...told },
    });
  });

  test.each([
    ['Fulan, NIP 1970030319920310', 'nip'],
    ['NIP 197003031992031003', 'name'],
    ['Fulan; Direktur Utama; NIP 197003031992031003', 'name'],
    ['a.n. Fulan, S.H.', 'name'],
    ['Fulan 123', 'name'],
  ])('is not guessed: %s', (typed, why) => {
    expect(readSignatory('head', typed)).toEqual({ ok: false, why });
  });

  test('needs a colon behind the place', () => {
    expect(readLetterhead('ttd kepala: Fulan')?.change).toMatchObject({
      place: 'head',
      text: 'Fulan',
    });
    expect(readLetterhead('ttd unit admin: Fulan')).toMatchObject({ ofUnit: true });
    expect(readLetterhead('ttd bupati: hapus')?.change).toMatchObject({
      place: 'regent',
      text: null,
    });
  });
});

test.each([
  ['lambang', { office: null, ofUnit: false }],
  ['Logo unit', { office: null, ofUnit: true }],
  ['ini lambang daerah.', { office: null, ofUnit: false }],
  ['lambang RSUD', { office: 'RSUD', ofUnit: false }],
  ['lambang untuk unit puskesmas awayan.', { office: 'puskesmas awayan', ofUnit: true }],
  ['logo inovasi kami yang baru', null],
  [null, null],
])('a picture called %s', (caption, read) => {
  expect(readEmblemCaption(caption)).toEqual(read);
});
