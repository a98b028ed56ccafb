// Scores read from the database in one statement are those that the domain computes from whole innovations.
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { loadInnovations } from '../../src/db/load/innovations.ts';
import { scoredInnovations } from '../../src/db/load/scores.ts';
import { loadReference } from '../../src/db/reference.ts';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';
import { formOf } from '../../src/domain/edition/journey.ts';
import { scoreOf } from '../../src/domain/index-estimate.ts';
import { scoredFrom } from '../../src/domain/innovation/levels.ts';
import { createTestDatabase } from '../support/database.ts';
import { addInnovation, addPerson } from '../support/records.ts';

test('what is loaded for many is what each is worth by itself', async () => {
  const database = await createTestDatabase();
  const { db } = database;
  await loadReference(db);
  const ownerId = await addPerson(db, 'Rahmawati');
  const indicators = formOf(balangan2026).items.filter((item) => item.kind === 'indicator');
  const ids: number[] = [];
  for (const [nth, state] of ['submitted', 'accepted', 'draft', 'rejected'].entries()) {
    const unitId = nth === 1 ? 'rsud' : 'puskesmas-awayan';
    const id = await addInnovation(db, { code: `INV-SCOR${nth}`, unitId, ownerId });
    ids.push(id);
    await sql`update innovation set state = ${state}, submitted_at = case when ${state} = 'draft' then null else now() end
      where id = ${id}`.execute(db);
    await sql`insert into answer (innovation_id, item, value, revision, written_by)
      values (${id}, 'urusan_utama', '{"type": "choice", "codes": ["kesehatan"]}', 1, ${ownerId})`.execute(
      db,
    );
    for (const [at, { id: item }] of indicators.entries()) {
      const links = at % 3 === 0 ? [{ url: 'https://contoh.go.id' }] : [];
      const value = { type: 'indicator', level: at % 5 === 0 ? null : (at % 3) + 1, links };
      await sql`insert into answer (innovation_id, item, value, revision, written_by)
        values (${id}, ${item}, ${JSON.stringify(value)}::jsonb, 1, ${ownerId})`.execute(db);
      if (at % 4 === 0)
        await sql`insert into evidence_file (person_id, innovation_id, item, purpose, state, channel, ref, name, sha256, size, format, mime, stored_at)
          values (${ownerId}, ${id}, ${item}, 'evidence', 'stored', 'telegram', '{}', 'a.pdf', ${'a'.repeat(64)}, 1, 'pdf', 'application/pdf', now())`.execute(
          db,
        );
    }
    await sql`insert into verified_level (innovation_id, item, level, reason, set_by)
      values (${id}, ${indicators[1]?.id}, 1, 'alasan', ${ownerId})`.execute(db);
  }
  const whole = await loadInnovations(db, ids);
  const loaded = await scoredInnovations(
    db,
    { grants: [{ role: 'verifier', unitId: null }] },
    balangan2026,
  );
  expect(loaded.map(({ code }) => code)).toEqual(['INV-SCOR0', 'INV-SCOR1']);
  for (const [at, one] of loaded.entries()) {
    const innovation = whole.get(ids[at] ?? 0)?.innovation;
    if (innovation === undefined) throw new Error('no innovation');
    const alone = scoredFrom(balangan2026, innovation);
    for (const basis of ['claimed', 'verified'] as const)
      expect(scoreOf(balangan2026, one, basis)).toBe(scoreOf(balangan2026, alone, basis));
    expect(one.urusan).toBe('kesehatan');
  }
  const admin = { grants: [{ role: 'unit_admin' as const, unitId: 'rsud' }] };
  const own = await scoredInnovations(db, admin, balangan2026);
  expect(own.map(({ code }) => code)).toEqual(['INV-SCOR1']);
  await database.drop();
});
