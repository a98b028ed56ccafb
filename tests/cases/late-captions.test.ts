// What comes later still belongs to what came before: a caption with a later photo of an album, a "+" while a question is
// open, the rest of a text that a messenger cut. And the last message asks only of what can have facts.
import { describe, expect, it } from 'vitest';
import type { EvidenceFile } from '../../src/domain/edition/answer.ts';
import { formOf } from '../../src/domain/edition/journey.ts';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';
import { Chat, code } from './chat.ts';

const form = formOf(balangan2026);
const indicator = (no: number): string =>
  form.items.find((item) => item.kind === 'indicator' && item.no === no)?.id ?? '';
/** Somebody who is asked what comes after an item. */
function asked(upTo: string): Chat {
  const rina = Chat.filling(upTo);
  rina.says('lanjut');
  return rina;
}

const place = (no: number): string => {
  const at = form.items.findIndex(({ id }) => id === indicator(no));
  return form.items[at - 1]?.id ?? '';
};

function photo(chat: Chat, name: string, caption: string | null, album: string | null): string {
  return chat.send({
    kind: 'files',
    sentFor: null,
    files: [{ index: 0, name, size: 1000 }],
    caption,
    album,
    tooLarge: [],
    seen: Infinity,
    shown: Infinity,
  });
}

const filesAt = (chat: Chat, no: number): readonly string[] =>
  (chat.world.innovations.get(code)?.files ?? [])
    .filter(({ item }) => item === indicator(no))
    .map(({ name }) => name);

describe('a caption on a later photo of an album', () => {
  it('places all of them', () => {
    const rina = asked(place(2));
    photo(rina, 'a.jpg', null, 'A');
    photo(rina, 'b.jpg', null, 'A');
    expect(filesAt(rina, 2)).toEqual(['a.jpg', 'b.jpg']);
    const said = photo(rina, 'c.jpg', 'indikator 7', 'A');
    expect(filesAt(rina, 2)).toEqual([]);
    expect(filesAt(rina, 7)).toEqual(['a.jpg', 'b.jpg', 'c.jpg']);
    expect(said).toContain('2 berkas');
    photo(rina, 'd.jpg', null, 'A');
    expect(filesAt(rina, 7)).toHaveLength(4);
  });

  it('a name places its own file alone', () => {
    const rina = asked(place(1));
    photo(rina, '01 SK Inovasi.jpg', null, 'A');
    const said = photo(rina, '02 08 09 SK Tim.jpg', null, 'A');
    photo(rina, '03 DPA.jpg', null, 'A');
    expect(filesAt(rina, 1)).toEqual(['01 SK Inovasi.jpg']);
    for (const no of [2, 8, 9]) expect(filesAt(rina, no)).toEqual(['02 08 09 SK Tim.jpg']);
    expect(filesAt(rina, 3)).toEqual(['03 DPA.jpg']);
    expect(said).not.toContain('dipindah');
  });

  it('places them at several indicators', () => {
    const rina = asked(place(1));
    photo(rina, 'a.jpg', null, 'A');
    photo(rina, 'b.jpg', '2, 8 dan 9 SK tim', 'A');
    for (const no of [2, 8, 9]) expect(filesAt(rina, no)).toEqual(['a.jpg', 'b.jpg']);
    expect(filesAt(rina, 1)).toEqual([]);
  });

  it('leaves what was sent before the album, and what came with another one', () => {
    const rina = asked(place(2));
    photo(rina, 'old.jpg', null, null);
    photo(rina, 'other.jpg', null, 'B');
    photo(rina, 'a.jpg', null, 'A');
    photo(rina, 'b.jpg', 'indikator 7', 'A');
    expect(filesAt(rina, 2)).toEqual(['old.jpg', 'other.jpg']);
    expect(filesAt(rina, 7)).toEqual(['a.jpg', 'b.jpg']);
  });
});

describe('what was sent last belongs elsewhere', () => {
  it('"pindah ke 9" moves it, and asks what the new place lacks', () => {
    const rina = asked(place(2));
    photo(rina, 'old.jpg', 'indikator 3', null);
    photo(rina, 'a.jpg', null, 'A');
    photo(rina, 'b.jpg', null, 'A');
    expect(rina.says('pindah ke 9')).toContain('2 berkas');
    expect(filesAt(rina, 2)).toEqual([]);
    expect(filesAt(rina, 9)).toEqual(['a.jpg', 'b.jpg']);
    expect(filesAt(rina, 3)).toEqual(['old.jpg']);
    expect(rina.says('pindahkan ke 8 dan 9')).toContain('berkas');
    expect(filesAt(rina, 9)).toEqual(['a.jpg', 'b.jpg']);
  });

  it('"tambahan" adds it to where the send before went', () => {
    const rina = asked(place(2));
    photo(rina, 'a.jpg', 'indikator 3', null);
    // Sent at once it would go with the one before.
    rina.world.now += 9000;
    photo(rina, 'b.jpg', null, null);
    expect(filesAt(rina, 2)).toEqual(['b.jpg']);
    rina.says('tambahan');
    expect(filesAt(rina, 3)).toEqual(['a.jpg', 'b.jpg']);
    expect(filesAt(rina, 2)).toEqual([]);
  });

  it('moves nothing where nothing was sent, nothing is named, or it cannot go', () => {
    const rina = asked(place(2));
    for (const typed of ['pindah ke 9', 'tambahan', 'pindah ke', 'pindah ke 77']) {
      rina.says(typed);
      expect(rina.did.filter((kind) => kind !== 'record')).toEqual([]);
    }
    photo(rina, 'a.jpg', null, null);
    rina.says('pindah ke 77');
    rina.says('apakah tambahan?');
    expect(filesAt(rina, 2)).toEqual(['a.jpg']);
  });
});

const long = (words: number): string =>
  Array.from({ length: words }, (_, at) => `Kata${at}`).join(' ');
const cutText = (letters: number): string => 'Kader menimbang. '.repeat(300).slice(0, letters);

describe('a text goes on while something else is asked', () => {
  it('"+" adds to the text written last at a yes or no', () => {
    const rina = asked('dasar_hukum');
    rina.says(long(30));
    rina.says('batal');
    expect(rina.open).toBe('confirming_cancel');
    rina.says('+ dan satu lagi');
    expect(rina.text('latar_belakang')).toMatch(/dan satu lagi$/u);
    expect(rina.open).toBe('confirming_cancel');
  });

  it('"+" adds to a text that waits for a word about where it belongs', () => {
    const rina = asked('dasar_hukum');
    rina.says(long(30));
    rina.says('selain itu kader kurang');
    expect(rina.open).toBe('confirming');
    rina.says('+ serta alat belum ada');
    rina.says('2');
    expect(rina.text('permasalahan')).toBe('selain itu kader kurang\nserta alat belum ada');
  });

  it('the rest of a cut text joins it in whatever is open', () => {
    const rina = asked('dasar_hukum');
    rina.says(long(30));
    rina.says(`dan ${cutText(4092)}`);
    expect(rina.open).toBe('confirming');
    rina.says('bersambung di sini sampai selesai semuanya');
    expect(rina.open).toBe('confirming');
    rina.says('2');
    expect(rina.text('permasalahan')).toMatch(/bersambung di sini sampai selesai semuanya$/u);
  });

  it('a yes stays a yes', () => {
    const rina = asked('dasar_hukum');
    rina.says(long(30));
    rina.says('selain itu kader kurang');
    rina.says('ya');
    expect(rina.text('latar_belakang')).toMatch(/selain itu kader kurang$/u);
  });
});

const pdf = (id: number, no: number, sha256: string): EvidenceFile => ({
  id,
  item: indicator(no),
  state: 'stored',
  name: `${id}.pdf`,
  size: 1000,
  mime: 'application/pdf',
  sha256,
  durationSeconds: null,
});

/** A draft with everything answered, whose indicators have these documents. */
function finishing(papers: readonly (readonly [number, string, Record<string, unknown>])[]): {
  rina: Chat;
  said: string;
} {
  const rina = Chat.filling('kualitas_video');
  const draft = rina.world.innovations.get(code);
  if (draft === undefined) throw new Error('no draft');
  const answers = new Map(draft.answers);
  for (const [no, , document] of papers) {
    const before = answers.get(indicator(no));
    if (before?.value.type === 'indicator')
      answers.set(indicator(no), { ...before, value: { ...before.value, document } });
  }
  const nos = new Set(papers.map(([no]) => indicator(no)));
  rina.world.innovations.set(code, {
    ...draft,
    answers,
    files: [
      ...draft.files.filter(({ item }) => !nos.has(item)),
      ...papers.map(([no, hash], at) => pdf(900 + at, no, hash)),
    ],
  });
  return { rina, said: rina.says('lanjut') };
}

describe('the last message before handing in', () => {
  it('asks once of one paper under several indicators', () => {
    const { said } = finishing([
      [2, 'a', { number: '1/2025' }],
      [8, 'a', {}],
    ]);
    expect(said).toContain('2, 8');
  });

  it('asks of each where different things are told of the same bytes', () => {
    const { rina, said } = finishing([
      [2, 'a', { number: '1/2025', date: '2025-03-04', subject: 'Tim', read: ['number'] }],
      [8, 'a', { number: '7/2025', date: '2025-03-05', subject: 'Tugas', read: ['number'] }],
    ]);
    expect(said).toContain('1/2025');
    expect(said).toContain('7/2025');
    rina.says('benar');
    const value = rina.stored(indicator(8));
    expect(value?.type === 'indicator' ? value.document?.number : null).toBe('7/2025');
  });

  it('asks nothing of what never has facts', () => {
    const { said } = finishing([
      [18, 'b', {}],
      [12, 'c', {}],
    ]);
    expect(said).not.toContain('Keterangan dokumen');
  });
});
