// Units by name, short form, former name and slips.
import { expect, test } from 'vitest';
import { searchUnits } from '../../../src/domain/language/index.ts';
import { rows, UNITS } from './support.ts';

const TABLE = rows(`
  Dinas Kesehatan → dinkes name
  Dinas Kesehatan Kabupaten Balangan → dinkes name
  Dinkes → dinkes alias
  dinkes balangan → dinkes alias
  PKM Batumandi → pkm-batumandi alias
  pusk lampihong → pkm-lampihong alias
  puskesmas Batu Mandi → pkm-batumandi name
  UPT Puskesmas Batumandi → pkm-batumandi name
  saya dari puskesmas lampihong → pkm-lampihong name
  PKM Pirsus 2 Juai → pkm-pirsus alias
  RSUD Datu Kandang Haji → rsud name
  rsud balangan → rsud former
  Satpol PP → satpolpp alias
  satpolpp → satpolpp alias
  Dukcapil → dukcapil alias
  disdukcapil → dukcapil short
  disdikbud → disdikbud alias
  Bappedalitbang → bapperida former
  Balitbangda → bapperida former
  BAPPERIDA → bapperida short
  bkppd → bkpsdm former
  setda → setda alias
  setwan → setwan alias
`);
test.each(TABLE)('%s is found', (input, expected) => {
  const [id, via] = expected.split(' ');
  expect(searchUnits(UNITS, input)).toEqual({ kind: 'exact', id, via });
});

const OFFERED = rows(`
  Disdik → disdikbud
  PUPR → pupr
  dpupr → pupr
  bapperinda → bapperida
  dinas kesehtan → dinkes
  inspektrat → inspektorat
  tanah abang → pkm-tanah-habang
  pirsus → pkm-pirsus
  kesehatan → dinkes
  rumah sakit → rsud
  paringin → pkm-paringin,pkm-paringin-selatan
  Batu Mandi → pkm-batumandi,kec-batumandi
  Bаppedalitbang → bapperida
`);
test.each(OFFERED)('%s is offered for a choice', (input, expected) => {
  const ids = expected.split(',');
  const found = searchUnits(UNITS, input);
  const offered = found.kind === 'candidates' ? found.ids.slice(0, ids.length) : found;
  expect(offered).toEqual(ids);
});

test.each(['asdf', 'xyz', '', '   ', '1', 'x'.repeat(5000)])('nothing is found for %j', (input) => {
  expect(searchUnits(UNITS, input)).toEqual({ kind: 'none' });
});

test('a name that two units share is offered, never picked', () => {
  const twins = ['a', 'b'].map((id) => ({
    id,
    name: `Dinas ${id}`,
    aliases: [],
    former: ['Disnaker'],
  }));
  expect(searchUnits(twins, 'Disnaker')).toEqual({ kind: 'candidates', ids: ['a', 'b'] });
});

test('at most five units are offered', () => {
  const found = searchUnits(UNITS, 'puskesmas');
  expect(found.kind === 'candidates' && found.ids.length).toBe(5);
});
