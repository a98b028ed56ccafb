// Who may take an innovation in hand at the desk, and for how long: where several people share one queue.
// It stores nothing.
import type { Person } from '../../domain/conversation/world.ts';
import { checks } from '../../domain/innovation/checks.ts';
import { isState } from '../../domain/innovation/status.ts';

/** A sheet is held so long after its holder took it or wrote a note, minutes. */
export const HOLD_MINUTES = 45;

/** Tells whether this person shares the queue in which an innovation of this state waits. */
export function mayHold({ grants }: Person, state: string): boolean {
  const check = isState(state) ? checks[state] : undefined;
  return check?.claimed === true && grants.some(({ role }) => role === check.role);
}
