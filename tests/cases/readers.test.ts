// Rows 1, 2, 3, 5, 6, 24 and 33: what people copy and paste is read whole or asked about, never in part.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAngles } from '../../src/domain/edition/items/angles.ts';
import { readCoordinates } from '../../src/domain/edition/items/coordinates.ts';
import { readLinkWithNote } from '../../src/domain/edition/items/link.ts';
import { oneLine, readChoice, readPositions } from '../../src/domain/language/index.ts';
import { isMobile, readInvitee, readPhone } from '../../src/domain/phone.ts';
import { TestWorld } from '../support/world.ts';
import { Chat } from './chat.ts';

const place = (text: string): string => {
  const read = readCoordinates(text);
  if (read.kind !== 'value' && read.kind !== 'confirm') return read.kind;
  const { value } = read;
  if (value.type !== 'coordinates') return 'other';
  const sure = read.kind === 'value' ? '' : `${read.why} `;
  return `${sure}${value.lat.toFixed(4)}; ${value.lon.toFixed(4)}`;
};

describe('rows 1 and 2: coordinates', () => {
  it.each([
    ['2° 20′ 12″ LS dan 115° 27′ 47″ BT', '-2.3367; 115.4631'],
    ['Lat -2.3067° Long 115.4032°', '-2.3067; 115.4032'],
    ['-2,3367; 115,4632', '-2.3367; 115.4632'],
    ['−2.3367, 115.4632', '-2.3367; 115.4632'],
    [`S 2°20'12" E 115°27'47"`, '-2.3367; 115.4631'],
    ['115,4632 BT 2,3367 LS', '-2.3367; 115.4632'],
    [
      '2 derajat 20 menit 12 detik lintang selatan, 115 derajat 27 menit 47 detik bujur timur',
      '-2.3367; 115.4631',
    ],
  ])('%s', (typed, read) => expect(place(typed)).toBe(read));

  it.each([
    ['2.3367, 115.4632', 'place -2.3367; 115.4632'],
    ['115.4632, -2.3367', 'place -2.3367; 115.4632'],
    ['-6.2, 106.8', 'outside -6.2000; 106.8000'],
    ['2,3367 LU 115,4632 BT', 'outside 2.3367; 115.4632'],
  ])('%s is read back', (typed, read) => expect(place(typed)).toBe(read));

  it.each([
    '-2.3367',
    'ruang 2, lantai 115',
    '-2.3367 LU, 115.4632 BT',
    '2° 75′ LS 115° 2′ BT',
    '2.3 LS 2.4 LS',
    '-2.3367, 115.4632, 30',
    'Jl. A. Yani km 2.3, 115.4',
  ])('%s is not read', (typed) => expect(place(typed)).toBe('refused'));

  it('is asked back and stored as it was meant', () => {
    const rina = Chat.filling('tanggal_pengembangan');
    rina.says('ubah koordinat');
    expect(rina.says('2.3367, 115.4632')).toContain('maksudnya -2,3367; 115,4632?');
    expect(rina.stored('koordinat')).toBeUndefined();
    rina.says('ya');
    expect(rina.stored('koordinat')).toEqual({ type: 'coordinates', lat: -2.3367, lon: 115.4632 });
  });

  const lat = fc.integer({ min: 19_001, max: 26_999 }).map((n) => -n / 10_000);
  const lon = fc.integer({ min: 1_148_001, max: 1_159_499 }).map((n) => n / 10_000);
  const comma = (value: number): string => String(value).replace('.', ',');
  const dms = (value: number, side: string): string => {
    const seconds = Math.round(Math.abs(value) * 3600);
    return `${Math.floor(seconds / 3600)}°${Math.floor((seconds % 3600) / 60)}'${seconds % 60}" ${side}`;
  };
  const written = fc
    .tuple(lat, lon)
    .chain(([a, b]) =>
      fc
        .constantFrom(
          `${a}, ${b}`,
          `${a},${b}`,
          `${a} ${b}`,
          `${comma(a)}; ${comma(b)}`,
          `${comma(-a)} LS ${comma(b)} BT`,
          `LS ${-a} BT ${b}`,
          `${dms(a, 'LS')}, ${dms(b, 'BT')}`,
          `${dms(b, 'E')} ${dms(a, 'S')}`,
          `Lat: ${a} Long: ${b}`,
        )
        .map((text) => ({ a, b, text })),
    );

  it('comes out as it went in, however it is written', () => {
    fc.assert(
      fc.property(written, ({ a, b, text }) => {
        const read = readCoordinates(text);
        if (read.kind !== 'value' || read.value.type !== 'coordinates') throw new Error(text);
        expect(read.value.lat).toBeCloseTo(a, 3);
        expect(read.value.lon).toBeCloseTo(b, 3);
      }),
    );
  });

  it('is never read in part: another word or number makes it unreadable', () => {
    const more = fc.constantFrom('pasar', '12', 'km', 'x', '%', '#3', 'LU LU', '1,2,3');
    fc.assert(
      fc.property(written, more, fc.boolean(), ({ text }, word, front) => {
        expect(readAngles(front ? `${word} ${text}` : `${text} ${word}`)).toBeNull();
      }),
    );
  });
});

describe('row 3: links', () => {
  it.each([
    [
      'Ini linknya (https://jdih.balangankab.go.id/perda-3-2024).',
      'https://jdih.balangankab.go.id/perda-3-2024',
      'Ini linknya.',
    ],
    [
      'https://id.wikipedia.org/wiki/Balangan_(kabupaten)',
      'https://id.wikipedia.org/wiki/Balangan_(kabupaten)',
      '',
    ],
    [
      '(lihat https://id.wikipedia.org/wiki/Balangan_(kabupaten))',
      'https://id.wikipedia.org/wiki/Balangan_(kabupaten)',
      '(lihat)',
    ],
    ['“https://contoh.id/a?b=1,2”; sudah publik!', 'https://contoh.id/a?b=1,2', 'sudah publik!'],
    ['www.contoh.id/bukti.', 'https://www.contoh.id/bukti', ''],
    ['https://contoh.id/x\u200b', 'https://contoh.id/x', ''],
  ])('%s', (typed, url, note) => expect(readLinkWithNote(typed)).toEqual({ url, note }));

  it('gives the address whatever ends the sentence', () => {
    const end = fc.stringMatching(/^[.,;:!?)\]}'"…]{0,6}$/u);
    const path = fc.stringMatching(/^[a-z0-9_/-]{0,20}[a-z0-9/]$/u);
    fc.assert(
      fc.property(path, end, (rest, sign) => {
        const url = `https://contoh.id/${rest}`;
        expect(readLinkWithNote(`lihat (${url}${sign}`)?.url).toBe(url);
      }),
    );
  });

  it('asks where two addresses stand', () =>
    expect(readLinkWithNote('https://a.id/x dan https://b.id/y')).toBeNull());
});

describe('rows 5 and 6: phone numbers', () => {
  const inviting = (): Chat =>
    Chat.of(new TestWorld(), 'Koor', [{ role: 'coordinator', unitId: null }]);
  const bound = (chat: Chat): unknown =>
    chat.effects.flatMap((effect) => (effect.kind === 'create_invitation' ? [effect.invitee] : []));

  it('5: direction marks and odd hyphens are no part of it', () => {
    const koor = inviting();
    koor.says('undang kepala Dinas Kesehatan \u202a+62 812‑3456‑7890\u202c untuk dr. Hadi');
    expect(bound(koor)).toEqual([{ phone: '+6281234567890', name: 'dr. Hadi' }]);
  });

  it('6: the zero in brackets goes', () => {
    const koor = inviting();
    koor.says('undang kepala Dinas Kesehatan +62 (0)812-3456-7891');
    expect(bound(koor)).toEqual([{ phone: '+6281234567891' }]);
  });

  it.each(['0526 2022123', '+60 12-345 6789', '0812-3456-7890 2', '0712 3456 7890'])(
    '6: %s is read back before a code is made',
    (number) => {
      const koor = inviting();
      expect(koor.says(`undang admin Dinas Kesehatan ${number}`)).toContain(
        'Undangan belum dibuat',
      );
      expect(koor.did).not.toContain('create_invitation');
    },
  );

  it('is the same number however it is written', () => {
    const digits = fc.stringMatching(/^8[1-9]\d{8,10}$/u);
    const head = fc.constantFrom('+62', '62', '0', '+62 (0)', '0062', '+62 0');
    const gap = fc.constantFrom('', ' ', '-', '‑', '.', '\u00a0', '–', '\u202f');
    fc.assert(
      fc.property(digits, head, gap, (number, start, between) => {
        const parts = [number.slice(0, 3), number.slice(3, 7), number.slice(7)];
        const read = readPhone(`\u202a${start}${parts.join(between)}\u202c`);
        expect(read).toBe(`+62${number}`);
        expect(isMobile(read ?? '')).toBe(true);
        expect(readInvitee(`admin dinkes ${start}${parts.join(between)}`)).toMatchObject({
          invitee: { phone: `+62${number}` },
          rest: 'admin dinkes',
        });
      }),
    );
  });
});

describe('row 24: signs that show nothing', () => {
  it('are gone from a one-line answer, and its lines are one', () => {
    const rina = Chat.filling('inisiator');
    rina.says('lanjut');
    rina.says('Rahma\u200bwati\u2060,\u00ad A.Md.Keb\n✔ Tersimpan');
    expect(rina.text('nama_inisiator')).toBe('Rahmawati, A.Md.Keb ✔ Tersimpan');
  });

  it('do not hide a command or a yes', () => {
    const rina = Chat.filling('inisiator');
    rina.says('lanjut');
    expect(rina.says('kur\u200bang')).toContain('Yang masih kurang');
  });

  it('leave emoji whole', () => {
    for (const text of ['👨‍👩‍👧 Keluarga', '1️⃣ Satu', '👩🏽‍⚕️', '🇮🇩']) expect(oneLine(text)).toBe(text);
  });
});

describe('row 33: a number is a choice only if everything else is understood', () => {
  const options = ['Inisiatif', 'Uji Coba', 'Penerapan'].map((label, at) => ({
    code: String(at),
    label,
  }));
  it.each([
    'selain 2',
    'kecuali 2',
    'bukan 2',
    'jangan 2',
    '2 jangan',
    'tanpa 2',
    '2 kurang cocok',
  ])('%s', (typed) => {
    expect(readChoice(typed, options).kind).not.toBe('picked');
    expect(readPositions(typed).kind).toBe('unread');
    const rina = Chat.filling('jenis');
    rina.says('lanjut');
    rina.says(typed);
    expect(rina.stored('tahapan')).toBeUndefined();
  });

  it('is read among words that only point', () => {
    for (const typed of ['2', 'yang 2', 'nomor dua', '2 aja pak', 'saya pilih no 2', '2.'])
      expect(readChoice(typed, options)).toEqual({ kind: 'picked', codes: ['1'], confirm: false });
  });

  it('is asked about where the message asks', () =>
    expect(readChoice('2?', options)).toEqual({ kind: 'picked', codes: ['1'], confirm: true }));
});
