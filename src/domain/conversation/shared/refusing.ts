// What is said to somebody who may not do a thing, or who names nothing that can be found.
// It decides no right; it never tells apart what does not exist from what is not theirs.
import { reachesAnything, type Role } from '../../access.ts';
import { checks } from '../../innovation/checks.ts';
import type { Turn } from '../turn.ts';

/** Refuses what the person's roles do not allow; reads the same whether the thing exists or not, and is recorded. */
export function refuse(turn: Turn, action: string): void {
  turn.say('not_allowed', {});
  turn.do({ kind: 'record', what: 'denied', detail: action });
  turn.askAgain();
}

/** Refuses a decision on what somebody filled in themselves, and records it; the innovation is theirs to know. */
export function refuseOwn(turn: Turn, code: string): void {
  turn.say('step_refused', { code, problem: { type: 'own_innovation' } });
  turn.do({ kind: 'record', what: 'denied', detail: 'decide_own' });
}

/** Says that there is no such innovation, and records that somebody asked. */
export function notFound(turn: Turn): void {
  turn.say('not_found', {});
  turn.do({ kind: 'record', what: 'denied', detail: 'read_submitted' });
  turn.askAgain();
}

const checkers: ReadonlySet<Role> = new Set(Object.values(checks).map(({ role }) => role));

/** Says that no innovation is in hand and how to get one. */
export function noFocus(turn: Turn): void {
  const creates = reachesAnything(turn.person.grants, 'create_draft');
  const isChecker = turn.person.grants.some(({ role }) => checkers.has(role));
  const lists = reachesAnything(turn.person.grants, 'list_innovations');
  turn.say('no_focus', { creates, checks: isChecker, lists });
  if (creates) turn.offer([{ label: { key: 'new' }, reply: { command: 'new' }, numbered: false }]);
}
