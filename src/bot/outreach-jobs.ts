// What the scheduler looks into: reminders that are due, broadcasts on their way.
// It decides nothing; each job is one call of a transaction, and safe to run anywhere, any number of times.
import type { Db } from '../db/connect.ts';
import { feedBroadcasts, messagesAtOnce } from '../db/transactions/feed-broadcasts.ts';
import { mendClock } from '../db/transactions/mend-clock.ts';
import { planReminders } from '../db/transactions/plan-reminders.ts';
import type { EditionDefinition } from '../domain/edition/definition.ts';
import type { ReachRules } from '../domain/reach.ts';
import type { Job } from './scheduler.ts';

/** What the jobs work with. */
export interface OutreachParts {
  readonly db: Db;
  readonly currentEdition: () => EditionDefinition;
  readonly editionOf: (id: string, version: number) => EditionDefinition;
  /** The networks' rules for writing unasked. */
  readonly reach: ReachRules;
  /** Messages a second that Telegram is sent unasked. */
  readonly telegramPerSecond: number;
  /** Something was queued for sending. */
  readonly wake: () => void;
}

/** Lists the jobs. */
export function outreachJobs(parts: OutreachParts): Job[] {
  const { db, currentEdition, editionOf, reach, wake } = parts;
  const atOnce = messagesAtOnce(parts.telegramPerSecond);
  return [
    {
      name: 'clock',
      knocks: '20 * * * * *',
      run: async () => {
        if ((await mendClock(db)) > 0) wake();
      },
    },
    {
      name: 'reminders',
      knocks: '0 * * * * *',
      run: async () => {
        const { queued } = await planReminders(db, {
          edition: currentEdition(),
          editionOf,
          rules: reach,
        });
        if (queued > 0) wake();
      },
    },
    {
      name: 'broadcasts',
      knocks: '* * * * * *',
      run: async () => {
        const { queued } = await feedBroadcasts(db, {
          edition: currentEdition(),
          rules: reach,
          atOnce,
        });
        if (queued > 0) wake();
      },
    },
  ];
}
