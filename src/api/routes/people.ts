// People for programs: who holds which role, and invitations to roles, many at once.
// It shows no number and no NIP, and gives a code only to whoever asked for it, once.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { inviteByProgram } from '../../db/transactions/invite-by-program.ts';
import { listRoles } from '../../db/views/roles.ts';
import { listUnits } from '../../db/views/reference.ts';
import type { Action } from '../../domain/access.ts';
import { callerIn, recordUse, unitsFor } from '../auth.ts';
import { problemSchema, refuse } from '../problems.ts';
import { answerAct, idempotencyHeader, programRequest } from '../program.ts';
import { refusals, words } from '../schemas.ts';
import type { ServerParts } from '../parts.ts';

const tags = ['people'];
const invited = ['innovator', 'unit_admin', 'unit_head'] as const;

/**
 * The row of the access table by which somebody may be invited to a role. Roles of the agency are not among them: they need
 * the code that a person was shown, which a program has none of.
 */
const actionFor: Readonly<Record<(typeof invited)[number], Action>> = {
  innovator: 'invite_innovator',
  unit_admin: 'invite_unit_role',
  unit_head: 'invite_unit_role',
};

const roleItem = z.strictObject({
  id: z.int(),
  personId: z.int(),
  name: z.string().nullable(),
  role: z.string(),
  unitId: z.string().nullable(),
  frozen: z.string().nullable().describe('why it does not count now'),
  endsAt: z.iso.datetime(),
});

const invitation = z.strictObject({
  role: z.enum(invited),
  unitId: words(60),
  name: words(120).optional(),
  phone: z
    .string()
    .regex(/^\+[1-9]\d{7,14}$/)
    .optional()
    .describe('E.164; the invitation is theirs alone then'),
});

/** Registers `GET /roles` and `POST /invitations`. */
export function peopleRoutes(app: FastifyInstance, parts: ServerParts): void {
  const { db, config } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    '/roles',
    {
      schema: {
        tags,
        summary: 'List who holds which role: all, or those of the own unit',
        querystring: z.strictObject({ role: words(30).optional(), unit: words(60).optional() }),
        response: { 200: z.strictObject({ items: z.array(roleItem) }), ...refusals },
      },
    },
    async (request, reply) => {
      const reach = unitsFor(callerIn(request), 'revoke_role');
      if (reach !== 'all' && reach.length === 0) {
        await recordUse(parts, request, 'denied', { action: 'list_roles' });
        return refuse(reply, 'not_allowed');
      }
      const { role = null, unit = null } = request.query;
      const rows = await listRoles(db, role, unit);
      return {
        items: rows
          .filter(({ unitId }) => reach === 'all' || (unitId !== null && reach.includes(unitId)))
          .map(({ frozenWhy, over, endsAt, ...row }) => ({
            ...{ id: row.id, personId: row.personId, name: row.name },
            ...{ role: row.role, unitId: row.unitId },
            frozen: over ? 'over' : frozenWhy,
            endsAt: endsAt.toISOString(),
          })),
      };
    },
  );

  typed.post(
    '/invitations',
    {
      schema: {
        tags,
        summary:
          'Invite people to roles, all of them or none; each code is shown to the caller alone',
        headers: idempotencyHeader,
        body: z.strictObject({ people: z.array(invitation).min(1).max(200) }),
        response: {
          201: z.strictObject({
            items: z.array(
              z.strictObject({ id: z.int(), code: z.string(), expiresAt: z.iso.datetime() }),
            ),
          }),
          422: problemSchema,
          ...refusals,
        },
      },
    },
    async (request, reply) => {
      const { people } = request.body;
      const refused = people.find((one) => !mayInvite(request, one));
      if (refused !== undefined) {
        const action = actionFor[refused.role];
        await recordUse(parts, request, 'denied', { action, role: refused.role });
        return refuse(reply, 'not_allowed');
      }
      // A unit that is not offered any longer takes nobody in, here as in the chat.
      const known = new Map((await listUnits(db)).map(({ id, active }) => [id, active]));
      const at = people.findIndex(({ unitId }) => known.get(unitId) !== true);
      if (at >= 0) {
        const closed = known.has(people[at]?.unitId ?? '');
        const message = closed ? 'this unit is not offered any longer' : 'no such unit';
        return refuse(reply, 'bad_request', {
          issues: [{ path: `body.people.${at}.unitId`, message }],
        });
      }
      const done = await inviteByProgram(
        db,
        config.secretKey,
        programRequest(request),
        people.map(({ role, unitId, name, phone }) => ({
          ...{ role, unitId },
          invitee: {
            ...(name === undefined ? {} : { name }),
            ...(phone === undefined ? {} : { phone }),
          },
        })),
      );
      if (!done.ok) return answerAct(parts, request, reply, done, {});
      return reply.code(201).send({ items: done.value.map((one) => ({ ...one })) });
    },
  );
}

/** Tells whether the caller may invite to a role of this unit. */
function mayInvite(
  request: FastifyRequest,
  { role, unitId }: { readonly role: (typeof invited)[number]; readonly unitId: string },
): boolean {
  const reach = unitsFor(callerIn(request), actionFor[role]);
  return reach === 'all' || reach.includes(unitId);
}
