// What may be an innovation (temuan) for programs, within the reach of their token.
// A token notes in the name of the person who answers for it; of what was noted it may say what becomes of it.
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { readCurrentEdition } from '../../db/reference.ts';
import { changeByProgram, noteByProgram } from '../../db/transactions/candidates-by-program.ts';
import { countedCandidates, listCandidates } from '../../db/views/candidates.ts';
import { listUnits } from '../../db/views/reference.ts';
import { type CandidateRow, countByUnit } from '../../domain/candidate-counts.ts';
import { findEdition } from '../../domain/edition/editions/index.ts';
import { candidateStates, longestSentence, mostAtOnce } from '../../domain/candidate.ts';
import { oneLine } from '../../domain/language/index.ts';
import { no } from '../../domain/result.ts';
import { callerIn, recordUse, unitsFor } from '../auth.ts';
import { problemSchema, refuse } from '../problems.ts';
import { answerAct, idempotencyHeader, programRequest } from '../program.ts';
import { refusals, versionRead, words } from '../schemas.ts';
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
  version: z.int(),
});

/** Nobody: a token owns nothing. */
const NOBODY = 0;

/** Registers `/candidates`, `/candidates/counts` and `/candidates/{number}/changes`. */
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
            ...{ reason: row.reason, code: row.code, since: row.since, version: row.version },
          })),
      };
    },
  );
  countingRoute(app, parts);
  notingRoute(app, parts);
  changingRoute(app, parts);
}

const countsItem = z.strictObject({
  edition: z.string(),
  year: z.int(),
  unitId: z.string(),
  found: z.int(),
  sorted: z.int().describe('closed as no innovation, or as the same as another'),
  begun: z.int().describe('those entered among them'),
  entered: z.int(),
  lost: z.int().describe('given up, or left behind when their year ended'),
  open: z.int(),
});

function countingRoute(app: FastifyInstance, parts: ServerParts): void {
  app.withTypeProvider<ZodTypeProvider>().get(
    '/candidates/counts',
    {
      schema: {
        tags: ['candidates'],
        summary:
          'Count what became of what was found, for each unit and year, the newest year first',
        querystring: z.strictObject({
          edition: words(60).optional().describe('id; all of them when left out'),
          unit: words(80).optional().describe('id of a unit; all of them when left out'),
        }),
        response: { 200: z.strictObject({ items: z.array(countsItem) }), ...refusals },
      },
    },
    async (request, reply) => {
      const caller = callerIn(request);
      const units = unitsFor(caller, 'read_candidates');
      const { edition, unit } = request.query;
      if (
        units !== 'all' &&
        (units.length === 0 || (unit !== undefined && !units.includes(unit)))
      ) {
        await recordUse(parts, request, 'denied', { action: 'read_candidates' });
        return refuse(reply, 'not_allowed');
      }
      const { role, unitId } = caller;
      const rows = await countedCandidates(parts.db, { grants: [{ role, unitId }] });
      const running = await readCurrentEdition(parts.db);
      const asked = rows.filter(
        (row) =>
          (edition === undefined || row.editionId === edition) &&
          (unit === undefined || row.unitId === unit),
      );
      return { items: countsOf(asked, running) };
    },
  );
}

/** The counts of each unit and edition; an edition that is not shipped any longer has no year and is left out. */
const countsOf = (rows: readonly CandidateRow[], running: string) =>
  [...Map.groupBy(rows, ({ editionId }) => editionId)]
    .flatMap(([edition, own]) => {
      const year = findEdition(edition)?.year;
      return year === undefined ? [] : [{ edition, year, own }];
    })
    .toSorted((a, b) => b.year - a.year || (a.edition < b.edition ? -1 : 1))
    .flatMap(({ edition, year, own }) =>
      countByUnit(own, running).map(({ unitId, counts }) => ({ edition, year, unitId, ...counts })),
    );

const sentence = words(longestSentence).refine(
  (text) => oneLine(text).trim().split(/\s+/u).length >= 3 && /\p{L}{2}/u.test(text),
  'a sentence of three words at least',
);

function notingRoute(app: FastifyInstance, parts: ServerParts): void {
  const { db } = parts;
  app.withTypeProvider<ZodTypeProvider>().post(
    '/candidates',
    {
      schema: {
        tags: ['candidates'],
        summary:
          'Note what may be innovations of a unit, in the name of the person who answers for the token',
        headers: idempotencyHeader,
        body: z.strictObject({
          unitId: words(60),
          sentences: z.array(sentence).min(1).max(mostAtOnce),
        }),
        response: {
          201: z.strictObject({ numbers: z.array(z.int()) }),
          422: problemSchema,
          ...refusals,
        },
      },
    },
    async (request, reply) => {
      const caller = callerIn(request);
      const { unitId } = request.body;
      const units = unitsFor(caller, 'note_candidate');
      if (units !== 'all' && !units.includes(unitId)) {
        await recordUse(parts, request, 'denied', { action: 'note_candidate' });
        return refuse(reply, 'not_allowed');
      }
      if (caller.personId === null) return refuse(reply, 'no_person');
      if (!(await listUnits(db)).some(({ id, active }) => id === unitId && active))
        return refuse(reply, 'bad_request', {
          issues: [{ path: 'body.unitId', message: 'no such unit' }],
        });
      const done = await noteByProgram(db, programRequest(request), {
        ...{ unitId, personId: caller.personId, editionId: await readCurrentEdition(db) },
        sentences: request.body.sentences.map((text) => oneLine(text).trim()),
      });
      if (!done.ok)
        return done.problem.type === 'not_allowed'
          ? refuse(reply, 'not_allowed')
          : answerAct(parts, request, reply, no({ type: done.problem.type }), {});
      return reply.code(201).send({ numbers: [...done.value.numbers] });
    },
  );
}

const change = z.discriminatedUnion('what', [
  z.strictObject({
    what: z.literal('assign'),
    personId: z.int().positive().describe('of the unit, as in `GET /roles`; they are asked'),
  }),
  z.strictObject({ what: z.literal('close'), reason: words(500).min(3) }),
  z.strictObject({ what: z.literal('same'), as: z.int().positive().describe('another candidate') }),
  z.strictObject({ what: z.literal('postpone'), until: z.iso.date() }),
  z.strictObject({ what: z.literal('reopen') }),
]);

function changingRoute(app: FastifyInstance, parts: ServerParts): void {
  app.withTypeProvider<ZodTypeProvider>().post(
    '/candidates/:number/changes',
    {
      schema: {
        tags: ['candidates'],
        summary: 'Say what becomes of one, in the version that was read',
        params: z.strictObject({ number: z.coerce.number().int().positive() }),
        headers: idempotencyHeader,
        body: z.strictObject({ change, version: versionRead }),
        response: { 200: z.strictObject({}), 409: problemSchema, 422: problemSchema, ...refusals },
      },
    },
    async (request, reply) => {
      const { number } = request.params;
      const { version } = request.body;
      const asked = programRequest(request);
      const done = await changeByProgram(parts.db, asked, number, version, request.body.change);
      if (done.ok) return {};
      const { type } = done.problem;
      switch (type) {
        case 'unknown_person':
        case 'unknown_twin':
        case 'bad_day':
          return refuse(reply, 'bad_request', {
            issues: [{ path: 'body.change', message: type.replace('_', ' ') }],
          });
        case 'not_found':
          await recordUse(parts, request, 'denied', { action: 'assign_candidate', number });
          return refuse(reply, 'not_found');
        case 'changed':
        case 'moved':
          return refuse(reply, 'conflict');
        case 'not_now':
          return refuse(reply, 'wrong_step');
        case 'key_reused':
          return refuse(reply, 'key_reused');
      }
    },
  );
}
