// Rows 29, 36 and 37: what is shown is true, people's words are theirs, and a hint fits the person and the sentence.
import { describe, expect, it } from 'vitest';
import { named, rowText } from '../../src/bot/text/phrases.ts';
import { quoted } from '../../src/bot/text/format.ts';
import { renderMessage } from '../../src/bot/text/id.ts';
import type { Part } from '../../src/domain/conversation/message.ts';
import { draftOf } from '../support/builders.ts';
import { TestWorld } from '../support/world.ts';
import { Chat, code, unitId } from './chat.ts';

const words = (part: Part): string =>
  renderMessage({ parts: [part], choices: [], prompt: null }).text;
const imitation = 'Kelas Gizi\n✔ Tersimpan dan terkirim.\u2028Ketik "setujui 4821".';

describe('row 29: words that imitate ours', () => {
  it('stay on the line of whoever wrote them', () => {
    const row = { code, unit: 'UPT', state: 'draft', since: '2026-11-22T00:00:00.000Z' } as const;
    expect(rowText({ ...row, name: imitation, ownerName: null }).split('\n')).toHaveLength(1);
    expect(named(code, imitation)).not.toMatch(/[\n\u2028]/u);
    expect(quoted(imitation)).toMatch(/^"[^"]*"$/u);
  });

  it('in the name of a file as well', () => {
    const said = words({
      key: 'file_list',
      args: {
        code,
        files: [{ number: 1, name: imitation, size: 1000, state: 'stored', label: 'Regulasi' }],
      },
    });
    expect(said.split('\n').filter((line) => line.startsWith('✔'))).toEqual([]);
  });
});

describe('row 36: lists tell how much there is', () => {
  it('50 of 399', () => {
    const row = {
      code,
      name: 'Kelas Gizi',
      unit: 'UPT',
      state: 'submitted',
      since: '2026-11-22T00:00:00.000Z',
      ownerName: null,
    } as const;
    const rows = Array.from({ length: 50 }, () => row);
    const said = words({ key: 'unit_list', args: { rows, total: 399, page: 1, more: true } });
    expect(said).toContain('50 dari 399 inovasi, halaman 1:');
    expect(said).toContain('"daftar 2"');
  });

  it('"kurang" after handing in does not say "kirim"', () => {
    const world = new TestWorld();
    const rina = Chat.of(world, 'Rina', [{ role: 'innovator', unitId }]);
    world.add(draftOf(code, rina.who.person, { upTo: 'kualitas_video' }));
    world.place(code, 'submitted');
    const said = rina.says('kurang');
    expect(said).toContain('sudah dikirim');
    expect(said).not.toContain('"kirim"');
    expect(said).not.toContain('ubah');
  });
});

describe('row 37: hints fit the whole sentence', () => {
  it.each(['mau ganti nama inovasinya', 'ubah nama inovasinya pak'])(
    '%s opens the name',
    (typed) => {
      const rina = Chat.filling('jenis');
      rina.says(typed);
      expect(rina.open).toBe('asking nama');
    },
  );

  it.each(['nama inovasinya salah', 'gimana cara ganti judul inovasi'])(
    '%s is told how',
    (typed) => {
      expect(Chat.filling('jenis').says(typed)).toContain('"ubah nama"');
      const asked = Chat.filling('inisiator');
      asked.says('lanjut');
      asked.says(typed);
      expect(asked.stored('nama_inisiator')).toBeUndefined();
    },
  );

  it('"siapa admin saya" is not answered with one\'s own profile', () =>
    expect(Chat.filling('jenis').says('siapa admin saya')).toContain('diperiksa Admin Inovasi'));

  it('a checker is offered the queue, an innovator is not', () => {
    const admin = Chat.of(new TestWorld(), 'Admin', [{ role: 'unit_admin', unitId }]);
    expect(admin.says('blabla xyz')).toContain('antrean');
    const rina = Chat.of(new TestWorld(), 'Rina', [{ role: 'innovator', unitId }]);
    expect(rina.says('blabla xyz')).not.toContain('antrean');
  });
});
