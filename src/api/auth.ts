// Who a program is: a bearer token with one role, looked up on every request so that a revocation works at once.
// It never reads rights from a request and tells nobody why a token does not work.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type TokenUse, recordTokenUse } from '../db/transactions/record-token-use.ts';
import { findToken } from '../db/views/api-tokens.ts';
import type { Reach } from '../db/views/innovations.ts';
import { type Action, type Grant, type Role, may, roles } from '../domain/access.ts';
import { refuse } from './problems.ts';
import type { ServerParts } from './parts.ts';

/** A signed-in program. */
export interface Caller {
  readonly tokenId: number;
  readonly role: Role;
  readonly unitId: string | null;
  /** Who answers for the token, and in whose name it writes; null for an office's. */
  readonly personId: number | null;
}

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null;
  }
}

// Wrong tokens from one address; right tokens are counted each for itself.
const WRONG_PER_MINUTE = 120;
const RIGHT_PER_MINUTE = 600;

/** Puts the caller on every request of this scope and refuses those without a working token. */
export function requireToken(app: FastifyInstance, { db, log }: ServerParts): void {
  app.decorateRequest('caller', null);
  const wrong = app.createRateLimit({ max: WRONG_PER_MINUTE, timeWindow: 60_000 });
  const right = app.createRateLimit({
    max: RIGHT_PER_MINUTE,
    timeWindow: 60_000,
    keyGenerator: (request) => `token:${request.caller?.tokenId}`,
  });
  app.addHook('onRequest', async (request, reply) => {
    const caller = await callerOf(request, db);
    // Assigned before the limit is asked, because its key is the token.
    Object.assign(request, { caller });
    const limit = await (caller ? right : wrong)(request);
    if (!limit.isAllowed && limit.isExceeded) {
      return refuse(reply.header('retry-after', limit.ttlInSeconds), 'too_many_requests');
    }
    if (caller) return undefined;
    log.info({ route: request.routeOptions.url }, 'request without a working token');
    return refuse(reply, 'unauthenticated');
  });
}

/** Reads the bearer token of a request; null when there is none that works. */
export async function callerOf(
  request: FastifyRequest,
  db: ServerParts['db'],
): Promise<Caller | null> {
  const given = /^Bearer +([\w-]{20,100})$/i.exec(request.headers.authorization ?? '')?.[1];
  return given === undefined ? null : callerWith(given, db);
}

/** Finds the caller with this token; null when it does not work. */
export async function callerWith(token: string, db: ServerParts['db']): Promise<Caller | null> {
  const found = /^[\w-]{20,100}$/.test(token) ? await findToken(db, token) : undefined;
  const role = roles.find((known) => known === found?.role);
  return found && role
    ? { tokenId: found.id, role, unitId: found.unitId, personId: found.personId }
    : null;
}

/** Tells which innovations a caller may read, from the access table and nothing else. */
export function reachOf(caller: Caller): Reach {
  return { drafts: unitsFor(caller, 'read_draft'), submitted: unitsFor(caller, 'read_submitted') };
}

/** Tells whether a reach holds nothing at all. */
export const isEmpty = ({ drafts, submitted }: Reach): boolean =>
  drafts.length === 0 && submitted.length === 0;

/** Tells for which units a caller may do something; 'all' without limit. */
export function unitsFor(caller: Caller, action: Action): 'all' | readonly string[] {
  const grants: readonly Grant[] = [{ role: caller.role, unitId: caller.unitId }];
  if (may(grants, action).ok) return 'all';
  const { unitId } = caller;
  return unitId !== null && may(grants, action, { unitId }).ok ? [unitId] : [];
}

/** Gives the caller of a request in a scope that requires a token. */
export function callerIn(request: FastifyRequest): Caller {
  if (request.caller === null) throw new Error('this route needs requireToken');
  return request.caller;
}

/** Records that the caller of a request was refused `action`, or took a file; see `recordTokenUse`. */
export async function recordUse(
  { db }: Pick<ServerParts, 'db'>,
  request: FastifyRequest,
  type: TokenUse['type'],
  about: Readonly<Record<string, string | number>>,
): Promise<void> {
  const { tokenId, role } = callerIn(request);
  await recordTokenUse(db, { tokenId, role, type, requestId: request.id, about });
}

/** The units whose record the caller may audit; null where there is none, which is refused and recorded. */
export async function auditedUnits(
  parts: Pick<ServerParts, 'db'>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<'all' | readonly string[] | null> {
  const caller = callerIn(request);
  const all = unitsFor(caller, 'read_audit');
  const units = all === 'all' ? all : unitsFor(caller, 'read_unit_audit');
  if (units === 'all' || units.length > 0) return units;
  await recordUse(parts, request, 'denied', { action: 'read_audit' });
  refuse(reply, 'not_allowed');
  return null;
}
