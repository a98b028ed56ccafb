// One whole innovation with the running product and the real Telegram client: short talk, photos as albums whose caption stands
// on the first photo alone.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { type ProductProcess, startProductProcess } from '../../support/product.ts';
import { type StandIn, startTelegram } from '../../support/telegram/stand-in.ts';
import { storedAsMeant, tellsAll } from '../../support/whole-innovation.ts';

let database: TestDatabase;
let telegram: StandIn;
let product: ProductProcess;
beforeAll(async () => {
  [database, telegram] = await Promise.all([createTestDatabase(), startTelegram()]);
  product = await startProductProcess({ databaseUrl: database.url, telegram });
});
afterAll(async () => {
  await product.close();
  await telegram.close();
  await database.drop();
});

test('an innovation is told on Telegram, with albums', { timeout: 480_000 }, async () => {
  const phone = telegram.phone(900_001);
  let album = 0;
  const told = await tellsAll(
    {
      shown: () => Promise.resolve(phone.shown().map(({ text }) => text)),
      says: (text) => phone.says(text),
      async sends(files, caption) {
        album += 1;
        for (const [at, { name, bytes }] of files.entries())
          await phone.sendsFile(name, bytes, {
            kind: name.endsWith('.mp4') ? 'video' : 'photo',
            ...(at === 0 ? { caption } : {}),
            ...(files.length > 1 ? { album: `album-${album}` } : {}),
          });
      },
    },
    database.db,
  );
  expect(told.messages).toBeLessThanOrEqual(39);
  await storedAsMeant(database.db, told);
});
