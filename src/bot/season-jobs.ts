// What the scheduler looks into for the season: clocks of the law and terms of roles at which somebody must be told.
// It decides nothing; each job is one call into the database, and safe to run anywhere, any number of times.
import type { Db } from '../db/connect.ts';
import { watchDeletions, watchTerms } from '../db/season/clocks.ts';
import type { Secrets } from '../db/secrets.ts';
import type { Job } from './scheduler.ts';

/** Lists the jobs; `wake` is called when something was queued for sending. */
export function seasonJobs(db: Db, secrets: Secrets, wake: () => void): Job[] {
  return [
    {
      name: 'clocks',
      knocks: '30 * * * * *',
      run: async () => {
        if ((await watchDeletions(db, secrets)) > 0) wake();
      },
    },
    {
      name: 'terms',
      knocks: '45 7 * * * *',
      run: async () => {
        if ((await watchTerms(db, secrets)) > 0) wake();
      },
    },
  ];
}
