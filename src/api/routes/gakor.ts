// Groups of units (gakor) for programs: read by every token, changed by a coordinator's.
// It decides nothing about what a mentor may see; that follows from the groups.
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { changeGakorByProgram } from '../../db/transactions/gakor-by-program.ts';
import { gakorRows } from '../../db/views/mentors.ts';
import { callerIn, recordUse, unitsFor } from '../auth.ts';
import { problemSchema, refuse } from '../problems.ts';
import { answerAct, idempotencyHeader, programRequest } from '../program.ts';
import { refusals, words } from '../schemas.ts';
import type { ServerParts } from '../parts.ts';

const gakorItem = z.strictObject({
  id: z.int(),
  name: z.string(),
  units: z.array(z.string()).describe('ids'),
  mentors: z.array(z.string()).describe('names'),
});

const id = z.int().positive();
const change = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('create'), name: words(120) }),
  z.strictObject({ what: z.literal('add_unit'), id, unitId: words(60) }),
  z.strictObject({ what: z.literal('drop_unit'), id, unitId: words(60) }),
]);

/** Registers `GET /gakor` and `POST /gakor/changes`. */
export function gakorRoutes(app: FastifyInstance, parts: ServerParts): void {
  const { db } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const all = async () =>
    (await gakorRows(db)).map(({ id: number, name, units, mentors }) => ({
      ...{ id: number, name, units: [...units], mentors: [...mentors] },
    }));

  typed.get(
    '/gakor',
    {
      schema: {
        tags: ['reference'],
        summary: 'List the groups of units, with their mentors',
        response: { 200: z.strictObject({ items: z.array(gakorItem) }), ...refusals },
      },
    },
    async () => ({ items: await all() }),
  );

  typed.post(
    '/gakor/changes',
    {
      schema: {
        tags: ['reference'],
        summary: 'Make a group, or move a unit into or out of one; may be repeated',
        headers: idempotencyHeader,
        body: change,
        response: {
          200: z.strictObject({ items: z.array(gakorItem) }),
          422: problemSchema,
          ...refusals,
        },
      },
    },
    async (request, reply) => {
      if (unitsFor(callerIn(request), 'manage_edition') !== 'all') {
        await recordUse(parts, request, 'denied', { action: 'change_gakor' });
        return refuse(reply, 'not_allowed');
      }
      const done = await changeGakorByProgram(db, programRequest(request), request.body);
      if (!done.ok) return answerAct(parts, request, reply, done, {});
      return { items: await all() };
    },
  );
}
