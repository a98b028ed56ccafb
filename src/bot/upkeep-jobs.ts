// What the scheduler looks into for the machine itself: room on the disk, bytes that nothing refers to, codes that are over.
// It decides nothing about people; each job is safe to run anywhere, any number of times.
import type { Db } from '../db/connect.ts';
import type { EvidenceStore } from '../db/evidence-store.ts';
import { dropErasedAddresses } from '../db/carry/erased-address.ts';
import { forgetDeadEpochs } from '../db/transactions/dead-epochs.ts';
import type { Secrets } from '../db/secrets.ts';
import { eraseDue } from '../db/transactions/erase-traces.ts';
import { blankDeadCodes } from '../db/transactions/blank-codes.ts';
import { isKept } from '../db/views/kept-objects.ts';
import type { Logger } from '../log.ts';
import type { Job } from './scheduler.ts';
import { operatorWords } from './text/operator.ts';

/** What the jobs need; `alarm` tells the operators. */
export interface UpkeepParts {
  readonly db: Db;
  readonly store: Pick<EvidenceStore, 'sweep' | 'room'>;
  readonly secrets: Secrets;
  readonly log: Logger;
  readonly alarm: (reason: string, text: string) => void;
}

/** Bytes that came just now may not have their row yet. */
const OLD_MS = 24 * 3_600_000;

/** Lists the jobs. */
export function upkeepJobs({ db, store, secrets, log, alarm }: UpkeepParts): Job[] {
  return [
    {
      name: 'disk',
      knocks: '50 * * * * *',
      run: async () => {
        const { free, enough } = await store.room();
        if (!enough) alarm('disk nearly full', operatorWords.diskNearlyFull(free));
      },
    },
    {
      name: 'codes',
      knocks: '40 * * * * *',
      run: async () => {
        await blankDeadCodes(db, secrets);
      },
    },
    {
      name: 'erase',
      knocks: '*/20 * * * * *',
      run: async () => {
        const forgotten = await eraseDue(db);
        if (forgotten > 0) log.info({ forgotten }, 'people were erased from all rows');
      },
    },
    {
      name: 'sweep',
      knocks: '15 37 */6 * * *',
      run: async () => {
        await forgetDeadEpochs(db);
        await db.transaction().execute(dropErasedAddresses);
        const swept = await store.sweep((hash) => isKept(db, hash), OLD_MS);
        if (swept.parts + swept.objects > 0)
          log.info(swept, 'bytes that nothing referred to were removed');
      },
    },
  ];
}
