// Takes which of the listed innovations somebody goes on with.
// It lists none; form.ts does.
import { asksForMore, readYesNo } from '../../language/index.ts';
import { pickedCode } from '../shared/picking.ts';
import { refuse } from '../shared/refusing.ts';
import type { ModeOf } from '../state.ts';
import type { Turn } from '../turn.ts';
import { itemAfter } from './asking.ts';
import { drafts } from './form.ts';

/** Takes the number or the code of an innovation that was listed. */
export function onPickDraft(turn: Turn, mode: ModeOf<'picking_draft'>, text: string): void {
  if (asksForMore(text)) return drafts(turn, mode.next ?? 0);
  const found = turn.world.loaded.look?.innovation;
  if (found === undefined || pickedCode(mode.codes, text) !== found.code) {
    if (readYesNo(text).kind === 'no' && mode.back !== null) {
      turn.open(mode.back);
      return turn.askAgain();
    }
    turn.say('pick_number', { count: mode.codes.length });
    return;
  }
  if (!turn.mayFill(found)) {
    turn.open({ name: 'idle' });
    return refuse(turn, 'write_draft');
  }
  if (found.code !== turn.innovation?.code) turn.focus(found);
  turn.say('draft_opened', {
    code: found.code,
    name: found.name ?? found.code,
    state: found.state,
  });
  turn.open({ name: 'idle' });
  if (found.state === 'draft' || found.state === 'returned') return itemAfter(turn, null);
}
