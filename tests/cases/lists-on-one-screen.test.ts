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
function worldOf(count: number, name: string, role: Role): Chat {
  const world = new TestWorld();
  world.outreach.open('2026-01-05', 'warn');
  const grant: Grant = ['innovator', 'unit_admin', 'unit_head'].includes(role)
    ? { role, unitId }
    : { role, unitId: null, ...(role === 'mentor' ? { gakorUnits: [unitId] } : {}) };
  const asker = Chat.of(world, 'Rina', [grant]);
  const writer =
    role === 'innovator' ? asker : Chat.of(world, 'Budi', [{ role: 'innovator', unitId }]);
  for (let at = 0; at < count; at += 1) {
    const code = `INV-${String(10_000 + at)}`;
    world.add({ ...draftOf(code, writer.who.person), name: `${at} ${name}`.slice(0, 255) });
    const state = states[at % 4];
    if (role !== 'innovator' && state !== undefined) world.place(code, state);
  }
  // Somebody with a long name is at work on those that wait longest.
  if (role === 'verifier') {
    const other = Chat.of(world, letters.slice(0, 80).trim(), [grant]);
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

describe('a list of any length', () => {
  it.each(Object.keys(lists) as Role[])('fits on one screen for %s', (role) => {
    fc.assert(
      fc.property(fc.nat({ max: 200 }), names, (count, name) => {
        const chat = worldOf(count, name, role);
        for (const [at, typed] of (lists[role] ?? []).entries()) {
          const { text, changed } = cleanText(typed);
          const input = {
            kind: 'text',
            text,
            cleaned: changed,
            seen: Infinity,
            shown: Infinity,
          } as const;
          const { step } = chat.world.send(chat.who, input, `m${at}`);
          const long = step.reply === null ? null : tooLong(step.reply);
          expect([typed, count, name.length, long]).toEqual([typed, count, name.length, null]);
        }
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
