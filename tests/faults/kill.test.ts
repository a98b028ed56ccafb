// kill -9 while people write: nothing acknowledged is lost, nothing is doubled, nobody is asked twice.
// The long form is kill.long.test.ts; `node bench/kill-loop.ts` does the same hundreds of times.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFiller, onTelegram } from '../support/filler.ts';
import {
  asking,
  everybodyBegins,
  everybodyTypes,
  killUntil,
  openLastingSetting,
  opening,
  seeded,
  shownAtLeast,
} from './setting.ts';

const most = Number(process.env['KILLS'] ?? 1);
const crowd = Number(process.env['PEOPLE'] ?? 1);
/** The long form has more people behind a queue, and hits every answer instead of every other. */
const long = process.env['KILLS'] !== undefined;
const queue = long ? 20 : 5;
/** Until when whole innovations are filled in: handed in, or a third of them. */
const [end, state] = long
  ? [/Tersimpan dan terkirim/, 'submitted' as const]
  : [/Isian (?:1[3-9]|2\d)\//, 'draft' as const];

let setting: Awaited<ReturnType<typeof openLastingSetting>>;
beforeAll(async () => {
  setting = await openLastingSetting();
});
afterAll(() => setting.close());

test(`in the middle of ${queue * 5} queued messages of ${queue} people`, async () => {
  const { product, telegram, database, check } = setting;
  await everybodyBegins(telegram, queue);
  await product.kill();
  await everybodyTypes(telegram, queue, () => asking);
  await product.start();
  await shownAtLeast(telegram, queue * opening(0).length + queue / 2);
  await product.kill();
  await product.start();
  await check();
  const names = await database.db.selectFrom('innovation').select('name').execute();
  expect(names.map(({ name }) => name).toSorted()).toEqual(
    Array.from({ length: queue }, (_, nth) => opening(nth).at(-1)).toSorted(),
  );
  // Whoever wrote on was given the newest answer.
  for (let nth = 0; nth < queue; nth += 1)
    expect(telegram.shown(910_000 + nth).at(-1)?.text).toMatch(
      /^Masih terbuka: 2 Bentuk Inovasi Daerah/m,
    );
});

test(
  `at ${most} random moments while ${crowd} people fill in whole innovations`,
  { timeout: 120_000 + most * 8000 },
  async () => {
    const { product, telegram, database, check } = setting;
    const names: string[] = [];
    const random = seeded(Number(process.env['SEED'] ?? 7));
    for (let kills = 0; kills < most;) {
      const people = Array.from({ length: crowd }, () => {
        const name = `SIAP PANEN ${String(names.length + 1).padStart(4, '0')}`;
        names.push(name);
        return createFiller(onTelegram(telegram, 920_000 + names.length), {
          unit: 'Dinas Kesehatan',
          name: 'Rina Wulandari',
          innovation: name,
        });
      });
      const stories = Promise.all(people.map((person) => person.until(end)));
      kills += await killUntil(product, stories, random, Math.min(12, most - kills));
      await check();
    }
    const rows = await database.db
      .selectFrom('innovation')
      .select(['name', 'state'])
      .where('name', 'like', 'SIAP PANEN%')
      .orderBy('name')
      .execute();
    expect(rows).toEqual(names.map((name) => ({ name, state })));
  },
);

test('between sending and writing it down, again and again', async () => {
  const { product, telegram, check } = setting;
  const siti = telegram.phone(930_001);
  for (const [nth, text] of opening(1).entries()) {
    const before = siti.shown().length;
    // The answer of the network is on its way when the process is hit: shown, and not written down.
    const hit = telegram.journal.until(
      () => siti.shown().length > before || undefined,
      () => `no answer to ${text}`,
      60_000,
    );
    await siti.says(text);
    await hit;
    if (!long && nth % 2 === 1) continue;
    await product.kill();
    await product.start();
  }
  await check();
  expect(siti.shown()).toHaveLength(5);
});
