// The options of the editions as people type them: labels and words pick at once, hints ask first.
import { describe, expect, it } from 'vitest';
import type { Field } from '../../../src/domain/edition/definition.ts';
import { balangan2026 } from '../../../src/domain/edition/editions/balangan-2026.ts';
import { editions } from '../../../src/domain/edition/editions/index.ts';
import { readChoice } from '../../../src/domain/language/choice.ts';

const choices = Object.values(editions).flatMap((def) =>
  def.sections
    .flatMap((section) => section.items)
    .filter((item): item is Field => item.kind === 'field')
    .flatMap((field) =>
      field.value.type === 'choice'
        ? [{ edition: def.id, id: field.id, options: field.value.options }]
        : [],
    ),
);

function read(id: string, typed: string) {
  const choice = choices.find((one) => one.edition === balangan2026.id && one.id === id);
  return readChoice(typed, choice?.options ?? []);
}

describe('options of the shipped editions', () => {
  it.each(choices)(
    '$edition $id: every label and word picks its own option without asking',
    ({ options }) => {
      const wrong = options.flatMap((option) =>
        [option.label, ...(option.words ?? [])].filter((word) => {
          const reading = readChoice(word, options);
          return (
            reading.kind !== 'picked' || reading.confirm || reading.codes.join() !== option.code
          );
        }),
      );
      expect(wrong).toEqual([]);
    },
  );

  it.each(choices)(
    '$edition $id: every hint leads to its option, and only after a question',
    ({ options }) => {
      const wrong = options.flatMap((option) =>
        (option.hints ?? []).filter((hint) => {
          const reading = readChoice(hint, options);
          // Where the language knows the word as a sure one, picking at once is right too.
          if (reading.kind === 'picked') return reading.codes.join() !== option.code;
          return reading.kind !== 'several' || !reading.codes.includes(option.code);
        }),
      );
      expect(wrong).toEqual([]);
    },
  );

  it.each([
    ['tahapan', 'sdh diterapkan', 'penerapan', false],
    ['tahapan', 'masih ujicoba', 'uji_coba', false],
    ['tahapan', 'ujcoba', 'uji_coba', true],
    ['tahapan', 'baru ide', 'inisiatif', true],
    ['jenis', 'bukan digital', 'non_digital', false],
    ['inisiator', 'dpr', 'dprd', true],
    ['inisiator', 'dinas', 'opd', true],
    ['inisiator', 'masy', 'masyarakat', false],
    ['urusan_utama', 'Pertahanan', 'pertanahan', true],
    ['urusan_utama', 'Perumahan Rakyat dan Kawasan Pemukiman', 'perumahan', false],
    ['urusan_utama', 'ketentraman', 'trantibum', false],
    ['urusan_utama', 'Pendidikan', 'pendidikan', false],
    ['urusan_utama', 'pendidikan dan pelatihan', 'diklat', false],
  ])('%s: "%s" means %s (asked first: %s)', (id, typed, code, confirm) => {
    expect(read(id, typed)).toEqual({ kind: 'picked', codes: [code], confirm });
  });

  it('asks which one when two forms are named at once', () => {
    expect(read('bentuk', 'tata kelola dan pelayanan publik')).toEqual({
      kind: 'several',
      codes: ['tata_kelola', 'pelayanan_publik'],
    });
  });
});
