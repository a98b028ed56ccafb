// How roles end, rest and come back: what the database refuses, what ends with a role, and what the operator can do.
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seasonJobs } from '../../src/bot/season-jobs.ts';
import { verifyRecord } from '../../src/db/verify/verify.ts';
import { renderMessage } from '../../src/bot/text/id.ts';
import type { Message } from '../../src/domain/conversation/message.ts';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';
import { byItself, freezeRoles, watchSilence } from '../../src/db/carry/freezing.ts';
import { confirmByOperator, revokeByOperator } from '../../src/db/carry/by-operator.ts';
import { watchWrongCodes } from '../../src/db/carry/clocks.ts';
import { inviteFirstCoordinator } from '../../src/db/transactions/first-coordinator.ts';
import { watchTerms } from '../../src/db/carry/term-clock.ts';
import { secretsFrom } from '../../src/db/secrets.ts';
import { createToken } from '../../src/db/transactions/create-token.ts';
import { findToken } from '../../src/db/views/api-tokens.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { Season, codeIn, textFor } from '../support/season.ts';

const unit = 'puskesmas-awayan';
const secrets = secretsFrom('only-for-tests-only-for-tests-only-for-tests');
let database: TestDatabase;
let season: Season;

beforeEach(async () => {
  database = await createTestDatabase();
  season = await Season.open(database);
});
afterEach(() => database.drop());

interface GrantRow {
  readonly id: number;
  readonly role: string;
  readonly granted_by: number | null;
  readonly confirmed_by: number | null;
  readonly frozen_why: string | null;
  readonly live: boolean;
}

async function grantsOf(who: string): Promise<readonly GrantRow[]> {
  const { rows } = await sql<GrantRow>`
    select id, role, granted_by, confirmed_by, frozen_why,
      revoked_at is null and frozen_at is null and ends_at > now() as live
    from role_grant where person_id = ${await season.personOf(who)} order by id`.execute(season.db);
  return rows;
}

const grantOf = async (who: string): Promise<GrantRow> => {
  const [first] = await grantsOf(who);
  if (first === undefined) throw new Error(`${who} holds nothing`);
  return first;
};

const eventsOf = async (who: string, type: string) => {
  const { rows } = await sql<{ after: unknown }>`
    select after from event where subject = ${`person:${await season.personOf(who)}`} and type = ${type} order by seq`.execute(
    season.db,
  );
  return rows.map(({ after }) => after);
};

describe('the database', () => {
  it('gives every role an end, and keeps it', async () => {
    for (const [who, role, at] of [
      ['Kora', 'coordinator', null],
      ['Vina', 'verifier', null],
      ['Mira', 'mentor', null],
      ['Opik', 'operator', null],
      ['Hadi', 'unit_head', unit],
      ['Salmah', 'unit_admin', unit],
      ['Rina', 'innovator', unit],
    ] as const)
      await season.join(who, role, at);
    const { rows } = await sql<{ year: number; month: number; day: number }>`
      select distinct extract(year from at)::int - extract(year from now() at time zone 'Asia/Makassar')::int as year,
        extract(month from at)::int as month, extract(day from at)::int as day
      from (select ends_at at time zone 'Asia/Makassar' as at from role_grant) g`.execute(
      season.db,
    );
    expect(rows).toEqual([{ year: 1, month: 1, day: 31 }]);
    await expect(sql`update role_grant set ends_at = null`.execute(season.db)).rejects.toThrow(
      'role_ends',
    );
  });

  it('refuses a reason to rest without resting, and an unknown one', async () => {
    await season.join('Vina', 'verifier', null);
    const set = (change: ReturnType<typeof sql>) =>
      sql`update role_grant set ${change}`.execute(season.db);
    await expect(set(sql`frozen_why = 'lost'`)).rejects.toThrow('frozen_when');
    await expect(set(sql`frozen_why = 'whim', frozen_at = now()`)).rejects.toThrow('frozen_why');
    await expect(set(sql`confirmed_by = person_id`)).rejects.toThrow('confirmed_when');
  });

  it('knows who granted a role: who invited, or the innovator who chose the unit', async () => {
    await season.join('Kora', 'coordinator', null);
    const told = await season.say('Kora', '/undang admin puskesmas awayan');
    const code = /Kode: (\w{26})/.exec(textFor(told, 'Kora'))?.[1] ?? '';
    for (const text of [code, 'setuju', 'Salmah']) await season.say('Salmah', text);
    for (const text of ['halo', 'setuju', 'puskesmas awayan', '1', 'Rina'])
      await season.say('Rina', text);
    expect(await grantOf('Salmah')).toMatchObject({
      role: 'unit_admin',
      granted_by: await season.personOf('Kora'),
    });
    expect(await grantOf('Rina')).toMatchObject({
      role: 'innovator',
      granted_by: await season.personOf('Rina'),
    });
    expect(await grantOf('Kora')).toMatchObject({ granted_by: null });
  });
});

describe('an innovator whose term ran out', () => {
  it('goes on where they were, in the same message, and is renewed once', async () => {
    await season.join('Rina', 'innovator', unit);
    await season.say('Rina', 'baru');
    await season.say('Rina', 'Siap Timbang');
    await season.termsEndIn(20);
    await sql`update conversation set last_inbound_at = now() - interval '400 days'`.execute(
      season.db,
    );
    await season.termsEndIn(-1);
    expect(await grantOf('Rina')).toMatchObject({ live: false });
    const told = await season.say('Rina', 'ubah nama Siap Timbang Keliling');
    expect(textFor(told, 'Rina')).not.toContain('belum punya hak');
    await season.say('Rina', 'draf');
    expect(await grantOf('Rina')).toMatchObject({ live: true });
    expect(await eventsOf('Rina', 'role_confirmed')).toHaveLength(1);
  });

  it('stays on the lists without a word when they took part in the year before', async () => {
    await season.join('Rina', 'innovator', unit);
    await season.termsEndIn(20);
    await season.termsEndIn(-1);
    expect(await grantOf('Rina')).toMatchObject({ live: true });
    expect(await eventsOf('Rina', 'role_confirmed')).toHaveLength(1);
    expect((await verifyRecord(season.db, () => balangan2026)).badEvent).toBeNull();
  });

  it('stays out when the role was ended or frozen', async () => {
    await season.join('Rina', 'innovator', unit);
    await season.join('Budi', 'innovator', unit);
    await season.termsEndIn(20);
    await season.termsEndIn(-1);
    await sql`update role_grant set frozen_at = now(), frozen_why = 'lost' where person_id = ${await season.personOf('Rina')}`.execute(
      season.db,
    );
    await sql`update role_grant set revoked_at = now() where person_id = ${await season.personOf('Budi')}`.execute(
      season.db,
    );
    await sql`update role_grant set ends_at = now() - interval '1 hour'`.execute(season.db);
    await watchTerms(season.db, secrets, false);
    for (const who of ['Rina', 'Budi']) {
      await season.say(who, 'baru');
      expect(await grantOf(who)).toMatchObject({ live: false });
    }
  });
});

describe('confirming', () => {
  it('is not for oneself, not for another unit, and not for whoever lost the right meanwhile', async () => {
    await season.join('Hadi', 'unit_head', unit);
    await season.join('Salmah', 'unit_admin', unit);
    await season.join('Yusuf', 'unit_admin', 'rsud');
    await season.termsEndIn(20);
    const asked = await season.say('Hadi', 'pastikan peran');
    expect(textFor(asked, 'Hadi')).toContain('Salmah');
    expect(textFor(asked, 'Hadi')).not.toMatch(/Yusuf|Hadi/);
    await sql`update role_grant set revoked_at = now() where person_id = ${await season.personOf('Hadi')}`.execute(
      season.db,
    );
    await sql`update person set rev = rev + 1`.execute(season.db);
    await season.say('Hadi', codeIn(asked, 'Hadi', 'kode ini:'));
    expect(await grantOf('Salmah')).toMatchObject({ confirmed_by: null });
  });

  it('leaves out who is named by number', async () => {
    await season.join('Hadi', 'unit_head', unit);
    await season.join('Aminah', 'unit_admin', unit);
    await season.join('Salmah', 'unit_admin', unit);
    await season.termsEndIn(20);
    const asked = await season.say('Hadi', 'pastikan peran kecuali 1');
    expect(textFor(asked, 'Hadi')).not.toContain('Aminah');
    await season.say('Hadi', codeIn(asked, 'Hadi', 'kode ini:'));
    expect(await grantOf('Salmah')).toMatchObject({ confirmed_by: await season.personOf('Hadi') });
    expect(await grantOf('Aminah')).toMatchObject({ confirmed_by: null });
  });

  it('asks each confirmer once, and once more in the last week', async () => {
    await season.join('Hadi', 'unit_head', unit);
    await season.join('Salmah', 'unit_admin', unit);
    expect(textFor(await season.termsEndIn(20), 'Hadi')).toContain('1 peran');
    expect(textFor(await season.termsEndIn(20), 'Hadi')).toBe('');
    const { rows } = await sql<{
      ends_at: Date;
    }>`select max(ends_at) as ends_at from role_grant`.execute(season.db);
    expect(rows[0]?.ends_at).toBeInstanceOf(Date);
    expect(textFor(await season.termsEndIn(5), 'Hadi')).toContain('1 peran');
    expect(textFor(await season.termsEndIn(5), 'Hadi')).toBe('');
  });

  it('tells a coordinator whom nobody can confirm, and then says that nobody is left', async () => {
    await season.join('Kora', 'coordinator', null);
    expect(textFor(await season.termsEndIn(20), 'Kora')).toContain('tidak ada koordinator lain');
    expect(await watchTerms(season.db, secrets, false)).toMatchObject({ coordinatorLeft: true });
    await season.termsEndIn(-1);
    expect(await watchTerms(season.db, secrets, false)).toMatchObject({ coordinatorLeft: false });
    const { id } = await grantOf('Kora');
    expect(await confirmByOperator(season.db, [id, 9999], secrets)).toBe(1);
    expect(await confirmByOperator(season.db, [id], secrets)).toBe(0);
    expect(await watchTerms(season.db, secrets, false)).toMatchObject({ coordinatorLeft: true });
  });
});

describe('resting', () => {
  it('ends cards, codes and unsent notices of the role, keeps drafts, and is undone by the operator', async () => {
    await season.join('Rina', 'innovator', unit);
    await season.join('Salmah', 'unit_admin', unit);
    await season.fill('Rina', 'Siap Timbang');
    await season.say('Rina', 'kirim');
    // Not sent yet: the notice to the admin waits.
    await season.write('Rina', 'ya');
    await season.handle();
    const salmah = await season.personOf('Salmah');
    await sql`insert into passkey (person_id, credential_id, public_key, user_handle, counter, name)
      values (${salmah}, 'x'::bytea, 'x'::bytea, sha256('x'::bytea), 0, 'Ponsel')`.execute(
      season.db,
    );
    await season.db
      .transaction()
      .execute((trx) => freezeRoles(trx, salmah, 'identity', byItself, secrets));
    // Whoever has the number now may have registered it.
    expect((await sql`select 1 from passkey`.execute(season.db)).rows).toEqual([]);
    const { rows } = await sql<{ state: string }>`
      select state from outbox where person_id = ${salmah} and for_role = 'unit_admin'`.execute(
      season.db,
    );
    expect(rows).toEqual([{ state: 'cancelled' }]);
    const { rows: cards } = await sql`
      select 1 from card where person_id = ${salmah} and used_at is null`.execute(season.db);
    expect(cards).toEqual([]);
    expect(textFor(await season.told(), 'Salmah')).toContain('kode keamanannya berubah');
    expect(await eventsOf('Salmah', 'roles_frozen')).toMatchObject([{ why: 'identity' }]);
    // An innovator's role is everybody's anyway, so it goes on.
    const rina = await season.personOf('Rina');
    for (const why of ['identity', 'doubt'] as const) {
      await sql`insert into passkey (person_id, credential_id, public_key, user_handle, counter, name)
        values (${rina}, 'x'::bytea, 'x'::bytea, sha256('x'::bytea), 0, 'Ponsel')`.execute(
        season.db,
      );
      const rest = await season.db
        .transaction()
        .execute((trx) => freezeRoles(trx, rina, why, byItself, secrets));
      expect([rest, (await sql`select 1 from passkey`.execute(season.db)).rows]).toEqual([0, []]);
    }
    expect(
      await season.db
        .transaction()
        .execute((trx) => freezeRoles(trx, rina, 'silence', byItself, secrets)),
    ).toBe(0);
    const { id } = await grantOf('Salmah');
    expect(await confirmByOperator(season.db, [id], secrets)).toBe(1);
    expect(await grantOf('Salmah')).toMatchObject({ live: true, frozen_why: null });
    expect(await eventsOf('Salmah', 'roles_restored')).toHaveLength(1);
  });

  it('of the last admin is told once, and so is a term or a consent that ends', async () => {
    await season.join('Kora', 'coordinator', null);
    await season.join('Salmah', 'unit_admin', unit);
    const salmah = await season.personOf('Salmah');
    const toldOf = async () => {
      await watchTerms(season.db, secrets, false);
      return textFor(await season.told(), 'Kora').match(/tidak punya Admin/g)?.length ?? 0;
    };
    await season.db
      .transaction()
      .execute((trx) => freezeRoles(trx, salmah, 'lost', byItself, secrets));
    expect(await toldOf()).toBe(1);
    expect(await toldOf()).toBe(0);
    const { id } = await grantOf('Salmah');
    await confirmByOperator(season.db, [id], secrets);
    const asked = await season.say('Salmah', 'tarik persetujuan');
    await season.say('Salmah', codeIn(asked, 'Salmah', 'kode ini:'));
    expect(await toldOf()).toBe(1);
    await season.say('Salmah', 'setuju');
    expect(await toldOf()).toBe(0);
    await sql`update role_grant set ends_at = now() - interval '1 hour' where id = ${id}`.execute(
      season.db,
    );
    expect(await toldOf()).toBe(1);
    expect(await toldOf()).toBe(0);
  });

  it('comes after 90 days without a message and not before, for everybody but innovators', async () => {
    await season.join('Vina', 'verifier', null);
    await season.join('Rina', 'innovator', unit);
    await season.silentFor('Vina', 89);
    expect(await grantOf('Vina')).toMatchObject({ live: true });
    await season.silentFor('Rina', 400);
    expect(await grantOf('Rina')).toMatchObject({ live: true });
    await season.silentFor('Vina', 91);
    expect(await grantOf('Vina')).toMatchObject({ live: false, frozen_why: 'silence' });
    expect(await watchSilence(season.db, secrets, false)).toBe(0);
  });

  it('does not come for somebody who said a word', async () => {
    await season.join('Vina', 'verifier', null);
    expect(textFor(await season.silentFor('Vina', 80), 'Vina')).toContain('balas apa saja');
    await season.say('Vina', 'halo');
    expect(await watchSilence(season.db, secrets, false)).toBe(0);
  });

  it('does not come for somebody who works at the desk and writes nothing', async () => {
    await season.join('Vina', 'verifier', null);
    await sql`insert into desk_session (token_hash, person_id, created_at, used_at, expires_at)
      select sha256('x'::bytea), ${await season.personOf('Vina')}, at, at, at + interval '12 hours'
      from (select now() - interval '70 days' as at) ago`.execute(season.db);
    expect(textFor(await season.silentFor('Vina', 120), 'Vina')).toBe('');
    expect(await grantOf('Vina')).toMatchObject({ live: true });
    await sql`update desk_session set used_at = now() - interval '91 days'`.execute(season.db);
    await season.silentFor('Vina', 120);
    expect(await grantOf('Vina')).toMatchObject({ live: false, frozen_why: 'silence' });
  });

  it('is not lifted by a consent that was never withdrawn, but by a new invitation', async () => {
    await season.join('Kora', 'coordinator', null);
    await season.join('Salmah', 'unit_admin', unit);
    const salmah = await season.personOf('Salmah');
    await season.db
      .transaction()
      .execute((trx) => freezeRoles(trx, salmah, 'lost', byItself, secrets));
    const told = await season.say('Kora', '/undang admin puskesmas awayan');
    await season.say('Salmah', /Kode: (\w{26})/.exec(textFor(told, 'Kora'))?.[1] ?? '');
    expect(await grantOf('Salmah')).toMatchObject({ live: true, frozen_why: null });
  });
});

it('lets the operator end a role with all that hangs on it', async () => {
  await season.join('Salmah', 'unit_admin', unit);
  await season.join('Rina', 'innovator', unit);
  const code = await season.fill('Rina', 'Siap Timbang');
  const { id } = await grantOf('Rina');
  expect(await revokeByOperator(season.db, id, secrets)).toBe(true);
  expect(await revokeByOperator(season.db, id, secrets)).toBe(false);
  const { rows } = await sql<{
    owner_id: number;
  }>`select owner_id from innovation where code = ${code}`.execute(season.db);
  expect(rows).toEqual([{ owner_id: await season.personOf('Salmah') }]);
});

describe('wrong codes', () => {
  const wrong = (n: number) => String(n).padStart(26, '0');

  it('make somebody wait longer and longer, and a right code waits too', async () => {
    await season.join('Kora', 'coordinator', null);
    await season.join('Rina', 'innovator', unit);
    const told = await season.say('Kora', '/undang admin puskesmas awayan');
    const right = /Kode: (\w{26})/.exec(textFor(told, 'Kora'))?.[1] ?? '';
    const rina = await season.personOf('Rina');
    const later = (minutes: number) =>
      sql`update code_attempt set at = at - make_interval(mins => ${minutes})`.execute(season.db);
    const blocked = async () =>
      /tunggu (\d+ \w+)/.exec(textFor(await season.say('Rina', right), 'Rina'))?.[1];
    for (let n = 0; n < 5; n += 1) await season.say('Rina', wrong(n));
    expect(await blocked()).toBe('15 menit');
    await later(16);
    for (let n = 5; n < 10; n += 1) await season.say('Rina', wrong(n));
    await later(16);
    expect(await blocked()).toBe('88 menit');
    await later(121);
    for (let n = 10; n < 20; n += 1) {
      await season.say('Rina', wrong(n));
      await sql`update code_attempt set at = at - interval '16 minutes'`.execute(season.db);
    }
    await later(121);
    expect(await blocked()).toMatch(/^(?:1\d|2\d) jam$/);
    await later(24 * 60);
    expect(textFor(await season.say('Rina', right), 'Rina')).toContain('Undangan diterima');
    expect(
      await season.db
        .selectFrom('code_attempt')
        .select('id')
        .where('person_id', '=', rina)
        .execute(),
    ).toHaveLength(20);
  });

  it('of all people together raise an alarm once an hour, and say how many', async () => {
    await season.join('Kora', 'coordinator', null);
    const kora = await season.personOf('Kora');
    const add = (count: number) =>
      sql`insert into code_attempt (person_id, kind) select ${kora}, 'invitation' from generate_series(1, ${count})`.execute(
        season.db,
      );
    await add(99);
    expect(await watchWrongCodes(season.db, secrets)).toBeNull();
    await add(1);
    expect(await watchWrongCodes(season.db, secrets)).toBe(100);
    expect(await watchWrongCodes(season.db, secrets)).toBe(100);
    expect(textFor(await season.told(), 'Kora').match(/100 kode salah/g)).toHaveLength(1);
    await sql`update code_attempt set at = at - interval '61 minutes'`.execute(season.db);
    expect(await watchWrongCodes(season.db, secrets)).toBeNull();
  });
});

it('records the first coordinator’s invitation, and that a newer one replaced it', async () => {
  await inviteFirstCoordinator(season.db, '0'.repeat(26));
  await inviteFirstCoordinator(season.db, '1'.repeat(26));
  const { rows } = await sql<{ what: string }>`
    select subject || ' ' || type || ' ' || role as what from event order by id`.execute(season.db);
  expect(rows.map(({ what }) => what)).toEqual([
    'invitation:1 invitation_created operator',
    'invitation:1 invitation_revoked operator',
    'invitation:2 invitation_created operator',
  ]);
});

describe('standing in for an admin', () => {
  it('finds the unit as people write it, and asks back when several are alike', async () => {
    await season.join('Kora', 'coordinator', null);
    const exact = await season.say('Kora', 'jadi plt admin rsud');
    expect(textFor(exact, 'Kora')).toContain('RSUD Datu Kandang Haji tidak punya Admin');
    await season.say('Kora', 'batal');
    const asked = textFor(await season.say('Kora', 'jadi plt admin puskesmas'), 'Kora');
    expect(asked).toMatch(/Unit mana yang dimaksud[^]*1\. UPT Puskesmas [^]*2\. UPT Puskesmas/);
    const chosen = await season.say('Kora', '2');
    expect(textFor(chosen, 'Kora')).toContain('tidak punya Admin Inovasi. Jalankan');
    await season.say('Kora', codeIn(chosen, 'Kora', 'kode ini:'));
    expect(await grantsOf('Kora')).toMatchObject([
      { role: 'coordinator' },
      { role: 'unit_admin', live: true },
    ]);
    const typo = await season.say('Kora', 'jadi plt admin pkm awayn');
    expect(textFor(typo, 'Kora')).toContain('UPT Puskesmas Awayan');
  });
});

describe('tokens that somebody answers for', () => {
  const token = 'sb_token-of-a-person-that-is-long-enough';
  const works = async () => (await findToken(season.db, token)) !== undefined;

  beforeEach(async () => {
    await season.join('Salmah', 'unit_admin', unit);
    const personId = await season.personOf('Salmah');
    const kind = { role: 'unit_admin', unitId: unit, label: null, days: 30 };
    await createToken(season.db, { ...kind, token, personId });
    await createToken(season.db, { ...kind, token: `${token}-office` });
  });

  it('are dead at the commit that ends the role, an office’s is not', async () => {
    expect(await works()).toBe(true);
    const { id } = await grantOf('Salmah');
    await revokeByOperator(season.db, id, secrets);
    expect(await works()).toBe(false);
    expect(await findToken(season.db, `${token}-office`)).toBeDefined();
    const { rows } = await sql`
      select 1 from api_token t join event e on e.subject = 'token:' || t.id
      where t.revoked_at is not null and e.type = 'token_revoked'`.execute(season.db);
    expect(rows).toHaveLength(1);
  });

  it('rest with the role and come back with it', async () => {
    await sql`update role_grant set frozen_at = now(), frozen_why = 'lost'`.execute(season.db);
    expect(await works()).toBe(false);
    await sql`update role_grant set frozen_at = null, frozen_why = null`.execute(season.db);
    expect(await works()).toBe(true);
    await sql`update role_grant set ends_at = now() - interval '1 second'`.execute(season.db);
    expect(await works()).toBe(false);
  });
});

it('revokes with all that hangs on a role: notices not sent, a broadcast that runs, and the person is told', async () => {
  await season.join('Kora', 'coordinator', null);
  await season.join('Salmah', 'unit_admin', unit);
  await season.join('Aminah', 'unit_admin', unit);
  await season.join('Rina', 'innovator', unit);
  const salmah = await season.personOf('Salmah');
  await sql`insert into broadcast (code, created_by, unit_id, audience, text, state, starts_at, confirmed_count)
    values ('S1234', ${salmah}, ${unit}, '{"roles":null,"units":null,"gakor":null,"work":null,"channels":null}', 'Halo', 'running', now(), 1)`.execute(
    season.db,
  );
  const { rows: queued } = await sql<{ id: number }>`
    insert into outbox (person_id, address_id, channel, kind, message)
    select person_id, id, channel, 'broadcast', '{"parts": [], "choices": [], "prompt": null}' from address
    where native_id = 'Rina' returning id`.execute(season.db);
  await sql`insert into broadcast_recipient (broadcast_id, person_id, state, outbox_id)
    select b.id, ${await season.personOf('Rina')}, 'queued', ${queued[0]?.id ?? 0} from broadcast b`.execute(
    season.db,
  );
  await season.fill('Rina', 'Siap Timbang');
  await sql`update outbox set state = 'queued', sent_at = null where kind = 'broadcast'`.execute(
    season.db,
  );
  await season.say('Rina', 'kirim');
  await sql`update outbox set state = 'queued', sent_at = null where kind = 'broadcast'`.execute(
    season.db,
  );
  await season.write('Rina', 'ya');
  await season.handle();
  // The notices to both admins wait; Kora ends one role meanwhile.
  const list = await sayUnsent('Kora', 'cabut');
  const asked = await sayUnsent('Kora', /(\d+)\. Salmah/.exec(list)?.[1] ?? '');
  await sayUnsent('Kora', /kode ini: (\d{4})/.exec(asked)?.[1] ?? '');
  const { rows } = await sql<{ who: string; state: string; key: string }>`
    select a.native_id as who, o.state, o.message -> 'parts' -> 0 ->> 'key' as key from outbox o join address a on a.id = o.address_id
    where o.kind = 'notice' and a.native_id in ('Salmah', 'Aminah') order by o.id`.execute(
    season.db,
  );
  expect(rows).toEqual([
    { who: 'Salmah', state: 'cancelled', key: 'notice_waiting' },
    { who: 'Aminah', state: 'queued', key: 'notice_waiting' },
    { who: 'Salmah', state: 'queued', key: 'notice_role_ended' },
  ]);
  const { rows: broadcasts } = await sql<{ state: string }>`
    select b.state || ' ' || r.state || ' ' || o.state as state from broadcast b join broadcast_recipient r on r.broadcast_id = b.id
    join outbox o on o.kind = 'broadcast'`.execute(season.db);
  expect(broadcasts).toEqual([{ state: 'paused waiting cancelled' }]);
});

/** Writes as somebody and gives the last reply, without anything being sent. */
async function sayUnsent(who: string, text: string): Promise<string> {
  await season.write(who, text);
  await season.handle();
  const { rows } = await sql<{ message: Message }>`
    select o.message from outbox o join address a on a.id = o.address_id
    where a.native_id = ${who} and o.kind = 'reply' order by o.id desc limit 1`.execute(season.db);
  await season.showReplies();
  const [last] = rows;
  return last === undefined
    ? ''
    : renderMessage(season.handling.secrets.codes.open(last.message)).text;
}

describe('a card that was opened before', () => {
  const ways = [
    ['was ended', sql`revoked_at = now()`],
    ['rests', sql`frozen_at = now(), frozen_why = 'identity'`],
    ['ran out', sql`ends_at = now() - interval '1 second'`],
    ['is that of another unit now', sql`unit_id = 'rsud'`],
  ] as const;

  for (const [how, change] of ways)
    it(`decides nothing when the role ${how}`, async () => {
      await season.join('Salmah', 'unit_admin', unit);
      await season.join('Rina', 'innovator', unit);
      const code = await season.fill('Rina', 'Siap Timbang');
      await season.submit('Rina');
      const card = codeIn(await season.say('Salmah', `lihat ${code}`), 'Salmah', 'setujui');
      const salmah = await season.personOf('Salmah');
      await sql`update role_grant set ${change} where person_id = ${salmah}`.execute(season.db);
      await sql`update person set rev = rev + 1 where id = ${salmah}`.execute(season.db);
      for (const text of [`setujui ${card}`, `kembalikan ${card} nama kurang jelas`, 'antrean'])
        await season.say('Salmah', text);
      expect(await season.stateOf(code)).toMatchObject({ state: 'submitted' });
      expect(textFor(await season.say('Salmah', `lihat ${code}`), 'Salmah')).not.toContain(
        'Siap Timbang',
      );
    });
});

it('tells the operators, at any hour, when no coordinator is left or codes are tried in masses', async () => {
  const alarms: string[] = [];
  const jobs = seasonJobs({
    db: season.db,
    secrets,
    wake: () => undefined,
    currentEdition: () => balangan2026,
    alarm: (reason) => void alarms.push(reason),
  });
  const runAll = async () => {
    for (const job of jobs) await job.run();
  };
  // Before the first coordinator nobody is missing.
  await runAll();
  await season.join('Kora', 'coordinator', null);
  await runAll();
  expect(alarms).toEqual([]);
  await sql`update role_grant set frozen_at = now(), frozen_why = 'lost'`.execute(season.db);
  await sql`insert into code_attempt (person_id, kind) select ${await season.personOf('Kora')}, 'card' from generate_series(1, 100)`.execute(
    season.db,
  );
  await runAll();
  expect(alarms.toSorted()).toEqual(['no coordinator', 'wrong codes']);
  await sql`update role_grant set revoked_at = now()`.execute(season.db);
  await runAll();
  expect(alarms.filter((reason) => reason === 'no coordinator')).toHaveLength(2);
});

it('finds whoever lost a phone by name, also among more people than a list shows', async () => {
  await season.join('Kora', 'coordinator', null);
  await season.join('Rina', 'innovator', unit);
  await sql`with made as (insert into person (name) select 'Aminah ' || n from generate_series(1, 80) n returning id)
    insert into role_grant (person_id, role, unit_id) select id, 'innovator', 'rsud' from made`.execute(
    season.db,
  );
  const asked = await season.say('Kora', 'bekukan peran rina');
  expect(textFor(asked, 'Kora')).toContain('1. Rina: inovator');
  const shown = await season.say('Kora', '1');
  await season.say('Kora', codeIn(shown, 'Kora', 'kode ini:'));
  // A lost phone is the one thing that an innovator's role rests for, too.
  expect(await grantOf('Rina')).toMatchObject({ frozen_why: 'lost' });
  expect(textFor(await season.say('Rina', 'baru'), 'Rina')).not.toContain('Apa nama');
});
