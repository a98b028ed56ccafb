// "batal yang tadi" behind what moved, removed, passed over or repaired something: each is taken back as the whole it was,
// or it is said why not. What somebody else sent is never touched.
import { describe, expect, it } from 'vitest';
import type { FileOutcome, Input } from '../../src/domain/conversation/input.ts';
import type { EvidenceFile } from '../../src/domain/edition/answer.ts';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';
import { formOf } from '../../src/domain/edition/journey.ts';
import { Chat, code, unitId } from './chat.ts';

const form = formOf(balangan2026);
const indicator = (no: number): string =>
  form.items.find((item) => item.kind === 'indicator' && item.no === no)?.id ?? '';
const before = (item: string): string => form.items[(form.numberOf.get(item) ?? 0) - 2]?.id ?? '';

/** Somebody who is asked for an indicator. */
function asked(no: number): Chat {
  const rina = Chat.filling(before(indicator(no)));
  rina.says('lanjut');
  return rina;
}

function photo(
  chat: Chat,
  name: string,
  caption: string | null = null,
  album: string | null = null,
): string {
  const input: Extract<Input, { kind: 'files' }> = {
    kind: 'files',
    sentFor: null,
    files: [{ index: 0, name, size: 1000 }],
    caption,
    album,
    tooLarge: [],
    seen: Infinity,
    shown: Infinity,
  };
  return chat.send(input);
}

function stored(
  chat: Chat,
  name: string,
  more: Partial<Extract<FileOutcome, { result: 'stored' }>> = {},
) {
  const outcome: FileOutcome = {
    result: 'stored',
    size: 1000,
    mime: 'image/jpeg',
    sha256: `sha of ${name}`,
    format: 'jpg',
    durationSeconds: null,
    warnings: [],
    facts: {},
    duplicateOf: null,
    ...more,
  };
  chat.world.endFile(chat.who, name, outcome, 0);
}

const draft = (chat: Chat) => {
  const found = chat.world.innovations.get(code);
  if (found === undefined) throw new Error('no draft');
  return found;
};
const namesAt = (chat: Chat, no: number): readonly string[] =>
  draft(chat)
    .files.filter(({ item }) => item === indicator(no))
    .map(({ name }) => name);

/** A file of a colleague, newer than everything. */
function budis(chat: Chat, no: number): void {
  const file: EvidenceFile = {
    ...{ id: 50_000, item: indicator(no), state: 'stored', name: 'budi.jpg', size: 1000 },
    ...{ mime: 'image/jpeg', sha256: 'budi', durationSeconds: null, personId: 99 },
  };
  chat.world.innovations.set(code, { ...draft(chat), files: [...draft(chat).files, file] });
}

/** An innovation that came back with these indicators open. */
function returned(...nos: readonly number[]): Chat {
  const rina = Chat.filling('kualitas_video');
  rina.world.innovations.set(code, {
    ...draft(rina),
    state: 'returned',
    openItems: new Map(nos.map((no) => [indicator(no), { note: 'mohon jelas', done: false }])),
  });
  rina.says('perbaiki');
  return rina;
}

describe('behind a move', () => {
  it('files go back to where they were', () => {
    const rina = asked(2);
    photo(rina, 'a.jpg');
    rina.says('pindah ke 9');
    expect(rina.says('batal yang tadi')).toContain('kembali');
    expect([namesAt(rina, 2), namesAt(rina, 9)]).toEqual([['a.jpg'], []]);
    rina.says('pindah ke 9');
    expect(namesAt(rina, 9)).toEqual(['a.jpg']);
  });

  it('to several places it says what can be done', () => {
    const rina = asked(2);
    photo(rina, 'a.jpg');
    rina.says('pindah ke 8 dan 9');
    expect(rina.says('batal yang tadi')).toContain('berkas');
    expect([namesAt(rina, 8), namesAt(rina, 9)]).toEqual([['a.jpg'], ['a.jpg']]);
  });
});

describe('behind a removal', () => {
  it('the file that was stored comes back, and nothing else is removed', () => {
    const rina = asked(2);
    photo(rina, 'a.jpg');
    photo(rina, 'b.jpg');
    rina.says('berkas');
    const files = draft(rina).files.map(({ id }) => id);
    rina.says('hapus 1');
    expect(draft(rina).files).toHaveLength(files.length - 1);
    expect(rina.says('batal yang tadi')).toContain('✔ Dikembalikan: regulasi.pdf');
    expect(draft(rina).files.map(({ id }) => id)).toEqual(files);
  });

  it('a file is told to be gone that was not stored yet', () => {
    const rina = asked(2);
    photo(rina, 'a.jpg');
    photo(rina, 'b.jpg');
    rina.says('berkas');
    const list = draft(rina).files.length;
    rina.says(`hapus ${list}`);
    expect(rina.says('batal yang tadi')).toContain('tidak dapat dikembalikan');
    expect(draft(rina).files).toHaveLength(list - 1);
  });
});

describe('behind "lewati"', () => {
  it('what was passed over is asked again, and what came before stays', () => {
    const rina = Chat.filling('inisiator');
    rina.says('lanjut');
    rina.says('Rahmawati');
    const open = rina.open;
    rina.says('lewati');
    expect(rina.open).not.toBe(open);
    rina.says('batal yang tadi');
    expect(rina.open).toBe(open);
    expect(rina.text('nama_inisiator')).toBe('Rahmawati');
    expect(rina.who.conversation.skipped).toEqual([]);
  });

  it('of an indicator as well', () => {
    const rina = asked(2);
    rina.says('lewati');
    rina.says('batal yang tadi');
    expect(rina.open).toBe(`asking ${indicator(2)}`);
  });
});

describe('what a colleague sent', () => {
  it.each(['batal yang tadi', 'pindah ke 9'])('stays behind "%s"', (typed) => {
    const rina = asked(2);
    photo(rina, 'a.jpg');
    budis(rina, 2);
    rina.says(typed);
    expect(namesAt(rina, 2)).toEqual(['budi.jpg']);
  });
});

describe('in a returned innovation', () => {
  it('an item that is not repaired any more waits for its repair', () => {
    const rina = returned(7, 9);
    photo(rina, 'a.jpg', 'tingkat 2');
    expect(draft(rina).openItems?.get(indicator(7))?.done).toBe(true);
    rina.says('batal yang tadi');
    expect(draft(rina).openItems?.get(indicator(7))?.done).toBe(false);
  });

  it('an answer as well', () => {
    const rina = returned(7, 9);
    rina.says('tingkat 3');
    rina.says('batal yang tadi');
    expect(draft(rina).openItems?.get(indicator(7))?.done).toBe(false);
  });

  it('files leave no item that is closed by now', () => {
    const rina = returned(9);
    photo(rina, 'a.jpg');
    rina.world.innovations.set(code, {
      ...draft(rina),
      openItems: new Map([[indicator(7), { note: 'x', done: false }]]),
    });
    rina.says('pindah ke 7');
    expect(namesAt(rina, 7)).not.toContain('a.jpg');
  });
});

describe('an album', () => {
  it('with its caption on the first photo goes as a whole', () => {
    const rina = asked(2);
    photo(rina, 'a.jpg', 'indikator 7 tingkat 2 rapat warga', 'A');
    photo(rina, 'b.jpg', null, 'A');
    photo(rina, 'c.jpg', null, 'A');
    expect(namesAt(rina, 7)).toHaveLength(3);
    rina.says('batal yang tadi');
    expect(namesAt(rina, 7)).toEqual([]);
    expect(rina.stored(indicator(7))).toBeUndefined();
  });

  it('goes with what was read out of it', () => {
    const rina = asked(2);
    photo(rina, 'a.jpg', 'tingkat 2 SK tim');
    stored(rina, 'a.jpg', { facts: { number: '1/2/2025' } });
    rina.says('batal yang tadi');
    expect(namesAt(rina, 2)).toEqual([]);
    expect(rina.stored(indicator(2))).toBeUndefined();
  });
});

describe('the name of an innovation', () => {
  it('says why it stays, and how it changes', () => {
    const world = Chat.filling('nama').world;
    const siti = Chat.of(world, 'Siti', [{ role: 'innovator', unitId }]);
    siti.says('baru');
    siti.says('Kelas Gizi Balita Keliling (KEGILING)');
    const said = siti.says('batal yang tadi');
    expect(said).toContain('ubah 1');
    expect(said).not.toContain('satu jam');
  });
});

describe('a move keeps to what an indicator takes', () => {
  it('a PDF does not go where only photos are taken', () => {
    const rina = asked(11);
    photo(rina, 'a.pdf', 'tingkat 1');
    stored(rina, 'a.pdf', { mime: 'application/pdf', format: 'pdf' });
    expect(rina.says('pindah ke 12')).toContain('Tidak dipindah');
    expect([namesAt(rina, 11), namesAt(rina, 12)]).toEqual([['a.pdf'], []]);
  });

  it('says which indicator has no evidence left', () => {
    const rina = asked(11);
    photo(rina, 'a.jpg', 'tingkat 1');
    stored(rina, 'a.jpg');
    expect(rina.says('pindah ke 12')).toContain('Indikator 11 kini belum ada buktinya');
  });

  it('takes along what was read, and leaves no empty claim', () => {
    const rina = asked(2);
    photo(rina, 'a.pdf');
    const facts = { number: '1/2/2025' };
    stored(rina, 'a.pdf', { mime: 'application/pdf', format: 'pdf', facts });
    expect(rina.stored(indicator(2))).toMatchObject({ document: facts });
    rina.says('pindah ke 9');
    expect(rina.stored(indicator(2))).toBeUndefined();
    expect(rina.stored(indicator(9))).toMatchObject({ document: facts });
  });
});
