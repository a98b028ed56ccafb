// Reads people with the roles they hold now. It never reads what they wrote.
import { type Kysely, sql } from 'kysely';
import { type Grant, roles } from '../../domain/access.ts';
import type { Person } from '../../domain/conversation/world.ts';
import type { Database } from '../schema.ts';

/** A person as stored, with the head of their event chain and the revision that tells a stale copy. */
export interface StoredPerson {
  readonly person: Person;
  readonly rev: number;
  /** When the first of their roles ends; the copy holds until then. */
  readonly validUntil: Date | null;
  /** The term of a role as innovator ran out; writing renews it. */
  readonly lapsed: boolean;
  /** When their first message came. */
  readonly since: Date;
  readonly eventSeq: number;
  readonly eventHash: Buffer | null;
}

/** Loads people by id, with grants that are neither revoked, frozen nor ended. */
export async function loadPeople(
  db: Kysely<Database>,
  ids: readonly number[],
): Promise<ReadonlyMap<number, StoredPerson>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{
    id: number;
    name: string | null;
    nip: string | null;
    unit_id: string | null;
    consented: boolean;
    rev: number;
    valid_until: Date | null;
    lapsed: boolean;
    since: Date;
    event_seq: number;
    event_hash: Buffer | null;
    grants: HeldRow[];
    resting: HeldRow[];
    gakor_units: string[] | null;
  }>`
    select p.id, p.name, p.nip, p.unit_id, p.consented_at is not null as consented, p.created_at as since, p.rev, p.event_seq, p.event_hash,
      (select min(g.ends_at) from role_grant g where g.person_id = p.id and ${liveGrant}) as valid_until,
      exists (select 1 from role_grant g where g.person_id = p.id and g.role = 'innovator' and not g.acting
        and g.revoked_at is null and g.frozen_at is null and g.ends_at <= now()) as lapsed,
      coalesce((select jsonb_agg(${heldColumns} order by g.id)
        from role_grant g where g.person_id = p.id and ${liveGrant}), '[]'::jsonb) as grants,
      coalesce((select jsonb_agg(${heldColumns} order by g.id)
        from role_grant g where g.person_id = p.id and g.revoked_at is null and g.frozen_why = 'consent'
          and (g.ends_at is null or g.ends_at > now())), '[]'::jsonb) as resting,
      (select jsonb_agg(u.unit_id) from gakor_mentor m join gakor_unit u on u.gakor_id = m.gakor_id where m.person_id = p.id) as gakor_units
    from person p where p.id = any(${[...ids]}::bigint[])
  `.execute(db);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        person: {
          id: row.id,
          name: row.name,
          nip: row.nip,
          unitId: row.unit_id,
          consented: row.consented,
          grants: grantsOf(row.grants, row.gakor_units),
          ...(row.resting.length === 0 ? {} : { resting: grantsOf(row.resting, row.gakor_units) }),
        },
        rev: row.rev,
        validUntil: row.valid_until,
        lapsed: row.lapsed,
        since: row.since,
        eventSeq: row.event_seq,
        eventHash: row.event_hash,
      },
    ]),
  );
}

const heldColumns = sql`jsonb_build_object('role', g.role, 'unit', g.unit_id, 'until', case when g.acting then g.ends_at end)`;

interface HeldRow {
  readonly role: string;
  readonly unit: string | null;
  readonly until: string | null;
}

function grantsOf(rows: readonly HeldRow[], gakorUnits: readonly string[] | null): Grant[] {
  return rows.flatMap(({ role, unit, until }): Grant[] => {
    const known = roles.find((candidate) => candidate === role);
    if (known === undefined) return [];
    return [
      {
        role: known,
        unitId: unit,
        ...(known === 'mentor' ? { gakorUnits: gakorUnits ?? [] } : {}),
        ...(until === null ? {} : { actingUntil: new Date(until).toISOString() }),
      },
    ];
  });
}

/** The condition under which grant `g` counts now. */
export const liveGrant = sql`g.revoked_at is null and g.frozen_at is null and (g.ends_at is null or g.ends_at > now())`;
