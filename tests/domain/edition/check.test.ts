// Every kind of defect between items is planted into a sound edition and must be found; the sound one must stay clean.
import { describe, expect, it } from 'vitest';
import { checkEdition } from '../../../src/domain/edition/check.ts';
import { ageOf, at, type Draft, indicatorOf, item, line, region, sound } from './sound.ts';

const defects: readonly (readonly [string, (def: Draft) => void, RegExp])[] = [
  ['an item id used twice', (d) => (item(d, 'uraian').id = 'nama'), /id "nama" is used twice/],
  ['a group named like an item', (d) => (at(d.groups, 0).id = 'nama'), /id "nama" is used twice/],
  [
    'an item named like a reserved source',
    (d) => (item(d, 'lampiran').id = 'unit'),
    /id "unit" is used twice/,
  ],
  [
    'an id that is no code',
    (d) => (item(d, 'lampiran').id = 'Lampiran 1'),
    /not a lower-case code/,
  ],
  ['a section used twice', (d) => (at(d.sections, 1).id = 'profil'), /section id "profil"/],
  [
    'an empty section',
    (d) => void d.sections.push({ id: 'kosong', title: 'Kosong', items: [] }),
    /section "kosong" has no items/,
  ],
  ['an empty label', (d) => (item(d, 'uraian').label = ' '), /"uraian" has no label/],
  [
    'two items with one label',
    (d) => (item(d, 'uraian').label = 'NAMA'),
    /label "nama" is used twice/,
  ],
  ['help of two lines', (d) => (item(d, 'uraian').help = 'a\nb'), /no help of one line/],
  [
    'an empty instruction',
    (d) => (item(d, 'uraian').instruction = ''),
    /empty instruction or example/,
  ],
  ['a missing source', (d) => (item(d, 'uraian').source = ''), /has no source/],
  [
    'a condition on a later item',
    (d) => (item(d, 'nama').when = { item: 'tahapan', in: ['jadi'] }),
    /does not point to an earlier item/,
  ],
  [
    'a condition on itself',
    (d) => (item(d, 'tahapan').when = { item: 'tahapan', in: ['jadi'] }),
    /does not point to an earlier item/,
  ],
  [
    'a condition on a text',
    (d) => (item(d, 'tanggal').when = { item: 'nama', in: ['x'] }),
    /which is no choice/,
  ],
  [
    'a condition on an unknown option',
    (d) => (item(d, 'tanggal').when = { item: 'tahapan', in: ['batal'] }),
    /unknown option "batal"/,
  ],
  [
    'a condition that never holds',
    (d) => (item(d, 'tanggal').when = { item: 'tahapan', in: [] }),
    /can never hold/,
  ],
  ['indicators out of number', (d) => (indicatorOf(d, 'dua').no = 3), /out of number/],
  ['a national number twice', (d) => (indicatorOf(d, 'dua').nationalNo = 16), /national number 16/],
  [
    'weights that miss the maximum',
    (d) => (indicatorOf(d, 'dua').weight = 2),
    /add up to 12, not to the highest maturity 9/,
  ],
  ['one unknown weight', (d) => (indicatorOf(d, 'dua').weight = null), /some weights are known/],
  [
    'a maximum without weights',
    (d) => ['satu', 'dua'].forEach((id) => (indicatorOf(d, id).weight = null)),
    /maturity without weights/,
  ],
  [
    'weights without a maximum',
    (d) => (d.scoring.maturityMax = null),
    /without a highest maturity/,
  ],
  ['a group of nothing', (d) => (at(d.groups, 0).parts = []), /has no parts/],
  ['a group with an unknown part', (d) => (at(d.groups, 0).parts = ['hilang']), /joins "hilang"/],
  [
    'a group with a choice',
    (d) => (at(d.groups, 0).parts = ['uraian', 'tahapan']),
    /joins "tahapan", which is no text/,
  ],
  [
    'a group with a part twice',
    (d) => (at(d.groups, 0).parts = ['uraian', 'uraian']),
    /joins "uraian" twice/,
  ],
  [
    'a heading for nothing',
    (d) => (at(d.groups, 0).headings = { nama: 'x' }),
    /heading for "nama"/,
  ],
  ['a word count of zero', (d) => (at(d.groups, 0).minWords = 0), /no sensible word count/],
  ['a paper twice', (d) => void d.papers.push(at(d.papers, 0)), /paper "form-c1" is defined twice/],
  [
    'an empty paper',
    (d) => void d.papers.push({ id: 'laporan', title: 'Laporan', lines: [] }),
    /paper "laporan" is empty/,
  ],
  ['a line twice', (d) => (line(d, 1).no = '1'), /line 1 twice/],
  ['a line without label', (d) => (line(d, 1).label = ''), /line 2 of "form-c1" has no label/],
  ['a line fed by nothing', (d) => (line(d, 0).from = []), /fed by nothing/],
  ['a line that refers to nothing', (d) => (line(d, 0).from = ['hilang']), /refers to "hilang"/],
  ['an item on no paper', (d) => (line(d, 2).from = ['maturity']), /"uraian" is on no paper/],
  ['an item off paper without reason', (d) => delete d.offPaper, /"lampiran" is on no paper/],
  [
    'a reason for a printed item',
    (d) => (d.offPaper = { lampiran: 'arsip', nama: 'x' }),
    /reason for "nama" explains nothing/,
  ],
  [
    'a counterpart of a field',
    (d) => (at(d.counterparts, 0).item = 'nama'),
    /which is no indicator/,
  ],
  [
    'a counterpart twice',
    (d) => void d.counterparts.push({ ...at(d.counterparts, 0), item: 'dua' }),
    /counterpart lama 1 is named twice/,
  ],
  [
    'a counterpart in the same edition',
    (d) => (at(d.counterparts, 0).edition = 'uji'),
    /names no other edition/,
  ],
  ['an unknown basic urusan', (d) => (region(d).basicUrusan = ['sosial']), /basic urusan "sosial"/],
  [
    'a koersif rule nobody can meet',
    (d) => (region(d).koersifAtLeast = 2),
    /more urusan than there are/,
  ],
  ['predicates that overlap', (d) => (at(region(d).predicates, 1).to = 60), /bands overlap/],
  ['a name that is no text', (d) => (d.nameItem = 'tanggal'), /name item "tanggal" is no text/],
  ['a start that is no date', (d) => (d.startItem = 'nama'), /"nama" is no date/],
  ['an age rule on nothing', (d) => (ageOf(d).item = 'hilang'), /"hilang" is no date/],
  ['an age window backwards', (d) => (ageOf(d).from = '2026-01-01'), /no window/],
  ['a step without days', (d) => (at(d.steps, 0).days = 0), /takes no time/],
];

describe('checkEdition', () => {
  it('finds nothing in a sound edition', () => {
    expect(checkEdition(sound())).toEqual([]);
  });

  it.each(defects)('finds %s', (_, plant, expected) => {
    const def = sound();
    plant(def);
    expect(checkEdition(def)).toContainEqual(expect.stringMatching(expected));
  });
});
