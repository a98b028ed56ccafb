// Codes that join accounts, let somebody fill in along or grant a role: whoever was made to send one loses nothing.
// Every kind of code, every role of the person who types it, every way in which it reaches the product.
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createInvitation } from '../../src/db/transactions/create-invitation.ts';
import type { Role } from '../../src/domain/access.ts';
import { invitationCode } from '../../src/domain/codes.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { Season, textFor } from '../support/season.ts';

const unit = 'puskesmas-awayan';

let database: TestDatabase;
let season: Season;
let cases = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  season = await Season.open(database);
  await season.join(maker, 'innovator', unit);
  await season.say(maker, 'baru');
  await season.say(maker, `Inovasi ${maker}`);
});
afterAll(() => database.drop());

/** Who types the code, with how they come to be who they are. `joins`: their account may become part of another. */
const typists: Readonly<
  Record<string, { readonly joins: boolean; readonly come: (who: string) => Promise<void> }>
> = {
  stranger: { joins: true, come: () => Promise.resolve() },
  'innovator without an innovation': {
    joins: true,
    come: (who) => season.join(who, 'innovator', unit),
  },
  'innovator with a draft': {
    joins: false,
    come: async (who) => {
      await season.join(who, 'innovator', unit);
      await season.say(who, 'baru');
      await season.say(who, `Inovasi ${who}`);
    },
  },
  'co-filler': {
    joins: false,
    come: async (who) => {
      await season.join(who, 'innovator', unit);
      await fillAlong(who);
    },
  },
  'innovator with two addresses': {
    joins: false,
    come: async (who) => {
      await season.join(who, 'innovator', unit);
      await season.say(`${who}-second`, await codeOf('link', who));
      await season.say(`${who}-second`, 'ya');
    },
  },
  ...Object.fromEntries(
    (
      [
        ['unit_admin', unit],
        ['unit_head', unit],
        ['mentor', null],
        ['verifier', null],
        ['coordinator', null],
      ] as const
    ).map(([role, unitId]: readonly [Role, string | null]) => [
      role,
      { joins: false, come: (who: string) => season.join(who, role, unitId) },
    ]),
  ),
  'frozen verifier': {
    joins: false,
    come: async (who) => {
      await season.join(who, 'verifier', null);
      await sql`update role_grant set frozen_at = now(), frozen_why = 'silence' where person_id = ${await season.personOf(who)}`.execute(
        season.db,
      );
      season.forget();
    },
  },
};

const shapes = { link: /TAUT(?:-\w{4})+/, co_fill: /ISI(?:-\w{4})+/ } as const;
type Kind = keyof typeof shapes | 'invitation';

/** A code of that kind, and the message in which its maker got it. */
async function madeBy(kind: Kind, by: string): Promise<{ code: string; message: string }> {
  if (kind === 'invitation') {
    const code = invitationCode(randomBytes(26));
    await createInvitation(season.db, {
      code,
      role: 'innovator',
      unitId: 'rsud',
      note: null,
      hours: 72,
    });
    return {
      code,
      message: `Undangan untuk Anda:\nKode: ${code}\nLewat peramban: https://sepedabaru.contoh.id/#kode=${code}`,
    };
  }
  const message = textFor(await season.say(by, kind === 'link' ? 'tautkan' : 'ajak'), by);
  return { code: shapes[kind].exec(message)?.[0] ?? '', message };
}

const codeOf = async (kind: Kind, by: string): Promise<string> => (await madeBy(kind, by)).code;

async function fillAlong(who: string): Promise<void> {
  const owner = `${who}-colleague`;
  await season.join(owner, 'innovator', unit);
  await season.say(owner, 'baru');
  await season.say(owner, `Inovasi ${owner}`);
  await season.say(who, await codeOf('co_fill', owner));
  await season.say(who, 'ya');
}

/** Ways in which a code reaches the product. `alone`: nothing but the code. */
const ways: Readonly<
  Record<string, { alone: boolean; write: (made: { code: string; message: string }) => string }>
> = {
  bare: { alone: true, write: ({ code }) => code },
  'in lower case': { alone: true, write: ({ code }) => code.toLowerCase() },
  'by link': { alone: true, write: ({ code }) => `/start ${code}` },
  'in a sentence': { alone: false, write: ({ code }) => `apa maksudnya: kode ${code}?` },
  forwarded: { alone: false, write: ({ message }) => message },
};

/** Everything that a code could change of who somebody is and what they hold. */
async function standing(): Promise<unknown> {
  const of = async (query: ReturnType<typeof sql>) => (await query.execute(season.db)).rows;
  return [
    await of(sql`select id, person_id from address order by id`),
    await of(
      sql`select person_id, role, unit_id, revoked_at, frozen_at from role_grant order by id`,
    ),
    await of(sql`select innovation_id, person_id, removed_at from co_filler order by 1, 2`),
    await of(sql`select id, owner_id from innovation order by id`),
  ];
}

/** One who makes all the codes of this file, with an innovation in hand. */
const maker = 'Penyusup';

async function newTypist(role: string): Promise<string> {
  cases += 1;
  const who = `Korban${cases}`;
  await typists[role]?.come(who);
  await season.say(who, 'halo');
  return who;
}

async function fillsAlong(who: string): Promise<boolean> {
  const { rows } = await sql`select 1 from co_filler f join innovation n on n.id = f.innovation_id
    where f.person_id = ${await season.personOf(who)} and f.removed_at is null and n.owner_id = ${await season.personOf(maker)}`.execute(
    season.db,
  );
  return rows.length > 0;
}

describe.each(['link', 'co_fill'] as const)('%s', (kind) => {
  test.each(Object.keys(typists))('typed by %s', async (role) => {
    const who = await newTypist(role);
    // What a stranger fills in along waits for their consent.
    const does = kind === 'link' ? typists[role]?.joins === true : role !== 'stranger';
    const before = await standing();
    for (const [way, { alone, write }] of Object.entries(ways)) {
      const made = await madeBy(kind, maker);
      const told = textFor(await season.say(who, write(made)), who);
      expect({ way, now: await standing() }).toEqual({ way, now: before });
      // No link carries a co-filler's code.
      const asked = alone && does && (kind === 'link' || way !== 'by link');
      const shown = kind === 'link' ? `akun ${maker}` : 'Ikut mengisi?';
      expect(`${way}: ${told}`).toContain(alone ? (asked ? shown : '') : 'kirim kodenya saja');
      // To whom nothing was shown a yes means nothing; a stranger's would be their consent.
      if (asked || role !== 'stranger') await season.say(who, asked ? 'tidak' : 'ya');
      await season.say(who, 'bantuan');
      expect({ way, now: await standing() }).toEqual({ way, now: before });
    }
    const { code } = await madeBy(kind, maker);
    await season.say(who, code);
    if (does) await season.say(who, 'ya');
    const done =
      kind === 'link'
        ? (await season.personOf(who)) === (await season.personOf(maker))
        : await fillsAlong(who);
    expect(done).toBe(does);
  });
});

describe('invitation', () => {
  test.each(Object.keys(typists).filter((role) => role !== 'stranger'))(
    'typed by %s',
    async (role) => {
      const who = await newTypist(role);
      const before = await standing();
      for (const [way, { alone, write }] of Object.entries(ways)) {
        if (alone) continue;
        const told = textFor(await season.say(who, write(await madeBy('invitation', maker))), who);
        expect(`${way}: ${told}`).toContain('kirim kodenya saja');
        await season.say(who, 'ya');
        expect({ way, now: await standing() }).toEqual({ way, now: before });
      }
    },
  );

  test('passed on to a stranger waits for consent and name', async () => {
    const { message } = await madeBy('invitation', maker);
    await season.say('Orang Baru', message);
    await season.say('Orang Baru', 'setuju');
    const held = async () =>
      season.db
        .selectFrom('role_grant')
        .select('role')
        .where('person_id', '=', await season.personOf('Orang Baru'))
        .execute();
    expect(await held()).toEqual([]);
    await season.say('Orang Baru', 'Orang Baru');
    expect(await held()).toEqual([{ role: 'innovator' }]);
  });
});

test('a checker is told what filling in along ends', async () => {
  await season.join('Rina C', 'innovator', unit);
  await season.say('Rina C', 'baru');
  await season.say('Rina C', 'Siap Timbang');
  await season.join('Salmah C', 'unit_admin', unit);
  await season.join('Budi C', 'innovator', unit);
  const warned = /tidak dapat lagi memeriksa/;
  const code = await codeOf('co_fill', 'Rina C');
  expect(textFor(await season.say('Salmah C', code), 'Salmah C')).toMatch(warned);
  expect(textFor(await season.say('Budi C', code), 'Budi C')).not.toMatch(warned);
});
