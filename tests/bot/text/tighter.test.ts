// The shorter words of a message keep what somebody needs to answer it.
import { expect, it } from 'vitest';
import { tighterWords } from '../../../src/bot/text/tighter.ts';

it('a choice with more options says how to see them, and that several may be taken', () => {
  const question = { item: 'urusan', number: 8, label: 'Urusan', help: '', unit: null };
  const of = { ...question, options: ['Kesehatan', 'Sosial'], moreOptions: 20, many: true };
  expect(tighterWords.ask_together?.({ questions: [of] })).toContain(
    '8 Urusan: misalnya Kesehatan (lainnya: "pilihan 8"); boleh lebih dari satu',
  );
  const one = { ...question, options: ['Ya', 'Tidak'], many: false };
  expect(tighterWords.ask_together?.({ questions: [one] })).toMatch(/8 Urusan: 1 Ya \/ 2 Tidak$/u);
});

it('a level that is counted in one of several units says how to take another', () => {
  const asked = {
    label: 'Kemanfaatan inovasi',
    help: '',
    mandatory: true,
    weight: 3,
    current: null,
  };
  const counted = { ...asked, variant: 'jumlah orang' };
  expect(tighterWords.ask_level?.(counted)).toContain('jumlah orang (satuan lain: "satuan")');
  expect(tighterWords.ask_level?.(asked)).not.toContain('satuan');
});

it('more warnings than are shown say where the others are', () => {
  const warnings = [1, 2, 3, 4, 5].map((number) => ({
    what: 'words' as const,
    label: `Isian ${number}`,
    words: 3,
    min: 300,
  }));
  const innovation = { code: 'INV-7KQ4M', name: 'Contoh', unit: 'Dinas Contoh' };
  const counts = { answered: 42, files: 3, score: null, max: null };
  const said = tighterWords.submit_check?.({ ...innovation, ...counts, warnings }) ?? '';
  expect(said).toContain('dan 2 lagi: ketik "lihat INV-7KQ4M"');
});

it('a file that went to another innovation says to which', () => {
  const files = [{ name: 'sk.pdf', size: 1000, warnings: [] }];
  const stored = { label: 'Regulasi', files, waiting: 0 };
  expect(tighterWords.files_stored?.({ ...stored, other: 'INV-7KQ4M' })).toContain(
    'untuk Regulasi pada INV-7KQ4M.',
  );
  expect(tighterWords.files_stored?.({ ...stored, other: null })).toContain('untuk Regulasi.');
});
