// Two accounts that a code joined: who is told, what goes along, and that either person can have it all back for a week.
// Whoever of the two asks, only what was joined ever leaves: nobody is thrown out of their own account.
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createAddressBook } from '../../src/db/address-book.ts';
import { acceptInbound } from '../../src/db/transactions/accept-inbound.ts';
import { createInvitation } from '../../src/db/transactions/create-invitation.ts';
import { invitationCode } from '../../src/domain/codes.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { Season, codeIn, textFor, type Told } from '../support/season.ts';

const unit = 'puskesmas-awayan';
let database: TestDatabase;
let season: Season;

beforeEach(async () => {
  database = await createTestDatabase();
  season = await Season.open(database);
  await season.join('Kora', 'coordinator', null);
  await season.join('Salmah', 'unit_admin', unit, 'webchat');
});
afterEach(() => database.drop());

const tautan = (told: readonly Told[], who: string): string =>
  /TAUT(?:-\w{4})+/.exec(textFor(told, who))?.[0] ?? '';

async function join(joined: string, kept: string): Promise<readonly Told[]> {
  await season.say(joined, tautan(await season.say(kept, 'tautkan'), kept));
  return season.say(joined, 'ya');
}

async function rolesOf(who: string): Promise<readonly string[]> {
  const { rows } = await sql<{ held: string }>`
    select concat_ws(' ', role, unit_id, case when frozen_at is not null then 'frozen' end) as held from role_grant
    where person_id = ${await season.personOf(who)} and revoked_at is null order by role, unit_id`.execute(
    season.db,
  );
  return rows.map(({ held }) => held);
}

async function ownedBy(who: string): Promise<readonly (string | null)[]> {
  const rows = await season.db
    .selectFrom('innovation')
    .select('name')
    .where('owner_id', '=', await season.personOf(who))
    .orderBy('id')
    .execute();
  return rows.map(({ name }) => name);
}

test('tells every address of both people, the inviter and the coordinators, and asks for a proof anew', async () => {
  await season.join('Rina', 'innovator', 'rsud', 'webchat');
  await join('Rina hp', 'Rina');
  const asked = await season.say('Salmah', 'undang inovator Budi 081234567890');
  const code = /Kode: (\w{26})/.exec(textFor(asked, 'Salmah'))?.[1] ?? '';
  // The number was proved when the role was given.
  await sql`update invitation set phone = null where phone is not null`.execute(season.db);
  await season.say('Budi', code);
  await season.say('Budi', 'setuju');
  await season.say('Budi', 'Budi');
  await season.say('Budi', 'batal');
  await sql`update invitation set phone = '+6281234567890' where invited_name is not null or id = (select max(id) from invitation)`.execute(
    season.db,
  );
  const told = await join('Budi', 'Rina');
  for (const who of ['Rina', 'Rina hp'])
    expect(textFor(told, who)).toContain('"bukan saya" dari akun ini dalam 7 hari');
  expect(textFor(told, 'Budi')).toContain('"bukan saya" dalam 7 hari');
  expect(textFor(told, 'Budi')).toContain('dibuktikan lagi');
  for (const who of ['Salmah', 'Kora']) {
    expect(textFor(told, who)).toContain('pindah ke akun Rina');
    expect(textFor(told, who)).toContain('dibekukan');
  }
  expect(await rolesOf('Budi')).toEqual([`innovator ${unit} frozen`, 'innovator rsud']);
});

const takers = ['Korban', 'Penyusup', 'Penyusup hp'] as const;
test.each(takers)('goes back whole when %s says so', async (taker) => {
  await season.join('Penyusup', 'innovator', 'rsud', 'webchat');
  await season.say('Penyusup', 'baru');
  await season.say('Penyusup', 'Punya Penyusup');
  await join('Penyusup hp', 'Penyusup');
  await season.join('Korban', 'innovator', unit);
  const [penyusup, korban] = [await season.personOf('Penyusup'), await season.personOf('Korban')];
  // So that only the second joining can be taken back.
  await sql`update account_link set linked_at = now() - interval '8 days'`.execute(season.db);
  await join('Korban', 'Penyusup');
  expect(await season.personOf('Korban')).toBe(penyusup);
  await season.say('Korban', 'baru');
  await season.say('Korban', 'Punya Korban');
  await season.say('Korban', 'batal');
  const code = invitationCode(randomBytes(26));
  await createInvitation(season.db, {
    code,
    role: 'verifier',
    unitId: null,
    note: null,
    hours: 72,
  });
  await season.say('Korban', code);
  expect(await rolesOf('Penyusup')).toEqual([`innovator ${unit}`, 'innovator rsud', 'verifier']);
  const told = await season.say(taker, 'bukan saya');
  expect(await season.personOf('Korban')).toBe(korban);
  expect(await season.personOf('Penyusup')).toBe(penyusup);
  expect(await season.personOf('Penyusup hp')).toBe(penyusup);
  expect(await rolesOf('Korban')).toEqual([`innovator ${unit}`, 'verifier']);
  expect(await rolesOf('Penyusup')).toEqual(['innovator rsud']);
  expect(await ownedBy('Korban')).toEqual(['Punya Korban']);
  expect(await ownedBy('Penyusup')).toEqual(['Punya Penyusup']);
  for (const who of ['Korban', 'Penyusup', 'Penyusup hp'])
    expect(
      told.filter(({ to, text }) => to === who && /dibatalkan|dilepas/.test(text)),
    ).toHaveLength(1);
  expect(textFor(await season.say('Korban', 'profil'), 'Korban')).toContain('Nama: Korban');
  expect(textFor(await season.say('Penyusup hp', 'profil'), 'Penyusup hp')).toContain(
    'Nama: Penyusup',
  );
  expect(textFor(await season.say(taker, 'bukan saya'), taker)).toContain('Tidak ada akun lain');
});

test('removes the passkeys of the joined account and says so, and those left with it when it goes back', async () => {
  await season.join('Rina', 'innovator', 'rsud', 'webchat');
  await season.join('Budi', 'innovator', unit);
  const keep = async (who: string, name: string, at = sql`now()`) =>
    sql`insert into passkey (person_id, credential_id, public_key, user_handle, counter, name, created_at)
      values (${await season.personOf(who)}, ${Buffer.from(name)}, 'x'::bytea, sha256('x'::bytea), 0, ${name}, ${at})`.execute(
      season.db,
    );
  const kept = async () => {
    const { rows } = await sql<{ name: string }>`select name from passkey order by id`.execute(
      season.db,
    );
    return rows.map(({ name }) => name);
  };
  await keep('Rina', 'Laptop Rina', sql`now() - interval '1 day'`);
  await keep('Budi', 'Ponsel Budi');
  const told = await join('Budi', 'Rina');
  expect(await kept()).toEqual(['Laptop Rina']);
  expect(textFor(told, 'Budi')).toContain(
    'punya 1 kunci masuk untuk meja periksa. Kunci itu dihapus',
  );
  // The joined account came to the desk as Rina.
  await keep('Rina', 'Kunci tamu');
  await sql`insert into desk_session (token_hash, person_id, expires_at)
    values (sha256('x'::bytea), ${await season.personOf('Rina')}, now() + interval '12 hours')`.execute(
    season.db,
  );
  await season.say('Rina', 'putuskan tautan');
  const asked = await season.say('Rina', '1');
  await season.say('Rina', codeIn(asked, 'Rina', 'kode ini:'));
  expect(await season.personOf('Budi')).not.toBe(await season.personOf('Rina'));
  expect(await kept()).toEqual(['Laptop Rina']);
  const { rows } = await sql`select 1 from desk_session where ended_at is null`.execute(season.db);
  expect(rows).toEqual([]);
});

test('lets nobody throw the owner out, whichever account made the code', async () => {
  await join('Penyusup', 'Kora');
  const kora = await season.personOf('Kora');
  expect(await season.personOf('Penyusup')).toBe(kora);
  const list = textFor(await season.say('Penyusup', 'putuskan tautan'), 'Penyusup');
  expect(list).toContain('1. Telegram: Penyusup');
  expect(list).not.toContain('Kora\n');
  expect(list).not.toContain('2.');
  await season.say('Penyusup', 'batal');
  await season.say('Penyusup', 'bukan saya');
  expect(await season.personOf('Kora')).toBe(kora);
  expect(await season.personOf('Penyusup')).not.toBe(kora);
  expect(await rolesOf('Penyusup')).toEqual([]);
  expect(await rolesOf('Kora')).toEqual(['coordinator frozen']);
});

test('a code for giving up an address that was shown before the joining does nothing after it', async () => {
  await season.join('Rina', 'innovator', unit, 'webchat');
  await join('Rina hp', 'Rina');
  await sql`update account_link set linked_at = now() - interval '8 days'`.execute(season.db);
  await season.say('Rina', 'putuskan tautan');
  const asked = await season.say('Rina', '2');
  const code = codeIn(asked, 'Rina', 'kode ini:');
  const link = tautan(await season.say('Rina hp', 'tautkan'), 'Rina hp');
  await season.say('Lain', link);
  await season.say('Lain', 'ya');
  await season.say('Rina', code);
  for (const who of ['Rina', 'Rina hp', 'Lain'])
    expect(await season.personOf(who)).toBe(await season.personOf('Rina'));
});

test('giving up the joined account within the week makes it again what it was', async () => {
  await season.join('Rina', 'innovator', 'rsud', 'webchat');
  await season.join('Rina hp', 'innovator', unit);
  const before = await season.personOf('Rina hp');
  await join('Rina hp', 'Rina');
  await season.say('Rina', 'putuskan tautan');
  const asked = await season.say('Rina', '1');
  await season.say('Rina', codeIn(asked, 'Rina', 'kode ini:'));
  expect(await season.personOf('Rina hp')).toBe(before);
  expect(await rolesOf('Rina hp')).toEqual([`innovator ${unit}`]);
  expect(await rolesOf('Rina')).toEqual(['innovator rsud']);
});

test('after a week it stays', async () => {
  await join('Kora hp', 'Kora');
  await sql`update account_link set linked_at = now() - interval '8 days'`.execute(season.db);
  expect(textFor(await season.say('Kora', 'bukan saya'), 'Kora')).toContain('Tidak ada akun lain');
  expect(await season.personOf('Kora hp')).toBe(await season.personOf('Kora'));
  const list = textFor(await season.say('Kora', 'putuskan tautan'), 'Kora');
  expect(list).toContain('1. Telegram: Kora');
  const asked = await season.say('Kora', '2');
  await season.say('Kora', codeIn(asked, 'Kora', 'kode ini:'));
  expect(await season.personOf('Kora hp')).not.toBe(await season.personOf('Kora'));
  expect(textFor(await season.say('Kora hp', 'profil'), 'Kora hp')).toContain('Selamat datang');
});

test('what the other one wrote in the same moment is theirs again, too', async () => {
  await join('Penyusup', 'Kora');
  await season.write('Kora', 'bukan saya');
  await season.write('Penyusup', 'profil');
  await season.handle();
  expect(textFor(await season.told(), 'Penyusup')).not.toContain('koordinator');
});

test('all ids of one WhatsApp account go and come back, one that is learnt meanwhile as well', async () => {
  const [lid, phone, newer] = ['77@lid', '628111@s.whatsapp.net', '628222@s.whatsapp.net'];
  const book = createAddressBook();
  const write = async (id: string, text: string, sameAs: readonly string[]) => {
    await acceptInbound(
      season.db,
      [
        {
          channel: 'whatsapp',
          address: lid,
          sameAs,
          externalId: id,
          order: Number(id),
          sentAt: new Date(),
          kind: 'text',
          text,
          raw: Buffer.from('{}'),
        },
      ],
      book,
    );
    await season.handle();
    return season.told();
  };
  const code = tautan(await season.say('Kora', 'tautkan'), 'Kora');
  await write('1', 'halo', [phone]);
  const before = await season.personOf(lid);
  await write('2', code, [phone]);
  const told = await write('3', 'ya', [phone]);
  const kora = await season.personOf('Kora');
  expect([await season.personOf(lid), await season.personOf(phone)]).toEqual([kora, kora]);
  expect(told.filter(({ to }) => to === lid || to === phone)).toHaveLength(1);
  await write('4', 'profil', [phone, newer]);
  expect(await season.personOf(newer)).toBe(kora);
  await season.say('Kora', 'bukan saya');
  for (const id of [lid, phone, newer]) expect(await season.personOf(id)).toBe(before);
});

test.each(['role', 'innovation', 'co-filling', 'address'])(
  'the table itself refuses to join somebody with a %s',
  async (what) => {
    await season.join('Rina', 'innovator', unit);
    await season.say('Kora', 'tautkan');
    const [rina, kora] = [await season.personOf('Rina'), await season.personOf('Kora')];
    if (what === 'innovation') await season.fill('Rina', 'Siap Timbang');
    if (what === 'role')
      await sql`insert into role_grant (person_id, role) values (${rina}, 'mentor')`.execute(
        season.db,
      );
    if (what === 'co-filling') {
      await season.join('Budi', 'innovator', unit);
      await season.fill('Budi', 'Siap Timbang');
      await sql`insert into co_filler (innovation_id, person_id) select id, ${rina} from innovation`.execute(
        season.db,
      );
    }
    if (what === 'address')
      await sql`insert into address (channel, native_id, person_id) values ('webchat', 'x', ${rina})`.execute(
        season.db,
      );
    await expect(
      sql`insert into account_link (code_hash, from_person, to_person) select code_hash, ${rina}, ${kora} from link_code`.execute(
        season.db,
      ),
    ).rejects.toThrow(/cannot be joined/);
  },
);
