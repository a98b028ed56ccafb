// Takes a text while nothing is open: going on with the innovation in hand, or saying what one can do.
// It carries out no command.
import { readYesNo } from '../../language/index.ts';
import { halfDecision } from '../commands/deciding.ts';
import { hint } from '../commands/form.ts';
import { goOn } from '../commands/status.ts';
import { sayHow } from '../commands/unread.ts';
import type { Turn } from '../turn.ts';

/** Takes a text that no question waits for. */
export function onIdle(turn: Turn, text: string): void {
  if (halfDecision(turn, text)) return;
  const kind = readYesNo(text).kind;
  if (turn.innovation !== null && kind === 'yes') return goOn(turn);
  if (sayHow(turn, text)) return;
  if (kind === 'unclear') turn.say('not_understood', {});
  hint(turn);
}
