// Codes are found in what people really pass on. Those that act for whoever sends them are read only when they stand alone.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  cardCodesOf,
  coFillCode,
  invitationCode,
  linkCode,
  mentionedCode,
  printedCode,
  readCoFillCode,
  readInvitationCode,
  readLinkCode,
} from '../../src/domain/codes.ts';

const bytes = fc.uint8Array({ minLength: 50, maxLength: 50 });
const kinds = [
  ['an invitation', invitationCode, readInvitationCode, 'invitation'],
  ['a printed invitation', printedCode, readInvitationCode, 'invitation'],
  ['a link code', linkCode, readLinkCode, 'link'],
  ['a co-filler’s code', coFillCode, readCoFillCode, 'co_fill'],
] as const;

describe.each(kinds)('%s', (_, make, read, kind) => {
  test.each(['@', ' @ ', '@\n'])('alone in %j', (frame) => {
    fc.assert(
      fc.property(bytes, (entropy) => {
        const code = make(entropy);
        expect(read(frame.replaceAll('@', code))).toBe(code);
        expect(mentionedCode(frame.replaceAll('@', code))).toBeNull();
      }),
    );
  });

  test.each([
    'apa maksudnya: kode @?',
    '@?',
    'ini kodenya pak @ makasih',
    '✔ Tersimpan. Undangan untuk Admin Inovasi UPT Puskesmas Awayan, berlaku 72 jam dan hanya sekali pakai. Teruskan kepada orangnya:\n\nKode: @\nTelegram: https://t.me/sepedabaru_bot?start=@\nDi WhatsApp: kirim kode itu sebagai pesan.',
  ])('mentioned in %j', (frame) => {
    fc.assert(
      fc.property(bytes, (entropy) => {
        const code = make(entropy);
        expect(mentionedCode(frame.replaceAll('@', code))).toBe(kind);
        expect(read(frame.replaceAll('@', code))).toBe(kind === 'invitation' ? code : null);
      }),
    );
  });

  it('is not seen in words', () => {
    for (const text of [
      'Taut dari desa ke kota, isi data warga, tautan https://drive.google.com/file/d/1AbCdEfGhIjKlMnOpQrStUvWxYz012345',
      'isi data diri warga',
      'isi data desa',
      'isi data awal desa',
      'ISI DATA WARGA ADA',
      'taut dari desa ke sana',
      'tautan data awal saja',
      'PERATURANBUPATIBALANGANNOMO',
      'x'.repeat(5000),
    ])
      expect([text.slice(0, 30), read(text), mentionedCode(text)]).toEqual([
        text.slice(0, 30),
        null,
        null,
      ]);
  });
});

it('an invitation that chance made of letters alone is found in a sentence all the same', () => {
  const lettersAlone = fc.uint8Array({ min: 10, max: 31, minLength: 26, maxLength: 26 });
  fc.assert(
    fc.property(lettersAlone, (entropy) => {
      const code = invitationCode(entropy);
      expect(mentionedCode(`apa maksudnya: kode ${code}?`)).toBe('invitation');
      expect(readInvitationCode(code)).toBe(code);
    }),
  );
});

it('is read in small letters, with blanks and with letters that look like digits when it stands alone', () => {
  const code = invitationCode(new Uint8Array(26));
  expect(readInvitationCode(`kode: ${'o'.repeat(13)} ${'O'.repeat(13)}`)).toBe(code);
  expect(readLinkCode('taut 0000 0000 0000')).toBe('TAUT-0000-0000-0000');
  expect(readCoFillCode('gabung isi 0000 0000 0000')).toBe('ISI-0000-0000-0000');
});

it('is no name of an innovation that happens to have as many letters and digits', () => {
  expect(readInvitationCode('Kader Keliling 2860124517093')).toBeNull();
  expect(readInvitationCode('Gerakan Makan Buah Tahun 2026 A')).toBeNull();
});

it('is read without a digit among its letters only where it has the dashes that we write', () => {
  expect(readLinkCode('taut-abcd-efgh-jkmn')).toBe('TAUT-ABCD-EFGH-JKMN');
  expect(readLinkCode('taut abcd efgh jkmn')).toBeNull();
  expect(readCoFillCode('isi abcd efgh jkm2')).toBe('ISI-ABCD-EFGH-JKM2');
});

test.each([
  ['', ['4821']],
  ['4822', ['4821', '4822']],
  ['4822, 4823 dan 4824', ['4821', '4822', '4823', '4824']],
  ['dan kode 4822 4822 4821', ['4821', '4822']],
  ['sudah lengkap sejak 2025', ['4821']],
  ['48220', ['4821']],
  ['4822a', ['4821']],
  [Array.from({ length: 9999 }, (_, n) => String(n).padStart(4, '0')).join(' '), 11],
])('the codes of a decision with %s behind the first', (rest, expected) => {
  const codes = cardCodesOf('4821', rest);
  expect(typeof expected === 'number' ? codes.length : codes).toEqual(expected);
});
