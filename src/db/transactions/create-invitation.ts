// One commit: an invitation made by the operator on the server, with its event.
// It keeps the code's hash only; invitations made in a chat are part of handling the message.
import { type Kysely, sql } from 'kysely';
import { appendSystemEvent } from '../events.ts';
import type { Invitee } from '../../domain/phone.ts';
import type { Database } from '../schema.ts';
import { sha256 } from '../secrets.ts';

/** Who is invited to what, and for how many hours the code works. */
export interface NewInvitation {
  readonly code: string;
  readonly role: string;
  readonly unitId: string | null;
  readonly note: string | null;
  readonly hours: number;
  /** Whom it is for; with a number (E.164) it is theirs alone. */
  readonly invitee?: Invitee;
}

/** Stores an invitation and gives the end of its code. */
export async function createInvitation(
  db: Kysely<Database>,
  { code, role, unitId, note, hours, invitee = {} }: NewInvitation,
): Promise<{ id: number; expiresAt: Date }> {
  return db.transaction().execute(async (trx) => {
    const made = await trx
      .insertInto('invitation')
      .values({
        code_hash: sha256(code),
        role,
        unit_id: unitId,
        note,
        phone: invitee.phone ?? null,
        invited_name: invitee.name ?? null,
        nip: invitee.nip ?? null,
        basis: invitee.basis ?? null,
        expires_at: sql<Date>`now() + ${hours} * interval '1 hour'`,
      })
      .returning(['id', 'expires_at as expiresAt'])
      .executeTakeFirstOrThrow();
    await appendSystemEvent(trx, {
      subject: `invitation:${made.id}`,
      type: 'invitation_created',
      role: 'operator',
      channel: 'command',
      after: { role, unit: unitId, expiresAt: made.expiresAt.toISOString() },
    });
    return made;
  });
}
