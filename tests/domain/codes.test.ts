// Codes are found in what people really pass on: alone, with words around them, or in the whole message forwarded.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  coFillCode,
  invitationCode,
  linkCode,
  readCoFillCode,
  readInvitationCode,
  readLinkCode,
} from '../../src/domain/codes.ts';

const bytes = fc.uint8Array({ minLength: 46, maxLength: 46 });
const kinds = [
  ['an invitation', invitationCode, readInvitationCode],
  ['a link code', linkCode, readLinkCode],
  ['a co-filler’s code', coFillCode, readCoFillCode],
] as const;

describe.each(kinds)('%s', (_, make, read) => {
  test.each([
    '@',
    ' @ ',
    'ini kodenya pak @ makasih',
    '✔ Tersimpan. Undangan untuk Admin Inovasi UPT Puskesmas Awayan, berlaku 72 jam dan hanya sekali pakai. Teruskan kepada orangnya:\n\nKode: @\nTelegram: https://t.me/sepedabaru_bot?start=@\nDi WhatsApp: kirim kode itu sebagai pesan.',
  ])('in %j', (frame) => {
    fc.assert(
      fc.property(bytes, (entropy) => {
        const code = make(entropy);
        expect(read(frame.replaceAll('@', code))).toBe(code);
      }),
    );
  });

  it('is not seen in words', () => {
    for (const text of [
      'Taut dari desa ke kota, isi data warga, tautan https://drive.google.com/file/d/1AbCdEfGhIjKlMnOpQrStUvWxYz012345',
      'isi data diri warga',
      'PERATURANBUPATIBALANGANNOMO',
      'x'.repeat(5000),
    ])
      expect([text.slice(0, 30), read(text)]).toEqual([text.slice(0, 30), null]);
  });
});

it('is read in small letters, with blanks and with letters that look like digits when it stands alone', () => {
  const code = invitationCode(new Uint8Array(26));
  expect(readInvitationCode(`kode: ${'o'.repeat(13)} ${'O'.repeat(13)}`)).toBe(code);
  expect(readLinkCode('taut 0000 0000')).toBe('TAUT-0000-0000');
  expect(readCoFillCode('gabung isi 0000 0000')).toBe('ISI-0000-0000');
});
