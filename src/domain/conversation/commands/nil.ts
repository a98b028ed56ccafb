// The nil statement: a unit says formally that it has no innovation, its head confirms, Bappedalitbang sees it.
// It never stands beside an innovation that was handed in; submitting one ends it.
import type { Turn } from '../turn.ts';
import { confirmAct } from './acts.ts';
import { refuse } from './submitting.ts';

/** Who is shown nil statements: of the own unit, or for Bappedalitbang all. */
export const nilReaders = ['unit_admin', 'unit_head', 'verifier', 'coordinator'] as const;

/** Declares for the admin's unit, confirms for the head's, or lists the statements for Bappedalitbang. */
export function nil(turn: Turn): void {
  const found = turn.world.loaded.nil;
  const statements = found?.statements ?? [];
  const headOf = turn
    .grantsOf('unit_head')
    .flatMap(({ unitId }) => statements.find((one) => one.unitId === unitId) ?? [])
    .find((one) => one.confirmedAt === null);
  if (headOf !== undefined) {
    turn.say('nil_ask_head', {
      unit: turn.unitName(headOf.unitId),
      by: headOf.declaredBy,
      at: headOf.declaredAt,
    });
    return confirmAct(turn, {
      do: 'confirm_nil',
      statement: headOf.id,
      unitId: headOf.unitId,
    });
  }
  const undeclared = turn
    .grantsOf('unit_admin')
    .flatMap(({ unitId }) => unitId ?? [])
    .find((unitId) => !statements.some((one) => one.unitId === unitId));
  if (undeclared !== undefined)
    return declare(turn, undeclared, found?.handedIn.get(undeclared) ?? 0);
  if (nilReaders.every((role) => turn.grantsOf(role).length === 0)) return refuse(turn, 'nil');
  turn.say('nil_list', {
    rows: statements.map((one) => ({
      unit: turn.unitName(one.unitId),
      declaredBy: one.declaredBy,
      declaredAt: one.declaredAt,
      confirmedBy: one.confirmedBy,
      confirmedAt: one.confirmedAt,
    })),
  });
}

/** True when somebody can endorse the statement of a unit. */
export const hasHead = (turn: Turn, unitId: string): boolean =>
  turn.world.loaded.nil?.headed.has(unitId) === true;

function declare(turn: Turn, unitId: string, handedIn: number): void {
  if (handedIn > 0) {
    turn.say('nil_not_now', { unit: turn.unitName(unitId), handedIn });
    return;
  }
  const { id, title } = turn.world.currentEdition;
  const headed = hasHead(turn, unitId);
  turn.say('nil_ask', { unit: turn.unitName(unitId), edition: title, headed });
  confirmAct(turn, { do: 'declare_nil', unitId, editionId: id });
}
