// What the scheduler looks into for the season: clocks of the law and terms of roles at which somebody must be told.
// It decides nothing; each job is one call into the database, and safe to run anywhere, any number of times.
import type { Db } from '../db/connect.ts';
import { watchDeletions, watchWrongCodes } from '../db/carry/clocks.ts';
import { watchSilence } from '../db/carry/freezing.ts';
import { watchResting } from '../db/carry/inviting-many.ts';
import { watchTerms } from '../db/carry/term-clock.ts';
import { moveWaiting } from '../db/transactions/move-drafts.ts';
import { takeOverLists } from '../db/transactions/take-over-lists.ts';
import { queueMonthlyPage } from '../db/transactions/queue-monthly-page.ts';
import type { EditionDefinition } from '../domain/edition/definition.ts';
import { region } from '../domain/region.ts';
import type { Secrets } from '../db/secrets.ts';
import type { Job } from './scheduler.ts';
import { operatorWords } from './text/operator.ts';

/** What the jobs need; `wake` is called when something was queued for sending, `alarm` tells the operators. */
export interface SeasonJobParts {
  readonly db: Db;
  readonly secrets: Secrets;
  readonly wake: () => void;
  /** The running edition. */
  readonly currentEdition: () => Pick<EditionDefinition, 'id'>;
  readonly alarm: (reason: string, text: string) => void;
}

/** Lists the jobs. */
export function seasonJobs({ db, secrets, wake, currentEdition, alarm }: SeasonJobParts): Job[] {
  return [
    {
      name: 'clocks',
      knocks: '30 * * * * *',
      run: async () => {
        if ((await watchDeletions(db, secrets)) > 0) wake();
        if ((await watchResting(db, secrets)) > 0) wake();
        const wrong = await watchWrongCodes(db, secrets);
        if (wrong === null) return;
        wake();
        alarm('wrong codes', operatorWords.wrongCodes(wrong));
      },
    },
    {
      name: 'editions',
      knocks: '10 * * * * *',
      run: async () => {
        if ((await moveWaiting(db)) > 0) wake();
      },
    },
    {
      name: 'old lists',
      knocks: '25 * * * * *',
      run: async () => {
        if ((await takeOverLists(db)) > 0) wake();
      },
    },
    {
      name: 'monthly page',
      knocks: '20 */10 * * * *',
      run: async () => {
        const day = region().recognition?.monthlyDay;
        // Whoever prints looks every two seconds.
        if (day !== undefined) await queueMonthlyPage(db, currentEdition().id, day);
      },
    },
    {
      name: 'terms',
      knocks: '45 7 * * * *',
      run: async () => {
        const { notices, coordinatorLeft } = await watchTerms(db, secrets);
        if (notices > 0) wake();
        if ((await watchSilence(db, secrets)) > 0) wake();
        if (!coordinatorLeft) alarm('no coordinator', operatorWords.noCoordinator);
      },
    },
  ];
}
