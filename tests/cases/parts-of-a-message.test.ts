// A message that carries several answers: what is sure is stored, and what was not understood is said with its own words,
// whatever kind it is; a list longer than a screen comes in parts, and its numbers stay what they were shown as.
import { describe, expect, it } from 'vitest';
import { readParts } from '../../src/domain/conversation/filling/answer-parts.ts';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';
import { formOf } from '../../src/domain/edition/journey.ts';
import { storedFile } from '../support/builders.ts';
import { Chat, code } from './chat.ts';

const form = formOf(balangan2026);
const indicator = (no: number): string =>
  form.items.find((item) => item.kind === 'indicator' && item.no === no)?.id ?? '';
const four = ['bentuk', 'jenis', 'tahapan', 'inisiator'] as const;

/** Four short questions asked in one message. */
function together(): Chat {
  const rina = Chat.filling('nama_inovasi', 4);
  rina.says('lanjut');
  return rina;
}

const chosen = (rina: Chat): readonly (string | null)[] =>
  four.map((item) => {
    const value = rina.stored(item);
    return value?.type === 'choice' ? (value.codes[0] ?? null) : null;
  });

describe('short items asked together', () => {
  it.each([
    ['tahapan 3, jenis nonsens', [null, null, 'penerapan', null], '"jenis nonsens"'],
    ['jenis digital, tahapan uji coba, blabla', [null, 'digital', 'uji_coba', null], '"blabla"'],
    [
      'pelayanan publik, digital, blabla, ASN',
      ['pelayanan_publik', 'digital', null, 'asn'],
      '"blabla"',
    ],
    ['pelayanan publik\ndigital\nblabla', ['pelayanan_publik', 'digital', null, null], '"blabla"'],
    ['tahapan nonsens', [null, null, null, null], '"tahapan nonsens"'],
  ])('%j', (typed, stored, unread) => {
    const rina = together();
    const told = rina.says(typed);
    expect(chosen(rina)).toEqual(stored);
    expect(told).toContain(unread);
    expect(told.split('\n').length).toBeLessThanOrEqual(12);
  });

  it.each([
    ['tahapan 3', [null, null, 'penerapan', null]],
    ['digital dan sudah diterapkan', [null, 'digital', 'penerapan', null]],
    [
      'jenisnya digital, tahapannya uji coba dan inisiatornya ASN',
      [null, 'digital', 'uji_coba', 'asn'],
    ],
    ['tahapan: penerapan\njenis: digital', [null, 'digital', 'penerapan', null]],
  ])('%j says all it says', (typed, stored) => {
    const rina = together();
    expect(rina.says(typed)).not.toContain('Belum kami mengerti');
    expect(chosen(rina)).toEqual(stored);
  });

  it('takes nothing of two answers to one question', () => {
    const rina = together();
    const told = rina.says('tahapan 3, tahapan 2, jenis digital');
    expect(chosen(rina)).toEqual([null, 'digital', null, null]);
    expect(told).toContain('"tahapan 3", "tahapan 2"');
  });

  it('takes a text that begins with a word of its question whole', () => {
    const asked = ['pkpn_program', 'jenis', 'tahapan'].flatMap((id) => form.byId.get(id) ?? []);
    const read = (text: string) => readParts(asked, text, { year: 2026, month: 5, day: 4 });
    expect(read('Program Indonesia Pintar, PIP Dikdasmen')).toBeNull();
    expect(read('Program: Indonesia Pintar, tahapan 3')?.lines.map(({ text }) => text)).toEqual([
      'Indonesia Pintar',
      '3',
    ]);
    expect(read('Program PKPN Indonesia Pintar, tahapan 3')?.lines.map(({ text }) => text)).toEqual(
      ['Indonesia Pintar', '3'],
    );
  });

  it('takes nothing out of a name with commas', () => {
    const rina = Chat.filling('inisiator', 4);
    rina.says('lanjut');
    rina.says('Budi Santoso, S.Kom');
    expect(rina.text('nama_inisiator')).toBe('Budi Santoso, S.Kom');
  });
});

describe('levels and numbers of indicators', () => {
  const open = (): Chat => {
    const rina = Chat.filling('regulasi');
    rina.says('indikator 3');
    return rina;
  };

  it.each([
    ['3 tingkat 2, 5 tingkat banyak, 7=9', '"5 tingkat banyak", "7=9"', [3], [5, 7]],
    ['17 dan 18 level 3, 19 levelnya bagus', '"19 levelnya bagus"', [17, 18], [19]],
    ['4=1, 12=2, 25=3', '"25=3"', [4, 12], []],
    ['3, 5 dan 27 belum ada', '"27"', [3, 5], []],
    ['7=2, 6, 16 dan 40 belum ada', '"40"', [7, 6, 16], []],
  ])('%j', (typed, unread, stored, not) => {
    const rina = open();
    const told = rina.says(typed);
    expect(told).toContain(`Belum kami mengerti: ${unread}`);
    for (const no of stored) {
      expect(rina.stored(indicator(no))).toBeDefined();
      expect(rina.stored(indicator(no))).not.toHaveProperty('description');
    }
    for (const no of not) expect(rina.stored(indicator(no))).toBeUndefined();
  });

  it('leaves a level of a place in the description', () => {
    const rina = open();
    rina.says('tingkat 2 juara 3 tingkat kabupaten, 2 tingkat desa');
    expect(rina.stored(indicator(3))).toMatchObject({
      level: 2,
      description: 'juara 3 tingkat kabupaten, 2 tingkat desa',
    });
  });
});

describe('a list of twenty files', () => {
  const names = (rina: Chat): readonly string[] =>
    (rina.world.innovations.get(code)?.files ?? []).map(({ name }) => name);
  function twenty(): Chat {
    const rina = Chat.filling('regulasi');
    const draft = rina.world.innovations.get(code);
    if (draft === undefined) throw new Error('no draft');
    const item = indicator(3);
    const files = Array.from({ length: 20 }, (_, at) =>
      storedFile(100 + at, item, `lampiran dokumen anggaran kegiatan nomor ${at + 1}.pdf`),
    );
    rina.world.add({ ...draft, files });
    return rina;
  }

  it.each(['berkas', 'hapus', 'hapus 99', 'hapus semua'])('%s fits a screen', (typed) => {
    const rina = twenty();
    const told = rina.says(typed);
    expect(told.split('\n').length).toBeLessThanOrEqual(12);
    expect(told.length).toBeLessThanOrEqual(700);
    expect(told).toContain('20 berkas');
    expect(told).toContain('14 lainnya: ketik "berkas lagi"');
  });

  it('names the numbers that are listed', () => {
    expect(twenty().says('hapus semua')).toContain('"hapus 1 sampai 6"');
  });

  it('begins anew behind the last page', () => {
    const rina = twenty();
    const first = rina.says('berkas');
    for (let page = 0; page < 3; page += 1) rina.says('berkas lagi');
    expect(rina.says('berkas lagi')).toBe(first);
  });

  it('goes on where it ended, also after something was removed', () => {
    const rina = twenty();
    const all = names(rina);
    rina.says('berkas');
    rina.says('hapus 2');
    expect(rina.says('berkas lagi')).toContain('7. lampiran');
    rina.says('hapus 8');
    expect(names(rina)).toEqual(all.filter((_, at) => at !== 1 && at !== 7));
    for (let page = 0; page < 4; page += 1) rina.says('berkas lagi');
    expect(rina.says('berkas')).toContain('18 berkas');
  });
});
