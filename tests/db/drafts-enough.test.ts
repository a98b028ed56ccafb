// How many drafts somebody has begun: counted in the database, of the running edition and of their own only.
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { defaultEditionId } from '../../src/domain/edition/editions/index.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { openTalk, type Somebody, type Talk } from '../support/talk.ts';

const unit = 'puskesmas-awayan';

let database: TestDatabase;
let talk: Talk;
let rina: Somebody;
let sari: Somebody;
beforeEach(async () => {
  database = await createTestDatabase();
  talk = await openTalk(database);
  rina = await talk.meet('Rina', [{ role: 'innovator', unit }]);
  sari = await talk.meet('Sari', [{ role: 'innovator', unit }]);
});
afterEach(() => database.drop());

/** Gives somebody so many innovations in this state. */
async function has(
  { personId }: Somebody,
  count: number,
  state: 'draft' | 'returned',
  letter: string,
): Promise<void> {
  const back = state === 'returned';
  await sql`
    insert into innovation (code, unit_id, edition_id, edition_version, owner_id, name, state, submitted_at, returned_from, open_items)
    select 'INV-' || ${letter}::text || lpad(n::text, 4, '0'), ${unit}, e.id, e.version, ${personId}, 'Kelas ' || n, ${state},
      case when ${back} then now() end, case when ${back} then 'submitted' end, case when ${back} then '[]'::jsonb end
    from generate_series(1, ${count}::int) n, (select id, version from edition where id = ${defaultEditionId} order by version desc limit 1) e`.execute(
    database.db,
  );
}

it('thirty drafts are enough, whatever was returned beside them', async () => {
  await has(rina, 30, 'draft', 'R');
  await has(rina, 1, 'returned', 'K');
  expect(await talk.says(rina, 'baru')).toContain('Sudah ada 30 draf');
});

it('drafts of others that somebody helps to fill do not count', async () => {
  await has(sari, 29, 'draft', 'R');
  await sql`
    insert into co_filler (innovation_id, person_id)
    select id, ${rina.personId} from innovation`.execute(database.db);
  await has(rina, 1, 'draft', 'K');
  expect(await talk.says(rina, 'baru')).toContain('Mari mulai satu inovasi');
});
