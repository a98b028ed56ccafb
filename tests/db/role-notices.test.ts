// A notice written for a role goes to nobody who holds that role no more, however it ended; others still get theirs.
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type SendKind, claimOutbox } from '../../src/db/transactions/claim-outbox.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { Season } from '../support/season.ts';

const unit = 'puskesmas-awayan';
let database: TestDatabase;
let season: Season;

beforeEach(async () => {
  database = await createTestDatabase();
  season = await Season.open(database);
  await season.join('Salmah', 'unit_admin', unit);
  await season.join('Aminah', 'unit_admin', unit);
  await season.join('Rina', 'innovator', unit);
  await season.fill('Rina', 'Siap Timbang');
  await season.say('Rina', 'kirim');
  // What is written now stays queued: both admins are told that something waits.
  await season.write('Rina', 'ya');
  await season.handle();
});
afterEach(() => database.drop());

/** Claims as the sender does and gives whom the notices would go to. */
async function claimed(kind: SendKind = 'notice'): Promise<readonly string[]> {
  const rows = await claimOutbox(season.db, { epoch: 1, channels: ['telegram'], kind, limit: 50 });
  return rows.map(({ nativeId }) => nativeId).toSorted();
}

async function statesOf(who: string): Promise<readonly string[]> {
  const { rows } = await sql<{ state: string }>`
    select state from outbox where for_role is not null and person_id = ${await season.personOf(who)}`.execute(
    season.db,
  );
  return rows.map(({ state }) => state);
}

it('goes to everybody who still holds the role', async () => {
  expect(await claimed()).toEqual(['Aminah', 'Salmah']);
});

for (const [how, change] of [
  ['whose term is over', sql`ends_at = now() - interval '1 second'`],
  ['whose role is frozen', sql`frozen_at = now()`],
  ['whose role was revoked', sql`revoked_at = now()`],
  ['who moved to another unit', sql`unit_id = 'rsud'`],
] as const)
  it(`is cancelled for somebody ${how}`, async () => {
    await sql`update role_grant set ${change} where person_id = ${await season.personOf('Salmah')}`.execute(
      season.db,
    );
    expect(await claimed()).toEqual(['Aminah']);
    expect([await statesOf('Salmah'), await statesOf('Aminah')]).toEqual([
      ['cancelled'],
      ['sending'],
    ]);
  });

it('leaves a notice that was written for the person', async () => {
  await sql`update outbox set for_role = null, for_unit = null where state = 'queued'`.execute(
    season.db,
  );
  await sql`update role_grant set revoked_at = now()`.execute(season.db);
  expect(await claimed()).toEqual(['Aminah', 'Salmah']);
});

it('holds back what is not under way yet: of several, only one at a time may go out behind a revocation', async () => {
  await sql`insert into outbox (person_id, address_id, channel, kind, message, for_role, for_unit)
    select person_id, address_id, channel, kind, message, for_role, for_unit from outbox
    where for_role is not null and state = 'queued'`.execute(season.db);
  expect(await claimed()).toEqual(['Aminah', 'Salmah']);
  expect(await statesOf('Salmah')).toEqual(expect.arrayContaining(['sending', 'queued']));
  const salmah = await season.personOf('Salmah');
  await sql`update outbox set state = 'sent', sent_at = now() where state = 'sending'`.execute(
    season.db,
  );
  await sql`update role_grant set revoked_at = now() where person_id = ${salmah}`.execute(
    season.db,
  );
  expect(await claimed()).toEqual(['Aminah']);
  expect(await statesOf('Salmah')).toEqual(expect.arrayContaining(['sent', 'cancelled']));
});
