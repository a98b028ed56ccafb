// Rows 16, 17, 19 and 26: what was written goes where it was meant, and nothing else goes with it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stretchOf, type Writing } from '../../src/domain/conversation/filling/pieces.ts';
import { sidesOf } from '../../src/domain/language/index.ts';
import { Chat, code } from './chat.ts';

describe('row 16: numbers in front of the lines are judged for the whole message', () => {
  const four = (): Chat => {
    const rina = Chat.filling('nama', 4);
    rina.says('lanjut');
    return rina;
  };
  const codes = (rina: Chat): readonly unknown[] =>
    ['bentuk', 'jenis', 'tahapan', 'inisiator'].map((item) => {
      const value = rina.stored(item);
      return value?.type === 'choice' ? value.codes[0] : undefined;
    });
  const right = (): readonly unknown[] => {
    const rina = four();
    rina.says('2\n1\n3\n4');
    return codes(rina);
  };

  it('counts the lines where the items have other numbers', () => {
    const rina = four();
    rina.says('1. 2\n2. 1\n3. 3\n4. 4');
    expect(codes(rina)).toEqual(right());
  });

  it.each(['2. 2\n3. 1\n4. 3\n5. 4', '5: 4\n4: 3\n3: 1\n2: 2', '2) 2\n4) 3\n3) 1\n5) 4'])(
    'takes the numbers of the items: %j',
    (typed) => {
      const rina = four();
      rina.says(typed);
      expect(codes(rina)).toEqual(right());
    },
  );

  it('stores nothing where both could be meant', () => {
    const rina = four();
    rina.says('1. 2\n3. 1');
    expect(codes(rina)).toEqual([undefined, undefined, undefined, undefined]);
  });
});

describe('row 17: list numbers belong to the list that was shown', () => {
  const names = (rina: Chat): readonly string[] =>
    (rina.world.innovations.get(code)?.files ?? []).map(({ name }) => name);

  it('"hapus 1", then "hapus 2" removes what was number 2', () => {
    const rina = Chat.filling('bimtek');
    const [, , third, ...more] = names(rina);
    rina.says('berkas');
    rina.says('hapus 1');
    rina.says('hapus 2');
    expect(names(rina)).toEqual([third, ...more]);
  });

  it.each(['hapus selain 1', 'hapus semua', 'hapus yang buram', 'hapus 99'])(
    '%s removes nothing unasked',
    (typed) => {
      const rina = Chat.filling('bimtek');
      const before = names(rina);
      rina.says('berkas');
      rina.says(typed);
      expect(names(rina)).toEqual(before);
    },
  );

  it('"hapus 1 dan 3" removes both', () => {
    const rina = Chat.filling('bimtek');
    const [, second, , ...more] = names(rina);
    rina.says('berkas');
    rina.says('hapus 1 dan 3');
    expect(names(rina)).toEqual([second, ...more]);
  });

  it('whatever is removed in whatever order, each number is what it was', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 8 }), (numbers) => {
        const rina = Chat.filling('bimtek');
        const shown = names(rina);
        rina.says('berkas');
        const gone = new Set<string>();
        for (const number of numbers) {
          const name = shown[number - 1];
          if (name === undefined || gone.has(name)) continue;
          rina.says(`hapus ${number}`);
          gone.add(name);
          expect(names(rina)).toEqual(shown.filter((one) => !gone.has(one)));
        }
      }),
      { numRuns: 40 },
    );
  });
});

const words = (prefix: string, count: number): string =>
  Array.from({ length: count }, (_, at) => `${prefix}${at}`).join(' ');

describe('row 19: the edit of one message changes what that message gave', () => {
  const told = (): Chat => {
    const rina = Chat.filling('dasar_hukum');
    rina.says('ubah latar belakang');
    rina.says(words('a', 300), 'first');
    rina.says(`+ ${words('b', 300)}`, 'second');
    rina.says(`+ ${words('c', 246)}`, 'third');
    return rina;
  };

  it('of 846 words in three messages one changes and 845 stay', () => {
    const rina = told();
    const said = rina.edits('first', words('a', 300).replace('a150 ', 'DIGANTI '));
    expect(said).toContain('a149 a150 a151');
    expect(said).toContain('a149 DIGANTI a151');
    rina.says('ya');
    const text = rina.text('latar_belakang') ?? '';
    expect(text.split(/\s+/u)).toHaveLength(846);
    expect(text).toBe(
      `${words('a', 300).replace('a150 ', 'DIGANTI ')}\n${words('b', 300)}\n${words('c', 246)}`,
    );
  });

  it('while the text is still growing, too, and it goes on growing', () => {
    const rina = told();
    rina.edits('second', '+ tengah');
    rina.says('ya');
    rina.says('+ akhir');
    expect(rina.text('latar_belakang')).toBe(
      `${words('a', 300)}\ntengah\n${words('c', 246)}\nakhir`,
    );
  });

  it('a "no" leaves everything', () => {
    const rina = told();
    const before = rina.text('latar_belakang');
    rina.edits('second', 'tengah');
    rina.says('tidak');
    expect(rina.text('latar_belakang')).toBe(before);
  });

  it('any parts of any text, edited in any order: all other words stay', () => {
    const piece = fc.array(fc.constantFrom('ia', 'ada', 'ya', 'x', 'ia ada'), {
      minLength: 1,
      maxLength: 4,
    });
    const text = piece.map((parts) => parts.join(' '));
    const edit = fc.record({ at: fc.nat({ max: 4 }), to: text });
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 5 }),
        fc.array(edit, { maxLength: 4 }),
        (parts, edits) => {
          const pieces = [...parts];
          const writings: { before: string | null; after: string; text: string; by: number }[] = [];
          let now = '';
          for (const [by, part] of parts.entries()) {
            const after = by === 0 ? part : `${now}\n${part}`;
            writings.push({ before: by === 0 ? null : now, after, text: part, by });
            now = after;
          }
          for (const { at, to } of edits) {
            const by = at % parts.length;
            const seen: Writing[] = writings.map((one) => ({ ...one, mine: one.by === by }));
            const stretch = stretchOf(seen, now);
            // Where it is not certain which stretch it was, nothing changes.
            if (stretch === null) continue;
            const after = stretch.head + to + stretch.tail;
            pieces[by] = to;
            expect(after).toBe(pieces.join('\n'));
            writings.push({ before: now, after, text: '', by: -1 });
            now = after;
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('both sides are shown where they differ, whatever the length', () => {
    const long = fc.array(fc.constantFrom('satu', 'dua', 'tiga', 'empat', 'lima'), {
      minLength: 60,
      maxLength: 200,
    });
    fc.assert(
      fc.property(long, fc.nat(), (list, seed) => {
        const at = seed % list.length;
        const after = [...list.slice(0, at), 'BARU', ...list.slice(at + 1)].join(' ');
        const sides = sidesOf(list.join(' '), after);
        expect(sides.after).toContain('BARU');
        expect(sides.before).toContain(list[at] ?? '');
        expect(sides.before).not.toBe(sides.after);
        expect(sides.after.length).toBeLessThan(160);
      }),
    );
  });
});

describe('row 26: a closing word at the end of a long text', () => {
  it.each(['selesai', 'Selesai.', 'sudah selesai', 'SELESAI ya'])(
    '%s is cut off and said',
    (word) => {
      const rina = Chat.filling('dasar_hukum');
      rina.says('ubah latar belakang');
      const said = rina.says(`Kader menimbang balita di rumah.\nHasilnya dicatat.\n\n${word}`);
      expect(rina.text('latar_belakang')).toBe(
        'Kader menimbang balita di rumah.\nHasilnya dicatat.',
      );
      expect(said).toContain(`Kata "${word}"`);
      expect(rina.open).not.toBe('asking latar_belakang');
    },
  );

  it('stays where it belongs to a sentence', () => {
    const rina = Chat.filling('dasar_hukum');
    rina.says('ubah latar belakang');
    const text = 'Dahulu antre lama.\nSekarang lima menit sudah selesai';
    rina.says(text);
    expect(rina.text('latar_belakang')).toBe(text);
  });
});
