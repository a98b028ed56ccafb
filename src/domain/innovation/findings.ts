// Whether somebody may note a finding about an innovation that is no step: a verified level, a row of Form C.2.
// Chat and API both ask here; it never saves and knows nothing of claims, which only keep people apart.
import { may } from '../access.ts';
import { type Result, no, ok } from '../result.ts';
import type { Actor } from './checks.ts';
import { type Innovation, isFiller } from './innovation.ts';
import type { State } from './status.ts';

/** In which states a finding may be noted: levels from the second check to the end of monev, Form C.2 during monev. */
const states: Readonly<Record<'level' | 'monev', readonly State[]>> = {
  level: ['unit_endorsed', 'accepted'],
  monev: ['accepted'],
};

/** Why a finding is refused. */
export type FindingProblem =
  | { readonly type: 'not_allowed'; readonly action: 'monev' }
  | { readonly type: 'not_now'; readonly state: State }
  | { readonly type: 'own_innovation' }
  | { readonly type: 'changed'; readonly seen: number; readonly version: number };

/** Decides whether `actor`, who has seen version `seen`, may note a finding (row 24 of the access table). */
export function judgeFinding(
  innovation: Innovation,
  kind: 'level' | 'monev',
  seen: number,
  actor: Pick<Actor, 'personId' | 'grants'>,
): Result<null, FindingProblem> {
  if (!may(actor.grants, 'monev', { unitId: innovation.unitId }).ok)
    return no({ type: 'not_allowed', action: 'monev' });
  const { state, version } = innovation;
  if (!states[kind].includes(state)) return no({ type: 'not_now', state });
  if (actor.personId !== null && isFiller(innovation, actor.personId))
    return no({ type: 'own_innovation' });
  return seen === version ? ok(null) : no({ type: 'changed', seen, version });
}
