// The attested units: their number, unique names, and the marks on names that are not certain.
import { describe, expect, it } from 'vitest';
import { searchUnits } from '../../src/domain/language/units.ts';
import { referenceUnits } from '../../src/domain/units.ts';

describe('referenceUnits', () => {
  it('holds 16 attested SKPD, one hospital, 12 Puskesmas and 8 kecamatan offices', () => {
    const count = (kind: string) => referenceUnits.filter((unit) => unit.kind === kind).length;
    expect(['skpd', 'blud', 'upt', 'kecamatan'].map(count)).toEqual([16, 1, 12, 8]);
  });

  it('gives no two units the same id or any name in common', () => {
    const names = referenceUnits.flatMap((unit) => [
      ...new Set(
        [unit.name, unit.short ?? unit.name, ...unit.aliases, ...unit.former].map((name) =>
          name.toLowerCase(),
        ),
      ),
    ]);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    expect(new Set(referenceUnits.map((unit) => unit.id)).size).toBe(referenceUnits.length);
    expect(referenceUnits.every((unit) => /^[a-z0-9-]+$/.test(unit.id))).toBe(true);
  });

  it('keeps the doubt on names that were cut or not found', () => {
    const doubtful = referenceUnits
      .filter((unit) => unit.confidence.startsWith('low'))
      .map((unit) => unit.name);
    expect(doubtful).toEqual([
      'Dinas Perpustakaan dan Kearsipan',
      'Badan Pengelolaan Keuangan, Pendapatan ...',
    ]);
  });

  it('knows former names and common abbreviations', () => {
    const byName = (name: string) =>
      referenceUnits.find((unit) => [...unit.aliases, ...unit.former, unit.short].includes(name))
        ?.id;
    expect([
      byName('Bappedalitbang'),
      byName('RSUD Balangan'),
      byName('PKM Batumandi'),
      byName('PKM Batu Mandi'),
      byName('Satpol PP'),
      byName('Dukcapil'),
    ]).toEqual([
      'bapperida',
      'rsud',
      'puskesmas-batumandi',
      'puskesmas-batumandi',
      'satpol-pp',
      'disdukcapil',
    ]);
  });

  it('is found by every one of its names', () => {
    const lost = referenceUnits.flatMap((unit) =>
      [unit.name, unit.short ?? unit.name, ...unit.aliases, ...unit.former].filter((name) => {
        const found = searchUnits(referenceUnits, name);
        return found.kind !== 'exact' || found.id !== unit.id;
      }),
    );
    expect(lost).toEqual([]);
  });

  it('asks which one when a place has a Puskesmas and a kecamatan office', () => {
    const found = searchUnits(referenceUnits, 'Paringin');
    expect(found.kind === 'candidates' ? found.ids.slice(0, 2) : []).toEqual([
      'puskesmas-paringin',
      'kecamatan-paringin',
    ]);
  });
});
