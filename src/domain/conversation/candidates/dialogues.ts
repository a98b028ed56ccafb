// The records of the dialogues about candidates: the examples, the sentence, the five signs, whose it is to be.
// What they do stands in the files they name.
import type { Dialogue } from '../shared/dialogue.ts';
import * as idea from './check-idea.ts';
import { askOwner, onOwner } from './owner.ts';

type Names = 'asking_examples' | 'describing_candidate' | 'asking_signs' | 'choosing_owner';

/** The four dialogues. "Tidak ada" is an answer in them, not a statement of the unit. */
export const candidateDialogues: { readonly [Name in Names]: Dialogue<Name> } = {
  asking_examples: {
    lets: () => ({ reads: ['nil'] }),
    take: (turn, _, text) => idea.onExamples(turn, text),
    again: (turn) => turn.say('examples', {}),
  },
  describing_candidate: {
    lets: () => ({ reads: ['nil'] }),
    take: (turn, _, text) => idea.onDescribing(turn, text),
    again: (turn) => turn.say('ask_candidate', {}),
  },
  asking_signs: {
    // What is no sign is said to be none; nothing of it is a command of the form.
    lets: () => ({ reads: ['nil'] }),
    needs: idea.signNeeds,
    take: idea.onSigns,
    again: idea.askSigns,
  },
  choosing_owner: {
    // "admin" is an answer here.
    lets: () => ({ reads: ['greeting', 'nil'] }),
    needs: ({ number }) => [{ kind: 'candidate', number, people: true }],
    take: onOwner,
    again: (turn, { number }) => askOwner(turn, number),
  },
};
