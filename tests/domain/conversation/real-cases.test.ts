// Real innovations as people sent them: a text of 1,774 words in pieces, long names, old dates, quirks. All of it
// goes in whole and comes out equal.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderMessage } from '../../../src/bot/text/id.ts';
import { cleanText } from '../../../src/domain/language/index.ts';
import { draftOf } from '../../support/builders.ts';
import type { Inhabitant } from '../../support/inhabitant.ts';
import { TestWorld } from '../../support/world.ts';

const whole = readFileSync(
  join(import.meta.dirname, '../../fixtures/rancang-bangun-sepeda-baru.txt'),
  'utf8',
);

class Chat {
  readonly world = new TestWorld();
  readonly rina: Inhabitant;
  private sent = 0;

  constructor(upTo: string) {
    const unitId = 'bapperida';
    this.rina = this.world.meet('Rina', {
      name: 'Rina',
      consented: true,
      unitId,
      grants: [{ role: 'innovator', unitId }],
    });
    this.rina.conversation = { ...this.rina.conversation, mode: { name: 'idle' } };
    this.world.add(draftOf('INV-AAAA1', this.rina.person, { upTo }));
  }

  /** Sends a text as a network delivers it: cleaned, nothing else. */
  send(raw: string): string {
    this.sent += 1;
    const { text, changed } = cleanText(raw);
    const input = {
      kind: 'text' as const,
      text,
      cleaned: changed,
      seen: Infinity,
      shown: Infinity,
    };
    const { step } = this.world.send(this.rina, input, `m${this.sent}`);
    return step.reply === null ? '' : renderMessage(step.reply).text;
  }

  stored(item: string): unknown {
    return this.world.innovations.get('INV-AAAA1')?.answers.get(item)?.value;
  }
}

/** Cuts as a messenger does at its limit. */
function cutAt(text: string, size: number): string[] {
  return Array.from({ length: Math.ceil(text.length / size) }, (_, at) =>
    text.slice(at * size, (at + 1) * size),
  );
}

/** Cuts before the limit at a blank, which the network then trims away. */
function cutAtBlanks(text: string, size: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > size) {
    const at = rest.lastIndexOf(' ', size);
    pieces.push(rest.slice(0, at));
    rest = rest.slice(at + 1);
  }
  return [...pieces, rest];
}

describe('the rancang bangun of Sepeda Baru', () => {
  it('is a text of 13,716 characters and 1,774 words; with its heading 13,771 and 1,783', () => {
    expect(whole.length).toBe(13_716);
    expect(whole.split(/\s+/u)).toHaveLength(1774);
  });

  it.each([
    ['4,096 characters', cutAt(whole, 4096)],
    ['4,000 characters at a blank', cutAtBlanks(whole, 4000)],
    ['1,000 characters', cutAt(whole, 1000)],
    ['one message of the web chat', [whole]],
  ])('sent in pieces of %s comes out equal', (_, pieces) => {
    const chat = new Chat('dasar_hukum');
    chat.send('ubah latar belakang');
    for (const piece of pieces) expect(chat.send(piece)).toContain('✔ Tersimpan');
    expect(chat.stored('latar_belakang')).toEqual({ type: 'text', text: whole.trim() });
  });
});

describe('a name', () => {
  const prefix =
    'PENINGKATAN CAKUPAN BERAT BADAN BALITA MELALUI APLIKASI SINTARI DI KABUPATEN BALANGAN ';
  it.each([
    prefix.padEnd(263, 'A').concat('Z'),
    '(PuLPenDaCil) Perluasan Layanan Pendidikan di Daerah Terpencil',
    'LA-LISA (Layanan Aduan onLIne whatsapp SAtpol PP)',
    'Optimalisasi Pemantuan Pertumbuhan Balita dalam Bentuk Catatan Gizi Balita',
    'Dik Jamila me-WA',
    "“Kompor” Panggul, 'Komoditas' Porang; Pangan \u00a0 Panggul",
  ])('%s goes in as it was typed', (name) => {
    const chat = new Chat('nama');
    chat.send('ubah nama inovasi');
    expect(chat.send(name)).toContain('✔ Tersimpan');
    expect(chat.stored('nama')).toEqual({ type: 'text', text: name });
  });
});

describe('a date', () => {
  it.each([
    ['02 February 2021', { type: 'date', date: '2021-02-02' }],
    ['01 May 2020', { type: 'date', date: '2020-05-01' }],
    ['bulan April 2022', { type: 'date', date: '2022-04' }],
    ['2020', { type: 'date', date: '2020' }],
  ])('%s is stored without a question', (typed, value) => {
    const chat = new Chat('pkpn_klaster');
    chat.send('ubah inovasi dimulai');
    chat.send(typed);
    expect(chat.stored('tanggal_mulai')).toEqual(value);
  });

  it('that is a range is read back and stored whole', () => {
    const chat = new Chat('pkpn_klaster');
    chat.send('ubah waktu uji coba');
    expect(chat.send('februari s/d maret 2022')).toContain('Februari 2022 s.d. Maret 2022?');
    chat.send('ya');
    expect(chat.stored('tanggal_uji_coba')).toEqual({
      type: 'date',
      date: '2022-02',
      to: '2022-03',
    });
  });
});

describe('a long text', () => {
  it.each([
    '• satu\n• dua “kutip” dengan\u00a0spasi tetap',
    'Metode : 1. kirim 2. lewati 3. selesai semua tahapan',
    '130.355 jiwa (2020), karet 90.701,69 Ha (49,60 %), + 22 kelompok',
  ])('keeps bullets, quotes and figures: %s', (typed) => {
    const chat = new Chat('manfaat');
    chat.send('ubah hasil inovasi');
    chat.send(typed);
    chat.send('selesai');
    expect(chat.stored('hasil')).toEqual({ type: 'text', text: typed });
  });
});
