// The row of the commands that tell what is missing. What was read in old documents and not taken is told with it.
// It only says what is loaded and who runs.
import type { Turn } from '../turn.ts';
import type { Need } from '../world.ts';
import { whatIsMissing } from './form.ts';

/** Tells the first of what is missing, or all of it. */
export function missing(all: boolean) {
  return {
    during: 'anytime',
    needs: (): readonly Need[] => [{ kind: 'documents' }],
    run: (turn: Turn): void => whatIsMissing(turn, all),
  } as const;
}
