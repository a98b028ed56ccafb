// How units stand, counted for the tops of pages, and the ways to look at their list.
// It reads nothing.
import type { UnitStanding } from '../../db/views/desk.ts';

/** The ways to look at the list of units, each with what it takes; `stuckDays`: after so many days something is stuck. */
export const standingFilters = (
  stuckDays: number,
): readonly {
  readonly id: string;
  readonly name: string;
  readonly fits: (unit: UnitStanding) => boolean;
}[] => [
  { id: 'semua', name: 'Semua', fits: () => true },
  {
    id: 'belum-mulai',
    name: 'Belum mulai',
    fits: ({ drafts, waiting, accepted, nil }) => drafts + waiting + accepted === 0 && !nil,
  },
  { id: 'tertahan', name: 'Tertahan', fits: ({ oldestDays }) => (oldestDays ?? 0) >= stuckDays },
  { id: 'belum-terhubung', name: 'Belum terhubung', fits: ({ connected }) => !connected },
  {
    id: 'tidak-pernah',
    name: 'Tidak pernah melapor',
    fits: ({ years, everNil }) => Object.keys(years).length === 0 && !everNil,
  },
  { id: 'nihil', name: 'Nihil', fits: ({ nil }) => nil },
];

/** What the figures on top of a page say. */
export const totalsOf = (units: readonly UnitStanding[]) => ({
  units: units.length,
  sent: units.filter(({ waiting, accepted }) => waiting + accepted > 0).length,
  drafting: units.filter(({ drafts, waiting, accepted }) => drafts > 0 && waiting + accepted === 0)
    .length,
  nil: units.filter(({ nil }) => nil).length,
  none: units.filter(
    ({ drafts, waiting, accepted, nil }) => drafts + waiting + accepted === 0 && !nil,
  ).length,
  drafts: units.reduce((sum, { drafts }) => sum + drafts, 0),
  waiting: units.reduce((sum, { waiting }) => sum + waiting, 0),
  accepted: units.reduce((sum, { accepted }) => sum + accepted, 0),
});
