// "pindah ke 9" and "tambahan": what was sent last belongs elsewhere, to indicators by number, or to those of the send before.
// It moves nothing that came earlier, and asks for a level where the new place has none.
import type { Indicator, ItemId } from '../../edition/definition.ts';
import { gapOf, placeOf } from '../../edition/journey.ts';
import { isOpenForWriting } from '../../innovation/status.ts';
import { ask, firstStep } from '../filling/asking.ts';
import { indicatorsOf } from '../filling/basket.ts';
import { noFocus } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';
import { filesOfSend, moveFiles } from './moving.ts';

/** Moves what was sent last to the indicators that are named. */
export function moveSend(turn: Turn, typed: string): void {
  if (turn.innovation === null) return noFocus(turn);
  const numbers = [...typed.matchAll(/\d{1,2}/gu)].map(([number]) => Number(number));
  if (numbers.length === 0) {
    turn.say('move_where', {});
    return turn.nameOpen();
  }
  const items = indicatorsOf(turn, numbers);
  if (items.length < numbers.length) {
    turn.say('not_for_indicators', { numbers });
    return turn.nameOpen();
  }
  moveTo(turn, items);
}

/** Moves what was sent last to where the send before it went. */
export function addToSendBefore(turn: Turn): void {
  if (turn.innovation === null) return noFocus(turn);
  const form = turn.form();
  const items = (turn.state.send?.before ?? []).flatMap((id) => form.byId.get(id) ?? []);
  const indicators = items.flatMap((item) => (item.kind === 'indicator' ? [item] : []));
  moveTo(
    turn,
    indicatorsOf(
      turn,
      indicators.map((item) => placeOf(form, item).no),
    ),
  );
}

function moveTo(turn: Turn, items: readonly Indicator[]): void {
  const { state } = turn.needFocus();
  const { send } = turn.state;
  const [first] = items;
  const moved =
    first !== undefined && isOpenForWriting(state) ? moveFiles(turn, filesOfSend(turn), items) : 0;
  if (first === undefined || send === undefined || moved === 0) {
    turn.say('nothing_to_move', {});
    return turn.nameOpen();
  }
  turn.setSend({ ...send, items: items.map(({ id }) => id), before: send.items }, 'moved');
  turn.say('files_moved', {
    label: items.map(({ label }) => label).join('; '),
    files: moved,
    ...withoutEvidence(turn, send.items),
  });
  const { answers, files } = turn.needFocus();
  const { mode } = turn;
  const wants = gapOf(first, answers, files) === 'no_level';
  if (wants && (mode.name === 'asking' || mode.name === 'idle'))
    return ask(turn, first, { step: firstStep(turn, first) });
  // The indicator that was open may have lost its files: its question is put anew.
  if (mode.name === 'asking' && send.items.includes(mode.item)) return turn.askAgain();
  turn.nameOpen();
}

/** The numbers of indicators that files were moved away from and that have no evidence left. */
function withoutEvidence(
  turn: Turn,
  from: readonly ItemId[],
): { readonly lacks?: readonly number[] } {
  const { answers, files } = turn.needFocus();
  const form = turn.form();
  const lacks = from.flatMap((id) => {
    const item = form.byId.get(id);
    return item?.kind === 'indicator' && gapOf(item, answers, files) === 'no_evidence'
      ? [placeOf(form, item).no]
      : [];
  });
  return lacks.length === 0 ? {} : { lacks };
}
