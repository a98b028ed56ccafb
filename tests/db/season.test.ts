// Plays every conversation that is for the database against a real one; `vitest -u` writes them anew.
import { describe, expect, it } from 'vitest';
import { verifyRecord } from '../../src/db/verify/verify.ts';
import { findEdition } from '../../src/domain/edition/editions/index.ts';
import { conversations } from '../support/conversations.ts';
import { createTestDatabase } from '../support/database.ts';
import { playSeason } from '../support/season-transcript.ts';
import { Season } from '../support/season.ts';

function editionOf(id: string, version: number) {
  const found = findEdition(id, version);
  if (found === null) throw new Error(`no edition ${id}`);
  return found;
}

describe('season', () => {
  for (const { name, file, source } of conversations('database'))
    it(`${name}`, async () => {
      const database = await createTestDatabase();
      try {
        const season = await Season.open(database);
        const played = await playSeason(season, source);
        await expect(played).toMatchFileSnapshot(file);
        expect([...season.tooLong]).toEqual([]);
        // Whatever happened, the record alone leads to the same tables.
        const verdict = await verifyRecord(database.db, editionOf);
        expect(verdict).toMatchObject({ badEvent: null, differences: [] });
        expect(verdict.events).toBeGreaterThan(10);
      } finally {
        await database.drop();
      }
    });
});
