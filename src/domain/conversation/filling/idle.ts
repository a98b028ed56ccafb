// Takes a text while nothing is open: going on with the innovation in hand, or saying what one can do.
// It carries out no command.
import { readYesNo } from '../../language/index.ts';
import { halfDecision } from '../checking/deciding.ts';
import { sayNearest } from '../questions/nearest.ts';
import { isOpenForWriting } from '../../innovation/status.ts';
import { takesEvidenceWords } from './by-number.ts';
import { hint } from './form.ts';
import { confirmByNumber } from './carried.ts';
import { takesRest } from './long-text.ts';
import { goOn } from './status.ts';
import { sayHow } from '../shared/unread.ts';
import type { Turn } from '../turn.ts';

/** Takes a text that no question waits for. */
export function onIdle(turn: Turn, text: string): void {
  if (halfDecision(turn, text)) return;
  const { innovation } = turn;
  if (innovation !== null && isOpenForWriting(innovation.state)) {
    if (confirmByNumber(turn, text)) return goOn(turn);
    if (takesRest(turn, text) || takesEvidenceWords(turn, text)) return;
  }
  const kind = readYesNo(text).kind;
  if (turn.innovation !== null && kind === 'yes') return goOn(turn);
  if (sayHow(turn, text)) return;
  if (kind === 'unclear') return sayNearest(turn, text);
  hint(turn);
}
