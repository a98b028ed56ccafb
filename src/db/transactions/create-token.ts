// One commit: a new access token, or the end of one, with its event.
// It keeps the token's hash only; the token itself is seen once, by whoever made it.
import { type Kysely, sql } from 'kysely';
import { appendSystemEvent } from '../events.ts';
import type { Database } from '../schema.ts';
import { sha256 } from '../secrets.ts';

/** What a token may do, and for how many days. */
export interface NewToken {
  readonly token: string;
  readonly role: string;
  readonly unitId: string | null;
  readonly label: string | null;
  readonly days: number;
  /** Who answers for it; null for an office's. */
  readonly personId?: number | null;
}

/** Stores a token and gives its number and end. */
export async function createToken(
  db: Kysely<Database>,
  { token, role, unitId, label, days, personId = null }: NewToken,
): Promise<{ id: number; expiresAt: Date }> {
  return db.transaction().execute(async (trx) => {
    const made = await trx
      .insertInto('api_token')
      .values({
        token_hash: sha256(token),
        role,
        unit_id: unitId,
        label,
        person_id: personId,
        expires_at: sql<Date>`now() + ${days} * interval '1 day'`,
      })
      .returning(['id', 'expires_at as expiresAt'])
      .executeTakeFirstOrThrow();
    const after = {
      role,
      unit: unitId,
      expiresAt: made.expiresAt.toISOString(),
      ...(personId === null ? {} : { person: personId }),
    };
    await appendSystemEvent(trx, { ...event(made.id, 'token_issued'), after });
    return made;
  });
}

/** Ends a token at once. Gives false when there is no such token or it was ended before. */
export async function revokeToken(db: Kysely<Database>, id: number): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const ended = await trx
      .updateTable('api_token')
      .set({ revoked_at: sql<Date>`now()` })
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (ended) await appendSystemEvent(trx, event(id, 'token_revoked'));
    return ended !== undefined;
  });
}

/** Ends the tokens that somebody answers for in a role that they hold no more, in the commit that ends the role. */
export async function endTokensOf(
  trx: Kysely<Database>,
  personId: number,
  role: string,
  unitId: string | null,
): Promise<void> {
  const ended = await trx
    .updateTable('api_token')
    .set({ revoked_at: sql<Date>`now()` })
    .where('person_id', '=', personId)
    .where('role', '=', role)
    .where('unit_id', 'is not distinct from', unitId)
    .where('revoked_at', 'is', null)
    .returning('id')
    .execute();
  for (const { id } of ended)
    await appendSystemEvent(trx, { ...event(id, 'token_revoked'), role: null, channel: null });
}

const event = (id: number, type: string) => ({
  subject: `token:${id}`,
  type,
  role: 'operator',
  channel: 'command',
});
