// Loads nil statements: those of this person's units, or all.
// It reads inside the transaction that will carry out the step, and never decides who may see what: the engine does.
import type { Grant } from '../../domain/access.ts';
import type { NilLoaded } from '../../domain/conversation/nil/types.ts';
import { liveGrant } from './people.ts';
import { type Kysely, sql } from 'kysely';
import type { LoadersOf } from './context.ts';
import type { NilNeed } from '../../domain/conversation/nil/types.ts';
import type { Database } from '../schema.ts';

type Trx = Kysely<Database>;

/** Loads the statements of the running edition that this person may see: of own units, or all for Bappedalitbang. */
export async function loadNil(
  db: Trx,
  person: { readonly grants: readonly Grant[] },
  editionId: string,
): Promise<NonNullable<NilLoaded['nil']>> {
  const all = person.grants.some(({ role }) => role === 'verifier' || role === 'coordinator');
  const units = person.grants.flatMap(({ role, unitId }) =>
    unitId !== null && (role === 'unit_admin' || role === 'unit_head') ? [unitId] : [],
  );
  const { rows } = await sql<{
    id: number;
    unit_id: string;
    declared_by: number;
    declared_name: string | null;
    declared_at: Date;
    confirmed_name: string | null;
    confirmed_at: Date | null;
  }>`
    select s.id, s.unit_id, s.declared_by, d.name as declared_name, s.declared_at, c.name as confirmed_name, s.confirmed_at
    from nil_statement s join person d on d.id = s.declared_by left join person c on c.id = s.confirmed_by
    where s.edition_id = ${editionId} and s.lapsed_at is null and (${all} or s.unit_id = any(${units}::text[]))
    order by s.declared_at, s.id
  `.execute(db);
  const counts = await sql<{ unit_id: string; count: number }>`
    select unit_id, count(*)::int as count from innovation
    where unit_id = any(${units}::text[]) and edition_id = ${editionId} and state not in ('draft', 'withdrawn', 'rejected')
    group by unit_id
  `.execute(db);
  const heads = await sql<{ unit_id: string }>`
    select distinct g.unit_id from role_grant g
    where g.role = 'unit_head' and g.unit_id = any(${units}::text[]) and ${liveGrant}`.execute(db);
  return {
    statements: rows.map((row) => ({
      id: row.id,
      unitId: row.unit_id,
      declaredBy: row.declared_name,
      declaredById: row.declared_by,
      declaredAt: row.declared_at.toISOString(),
      confirmedBy: row.confirmed_name,
      confirmedAt: row.confirmed_at?.toISOString() ?? null,
    })),
    handedIn: new Map(counts.rows.map((row) => [row.unit_id, row.count])),
    headed: new Set(heads.rows.map((row) => row.unit_id)),
  };
}

/** Loader of nil statements. */
export const nilLoaders: LoadersOf<NilNeed> = {
  nil: async (_, { db, person, currentEdition }) => ({
    nil: await loadNil(db, person, currentEdition.id),
  }),
};
