// Which unit an export or a paper is of: the one that somebody looks after; of several it is asked, never guessed.
// What it will do is said before its code is asked for.
import { hasWord, type ManyPaper } from '../../papers.ts';
import { type ActOf, confirmAct } from '../shared/acting.ts';
import { numbered } from '../shared/picking.ts';
import type { Turn } from '../turn.ts';

/** As which file, and whether as a Word document; a list in the chat without. */
interface Form {
  readonly as?: ManyPaper;
  readonly word?: boolean;
}

/** Asks for the code of an export of these units, one of them; `null`: of all. */
export function askExportOf(turn: Turn, units: readonly string[] | null, { as, word }: Form): void {
  const form = {
    ...(as === undefined ? {} : { as }),
    ...(word === true && as !== undefined && hasWord(as) ? { word: true as const } : {}),
  };
  const options = [...new Set<string | null>(units ?? [null])].map((unitId) => ({
    ...{ do: 'export' as const, unitId },
    ...form,
  }));
  const [only, ...others] = options;
  if (only === undefined) return;
  if (others.length === 0) {
    sayExportAsk(turn, only);
    return confirmAct(turn, only);
  }
  const names = options.map(({ unitId }) => turn.unitName(unitId));
  turn.say('export_which', {});
  turn.offer(numbered(names));
  turn.open({ name: 'choosing_act', options });
}

/** Says what the export will do. */
export function sayExportAsk(turn: Turn, { unitId, as, word }: ActOf<'export'>): void {
  const unit = unitId === null ? null : turn.unitName(unitId);
  if (as === undefined) turn.say('export_ask', { unit });
  else turn.say('print_ask', { paper: as, unit, ...(word === true ? { word } : {}) });
}
