// Somebody hears nothing because the product died before it could answer, and types the same again.
// It must not be taken for the answer to the next question, which was never shown.
import { expect, test } from 'vitest';
import { openSetting, opening } from './setting.ts';

test('what is typed a second time after silence is not taken for the next answer', async () => {
  const { product, telegram, database, check } = await openSetting();
  const siti = telegram.phone(940_001);
  const openings = opening(1);
  for (const text of openings.slice(0, -1)) {
    const before = siti.shown().length;
    await siti.says(text);
    await expect.poll(() => siti.shown().length).toBeGreaterThan(before);
  }
  for (const text of [...openings.slice(-1), '2']) {
    const before = siti.shown().length;
    const calls = telegram.calls.get('sendMessage') ?? 0;
    telegram.fault({ method: 'sendMessage', fault: 'request lost' });
    await siti.says(text);
    // Handled and stored, and on its way to nobody.
    await expect.poll(() => telegram.calls.get('sendMessage')).toBeGreaterThan(calls);
    await product.kill();
    await siti.says(text);
    telegram.clearFaults();
    await product.start();
    await expect.poll(() => siti.shown().length).toBeGreaterThan(before);
    await check();
  }
  const person = await database.db.selectFrom('person').select('name').executeTakeFirst();
  expect(person?.name).toBe('Rina Wulandari');
  const answers = await database.db.selectFrom('answer').select(['item']).execute();
  expect(answers.map(({ item }) => item).toSorted()).toEqual(['bentuk', 'nama']);
});
