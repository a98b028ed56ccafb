// "batal yang tadi" takes back what the last message stored, and nothing else.
import { describe, expect, it } from 'vitest';
import { Chat, code } from './chat.ts';

/** Somebody who is asked for the short item after `upTo`. */
function asked(upTo: string): Chat {
  const rina = Chat.filling(upTo);
  rina.says('lanjut');
  return rina;
}

const files = (chat: Chat): number => chat.world.innovations.get(code)?.files.length ?? 0;

describe('taking back', () => {
  it('an answer that was the first: the item is open again', () => {
    const rina = asked('inisiator');
    rina.says('Rahmawati, A.Md.Keb');
    expect(rina.text('nama_inisiator')).toBe('Rahmawati, A.Md.Keb');
    expect(rina.says('batal yang tadi')).toContain('Dibatalkan');
    expect(rina.stored('nama_inisiator')).toBeUndefined();
    expect(rina.open).toBe('asking nama_inisiator');
    rina.says('Siti Aminah');
    expect(rina.text('nama_inisiator')).toBe('Siti Aminah');
  });

  it('an answer that replaced another: the other is there again, once', () => {
    const rina = asked('klasifikasi');
    const before = rina.text('nama_inisiator');
    rina.says('ubah nama inisiator');
    rina.says('Siti Aminah');
    rina.says('batalkan yang tadi');
    expect(rina.text('nama_inisiator')).toBe(before);
    expect(rina.says('batal yang tadi')).toContain('Tidak ada yang dapat dibatalkan');
    expect(rina.text('nama_inisiator')).toBe(before);
  });

  it('files and what their caption said', () => {
    const rina = asked('inisiator');
    const before = files(rina);
    rina.send({
      kind: 'files',
      sentFor: null,
      files: [{ index: 0, name: 'a.jpg', size: 1000 }],
      caption: 'indikator 7 tingkat 2',
      album: null,
      tooLarge: [],
      seen: Infinity,
      shown: Infinity,
    });
    expect(files(rina)).toBe(before + 1);
    rina.says('batal yang tadi');
    expect(files(rina)).toBe(before);
    expect(rina.stored('keterlibatan_aktor')).toBeUndefined();
  });

  it('nothing after an hour, nothing that a colleague changed, and never the name a draft began with', () => {
    const late = asked('inisiator');
    late.says('Rahmawati');
    late.world.now += 61 * 60_000;
    late.says('batal yang tadi');
    expect(late.text('nama_inisiator')).toBe('Rahmawati');
    const changed = asked('inisiator');
    changed.says('Rahmawati');
    const draft = changed.world.innovations.get(code);
    const answer = draft?.answers.get('nama_inisiator');
    if (draft === undefined || answer === undefined) throw new Error('no answer');
    const newer = { ...answer, revision: 2, value: { type: 'text' as const, text: 'Budi' } };
    changed.world.innovations.set(code, {
      ...draft,
      answers: new Map([...draft.answers, ['nama_inisiator', newer]]),
    });
    changed.says('batal yang tadi');
    expect(changed.text('nama_inisiator')).toBe('Budi');
  });

  it('a question about it changes nothing', () => {
    const rina = asked('inisiator');
    rina.says('Rahmawati');
    rina.says('bisa dibatalkan yang tadi gak');
    expect(rina.text('nama_inisiator')).toBe('Rahmawati');
  });
});
