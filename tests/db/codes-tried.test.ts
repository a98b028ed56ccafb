// Codes that are tried out on the real database: how many one message may name, what a wrong one costs, how many
// statements it takes, and who waits while wrong codes come from anywhere.
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { type KyselyPlugin, sql } from 'kysely';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';
import { findEdition } from '../../src/domain/edition/editions/index.ts';
import type { Need, Person } from '../../src/domain/conversation/world.ts';
import { secretsFrom } from '../../src/db/secrets.ts';
import { cardsOfCodes } from '../../src/db/load/cards.ts';
import { loadNeeds } from '../../src/db/load/needs.ts';
import { Together } from '../../src/db/load/together.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { Season, codeIn, textFor } from '../support/season.ts';

const secrets = secretsFrom('only-for-tests-only-for-tests-only-for-tests');
const context = {
  secrets,
  currentEdition: balangan2026,
  editionOf: (id: string, version: number) => {
    const found = findEdition(id, version);
    if (found === null) throw new Error(`no edition ${id}`);
    return found;
  },
};
let database: TestDatabase;
let season: Season;
let code: string;
let card: string;

beforeAll(async () => {
  database = await createTestDatabase();
  season = await Season.open(database);
  await season.join('Rina', 'innovator', 'puskesmas-awayan');
  await season.join('Salmah', 'unit_admin', 'puskesmas-awayan');
  code = await season.fill('Rina', 'Siap Timbang');
  await season.submit('Rina');
  card = codeIn(await season.say('Salmah', `lihat ${code}`), 'Salmah', 'setujui');
});
beforeEach(() => sql`delete from code_attempt`.execute(season.db));
afterAll(() => database.drop());

/** Codes that nobody was shown: as many as are asked for. */
async function strangers(count: number): Promise<string[]> {
  const { rows } = await sql<{ hash: Buffer }>`
    select code_hash as hash from card union select batch_hash from card where batch_hash is not null`.execute(
    season.db,
  );
  const shown = new Set(rows.map(({ hash }) => hash.toString('hex')));
  const id = await season.personOf('Salmah');
  const free: string[] = [];
  for (let n = 0; free.length < count; n += 1) {
    const tried = String(n).padStart(4, '0');
    if (!shown.has(secrets.cardHash(id, tried).toString('hex'))) free.push(tried);
  }
  return free;
}

async function tries(who: string): Promise<number> {
  const rows = await season.db
    .selectFrom('code_attempt')
    .select('id')
    .where('person_id', '=', await season.personOf(who))
    .execute();
  return rows.length;
}

/** A database that counts the statements sent to it. */
function counted() {
  let statements = 0;
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      statements += 1;
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };
  return { db: season.db.withPlugin(plugin), count: () => statements };
}

async function asPerson(who: string): Promise<Person> {
  return {
    id: await season.personOf(who),
    name: who,
    nip: null,
    unitId: 'puskesmas-awayan',
    consented: true,
    grants: [],
  };
}

describe('codes of cards', () => {
  test.each([1, 2, 9])(
    'the right one beside %i unknown ones decides nothing and is one try',
    async (n) => {
      const unknown = await strangers(n);
      for (const typed of [
        [card, ...unknown],
        [...unknown, card],
      ]) {
        const told = textFor(await season.say('Salmah', `setujui ${typed.join(' ')}`), 'Salmah');
        expect(told).toContain('tidak ada yang diputuskan');
        // It is not said which one was right.
        for (const one of typed) expect(told).not.toContain(one);
      }
      expect((await season.stateOf(code)).state).toBe('submitted');
      expect(await tries('Salmah')).toBe(2);
    },
  );

  test.each([
    ['eleven', 11],
    ['all ten thousand', 10_000],
  ])('%s in one message are not looked at, whether the right one is among them', async (_, n) => {
    const typed = [card, ...Array.from({ length: n - 1 }, (_, at) => String(at).padStart(4, '0'))];
    for (const text of [`setujui ${typed.join(' ')}`, `setujui ${typed.toReversed().join(', ')}`]) {
      await season.say('Salmah', text);
      expect((await season.stateOf(code)).state).toBe('submitted');
    }
  });

  it('that are too many are answered with how many there may be, and cost no try', async () => {
    const typed = [card, ...(await strangers(10))].join(' ');
    const told = textFor(await season.say('Salmah', `setujui ${typed}`), 'Salmah');
    expect(told).toContain('paling banyak 10 angka');
    expect(await tries('Salmah')).toBe(0);
  });

  it('take as few statements for ten as for one', async () => {
    const person = await asPerson('Salmah');
    const one = counted();
    await cardsOfCodes(one.db, await strangers(1), person, secrets);
    const ten = counted();
    const found = await cardsOfCodes(ten.db, await strangers(10), person, secrets);
    expect(found).toEqual({ cards: [], unknownCards: 10 });
    expect([one.count(), ten.count()]).toEqual([1, 1]);
  });

  it('are not looked up for somebody who waits, whatever kind of code it is', async () => {
    for (const unknown of await strangers(5)) await season.say('Salmah', `setujui ${unknown}`);
    expect(await tries('Salmah')).toBe(5);
    const told = await season.say('Salmah', `setujui ${card}`);
    expect(textFor(told, 'Salmah')).toContain('mohon tunggu 15 menit');
    expect((await season.stateOf(code)).state).toBe('submitted');
    const person = await asPerson('Salmah');
    const needs: Need[] = [
      { kind: 'cards', codes: [card] },
      { kind: 'card', code: card },
      { kind: 'confirmation', code: card, purpose: 'act:x' },
      { kind: 'invitation', code: 'X'.repeat(26) },
      { kind: 'link', code: 'TAUT-0000-0000-0000' },
      { kind: 'co_fill', code: 'ISI-0000-0000-0000' },
    ];
    for (const need of needs) {
      const { db, count } = counted();
      const loaded = await loadNeeds([need, { kind: 'attempts' }], {
        ...context,
        ...{ db, person, addressIds: [], focus: null, together: new Together([]) },
      });
      expect([need.kind, Object.keys(loaded), count()]).toEqual([need.kind, ['waitMinutes'], 1]);
    }
  });

  it('cost somebody without any right their tries, too', async () => {
    const typed = (await strangers(10)).join(' ');
    for (let n = 0; n < 5; n += 1) await season.say('Rina', `setujui ${typed}`);
    expect(textFor(await season.say('Rina', `setujui ${typed}`), 'Rina')).toContain('mohon tunggu');
    expect(await tries('Rina')).toBe(5);
  });

  it('decide together where all are right, and what is behind other words is no code', async () => {
    const other = await season.fill('Rina', 'Posyandu Malam');
    await season.submit('Rina');
    const second = codeIn(await season.say('Salmah', `lihat ${other}`), 'Salmah', 'setujui');
    await season.say('Salmah', `setujui ${card} dan ${second} sudah lengkap, 2025`);
    expect((await season.stateOf(code)).state).toBe('unit_verified');
    expect((await season.stateOf(other)).state).toBe('unit_verified');
    expect(await tries('Salmah')).toBe(0);
  });
});

describe('while many wrong codes come from anywhere', () => {
  const many = async (count: number): Promise<void> => {
    const id = await season.personOf('Salmah');
    await sql`insert into code_attempt (person_id, kind, at)
      select ${id}, 'link', now() - interval '20 minutes' from generate_series(1, ${count})`.execute(
      season.db,
    );
  };
  const link = async (): Promise<string> =>
    /TAUT(?:-\w{4}){3}/.exec(textFor(await season.say('Rina', 'tautkan'), 'Rina'))?.[0] ?? '';
  const wrong = 'TAUT-0000-0000-0000';

  it('newcomers’ link and co-filling codes are not looked at, and cost no try', async () => {
    await many(100);
    const right = await link();
    await season.join('Nuri', 'innovator', 'puskesmas-awayan');
    for (const typed of [right, wrong, 'ISI-0000-0000-0000']) {
      const told = textFor(await season.say('Nuri', typed), 'Nuri');
      expect(told).toMatch(/banyak kode salah dari berbagai akun[^]*tunggu 40 menit/);
    }
    expect(await tries('Nuri')).toBe(0);
  });

  it('all others go on, and a newcomer’s invitation holds', async () => {
    await many(100);
    await season.join('Tamu', 'innovator', 'puskesmas-awayan');
    await season.join('Hadi', 'unit_head', 'puskesmas-awayan');
    await sql`update person set created_at = now() - interval '8 days'
      where id = ${await season.personOf('Rina')}`.execute(season.db);
    for (const who of ['Rina', 'Hadi']) {
      expect(textFor(await season.say(who, wrong), who)).not.toContain('berbagai akun');
      expect(await tries(who)).toBe(1);
    }
  });

  it('one wrong code fewer shuts nobody out', async () => {
    await many(99);
    await season.join('Lain', 'innovator', 'puskesmas-awayan');
    expect(textFor(await season.say('Lain', wrong), 'Lain')).not.toContain('berbagai akun');
    expect(await tries('Lain')).toBe(1);
  });
});
