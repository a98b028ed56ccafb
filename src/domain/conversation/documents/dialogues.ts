// The records of the dialogues about old documents: waiting for them, and the review of what was read.
// What they do stands in the files they name.
import type { Dialogue } from '../shared/dialogue.ts';
import { sendsNoDocument } from './commands.ts';
import { askReview } from './reviewing.ts';
import { leaveReview, onReviewing } from './taking.ts';

/** The two dialogues. */
export const documentDialogues: {
  readonly [Name in 'sending_documents' | 'reviewing']: Dialogue<Name>;
} = {
  sending_documents: {
    lets: () => ({}),
    take: (turn, mode, text) => sendsNoDocument(turn, mode, text),
    again: (turn) => turn.say('send_documents', {}),
    own: { cancel: leaveReview, done: leaveReview, skip: leaveReview },
  },
  reviewing: {
    lets: () => ({ reads: ['look', 'read', 'take_read'] }),
    needs: () => [{ kind: 'documents' }],
    take: onReviewing,
    again: askReview,
    againNeeds: [{ kind: 'documents' }],
    own: { cancel: leaveReview, done: leaveReview, skip: leaveReview },
  },
};
