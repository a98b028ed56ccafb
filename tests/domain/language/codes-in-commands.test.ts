// Every innovation's code is read behind every command that takes one, whatever its letters look like and whoever is
// addressed beside it: `INV-KATA2` is no doubled word, and `ya pak` is no part of a code.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { innovationCode, readInnovationCode } from '../../../src/domain/codes.ts';
import { readCommand } from '../../../src/domain/language/index.ts';

const codes = fc.uint8Array({ minLength: 5, maxLength: 5 }).map(innovationCode);
const verbs = [
  'lihat',
  'bukti',
  'status',
  'tarik',
  'perbaiki',
  'gabung',
  'monev',
  'riwayat',
  'kontak',
];
const frames = fc.constantFrom('V C', 'V C ya pak', 'tolong V C', 'min V C ya', 'V C.');
const spellings = fc.constantFrom(
  (code: string) => code,
  (code: string) => code.toLowerCase(),
  (code: string) => code.replace('-', ' '),
  (code: string) => code.replace('-', ''),
);

test.each(verbs)('%s', (verb) => {
  fc.assert(
    fc.property(codes, frames, spellings, (code, frame, spell) => {
      const text = frame.replace(/[VC]/gu, (which) => (which === 'V' ? verb : spell(code)));
      const command = readCommand(text);
      const read = command !== null && 'code' in command ? (command.code ?? '') : '';
      expect([text, readInnovationCode(read)]).toEqual([text, code]);
    }),
    { numRuns: 1000 },
  );
});
