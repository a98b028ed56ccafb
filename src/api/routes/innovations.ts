// Innovations for programs: lists, one record whole, and the bytes of its evidence.
// What is out of reach answers exactly like what does not exist.
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import {
  findEvidence,
  findInnovation,
  type InnovationRow,
  listInnovations,
  readAnswers,
  readEvidence,
  readHistory,
} from '../../db/views/innovations.ts';
import { readLevels } from '../../db/views/levels.ts';
import { answerValueSchema } from '../../domain/edition/answer.ts';
import { findEdition } from '../../domain/edition/editions/index.ts';
import { formOf } from '../../domain/edition/journey.ts';
import { showAnswer } from '../../domain/edition/show.ts';
import { states } from '../../domain/innovation/status.ts';
import { callerIn, isEmpty, reachOf, recordUse, unitsFor } from '../auth.ts';
import { refuse } from '../problems.ts';
import { codeParam, innovationPage, innovationRecord, listQuery, refusals } from '../schemas.ts';
import { sendOriginal } from '../send-file.ts';
import type { ServerParts } from '../parts.ts';

const recordParams = z.strictObject({ code: codeParam });
const fileParams = z.strictObject({ code: codeParam, id: z.coerce.number().int().positive() });
const tags = ['innovations'];

/** Registers `/innovations` and what lies below it. */
export function innovationRoutes(app: FastifyInstance, parts: ServerParts): void {
  const { db, store } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    '/innovations',
    {
      schema: {
        tags,
        summary: 'List the innovations that the token may read, newest first',
        querystring: listQuery,
        response: { 200: innovationPage, ...refusals },
      },
    },
    async (request, reply) => {
      const caller = callerIn(request);
      const reach = reachOf(caller);
      if (isEmpty(reach) || unitsFor(caller, 'list_innovations').length === 0) {
        await recordUse(parts, request, 'denied', { action: 'list_innovations' });
        return refuse(reply, 'not_allowed');
      }
      const { limit, ...filter } = request.query;
      // One more than asked for tells whether there is a next page.
      const rows = await listInnovations(db, reach, filter, limit + 1);
      const items = rows.slice(0, limit);
      return {
        items: items.map(itemOf),
        next: rows.length > limit ? (items.at(-1)?.code ?? null) : null,
      };
    },
  );

  typed.get(
    '/innovations/:code',
    {
      schema: {
        tags,
        summary: 'Read one innovation: answers, evidence and history',
        params: recordParams,
        response: { 200: innovationRecord, ...refusals },
      },
    },
    async (request, reply) => {
      const row = await findInnovation(db, reachOf(callerIn(request)), request.params.code);
      if (!row) {
        await recordUse(parts, request, 'denied', {
          action: 'read_submitted',
          code: request.params.code,
        });
        return refuse(reply, 'not_found');
      }
      const [levels, answers, evidence, history] = await Promise.all([
        readLevels(db, row.id),
        answersOf(parts, row),
        evidenceOf(parts, row),
        readHistory(db, row.id),
      ]);
      return {
        ...itemOf(row),
        ...levels,
        answers,
        evidence,
        history: history.map((event) => ({ ...event, at: event.at.toISOString() })),
      };
    },
  );

  typed.get(
    '/innovations/:code/evidence/:id',
    {
      schema: {
        tags,
        summary: 'Download an evidence file; one byte range is understood',
        params: fileParams,
        produces: ['application/octet-stream'],
      },
    },
    async (request, reply) => {
      const { code, id } = request.params;
      const caller = callerIn(request);
      const reach = reachOf(caller);
      const row = await findInnovation(db, reach, code);
      const units = unitsFor(caller, 'download_evidence');
      const allowed = row && (units === 'all' || units.includes(row.unitId));
      const file = allowed ? await findEvidence(db, row.id, id) : undefined;
      if (!file || file.sha256 === null || file.size === null) {
        await recordUse(parts, request, 'denied', {
          action: 'download_evidence',
          code,
          evidence: id,
        });
        return refuse(reply, 'not_found');
      }
      await recordUse(parts, request, 'evidence_downloaded', {
        code,
        evidence: id,
        sha256: file.sha256,
      });
      const { name, mime, size, sha256 } = file;
      return sendOriginal(request, reply, store, { name, size, sha256, mime: mime ?? '' });
    },
  );
}

function itemOf(row: InnovationRow) {
  const { id: _, submittedAt, createdAt, updatedAt, state, ...rest } = row;
  return {
    ...rest,
    state: known(state),
    submittedAt: submittedAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

function known(state: string) {
  const found = states.find((other) => other === state);
  if (!found) throw new Error('an innovation has an unknown state');
  return found;
}

async function answersOf({ db }: ServerParts, row: InnovationRow) {
  const edition = findEdition(row.edition, row.editionVersion);
  if (!edition) throw new Error(`edition ${row.edition} ${row.editionVersion} is not shipped`);
  const stored = new Map((await readAnswers(db, row.id)).map((answer) => [answer.item, answer]));
  return formOf(edition).items.flatMap((item) => {
    const answer = stored.get(item.id);
    if (!answer) return [];
    const value = answerValueSchema.parse(answer.value);
    return [
      {
        item: item.id,
        label: item.label,
        kind: item.kind,
        value,
        text: showAnswer(item, value),
        revision: answer.revision,
        toConfirm: answer.toConfirm,
        updatedAt: answer.updatedAt.toISOString(),
      },
    ];
  });
}

const fileStates = ['announced', 'fetching', 'stored', 'refused', 'failed'] as const;

async function evidenceOf({ db }: ServerParts, row: InnovationRow) {
  const files = await readEvidence(db, row.id);
  return files.map(({ mime, state, receivedAt, storedAt, ...file }) => ({
    ...file,
    type: mime,
    state: fileStates.find((other) => other === state) ?? 'failed',
    receivedAt: receivedAt.toISOString(),
    storedAt: storedAt?.toISOString() ?? null,
    url: state === 'stored' ? `/api/v1/innovations/${row.code}/evidence/${file.id}` : null,
  }));
}
