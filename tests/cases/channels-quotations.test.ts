// Row 15: what is quoted lends its item to an answer and its code to a decision, whatever is open by now.
import { expect, it } from 'vitest';
import { withLentCode } from '../../src/domain/conversation/checking/lent-code.ts';
import { playTranscript } from '../support/transcript.ts';

const rina = '@ Rina: innovator puskesmas-awayan\n';
/** What came of the last line. */
const last = (source: string): string => {
  const played = playTranscript(source);
  const line = source.trimEnd().split('\n').at(-1) ?? '';
  return played.slice(played.lastIndexOf(line) + line.length);
};
const long = (what: string): string => `${what} ${'kata '.repeat(40)}`;

it('row 15: an answer that quotes an earlier question is stored with that one, and the open one is asked again', () => {
  const after = last(`${rina}@ INV-AAAA1 of Rina: complete, except permasalahan isu_strategis
> lanjut
> lewati
> (quote 2) ${long('Antrean panjang setiap pagi')}`);
  expect(after).toContain('= save_answer permasalahan');
  expect(after).not.toContain('isu_strategis');
});

it('row 15: a short answer goes to the quoted question, and the open one stays open', () => {
  const after = last(`${rina}@ INV-AAAA1 of Rina: complete, except jenis bentuk
> lanjut
> lewati
> (quote 2) 1`);
  expect(after).toContain('= save_answer bentuk');
  expect(after).not.toContain('= save_answer jenis');
  expect(after).toMatch(/Jenis Inovasi[^]*1\./u);
});

it('row 15: what is stored already is not replaced without a yes', () => {
  const begin = `${rina}@ INV-AAAA1 of Rina: complete, except jenis bentuk
> lanjut
> 1
> (quote 2) 2`;
  expect(last(begin)).not.toContain('= save_answer');
  expect(last(begin)).toMatch(/mengutip pertanyaan Bentuk Inovasi[^]*Apakah diganti\?/u);
  expect(last(`${begin}\n> ya`)).toMatch(/= save_answer bentuk[^]*Jenis Inovasi/u);
  expect(last(`${begin}\n> tidak`)).toMatch(/tidak[^]*Jenis Inovasi/u);
});

it('row 15: the open question quoted is the open question, a command is a command', () => {
  const begin = `${rina}@ INV-AAAA1 of Rina: complete, except jenis bentuk
> lanjut`;
  expect(last(`${begin}\n> (quote 1) 1`)).toContain('= save_answer bentuk');
  expect(last(`${begin}\n> lewati\n> (quote 2) bantuan`)).not.toContain('= save_answer');
});

it('row 15: a quoted question of another innovation, or one that is over, is not answered in this one', () => {
  const after = last(`${rina}@ INV-AAAA1 of Rina: complete, except jenis
@ INV-BBBB2 of Rina: complete, except bentuk
> draf
> 2
> lanjut
> draf
> 1
> lanjut
> (quote: Bentuk Inovasi) 1`);
  expect(after).not.toContain('= save_answer bentuk');
});

it('row 15: a file that quotes the question of an indicator is its evidence', () => {
  const after = last(`${rina}@ INV-AAAA1 of Rina: complete, except regulasi sdm
> lanjut
> 1
> lewati
> (quote: Bukti untuk Regulasi) [sk.pdf 1,2 MB]`);
  expect(after).toContain('= take_file regulasi');
});

it.each([
  ['setujui', 'setujui 4821'],
  ['Setujui pak', 'Setujui 4821 pak'],
  ['kembalikan indikator 7 fotonya buram', 'kembalikan 4821 indikator 7 fotonya buram'],
  ['tolak karena dobel', 'tolak 4821 karena dobel'],
  ['buka lagi', 'buka lagi 4821'],
  ['setujui 9999', 'setujui 9999'],
  ['fotonya buram', 'fotonya buram'],
  ['lihat', 'lihat'],
  ['ya', 'ya'],
])('row 15: a quoted card lends its code: %s', (typed, meant) => {
  expect(withLentCode(typed, '4821')).toBe(meant);
});

it('row 15: a decision that quotes one of two cards decides that one', () => {
  const after = last(`@ Rina: innovator puskesmas-awayan
@ Admin: unit_admin puskesmas-awayan
@ INV-AAAA1 of Rina: complete, named Satu Antrean, submitted
@ INV-BBBB2 of Rina: complete, named Dua Loket, submitted
Admin> lihat INV-AAAA1
Admin> lihat INV-BBBB2
Admin> (quote: Satu Antrean) setujui`);
  expect(after).toContain('= take_step verify: submitted to unit_verified');
  expect(after).toContain('INV-AAAA1');
});
