// What reads like a question or a command of somebody who checks, and belongs to what they write themselves.
import { describe, expect, it } from 'vitest';
import { draftOf } from '../support/builders.ts';
import { TestWorld } from '../support/world.ts';
import { Chat, code, unitId } from './chat.ts';

/** Somebody who fills in and looks after units as well. */
function coordinatorFilling(upTo: string): Chat {
  const chat = Chat.of(new TestWorld(), 'Rina', [
    { role: 'innovator', unitId },
    { role: 'coordinator', unitId: null },
  ]);
  chat.world.add(draftOf(code, chat.who.person, { upTo }));
  return chat;
}

describe('a reminder', () => {
  it.each([
    'ingatkan yang belum mengirim bukti',
    'apakah yang belum sudah diingatkan?',
    'jangan ingatkan yang belum dulu',
  ])('is not opened by: %s', (text) => {
    const rusdi = Chat.of(new TestWorld(), 'Rusdi', [{ role: 'coordinator', unitId: null }]);
    expect(rusdi.says(text)).toContain('elum mulai');
    expect(rusdi.did).toEqual([]);
    expect(rusdi.open).toBe('idle');
  });

  it('is opened by its own words', () => {
    const rusdi = Chat.of(new TestWorld(), 'Rusdi', [{ role: 'coordinator', unitId: null }]);
    const own = rusdi.says('ingatkan yang belum mulai');
    expect(own).not.toBe('');
    expect(own).not.toContain('ketik "ingatkan mereka"');
  });
});

describe('a level with a sign between', () => {
  it.each(['tingkat indikator 7 = 2', 'tingkat 7=2', 'tingkat 7: 2'])(
    'is that of the own evidence while filling in: %s',
    (text) => {
      const rina = Chat.filling('regulasi');
      rina.says('indikator 3');
      rina.says(text);
      const seven = rina.world.innovations.get(code)?.answers;
      const changed = [...(seven?.values() ?? [])].map(({ value }) => value);
      expect(JSON.stringify(changed)).toContain('"level":2');
      expect(JSON.stringify(changed)).not.toContain('tingkat');
    },
  );
});

describe('what goes on from a long text', () => {
  it('is no question to us', () => {
    const rina = coordinatorFilling('penghargaan');
    rina.says('ubah latar belakang');
    rina.says('Kami mulai dari data posyandu.');
    rina.says('batal');
    rina.says('+ siapa saja unit yang belum mulai');
    expect(rina.text('latar_belakang')).toContain('siapa saja unit yang belum mulai');
  });
});

describe('what is written at a question', () => {
  it('a sentence of the form that speaks of asking is asked about, and never lost', () => {
    const rina = Chat.filling('dasar_hukum');
    rina.says('ubah latar belakang');
    const text = 'Warga bingung harus lapor ke siapa jika jalan rusak';
    expect(rina.says(text)).toContain('belum kami simpan');
    rina.says('1');
    expect(rina.text('latar_belakang')).toBe(text);
  });

  it.each(['Ngatini', 'NYOMAN SUDARTA', 'Ni Nyoman Contoh', 'nyoman sudarta'])(
    'a name that begins as a spoken verb is a name: %s',
    (name) => {
      const rina = Chat.filling('inisiator');
      rina.says('lanjut');
      rina.says(name);
      expect(rina.text('nama_inisiator')).toBe(name);
    },
  );

  it('a corrected name that may be a question is asked about', () => {
    const rina = Chat.filling('jenis');
    rina.says('data saya ubah nama');
    expect(rina.says('Apa Kabar')).toContain('belum kami simpan');
    expect(rina.says('1')).toContain('Apa Kabar');
    expect(rina.open).toBe('confirming_act');
  });

  it('what was answered as a question while a name is corrected is asked about when it comes again', () => {
    const rina = Chat.filling('jenis');
    rina.says('data saya ubah nama');
    const text = 'siapa yang bisa lihat data saya?';
    rina.says(text);
    expect(rina.open).toBe('correcting_name');
    expect(rina.says(text)).toContain('belum kami simpan');
  });
});

it('what may be asked about is all read with "lihat" before handing in', () => {
  const rina = Chat.filling('penghargaan');
  rina.says('ubah waktu implementasi');
  rina.says('2 juni 2015');
  rina.says('ya');
  expect(rina.says('kirim')).toContain('mungkin ditanyakan');
  expect(rina.says(`lihat ${code}`)).toContain('Perlu diperhatikan:');
  expect(rina.open).toBe('confirming_submit');
});

it('what answers a quoted question is no question to us', () => {
  const rina = coordinatorFilling('dasar_hukum');
  const text = 'Siapa saja unit yang belum mulai';
  const quoted = {
    prompt: null,
    items: ['latar_belakang'],
    step: 'value',
    code,
    card: null,
  } as const;
  const shown = { seen: Infinity, shown: Infinity };
  const said = rina.send({ kind: 'text', text, cleaned: false, ...shown, quoted });
  expect(said).toContain('Latar Belakang');
  expect(said).not.toContain('elum mulai:');
});
