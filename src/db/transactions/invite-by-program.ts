// One commit: a program invites people, many at once; each code can be made again from the request, and only its hash is kept.
// It decides nothing about who may invite whom.
import { createHmac, randomBytes } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { Role } from '../../domain/access.ts';
import { invitationCode } from '../../domain/codes.ts';
import type { Invitee } from '../../domain/phone.ts';
import { type Result, ok } from '../../domain/result.ts';
import { appendSystemEvent } from '../events.ts';
import type { Database } from '../schema.ts';
import { sha256 } from '../secrets.ts';
import { type KeyProblem, type ProgramRequest, once } from './program-act.ts';

/** Who is invited to what. */
export interface ProgramInvitation {
  readonly role: Role;
  readonly unitId: string | null;
  readonly invitee: Invitee;
}

/** An invitation as it was made; the code is shown to whoever asked and stored nowhere. */
export interface Invited {
  readonly id: number;
  readonly code: string;
  readonly expiresAt: string;
}

/** Hours that a code works, as in a chat. */
const HOURS = 72;

const stored = z.object({ made: z.array(z.object({ id: z.int(), expiresAt: z.string() })) });

/** Invites all of them, or none; a repeated key gives the same codes again. */
export async function inviteByProgram(
  db: Kysely<Database>,
  secretKey: string,
  request: ProgramRequest,
  people: readonly ProgramInvitation[],
): Promise<Result<readonly Invited[], KeyProblem>> {
  const { caller, key, requestId } = request;
  const seed = key === null ? randomBytes(32).toString('hex') : `key ${key}`;
  const codeOf = (nth: number): string =>
    invitationCode(
      createHmac('sha256', secretKey)
        .update(JSON.stringify(['invitation', caller.tokenId, seed, nth]))
        .digest(),
    );
  const done = await once<z.infer<typeof stored>, never>(
    db,
    request,
    ['invite', people],
    stored,
    async (trx) => {
      const made: { id: number; expiresAt: string }[] = [];
      for (const [nth, { role, unitId, invitee }] of people.entries()) {
        const row = await trx
          .insertInto('invitation')
          .values({
            code_hash: sha256(codeOf(nth)),
            ...{ role, unit_id: unitId, note: null },
            phone: invitee.phone ?? null,
            invited_name: invitee.name ?? null,
            nip: invitee.nip ?? null,
            basis: invitee.basis ?? null,
            expires_at: sql<Date>`now() + ${HOURS} * interval '1 hour'`,
          })
          .returning(['id', 'expires_at as expiresAt'])
          .executeTakeFirstOrThrow();
        const expiresAt = row.expiresAt.toISOString();
        await appendSystemEvent(trx, {
          subject: `invitation:${row.id}`,
          type: 'invitation_created',
          role: caller.role,
          channel: 'api',
          requestId,
          after: { role, unit: unitId, expiresAt },
        });
        made.push({ id: row.id, expiresAt });
      }
      return ok({ made });
    },
  );
  return done.ok ? ok(done.value.made.map((one, nth) => ({ ...one, code: codeOf(nth) }))) : done;
}
