// An invitation is put together from what was told of a meeting: one that is longer than a broadcast may be is not let go, and
// what stands in its links is nobody's placeholder.
import { expect, test } from 'vitest';
import { playTranscript } from '../support/transcript.ts';

const told = (details: readonly string[]): string =>
  playTranscript(
    [
      '# played by: engine',
      '@ Rusdi: coordinator',
      '@ Siti: unit_admin puskesmas-juai',
      'Rusdi> rapat: Bimtek Inovasi; 20 Desember; 09.00; Aula',
      ...details.map((detail) => `Rusdi> R-1 ${detail}`),
      'Rusdi> R-1 undang semua admin',
    ].join('\n'),
  );

test('longer than a broadcast may be', () => {
  const long = 'Setiap unit menulis satu inovasi. '.repeat(40);
  const said = told(['tujuan', 'materi', 'narasumber'].map((what) => `${what}: ${long}`));
  expect(said).toContain('batasnya 3.500. Mohon ringkas dulu tujuan');
  expect(said).not.toContain('show_confirmation');
});

test('with braces in its links', () => {
  const said = told(['tautan: https://contoh.id/a..b/{nama}', 'materi: https://contoh.id/m{a}_1']);
  expect(said).toContain('Materi: https://contoh.id/m%7Ba%7D_1\n');
  expect(said).toContain('Daring: https://contoh.id/a..b/%7Bnama%7D\n');
});
