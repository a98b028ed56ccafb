// Loads how units stand within the reach of whoever asks.
// It reads inside the transaction that will carry out the step, and decides nothing.
import type { OverviewNeed } from '../../domain/conversation/overview/types.ts';
import { unitOverviews } from '../views/overview.ts';
import { readSummary, summaryUnits } from '../views/statistics.ts';
import type { LoadersOf } from './context.ts';

/** Loaders of how units stand. */
export const overviewLoaders: LoadersOf<OverviewNeed> = {
  overview: async (_, { db, person, currentEdition }) => {
    const { summary } = await readSummary(db, person, currentEdition, { unit: null, spd: null });
    const gakor = await db.selectFrom('gakor').select(['id', 'name']).orderBy('id').execute();
    const { claimed, max, basics, funnel } = summary;
    const units = await unitOverviews(db, currentEdition.id, summaryUnits(person));
    return { overview: { units, gakor, claimed, max, basics, funnel } };
  },
};
