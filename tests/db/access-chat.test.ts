// The decision rows of the access matrix in chat, end to end: for every role the command works or is refused alike,
// and every refusal is in the record.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import type { Role } from '../../src/domain/access.ts';
import matrix from '../domain/access-matrix.json' with { type: 'json' };
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { Season, textFor } from '../support/season.ts';

const unit = 'puskesmas-awayan';
const roles: readonly Role[] = [
  'innovator',
  'unit_admin',
  'unit_head',
  'mentor',
  'verifier',
  'coordinator',
  'operator',
];
const nameOf = (role: Role) => `Orang ${role.replace('_', ' ')}`;
let database: TestDatabase;
let season: Season;
let own: string;
let other: string;

beforeAll(async () => {
  database = await createTestDatabase();
  season = await Season.open(database);
  for (const role of roles)
    await season.join(
      nameOf(role),
      role,
      ['innovator', 'unit_admin', 'unit_head'].includes(role) ? unit : null,
    );
  await season.join('Rina', 'innovator', unit);
  await season.join('Budi', 'innovator', 'rsud');
  own = await season.fill('Rina', 'Siap Timbang');
  other = await season.fill('Budi', 'Antre Tanpa Kertas');
});
afterAll(() => database.drop());

/** Puts an innovation into a state by hand; what is tested is who gets a card and may use it. */
async function place(code: string, state: string): Promise<void> {
  await sql`delete from claim`.execute(season.db);
  await sql`update innovation set state = ${state}, submitted_at = now(), open_items = null, returned_from = null where code = ${code}`.execute(
    season.db,
  );
}

// Row of the matrix, state, what the card offers, what is typed behind its code.
const decisions = [
  [18, 'submitted', 'setujui', ''],
  [17, 'submitted', 'kembalikan', ' 6 tulis gelar'],
  [19, 'unit_verified', 'tetapkan', ''],
  [21, 'unit_endorsed', 'terima', ''],
  [20, 'unit_endorsed', 'kembalikan', ' 6 tulis gelar'],
  [22, 'unit_endorsed', 'tolak', ' bukan inovasi'],
  [23, 'accepted', 'buka lagi', ' perlu dilihat lagi'],
] as const;

describe.each(decisions)('row %i from %s: %s', (n, state, verb, rest) => {
  const allow: Partial<Record<string, { scope: string }>> =
    matrix.actions.find((row) => row.n === n)?.allow ?? {};
  it.each(roles.map((role) => [role]))('%s', async (role) => {
    for (const code of [own, other]) {
      const scope = allow[role]?.scope;
      const waits = scope === 'all' || (scope === 'unit' && code === own);
      // The head may return as well, but is not the one who is waited for before the admin has verified.
      const expected = waits && !(n === 17 && role === 'unit_head');
      await place(code, state);
      const version = (await season.stateOf(code)).version;
      const shown = textFor(await season.say(nameOf(role), `lihat ${code}`), nameOf(role));
      const card = new RegExp(`• ${verb} (\\d{4})`).exec(shown)?.[1];
      expect([role, code === own, card !== undefined]).toEqual([role, code === own, expected]);
      const told = await season.say(nameOf(role), `${verb} ${card ?? '0000'}${rest}`);
      const after = await season.stateOf(code);
      expect(after.version > version).toBe(expected);
      expect(textFor(told, nameOf(role)).includes('✔ Tersimpan')).toBe(expected);
      await sql`delete from code_attempt`.execute(season.db);
    }
  });
});

// Row of the matrix, command, and what whoever may do it is answered.
const commands = [
  [24, () => `monev ${own}`, /Monev \(Form C\.2\)/],
  [24, () => `tingkat ${own} indikator 1 2 sudah Perbup`, /✔ Tersimpan/],
  [25, () => 'daftar sk', /Bekukan \d+ inovasi/],
  [26, () => 'catat sk 1/2026 tanggal 7 Desember 2026', /Belum ada daftar yang dibekukan/],
  [46, () => 'permintaan data', /permintaan penghapusan/],
] as const;

describe.each(commands)('row %i: %s', (n, typed, answer) => {
  const allow: Partial<Record<string, { scope: string }>> =
    matrix.actions.find((row) => row.n === n)?.allow ?? {};
  it.each(roles.map((role) => [role]))('%s', async (role) => {
    await place(own, n === 25 || n === 26 ? 'monitored' : 'accepted');
    const denied = async () => {
      const { rows } = await sql<{ count: number }>`
        select count(*)::int as count from event where type = 'denied'`.execute(season.db);
      return rows[0]?.count ?? 0;
    };
    const before = await denied();
    const told = textFor(await season.say(nameOf(role), typed()), nameOf(role));
    const allowed = allow[role]?.scope === 'all';
    expect([role, answer.test(told)]).toEqual([role, allowed]);
    // The verifier sees the lists of designation without being asked to freeze them; nobody else sees anything.
    const readsLists = n === 25 && role === 'verifier';
    expect([role, (await denied()) > before]).toEqual([role, !allowed && !readsLists]);
    await season.say(nameOf(role), 'batal');
  });
});

it('refuses in the same words whether the innovation exists or not', async () => {
  await place(other, 'submitted');
  const real = textFor(
    await season.say(nameOf('unit_admin'), `lihat ${other}`),
    nameOf('unit_admin'),
  );
  const none = textFor(
    await season.say(nameOf('unit_admin'), 'lihat INV-ZZZZZ'),
    nameOf('unit_admin'),
  );
  expect(real).toBe(none);
});
