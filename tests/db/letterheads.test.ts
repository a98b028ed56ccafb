// Letterheads and signatories in the database: set in a chat, read by papers, in the record without the person, gone with the
// person, and kept from what no office can say.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  innovationMaterial,
  nilMaterial,
  unitMaterial,
} from '../../src/db/views/paper-material.ts';
import { readOffices } from '../../src/db/views/letterhead.ts';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';
import type { FileOutcome } from '../../src/domain/conversation/input.ts';
import { recordEmblems } from '../../src/db/carry/letterhead.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { addInnovation } from '../support/records.ts';
import { Season, codeIn, textFor } from '../support/season.ts';
import { foundIn } from '../support/whole-database.ts';

const unit = 'puskesmas-awayan';
const nip = '197003031992031003';
const storedFile = (sha256: string): FileOutcome => ({
  ...{ result: 'stored', sha256, size: 9, mime: 'image/png', format: 'png' },
  ...{ durationSeconds: null, warnings: [], facts: {}, duplicateOf: null },
});
let database: TestDatabase;
let season: Season;
beforeAll(async () => {
  database = await createTestDatabase();
  season = await Season.open(database);
  await season.join('Kora', 'coordinator', null);
  await season.join('Salmah', 'unit_admin', unit);
  await season.join('Hamdani', 'unit_head', unit);
  await season.join('Rina', 'innovator', unit);
});
afterAll(() => database.drop());

const say = async (who: string, line: string) => textFor(await season.say(who, line), who);
/** Says it and types the code that is asked for. */
const confirm = async (who: string, line: string) =>
  say(who, codeIn(await season.say(who, line), who, 'kode ini:'));

const code = 'INV-PAPER';
const material = () => innovationMaterial(database.db, code, true);

it('gives papers who signs as the office told it, and whoever holds the role before that', async () => {
  await addInnovation(database.db, { code, unitId: unit, ownerId: await season.personOf('Rina') });
  expect((await material())?.signers.head).toEqual({ name: 'Hamdani', nip: null });
  await say('Salmah', `ttd kepala: Plt. Hamdani, S.KM., Penata Tk. I, NIP ${nip}`);
  expect((await material())?.signers).toMatchObject({
    head: { name: 'Hamdani, S.KM.', rank: 'Penata Tk. I', nip, standing: 'Plt.', onBehalf: false },
    admin: { name: 'Salmah' },
  });
  expect((await innovationMaterial(database.db, code, false))?.signers.head?.nip).toBeNull();
  await confirm('Kora', 'ttd kepala: Drs. Fulan, M.Si., Pembina Utama Muda');
  expect((await unitMaterial(database.db, null, balangan2026, true)).signers).toMatchObject({
    head: { name: 'Drs. Fulan, M.Si.', rank: 'Pembina Utama Muda' },
    admin: null,
  });
});

it('puts a letterhead on a letter once it is whole: the own lines, the emblem of the region', async () => {
  await sql`insert into nil_statement (unit_id, edition_id, declared_by, declared_at, confirmed_by, confirmed_at)
    select ${unit}, 'balangan-2026', ${await season.personOf('Salmah')}, now(), ${await season.personOf('Hamdani')}, now()`.execute(
    database.db,
  );
  const nil = () => nilMaterial(database.db, unit, balangan2026, true, (iso) => iso.slice(0, 10));
  await say('Salmah', 'kop nama: Dinas Kesehatan / UPT Puskesmas Awayan');
  await say('Salmah', 'kop alamat: Jalan Contoh Nomor 1');
  expect((await nil())?.head).toBeNull();
  const sha = 'ab'.repeat(32);
  await sql`insert into evidence_file (person_id, item, purpose, state, channel, ref, name, sha256, size, format, mime, stored_at, told_at)
    values (${await season.personOf('Kora')}, 'emblem:*', 'scan', 'stored', 'telegram', '{}', 'lambang.png', ${sha}, 9, 'png', 'image/png', now(), now())`.execute(
    database.db,
  );
  // Stored is not confirmed.
  expect((await nil())?.head).toBeNull();
  await confirm('Kora', 'pakai lambang');
  expect(await nil()).toMatchObject({
    head: {
      names: ['Dinas Kesehatan', 'UPT Puskesmas Awayan'],
      ...{ address: 'Jalan Contoh Nomor 1', contact: null, emblem: sha },
    },
    // Whoever confirmed signs, with what the office told of the same person.
    confirmedBy: { name: 'Hamdani, S.KM.', rank: 'Penata Tk. I', standing: 'Plt.' },
  });
  await say('Salmah', 'kop alamat: hapus');
  expect((await nil())?.head).toBeNull();
});

it('records each change under the office, and names nobody', async () => {
  const { rows } = await sql<{ subject: string; type: string; after: unknown }>`
    select subject, type, after from event where subject like 'letterhead:%' order by id`.execute(
    database.db,
  );
  expect(rows.map(({ subject, type }) => `${subject} ${type}`)).toEqual([
    `letterhead:${unit} signatory_changed`,
    'letterhead:* signatory_changed',
    `letterhead:${unit} letterhead_changed`,
    `letterhead:${unit} letterhead_changed`,
    'letterhead:* emblem_changed',
    `letterhead:${unit} letterhead_changed`,
  ]);
  expect(JSON.stringify(rows)).not.toMatch(/Hamdani|Fulan|1970/u);
});

const regionAddress = async () =>
  (await readOffices(database.db, [null], false))[0]?.office.letterhead.address;

it('changes nothing of the region before its code, nor after somebody else changed it', async () => {
  await season.join('Kokom', 'coordinator', null);
  const first = await season.say('Kora', 'kop alamat: Jalan Pertama');
  expect(textFor(first, 'Kora')).toContain('Sekarang: belum ada\nMenjadi: Jalan Pertama');
  expect(await regionAddress()).toBeNull();
  await confirm('Kokom', 'kop alamat: Jalan Kedua');
  expect(await regionAddress()).toBe('Jalan Kedua');
  const late = await say('Kora', codeIn(first, 'Kora', 'kode ini:'));
  expect(late).toContain('Keadaannya sudah berubah');
  expect(await regionAddress()).toBe('Jalan Kedua');
});

it('refuses the code of a coordinator whose role ended meanwhile', async () => {
  const asked = await season.say('Kokom', 'kop alamat: Jalan Ketiga');
  await sql`update role_grant set revoked_at = now() where person_id = ${await season.personOf('Kokom')}`.execute(
    database.db,
  );
  season.forget();
  expect(await say('Kokom', codeIn(asked, 'Kokom', 'kode ini:'))).toMatch(/belum punya hak/u);
  expect(await regionAddress()).toBe('Jalan Kedua');
});

it('takes the emblem of a unit once it is stored, and the newest of several', async () => {
  const emblemOf = async () =>
    (await readOffices(database.db, [unit], false))[0]?.office.letterhead.emblem;
  const stored = async (sha256: string) => {
    const { rows } = await sql<{ id: number }>`
      insert into evidence_file (person_id, item, purpose, state, channel, ref, name, sha256, size, format, mime, stored_at, told_at)
      values (${await season.personOf('Salmah')}, ${`emblem:${unit}`}, 'scan', 'stored', 'telegram', '{}', 'l.png', ${sha256}, 9, 'png', 'image/png', now(), now())
      returning id`.execute(database.db);
    return rows[0]?.id ?? 0;
  };
  const personId = await season.personOf('Salmah');
  const tell = (fileId: number, sha256: string) =>
    database.db.transaction().execute((trx) =>
      recordEmblems(
        trx,
        [
          {
            ...{ fileId, name: 'l.png', code: null, item: `emblem:${unit}` },
            outcome: storedFile(sha256),
          },
        ],
        {
          personId,
          channel: null,
          inboxId: null,
          at: '2026-12-01T00:00:00Z',
        },
      ),
    );
  const [older, newer] = [await stored('cd'.repeat(32)), await stored('ef'.repeat(32))];
  await tell(newer, 'ef'.repeat(32));
  await tell(older, 'cd'.repeat(32));
  expect(await emblemOf()).toBe('ef'.repeat(32));
});

it('forgets a signatory who asked to be forgotten', async () => {
  await sql`update person set nip = ${nip} where id = ${await season.personOf('Hamdani')}`.execute(
    database.db,
  );
  const asked = await season.say('Hamdani', 'hapus data saya');
  await season.say('Hamdani', codeIn(asked, 'Hamdani', 'kode ini:'));
  const waiting = await season.say('Kora', 'permintaan data');
  await season.say('Kora', codeIn(waiting, 'Kora', 'kode ini:'));
  const [office] = await readOffices(database.db, [unit], true);
  expect(office?.office.signatories).toEqual([]);
  expect((await foundIn(database, nip)).filter((place) => place.startsWith('signatory'))).toEqual(
    [],
  );
  // What a coordinator confirmed by a code names nobody either.
  expect(await foundIn(database, 'Pembina Utama Muda')).not.toContain('confirmation.purpose');
});

it.each([
  [`insert into signatory (place, name, on_behalf) values ('admin', 'X', false)`],
  [
    `insert into signatory (unit_id, place, name, on_behalf) values ('${unit}', 'regent', 'X', false)`,
  ],
  [`insert into signatory (place, name, on_behalf) values ('regent', 'X', true)`],
  [`insert into signatory (place, name, nip, on_behalf) values ('regent', 'X', '123', false)`],
  [`insert into signatory (place, name, on_behalf) values ('head', 'X', false)`],
  [`insert into letterhead (address) values (' ')`],
])('refuses what no office can say: %s', async (statement) => {
  await expect(sql.raw(statement).execute(database.db)).rejects.toThrow(/violates/u);
});
