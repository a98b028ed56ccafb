// The file that goes out with a broadcast, put up by a program: received, looked into as any upload, kept under its hash.
// It sends nothing; a broadcast names the file by that hash.
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { keepBroadcastFile } from '../../db/transactions/broadcast-by-program.ts';
import { broadcastFormats } from '../../domain/broadcast.ts';
import { once } from '../../db/transactions/program-act.ts';
import { ok } from '../../domain/result.ts';
import { displayName } from '../../files/names.ts';
import { callerIn, recordUse } from '../auth.ts';
import { fileShape, scopeOf } from '../broadcast-schemas.ts';
import { fileRefusal } from '../file-refusals.ts';
import { problemSchema, refuse } from '../problems.ts';
import { answerAct, idempotencyHeader, programRequest } from '../program.ts';
import { lookInto } from '../look-into.ts';
import { receiveFiles } from '../receive-files.ts';
import { refusals } from '../schemas.ts';
import type { ServerParts } from '../parts.ts';

/** Registers `/broadcasts/files`. */
export function broadcastFileRoutes(app: FastifyInstance, parts: ServerParts): void {
  const { db, store, config, scanner } = parts;

  app.withTypeProvider<ZodTypeProvider>().post(
    '/broadcasts/files',
    {
      schema: {
        tags: ['broadcasts'],
        summary:
          'Put up the file of a broadcast, one part of multipart/form-data: PDF, JPG, PNG or DOCX',
        headers: idempotencyHeader,
        consumes: ['multipart/form-data'],
        response: {
          201: fileShape,
          413: problemSchema,
          415: problemSchema,
          422: problemSchema,
          507: problemSchema,
          ...refusals,
        },
      },
      config: { upload: true },
    },
    async (request, reply) => {
      const caller = callerIn(request);
      if (scopeOf(caller) === undefined) {
        await recordUse(parts, request, 'denied', { action: 'broadcast_all' });
        return refuse(reply.header('connection', 'close'), 'not_allowed');
      }
      const limit = { maxBytes: config.maxFileBytes, most: 1 };
      const received = await receiveFiles(request, reply, store, limit);
      if (!received.ok)
        return refuse(
          reply,
          received.problem,
          received.problem === 'too_large' ? { limit: config.maxFileBytes } : {},
        );
      const [file] = received.value.files;
      if (file === undefined) return refuse(reply, 'bad_request');
      const asked = { allowed: broadcastFormats, maxBytes: config.maxFileBytes, scanner };
      const seen = await lookInto(store, file, asked, async (_, facts) => ok(facts));
      if (!seen.ok)
        return refuse(reply, 'file_refused', {
          issues: [{ path: 'body.file', message: fileRefusal(seen.problem) }],
        });
      const { format, mime } = seen.value;
      const { sha256, size } = file;
      const name = displayName(file.name);
      const asIt = { sha256, size, name, type: mime };
      const done = await once<typeof asIt, never>(
        db,
        programRequest(request),
        ['broadcast file', sha256],
        fileShape,
        async (trx) => {
          await keepBroadcastFile(trx, caller.tokenId, { sha256, size, name, format, mime });
          return ok(asIt);
        },
      );
      if (!done.ok) return answerAct(parts, request, reply, done, {});
      return reply.code(201).send(done.value);
    },
  );
}
