// What a fault test stands on: a database, a Telegram, the product as a process, and people who write.
// It breaks nothing by itself.
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { settled, violations } from '../support/oracle.ts';
import { type ProductProcess, startProductProcess } from '../support/product.ts';
import { type StandIn, startTelegram } from '../support/telegram/stand-in.ts';

/** A place where things may break. */
export interface Setting {
  readonly database: TestDatabase;
  readonly telegram: StandIn;
  readonly product: ProductProcess;
  /** Waits until nothing is under way and expects every invariant to hold. */
  check(): Promise<void>;
}

/** Opens one; it is taken down when the test is over. */
export async function openSetting(env: Readonly<Record<string, string>> = {}): Promise<Setting> {
  const setting = await openLastingSetting(env);
  onTestFinished(() => setting.close());
  return setting;
}

/** Opens one for several tests, whose people do not meet; `close` takes it down. */
export async function openLastingSetting(
  env: Readonly<Record<string, string>> = {},
): Promise<Setting & { close(): Promise<void> }> {
  const [database, telegram] = await Promise.all([createTestDatabase(), startTelegram()]);
  const product = await startProductProcess({ databaseUrl: database.url, telegram, env });
  return {
    database,
    telegram,
    product,
    async close() {
      await product.close();
      await telegram.close();
      await database.drop();
    },
    async check() {
      await settled(database.db, telegram);
      const files = path.join(product.dataDir, 'evidence');
      expect(await violations({ db: database.db, telegram, files })).toEqual([]);
      expect(product.log()).not.toMatch(/unhandled|uncaught/i);
    },
  };
}

/** What a newcomer types until the first question of an innovation is open. */
export const opening = (nth: number): readonly string[] => [
  'halo',
  'ya',
  'Dinas Kesehatan',
  'Rina Wulandari',
  `INOVASI WARGA ${nth}`,
];

/** What somebody types who wants to know things: it means the same whatever question is open. */
export const asking: readonly string[] = ['bantuan', 'status', 'ringkasan', 'profil', 'kurang'];

/** Lets so many people type several messages, one of each after the other; nobody waits for answers. */
export async function everybodyTypes(
  telegram: StandIn,
  people: number,
  texts: (nth: number) => readonly string[],
): Promise<void> {
  const phones = Array.from({ length: people }, (_, nth) => telegram.phone(910_000 + nth));
  for (const place of texts(0).keys())
    for (const [nth, phone] of phones.entries()) await phone.says(texts(nth)[place] ?? '');
}

/** Lets so many people begin an innovation; everybody reads each answer before they write on. */
export async function everybodyBegins(telegram: StandIn, people: number): Promise<void> {
  const begin = async (nth: number): Promise<void> => {
    const phone = telegram.phone(910_000 + nth);
    for (const text of opening(nth)) {
      const before = phone.shown().length;
      await phone.says(text);
      await telegram.journal.until(
        () => phone.shown().length > before || undefined,
        () => `no answer to ${text}`,
        60_000,
      );
    }
  };
  await Promise.all(Array.from({ length: people }, (_, nth) => begin(nth)));
}

/** Resolves when so many messages are shown in all. */
export async function shownAtLeast(telegram: StandIn, count: number): Promise<void> {
  await telegram.journal.until(
    () => telegram.journal.shown().length >= count || undefined,
    () => `only ${telegram.journal.shown().length} messages are shown`,
    60_000,
  );
}

/** Random numbers from 0 to 1 that are the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Kills the product at random moments, starting it again each time, until `until` resolves. Gives the number of kills. */
export async function killUntil(
  product: ProductProcess,
  until: Promise<unknown>,
  random: () => number,
  most: number,
  longestMs = 900,
): Promise<number> {
  const run = { over: false, kills: 0 };
  const ended = until.finally(() => {
    run.over = true;
  });
  ended.catch(() => undefined);
  while (!run.over && run.kills < most) {
    // No measure of anything: where in its work the process is hit is left to chance.
    await Promise.race([sleep(random() * longestMs), ended]);
    if (run.over) break;
    await product.kill();
    run.kills += 1;
    await product.start();
  }
  await ended;
  return run.kills;
}
