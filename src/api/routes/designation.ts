// The end of a season for programs: the list for the SK Bupati, the SK itself, and the nil statements of units.
// It never decides by itself; rules, record and notices are those of a chat.
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { loadDesignation } from '../../db/load/designation.ts';
import { loadNil } from '../../db/load/nil.ts';
import {
  freezeByProgram,
  listed,
  recordSkByProgram,
} from '../../db/transactions/designate-by-program.ts';
import { nilReaders } from '../../domain/conversation/nil/nil.ts';
import type { FrozenList } from '../../domain/conversation/designation/types.ts';
import { findEdition } from '../../domain/edition/editions/index.ts';
import { states } from '../../domain/innovation/status.ts';
import { type Caller, callerIn, recordUse, unitsFor } from '../auth.ts';
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

const row = z.strictObject({
  code: z.string(),
  name: z.string().nullable(),
  unitId: z.string(),
  state: z.enum(states),
  version: z.int(),
});
const list = z.strictObject({
  id: z.int(),
  frozenAt: z.iso.datetime(),
  frozenBy: z.string().nullable().describe('null for a program'),
  skNumber: z.string().nullable(),
  skDate: z.iso.date().nullable(),
  scan: z
    .strictObject({ name: z.string(), size: z.int(), sha256: z.string() })
    .nullable()
    .describe('the scan of the SK that was stored last; sent in chat'),
  rows: z.array(
    row.extend({ now: z.int().describe('the version now; `version` is the frozen one') }),
  ),
});
const statement = z.strictObject({
  id: z.int(),
  unitId: z.string(),
  declaredBy: z.string().nullable(),
  declaredAt: z.iso.datetime(),
  confirmedBy: z.string().nullable().describe('the head of the unit'),
  confirmedAt: z.iso.datetime().nullable(),
});
const params = z.strictObject({ id: z.string().max(60) });
const tags = ['designation'];

/** Registers `/editions/{id}/designation`, what lies below it, and `/editions/{id}/nil-statements`. */
export function designationRoutes(app: FastifyInstance, parts: ServerParts): void {
  const { db } = parts;
  const acts = programParts(parts);
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    '/editions/:id/designation',
    {
      schema: {
        tags,
        summary: 'Read what is monitored, the list that is frozen, and the one designated last',
        params,
        response: {
          200: z.strictObject({
            monitored: z.array(row),
            open: list.nullable(),
            last: list.nullable(),
          }),
          ...refusals,
        },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const caller = callerIn(request);
      if (unitsFor(caller, 'list_innovations') !== 'all' || unitsFor(caller, 'report') !== 'all') {
        await recordUse(parts, request, 'denied', { action: 'freeze_list', edition: id });
        return refuse(reply, 'not_allowed');
      }
      if (findEdition(id) === null) return refuse(reply, 'not_found');
      const { monitored, open, last } = await loadDesignation(db, id);
      return {
        monitored: monitored.map((one) => ({ ...one })),
        open: open && itemOf(open),
        last: last && itemOf(last),
      };
    },
  );

  typed.post(
    '/editions/:id/designation',
    {
      schema: {
        tags,
        summary: 'Freeze the list: all that is monitored, in the versions that were read',
        params,
        headers: idempotencyHeader,
        body: z.strictObject({
          items: z
            .array(z.strictObject({ code: codeParam, version: versionRead }))
            .max(10_000)
            .describe('`monitored` as it was read'),
        }),
        response: { 200: listed, ...actRefusals },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      if (isUnknown(callerIn(request), 'freeze_list', id)) return refuse(reply, 'not_found');
      const done = await freezeByProgram(acts, {
        ...programRequest(request),
        editionId: id,
        items: request.body.items,
      });
      return answerAct(parts, request, reply, done, { edition: id });
    },
  );

  typed.put(
    '/editions/:id/designation/:list/sk',
    {
      schema: {
        tags,
        summary: 'Record the decision (SK) on the frozen list; everything on it is designated',
        params: params.extend({ list: z.coerce.number().int().positive() }),
        headers: idempotencyHeader,
        body: z.strictObject({ number: words(200), date: z.iso.date() }),
        response: { 200: listed, ...actRefusals },
      },
    },
    async (request, reply) => {
      const { id, list: designation } = request.params;
      if (isUnknown(callerIn(request), 'record_sk', id)) return refuse(reply, 'not_found');
      const done = await recordSkByProgram(acts, {
        ...programRequest(request),
        ...request.body,
        ...{ editionId: id, designation },
      });
      return answerAct(parts, request, reply, done, { edition: id });
    },
  );

  typed.get(
    '/editions/:id/nil-statements',
    {
      schema: {
        tags,
        summary: 'List the units that say they have no innovation: own unit, or all',
        params,
        response: { 200: z.strictObject({ items: z.array(statement) }), ...refusals },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const { role, unitId } = callerIn(request);
      if (!readsNil.has(role)) {
        await recordUse(parts, request, 'denied', { action: 'nil', edition: id });
        return refuse(reply, 'not_allowed');
      }
      if (findEdition(id) === null) return refuse(reply, 'not_found');
      const { statements } = await loadNil(db, { grants: [{ role, unitId }] }, id);
      return {
        items: statements.map((one) => ({
          id: one.id,
          unitId: one.unitId,
          declaredBy: one.declaredBy,
          declaredAt: one.declaredAt,
          confirmedBy: one.confirmedBy,
          confirmedAt: one.confirmedAt,
        })),
      };
    },
  );
}

const readsNil: ReadonlySet<string> = new Set(nilReaders);

/** Tells somebody who may act that there is no such edition; others are refused alike. */
const isUnknown = (caller: Caller, action: 'freeze_list' | 'record_sk', id: string): boolean =>
  unitsFor(caller, action) === 'all' && findEdition(id) === null;

const itemOf = (found: FrozenList) => ({ ...found, rows: found.rows.map((one) => ({ ...one })) });
