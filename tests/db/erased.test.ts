// After a deletion on request: the address is free for somebody new, and what stays for the record is nobody's to fill in.
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sql } from 'kysely';
import { createAddressBook } from '../../src/db/address-book.ts';
import { openEvidenceStore } from '../../src/db/evidence-store.ts';
import { acceptInbound } from '../../src/db/transactions/accept-inbound.ts';
import { eraseDue } from '../../src/db/transactions/erase-traces.ts';
import { retain } from '../../src/db/transactions/retain.ts';
import { verifyRecord } from '../../src/db/verify/verify.ts';
import { findEdition } from '../../src/domain/edition/editions/index.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { Season, codeIn, textFor } from '../support/season.ts';
import { isKept } from '../../src/db/views/kept-objects.ts';
import { foundIn } from '../support/whole-database.ts';
import { longTest } from '../support/long-tests.ts';

const unit = 'puskesmas-awayan';
let database: TestDatabase;
let season: Season;
let submitted: string;
let draft: string;

beforeEach(async () => {
  database = await createTestDatabase();
  season = await Season.open(database);
  await season.join('Kora', 'coordinator', null);
  await season.join('Salmah', 'unit_admin', unit);
  await season.join('Lina', 'unit_admin', unit);
  await season.join('Rina', 'innovator', unit);
  submitted = await season.fill('Rina', 'Siap Timbang');
  await season.submit('Rina');
  draft = await season.fill('Rina', 'Posyandu Malam');
  const asked = await season.say('Rina', 'hapus data saya');
  await season.say('Rina', codeIn(asked, 'Rina', 'kode ini:'));
  const waiting = await season.say('Kora', 'permintaan data');
  await season.say('Kora', codeIn(waiting, 'Kora', 'kode ini:'));
  await eraseDue(season.db);
  await expectRecord();
});
afterEach(() => database.drop());

/** The record alone leads to the same tables. */
async function expectRecord(): Promise<void> {
  const verdict = await verifyRecord(database.db, (id, version) => {
    const found = findEdition(id, version);
    if (found === null) throw new Error(`no edition ${id}`);
    return found;
  });
  expect(verdict).toMatchObject({ badEvent: null, differences: [] });
}

async function beginsAnew(): Promise<void> {
  expect(textFor(await season.say('Rina', 'halo'), 'Rina')).toContain('Selamat datang');
  expect(textFor(await season.say('Rina', 'ya'), 'Rina')).toContain('unit');
  await season.say('Rina', 'puskesmas juai');
  expect(textFor(await season.say('Rina', 'Rina Baru'), 'Rina')).toContain('Rina Baru');
  await season.say('Rina', 'Lumbung Digital');
  expect(textFor(await season.say('Rina', 'draf'), 'Rina')).toContain('Lumbung Digital');
}

const erased = () =>
  sql<{ id: number; messages: number; notices: number }>`
    select p.id, (select count(*)::int from inbox i join address a on a.id = i.address_id where a.person_id = p.id) as messages,
      (select count(*)::int from outbox o join address a on a.id = o.address_id
        where a.native_id = 'Rina' and o.person_id = p.id) as notices
    from person p where p.erased_at is not null`
    .execute(season.db)
    .then(({ rows }) => rows[0]);

it('begins as somebody new, of whom nothing leads to who wrote from the address before', async () => {
  const before = await erased();
  await beginsAnew();
  expect(await season.personOf('Rina')).not.toBe(before?.id);
  expect(await erased()).toEqual({ ...before, notices: 0 });
  expect(textFor(await season.say('Rina', 'data saya'), 'Rina')).not.toContain('Siap Timbang');
  await expectRecord();
});

it('begins as somebody new also when the retention removed the address, and can be erased again', async () => {
  expect((await retain(season.db, 400)).addresses).toBe(1);
  expect((await retain(season.db, 400)).addresses).toBe(0);
  // This process still knows the address by its number.
  await beginsAnew();
  const asked = await season.say('Rina', 'hapus data saya');
  await season.say('Rina', codeIn(asked, 'Rina', 'kode ini:'));
  const waiting = await season.say('Kora', 'permintaan data');
  await season.say('Kora', codeIn(waiting, 'Kora', 'kode ini:'));
  await beginsAnew();
  await expectRecord();
});

it('begins as one person with all the accounts that WhatsApp proved to be the same, and stays that', async () => {
  const number = '628115551234@s.whatsapp.net';
  const lid = '99887766@lid';
  let order = 0;
  const write = async (text: string): Promise<void> => {
    order += 1;
    const message = {
      channel: 'whatsapp' as const,
      address: lid,
      sameAs: [number],
      externalId: `wa-${order}`,
      order,
      sentAt: new Date(),
      kind: 'text' as const,
      text,
      raw: Buffer.from('{}'),
    };
    // As after a restart: what belongs together is looked up again.
    await acceptInbound(season.db, [message], createAddressBook());
    await season.handle();
  };
  const owners = async (): Promise<readonly number[]> => {
    const { rows } = await sql<{ person_id: number }>`
      select distinct person_id from address where native_id in (${number}, ${lid})`.execute(
      season.db,
    );
    return rows.map((row) => row.person_id);
  };
  await write('halo');
  const [first = 0] = await owners();
  await sql`update person set erased_at = now() where id = ${first}`.execute(season.db);
  await write('halo');
  const again = await owners();
  expect(again).toHaveLength(1);
  expect(again).not.toContain(first);
  await write('ya');
  expect(await owners()).toEqual(again);
});

it('leaves what was handed in without a name and without a filler, and gives drafts to an admin', async () => {
  const looked = textFor(await season.say('Salmah', `lihat ${submitted}`), 'Salmah');
  expect(looked).toContain('Siap Timbang');
  expect(looked).not.toMatch(/Pengisi: (?:Salmah|Lina|Rina)/);
  expect(looked).not.toContain('ikut Anda isi');
  await season.say('Salmah', `setujui ${/setujui (\d{4})/.exec(looked)?.[1] ?? ''}`);
  expect((await season.stateOf(submitted)).state).toBe('unit_verified');
  await season.join('Hadi', 'unit_head', unit);
  const card = textFor(await season.say('Hadi', `lihat ${submitted}`), 'Hadi');
  const told = await season.say(
    'Hadi',
    `kembalikan ${/kembalikan (\d{4})/.exec(card)?.[1] ?? ''} 6 mohon tulis gelarnya`,
  );
  expect((await season.stateOf(submitted)).state).toBe('returned');
  // Nobody writes to the one who is forgotten; the unit's admins may repair it.
  expect(told.map(({ to }) => to)).not.toContain('Rina');
  expect(textFor(await season.say('Salmah', `perbaiki ${submitted}`), 'Salmah')).toContain(
    'Nama Inisiator',
  );
  expect(textFor(await season.say('Salmah', 'draf'), 'Salmah')).toContain(draft);
  await expectRecord();
});

it('leaves no name, NIP or number of theirs anywhere but in the archive, whoever wrote it down', async () => {
  const [name, nip, phone] = ['Zulaikha Permata, S.KM', '199001012015032001', '+6281349001234'];
  await season.join('Zul', 'innovator', unit);
  const zul = await season.personOf('Zul');
  await sql`update person set name = ${name}, nip = ${nip} where id = ${zul}`.execute(season.db);
  await sql`update address set phone = ${phone} where person_id = ${zul}`.execute(season.db);
  season.handling.cache.clear();
  await sql`update invitation set invited_name = ${name}, nip = ${nip}, phone = ${phone}, note = ${`untuk ${name}`}
    where used_by = ${zul}`.execute(season.db);
  // Others are told of her, write about her in all the ways people do, and she writes to a mentor.
  await season.say('Zul', 'tanya pamong bagaimana caranya? Zulaikha Permata, S.KM');
  await season.say(
    'Salmah',
    `saya ${name}, NIP 19900101 201503 2 001, hp 0813-4900-1234, bukan Zulaikha Permatasari`,
  );
  await sql`insert into outbox (person_id, address_id, channel, kind, message, state, sent_at)
    select c.person_id, c.address_id, 'telegram', 'notice', jsonb_build_object('parts', jsonb_build_array(jsonb_build_object(
      'key', 'notice_joined', 'args', jsonb_build_object('name', ${name}::text, 'unit', 'x', 'phone', '6281349001234'))), 'choices', '[]'::jsonb, 'prompt', null), 'sent', now()
    from conversation c where c.person_id = ${await season.personOf('Salmah')}`.execute(season.db);
  const all = [
    name,
    'Zulaikha Permata, ',
    nip,
    '19900101 201503 2 001',
    '81349001234',
    '0813-4900-1234',
  ];
  expect((await foundIn(database, name)).length).toBeGreaterThan(4);
  const asked = await season.say('Zul', 'hapus data saya');
  await season.say('Zul', codeIn(asked, 'Zul', 'kode ini:'));
  const waiting = await season.say('Kora', 'permintaan data');
  await season.say('Kora', codeIn(waiting, 'Kora', 'kode ini:'));
  expect(await eraseDue(season.db)).toBe(1);
  for (const value of all) expect(await foundIn(database, value)).toEqual([]);
  // Somebody else whose name begins alike keeps it.
  expect(await foundIn(database, 'Zulaikha Permatasari')).not.toEqual([]);
  await expectRecord();
});

it('finds every row of many pages, what was in somebody’s hands, and what was being sent, and waits for nobody', async () => {
  const name = 'Zulaikha Permata';
  await season.join('Zul', 'innovator', unit);
  const zul = await season.personOf('Zul');
  await sql`update person set name = ${name} where id = ${zul}`.execute(season.db);
  season.handling.cache.clear();
  // More pages than one, a row on each that names her.
  await sql`insert into mentor_message (from_id, unit_id, text)
    select ${await season.personOf('Salmah')}, ${unit}, case when n % 700 = 0 then ${name}::text else (
      select string_agg(md5((n * 40 + k)::text), ' ') from generate_series(1, 40) k) end
    from generate_series(1, 6000) n`.execute(season.db);
  const told = async (state: string) => {
    const { rows } = await sql<{ id: number }>`
      insert into outbox (person_id, address_id, channel, kind, message, state, sent_at)
      select person_id, address_id, 'telegram', 'notice', jsonb_build_object('parts', jsonb_build_array(jsonb_build_object(
        'key', 'notice_joined', 'args', jsonb_build_object('name', ${name}::text))), 'choices', '[]'::jsonb, 'prompt', null), ${state}, null
      from conversation where person_id = ${await season.personOf('Salmah')} returning id`.execute(
      season.db,
    );
    return rows[0]?.id ?? 0;
  };
  const uncertain = await told('uncertain');
  const held = await told('cancelled');
  const asked = await season.say('Zul', 'hapus data saya');
  await season.say('Zul', codeIn(asked, 'Zul', 'kode ini:'));
  const waiting = await season.say('Kora', 'permintaan data');
  await season.say('Kora', codeIn(waiting, 'Kora', 'kode ini:'));
  await season.db.transaction().execute(async (trx) => {
    await sql`select from outbox where id = ${held} for update`.execute(trx);
    // Comes back although somebody holds a row.
    expect(await eraseDue(season.db)).toBe(0);
  });
  const left = await foundIn(database, name);
  expect(left.map((row) => row.replace(/^(\w+): .*/, '$1')).sort()).toEqual([
    'erasing',
    'outbox',
    'outbox',
  ]);
  // Not due yet; then it is, and one of the two is still being sent.
  expect(await eraseDue(season.db)).toBe(0);
  const later = () => sql`update erasing set due_at = now()`.execute(season.db);
  await later();
  expect(await eraseDue(season.db)).toBe(0);
  expect(await foundIn(database, name)).toHaveLength(2);
  await sql`update outbox set state = 'sent', sent_at = now() where id = ${uncertain}`.execute(
    season.db,
  );
  await later();
  // It is taken out now; that nothing is left is seen by the pass after it, which waits by now.
  expect(await eraseDue(season.db)).toBe(0);
  await later();
  expect(await eraseDue(season.db)).toBe(1);
  expect(await foundIn(database, name)).toEqual([]);
});

it('goes on with others when one cannot be erased, and ends for a name that is written again and again', async () => {
  const ids: number[] = [];
  for (const [nth, name] of ['Ali', 'Wahyu'].entries()) {
    const { rows } = await sql<{ id: number }>`
      with p as (insert into person (name) values (${name}) returning id)
      insert into erasing (person_id, traces, due_at)
      select id, ${JSON.stringify({ name, nip: null, phones: [] })}::jsonb, now() - make_interval(mins => ${10 - nth}) from p
      returning id::int as id`.execute(season.db);
    ids.push(rows[0]?.id ?? 0);
  }
  // As long as the column allows.
  await sql`insert into mentor_message (from_id, unit_id, text)
    values (${await season.personOf('Salmah')}, ${unit}, rpad('Ali ', 4000, 'x'))`.execute(
    season.db,
  );
  await sql`alter table mentor_message add constraint unreadable check (text not like '…%') not valid`.execute(
    season.db,
  );
  await expect(eraseDue(season.db)).rejects.toThrow('could not be erased');
  const left = async () => {
    const { rows } = await sql<{ id: number; passes: number; late: boolean }>`
      select id::int as id, passes, due_at > now() as late from erasing order by id`.execute(
      season.db,
    );
    return rows;
  };
  expect(await left()).toEqual([{ id: ids[0], passes: 0, late: true }]);
  await sql`alter table mentor_message drop constraint unreadable`.execute(season.db);
  let rounds = 0;
  for (; (await left()).length > 0 && rounds < 20; rounds += 1) {
    await sql`insert into mentor_message (from_id, unit_id, text)
      values (${await season.personOf('Salmah')}, ${unit}, 'Ali datang')`.execute(season.db);
    await sql`update erasing set due_at = now()`.execute(season.db);
    await eraseDue(season.db);
  }
  expect(rounds).toBeLessThan(12);
});

longTest(
  'leaves what the program reads of other people’s rows, whatever the person was called',
  async () => {
    for (const [nth, name] of ['Admin', 'Mode', 'Text', 'unit', 'Idle', 'Salmah 2'].entries()) {
      const who = `Orang ${nth}`;
      await season.join(who, 'innovator', unit);
      const person = await season.personOf(who);
      await sql`update person set name = ${name} where id = ${person}`.execute(season.db);
      season.handling.cache.clear();
      await sql`insert into outbox (person_id, address_id, channel, kind, message)
      select person_id, address_id, 'telegram', 'notice', jsonb_build_object('parts', jsonb_build_array(jsonb_build_object(
        'key', 'notice_joined', 'args', jsonb_build_object('name', ${name}::text, 'role', 'unit_admin', 'unit', ${unit}::text, 'text', 'admin'))),
        'choices', '[]'::jsonb, 'prompt', null) from conversation where person_id = ${await season.personOf('Lina')}`.execute(
        season.db,
      );
      const asked = await season.say(who, 'hapus data saya');
      await season.say(who, codeIn(asked, who, 'kode ini:'));
      const waiting = await season.say('Kora', 'permintaan data');
      await season.say('Kora', codeIn(waiting, 'Kora', 'kode ini:'));
      await eraseDue(season.db);
      const { rows } = await sql<{ args: Record<string, string> }>`
      select message -> 'parts' -> 0 -> 'args' as args from outbox where message -> 'parts' -> 0 ->> 'key' = 'notice_joined' order by id desc limit 1`.execute(
        season.db,
      );
      expect(rows[0]?.args).toMatchObject({ name: 'seseorang', role: 'unit_admin', unit });
      const modes = await sql<{ ok: boolean }>`
      select state -> 'mode' ->> 'name' is not null as ok from conversation`.execute(season.db);
      expect(modes.rows.every(({ ok }) => ok)).toBe(true);
    }
    expect(textFor(await season.say('Lina', 'antrean'), 'Lina')).toContain(submitted);
    await expectRecord();
  },
);

it('leaves an open invitation bound to the number it was made for, or ends it', async () => {
  const [name, phone] = ['Zulaikha Permata', '+6281349001234'];
  await season.join('Zul', 'innovator', unit);
  const zul = await season.personOf('Zul');
  await sql`update person set name = ${name} where id = ${zul}`.execute(season.db);
  await sql`update address set phone = ${phone} where person_id = ${zul}`.execute(season.db);
  season.handling.cache.clear();
  const open = async (number: string) => {
    const { rows } = await sql<{ id: number }>`
      insert into invitation (code_hash, role, unit_id, created_by, phone, invited_name, expires_at)
      values (sha256(${number}::bytea), 'unit_admin', ${unit}, ${await season.personOf('Kora')}, ${number}, ${name}, now() + interval '7 days')
      returning id`.execute(season.db);
    return rows[0]?.id ?? 0;
  };
  const [namesake, hers] = [await open('+6281200000001'), await open(phone)];
  const asked = await season.say('Zul', 'hapus data saya');
  await season.say('Zul', codeIn(asked, 'Zul', 'kode ini:'));
  const waiting = await season.say('Kora', 'permintaan data');
  await season.say('Kora', codeIn(waiting, 'Kora', 'kode ini:'));
  const { rows } = await sql`select id, phone, revoked_at is not null as ended from invitation
    where id in (${namesake}, ${hers}) order by id`.execute(season.db);
  expect(rows).toEqual([
    { id: namesake, phone: '+6281200000001', ended: false },
    { id: hers, phone: null, ended: true },
  ]);
});

longTest(
  'leaves no file of theirs in the evidence store but what became part of what was handed in',
  async () => {
    const name = 'Zulaikha Permata';
    const folder = await mkdtemp(path.join(os.tmpdir(), 'sepeda-erased-'));
    const store = await openEvidenceStore(`file:${folder}`, folder);
    await season.join('Zul', 'innovator', unit);
    const zul = await season.personOf('Zul');
    const keep = async (text: string): Promise<string> => {
      const incoming = await store.receive(Readable.from([Buffer.from(`${text} ${name}`)]), {
        maxBytes: 1000,
      });
      const kept = incoming.ok ? await store.keep(incoming.value) : incoming;
      if (!kept.ok) throw new Error(kept.problem.type);
      return kept.value.sha256;
    };
    const handedIn = await season.fill('Zul', 'Kelas Ibu');
    await season.submit('Zul');
    const put = async (text: string, purpose: string, state: string, code: string | null) => {
      const hash = await keep(text);
      await sql`insert into evidence_file (person_id, innovation_id, item, purpose, state, reason, channel, ref, name, caption, sha256, size, format, mime, stored_at, told_at)
      values (${zul}, (select id from innovation where code = ${code}), 'i1', ${purpose}, ${state}, ${state === 'refused' ? '{}' : null}::jsonb,
        'telegram', '{}', ${`${name}.txt`}, ${name}, ${hash}, 10, 'txt', 'text/plain', now(), now())`.execute(
        season.db,
      );
      return hash;
    };
    await put('read as text', 'text', 'stored', null);
    await put('a workbook', 'workbook', 'stored', null);
    await put('refused', 'scan', 'refused', null);
    const replaced = await put('replaced in what was handed in', 'evidence', 'removed', handedIn);
    const asked = await season.say('Zul', 'hapus data saya');
    await season.say('Zul', codeIn(asked, 'Zul', 'kode ini:'));
    const waiting = await season.say('Kora', 'permintaan data');
    await season.say('Kora', codeIn(waiting, 'Kora', 'kode ini:'));
    await store.sweep((hash) => isKept(season.db, hash), -60_000);
    const left = await readdir(folder, { recursive: true, withFileTypes: true });
    const holding: string[] = [];
    for (const file of left.filter((one) => one.isFile()))
      if ((await readFile(path.join(file.parentPath, file.name))).includes(name))
        holding.push(file.name);
    expect(holding).toEqual([replaced]);
    await rm(folder, { recursive: true });
  },
);
