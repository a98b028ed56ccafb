// What Bappedalitbang notes through programs besides steps: verified levels, Form C.2, the national portal's id.
// It never decides by itself; rules, record and notices are those of a chat.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { loadMonev } from '../../db/load/monev.ts';
import {
  monevByProgram,
  reportByProgram,
  setLevelByProgram,
} from '../../db/transactions/find-by-program.ts';
import { actedSchema } from '../../db/transactions/program-act.ts';
import { findInnovation } from '../../db/views/innovations.ts';
import { callerIn, reachOf, recordUse } from '../auth.ts';
import { refuse } from '../problems.ts';
import {
  actRefusals,
  answerAct,
  idempotencyHeader,
  programParts,
  programRequest,
} from '../program.ts';
import { codeParam, refusals, versionRead, words } from '../schemas.ts';
import type { ServerParts } from '../parts.ts';

const monevRow = z.strictObject({
  no: z
    .union([1, 2, 3, 4, 5, 6, 7].map((no) => z.literal(no as 1 | 2 | 3 | 4 | 5 | 6 | 7)))
    .describe('row of Form C.2'),
  factual: words(4000).describe('the column faktual'),
  advice: words(4000).nullable().describe('the column saran; null: none'),
});

const levelBody = z.strictObject({
  item: z.string().max(100).describe('id of an indicator'),
  level: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
  reason: words(2000),
  version: versionRead,
});

const monevBody = z.strictObject({
  rows: z
    .array(monevRow)
    .max(7)
    .refine((rows) => new Set(rows.map((row) => row.no)).size === rows.length, 'a row stands twice')
    .default([]),
  officer: words(200).min(3).optional().describe('who of the unit was there'),
  finish: z
    .boolean()
    .default(false)
    .describe('ends the monev; all rows and the officer must stand'),
  version: versionRead,
});

const params = z.strictObject({ code: codeParam });
const tags = ['innovations'];

/** Registers `/innovations/{code}/levels`, `/monev` and `/national-entry`. */
export function findingRoutes(app: FastifyInstance, parts: ServerParts): void {
  const acts = programParts(parts);
  const typed = app.withTypeProvider<ZodTypeProvider>();

  /** Refuses what may not be read like what does not exist; null when it may be read. */
  const hidden = async (
    request: FastifyRequest,
    reply: FastifyReply,
    code: string,
    action: string,
  ): Promise<FastifyReply | null> => {
    if (await findInnovation(parts.db, reachOf(callerIn(request)), code)) return null;
    await recordUse(parts, request, 'denied', { action, code });
    return refuse(reply, 'not_found');
  };

  typed.post(
    '/innovations/:code/levels',
    {
      schema: {
        tags,
        summary: 'Set the level of an indicator as Bappedalitbang sees it; the claimed one stays',
        params,
        headers: idempotencyHeader,
        body: levelBody,
        response: { 200: actedSchema, ...actRefusals },
      },
    },
    async (request, reply) => {
      const { code } = request.params;
      const refused = await hidden(request, reply, code, 'monev');
      if (refused !== null) return refused;
      const done = await setLevelByProgram(acts, {
        ...programRequest(request),
        ...request.body,
        code,
      });
      return answerAct(parts, request, reply, done, { code });
    },
  );

  typed.get(
    '/innovations/:code/monev',
    {
      schema: {
        tags,
        summary: 'Read what was written on Form C.2',
        params,
        response: {
          200: z.strictObject({ rows: z.array(monevRow), officer: z.string().nullable() }),
          ...refusals,
        },
      },
    },
    async (request, reply) => {
      const { code } = request.params;
      const refused = await hidden(request, reply, code, 'read_submitted');
      if (refused !== null) return refused;
      const { rows, officer } = await loadMonev(parts.db, code);
      return { rows: rows.map((row) => ({ ...row })), officer };
    },
  );

  typed.put(
    '/innovations/:code/monev',
    {
      schema: {
        tags,
        summary: 'Write rows of Form C.2 and the officer of the unit; finish ends the monev',
        params,
        headers: idempotencyHeader,
        body: monevBody,
        response: { 200: actedSchema, ...actRefusals },
      },
    },
    async (request, reply) => {
      const { code } = request.params;
      const refused = await hidden(request, reply, code, 'monev');
      if (refused !== null) return refused;
      const { rows, officer, finish, version } = request.body;
      const done = await monevByProgram(acts, {
        ...programRequest(request),
        ...{ code, version, rows, officer: officer ?? null, finish },
      });
      return answerAct(parts, request, reply, done, { code });
    },
  );

  typed.post(
    '/innovations/:code/national-entry',
    {
      schema: {
        tags,
        summary: 'Tick off a designated innovation as entered into the national portal',
        params,
        headers: idempotencyHeader,
        body: z.strictObject({
          portalId: words(100).describe('the id it got there'),
          version: versionRead,
        }),
        response: { 200: actedSchema, ...actRefusals },
      },
    },
    async (request, reply) => {
      const { code } = request.params;
      const refused = await hidden(request, reply, code, 'report');
      if (refused !== null) return refused;
      const done = await reportByProgram(acts, {
        ...programRequest(request),
        ...request.body,
        code,
      });
      return answerAct(parts, request, reply, done, { code });
    },
  );
}
