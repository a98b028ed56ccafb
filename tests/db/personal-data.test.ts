// The one list of personal columns: every column of text is in it or known to hold nothing personal, and what it says of
// the time of retention is what happens.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eraseTraces, passing, personalData } from '../../src/db/personal-data.ts';
import { eraseDue } from '../../src/db/transactions/erase-traces.ts';
import { retain } from '../../src/db/transactions/retain.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { addPerson } from '../support/records.ts';
import { foundIn } from '../support/whole-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** Columns that hold no personal data: names of kinds and states, ids, codes, hashes, what the office itself writes. */
const impersonal: readonly RegExp[] = [
  /\.(?:kind|state|channel|role|item|paper|purpose|format|mime|type|subject|after_deadline|owner|became)$/,
  /(?:_hash|\.hash|\.fingerprint|_sealed)$/,
  /\.(?:\w*unit_id|edition_id|session_id|for_unit|for_role|frozen_why|outcome|notice_key|external_id|request_id)$/,
  /^(?:unit|edition|edition_calendar|edition_rule|edition_step|gakor|setting|deadline_exception|designation|reminder|print|paper_template)\./,
  /^(?:letterhead\.(?:names|address|contact)|signatory\.(?:place|standing)|meeting\.(?:title|place|letter))$/,
  /^broadcast\.(?:code|audience)$|^broadcast_(?:recipient|answer)\.(?:reason|state|answer)$/,
  /^(?:innovation\.(?:code|returned_from|portal_id)|candidate\.signs|conversation\.used|card\.seen|person\.consent_version)$/,
  /^(?:outbox\.(?:floor|ceiling|provider_ids)|address\.last_provider_id|webchat_message\.key|webchat_session\.(?:native_id|offered_for|key_hash)|api_request\.key)$/,
  /^erasing\.place$/,
  /^(?:contest\.(?:rules|locked_of)|contest_entry\.category|contest_score\.(?:stage|criterion)|contest_seat\.ended)$/,
  /^(?:hub_(?:card|copy|note)|past_card)\.(?:code|form|stage|field)$/,
  /^(?:hub_card\.(?:innovation_code|past_code)|past_card\.place)$/,
  /^(?:other_form_text\.(?:form|part)|print_request\.form)$/,
  /^(?:meeting_code\.code|bundle_job\.codes)$|^paper_job\./,
  /^webhook(?:\.(?:url|steps)|_delivery\.problem)$/,
  /^(?:evidence_file\.(?:album|taking|sha256|original_sha256)|wa_key\.(?:id|type)|wa_sent\.(?:message_id|status))$/,
];

it('knows every column in which a person’s words could stand', async () => {
  const { rows } = await sql<{ place: string }>`
    select table_name || '.' || column_name as place from information_schema.columns
    where table_schema = 'public' and table_name not like 'kysely%'
      and data_type in ('text', 'character varying', 'jsonb', 'json', 'bytea', 'ARRAY') order by 1`.execute(
    database.db,
  );
  const places = rows.map(({ place }) => place);
  const known = new Set(Object.keys(personalData));
  expect(
    places.filter((place) => !known.has(place) && !impersonal.some((one) => one.test(place))),
  ).toEqual([]);
  expect([...known].filter((place) => !places.includes(place))).toEqual([]);
  for (const [table, { becomes }] of Object.entries(passing))
    for (const column of Object.keys(becomes ?? {})) expect(places).toContain(`${table}.${column}`);
});

it('deletes every row of somebody who is erased in the tables where rows of the person are deleted', async () => {
  const { db } = database;
  const traces = { name: 'Kenari Jingga', nip: '199003032015032001', phones: [] };
  const person = await addPerson(db, traces.name);
  const filled: Readonly<Record<string, ReturnType<typeof sql>>> = {
    confirmation: sql`insert into confirmation (person_id, purpose, code_hash, expires_at)
      values (${person}, 'x', sha256('x'), now())`,
    passkey: sql`insert into passkey (person_id, credential_id, public_key, user_handle, counter, name)
      values (${person}, 'x', 'x', sha256('x'), 0, 'x')`,
    desk_view: sql`insert into desk_view (person_id, name, query) values (${person}, 'x', 'x')`,
    signatory: sql`insert into signatory (place, name, nip, on_behalf)
      values ('regent', ${traces.name}, ${traces.nip}, false)`,
    // Written by the erasing itself.
    erasing: sql`select 1`,
  };
  const tables = Object.entries(personalData).flatMap(([place, what]) =>
    'own' in what && what.own === 'deleted' ? [place.split('.')[0] ?? ''] : [],
  );
  // One that is new in the list is filled here, too.
  expect(Object.keys(filled).toSorted()).toEqual([...new Set(tables)].toSorted());
  for (const fill of Object.values(filled)) await fill.execute(db);
  await eraseTraces(db, person, traces);
  await eraseDue(db);
  const left = [];
  for (const table of Object.keys(filled))
    if ((await sql`select 1 from ${sql.table(table)}`.execute(db)).rows.length > 0)
      left.push(table);
  expect(left).toEqual([]);
});

it('lets go of what is older than the time of retention, and of nothing that is younger', async () => {
  const { db } = database;
  const old = 'Kenari Tua';
  const young = 'Kenari Muda';
  const { rows } = await sql<{ address: number; person: number; token: number }>`
    with p as (insert into person default values returning id),
      a as (insert into address (channel, native_id, person_id) select 'webchat', 'x', id from p returning id, person_id),
      t as (insert into api_token (token_hash, role, expires_at) values (sha256('x'), 'operator', now()) returning id)
    select a.id as address, a.person_id as person, t.id as token from a, t`.execute(db);
  const [{ address, person, token } = { address: 0, person: 0, token: 0 }] = rows;
  for (const [word, days] of [
    [old, 500],
    [young, 5],
  ] as const) {
    const at = sql`now() - make_interval(days => ${days})`;
    await sql`insert into inbox (address_id, external_id, chat_order, kind, payload, raw, sent_at, done_at, outcome, error)
      values (${address}, ${`k${days}`}, ${days}, 'text', jsonb_build_object('text', ${word}::text), convert_to(${word}::text, 'UTF8'), ${at}, ${at}, 'failed', ${word})`.execute(
      db,
    );
    await sql`insert into outbox (person_id, address_id, channel, kind, message, state, sent_at, last_error)
      values (${person}, ${address}, 'webchat', 'notice', jsonb_build_object('parts', jsonb_build_array(${word}::text), 'prompt', null), 'sent', ${at}, ${word})`.execute(
      db,
    );
    // However it ended, and whether it was ever sent.
    for (const state of ['delivered', 'read', 'dead', 'cancelled', 'superseded', 'parked']) {
      const sent = state === 'delivered' || state === 'read' ? at : sql`null`;
      await sql`insert into outbox (person_id, address_id, channel, kind, message, state, created_at, sent_at)
        values (${person}, ${address}, 'whatsapp', 'notice', jsonb_build_object('parts', jsonb_build_array(${word}::text), 'prompt', null), ${state}, ${at}, ${sent})`.execute(
        db,
      );
    }
    await sql`insert into webchat_message (address_id, key, text, created_at) values (${address}, ${`k${days}`}, ${word}, ${at})`.execute(
      db,
    );
    await sql`insert into confirmation (person_id, purpose, code_hash, expires_at)
      values (${person}, ${word}, sha256(${word}::bytea), ${at})`.execute(db);
    await sql`insert into api_request (token_id, key, body_hash, status, response, at)
      values (${token}, ${`k${days}`}, sha256('x'), 200, jsonb_build_object('name', ${word}::text), ${at})`.execute(
      db,
    );
  }
  await retain(db, 400);
  expect(await foundIn(database, old)).toEqual([]);
  expect(await foundIn(database, young)).toHaveLength(5 + 6);
});
