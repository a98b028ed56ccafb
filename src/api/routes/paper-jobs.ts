// Long papers for programs: one paper of each innovation that a filter leaves as a ZIP, or one of a unit or of all, made beside
// everything else. A program sees its own jobs alone, and its right is asked again when it fetches the file.
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { readCurrentEdition } from '../../db/reference.ts';
import {
  askForPapers,
  MOST_OPEN,
  MOST_PAPERS,
  paperJobOfKey,
} from '../../db/transactions/paper-jobs.ts';
import { paperJobsOf, type PaperJobRow } from '../../db/views/paper-jobs.ts';
import { listUnits } from '../../db/views/reference.ts';
import {
  innovationPapers,
  isOfRegion,
  isOfUnit,
  type ManyPaper,
  regionPapers,
  unitPapers,
} from '../../domain/papers.ts';
import { mayPrintMany, mayPrintUnit, maySeeNip } from '../../domain/paper-rights.ts';
import { contentDisposition } from '../../files/names.ts';
import { callerIn, reachOf, recordUse } from '../auth.ts';
import { papersOfFilter } from '../paper-wish.ts';
import { refuse } from '../problems.ts';
import { actRefusals, idempotencyHeader } from '../program.ts';
import { listQuery, refusals, words } from '../schemas.ts';
import type { ServerParts } from '../parts.ts';

const time = z.iso.datetime();
const jobItem = z.strictObject({
  id: z.int(),
  paper: z.string(),
  unitId: z.string().nullable(),
  innovations: z.int().describe('how many; 0 for a paper of a unit or of all'),
  state: z.enum(['waiting', 'making', 'done', 'failed', 'gone']),
  made: z.int().describe('how many of the innovations are made'),
  problem: z.string().nullable(),
  name: z.string().nullable(),
  mime: z.string().nullable(),
  size: z.int().nullable(),
  sha256: z.string().nullable(),
  askedAt: time,
  expiresAt: time.nullable().describe('the file is removed then'),
});
const wish = z.union([
  z.strictObject({
    paper: z.enum(innovationPapers),
    filter: listQuery.omit({ after: true, limit: true }),
  }),
  z.strictObject({
    paper: z.enum([...new Set([...unitPapers, ...regionPapers])]),
    unit: words(80).nullable().describe('id of a unit; null for all'),
  }),
]);
const params = z.strictObject({ id: z.coerce.number().int().positive().max(2_147_483_647) });
const tags = ['papers'];

const itemOf = (job: PaperJobRow): z.infer<typeof jobItem> => ({
  ...{ id: job.id, paper: job.paper, unitId: job.unitId, innovations: job.count },
  ...{ state: job.state, made: job.made, problem: job.problem, name: job.fileName },
  ...{ mime: job.mime, size: job.size, sha256: job.sha256 },
  askedAt: job.askedAt.toISOString(),
  expiresAt: job.expiresAt?.toISOString() ?? null,
});

/** Registers the jobs of papers. */
export function paperJobRoutes(app: FastifyInstance, parts: ServerParts): void {
  const { db, config } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.post(
    '/paper-jobs',
    {
      schema: {
        tags,
        summary: `Have a paper made of each innovation of a filter (at most ${MOST_PAPERS}, as a ZIP), or of a unit or of all`,
        headers: idempotencyHeader,
        body: wish,
        response: { 202: jobItem, ...actRefusals },
      },
    },
    async (request, reply) => {
      const caller = callerIn(request);
      const grants = [{ role: caller.role, unitId: caller.unitId }];
      const editionId = await readCurrentEdition(db);
      const { body } = request;
      const { tokenId } = caller;
      const answer = async (id: number) => {
        const [job] = await paperJobsOf(db, { tokenId }, id);
        return job === undefined ? refuse(reply, 'not_found') : reply.code(202).send(itemOf(job));
      };
      const key = request.headers['idempotency-key'] ?? null;
      const hash = createHash('sha256').update(JSON.stringify(body)).digest();
      // What the filter leaves may be something else by now; the same request has the same job.
      const before = await paperJobOfKey(db, { tokenId, key, hash });
      if (before === 'key_reused') return refuse(reply, 'key_reused');
      if (before !== null) return answer(before);
      const denied = async () => {
        await recordUse(parts, request, 'denied', { action: 'export_unit', paper: body.paper });
        return refuse(reply, 'not_allowed');
      };
      let subject;
      if ('filter' in body) {
        const { paper, filter } = body;
        const asked = { paper, filter, editionId };
        const found = await papersOfFilter(parts, grants, reachOf(caller), asked);
        if (!found.ok && found.problem === 'not_allowed') return denied();
        if (!found.ok)
          return found.problem === 'nothing'
            ? refuse(reply, 'not_found')
            : refuse(reply, 'too_large', { limit: MOST_PAPERS });
        subject = found.value;
      } else {
        const { paper, unit: unitId } = body;
        if (!mayPrintUnit(grants, paper, unitId)) return denied();
        const known = unitId === null || (await listUnits(db)).some(({ id }) => id === unitId);
        if (!known || !(unitId === null ? isOfRegion(paper) : isOfUnit(paper)))
          return refuse(reply, 'not_found');
        const nip = maySeeNip(grants, unitId, false);
        subject = { paper, unitId, codes: [], units: [], editionId, nip };
      }
      const taken = await askForPapers(db, { tokenId, key, hash }, subject);
      if (taken === 'key_reused') return refuse(reply, 'key_reused');
      if (taken === 'too_many') return refuse(reply, 'too_many_requests', { limit: MOST_OPEN });
      if (taken.isNew)
        await recordUse(parts, request, 'paper_printed', {
          ...{ paper: subject.paper, of: subject.unitId ?? 'all' },
          innovations: subject.codes.length,
        });
      return answer(taken.id);
    },
  );

  typed.get(
    '/paper-jobs/:id',
    {
      schema: {
        tags,
        summary: 'Read how far a job of papers is',
        params,
        response: { 200: jobItem, ...refusals },
      },
    },
    async (request, reply) => {
      const { tokenId } = callerIn(request);
      const [job] = await paperJobsOf(db, { tokenId }, request.params.id);
      return job === undefined ? refuse(reply, 'not_found') : itemOf(job);
    },
  );

  typed.get(
    '/paper-jobs/:id/file',
    {
      schema: {
        tags,
        produces: ['application/zip', 'application/pdf'],
        summary: 'Fetch what a job of papers made',
        params,
      },
    },
    async (request, reply) => {
      const { tokenId, role, unitId } = callerIn(request);
      const [job] = await paperJobsOf(db, { tokenId }, request.params.id);
      const grants = [{ role, unitId }];
      const allowed =
        job !== undefined &&
        (job.units.length > 0
          ? mayPrintMany(grants, job.units)
          : mayPrintUnit(grants, job.paper as ManyPaper, job.unitId));
      const file = path.join(config.dataDir, 'bundles', 'papers', `${job?.id ?? 0}.file`);
      if (job === undefined || !allowed || job.state === 'gone') return refuse(reply, 'not_found');
      if (job.state !== 'done') return refuse(reply, 'wrong_step');
      if (!existsSync(file)) return refuse(reply, 'not_found');
      await recordUse(parts, request, 'paper_printed', { paper: job.paper, job: job.id });
      return reply
        .header('cache-control', 'private, no-store')
        .header('x-content-type-options', 'nosniff')
        .header('content-length', job.size ?? 0)
        .header('content-disposition', contentDisposition(job.fileName ?? '', 'attachment'))
        .type(job.mime ?? 'application/octet-stream')
        .send(createReadStream(file));
    },
  );
}
