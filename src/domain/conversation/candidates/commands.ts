// Rows of the table of commands that are about candidates, before any draft.
// What they do stands in the files they name.
import type { CommandRow } from '../command-row.ts';
import { help } from '../filling/form.ts';
import { doubtsNotes } from '../questions/aside.ts';
import type { Turn } from '../turn.ts';
import { candidateNeeds, onCandidate } from './candidate.ts';
import { sayCounts } from './counting.ts';
import { checkIdea, showExamples } from './check-idea.ts';
import { listCandidates } from './listing.ts';
import { helpWithName } from './name-help.ts';
import { noteLines } from './noting.ts';
import { homeUnit } from './reach.ts';

/** Modes in which "contoh" asks for what others do; elsewhere an example of what is open is meant. */
const showsExamples: ReadonlySet<Turn['mode']['name']> = new Set([
  'idle',
  'asking_examples',
  'describing_candidate',
]);

type Names =
  | 'check_idea'
  | 'name_help'
  | 'examples'
  | 'candidates'
  | 'candidate_counts'
  | 'note_candidates'
  | 'candidate';

/** The rows. */
export const candidateRows: { readonly [Name in Names]: CommandRow<Name> } = {
  check_idea: { during: 'registered', run: (turn, { rest }) => checkIdea(turn, rest) },
  name_help: { during: 'registered', aside: true, run: (turn) => helpWithName(turn) },
  examples: {
    during: 'anytime',
    aside: true,
    run: (turn) =>
      showsExamples.has(turn.mode.name) && homeUnit(turn) !== null
        ? showExamples(turn)
        : help(turn),
  },
  candidates: {
    during: 'registered',
    aside: true,
    needs: () => [{ kind: 'candidates' }],
    run: (turn, { rest }) => listCandidates(turn, rest),
  },
  candidate_counts: {
    during: 'registered',
    aside: true,
    needs: () => [{ kind: 'candidate_counts' }],
    run: (turn, { rest }) => sayCounts(turn, rest),
  },
  note_candidates: {
    during: 'registered',
    needs: ({ lines }) => [{ kind: 'candidate_numbers', count: lines.length }],
    run: (turn, notes) => {
      if (!doubtsNotes(turn, notes.typed)) noteLines(turn, notes);
    },
  },
  candidate: {
    during: 'registered',
    needs: ({ number, act }) => candidateNeeds(number, act),
    run: (turn, { number, act }) => onCandidate(turn, number, act),
  },
};
