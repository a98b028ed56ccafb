// Who may take an innovation in hand at the desk: where several people share one queue.
// It stores nothing.
import type { Person } from '../../domain/conversation/world.ts';
import { checks } from '../../domain/innovation/checks.ts';
import { isState } from '../../domain/innovation/status.ts';

/** Tells whether this person shares the queue in which an innovation of this state waits. */
export function mayHold({ grants }: Person, state: string): boolean {
  const check = isState(state) ? checks[state] : undefined;
  return check?.claimed === true && grants.some(({ role }) => role === check.role);
}
