// What must be loaded for a text while a broadcast is written.
// It loads nothing.
import type { ModeOf } from '../state.ts';
import type { Need } from '../world.ts';
import { purposeOf } from './preview.ts';

/** Names it; with a code that was typed, what that code confirms. */
export function broadcastNeeds(
  { ticket, draft }: ModeOf<'broadcasting'>,
  text: string,
): readonly Need[] {
  const people: Need = {
    kind: 'people',
    ...(draft.meeting === undefined ? {} : { to: 'meeting' }),
  };
  const shared: readonly Need[] = [people, { kind: 'calendar', of: 'running' }];
  const code = lastCode(text);
  if (ticket === null || code === undefined) return shared;
  const purpose = purposeOf(ticket);
  return [
    ...shared,
    { kind: 'confirmation', code, purpose },
    { kind: 'attempts' },
    { kind: 'free_broadcast_code' },
  ];
}

/** Four digits that no other digit follows. */
const lastCode = (text: string): string | undefined => /\b(\d{4})\b\D*$/u.exec(text)?.[1];
