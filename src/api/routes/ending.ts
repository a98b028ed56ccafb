// Invitations and the ending of roles for programs. What a token may not end answers like what does not exist.
// It shows no number, no NIP and no code.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { endInvitationByProgram, endRoleByProgram } from '../../db/transactions/end-by-program.ts';
import { invitationsAtDesk } from '../../db/views/people-at-desk.ts';
import { callerIn, recordUse, unitsFor } from '../auth.ts';
import type { ServerParts } from '../parts.ts';
import { refuse } from '../problems.ts';
import { actRefusals, idempotencyHeader, programParts, programRequest } from '../program.ts';
import { refusals } from '../schemas.ts';

const tags = ['people'];
const params = z.strictObject({ id: z.coerce.number().int().positive() });
const ended = z.strictObject({ id: z.int() });
const states = ['open', 'over', 'rests', 'used', 'refused'] as const;

const item = z.strictObject({
  id: z.int(),
  role: z.string(),
  unitId: z.string().nullable(),
  name: z.string().nullable().describe('whom it was made out to'),
  state: z
    .enum(states)
    .describe(
      'rests: used, and the role waits for the word of whoever invited; refused: ended since',
    ),
  usedBy: z.string().nullable(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});

/** Registers `GET /invitations`, `POST /invitations/{id}/end` and `POST /roles/{id}/end`. */
export function endingRoutes(app: FastifyInstance, parts: ServerParts): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const acts = programParts(parts);

  typed.get(
    '/invitations',
    {
      schema: {
        tags,
        summary:
          'List invitations of the last 90 days and what became of them, 300 at most; those that wait for a word first, then unused ones',
        querystring: z.strictObject({ state: z.enum(states).optional() }),
        response: { 200: z.strictObject({ items: z.array(item) }), ...refusals },
      },
    },
    async (request, reply) => {
      const reach = unitsFor(callerIn(request), 'revoke_role');
      if (reach !== 'all' && reach.length === 0) {
        await recordUse(parts, request, 'denied', { action: 'list_invitations' });
        return refuse(reply, 'not_allowed');
      }
      const rows = await invitationsAtDesk(parts.db, reach, request.query.state ?? null);
      return {
        items: rows.map((row) => ({
          ...{ id: row.id, role: row.role, unitId: row.unitId, name: row.name },
          ...{ state: row.state, usedBy: row.usedBy },
          createdAt: row.createdAt.toISOString(),
          expiresAt: row.expiresAt.toISOString(),
        })),
      };
    },
  );

  const answer = async (
    request: FastifyRequest,
    reply: FastifyReply,
    what: 'role' | 'invitation',
    done: Awaited<ReturnType<typeof endRoleByProgram>>,
  ) => {
    if (done.ok) return done.value;
    if (done.problem.type === 'moved') return refuse(reply, 'conflict');
    if (done.problem.type === 'not_found')
      await recordUse(parts, request, 'denied', { action: 'revoke_role', what });
    return refuse(reply, done.problem.type);
  };

  typed.post(
    '/roles/:id/end',
    {
      schema: {
        tags,
        summary:
          'End a role at once; whoever held it is told, and their drafts pass to the unit’s admin',
        headers: idempotencyHeader,
        params,
        response: { 200: ended, ...actRefusals },
      },
    },
    async (request, reply) => {
      const done = await endRoleByProgram(acts, programRequest(request), request.params.id);
      return answer(request, reply, 'role', done);
    },
  );

  typed.post(
    '/invitations/:id/end',
    {
      schema: {
        tags,
        summary: 'End an invitation that nobody used',
        headers: idempotencyHeader,
        params,
        response: { 200: ended, ...actRefusals },
      },
    },
    async (request, reply) => {
      const done = await endInvitationByProgram(acts, programRequest(request), request.params.id);
      return answer(request, reply, 'invitation', done);
    },
  );
}
