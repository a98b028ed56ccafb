// The end-to-end test of half a year: what runs it, in two sizes.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { checkHalfYear } from './half-year-check.ts';
import { onNetworks } from './half-year-live.ts';
import { playHalfYear, type Size } from './half-year.ts';
import { type ProductProcess, startProductProcess } from './product.ts';
import { type StandIn, startTelegram } from './telegram/stand-in.ts';
import { type GraphStandIn, startGraph } from './whatsapp/graph.ts';

/** Plays it in this size. */
export function playOnNetworks(size: Size, withinMs: number): void {
  let database: TestDatabase;
  let telegram: StandIn;
  let graph: GraphStandIn;
  let product: ProductProcess;
  beforeAll(async () => {
    [database, telegram, graph] = await Promise.all([
      ...([createTestDatabase(), startTelegram(), startGraph()] as const),
    ]);
    product = await startProductProcess({ databaseUrl: database.url, telegram, env: graph.env });
  }, 120_000);
  afterAll(async () => {
    await product.close();
    await Promise.all([telegram.close(), graph.close()]);
    await database.drop();
  });

  test('says at its end what was typed in it', { timeout: withinMs }, async () => {
    const half = await playHalfYear(onNetworks({ database, telegram, graph, product }), size);
    checkHalfYear(half, size);
    expect(product.log()).not.toMatch(/unhandled|uncaught/iu);
    // Everybody came on the network that was theirs.
    const addresses = await database.db
      .selectFrom('address')
      .select((select) => ['channel', select.fn.countAll<number>().as('people')])
      .groupBy('channel')
      .orderBy('channel')
      .execute();
    expect(addresses.map(({ channel }) => channel)).toEqual(['telegram', 'webchat', 'whatsapp']);
  });
}
