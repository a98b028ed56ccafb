// What is typed about old documents outside their review: "dokumen", "pakai 25", and a text where files are waited for.
// It reads no document.
import type { ModeOf } from '../state.ts';
import type { Turn } from '../turn.ts';
import type { Need } from '../world.ts';
import { onIdle } from '../filling/idle.ts';
import { backOf, openReview } from './reviewing.ts';
import { mayBeRead } from './sending.ts';
import { onReviewing } from './taking.ts';
import { noFocus } from '../shared/refusing.ts';

/** Shows what was read and not taken yet, or asks for documents. */
function documents(turn: Turn): void {
  if (!mayBeRead(turn)) return noFocus(turn);
  const back = backOf(turn.mode);
  if (openReview(turn, [], back)) return;
  turn.say('send_documents', {});
  turn.open({ name: 'sending_documents', back });
}

/** Takes what is named although the review is closed: it is shown first, and taken by what was shown then. */
function takeTyped(turn: Turn, rest: string): void {
  if (turn.mode.name === 'reviewing') return onReviewing(turn, turn.mode, `pakai ${rest}`);
  documents(turn);
}

/** The rows of the table of commands. */
export const documentRows = {
  documents: {
    during: 'registered',
    needs: (): readonly Need[] => [{ kind: 'documents' }],
    run: (turn: Turn): void => documents(turn),
  },
  take_read: {
    during: 'registered',
    needs: (): readonly Need[] => [{ kind: 'documents' }],
    run: (turn: Turn, { rest }: { readonly rest?: string }): void => takeTyped(turn, rest ?? ''),
  },
} as const;

/** Takes a text where documents are waited for: nothing was sent, and what is open otherwise goes on. */
export function sendsNoDocument(
  turn: Turn,
  { back }: ModeOf<'sending_documents'>,
  text: string,
): void {
  if (back === null) {
    turn.open({ name: 'idle' });
    return onIdle(turn, text);
  }
  turn.say('send_documents', {});
  turn.aside();
}
