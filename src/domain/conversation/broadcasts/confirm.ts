// The last step of a broadcast: the count of people and the code of the preview let it go.
// It never asks what the broadcast says; that stands in broadcasting.ts.
import { readYesNo, saysOnlyFigures } from '../../language/index.ts';
import { saysToWait } from '../shared/attempts.ts';
import type { BroadcastDraft } from './types.ts';
import type { Turn } from '../turn.ts';
import { beginsAt, chosenOf, preview, scopeOf } from './preview.ts';

/** Lets a broadcast go when its count and its code were typed; anything else shows again what they are. */
export function confirmBroadcast(turn: Turn, draft: BroadcastDraft, typed: string): void {
  if (/\d/u.test(typed) && !saysOnlyFigures(typed)) return preview(turn, draft);
  const numbers = typed.replaceAll(/(\d)[.](\d{3})\b/gu, '$1$2').match(/\d+/gu) ?? [];
  if (numbers.length === 0) {
    if (['no', 'later', 'not_yet'].includes(readYesNo(typed).kind)) {
      turn.say('confirmation_dropped', {});
      return turn.open({ name: 'idle' });
    }
    return preview(turn, draft);
  }
  const { reached } = chosenOf(turn, draft);
  if (Number(numbers[0]) !== reached.length)
    return turn.say('broadcast_wrong_count', { count: reached.length });
  if (numbers.length < 2) return turn.say('broadcast_needs_code', { count: reached.length });
  if (saysToWait(turn)) return;
  const found = turn.world.loaded.confirmation ?? null;
  if (found === null) {
    turn.do({ kind: 'count_attempt', what: 'card' });
    return turn.say('confirmation_wrong', {});
  }
  const code = turn.world.loaded.freeBroadcastCode;
  if (code === undefined) throw new Error('a broadcast is confirmed and no code was loaded');
  const { starts, soon } = beginsAt(turn, draft);
  turn.open({ name: 'idle' });
  turn.do({
    kind: 'create_broadcast',
    code,
    unitId: draft.meeting === undefined ? (scopeOf(turn) ?? null) : null,
    draft: { ...draft, time: { ...draft.time, starts } },
    count: reached.length,
    confirmationId: found.id,
  });
  const told = { code, count: reached.length, starts: soon };
  // Whoever asks to a meeting as a mentor steers no broadcast, an admin's neither: it is not of their unit.
  if (draft.meeting !== undefined && !turn.may('broadcast_all'))
    return turn.say('broadcast_confirmed', { ...told, meeting: draft.meeting });
  turn.say('broadcast_confirmed', told);
  turn.offer([
    { label: { key: 'progress' }, reply: { command: 'broadcast', args: [code] }, numbered: false },
  ]);
}
