// One commit: a program ends a role or an unused invitation, once for each key. The same rule, record and notice as in a chat.
// What the token may not end does not exist for it.
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { may } from '../../domain/access.ts';
import { type Result, no, ok } from '../../domain/result.ts';
import { roleNamed } from '../carry/ending-roles.ts';
import { revokeInvitation, revokeRole } from '../carry/roles.ts';
import { sendNotice } from '../carry/send-notice.ts';
import type { Database } from '../schema.ts';
import { findInvitation, findRole } from '../views/people-at-desk.ts';
import {
  type KeyProblem,
  type ProgramParts,
  type ProgramRequest,
  clock,
  once,
} from './program-act.ts';

type Ended = Promise<Result<{ readonly id: number }, KeyProblem | { readonly type: 'not_found' }>>;

const shape = z.object({ id: z.int() });

/** Ends a role; whoever held it is told. */
export const endRoleByProgram = (
  { db, secrets }: Pick<ProgramParts, 'db' | 'secrets'>,
  request: ProgramRequest,
  id: number,
): Ended =>
  once(db, request, ['end role', id], shape, async (trx) => {
    const found = await findRole(trx, id);
    if (found === undefined || !mayEnd(request, found.unitId))
      return no({ type: 'not_found' as const });
    const { personId, unitId, unit, acting } = found;
    const role = roleNamed(found.role);
    const act = { do: 'revoke_role', grant: id, personId, role, unitId } as const;
    const touched = { people: new Set<number>(), innovations: new Set<number>() };
    await revokeRole(trx, act, await originOf(trx, request), secrets, touched);
    const part = { key: 'notice_role_ended', args: { role, unit, acting, by: null } } as const;
    const message = { parts: [part], choices: [], prompt: null };
    const audience = { to: 'person', personId } as const;
    await sendNotice(trx, { kind: 'notify', audience, key: `revoked:${id}`, message }, secrets);
    return ok({ id });
  });

/** Ends an invitation that nobody used. */
export const endInvitationByProgram = (
  { db }: Pick<ProgramParts, 'db'>,
  request: ProgramRequest,
  id: number,
): Ended =>
  once(db, request, ['end invitation', id], shape, async (trx) => {
    const found = await findInvitation(trx, id);
    if (found === undefined || found.usedById !== null || !mayEnd(request, found.unitId))
      return no({ type: 'not_found' as const });
    const { unitId } = found;
    const act = {
      do: 'revoke_invitation',
      invitation: id,
      role: roleNamed(found.role),
      unitId,
    } as const;
    await revokeInvitation(trx, act, await originOf(trx, request));
    return ok({ id });
  });

const mayEnd = ({ caller: { role, unitId } }: ProgramRequest, of: string | null): boolean =>
  may([{ role, unitId }], 'revoke_role', { unitId: of }).ok;

const originOf = async (trx: Kysely<Database>, { requestId }: ProgramRequest) => ({
  ...{ personId: null, channel: 'api', inboxId: null, requestId },
  at: await clock(trx),
});
