// Takes a text while nothing is open: going on with the innovation in hand, or saying what one can do.
// It carries out no command.
import { readYesNo } from '../../language/index.ts';
import { halfDecision } from '../checking/deciding.ts';
import { namesUnit } from '../introducing/registering.ts';
import { sayNearest } from '../questions/nearest.ts';
import { isOpenForWriting } from '../../innovation/status.ts';
import { openItem } from './asking.ts';
import { indicatorsOf } from './basket.ts';
import { takesEvidenceWords } from './by-number.ts';
import { hint } from './form.ts';
import { confirmByNumber } from './carried.ts';
import { takesRest } from './long-text.ts';
import { goOn } from './status.ts';
import { sayHow } from '../shared/unread.ts';
import type { Turn } from '../turn.ts';

/** Takes a text that no question waits for. */
export function onIdle(turn: Turn, text: string): void {
  if (halfDecision(turn, text) || namesUnit(turn, text)) return;
  const { innovation } = turn;
  if (innovation !== null && isOpenForWriting(innovation.state)) {
    if (confirmByNumber(turn, text)) return goOn(turn);
    if (takesRest(turn, text) || takesNumber(turn, text) || takesEvidenceWords(turn, text)) return;
  }
  const kind = readYesNo(text).kind;
  if (turn.innovation !== null && kind === 'yes') return goOn(turn);
  if (sayHow(turn, text)) return;
  if (kind === 'unclear') return sayNearest(turn, text);
  hint(turn);
}

/** Takes a number alone by the list that was shown last; one that stands in none could be an item or an indicator, and is asked about. */
function takesNumber(turn: Turn, text: string): boolean {
  const number = Number(/^\s*(\d{1,2})[.)]?\s*$/u.exec(text)?.[1] ?? Number.NaN);
  const form = turn.form();
  const item = form.items[number - 1];
  if (item === undefined) return false;
  const { listed } = turn.state;
  if (
    listed?.of === 'items' &&
    listed.code === turn.innovation?.code &&
    listed.numbers.includes(number)
  ) {
    openItem(turn, item);
    return true;
  }
  const [indicator] = indicatorsOf(turn, [number]);
  turn.say('number_of_what', {
    number,
    item: item.label,
    indicator: indicator?.label ?? null,
  });
  return true;
}
