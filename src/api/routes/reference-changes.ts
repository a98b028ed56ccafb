// Units and the running edition, changed by a coordinator's program.
// It never removes a unit, and never touches the edition of what was begun.
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type ChangedBy, runEdition, storeUnit } from '../../db/transactions/change-reference.ts';
import type { UnitProblem } from '../../domain/unit-change.ts';
import { isUnitKind } from '../../domain/region.ts';
import { callerIn, recordUse, unitsFor } from '../auth.ts';
import { type ProblemCode, problemSchema, refuse } from '../problems.ts';
import { refusals, unitItem, words } from '../schemas.ts';
import type { ServerParts } from '../parts.ts';

const name = words(200);

const unitBody = z.strictObject({
  name,
  kind: z
    .string()
    .max(40)
    .refine(isUnitKind, 'is no kind of units of this region')
    .describe('one of the kinds of units that the region lists, such as skpd'),
  short: name.nullable().default(null).describe('abbreviation'),
  aliases: z.array(name).max(30).default([]).describe('other names in use'),
  former: z
    .array(name)
    .max(30)
    .default([])
    .describe('names it had; that of a renamed unit is added'),
  active: z.boolean().default(true).describe('false: nobody can choose it any more'),
});

const editionBody = z.strictObject({ id: z.string().max(60) });

/** Registers `PUT /units/{id}` and `PUT /settings/edition`. Both may be repeated; each change is an event. */
export function referenceChangeRoutes(app: FastifyInstance, parts: ServerParts): void {
  const { db } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.put(
    '/units/:id',
    {
      schema: {
        tags: ['reference'],
        summary: 'Add a unit, or replace what is stored of it',
        params: z.strictObject({
          id: z
            .string()
            .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
            .max(60),
        }),
        body: unitBody,
        response: { 200: unitItem, 201: unitItem, 409: problemSchema, ...refusals },
      },
    },
    async (request, reply) => {
      if (!mayManage(request)) {
        await recordUse(parts, request, 'denied', { action: 'put_unit', unit: request.params.id });
        return refuse(reply, 'not_allowed');
      }
      const stored = await storeUnit(db, request.params.id, request.body, by(request));
      if (!stored.ok) return refuse(reply, problemOf(stored.problem));
      const { unit, created } = stored.value;
      return reply
        .code(created ? 201 : 200)
        .send({ ...unit, aliases: [...unit.aliases], former: [...unit.former] });
    },
  );

  typed.put(
    '/settings/edition',
    {
      schema: {
        tags: ['reference'],
        summary: 'Choose the edition that new innovations are filled in for',
        body: editionBody,
        response: { 200: editionBody, ...refusals },
      },
    },
    async (request, reply) => {
      const { id } = request.body;
      if (!mayManage(request)) {
        await recordUse(parts, request, 'denied', { action: 'set_edition', edition: id });
        return refuse(reply, 'not_allowed');
      }
      return (await runEdition(db, id, by(request))) ? { id } : refuse(reply, 'not_found');
    },
  );
}

/** Forms and what they are asked of are the coordinator's: row 44 of the access table. */
const mayManage = (request: FastifyRequest): boolean =>
  unitsFor(callerIn(request), 'manage_edition') === 'all';

function by(request: FastifyRequest): ChangedBy {
  const { role, tokenId } = callerIn(request);
  return { role, tokenId, channel: 'api', requestId: request.id };
}

function problemOf({ type }: UnitProblem): ProblemCode {
  return type === 'name_taken' ? 'conflict' : 'bad_request';
}
