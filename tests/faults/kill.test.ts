// kill -9 while people write: nothing acknowledged is lost, nothing is doubled, nobody is asked twice.
// `node bench/kill-loop.ts` does the same hundreds of times.
import { expect, test } from 'vitest';
import { createFiller, onTelegram } from '../support/filler.ts';
import {
  everybodyTypes,
  killUntil,
  openSetting,
  opening,
  seeded,
  shownAtLeast,
} from './setting.ts';

test('in the middle of a hundred queued messages of twenty people', async () => {
  const { product, telegram, database, check } = await openSetting();
  await product.kill();
  await everybodyTypes(telegram, 20);
  await product.start();
  await shownAtLeast(telegram, 10);
  await product.kill();
  await product.start();
  await check();
  const names = await database.db.selectFrom('innovation').select('name').execute();
  expect(names.map(({ name }) => name).toSorted()).toEqual(
    Array.from({ length: 20 }, (_, nth) => opening(nth).at(-1)).toSorted(),
  );
  // Whoever wrote on was given the newest answer: the first question of their own innovation, once.
  for (let nth = 0; nth < 20; nth += 1) {
    const questions = telegram.shown(910_000 + nth).filter(({ text }) => /^Isian 2\//m.test(text));
    expect(questions, `questions to ${nth}`).toHaveLength(1);
  }
});

test('at a dozen random moments while three people fill in whole innovations', async () => {
  const { product, telegram, database, check } = await openSetting();
  const people = [1, 2, 3].map((nth) =>
    createFiller(onTelegram(telegram, 920_000 + nth), {
      unit: 'Dinas Kesehatan',
      name: 'Rina Wulandari',
      innovation: `SIAP PANEN ${nth}`,
    }),
  );
  const stories = Promise.all(people.map((person) => person.until(/Tersimpan dan terkirim/)));
  const kills = await killUntil(product, stories, seeded(7), 12);
  expect(kills).toBe(12);
  await check();
  const states = await database.db.selectFrom('innovation').select(['name', 'state']).execute();
  expect(states.toSorted((a, b) => String(a.name).localeCompare(String(b.name)))).toEqual(
    [1, 2, 3].map((nth) => ({ name: `SIAP PANEN ${nth}`, state: 'submitted' })),
  );
}, 180_000);

test('between sending and writing it down, seven times', async () => {
  const { product, telegram, check } = await openSetting();
  const siti = telegram.phone(930_001);
  for (const text of [...opening(1), '1', 'kurang']) {
    const before = siti.shown().length;
    // The answer of the network is on its way when the process is hit: shown, and not written down.
    const hit = telegram.journal.until(
      () => siti.shown().length > before || undefined,
      () => `no answer to ${text}`,
      60_000,
    );
    await siti.says(text);
    await hit;
    await product.kill();
    await product.start();
  }
  await check();
  expect(siti.shown()).toHaveLength(7);
});
