// Lists of innovations of earlier years in a chat: what was recognised of one is shown, and a code has it taken over.
// It makes no draft itself: that is done beside everything else, and told when it is done.
import type { CommandRow } from '../command-row.ts';
import { type ActRow, confirmAct } from '../shared/acting.ts';
import { refuse } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';
import { listPart } from './saying.ts';
import type { SentList } from './types.ts';

/** Shows a list and asks for the code; says when nothing of it is new. */
export function showList(turn: Turn, found: SentList): void {
  const { fresh } = found;
  turn.sayPart(listPart(found));
  if (fresh > 0) confirmAct(turn, { do: 'take_over_list', fileId: found.fileId, fresh });
  else turn.askAgain();
}

/** `daftar lama`: the newest list that waits. */
export const oldListRow: CommandRow<'old_list'> = {
  // Short words of other people's answers.
  during: 'unwritten',
  needs: () => [{ kind: 'old_list' }],
  run: (turn) => {
    if (!turn.may('take_over_records')) return refuse(turn, 'take_over_records');
    const found = turn.world.loaded.oldList ?? null;
    if (found !== null) return showList(turn, found);
    turn.say('no_list', {});
    turn.askAgain();
  },
};

/** The taking over of a list. */
export const oldListActs: { readonly take_over_list: ActRow<'take_over_list'> } = {
  take_over_list: {
    may: (turn) => turn.may('take_over_records'),
    needs: [{ kind: 'old_list' }],
    isOutdated: (turn, { fileId, fresh }) => {
      const found = turn.world.loaded.oldList ?? null;
      return found?.fileId !== fileId || found.fresh !== fresh;
    },
    done: (turn, { fresh }) => turn.say('list_asked', { drafts: fresh }),
  },
};
