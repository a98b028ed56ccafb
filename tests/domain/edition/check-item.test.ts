// Every kind of defect inside an item is planted into a sound edition and must be found.
import { describe, expect, it } from 'vitest';
import { checkEdition } from '../../../src/domain/edition/check.ts';
import { at, type Draft, field, indicatorOf, options, sound, video } from './sound.ts';

const defects: readonly (readonly [string, (def: Draft) => void, RegExp])[] = [
  [
    'an option used twice',
    (d) => (at(options(d), 1).code = 'mulai'),
    /option "mulai" of "tahapan" is used twice/,
  ],
  [
    'an option without label',
    (d) => (at(options(d), 1).label = ''),
    /option "jadi" of "tahapan" has no label/,
  ],
  [
    'a word for two options',
    (d) => (at(options(d), 1).words = ['AWAL']),
    /"awal" means two options/,
  ],
  [
    'a hint that is also a word',
    (d) => (at(options(d), 0).hints = ['selesai']),
    /both means and only suggests/,
  ],
  ['a choice of one', (d) => void options(d).pop(), /fewer than two options/],
  [
    'lengths that contradict',
    (d) => (field(d, 'nama').value = { type: 'text', minChars: 9, maxChars: 3 }),
    /lengths of "nama"/,
  ],
  [
    'bounds that contradict',
    (d) => (field(d, 'nama').value = { type: 'number', min: 9, max: 3 }),
    /bounds of "nama"/,
  ],
  [
    'a file field without format',
    (d) => (field(d, 'lampiran').value = { type: 'files', formats: [], maxFiles: 1, link: false }),
    /"lampiran" accepts no format/,
  ],
  [
    'an indicator without format',
    (d) => (indicatorOf(d, 'satu').evidence.formats = []),
    /"satu" accepts no format/,
  ],
  [
    'an unknown format',
    (d) => (indicatorOf(d, 'satu').evidence.formats = ['pdf', 'mov' as 'mp4']),
    /unknown format "mov"/,
  ],
  [
    'a format twice',
    (d) => (indicatorOf(d, 'satu').evidence.formats = ['pdf', 'pdf']),
    /format "pdf" twice/,
  ],
  ['no file allowed', (d) => (indicatorOf(d, 'satu').evidence.maxFiles = 0), /allows no file/],
  [
    'no kind of evidence',
    (d) => (indicatorOf(d, 'satu').evidence.kinds = []),
    /does not say what evidence is/,
  ],
  [
    'video times out of order',
    (d) => (indicatorOf(d, 'satu').evidence.video = { ...video, limit: 100 }),
    /video times of "satu"/,
  ],
  [
    'video times without video',
    (d) => Object.assign(indicatorOf(d, 'satu').evidence, { formats: ['pdf'], video }),
    /accepts no video/,
  ],
  [
    'a missing level',
    (d) => void at(indicatorOf(d, 'satu').variants, 0).levels.pop(),
    /are not 1, 2, 3/,
  ],
  [
    'levels out of order',
    (d) => void at(indicatorOf(d, 'satu').variants, 0).levels.reverse(),
    /are not 1, 2, 3/,
  ],
  [
    'a level without text',
    (d) => (at(at(indicatorOf(d, 'satu').variants, 0).levels, 1).text = ' '),
    /has no text/,
  ],
  [
    'two equal levels',
    (d) => (at(at(indicatorOf(d, 'satu').variants, 0).levels, 1).text = 'satu'),
    /two levels of "satu"/,
  ],
  [
    'a variant twice',
    (d) => void indicatorOf(d, 'satu').variants?.push(at(indicatorOf(d, 'dua').variants, 0)),
    /variant "tunggal" of "satu" is used twice/,
  ],
  [
    'no variants but not unknown',
    (d) => (indicatorOf(d, 'satu').variants = []),
    /empty list of variants/,
  ],
  [
    'a weight without levels',
    (d) => (indicatorOf(d, 'satu').variants = null),
    /has a weight but no levels/,
  ],
  ['a weight of zero', (d) => (indicatorOf(d, 'satu').weight = 0), /not positive/],
];

describe('checkEdition, inside an item', () => {
  it.each(defects)('finds %s', (_, plant, expected) => {
    const def = sound();
    plant(def);
    expect(checkEdition(def)).toContainEqual(expect.stringMatching(expected));
  });
});
