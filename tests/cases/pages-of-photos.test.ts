// What happens to the pages of a PDF that was made of photos, and to files that were taken out: another order, taken apart,
// brought back, had as they came. Nothing is lost on the way, and each is taken back or it is said how.
import { describe, expect, it } from 'vitest';
import type { FileOutcome, Input } from '../../src/domain/conversation/input.ts';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';
import { formOf } from '../../src/domain/edition/journey.ts';
import { Chat, code, unitId } from './chat.ts';

const form = formOf(balangan2026);
const indicator = (no: number): string =>
  form.items.find((item) => item.kind === 'indicator' && item.no === no)?.id ?? '';
const before = (item: string): string => form.items[(form.numberOf.get(item) ?? 0) - 2]?.id ?? '';

const stored = (name: string, mime = 'image/jpeg'): FileOutcome => ({
  ...{ result: 'stored', size: 1000, mime, sha256: `sha of ${name}`, format: 'jpg' },
  ...{ durationSeconds: null, warnings: [], facts: {}, duplicateOf: null },
});

/** Somebody who sent these photos together for indicator 2, and has them as one PDF. */
function sent(...names: readonly string[]): Chat {
  const rina = Chat.filling(before(indicator(2)));
  rina.says('lanjut');
  for (const name of names) {
    const input: Extract<Input, { kind: 'files' }> = {
      ...{ kind: 'files', sentFor: null, files: [{ index: 0, name, size: 1000 }] },
      ...{ caption: null, album: 'album', tooLarge: [], seen: Infinity, shown: Infinity },
    };
    rina.send(input);
  }
  for (const [at, name] of names.entries())
    rina.world.endFile(rina.who, name, stored(name), names.length - 1 - at);
  ends(rina);
  return rina;
}

/** The PDF that is being made is done. */
function ends(chat: Chat): void {
  const made = draft(chat).files.find(({ state }) => state === 'announced');
  if (made !== undefined)
    chat.world.endFile(chat.who, made.name, stored(`${made.name} ${made.id}`, 'application/pdf'));
}

const draft = (chat: Chat) => {
  const found = chat.world.innovations.get(code);
  if (found === undefined) throw new Error('no draft');
  return found;
};
const files = (chat: Chat): readonly string[] =>
  draft(chat)
    .files.filter(({ item }) => item === indicator(2))
    .map(({ name }) => name);
const pdf = 'Indikator 02 (3 halaman).pdf';

/** The photos under the PDFs, in their order, as somebody gets them who asks for them. */
function originals(chat: Chat, typed = 'foto asli'): readonly string[] {
  chat.says(typed);
  return chat.effects.flatMap((effect) => (effect.kind === 'send_file' ? [effect.name] : []));
}

describe('photos that became one PDF', () => {
  it('are had as they came, in their order, for one indicator or all', () => {
    const rina = sent('a.jpg', 'b.jpg', 'c.jpg');
    expect(files(rina)).toEqual([pdf]);
    expect(originals(rina)).toEqual(['a.jpg', 'b.jpg', 'c.jpg']);
    expect(originals(rina, 'foto asli indikator 2')).toEqual(['a.jpg', 'b.jpg', 'c.jpg']);
    expect(rina.says('foto asli 5')).toContain('tidak ada PDF yang digabung');
  });

  it.each(['urut 3 1 2', 'urutkan halaman 3, 1, 2', 'urut 3 1 2 indikator 2', 'Urut 3-1-2'])(
    'are put into another order by %j',
    (typed) => {
      const rina = sent('a.jpg', 'b.jpg', 'c.jpg');
      expect(rina.says(typed)).toContain('menjadi 3, 1, 2');
      ends(rina);
      expect(files(rina)).toEqual([pdf]);
      expect(originals(rina)).toEqual(['c.jpg', 'a.jpg', 'b.jpg']);
      // The numbers are those of the pages as they lie now.
      rina.says('urut 2 3 1');
      ends(rina);
      expect(originals(rina)).toEqual(['a.jpg', 'b.jpg', 'c.jpg']);
    },
  );

  it.each(['urut', 'urut 2 1', 'urut 1 2 2', 'urut 4 1 2', 'urut 1 2 3'])(
    'stay as they are at %j, and it is said how',
    (typed) => {
      const rina = sent('a.jpg', 'b.jpg', 'c.jpg');
      expect(rina.says(typed)).toMatch(/urut 2 1 3|sudah berurutan/u);
      expect(rina.did).not.toContain('join_photos');
    },
  );

  it('keep the order that was given when another photo follows', () => {
    const rina = sent('a.jpg', 'b.jpg');
    rina.says('urut 2 1');
    ends(rina);
    rina.send({
      ...{ kind: 'files', sentFor: null, files: [{ index: 0, name: 'c.jpg', size: 1000 }] },
      ...{ caption: null, album: 'album', tooLarge: [], seen: Infinity, shown: Infinity },
    });
    rina.world.endFile(rina.who, 'c.jpg', stored('c.jpg'), 0);
    ends(rina);
    expect(originals(rina)).toEqual(['b.jpg', 'a.jpg', 'c.jpg']);
  });

  it('are taken apart, and joined again by "batal yang tadi"', () => {
    const rina = sent('a.jpg', 'b.jpg', 'c.jpg');
    rina.says('urut 3 1 2');
    ends(rina);
    expect(rina.says('pisah')).toContain('dipisah menjadi 3 foto');
    expect(files(rina)).toEqual(['a.jpg', 'b.jpg', 'c.jpg']);
    expect(rina.says('batal yang tadi')).toContain('digabung lagi');
    ends(rina);
    expect(files(rina)).toEqual([pdf]);
    expect(originals(rina)).toEqual(['c.jpg', 'a.jpg', 'b.jpg']);
  });

  it.each([
    ['a photo of the same album', 'album'],
    ['a photo that came by the upload link', null],
  ])('stay apart when %s follows', (_, album) => {
    const rina = sent('a.jpg', 'b.jpg', 'c.jpg');
    rina.says('pisah');
    rina.send({
      ...{ kind: 'files', files: [{ index: 0, name: 'd.jpg', size: 1000 }] },
      sentFor: album === null ? { code, item: indicator(2) } : null,
      ...{ caption: null, album, tooLarge: [], seen: Infinity, shown: Infinity },
    });
    rina.world.endFile(rina.who, 'd.jpg', stored('d.jpg'), 0);
    ends(rina);
    expect(files(rina)).toEqual(['a.jpg', 'b.jpg', 'c.jpg', 'd.jpg']);
  });

  it('are joined with a photo that follows once they were joined again', () => {
    const rina = sent('a.jpg', 'b.jpg');
    rina.says('pisah');
    rina.says('batal yang tadi');
    ends(rina);
    rina.send({
      ...{ kind: 'files', sentFor: null, files: [{ index: 0, name: 'c.jpg', size: 1000 }] },
      ...{ caption: null, album: 'album', tooLarge: [], seen: Infinity, shown: Infinity },
    });
    rina.world.endFile(rina.who, 'c.jpg', stored('c.jpg'), 0);
    ends(rina);
    expect(files(rina)).toEqual([pdf]);
  });

  it('stand again as they did by "batal yang tadi", once', () => {
    const rina = sent('a.jpg', 'b.jpg', 'c.jpg');
    rina.says('urut 3 1 2');
    ends(rina);
    expect(rina.says('batal yang tadi')).toContain('kembali ke urutan semula');
    ends(rina);
    expect(files(rina)).toEqual([pdf]);
    expect(originals(rina)).toEqual(['a.jpg', 'b.jpg', 'c.jpg']);
    expect(rina.says('batal yang tadi')).toContain('Tidak ada yang dapat dibatalkan');
  });

  it('say how an order is taken back while its PDF is still being made', () => {
    const rina = sent('a.jpg', 'b.jpg', 'c.jpg');
    rina.says('urut 3 1 2');
    expect(rina.says('batal yang tadi')).toContain('urut 2 1 3');
  });

  it('are neither ordered nor taken apart where there are none, or after handing in', () => {
    const rina = sent('a.jpg');
    expect(rina.says('pisah')).toContain('Belum ada foto yang digabung');
    expect(rina.says('urut 2 1')).toContain('Belum ada foto yang digabung');
    const budi = sent('a.jpg', 'b.jpg');
    budi.world.place(code, 'submitted');
    budi.says('pisah');
    expect(budi.did).not.toContain('part_photos');
  });

  it('are had by a checker, whose "bukti 2" is indicator 2', () => {
    const rina = sent('a.jpg', 'b.jpg');
    rina.world.place(code, 'submitted');
    const hana = Chat.of(rina.world, 'Hana', [{ role: 'unit_admin', unitId }]);
    hana.says(`lihat ${code}`);
    expect(hana.says('bukti 2')).toContain('Foto asli');
    expect(hana.effects.filter(({ kind }) => kind === 'send_file')).toHaveLength(1);
    expect(originals(hana, 'foto asli 2')).toEqual(['a.jpg', 'b.jpg']);
    const stranger = Chat.of(rina.world, 'Tono', [{ role: 'innovator', unitId: 'dinas-sosial' }]);
    expect(originals(stranger, `foto asli ${code}`)).toEqual([]);
  });
});

describe('files that were taken out', () => {
  it('come back by "batal yang tadi", all of one message', () => {
    const rina = sent('a.jpg', 'b.jpg', 'c.jpg');
    // The first file of the list is that of indicator 1.
    rina.says('pisah');
    rina.says('berkas');
    rina.says('hapus 2 dan 4');
    expect(files(rina)).toEqual(['b.jpg']);
    expect(rina.says('batal yang tadi')).toContain('✔ Dikembalikan: a.jpg; c.jpg');
    expect(files(rina)).toEqual(['a.jpg', 'b.jpg', 'c.jpg']);
    expect(rina.says('batal yang tadi')).toContain('Tidak ada yang dapat dibatalkan');
  });

  it('come back as the PDF that they were, with its pages', () => {
    const rina = sent('a.jpg', 'b.jpg');
    rina.says('berkas');
    rina.says('hapus 2');
    expect(files(rina)).toEqual([]);
    rina.says('batal yang tadi');
    expect(files(rina)).toHaveLength(1);
    expect(originals(rina)).toEqual(['a.jpg', 'b.jpg']);
  });

  it('stay out after an hour, and where somebody handed in since', () => {
    const rina = sent('a.jpg', 'b.jpg');
    rina.says('berkas');
    rina.says('hapus 2');
    rina.world.now += 61 * 60_000;
    rina.says('batal yang tadi');
    expect(files(rina)).toEqual([]);
  });
});
