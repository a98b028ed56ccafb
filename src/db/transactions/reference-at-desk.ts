// Commits of whoever looks after units and gakor at the desk: a unit is added or edited, units move between gakor, a gakor is
// made, a mentor looks after one. The same record as for programs and chats; it never removes a unit.
import { sql } from 'kysely';
import { may } from '../../domain/access.ts';
import { type Result, no, ok } from '../../domain/result.ts';
import type { StoredUnit, UnitChange, UnitProblem } from '../../domain/unit-change.ts';
import { changeGakor, lockGakor } from './change-gakor.ts';
import { applyUnit, findUnit } from './change-reference.ts';
import {
  type DeskActProblem,
  type DeskMoment,
  type DeskParts,
  type DeskRequest,
  actAtDesk,
} from './desk-act.ts';

const not = (type: DeskActProblem['type']): Result<never, DeskActProblem> => no({ type });

/** Row 44 of the access table. */
const manages = ({ person }: DeskMoment): boolean => may(person.grants, 'manage_edition').ok;

/** A unit as a form shows it, to tell whether it is still the same. */
export const unitSeen = (unit: StoredUnit | null): string => JSON.stringify(unit);

/** Adds a unit, or edits the one that was seen. */
export const storeUnitAtDesk = (
  parts: DeskParts,
  request: DeskRequest,
  { id, change, seen }: { readonly id: string; readonly change: UnitChange; readonly seen: string },
): Promise<Result<StoredUnit, UnitProblem | DeskActProblem>> =>
  actAtDesk(
    parts,
    request,
    async (moment): Promise<Result<StoredUnit, UnitProblem | DeskActProblem>> => {
      if (!manages(moment)) return not('not_found');
      const before = await findUnit(moment.trx, id);
      if (unitSeen(before) !== seen) return not('moved');
      const { personId, requestId } = request;
      const by = {
        role: 'coordinator',
        channel: 'desk',
        requestId,
        tokenId: null,
        personId,
      } as const;
      const stored = await applyUnit(moment.trx, before, { id, change, by });
      return stored.ok ? ok(stored.value.unit) : stored;
    },
  );

/** A unit that moves; null: it belongs to no gakor. */
export interface GakorMove {
  readonly unitId: string;
  readonly from: number | null;
  readonly to: number | null;
}

/** Moves units between gakor, all of them or none; `moved` when one stands elsewhere than it was seen. */
export const moveUnitsAtDesk = (
  parts: DeskParts,
  request: DeskRequest,
  moves: readonly GakorMove[],
): Promise<Result<number, DeskActProblem>> =>
  actAtDesk(parts, request, async (moment): Promise<Result<number, DeskActProblem>> => {
    const { trx, origin } = moment;
    if (!manages(moment)) return not('not_found');
    await lockGakor(trx);
    const { rows } = await sql<{ unit: string; gakor: number | null }>`
      select u.id as unit, m.gakor_id as gakor from unit u left join gakor_unit m on m.unit_id = u.id`.execute(
      trx,
    );
    const now = new Map(rows.map(({ unit, gakor }) => [unit, gakor]));
    const known = await trx.selectFrom('gakor').select('id').execute();
    const exists = (id: number | null): boolean =>
      id === null || known.some((one) => one.id === id);
    if (!moves.every(({ unitId, from, to }) => now.get(unitId) === from && exists(to)))
      return not('moved');
    for (const { unitId, from, to } of moves)
      if (to !== null) await changeGakor(trx, { what: 'add_unit', id: to, unitId }, origin);
      else if (from !== null)
        await changeGakor(trx, { what: 'drop_unit', id: from, unitId }, origin);
    return ok(moves.length);
  });

/** Makes a gakor, or has a mentor look after one. */
export const changeGakorAtDesk = (
  parts: DeskParts,
  request: DeskRequest,
  change:
    | { readonly what: 'create'; readonly name: string }
    | { readonly what: 'mentor'; readonly id: number; readonly personId: number },
): Promise<Result<null, DeskActProblem>> =>
  actAtDesk(parts, request, async (moment): Promise<Result<null, DeskActProblem>> => {
    const { trx, origin } = moment;
    if (!manages(moment)) return not('not_found');
    if (change.what === 'mentor') {
      const { rows } = await sql`select 1 from gakor g, role_grant r
        where g.id = ${change.id} and r.person_id = ${change.personId} and r.role = 'mentor' and r.revoked_at is null`.execute(
        trx,
      );
      if (rows.length === 0) return not('moved');
    }
    await changeGakor(trx, change, origin);
    return ok(null);
  });
