// Stopping in the middle of the form: whether to put it aside or to go on. Either way everything is stored.
// It never discards anything.
import { goOn } from './status.ts';
import { readConfirmation } from '../shared/confirming.ts';
import type { ModeOf } from '../state.ts';
import type { Turn } from '../turn.ts';

/** Asks whether to stop for now; everything is stored either way. */
export function askWhetherToStop(turn: Turn): void {
  turn.say('cancel_what', {});
  turn.offer([
    { label: { key: 'put_aside' }, reply: { word: 'yes' }, numbered: true },
    { label: { key: 'go_on' }, reply: { word: 'no' }, numbered: true },
  ]);
}

/** Puts the form aside after a yes; anything else goes on with it. */
export function onConfirmCancel(turn: Turn, _: ModeOf<'confirming_cancel'>, text: string): void {
  const stops = readConfirmation(text, 'cancel') === 'yes';
  turn.open({ name: 'idle' });
  turn.say(stops ? 'put_aside' : 'going_on', {});
  if (!stops && turn.innovation !== null) goOn(turn);
}
