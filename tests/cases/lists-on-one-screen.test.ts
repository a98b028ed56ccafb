// However much there is and whatever it is called, a list is told on the screen of a phone, in pages, and its counts are true.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Grant, Role } from '../../src/domain/access.ts';
import { cleanText } from '../../src/domain/language/index.ts';
import { draftOf } from '../support/builders.ts';
import { tooLong } from '../support/screen.ts';
import { TestWorld } from '../support/world.ts';
import { Chat, unitId } from './chat.ts';

const letters =
  'Kelas Gizi Balita Keliling untuk Ibu Muda di Desa Terpencil Kecamatan Awayan '.repeat(4);
const names = fc.integer({ min: 3, max: 255 }).map((length) => letters.slice(0, length).trim());
const states = ['submitted', 'unit_verified', 'unit_endorsed'] as const;

/** Somebody of each role who may ask for lists, with so many innovations in reach, half of them handed in. */
function worldOf(count: number, name: string, ...roles: readonly Role[]): Chat {
  const world = new TestWorld();
  world.outreach.open('2026-01-05', 'warn');
  const grantOf = (role: Role): Grant =>
    ['innovator', 'unit_admin', 'unit_head'].includes(role)
      ? { role, unitId }
      : { role, unitId: null, ...(role === 'mentor' ? { gakorUnits: [unitId] } : {}) };
  const only = roles.length === 1 && roles[0] === 'innovator';
  const asker = Chat.of(world, 'Rina', roles.map(grantOf));
  const writer = only ? asker : Chat.of(world, 'Budi', [{ role: 'innovator', unitId }]);
  for (let at = 0; at < count; at += 1) {
    const code = `INV-${String(10_000 + at)}`;
    world.add({ ...draftOf(code, writer.who.person), name: `${at} ${name}`.slice(0, 255) });
    const state = states[at % 4];
    if (!only && state !== undefined) world.place(code, state);
  }
  // Somebody with a long name is at work on those that wait longest.
  if (roles.includes('verifier')) {
    const other = Chat.of(world, letters.slice(0, 80).trim(), [grantOf('verifier')]);
    for (const at of [2, 6, 10, 14].filter((place) => place < count))
      other.says(`lihat INV-${String(10_000 + at)}`);
  }
  return asker;
}

const lists: Readonly<Partial<Record<Role, readonly string[]>>> = {
  innovator: ['draf', 'lagi', 'lagi', '1', 'draf', 'batal', 'temuan', 'skor', 'daftar', 'status'],
  unit_admin: [
    'antrean',
    'lihat 2',
    'daftar',
    'daftar lagi',
    'belum mulai',
    'tertahan',
    'undangan',
    'temuan',
    'janji',
    'skor unit',
    'terlambat',
    'keadaan unit',
  ],
  unit_head: ['antrean', 'antrean', 'lihat 1', 'daftar', 'keadaan unit', 'tertahan'],
  verifier: ['antrean', 'daftar', 'berikut', 'skor daerah'],
  mentor: ['daftar', 'belum mulai', 'tertahan', 'kunjungan', 'usulan', 'pesan', 'gakor', 'janji'],
  coordinator: [
    'antrean',
    'daftar',
    'keadaan unit',
    'belum mulai',
    'tertahan',
    'terlambat',
    'usulan',
    'temuan',
    'hitungan temuan',
    'gakor',
    'undangan',
    'rapat',
    'siaran daftar',
    'skor daerah',
    'kunjungan',
    'janji',
    'orang',
    'unit puskesmas awayan',
  ],
};

/** Types what asks for lists; gives what was too long, with the words that led there. */
function tooLongOf(chat: Chat, typed: readonly string[]): readonly (readonly string[])[] {
  const found: (readonly string[])[] = [];
  for (const [at, words] of typed.entries()) {
    const { text, changed } = cleanText(words);
    const shown = { seen: Infinity, shown: Infinity };
    const { step } = chat.world.send(
      chat.who,
      { kind: 'text', text, cleaned: changed, ...shown },
      `m${at}`,
    );
    const long = step.reply === null ? null : tooLong(step.reply);
    if (long !== null) found.push([words, long]);
  }
  return found;
}

const pairs: readonly (readonly [Role, Role])[] = [
  ['unit_admin', 'unit_head'],
  ['innovator', 'unit_admin'],
  ['innovator', 'unit_head'],
  ['unit_admin', 'verifier'],
  ['unit_head', 'mentor'],
  ['mentor', 'verifier'],
  ['verifier', 'coordinator'],
  ['unit_admin', 'coordinator'],
];

describe('a list of any length for somebody in two roles', () => {
  it.each(pairs)('fits on one screen for %s and %s', (...roles) => {
    const typed = [
      ...new Set([...roles.flatMap((role) => lists[role] ?? []), 'antrean 2', 'lagi', 'lihat 1']),
    ];
    fc.assert(
      fc.property(fc.nat({ max: 60 }), names, (count, name) => {
        expect(tooLongOf(worldOf(count, name, ...roles), typed)).toEqual([]);
      }),
      {
        numRuns: 3,
        examples: [
          [2, letters.slice(0, 255)],
          [3, letters.slice(0, 255)],
          [60, letters.slice(0, 255)],
        ],
      },
    );
  });
});

describe('what waits', () => {
  it.each([
    ['unit_admin'],
    ['unit_head'],
    ['verifier'],
    ['unit_admin', 'unit_head'],
    ['unit_admin', 'verifier'],
  ] as const)(
    'stands on one of the pages of the queue, each once, with a true count: %s %s',
    (...roles) => {
      const chat = worldOf(60, 'Kelas Gizi', ...(roles as readonly Role[]));
      const seen: string[] = [];
      let said = chat.says('antrean');
      const pages = Number(/Halaman 1 dari (\d+)/u.exec(said)?.[1] ?? 1);
      const total = Number(/seluruhnya (\d+)/u.exec(said)?.[1] ?? 0);
      for (let page = 1; page <= pages; page += 1) {
        const { listed } = chat.who.conversation;
        seen.push(...(listed?.of === 'queue' ? listed.codes : []));
        expect(said.includes('ketik "lagi"')).toBe(page < pages);
        // Each kind is counted whole on each of its pages.
        expect(/^(\d+) inovasi/u.exec(said)?.[1]).toBe('15');
        // The numbers are those of this page.
        const code = /^2\. .*?(INV-\w+)/mu.exec(said)?.[1];
        expect(listed?.of === 'queue' ? listed.codes[1] : undefined).toBe(code);
        said = chat.says(page % 2 === 0 ? 'lagi' : `antrean ${page + 1}`);
      }
      expect(seen).toHaveLength(total);
      expect(new Set(seen).size).toBe(total);
      expect(total).toBe(15 * roles.length);
    },
  );
});

describe('"berikut" of an admin who fills in as well', () => {
  const both = (waiting: number): Chat => {
    const chat = worldOf(waiting * 4, 'Kelas Gizi', 'innovator', 'unit_admin');
    chat.world.add(draftOf('INV-AAAA1', chat.who.person));
    return chat;
  };

  it.each(['next', 'berikut', 'berikutnya', 'lanjut yang lain'])(
    'asks which is meant at %j, and opens nothing',
    (typed) => {
      const chat = both(2);
      const said = chat.says(typed);
      expect(said).toMatch(/Yang mana\?.*"lanjut".*2 inovasi.*"antrean"/su);
      expect(chat.did).not.toContain('show_card');
      expect(chat.says('lanjut')).not.toContain('Yang mana');
      expect(chat.open).toMatch(/^asking /u);
      // Where a question is open it passes over nothing, either.
      expect(chat.says(typed === 'lanjut yang lain' ? 'next' : typed)).toContain('"lewati"');
      expect(chat.who.conversation.skipped).toEqual([]);
    },
  );

  it('goes on in the queue for whoever is at it, also after a return', () => {
    const chat = both(3);
    const said = chat.says('antrean');
    expect(said).toContain('3 inovasi menunggu diperiksa');
    expect(chat.says('berikut')).toMatch(/INV-100/u);
    expect(chat.did).toContain('show_card');
    const code = /kembalikan (\d{4})/u.exec(chat.says('lihat 1'))?.[1] ?? '';
    chat.says(`kembalikan ${code} 6 mohon tulis gelarnya`);
    expect(chat.says('berikut')).not.toContain('Yang mana');
  });

  it('goes on with the form where nothing waits', () => {
    const chat = both(0);
    expect(chat.says('next')).not.toContain('Yang mana');
    expect(chat.did).not.toContain('show_card');
  });
});

describe('a list of any length', () => {
  it.each(Object.keys(lists) as Role[])('fits on one screen for %s', (role) => {
    fc.assert(
      fc.property(fc.nat({ max: 200 }), names, (count, name) => {
        const chat = worldOf(count, name, role);
        expect(tooLongOf(chat, lists[role] ?? [])).toEqual([]);
      }),
      {
        numRuns: 12,
        examples: [
          [0, 'Satu'],
          [200, letters.slice(0, 255)],
          [30, 'SIAP TIMBANG'],
        ],
      },
    );
  });

  it('shows every draft on one of its pages, each under the number that opens it', () => {
    const chat = worldOf(30, 'Kelas Gizi', 'innovator');
    const seen: string[] = [];
    let said = chat.says('draf');
    for (let page = 0; page < 5; page += 1) {
      seen.push(...said.split('\n').filter((line) => /^\d+\. /u.test(line)));
      said = chat.says('lagi');
    }
    expect(seen.map((line) => Number.parseInt(line, 10))).toEqual(
      Array.from({ length: 30 }, (_, at) => at + 1),
    );
    expect(said).toContain('1 sampai 6 dari 30');
    const wanted = /\((INV-\w+)\)/u.exec(seen[28] ?? '')?.[1] ?? '?';
    expect(chat.says('29')).toContain(wanted);
  });
});
