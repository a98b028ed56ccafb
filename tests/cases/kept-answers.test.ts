// What somebody writes or photographs is stored where they mean it: an answer that speaks of an indicator stays an answer,
// a number that counts something moves no photo, and a sign or a length alone makes no text the rest of another.
import { describe, expect, it } from 'vitest';
import { formOf } from '../../src/domain/edition/journey.ts';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';
import type { Input } from '../../src/domain/conversation/input.ts';
import { Chat, code } from './chat.ts';

const form = formOf(balangan2026);
const indicator = (no: number): string =>
  form.items.find((item) => item.kind === 'indicator' && item.no === no)?.id ?? '';
const before = (item: string): string => form.items[(form.numberOf.get(item) ?? 0) - 2]?.id ?? '';

/** Somebody who is asked for an item. */
function asked(item: string): Chat {
  const rina = Chat.filling(before(item));
  rina.says('lanjut');
  expect(rina.open).toBe(`asking ${item}`);
  return rina;
}

type Files = Extract<Input, { kind: 'files' }>;

function photo(chat: Chat, caption: string | null, more: Partial<Files> = {}): string {
  return chat.send({
    kind: 'files',
    sentFor: null,
    files: [{ index: 0, name: 'x.jpg', size: 1000 }],
    caption,
    album: null,
    tooLarge: [],
    seen: Infinity,
    shown: Infinity,
    ...more,
  });
}

const filesAt = (chat: Chat, no: number): number =>
  (chat.world.innovations.get(code)?.files ?? []).filter(({ item }) => item === indicator(no))
    .length;

const textItem = 'isu_strategis';
const answers = [
  'Isu nasional penurunan stunting termasuk indikator 3 RPJMN dan menjadi prioritas daerah tahun ini',
  'UU Nomor 23 Tahun 2014 tentang Pemerintahan Daerah, sesuai indikator 4 SPM',
  'Tambah 3 posyandu baru di desa terpencil agar semua balita tertimbang setiap bulan',
  'Kader pada lantai 7 tingkat 2 mencatat hasil',
];

describe('an answer that speaks of an indicator', () => {
  const long = form.items.flatMap((item) =>
    item.kind === 'field' && item.value.type === 'longtext' ? [item.id] : [],
  );
  const [first = textItem] = long;
  it.each(answers)('%s: is the text of a long question', (answer) => {
    const rina = asked(first);
    rina.says(answer);
    expect(rina.text(first)).toBe(answer);
    for (const no of [3, 4, 7]) expect(rina.stored(indicator(no))).toBeUndefined();
  });

  it.each(answers)('%s: is the text of a short question', (answer) => {
    const rina = asked('nama_inisiator');
    rina.says(answer);
    for (const no of [3, 4, 7]) expect(rina.stored(indicator(no))).toBeUndefined();
    expect(rina.open).not.toMatch(new RegExp(`asking ${indicator(3)}$`, 'u'));
    expect(rina.text('nama_inisiator') ?? answer).toBe(answer);
  });

  it.each([
    ['7 tingkat 2', 7],
    ['indikator 7 tingkat 2', 7],
    ['i9=1', 9],
  ])('%s says nothing else, and is taken from anywhere', (typed, no) => {
    const rina = asked('nama_inisiator');
    rina.says(typed);
    expect(rina.stored(indicator(no))).toMatchObject({ type: 'indicator' });
    expect(rina.text('nama_inisiator')).toBeNull();
  });
});

describe('a plus sign', () => {
  const long = 'Kader menimbang balita di rumah setiap bulan dan mencatatnya.';
  it.each(['+- 420 orang', '+/- 420 orang', '+62 812 3456 7890', '+420 orang'])(
    '"%s" is no more of the long text',
    (typed) => {
      const rina = asked('latar_belakang');
      rina.says(long);
      const stored = rina.text('latar_belakang');
      rina.says(typed);
      expect(rina.text('latar_belakang')).toBe(stored);
    },
  );

  it('belongs to what is asked, once something else was answered', () => {
    const rina = asked('latar_belakang');
    rina.says(long);
    rina.says('ubah nama inisiator');
    rina.says('+ Siti Aminah');
    expect(rina.text('latar_belakang')).toBe(long);
  });
});

const textOf = (letters: number): string =>
  'Kader menimbang balita. '.repeat(300).slice(0, letters);

describe('a text that is long, but whole', () => {
  it.each([3600, 4000, 1000, 1500])('of %i characters keeps the next answer apart', (letters) => {
    const rina = asked('latar_belakang');
    const whole = `${textOf(letters - 1)}.`;
    rina.says(whole);
    const next = rina.open.replace('asking ', '');
    rina.says('Rumah warga jauh dari posyandu, maka penimbangan tertinggal.');
    expect(rina.text('latar_belakang')).toBe(whole);
    expect(rina.open).toBe('confirming');
    rina.says('2');
    expect(rina.text(next)).toBe('Rumah warga jauh dari posyandu, maka penimbangan tertinggal.');
  });

  it('and goes on where the person says so, joined where it was cut', () => {
    const rina = asked('latar_belakang');
    rina.says(`${textOf(3599)}x`);
    rina.says('dan seterusnya sampai selesai');
    rina.says('1');
    expect(rina.text('latar_belakang')).toMatch(/x dan seterusnya sampai selesai$/u);
  });
});

describe('a caption that begins with a number', () => {
  it.each([
    '15 ibu-ibu PKK mengikuti sosialisasi',
    '2 tenda posyandu di lapangan',
    '14 kader hadir',
  ])('"%s" moves no photo from the indicator that is asked', (caption) => {
    const rina = asked(indicator(10));
    photo(rina, caption);
    expect(filesAt(rina, 10)).toBe(1);
  });

  it('says how to move it where it may be meant', () => {
    expect(photo(asked(indicator(10)), '15 ibu-ibu PKK')).toContain('pindah ke 15');
  });

  it.each(['indikator 15 rapat', '015 x', '05 rapat', '5 dan 7 rapat', '15=2 rapat', '15'])(
    '"%s" names an indicator',
    (caption) => {
      const rina = asked(indicator(10));
      photo(rina, caption);
      expect(filesAt(rina, 10)).toBe(caption === '015 x' ? 1 : 0);
    },
  );

  it('a number alone counts where the open indicator is measured by one', () => {
    const rina = asked(indicator(2));
    photo(rina, '14');
    expect(filesAt(rina, 2)).toBe(1);
  });
});

describe('a caption for a closed indicator', () => {
  it.each(['9 SK tim bersama dinas', 'indikator 9', '09 SK tim'])(
    '%s: nothing is taken',
    (caption) => {
      const rina = Chat.filling('kualitas_video');
      const draft = rina.world.innovations.get(code);
      if (draft === undefined) throw new Error('no draft');
      const note = { note: 'fotonya buram', done: false };
      rina.world.innovations.set(code, {
        ...draft,
        state: 'returned',
        openItems: new Map([[indicator(7), note]]),
      });
      rina.says('perbaiki');
      const files = rina.world.innovations.get(code)?.files.length;
      const said = photo(rina, caption);
      expect(rina.world.innovations.get(code)?.files).toHaveLength(files ?? -1);
      expect(said).toContain('Indikator 9 tidak dapat diisi sekarang');
      expect(said).toContain('indikator 7');
    },
  );
});

describe('a photo that was sent before the next question was seen', () => {
  it('belongs to what was typed last, not to a send before it', () => {
    const rina = asked(indicator(6));
    photo(rina, 'tingkat 2');
    rina.world.endFile(
      rina.who,
      'x.jpg',
      {
        result: 'stored',
        size: 1000,
        mime: 'image/jpeg',
        sha256: 'a',
        format: 'jpg',
        durationSeconds: null,
        warnings: [],
        facts: {},
        duplicateOf: null,
      },
      0,
    );
    expect(rina.open).toBe(`asking ${indicator(7)}`);
    const seen = rina.who.conversation.prompt;
    rina.says('2');
    photo(rina, null, { seen, shown: seen });
    expect([filesAt(rina, 6), filesAt(rina, 7)]).toEqual([1, 1]);
  });
});

describe('a file that is too large', () => {
  const tooLarge = [{ name: 'x.mp4', size: 90_000_000, limit: 20_000_000 }];
  it.each([
    ['indikator 7 tingkat 2', 'x.mp4'],
    [null, '07 rapat.mp4'],
    [null, 'x.mp4'],
  ])('with the caption %s and the name %s is told', (caption, name) => {
    const rina = asked(indicator(10));
    photo(rina, null);
    const more = { files: [], tooLarge: [{ name, size: 90_000_000, limit: 20_000_000 }] };
    expect(photo(rina, caption, more)).toContain('/unggah/');
  });

  it('is told where it goes on from an album', () => {
    const rina = asked(indicator(10));
    photo(rina, null, { album: 'A' });
    expect(photo(rina, null, { album: 'A', files: [], tooLarge })).toContain('/unggah/');
  });
});
