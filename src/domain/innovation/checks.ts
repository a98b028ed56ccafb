// Who checks in which state, and whether somebody may take a step: the access table and the transition table together.
// Chat and API both ask here and nowhere else; it never saves and never speaks.
import { type Action, type Grant, type Role, may } from '../access.ts';
import type { Result } from '../result.ts';
import { no, ok } from '../result.ts';
import {
  type Innovation,
  type StepCommand,
  type StepProblem,
  type Transition,
  decide,
} from './innovation.ts';
import type { State, Step } from './status.ts';

/** The check that is due in a state. */
export interface Check {
  /** The step forward. */
  readonly step: Step;
  /** Who is waited for. */
  readonly role: Role;
  /** True when it is the check of the innovation's own unit. */
  readonly ofUnit: boolean;
  /** True when several people share one queue, so that one of them claims an innovation before looking at it. */
  readonly claimed: boolean;
}

/** The checks in the order of the SOP. A state without one waits for its fillers, for a list (designation) or for nobody. */
export const checks: Readonly<Partial<Record<State, Check>>> = {
  submitted: { step: 'verify', role: 'unit_admin', ofUnit: true, claimed: false },
  unit_verified: { step: 'endorse', role: 'unit_head', ofUnit: true, claimed: false },
  unit_endorsed: { step: 'accept', role: 'verifier', ofUnit: false, claimed: true },
  accepted: { step: 'monitor', role: 'verifier', ofUnit: false, claimed: true },
  designated: { step: 'report', role: 'verifier', ofUnit: false, claimed: false },
};

/** The row of the access table that allows a step from a state. */
export function actionOf(state: State, step: Step): Action {
  switch (step) {
    case 'submit':
    case 'repair':
      return 'submit';
    case 'withdraw':
      return 'withdraw';
    case 'verify':
      return 'unit_verify';
    case 'endorse':
      return 'endorse';
    case 'accept':
      return 'accept';
    case 'monitor':
      return 'monev';
    case 'designate':
      return 'record_sk';
    case 'report':
      return 'report';
    case 'reject':
      return 'reject';
    case 'reopen':
      return 'reopen';
    case 'return':
      return state === 'submitted' || state === 'unit_verified' ? 'unit_return' : 'return';
  }
}

/** Who decides: a person with grants, or a program with those of its token, for which a person answers or nobody (null). */
export interface Actor {
  readonly personId: number | null;
  readonly grants: readonly Grant[];
  /** True when the unit has nobody else who could check. */
  readonly onlyPerson: boolean;
}

/** A decision that may be carried out, and in which role. */
export interface Judgement {
  readonly transition: Transition;
  readonly role: Role;
  /** The decider filled the innovation in and decides because the unit has nobody else. */
  readonly onlyPerson: boolean;
}

/** Why a decision is refused. */
export type JudgeProblem = StepProblem | { readonly type: 'not_allowed'; readonly action: Action };

/**
 * Decides whether `actor` may take a step on an innovation as it is now. The exception for a unit with one person
 * holds for the unit's own checks only (product rule, section 5). Changes nothing.
 */
export function judge(
  innovation: Innovation,
  command: StepCommand,
  actor: Actor,
): Result<Judgement, JudgeProblem> {
  const action = actionOf(innovation.state, command.step);
  const permission = may(actor.grants, action, { unitId: innovation.unitId });
  if (!permission.ok) return no({ type: 'not_allowed', action });
  const ofUnit = checks[innovation.state]?.ofUnit === true;
  const onlyPerson = actor.onlyPerson && ofUnit;
  const decided = decide(innovation, command, { personId: actor.personId, onlyPerson });
  if (!decided.ok) return decided;
  const own =
    actor.personId !== null &&
    (innovation.ownerId === actor.personId || innovation.fillers.includes(actor.personId));
  return ok({
    transition: decided.value,
    role: permission.value.role,
    onlyPerson: onlyPerson && own,
  });
}

/** True when `grants` make somebody the one who is waited for in this state. */
export function isCheckerOf(
  grants: readonly Grant[],
  innovation: Pick<Innovation, 'state' | 'unitId'>,
): boolean {
  const check = checks[innovation.state];
  if (check === undefined) return false;
  return may(grants, actionOf(innovation.state, check.step), { unitId: innovation.unitId }).ok;
}
