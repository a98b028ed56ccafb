// Rows of the table of commands about how units stand.
// What they do stands in overview.ts.
import type { CommandRow } from '../command-row.ts';
import * as overview from './overview.ts';

type Names = 'overview' | 'not_begun' | 'stuck' | 'late' | 'remind_not_begun';

const asking = { during: 'looking', aside: true, needs: () => overview.overviewNeeds } as const;

/** The rows. */
export const overviewRows: { readonly [Name in Names]: CommandRow<Name> } = {
  overview: { ...asking, run: overview.sayOverview },
  not_begun: { ...asking, run: overview.sayNotBegun },
  stuck: { ...asking, run: overview.sayStuck },
  late: { ...asking, run: overview.sayLate },
  remind_not_begun: {
    during: 'looking',
    needs: () => [...overview.overviewNeeds, { kind: 'people' }],
    run: overview.remindNotBegun,
  },
};
