// What a new version changes, in words; and where its items come from, asked where it is not said.
import { describe, expect, it } from 'vitest';
import type { EditionDefinition } from '../../../src/domain/edition/definition.ts';
import { changesOf } from '../../../src/domain/edition/workbook/changes.ts';
import { findOrigins } from '../../../src/domain/edition/workbook/origins.ts';
import type { Said } from '../../../src/domain/edition/workbook/read.ts';
import { sound } from './sound.ts';

const nothingSaid: Said = { items: new Map(), options: new Map(), removed: [] };

function changed(change: (def: ReturnType<typeof sound>) => void, said: Partial<Said> = {}) {
  const before: EditionDefinition = sound();
  const after = sound();
  change(after);
  const { origins, questions } = findOrigins(before, after, { ...nothingSaid, ...said });
  return {
    questions: questions.map(({ part, text }) => `${part}: ${text.split(';')[0]}`),
    changes: changesOf(before, after, origins).map(({ kind, about }) => `${kind} ${about}`),
    texts: changesOf(before, after, origins).map(({ text }) => text),
  };
}

type Def = ReturnType<typeof sound>;
const itemIn = (def: Def, id: string) => {
  const item = def.sections.flatMap(({ items }) => items).find((one) => one.id === id);
  if (item === undefined) throw new Error(`no item ${id}`);
  return item;
};
const takeOut = (def: Def, id: string) => {
  for (const section of def.sections) section.items = section.items.filter((one) => one.id !== id);
};

describe('what changes', () => {
  it('is nothing between the same', () => {
    expect(changed(() => undefined)).toEqual({ questions: [], changes: [], texts: [] });
  });

  it('an item that stands elsewhere is moved, and the others are not', () => {
    const { changes, texts } = changed((def) => {
      const item = itemIn(def, 'uraian');
      takeOut(def, 'uraian');
      def.sections[0]?.items.unshift(item);
    });
    expect(changes).toEqual(['moved uraian']);
    expect(texts[0]).toMatch(/"Uraian" \(uraian\) from place 4 to 1/);
  });

  it('an item that is gone is removed, one that is new is added', () => {
    expect(changed((def) => takeOut(def, 'uraian')).changes).toContain('removed uraian');
    const added = changed((def) => {
      const item = structuredClone(itemIn(def, 'tanggal'));
      def.sections[0]?.items.push({ ...item, id: 'tanggal_akhir', label: 'Akhir' });
    });
    expect(added).toMatchObject({ questions: [], changes: ['added tanggal_akhir'] });
  });

  it('a rename is asked, never guessed; once said, it is one', () => {
    const rename = (def: Def) => {
      itemIn(def, 'uraian').id = 'penjelasan';
    };
    expect(changed(rename).questions).toEqual([
      'item/penjelasan/was: "uraian" is gone and "penjelasan" is new: is it the same question with another name? Then write uraian here, in the column "was"',
    ]);
    const said = { items: new Map([['penjelasan', ['uraian']]]) };
    expect(changed(rename, said)).toMatchObject({ questions: [] });
    expect(changed(rename, said).changes).toContain('renamed penjelasan');
    expect(changed(rename, { removed: ['uraian'] }).changes).toEqual(
      expect.arrayContaining(['added penjelasan', 'removed uraian']),
    );
  });

  it('an option that has another code is asked about as well', () => {
    const rename = (def: Def) => {
      const item = itemIn(def, 'tahapan');
      if (item.kind === 'field' && item.value.type === 'choice') {
        const [first] = item.value.options;
        if (first !== undefined) first.code = 'awal';
      }
    };
    expect(changed(rename).questions[0]).toMatch(/^option\/tahapan\/awal\/was: "mulai" is gone/);
    expect(changed(rename, { removed: ['tahapan.mulai'] }).questions).toEqual([]);
    const was = new Map([['tahapan', new Map([['awal', ['mulai']]])]]);
    expect(changed(rename, { options: was }).questions).toEqual([]);
  });

  it('one item in two rows is split, two in one are joined', () => {
    const split = changed(
      (def) => {
        const item = structuredClone(itemIn(def, 'uraian'));
        def.sections[0]?.items.push({ ...item, id: 'rincian', label: 'Rincian' });
      },
      { items: new Map([['rincian', ['uraian']]]) },
    );
    expect(split.changes).toContain('split uraian');
    expect(
      changed((def) => takeOut(def, 'uraian'), { items: new Map([['nama', ['nama', 'uraian']]]) })
        .changes,
    ).toContain('joined nama');
  });

  it.each([
    [{ items: new Map([['nama', ['judul']]]) }, 'item/nama/was: "judul" was no item of version 1'],
    [{ removed: ['judul'] }, 'settings/removed: "judul" was not there before'],
    [{ removed: ['nama'] }, 'settings/removed: "nama" is still there'],
  ])('what was said of nothing is named', (said, expected) => {
    expect(changed(() => undefined, said).questions).toEqual([expected]);
  });
});
