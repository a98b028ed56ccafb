// SIGTERM: what is under way is finished or handed back, nothing is lost, the process ends by itself with 0.
import { expect, test } from 'vitest';
import {
  asking,
  everybodyBegins,
  everybodyTypes,
  openSetting,
  opening,
  shownAtLeast,
} from './setting.ts';

test('with fifty messages in flight', async () => {
  const { product, telegram, database, check } = await openSetting();
  await everybodyBegins(telegram, 10);
  // Calls that take a while, so that many are under way at the same moment.
  telegram.latencyMs = 150;
  await everybodyTypes(telegram, 10, () => asking);
  await shownAtLeast(telegram, 10 * opening(0).length + 1);
  // 0 says that it ended by itself (reliability case A7); what hangs is ended after 20 s, with another code.
  expect(await product.stop('SIGTERM')).toBe(0);
  telegram.latencyMs = 0;
  await product.start();
  await check();
  const names = await database.db.selectFrom('innovation').select('name').execute();
  expect(names.map(({ name }) => name).toSorted()).toEqual(
    Array.from({ length: 10 }, (_, nth) => opening(nth).at(-1)).toSorted(),
  );
});
