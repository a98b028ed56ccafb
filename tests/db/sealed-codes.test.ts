// One-time codes at rest: no live code stands readable in the database, people are shown them all the same, and dead ones go.
import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { webchatChannel } from '../../src/bot/webchat/adapter.ts';
import { codeVault } from '../../src/db/code-vault.ts';
import { blankDeadCodes } from '../../src/db/transactions/blank-codes.ts';
import type { EvidenceStore } from '../../src/db/evidence-store.ts';
import { webchatPage } from '../../src/db/views/webchat-history.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { Season } from '../support/season.ts';
import { foundIn } from '../support/whole-database.ts';

const unit = 'puskesmas-awayan';
const vault = codeVault('k'.repeat(40));
let database: TestDatabase;
let season: Season;

beforeAll(async () => {
  database = await createTestDatabase();
  season = await Season.open(database);
  await season.join('Rina', 'innovator', unit);
  await season.join('Salmah', 'unit_admin', unit);
  await season.join('Kora', 'coordinator', null);
});
afterAll(() => database.drop());

const shown = async (who: string, text: string, pattern: RegExp): Promise<string> => {
  const told = await season.say(who, text);
  const code = told
    .filter(({ to }) => to === who)
    .flatMap((one) => pattern.exec(one.text)?.[1] ?? [])
    .at(0);
  if (code === undefined) throw new Error(`${who} was shown no code for "${text}"`);
  return code;
};

/** Where four digits stand by themselves in what was said or is remembered. */
const digitsAt = async (code: string): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    select (select count(*) from outbox where message::text ~ ${`(^|[^0-9A-Za-z.:-])${code}([^0-9A-Za-z:-]|$)`})::int
      + (select count(*) from conversation where state::text ~ ${`(^|[^0-9A-Za-z.:-])${code}([^0-9A-Za-z:-]|$)`})::int as n`.execute(
    season.db,
  );
  return rows[0]?.n ?? -1;
};

describe('a live code', () => {
  it('of every long kind stands nowhere, and is shown', async () => {
    const codes = [
      await shown('Rina', 'tautkan', /(TAUT(?:-\w{4}){3})/),
      await shown('Salmah', 'undang inovator', /Kode: (\w{26})/),
      await shown('Kora', 'masuk', /\/masuk\/(\w{26})/),
    ];
    await season.fill('Rina', 'Siap Timbang');
    codes.push(await shown('Rina', 'ajak', /(ISI(?:-\w{4}){3})/));
    for (const code of codes) expect(await foundIn(database, code)).toEqual([]);
    // Whoever types one before agreeing waits with it: it is not readable then either.
    await season.say('Baru', codes[1] ?? '');
    expect(await foundIn(database, codes[1] ?? '')).toEqual([]);
    await season.say('Baru', 'setuju');
    expect(await foundIn(database, codes[1] ?? '')).toEqual([]);
    await season.say('Baru', 'Baru Sekali');
    expect((await season.say('Baru', 'profil')).map(({ text }) => text).join()).toContain(
      'inovator',
    );
  });

  it('of four digits stands in nothing that was said or is remembered', async () => {
    await season.say('Rina', 'kirim');
    await season.say('Rina', 'ya');
    const { rows } = await sql<{ code: string }>`
      select code from innovation where name = 'Siap Timbang'`.execute(season.db);
    const card = await shown('Salmah', `lihat ${rows[0]?.code ?? ''}`, /setujui (\d{4})/);
    expect(await digitsAt(card)).toBe(0);
    // It decides all the same; then nothing of it is left.
    await season.say('Salmah', `setujui ${card}`);
    await blankDeadCodes(season.db, season.handling.secrets);
    const left =
      await sql`select from outbox where message::text like '%⟦k1:%' and person_id = ${await season.personOf('Salmah')}
      and message::text like '%card%'`.execute(season.db);
    expect(left.rows).toHaveLength(0);
    const act = await shown('Rina', 'data saya hapus', /kode ini: (\d{4})/);
    expect(await digitsAt(act)).toBe(0);
    await season.say('Rina', 'batal');
  });
});

it('dead codes are blanked, live ones and what is on its way stay', async () => {
  const live = await shown('Salmah', 'undang inovator', /Kode: (\w{26})/);
  const dead = await shown('Salmah', 'undang inovator', /Kode: (\w{26})/);
  const link = await shown('Salmah', 'masuk', /\/masuk\/(\w{26})/);
  await sql`update invitation set used_at = now(), used_by = created_by where code_hash = ${createHash('sha256').update(dead).digest()}`.execute(
    season.db,
  );
  const { codes } = season.handling.secrets;
  const inside = async (): Promise<string[]> => {
    const { rows } = await sql<{ message: unknown }>`select message from outbox`.execute(season.db);
    return rows.flatMap(({ message }) => [...codes.codesIn(message)]);
  };
  await sql`update outbox set state = 'uncertain' where person_id = ${await season.personOf('Salmah')} and state = 'sent'`.execute(
    season.db,
  );
  await blankDeadCodes(season.db, season.handling.secrets);
  expect(await inside()).toEqual(expect.arrayContaining([live, dead]));
  await sql`update outbox set state = 'sent' where state = 'uncertain'`.execute(season.db);
  await blankDeadCodes(season.db, season.handling.secrets);
  expect(await inside()).toEqual(expect.arrayContaining([live, link]));
  expect(await inside()).not.toContain(dead);
  await sql`update desk_link set used_at = now() where used_at is null`.execute(season.db);
  await blankDeadCodes(season.db, season.handling.secrets);
  expect(await inside()).not.toContain(link);
  // What is left to be looked through is what holds a code.
  await blankDeadCodes(season.db, season.handling.secrets);
  const { rows } =
    await sql`select message from outbox where sealed <> (message::text like '%⟦k1:%')
    and state not in ('queued', 'sending', 'uncertain')`.execute(season.db);
  expect(rows).toEqual([]);
});

it('the web chat stores what it shows sealed and shows it opened', async () => {
  await season.join('Wati', 'innovator', unit, 'webchat');
  const store: EvidenceStore = Object.create(null);
  const channel = webchatChannel(season.db, store, vault);
  const [part] = channel.render({
    text: 'Kode Anda 4821, bukan 14821.',
    choices: [],
    codes: ['4821'],
  });
  if (part === undefined) throw new Error('nothing to show');
  await channel.send(part, { address: 'Wati', key: 'kartu' });
  const kept = await sql<{
    text: string;
  }>`select text from webchat_message where key = 'kartu'`.execute(season.db);
  expect(kept.rows[0]?.text).toMatch(/^Kode Anda ⟦k1:[\w-]+⟧, bukan 14821\.$/u);
  const [bubble] = vault.open(await webchatPage(season.db, 'Wati', null, 1));
  expect(bubble?.text).toBe('Kode Anda 4821, bukan 14821.');
  // Nobody has such a card: the next look blanks it, though it was sealed with another key than the product has.
  await blankDeadCodes(season.db, season.handling.secrets);
  const [after] = vault.open(await webchatPage(season.db, 'Wati', null, 1));
  expect(after?.text).toBe('Kode Anda ····, bukan 14821.');
});

describe('the vault', () => {
  it('seals whole codes in texts of any shape, and gives back exactly what it was given', () => {
    const code = randomBytes(13).toString('hex').toUpperCase();
    const value = {
      parts: [
        { key: 'x', args: { link: `https://contoh.id/#kode=${code}`, at: '2026-11-30T20:26:00Z' } },
      ],
      list: [`${code} ${code}`, '2026', 'a2026', 'INV-2026X', 2026, null],
    };
    const sealed = vault.seal(value, [code, '2026']);
    expect(JSON.stringify(sealed)).not.toContain(code);
    expect(sealed.parts[0]?.args.at).toBe('2026-11-30T20:26:00Z');
    expect(vault.codesIn(sealed).toSorted()).toEqual(['2026', code, code, code].toSorted());
    expect(vault.open(sealed)).toEqual(value);
    expect(codeVault('x'.repeat(40)).open(sealed)).toEqual(sealed);
    expect(vault.open('⟦k1:gefaelscht-gefaelscht-gefaelscht-gefaelscht⟧')).toContain('gefaelscht');
  });
});
