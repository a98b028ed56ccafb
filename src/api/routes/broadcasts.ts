// Broadcasts for programs: draft with preview, confirmation by count and code, steering, progress, recipients, attendance.
// It sends nothing itself; whoever may not see a broadcast is told that there is none.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { readCurrentEdition } from '../../db/reference.ts';
import {
  confirmBroadcast,
  draftBroadcast,
  findBroadcastFile,
  previewBroadcast,
  steerByProgram,
  type StoredBroadcastFile,
} from '../../db/transactions/broadcast-by-program.ts';
import { listBroadcasts, readBroadcast } from '../../db/views/broadcasts.ts';
import { unknownPlaceholders } from '../../domain/broadcast.ts';
import type { Action } from '../../domain/access.ts';
import { dayAt } from '../../domain/calendar.ts';
import type { BroadcastProgress } from '../../domain/conversation/broadcasts/types.ts';
import type { EditionDefinition } from '../../domain/edition/definition.ts';
import { findEdition } from '../../domain/edition/editions/index.ts';
import { callerIn, recordUse, unitsFor } from '../auth.ts';
import {
  body,
  codeParams,
  item,
  itemOf,
  previewOf,
  previewShape,
  progressItem,
  progressOf,
  scopeOf,
} from '../broadcast-schemas.ts';
import { problemSchema, refuse } from '../problems.ts';
import { answerAct, idempotencyHeader, programRequest } from '../program.ts';
import { refusals } from '../schemas.ts';
import type { ServerParts } from '../parts.ts';
import { attendanceRoutes } from './attendance.ts';
import { broadcastFileRoutes } from './broadcast-files.ts';

const tags = ['broadcasts'];

/** Registers `/broadcasts` and what lies below it. */
export function broadcastRoutes(app: FastifyInstance, parts: ServerParts): void {
  const { db, config } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();

  /** The broadcast of a request, when the caller may see it and do `more` to it; what is refused is recorded. */
  const found = async (
    request: FastifyRequest,
    code: string,
    more: readonly Action[] = [],
  ): Promise<BroadcastProgress | null> => {
    const row = await readBroadcast(db, code);
    const missing = (['stop_broadcast', ...more] as const).find((action) => {
      const reach = unitsFor(callerIn(request), action);
      return (
        reach !== 'all' && (row === null || row.unitId === null || !reach.includes(row.unitId))
      );
    });
    if (row !== null && missing === undefined) return row;
    await recordUse(parts, request, 'denied', { action: missing ?? 'stop_broadcast', code });
    return null;
  };

  typed.get(
    '/broadcasts',
    {
      schema: {
        tags,
        summary: 'List broadcasts, newest first',
        querystring: z.strictObject({}),
        response: { 200: z.strictObject({ items: z.array(item) }), ...refusals },
      },
    },
    async (request, reply) => {
      const reach = unitsFor(callerIn(request), 'stop_broadcast');
      if (reach.length === 0) return denied(parts, request, reply);
      return { items: (await listBroadcasts(db, reach)).map(itemOf) };
    },
  );

  typed.get(
    '/broadcasts/:code',
    {
      schema: {
        tags,
        summary: 'Read how far a broadcast came, who failed and why, and the tally of its question',
        params: codeParams,
        response: { 200: progressItem, ...refusals },
      },
    },
    async (request, reply) => {
      const row = await found(request, request.params.code);
      return row === null ? refuse(reply, 'not_found') : progressOf(row);
    },
  );

  typed.post(
    '/broadcasts/:code/confirm',
    {
      schema: {
        tags,
        summary: 'Let a draft go by its count and its code',
        headers: idempotencyHeader,
        params: codeParams,
        body: z.strictObject({
          count: z.int().positive(),
          confirmation: z.string().regex(/^\d{8}$/),
        }),
        response: { 200: progressItem, 409: problemSchema, 422: problemSchema, ...refusals },
      },
    },
    async (request, reply) => {
      const { code } = request.params;
      const row = await found(request, code);
      if (row === null) return refuse(reply, 'not_found');
      if (scopeOf(callerIn(request)) === undefined) return denied(parts, request, reply);
      const done = await confirmBroadcast(
        db,
        programRequest(request),
        await running(db),
        code,
        request.body,
        config.reach,
      );
      if (!done.ok)
        switch (done.problem.type) {
          case 'not_a_draft':
            return refuse(reply, 'wrong_step');
          case 'wrong_count':
            return refuse(reply, 'conflict', { limit: done.problem.count });
          case 'wrong_code':
            return refuse(reply, 'not_allowed');
          case 'key_reused':
            return refuse(reply, 'key_reused');
          case 'moved':
            return refuse(reply, 'conflict');
        }
      const fresh = await readBroadcast(db, code);
      return fresh === null ? refuse(reply, 'not_found') : progressOf(fresh);
    },
  );

  for (const to of ['pause', 'resume', 'cancel'] as const)
    typed.post(
      `/broadcasts/:code/${to}`,
      {
        schema: {
          tags,
          summary: {
            pause: 'Hold what has not gone out',
            resume: 'Go on',
            cancel: 'Send nothing more',
          }[to],
          headers: idempotencyHeader,
          params: codeParams,
          response: { 200: progressItem, 409: problemSchema, 422: problemSchema, ...refusals },
        },
      },
      async (request, reply) => {
        const row = await found(request, request.params.code);
        if (row === null) return refuse(reply, 'not_found');
        // Whoever may stop one and not send one may not let it go on either.
        if (to === 'resume' && scopeOf(callerIn(request)) === undefined)
          return denied(parts, request, reply);
        const done = await steerByProgram(db, programRequest(request), row, to, actorOf(request));
        if (!done.ok)
          return refuse(reply, done.problem.type === 'moved' ? 'conflict' : done.problem.type);
        const fresh = await readBroadcast(db, row.code);
        return fresh === null ? refuse(reply, 'not_found') : progressOf(fresh);
      },
    );

  draftRoutes(app, parts);
  attendanceRoutes(app, found);
  broadcastFileRoutes(app, parts);
}

/** Registers what leads to a draft: the preview, which stores nothing, and the draft itself. */
function draftRoutes(app: FastifyInstance, parts: ServerParts): void {
  const { db, config } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();

  /** The stored file of a hash, null without one; undefined when the caller has none of this hash. */
  const fileOf = async (
    hash: string | null,
    scope: string | null,
  ): Promise<StoredBroadcastFile | null | undefined> =>
    hash === null ? null : ((await findBroadcastFile(db, hash, scope)) ?? undefined);

  typed.post(
    '/broadcasts/preview',
    {
      schema: {
        tags,
        summary:
          'Count an audience and read the text as three of its people would; nothing is stored',
        headers: idempotencyHeader,
        body: body.pick({ audience: true, text: true, file: true }),
        response: { 200: z.strictObject(previewShape), ...refusals },
      },
    },
    async (request, reply) => {
      const scope = scopeOf(callerIn(request));
      if (scope === undefined) return denied(parts, request, reply);
      const { audience, text } = request.body;
      const file = await fileOf(request.body.file, scope);
      if (file === undefined) return noFile(reply);
      return previewOf(
        await previewBroadcast(db, await running(db), scope, audience, text, config.reach),
        file,
      );
    },
  );

  typed.post(
    '/broadcasts',
    {
      schema: {
        tags,
        summary: 'Make a draft; it is sent only after its count and code were confirmed',
        headers: idempotencyHeader,
        body,
        response: {
          201: z.strictObject({
            code: z.string(),
            confirmation: z.string().describe('for the request that lets it go'),
            ...previewShape,
          }),
          422: problemSchema,
          ...refusals,
        },
      },
    },
    async (request, reply) => {
      const caller = callerIn(request);
      const scope = scopeOf(caller);
      if (scope === undefined) return denied(parts, request, reply);
      const { audience, text, question, startsAt, repeatUntil, repeatEvery, lateJoiners } =
        request.body;
      const starts = startsAt === null ? null : Date.parse(startsAt);
      if (unknownPlaceholders(text).length > 0)
        return refuse(reply, 'bad_request', {
          issues: unknownPlaceholders(text).map((word) => ({
            path: 'body.text',
            message: `unknown placeholder ${word}`,
          })),
        });
      const file = await fileOf(request.body.file, scope);
      if (file === undefined) return noFile(reply);
      const done = await draftBroadcast(db, {
        request: programRequest(request),
        secretKey: config.secretKey,
        edition: await running(db),
        made: {
          by: { tokenId: caller.tokenId },
          unitId: scope,
          audience,
          text,
          fileId: file?.id ?? null,
          question,
          starts,
          until: repeatUntil,
          monthDay: repeatEvery === 'month' ? Number(dayAt(starts ?? Date.now()).slice(8)) : null,
          late: lateJoiners,
        },
        fileSha256: file?.sha256 ?? null,
        actor: actorOf(request),
        rules: config.reach,
      });
      if (!done.ok) return answerAct(parts, request, reply, done, {});
      const { code, confirmation } = done.value;
      return reply.code(201).send({ code, confirmation, ...previewOf(done.value, file) });
    },
  );
}

/** Refuses a hash under which nothing is stored that may be sent. */
const noFile = (reply: Parameters<typeof refuse>[0]): ReturnType<typeof refuse> =>
  refuse(reply, 'bad_request', {
    issues: [
      { path: 'body.file', message: 'no stored PDF, JPG, PNG or DOCX of this hash to send' },
    ],
  });

async function running(db: ServerParts['db']): Promise<EditionDefinition> {
  const edition = findEdition(await readCurrentEdition(db));
  if (edition === null) throw new Error('the running edition is not part of this release');
  return edition;
}

async function denied(
  parts: ServerParts,
  request: FastifyRequest,
  reply: Parameters<typeof refuse>[0],
): Promise<ReturnType<typeof refuse>> {
  await recordUse(parts, request, 'denied', { action: 'broadcast_all' });
  return refuse(reply, 'not_allowed');
}

function actorOf(request: FastifyRequest) {
  return {
    personId: null,
    role: callerIn(request).role,
    channel: 'api',
    inboxId: null,
    requestId: request.id,
  };
}
