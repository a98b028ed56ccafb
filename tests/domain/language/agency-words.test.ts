// The agency's names are the region's: what people type by a name that it has, or had, is understood there and only there.
import { afterEach, expect, test } from 'vitest';
import {
  readCommand,
  readPaper,
  readQuestion,
  roleWords,
} from '../../../src/domain/language/index.ts';
import { serveRegion } from '../../../src/domain/region.ts';
import { balangan } from '../../../src/domain/regions/balangan.ts';

afterEach(() => serveRegion(balangan));

const town = { ...balangan, agencyShort: 'Barenlitbangda', agencyFormer: ['Bappeda Litbang'] };

const understood = (name: string) => ({
  invited: readCommand(`undang verifikator ${name}`),
  guide: readCommand(`panduan ${name}`) === null ? null : readPaper(`panduan ${name}`).paper,
  contact: readQuestion(`minta kontak ${name}`).intents.includes('human'),
  notes: readQuestion(`catatan ${name} apa saja`).intents.includes('status'),
  role: roleWords.verifier.includes(name) && roleWords.coordinator.includes(`koordinator ${name}`),
});

const all = {
  invited: { name: 'invite', rest: expect.any(String) },
  ...{ guide: 'panduan-koordinator', contact: true, notes: true, role: true },
};

test('the names of the region that is shipped, the present one and those before', () => {
  for (const name of ['bapperida', 'bappedalitbang', 'balitbangda'])
    expect([name, understood(name)]).toEqual([name, all]);
  expect(understood('barenlitbangda')).not.toEqual(all);
});

test('those of another region, once it is served', () => {
  serveRegion(town);
  for (const name of ['barenlitbangda', 'bappeda litbang'])
    expect([name, understood(name)]).toEqual([name, all]);
  expect(understood('bapperida')).toMatchObject({
    invited: null,
    contact: false,
    notes: false,
    role: false,
  });
});
