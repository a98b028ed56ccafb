// Rows of innovations as lists show them.
// It reads nothing itself.
import type { InnovationRow } from '../../domain/conversation/checking/types.ts';
import { states } from '../../domain/innovation/status.ts';
import { sql } from 'kysely';

export const rowColumns = sql`n.code, n.name, n.unit_id, n.state, n.state_since, p.name as owner_name`;

export interface RawRow {
  readonly code: string;
  readonly name: string | null;
  readonly unit_id: string;
  readonly state: string;
  readonly state_since: Date;
  readonly owner_name: string | null;
}

export function toRow(row: RawRow): InnovationRow {
  const state = states.find((candidate) => candidate === row.state);
  if (state === undefined) throw new Error(`unknown state ${row.state}`);
  return {
    code: row.code,
    name: row.name,
    unitId: row.unit_id,
    state,
    since: row.state_since.toISOString(),
    ownerName: row.owner_name,
  };
}
