// Evidence of an innovation for programs that fill in: put up for an item, and taken away; the record lists it. Files are looked into as any
// upload is and reach the conversation as a message of the person who answers for the token, as from the form in a browser.
import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  removeFileByProgram,
  sentFilesSchema,
  takeFilesByProgram,
} from '../../db/transactions/fill-by-program.ts';
import { actedSchema } from '../../db/transactions/program-act.ts';
import { findInnovation } from '../../db/views/innovations.ts';
import { chatOf } from '../../db/views/own-innovations.ts';
import { findEdition } from '../../domain/edition/editions/index.ts';
import { formOf } from '../../domain/edition/journey.ts';
import { ok } from '../../domain/result.ts';
import { evidenceFormats } from '../../files/evidence-formats.ts';
import { displayName } from '../../files/names.ts';
import { callerIn, reachOf, recordUse } from '../auth.ts';
import { fileRefusal } from '../file-refusals.ts';
import { lookInto } from '../look-into.ts';
import type { ServerParts } from '../parts.ts';
import { problemSchema, refuse } from '../problems.ts';
import { actRefusals, idempotencyHeader, programRequest } from '../program.ts';
import { programFilling } from '../program-filling.ts';
import { type ReceivedFile, receiveFiles } from '../receive-files.ts';
import { codeParam, words } from '../schemas.ts';

const tags = ['innovations'];
const MOST_FILES = 10;

/** Registers putting up and taking away evidence below `/innovations/{code}/evidence`. */
export function evidenceRoutes(app: FastifyInstance, parts: ServerParts): void {
  const { db, store, config, scanner, sink } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const { filling, shut, answer } = programFilling(parts);

  typed.post(
    '/innovations/:code/evidence/:item',
    {
      schema: {
        ...{ tags, headers: idempotencyHeader, consumes: ['multipart/form-data'] },
        summary:
          'Put up evidence of an item, up to ten parts of multipart/form-data; the list says what became of each',
        params: z.strictObject({ code: codeParam, item: words(100) }),
        response: {
          202: sentFilesSchema,
          413: problemSchema,
          415: problemSchema,
          507: problemSchema,
          ...actRefusals,
        },
      },
      config: { upload: true },
    },
    async (request, reply) => {
      // What is refused here is not read to its end.
      if (await shut(request, reply.header('connection', 'close'), 'change_evidence')) return reply;
      const { code, item: id } = request.params;
      const caller = callerIn(request);
      const row = await findInnovation(db, reachOf(caller), code);
      if (row === undefined) {
        await recordUse(parts, request, 'denied', { action: 'change_evidence', code });
        return refuse(reply, 'not_found');
      }
      const edition = findEdition(row.edition, row.editionVersion);
      const item = edition === null ? undefined : formOf(edition).byId.get(id);
      const allowed = item === undefined ? [] : evidenceFormats(item);
      const chat = caller.personId === null ? null : await chatOf(db, caller.personId);
      if (allowed.length === 0)
        return refuse(reply, 'bad_request', {
          issues: [{ path: 'params.item', message: 'no evidence belongs to this item' }],
        });
      if (chat === null) return refuse(reply, 'no_chat');
      reply.removeHeader('connection');
      const limit = { maxBytes: config.maxFileBytes, most: MOST_FILES };
      const received = await receiveFiles(request, reply, store, limit);
      if (!received.ok)
        return refuse(
          reply,
          received.problem,
          received.problem === 'too_large' ? { limit: config.maxFileBytes } : {},
        );
      const files = eachOnce(received.value.files);
      if (files.length === 0) return refuse(reply, 'bad_request');
      const types: string[] = [];
      for (const [at, file] of files.entries()) {
        const asked = { allowed, maxBytes: config.maxFileBytes, scanner };
        const owner = caller.personId ?? 0;
        const seen = await lookInto(store, file, { ...asked, owner }, async (_, facts) =>
          ok(facts),
        );
        if (!seen.ok)
          return refuse(reply, 'file_refused', {
            issues: [{ path: `body.${at}`, message: fileRefusal(seen.problem) }],
          });
        types.push(seen.value.mime);
      }
      const sent = {
        ...{ code, item: id },
        files: files.map(({ name, size, sha256 }, at) => ({
          ...{ size, sha256, name: displayName(name), type: types[at] ?? '' },
        })),
      };
      const asking = programRequest(request);
      const done = await takeFilesByProgram(filling, asking, sent);
      if (done.ok) {
        // Without a key each request is a message of its own.
        const once = `${caller.tokenId}:${asking.key ?? request.id}:${code}:${id}`;
        await sink(files.map((file, at) => messageOf(file, at, { ...chat, code, item: id, once })));
        reply.code(202);
      }
      return answer(request, reply, 'change_evidence', done, 'body');
    },
  );

  typed.delete(
    '/innovations/:code/evidence/:id',
    {
      schema: {
        ...{ tags, headers: idempotencyHeader },
        summary: 'Take a file of an open item away',
        params: z.strictObject({ code: codeParam, id: z.coerce.number().int().positive() }),
        response: { 200: actedSchema, ...actRefusals },
      },
    },
    async (request, reply) => {
      if (await shut(request, reply, 'change_evidence')) return reply;
      const { code, id: file } = request.params;
      const done = await removeFileByProgram(filling, programRequest(request), { code, file });
      return answer(request, reply, 'change_evidence', done, 'params.id');
    },
  );
}

/** Equal parts are one file: they would be one message, and are said once. */
const eachOnce = (files: readonly ReceivedFile[]): readonly ReceivedFile[] =>
  files.filter(({ sha256 }, at) => files.findIndex((one) => one.sha256 === sha256) === at);

interface Meant {
  readonly channel: NonNullable<Awaited<ReturnType<typeof chatOf>>>['channel'];
  readonly address: string;
  readonly code: string;
  readonly item: string;
  /** Names the request: the same file in it is the same message. */
  readonly once: string;
}

function messageOf(file: ReceivedFile, at: number, { channel, address, code, item, once }: Meant) {
  const { sha256, size, name, mime } = file;
  const now = Date.now();
  return {
    ...{ channel, address, order: now + at, sentAt: new Date(now), kind: 'file' as const },
    externalId: `program-${createHash('sha256').update(`${once}:${sha256}`).digest('hex')}`,
    files: [{ ref: { stored: sha256, code, item }, sha256, size, name, mime }],
    raw: Buffer.from(JSON.stringify({ upload: { sha256, size, name, mime } })),
  };
}
