// Plays every conversation in tests/season against the real database; `vitest -u` writes them anew.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTestDatabase } from '../support/database.ts';
import { playSeason } from '../support/season-transcript.ts';
import { Season } from '../support/season.ts';

const folder = join(import.meta.dirname, '../season');

describe('season', () => {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.chat')))
    it(`${name}`, async () => {
      const database = await createTestDatabase();
      try {
        const season = await Season.open(database);
        const path = join(folder, name);
        const played = await playSeason(season, readFileSync(path, 'utf8'));
        await expect(played).toMatchFileSnapshot(path);
      } finally {
        await database.drop();
      }
    });
});
