// People's words on WhatsApp: nothing of them is shown as formatting, and nothing that has to be whole is changed.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { render as baileys } from '../../../src/bot/whatsapp/baileys/render.ts';
import { render as cloud } from '../../../src/bot/whatsapp/cloud/render.ts';
import { inert } from '../../../src/bot/whatsapp/inert.ts';

/** What WhatsApp formats: words between two equal marks that stand where a word begins and ends; quotations and lists by star. */
const formatted = [
  /(?<![\p{L}\p{N}])([*_~])(?=\S)[^\n]*?(?<=\S)\1(?![\p{L}\p{N}])/u,
  /`[^\n]*?`/u,
  /^\s{0,3}[>*]\s/mu,
];

it.each([
  ['*DISETUJUI*', '∗DISETUJUI∗'],
  ['ini *_penting sekali_*!', 'ini ∗ˍpenting sekaliˍ∗!'],
  ['~batal~ dan `kode`', '∼batal∼ dan ˋkodeˋ'],
  ['```\nkode\n```', 'ˋˋˋ\nkode\nˋˋˋ'],
  ['> kata Bupati\n* satu', '› kata Bupati\n• satu'],
  ['SK_Tim_2026.pdf, 3 * 4 = 12, a_b', 'SK_Tim_2026.pdf, 3 * 4 = 12, a_b'],
  [
    'Buka https://contoh.id/unggah/_aZ-9_*x* lalu *kirim*',
    'Buka https://contoh.id/unggah/_aZ-9_*x* lalu ∗kirim∗',
  ],
])('%j is given as %j', (said, given) => {
  expect(inert(said)).toBe(given);
});

it('formats nothing, whatever somebody writes, on either driver', () => {
  const said = fc
    .array(fc.constantFrom('*', '_', '~', '`', '>', ' ', '\n', 'a', 'É', '7', '.', '(', '“'), {
      maxLength: 25,
    })
    .map((signs) => signs.join(''));
  fc.assert(
    fc.property(said, (text) => {
      for (const render of [baileys, cloud])
        for (const part of render({ text: `“${text}”`, choices: [] }))
          for (const pattern of formatted) expect(part.text).not.toMatch(pattern);
    }),
  );
});
