// The schema that all migrations lead to, against schema.sql beside this file: a change of the tables is seen in review.
// `npm run schema` writes the file anew.
import path from 'node:path';
import { expect, test } from 'vitest';
import { createTestDatabase } from '../support/database.ts';
import { dumpSchema } from '../support/schema-dump.ts';

test('is the one that was written down', async () => {
  const database = await createTestDatabase();
  try {
    const schema = await dumpSchema(database.db);
    expect(schema).toContain('create table outbox');
    await expect(schema).toMatchFileSnapshot(path.join(import.meta.dirname, 'schema.sql'));
  } finally {
    await database.drop();
  }
});
