// One commit: makes the one-time invitation of the first coordinator while there is none.
// The operator who can read the server's output is the one who may have it (access table, row 37).
import { type Kysely, sql } from 'kysely';
import { appendSystemEvent } from '../events.ts';
import type { Database } from '../schema.ts';
import { sha256 } from '../secrets.ts';
import { liveGrant } from '../load/people.ts';

const note = 'first coordinator';

/** Stores `code` as the only open invitation of this kind for 72 hours; false when there is a coordinator already. */
export async function inviteFirstCoordinator(db: Kysely<Database>, code: string): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${note}, 7))`.execute(trx);
    const { rows } = await sql<{
      there: boolean;
    }>`select exists (select 1 from role_grant g where g.role = 'coordinator' and ${liveGrant}) as there`.execute(
      trx,
    );
    if (rows[0]?.there === true) return false;
    // A link printed at an earlier start may lie in some log; only the newest one opens the door.
    const replaced = await trx
      .updateTable('invitation')
      .set({ revoked_at: sql<Date>`now()` })
      .where('note', '=', note)
      .where('used_at', 'is', null)
      .where('revoked_at', 'is', null)
      .returning('id')
      .execute();
    for (const { id } of replaced) await appendSystemEvent(trx, eventOf(id, 'invitation_revoked'));
    const made = await trx
      .insertInto('invitation')
      .values({
        code_hash: sha256(code),
        role: 'coordinator',
        unit_id: null,
        note,
        created_by: null,
        expires_at: sql<Date>`now() + interval '72 hours'`,
        used_by: null,
      })
      .returning(['id', 'expires_at'])
      .executeTakeFirstOrThrow();
    await appendSystemEvent(trx, {
      ...eventOf(made.id, 'invitation_created'),
      after: { role: 'coordinator', unit: null, expiresAt: made.expires_at.toISOString() },
    });
    return true;
  });
}

const eventOf = (id: number, type: string) => ({
  subject: `invitation:${id}`,
  type,
  role: 'operator',
  channel: 'command',
});
