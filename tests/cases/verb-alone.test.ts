// A decision without a code is answered with the code of the sheet that is open, and how it is written; nothing is decided.
import { describe, expect, it } from 'vitest';
import { readDecisionWords } from '../../src/domain/language/index.ts';
import { places } from './asking/places.ts';

const sheets = {
  admin: places.admin['a sheet'],
  head: places.head['a sheet'],
  verifier: places.verifier['a sheet'],
} as const;
const verbs = { admin: 'setujui', head: 'tetapkan', verifier: 'terima' } as const;

describe('a decision without a code', () => {
  it.each(['setujui', 'setuju', 'acc', 'oke ini sudah bagus setujui aja', 'saya setuju dgn ini'])(
    '%s: the code is told to each checker, and nothing is decided',
    (typed) => {
      for (const who of ['admin', 'head', 'verifier'] as const) {
        const chat = sheets[who]?.();
        if (chat === undefined) throw new Error(who);
        const told = chat.says(typed);
        expect(told).toMatch(new RegExp(`balas: ${verbs[who]} \\d{4}`, 'u'));
        expect(chat.did).toEqual([]);
        // The code that was told decides.
        chat.says(/balas: (\D+ \d{4})/u.exec(told)?.[1] ?? '');
        expect(chat.did).toContain('take_step');
      }
    },
  );

  it('keeps the notes that were typed with a return', () => {
    const chat = sheets.admin?.();
    const told = chat?.says('balikin aja, indikator 5 kurang surat tugas') ?? '';
    expect(told).toMatch(/balas: kembalikan \d{4} indikator 5 kurang surat tugas/u);
    chat?.says(/balas: (.*)$/u.exec(told)?.[1] ?? '');
    expect(chat?.did).toContain('take_step');
  });

  it.each([
    'jangan disetujui dulu',
    'belum setuju',
    'setujui atau tidak ya?',
    'terima kasih',
    'acc semuanya kecuali nomor 2',
    'sudah disetujui siapa',
    'Warga terima bantuan lebih cepat',
    'kami terima laporan lewat WA',
    'kepala desa setuju anggaran',
    'kepala desa setuju',
    'ditolak Pak Kadis kemarin',
    'dikembalikan Bu Siti',
    'ditolak kemarin',
  ])('%s is none', (typed) => expect(readDecisionWords(typed)).toBeNull());

  it.each([
    ['oke terima', 'forward'],
    ['ya saya terima', 'forward'],
    ['sudah bagus, setuju', 'forward'],
    ['yang ini terima saja', 'forward'],
    ['ditolak, SK tidak ada', 'reject'],
    ['dikembalikan aja, foto buram', 'return'],
  ])('%s is one', (typed, verb) => expect(readDecisionWords(typed)?.verb).toBe(verb));

  it('is none where no sheet is open', () => {
    const chat = places.admin['nothing open']?.();
    expect(chat?.says('setujui')).not.toMatch(/\d{4}\. Belum ada yang diputuskan/u);
  });
});
