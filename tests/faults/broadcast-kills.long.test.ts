// The product process is killed again and again while it sends a broadcast over a Telegram that says "too fast" and "blocked":
// everybody once, no wait undercut, progress always true. How long others wait is measured by bench/broadcast-kills.ts.
// The suite kills a smaller one in tests/bot/outreach/broadcast.test.ts.
import { expect, onTestFinished, test } from 'vitest';
import { type BroadcastStory, playBroadcast } from '../support/broadcast-kills.ts';
import { createTestDatabase } from '../support/database.ts';

const base: Omit<BroadcastStory, 'db' | 'databaseUrl'> = {
  people: Number(process.env['BROADCAST_PEOPLE'] ?? 2000),
  kills: Number(process.env['BROADCAST_KILLS'] ?? 20),
  // Faster than Telegram allows, so that the deaths and not the pace take the time. A quarter of it is in doubt after each.
  perSecond: 150,
  longestWait: 5,
  writers: 4,
  seed: Number(process.env['SEED'] ?? 1),
  operatorChat: false,
  sharedIds: true,
  refusesQuestions: false,
};

const stories: readonly (readonly [string, typeof base])[] = [
  [
    'with a chat of the operators, and a network too busy for questions',
    { ...base, operatorChat: true, refusesQuestions: true },
  ],
  ['with none and a network that answers', base],
  ['where the messages of each chat are counted apart', { ...base, sharedIds: false }],
];

test.each(stories)('%s', { timeout: 600_000 }, async (_, story) => {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  const report = await playBroadcast({ ...story, db: database.db, databaseUrl: database.url });
  const { shownTwice, leftOut, shownToBlocked, undercut, untrue, end, waits, refusals } = report;
  expect({ shownTwice, leftOut, shownToBlocked, undercut, untrue }).toEqual({
    shownTwice: [],
    leftOut: [],
    shownToBlocked: [],
    undercut: [],
    untrue: [],
  });
  const blocked = Math.floor(story.people / 50);
  expect(end).toMatchObject({ sent: story.people - blocked, waiting: 0, underway: 0 });
  expect([end.failed.length, end.skipped.length]).toEqual([blocked, 0]);
  // What was to be shown did happen: deaths, waits that lay across one, refusals, reads of the progress.
  expect(report.deaths).toBe(story.kills);
  expect(refusals.blocked).toBeGreaterThanOrEqual(blocked);
  expect(waits.kept).toBeGreaterThan(story.people / 5);
  expect(waits.acrossDeath).toBeGreaterThan(0);
  expect(report.progressReads).toBeGreaterThan(story.kills);
  // Whoever wrote was answered: the story ends only when the last of them was.
  expect(report.replies.up.length + report.replies.throughDeath.length).toBe(report.asked);
  expect(report.log).not.toMatch(/unhandled|uncaught/i);
});
