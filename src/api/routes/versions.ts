// Versions of an innovation for programs: the steps that made them, and what differs between any two.
// It changes nothing; what is out of reach answers like what does not exist.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { findInnovation, type InnovationRow } from '../../db/views/innovations.ts';
import { itemEventsOf, versionsOf } from '../../db/views/versions.ts';
import { findEdition } from '../../domain/edition/editions/index.ts';
import { formOf } from '../../domain/edition/journey.ts';
import { differences } from '../../domain/innovation/difference.ts';
import { callerIn, reachOf, recordUse } from '../auth.ts';
import { textOf } from '../desk/difference-rows.ts';
import { refuse } from '../problems.ts';
import { codeParam, refusals } from '../schemas.ts';
import type { ServerParts } from '../parts.ts';

const params = z.strictObject({ code: codeParam });
const version = z.coerce.number().int().nonnegative();
const json = z.unknown().describe('as stored; null without an answer');

const versionItem = z.strictObject({
  version: z.int(),
  step: z.string().describe('submit, verify, endorse, accept, return, repair and so on'),
  by: z.string().nullable(),
  role: z.string().nullable(),
  at: z.iso.datetime(),
});

const differenceItem = z.strictObject({
  item: z.string(),
  label: z.string(),
  before: json,
  after: json,
  textBefore: z.string().describe('in words; empty without an answer'),
  textAfter: z.string(),
  filesAdded: z.array(z.string()),
  filesRemoved: z.array(z.string()),
});

/** Registers `GET /innovations/{code}/versions` and `…/differences`. */
export function versionRoutes(app: FastifyInstance, parts: ServerParts): void {
  const { db } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();

  const found = async (request: FastifyRequest, code: string): Promise<InnovationRow | null> => {
    const row = await findInnovation(db, reachOf(callerIn(request)), code);
    if (row !== undefined) return row;
    await recordUse(parts, request, 'denied', { action: 'read_submitted', code });
    return null;
  };
  const nothing = (reply: FastifyReply) => refuse(reply, 'not_found');

  typed.get(
    '/innovations/:code/versions',
    {
      schema: {
        tags: ['innovations'],
        summary: 'List the versions in which steps ended, oldest first, and the present one',
        params,
        response: {
          200: z.strictObject({ items: z.array(versionItem), version: z.int() }),
          ...refusals,
        },
      },
    },
    async (request, reply) => {
      const row = await found(request, request.params.code);
      if (row === null) return nothing(reply);
      const rows = await versionsOf(db, row.id);
      return {
        items: rows.map((one) => ({ ...one, at: one.at.toISOString() })),
        version: row.version,
      };
    },
  );

  typed.get(
    '/innovations/:code/differences',
    {
      schema: {
        tags: ['innovations'],
        summary: 'Compare any two versions, item by item, files included',
        params,
        querystring: z.strictObject({
          from: version.default(0).describe('0: before the first answer'),
          to: version.optional().describe('the present version when left out'),
        }),
        response: {
          200: z.strictObject({
            from: z.int(),
            to: z.int(),
            items: z.array(differenceItem),
          }),
          ...refusals,
        },
      },
    },
    async (request, reply) => {
      const row = await found(request, request.params.code);
      const edition = row === null ? null : findEdition(row.edition, row.editionVersion);
      if (row === null || edition === null) return nothing(reply);
      const { from, to = row.version } = request.query;
      const items = differences(await itemEventsOf(db, row.id), from, to).map((one) => {
        const known = formOf(edition).byId.get(one.item);
        return {
          ...one,
          label: known?.label ?? one.item,
          textBefore: textOf(known, one.before),
          textAfter: textOf(known, one.after),
          filesAdded: [...one.filesAdded],
          filesRemoved: [...one.filesRemoved],
        };
      });
      return { from, to, items };
    },
  );
}
