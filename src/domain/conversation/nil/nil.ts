// The nil statement: a unit says formally that it has no innovation, its head confirms, Bappedalitbang sees it.
// It never stands beside an innovation that was handed in; submitting one ends it.
import { refuse } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';
import type { Part } from '../message.ts';
import { type ActRow, confirmAct, tell } from '../shared/acting.ts';

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
const hasHead = (turn: Turn, unitId: string): boolean =>
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

/** What can be done with a nil statement. */
export const nilActs: {
  readonly [Name in 'declare_nil' | 'confirm_nil']: ActRow<Name>;
} = {
  declare_nil: {
    may: (turn, { unitId }) => turn.may('unit_verify', { unitId }),
    needs: [{ kind: 'nil' }],
    done: (turn, act) => {
      const unit = turn.unitName(act.unitId);
      const headed = hasHead(turn, act.unitId);
      const by = turn.person.name;
      const key = `${act.unitId}:${act.editionId}:${turn.moment.nowIso}`;
      turn.say('nil_declared', { unit, headed });
      if (!headed)
        return tell(turn, { to: 'role', role: 'coordinator', unitId: null }, `nil-no-head:${key}`, {
          key: 'notice_nil_no_head',
          args: { unit, by },
        });
      tell(
        turn,
        { to: 'role', role: 'unit_head', unitId: act.unitId, except: turn.person.id },
        `nil:${key}`,
        { key: 'notice_nil_declared', args: { unit, by } },
        [{ label: { key: 'look' }, reply: { command: 'nil' }, numbered: false }],
      );
    },
  },
  confirm_nil: {
    may: (turn, { unitId }) => turn.may('endorse', { unitId }),
    done: (turn, act) => {
      const unit = turn.unitName(act.unitId);
      const part: Part = { key: 'notice_nil_confirmed', args: { unit, by: turn.person.name } };
      const key = `nil-confirmed:${act.statement}`;
      turn.say('nil_confirmed', { unit });
      tell(turn, { to: 'role', role: 'unit_admin', unitId: act.unitId }, `${key}:unit`, part);
      tell(turn, { to: 'role', role: 'verifier', unitId: null }, key, part);
    },
  },
};
