// Names and codes stay in the unit: lists of people, the record of a unit, pages of a list, look-alikes, files of drafts.
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findBroadcastFile } from '../../src/db/transactions/broadcast-by-program.ts';
import { listInnovations } from '../../src/db/views/innovations.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { Season } from '../support/season.ts';

const [here, there] = ['puskesmas-awayan', 'dinkes'];
let database: TestDatabase;
let season: Season;
const textTo = (told: readonly { to: string; text: string }[], who: string): string =>
  told
    .filter(({ to }) => to === who)
    .map(({ text }) => text)
    .join('\n');

beforeAll(async () => {
  database = await createTestDatabase();
  season = await Season.open(database);
  await season.join('Rina', 'innovator', here);
  await season.join('Budi', 'innovator', here);
  await season.join('Salmah', 'unit_admin', here);
  await season.join('Dewi', 'innovator', there);
  await season.join('Doni', 'unit_admin', there);
});
afterAll(async () => {
  await database.drop();
});

it('a visitor sees nobody of the unit in a hand-over, and finds whom they know by name', async () => {
  await season.join('Tamu', 'innovator', here);
  await season.fill('Tamu', 'Antrean Malam Hari');
  const asked = textTo(await season.say('Tamu', 'serah terima'), 'Tamu');
  for (const name of ['Rina', 'Budi', 'Salmah']) expect(asked).not.toContain(name);
  expect(asked).toContain('1. Admin Inovasi');
  const chosen = textTo(await season.say('Tamu', '1'), 'Tamu');
  expect(chosen).not.toContain('Salmah');
  await season.say('Tamu', 'batal');
  await season.say('Tamu', 'serah terima');
  expect(textTo(await season.say('Tamu', 'budi'), 'Tamu')).toContain('kepada Budi');
  await season.say('Tamu', 'batal');
});

it('the record of a unit shows no code of another, also through people who left', async () => {
  const foreign = await season.fill('Dewi', 'Timbang Keliling');
  await season.say('Dewi', 'kirim');
  await season.say('Dewi', 'ya');
  await sql`update role_grant set revoked_at = now() - interval '1 hour', granted_at = now() - interval '9 days'
    where person_id = ${await season.personOf('Rina')}`.execute(season.db);
  await season.say('Rina', `lihat ${foreign}`);
  const rina = await season.personOf('Rina');
  await sql`insert into event (subject, seq, type, person_id, after, at, hash)
    values ('person:x', 1, 'record_read', ${rina}, ${JSON.stringify({ code: foreign })}::jsonb, now(), sha256('x'))`.execute(
    season.db,
  );
  const budi = await season.personOf('Budi');
  await sql`insert into event (subject, seq, type, person_id, after, at, hash)
    values ('person:y', 1, 'record_read', ${budi}, ${JSON.stringify({ code: foreign })}::jsonb, now(), sha256('y'))`.execute(
    season.db,
  );
  const page = textTo(await season.say('Salmah', 'jejak'), 'Salmah');
  expect(page).not.toContain(foreign);
  expect(page).not.toContain('Timbang Keliling');
});

it('a page after a code out of reach is as empty as one after a code that does not exist', async () => {
  const foreign = await season.fill('Dewi', 'Rawat Rumah');
  const reach = { drafts: [here], submitted: [here] };
  const after = (code: string) => listInnovations(season.db, reach, { after: code }, 10);
  expect(await after(foreign)).toEqual([]);
  expect(await after('INV-00000')).toEqual([]);
});

it('names what is similar in another unit to Bapperida alone', async () => {
  const own = await season.fill('Budi', 'Timbang Keliling');
  const warned = textTo(await season.say('Budi', 'kirim'), 'Budi');
  expect(warned).toContain('Ada yang mirip di unit lain; Bapperida akan melihatnya.');
  expect(warned).not.toContain('Dinas Kesehatan');
  await season.say('Budi', 'ya');
  const looked = textTo(await season.say('Salmah', `lihat ${own}`), 'Salmah');
  expect(looked).toContain('Ada yang mirip di unit lain');
  await season.join('Vera', 'verifier', null);
  expect(textTo(await season.say('Vera', `lihat ${own}`), 'Vera')).toContain('Dinas Kesehatan');
});

it('a token for broadcasts finds no file of a draft', async () => {
  await season.fill('Tamu', 'Antrean Siang');
  const hash = randomBytes(32).toString('hex');
  const { rows } = await sql<{ code: string }>`
    update evidence_file f set sha256 = ${hash}, name = 'Rahasia.pdf' from innovation n
    where f.id = (select min(e.id) from evidence_file e join innovation m on m.id = e.innovation_id
      where m.name = 'Antrean Siang' and e.state = 'stored') and n.id = f.innovation_id returning n.code`.execute(
    season.db,
  );
  expect(rows).toHaveLength(1);
  expect(await findBroadcastFile(season.db, hash, null)).toBeNull();
  await sql`update innovation set state = 'submitted', submitted_at = now() where code = ${rows[0]?.code ?? ''}`.execute(
    season.db,
  );
  expect(await findBroadcastFile(season.db, hash, null)).toMatchObject({ name: 'Rahasia.pdf' });
});
