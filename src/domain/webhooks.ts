// What a program is told by webhook, and when a telling that failed is tried again.
// It never sends and knows no address; names and texts of an innovation are not told, whoever may reads them.
import { reachOf, type Role, roles } from './access.ts';
import { steps } from './innovation/status.ts';

/** The steps that a program can be told of. */
export const toldSteps = steps;

/** Most webhooks of one token that are open at once. */
export const mostWebhooks = 10;

/** Minutes until the next attempt, by how many there were; after the last it is given up: three days and a half. */
const WAITS = [1, 5, 30, 120, 360, 720, 1440, 1440, 1440];

/** How long after so many attempts the next one comes, minutes; null: there is none. */
export const nextAttempt = (attempts: number): number | null => WAITS[attempts - 1] ?? null;

/** The roles of tokens that read what was handed in: of all units, and of their own alone. */
export const tellable: { readonly all: readonly Role[]; readonly unit: readonly Role[] } = (() => {
  const reach = (role: Role) => reachOf([{ role, unitId: 'own' }], 'read_submitted');
  return {
    all: roles.filter((role) => reach(role).all),
    unit: roles.filter((role) => !reach(role).all && reach(role).units.length > 0),
  };
})();

/** One step that is told. Times are ISO, UTC. */
export interface Told {
  readonly code: string;
  readonly step: string;
  readonly version: number;
  readonly state: string;
  readonly unitId: string;
  readonly role: string | null;
  readonly at: string;
}

/** The body of a telling. */
export const tellingOf = ({ code, step, version, state, unitId, role, at }: Told): string =>
  JSON.stringify({
    type: `innovation.${step}`,
    timestamp: at,
    data: { code, step, version, state, unitId, role },
  });
