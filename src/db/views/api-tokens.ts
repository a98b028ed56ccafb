// Finds the right that an access token carries, at this very moment.
// It never gives a token back: only its hash is stored.
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Database } from '../schema.ts';
import { sha256 } from '../secrets.ts';
import { liveGrant } from '../load/people.ts';

/** A token that works now. */
export interface LiveToken {
  readonly id: number;
  readonly role: string;
  readonly unitId: string | null;
  /** Who answers for it. */
  readonly personId: number | null;
}

/**
 * Finds a token that is neither revoked nor past its end by the database's clock. A token that somebody answers for
 * works only while they hold its role: not while it rests, and not after its term.
 */
export async function findToken(
  db: Kysely<Database>,
  token: string,
): Promise<LiveToken | undefined> {
  return db
    .selectFrom('api_token')
    .select(['id', 'role', 'unit_id as unitId', 'person_id as personId'])
    .where('token_hash', '=', sha256(token))
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .where(
      sql<boolean>`(api_token.person_id is null or exists (select 1 from role_grant g where g.person_id = api_token.person_id
        and g.role = api_token.role and g.unit_id is not distinct from api_token.unit_id and ${liveGrant}))`,
    )
    .executeTakeFirst();
}
