// "lanjutkan semua inovasi": an admin carries over what the unit handed in in another year, as drafts of the people who had it.
// Nothing is handed in and nothing counts before its owner confirms it; it is shown first and carried out by a code.
import type { CommandRow } from '../command-row.ts';
import { type ActOf, type ActRow, confirmAct } from '../shared/acting.ts';
import { numbered } from '../shared/picking.ts';
import { refuse } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';

/** So many are named. */
const NAMED = 4;

const yearIn = (rest: string | undefined): number | null => {
  const found = /(?:^|\D)(20\d{2})(?:\D|$)/u.exec(rest ?? '')?.[1];
  return found === undefined ? null : Number(found);
};

/** Shows what would be carried over, of each unit that has something; of several it is asked which. */
export const carryUnitRow: CommandRow<'carry_over_unit'> = {
  during: 'registered',
  needs: ({ rest }) => [{ kind: 'carry_unit', year: yearIn(rest) }],
  run: (turn, { rest }) => {
    const units = turn.world.loaded.carryUnit ?? [];
    if (units.length === 0) return refuse(turn, 'carry_over');
    const year = yearIn(rest);
    const { id: editionId, version: editionVersion, title } = turn.world.currentEdition;
    const options = units
      .filter(({ rows }) => rows.length > 0)
      .map(({ unitId, rows }): ActOf<'carry_over_unit'> => ({
        ...{ do: 'carry_over_unit', unitId, year, count: rows.length },
        ...{ editionId, editionVersion },
      }));
    const [only, ...others] = options;
    if (only === undefined) {
      turn.say('carry_unit_none', { edition: title, year });
      return turn.askAgain();
    }
    if (others.length > 0) {
      turn.say('carry_unit_which', {});
      turn.offer(numbered(options.map(({ unitId }) => turn.unitName(unitId))));
      return turn.open({ name: 'choosing_act', options });
    }
    askUnit(turn, only);
    confirmAct(turn, only);
  },
};

const rowsOf = (turn: Turn, { unitId }: ActOf<'carry_over_unit'>) =>
  turn.world.loaded.carryUnit?.find((one) => one.unitId === unitId)?.rows ?? [];

function askUnit(turn: Turn, act: ActOf<'carry_over_unit'>): void {
  const all = rowsOf(turn, act);
  const rows = all.filter(({ year }) => isMeant(turn, act, year));
  turn.say('carry_unit_ask', {
    ...{ unit: turn.unitName(act.unitId), edition: turn.world.currentEdition.title },
    rows: rows.slice(0, NAMED).map(({ name, year }) => ({ name, year })),
    ...{ more: Math.max(0, rows.length - NAMED), count: rows.length },
    owners: new Set(rows.filter(({ stays }) => stays).map(({ ownerId }) => ownerId)).size,
    left: rows.filter(({ stays }) => !stays).length,
  });
}

/** Of what was loaded for all years, what the act is about. */
const isMeant = (turn: Turn, { year: of }: ActOf<'carry_over_unit'>, year: number): boolean =>
  of === null || of === year || of === turn.world.currentEdition.year;

/** The carrying over of a unit. */
export const carryOverActs: { readonly carry_over_unit: ActRow<'carry_over_unit'> } = {
  carry_over_unit: {
    may: (turn, { unitId }) => turn.may('carry_over', { unitId }),
    needs: [{ kind: 'carry_unit', year: null }],
    label: (turn, { unitId }) => {
      const unit = turn.unit(unitId);
      return `${unit?.name ?? ''} ${unit?.short ?? ''}`;
    },
    ask: askUnit,
    // Somebody began one of them meanwhile, or another edition runs.
    isOutdated: (turn, act) => {
      const { id, version } = turn.world.currentEdition;
      const left = rowsOf(turn, act).filter(({ year }) => isMeant(turn, act, year));
      return left.length !== act.count || id !== act.editionId || version !== act.editionVersion;
    },
    done: (turn, { unitId, count }) =>
      turn.say('carried_unit', {
        ...{ unit: turn.unitName(unitId), edition: turn.world.currentEdition.title, count },
      }),
  },
};
