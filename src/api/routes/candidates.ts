// What may be an innovation (temuan) for programs, within the reach of their token.
// It writes nothing; candidates are noted and closed by people, in a chat.
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { readCurrentEdition } from '../../db/reference.ts';
import { listCandidates } from '../../db/views/candidates.ts';
import { candidateStates } from '../../domain/candidate.ts';
import { callerIn, recordUse, unitsFor } from '../auth.ts';
import { refuse } from '../problems.ts';
import { refusals, words } from '../schemas.ts';
import type { ServerParts } from '../parts.ts';

const candidateItem = z.strictObject({
  number: z.int().describe('as T-127 in the chat'),
  unitId: z.string(),
  sentence: z.string(),
  state: z.enum(candidateStates),
  reporter: z.string().nullable(),
  owner: z.string().nullable(),
  reason: z.string().nullable().describe('why it is not an innovation'),
  code: z.string().nullable().describe('of the innovation that was begun from it'),
  since: z.iso.datetime(),
});

/** Nobody: a token owns nothing. */
const NOBODY = 0;

/** Registers `GET /candidates`. */
export function candidateRoutes(app: FastifyInstance, parts: ServerParts): void {
  app.withTypeProvider<ZodTypeProvider>().get(
    '/candidates',
    {
      schema: {
        tags: ['candidates'],
        summary: 'List what may be an innovation, the newest first',
        querystring: z.strictObject({
          edition: words(60).optional().describe('id; the running one when left out'),
          state: z.enum(candidateStates).optional(),
        }),
        response: { 200: z.strictObject({ items: z.array(candidateItem) }), ...refusals },
      },
    },
    async (request, reply) => {
      const caller = callerIn(request);
      if (unitsFor(caller, 'read_candidates').length === 0) {
        await recordUse(parts, request, 'denied', { action: 'read_candidates' });
        return refuse(reply, 'not_allowed');
      }
      const { role, unitId } = caller;
      const { state } = request.query;
      const edition = request.query.edition ?? (await readCurrentEdition(parts.db));
      const rows = await listCandidates(
        parts.db,
        { id: NOBODY, grants: [{ role, unitId }] },
        edition,
      );
      return {
        items: rows
          .filter((row) => state === undefined || row.state === state)
          .map((row) => ({
            ...{ number: row.number, unitId: row.unitId, sentence: row.sentence },
            ...{ state: row.state, reporter: row.reporterName, owner: row.ownerName },
            ...{ reason: row.reason, code: row.code, since: row.since },
          })),
      };
    },
  );
}
