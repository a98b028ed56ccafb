// Where somebody comes from who belongs to no office. It finds no office and no proposal.
import { expect, it } from 'vitest';
import { readProposal } from '../../../src/domain/language/proposal-words.ts';

it.each([
  'usul dprd',
  'usul dewan',
  'usul anggota dewan',
  'usul anggota dprd Komisi II',
  'usul dewan perwakilan rakyat daerah',
])('%s is of the council', (origin) => {
  expect(readProposal(`${origin}; Fulan; jalan rusak dilaporkan lewat foto`)).toMatchObject({
    origin: { kind: 'council' },
  });
});

it.each([
  'usul dewan guru',
  'usul dewan pendidikan',
  'usul anggota kelompok tani',
  'usul dewan masjid',
])('%s is of no council', (origin) => {
  const read = readProposal(`${origin}; Fulan; jalan rusak dilaporkan lewat foto`);
  expect(JSON.stringify(read)).not.toContain('council');
});
