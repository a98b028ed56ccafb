// Numbers as people write them, and who an invitation is for out of one line.
import { describe, expect, it } from 'vitest';
import { readCommand } from '../../src/domain/language/index.ts';
import { readInvitee, readPhone } from '../../src/domain/phone.ts';

describe('readPhone', () => {
  it.each([
    ['081234567890', '+6281234567890'],
    ['0812-3456-7890', '+6281234567890'],
    ['+62 812 3456 7890', '+6281234567890'],
    ['6281234567890', '+6281234567890'],
    ['0062 812 34567890', '+6281234567890'],
    // An Excel file drops the zero; with a plus, 81 is another country.
    ['8123456789', '+628123456789'],
    ['812-3456-7890', '+6281234567890'],
    ['+81 90 1234 5678', '+819012345678'],
    ['(0526) 2022 123', '+625262022123'],
    ['+60 12-345 6789', '+60123456789'],
  ])('%s', (typed, full) => expect(readPhone(typed)).toBe(full));

  it.each([
    '',
    '0812',
    'nol delapan satu dua',
    '198001012005011001',
    '+0812345678',
    '0812345678x',
    '++6281234567890',
  ])('refuses %j', (typed) => expect(readPhone(typed)).toBeNull());
});

describe('readInvitee', () => {
  it.each([
    ['admin puskesmas awayan', null, 'admin puskesmas awayan'],
    [
      'admin puskesmas awayan 0812-3456-7890',
      { phone: '+6281234567890' },
      'admin puskesmas awayan',
    ],
    [
      'kepala rsud 0812 3456 7890 untuk dr. Hadi, Sp.PD',
      { phone: '+6281234567890', name: 'dr. Hadi, Sp.PD' },
      'kepala rsud',
    ],
    [
      'admin dinkes untuk Siti Aminah 081234567890 NIP 198001012005011001 dasar ST 800/12/2026',
      {
        phone: '+6281234567890',
        name: 'Siti Aminah',
        nip: '198001012005011001',
        basis: 'ST 800/12/2026',
      },
      'admin dinkes',
    ],
    ['pamong a.n. Budi', { name: 'Budi' }, 'pamong'],
  ])('%s', (typed, invitee, rest) => expect(readInvitee(typed)).toMatchObject({ invitee, rest }));
});

describe('the command', () => {
  it('is an invitation when it names a number, and talk when it does not', () => {
    expect(readCommand('Undang admin puskesmas awayan 0812-3456-7890 untuk Salmah')).toEqual({
      name: 'invite',
      rest: 'admin puskesmas awayan 0812-3456-7890 untuk Salmah',
    });
    expect(readCommand('Undang kepala desa dan kader untuk musyawarah')).toBeNull();
    expect(readCommand('Kami undang 120 kader, hubungi 0812-3456-7890')).toBeNull();
  });
});
