// Exports of the list of innovations: of one's own unit, or of all. Each needs the one-time code and leaves an event.
// It lists what was handed in; a draft is nobody's business but its people's.
import { reachOf } from '../../access.ts';
import { printMany } from '../papers/printing.ts';
import { refuse } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';
import type { ActRow } from '../shared/acting.ts';
import { askExportOf, sayExportAsk } from './export-of.ts';
import { everyUnit, oneUnit } from '../../language/reading-words.ts';

/** Asks for the code of an export: `ekspor` or `ekspor unit` for one's own unit, `ekspor semua` for all. */
export function exportList(turn: Turn, rest: string | undefined): void {
  const typed = rest?.toLowerCase() ?? '';
  const { units } = reachOf(turn.person.grants, 'export_unit');
  const everything =
    everyUnit.test(typed) || (units.length === 0 && !oneUnit.test(typed) && turn.may('export_all'));
  if (everything && !turn.may('export_all')) return refuse(turn, 'export_all');
  if (!everything && units.length === 0) return refuse(turn, 'export_unit');
  askExportOf(turn, everything ? null : units, {});
}

/** True while this person may still export what was asked for. */
function mayExport(turn: Turn, unitId: string | null): boolean {
  return unitId === null ? turn.may('export_all') : turn.may('export_unit', { unitId });
}

/** Says the list that was asked for; only what was loaded for this person is in it. */
function sayExport(turn: Turn, unitId: string | null): void {
  const rows = (turn.world.loaded.listing ?? []).filter(
    (row) => unitId === null || row.unitId === unitId,
  );
  turn.say('export_list', {
    unit: unitId === null ? null : turn.unitName(unitId),
    rows: rows.map(({ unitId: of, ...row }) => ({ ...row, unit: turn.unitName(of) })),
  });
}

/** The export of a list. */
export const exportActs: { readonly export: ActRow<'export'> } = {
  export: {
    may: (turn, { unitId }) => mayExport(turn, unitId),
    needs: [{ kind: 'listing' }],
    label: (turn, { unitId }) => {
      const unit = turn.unit(unitId);
      return `${unit?.name ?? ''} ${unit?.short ?? ''}`;
    },
    ask: sayExportAsk,
    done: (turn, { unitId, as, word = false }) =>
      as === undefined ? sayExport(turn, unitId) : printMany(turn, as, unitId, word),
  },
};
