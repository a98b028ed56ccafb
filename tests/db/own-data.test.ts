// Deletion with the law's clock: what goes, what stays, also from everything that was sent; and the end of retention.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from 'kysely';
import { copied } from '../../src/db/personal-data.ts';
import { watchDeletions } from '../../src/db/carry/clocks.ts';
import { eraseDue } from '../../src/db/transactions/erase-traces.ts';
import { retain } from '../../src/db/transactions/retain.ts';
import { secretsFrom } from '../../src/db/secrets.ts';
import { answerValueSchema } from '../../src/domain/edition/answer.ts';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';
import { formOf } from '../../src/domain/edition/journey.ts';
import { showAnswer } from '../../src/domain/edition/show.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { Season, textFor } from '../support/season.ts';

const canary = 'Kenari Sembilan';
let database: TestDatabase;
let season: Season;

beforeAll(async () => {
  database = await createTestDatabase();
  season = await Season.open(database);
  await season.join('Kora', 'coordinator', null);
  await season.join('Salmah', 'unit_admin', 'puskesmas-awayan');
  await season.join('Rina', 'innovator', 'puskesmas-awayan');
  await season.say('Rina', 'data saya ubah nama');
  const asked = await season.say('Rina', canary);
  await season.say('Rina', /kode ini: (\d{4})/.exec(textFor(asked, 'Rina'))?.[1] ?? '');
  await season.fill('Rina', 'Siap Timbang');
  await season.submit('Rina');
  await addPasskey(await season.personOf('Rina'), `Ponsel ${canary}`);
});
afterAll(() => database.drop());

/** Adds a passkey of this name. */
const addPasskey = (personId: number, name: string) =>
  sql`insert into passkey (person_id, credential_id, public_key, user_handle, counter, name)
    values (${personId}, sha256(${`id of ${personId}`}::bytea), 'x'::bytea, sha256('x'::bytea), 0, ${name})`.execute(
    season.db,
  );

/** Columns of all tables in which a word still stands. */
async function where(word: string): Promise<readonly string[]> {
  const { rows: tables } = await sql<{ table_name: string }>`
    select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(
    season.db,
  );
  const found: string[] = [];
  for (const { table_name: table } of tables) {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from ${sql.table(table)} t where to_jsonb(t)::text ilike ${`%${word}%`}`.execute(
      season.db,
    );
    if ((rows[0]?.count ?? 0) > 0) found.push(table);
  }
  return found.toSorted();
}

const copyOf = async (who: string): Promise<string> => {
  const first = textFor(await season.say(who, 'data saya unduh'), who);
  const parts = Number(/bagian 1 dari (\d+)/.exec(first)?.[1]);
  const rest: string[] = [];
  for (let part = 2; part <= parts; part += 1)
    rest.push(textFor(await season.say(who, `data saya unduh ${part}`), who));
  return [first, ...rest].join('\n');
};

it('shows everything to the person, and of others nothing', async () => {
  const told = textFor(await season.say('Rina', 'data saya'), 'Rina');
  expect(told).toContain(canary);
  expect(told).toContain('Siap Timbang');
  expect(told).not.toContain('Salmah');
  expect(told).not.toContain('Kora');
});

it('gives a copy of answers, files and messages, whole and in parts, and nothing of others', async () => {
  await season.join('Bahrun', 'innovator', 'puskesmas-awayan', 'webchat');
  await season.say('Bahrun', 'baru');
  await season.say('Bahrun', 'Kelas Bahrun');
  const rina = await copyOf('Rina');
  const { rows } = await sql<{ name: string; sha256: string }>`
    select f.name, f.sha256 from evidence_file f join person p on p.id = f.person_id where p.name = ${canary}`.execute(
    season.db,
  );
  expect(rows.length).toBeGreaterThan(10);
  for (const { name, sha256 } of rows) expect(rina).toMatch(new RegExp(`${name}.*${sha256}`));
  const form = formOf(balangan2026);
  const answers = await sql<{ item: string; value: unknown }>`
    select a.item, a.value from answer a join person p on p.id = a.written_by where p.name = ${canary}`.execute(
    season.db,
  );
  expect(answers.rows.length).toBeGreaterThan(40);
  for (const { item, value } of answers.rows) {
    const known = form.byId.get(item);
    if (known === undefined) throw new Error(item);
    expect(rina).toContain(`${known.label}: ${showAnswer(known, answerValueSchema.parse(value))}`);
  }
  const typed = await sql<{ text: string }>`
    select i.payload ->> 'text' as text from inbox i join address a on a.id = i.address_id where a.native_id = 'Rina'
      and i.payload <> '{}'`.execute(season.db);
  for (const { text } of typed.rows) expect(rina).toContain(text);
  expect(rina).not.toMatch(/Salmah|Kora|Bahrun/);
  const bahrun = await copyOf('Bahrun');
  expect(bahrun).toContain('Kelas Bahrun');
  expect(bahrun).toContain('obrolan web: satu peramban');
  expect(bahrun).not.toMatch(/Siap Timbang|[0-9a-f]{64}/);
});

it('keeps the clock of three days, and only one request at a time', async () => {
  const asked = await season.say('Rina', 'hapus data saya');
  await season.say('Rina', /kode ini: (\d{4})/.exec(textFor(asked, 'Rina'))?.[1] ?? '');
  const { rows } = await sql<{ hours: number }>`
    select extract(epoch from due_at - asked_at)::int / 3600 as hours from data_request`.execute(
    season.db,
  );
  expect(rows).toEqual([{ hours: 72 }]);
});

it('tells the coordinators once at 24 and once at 48 hours, and only of the later after a downtime', async () => {
  const look = async (hours: number) => {
    await sql`update data_request set asked_at = now() - make_interval(hours => ${hours}), due_at = now() - make_interval(hours => ${hours}) + interval '72 hours'`.execute(
      season.db,
    );
    await watchDeletions(season.db, secretsFrom('only-for-tests-only-for-tests-only-for-tests'));
    const told = await season.told();
    expect(told.filter(({ to }) => to !== 'Kora')).toEqual([]);
    return told.map(({ text }) => /menunggu (\d+) jam/.exec(text)?.[1]);
  };
  expect(await look(23)).toEqual([]);
  expect(await look(24)).toEqual(['24']);
  expect(await look(47)).toEqual([]);
  expect(await look(48)).toEqual(['48']);
  expect(await look(71)).toEqual([]);
  await sql`update data_request set asked_at = now(), due_at = now() + interval '72 hours'`.execute(
    season.db,
  );
});

it('removes the name from every table, and keeps what was handed in under a number', async () => {
  expect(await where(canary)).toContain('person');
  const asked = await season.say('Kora', 'permintaan data');
  await season.say('Kora', /kode ini: (\d{4})/.exec(textFor(asked, 'Kora'))?.[1] ?? '');
  await eraseDue(season.db);
  expect(await where(canary)).toEqual([]);
  const { rows } = await sql<{
    state: string;
    name: string;
  }>`select state, name from innovation where name <> 'Kelas Bahrun'`.execute(season.db);
  expect(rows).toEqual([{ state: 'submitted', name: 'Siap Timbang' }]);
});

it('ends the retention of what is old, and of the addresses of erased people at once', async () => {
  await sql`update outbox set sent_at = now() - interval '500 days' where sent_at is not null`.execute(
    season.db,
  );
  await sql`update inbox set done_at = now() - interval '500 days' where done_at is not null`.execute(
    season.db,
  );
  const done = await retain(season.db, 400);
  expect(done.addresses).toBe(1);
  expect(done.messages).toBeGreaterThan(5);
  expect(await where(canary)).toEqual([]);
  const { rows } = await sql`select 1 from address where native_id = 'Rina'`.execute(season.db);
  expect(rows).toEqual([]);
  expect(await retain(season.db, 400)).toMatchObject({ addresses: 0, messages: 0, sent: 0 });
});

it('gives every column that the list of personal data says the copy holds', async () => {
  const who = 'Tarsih';
  await season.join(who, 'innovator', 'puskesmas-awayan', 'webchat');
  const person = await season.personOf(who);
  const code = await season.fill(who, 'Kelas Lansia');
  const inRow = async (place: string, value: unknown): Promise<void> => {
    const [table = '', column = ''] = place.split('.');
    const whose: Readonly<Record<string, string>> = {
      person: 'id',
      address: 'person_id',
      mentor_message: 'from_id',
      candidate: 'reporter_id',
      proposal: 'person_id',
      hub_copy: 'person_id',
      hub_note: 'person_id',
      other_form_text: 'written_by',
      broadcast_answer: 'person_id',
      invitation: 'used_by',
      innovation: 'owner_id',
      answer: 'written_by',
      evidence_file: 'person_id',
      passkey: 'person_id',
    };
    const owner = whose[table];
    if (owner === undefined) throw new Error(`whose is a row of ${table}?`);
    const { numAffectedRows } =
      await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${value}
      where ${sql.ref(owner)} = ${person}`.execute(season.db);
    expect([place, Number(numAffectedRows) > 0]).toEqual([place, true]);
  };
  await sql`insert into mentor_message (from_id, unit_id, text) values (${person}, 'puskesmas-awayan', 'x')`.execute(
    season.db,
  );
  await addPasskey(person, 'x');
  await sql`insert into candidate (number, edition_id, unit_id, reporter_id, sentence, remind_on)
    select 901, id, 'puskesmas-awayan', ${person}, 'x', current_date + 7 from edition limit 1`.execute(
    season.db,
  );
  await sql`insert into hub_copy (number, code, name, person_id, origin, purpose)
    select 999, code, 'x', ${person}, 'Kabupaten Contoh', 'x' from innovation limit 1`.execute(
    season.db,
  );
  await sql`insert into hub_note (number, code, name, person_id, text, answer, answered_by)
    select 999, code, 'x', ${person}, 'x', 'x', ${person} from innovation limit 1`.execute(
    season.db,
  );
  await sql`insert into other_form_text (innovation_id, form, part, text, written_by)
    select id, 'kipp-2023', '1a', 'x', ${person} from innovation limit 1`.execute(season.db);
  await sql`insert into proposal (number, edition_id, person_id, kind, sentence)
    values (901, 'balangan-2026', ${person}, 'citizen', 'x')`.execute(season.db);
  await sql`with b as (insert into broadcast (code, created_by, audience, text, state, starts_at) values ('S9001', ${person}, '{}', 'x', 'draft', now()) returning id)
    insert into broadcast_answer (broadcast_id, person_id, answer, representative) select id, ${person}, 'represented', 'x' from b`.execute(
    season.db,
  );
  const values: Readonly<Record<string, string>> = {
    'person.nip': '199001012015032009',
    'invitation.nip': '199001012015032008',
    'address.phone': '+6281200009999',
    'invitation.phone': '+6281200008888',
  };
  const expected: string[] = ['Pesan Kenari'];
  await season.say(who, 'tanya pamong Pesan Kenari?');
  for (const [place, stands] of Object.entries(copied)) {
    // These are what the program itself compares with: their values of now are looked for as they are.
    if (typeof stands !== 'string' || place === 'address.native_id' || place === 'inbox.payload')
      continue;
    const value = values[place] ?? `Kenari ${place.replace('.', ' ')}`;
    if (place === 'answer.value') {
      await sql`update answer set value = jsonb_build_object('type', 'text', 'text', ${value}::text)
        where written_by = ${person} and value ->> 'type' = 'text'`.execute(season.db);
    } else await inRow(place, value);
    expected.push(value);
  }
  season.handling.cache.clear();
  const copy = await copyOf(who);
  expect(expected.filter((value) => !copy.includes(value))).toEqual([]);
  expect(copy).toContain(code);
});
