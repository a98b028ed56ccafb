// Plays every conversation in tests/season against the real database; `vitest -u` writes them anew.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyRecord } from '../../src/db/verify/verify.ts';
import { findEdition } from '../../src/domain/edition/editions/index.ts';
import { createTestDatabase } from '../support/database.ts';
import { playSeason } from '../support/season-transcript.ts';
import { Season } from '../support/season.ts';

const folder = join(import.meta.dirname, '../season');

function editionOf(id: string, version: number) {
  const found = findEdition(id, version);
  if (found === null) throw new Error(`no edition ${id}`);
  return found;
}

describe('season', () => {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.chat')))
    it(`${name}`, async () => {
      const database = await createTestDatabase();
      try {
        const season = await Season.open(database);
        const path = join(folder, name);
        const played = await playSeason(season, readFileSync(path, 'utf8'));
        await expect(played).toMatchFileSnapshot(path);
        // Whatever happened, the record alone leads to the same tables.
        const verdict = await verifyRecord(database.db, editionOf);
        expect(verdict).toMatchObject({ badEvent: null, differences: [] });
        expect(verdict.events).toBeGreaterThan(10);
      } finally {
        await database.drop();
      }
    });
});
