// Names of people: what people here are called, and what cannot be said through a name.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  longestPersonName,
  readNameWithNip,
  readPersonName,
} from '../../src/domain/person-name.ts';

describe('a name', () => {
  it.each([
    'Siti Aminah, A.Md.Keb',
    'Hj. Noor Hasanah, S.KM., M.Kes',
    "Sa'diah",
    'Sa’diah',
    'dr. H. Muhammad Arsyad, Sp.OG',
    'Drs. Ahmad Yani, M.Si',
    'S.Ag Rahmadi',
    'Ir. Ánh Nguyễn-Müller',
    'Rahmad a/n Bahrani',
    'M. Said, S.Sos.I, M.AP',
    'dr.Siti Aminah',
    'drg.Siti Aminah',
    'Ibrahim, S.Kom/M.Kom',
    'عبد الله',
    'Li',
  ])('%s', (name) => {
    expect(readPersonName(name)).toBe(name);
  });

  it('is tidied at its ends and in its blanks', () => {
    expect(readPersonName('  Siti   Aminah , ')).toBe('Siti Aminah');
    expect(readPersonName('Sa`diah')).toBe("Sa'diah");
  });
});

describe('no name', () => {
  it.each([
    'Bapperida: akun dibekukan, buka https://contoh.id',
    'Bapperida akun dibekukan buka bit.ly/abc',
    'buka contoh.go.id',
    'buka WWW.contoh',
    't.me/penipu',
    'wa.me/Siti',
    'siti@contoh',
    '*DISETUJUI*',
    '_Siti_',
    'Siti\u202Eanima',
    'Siti\u200BAminah',
    'Siti 08123456789',
    'Siti\n\nAdmin: 1234',
    'Siti 😀',
    'Siti "Bupati"',
    'Siti (Bapperida)',
    '.',
    'A',
    '-- --',
    '',
    `${'a\u0301\u0302\u0303\u0304\u0305'.repeat(3)}`,
    'a'.repeat(longestPersonName + 1),
    'a'.repeat(60_000),
  ])('%j', (text) => {
    const read = readPersonName(text);
    // A line break is a blank; all that is refused is refused whole.
    expect(read).toBeNull();
  });

  it('holds a sign that could be an address, a code, a line or a mark, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (text) => {
        const name = readPersonName(text);
        if (name === null) return;
        expect(name).toMatch(/^[\p{L}\p{M} .,'’/-]{1,80}$/u);
        expect(name).not.toMatch(/[\d\n*_~`:@<>]/);
      }),
    );
  });
});

describe('a name with a NIP', () => {
  it.each([
    ['Rina Marlina, A.Md.Keb NIP 19900101 201503 2 001', 'Rina Marlina, A.Md.Keb'],
    ['Rina Marlina, NIP. 199001012015032001', 'Rina Marlina'],
    ['Rina Marlina (19900101 201503 2 001)', 'Rina Marlina'],
    ['Rina (NIP: 199001012015032001)', 'Rina'],
    ['199001012015032001 Rina', 'Rina'],
  ])('%s', (typed, name) => {
    const read = readNameWithNip(typed);
    expect(read?.name).toBe(name);
    expect(read?.nip?.replaceAll(' ', '')).toBe('199001012015032001');
  });

  it('takes no other number for one', () => {
    expect(readNameWithNip('Rina 0812 3456 7890 1234')).toBeNull();
    expect(readNameWithNip('Rina, NIP 19900101201503200')).toBeNull();
    expect(readNameWithNip('Rina Marlina')).toEqual({ name: 'Rina Marlina', nip: null });
  });
});
