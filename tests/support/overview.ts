// How units stand in the world in memory, counted from what is there. It plays the database.
import { reachOf } from '../../src/domain/access.ts';
import type { OverviewLoaded } from '../../src/domain/conversation/overview/types.ts';
import type { Innovation } from '../../src/domain/innovation/innovation.ts';
import { waitingStates } from '../../src/domain/overview.ts';
import { stages } from '../../src/domain/statistics.ts';
import { units } from './builders.ts';
import type { TestCandidates } from './candidates.ts';
import type { Inhabitant } from './inhabitant.ts';

/** What the overview reads of a test world. */
export interface Counted {
  readonly now: number;
  readonly inhabitants: readonly Inhabitant[];
  readonly innovations: ReadonlyMap<string, Innovation>;
  readonly candidates: TestCandidates;
}

const daysSince = (now: number, iso: string): number =>
  Math.floor((now - Date.parse(iso)) / 86_400_000);

/** Counts the units within somebody's reach. */
export function countedFor(
  { now, inhabitants, innovations, candidates }: Counted,
  { person }: Inhabitant,
): NonNullable<OverviewLoaded['overview']> {
  const { all, units: some } = reachOf(person.grants, 'list_innovations');
  const within = (id: string): boolean => all || some.includes(id);
  const works = [...innovations.values()].filter(({ unitId }) => within(unitId));
  return {
    gakor: [],
    claimed: null,
    max: null,
    basics: [],
    funnel: stages.map((stage, at) => ({
      stage,
      count: works.filter(({ state }) => stages.findIndex((one) => one === state) >= at).length,
    })),
    units: units
      .filter(({ id }) => within(id))
      .map(({ id, name, kind }) => {
        const own = works.filter(({ unitId }) => unitId === id);
        const found = [...candidates.all.values()].filter(({ unitId }) => unitId === id);
        const people = inhabitants.filter((one) =>
          one.person.grants.some((grant) => grant.unitId === id),
        );
        const admin = people.find((one) =>
          one.person.grants.some(({ role, unitId }) => role === 'unit_admin' && unitId === id),
        );
        return {
          ...{ id, name, kind, gakor: null, nil: false, invited: false },
          connected: people.length > 0,
          wrote: people.some(({ lastInbound }) => lastInbound !== null),
          candidates: found.filter(({ state }) => state !== 'not_innovation' && state !== 'same')
            .length,
          begunCandidates: found.filter(({ state }) => state === 'begun').length,
          states: own.map(({ state, returnedFrom }) => ({ state, from: returnedFrom, count: 1 })),
          waits: waitingStates.flatMap((state) => {
            const days = own
              .filter((one) => one.state === state)
              .map((one) => daysSince(now, one.stateSince));
            return days.length === 0
              ? []
              : [{ state, days: Math.max(...days), old: days.filter((one) => one >= 3).length }];
          }),
          admin:
            admin === undefined
              ? null
              : {
                  name: admin.person.name,
                  wrote:
                    admin.lastInbound === null ? null : new Date(admin.lastInbound).toISOString(),
                },
        };
      }),
  };
}
