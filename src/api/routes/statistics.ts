// An edition summed up for programs: counts, how far innovations came, maturity, the index.
// It names no innovation and counts only what the token may list.
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { readCurrentEdition } from '../../db/reference.ts';
import { type ReadSummary, readSummary, summaryUnits } from '../../db/views/statistics.ts';
import { findEdition } from '../../domain/edition/editions/index.ts';
import type { Summary } from '../../domain/statistics.ts';
import { callerIn, recordUse } from '../auth.ts';
import type { ServerParts } from '../parts.ts';
import { refuse } from '../problems.ts';
import { refusals, statisticsQuery, statisticsRecord } from '../schemas.ts';

/** Registers `/statistics`. */
export function statisticsRoutes(app: FastifyInstance, parts: ServerParts): void {
  const { db } = parts;
  app.withTypeProvider<ZodTypeProvider>().get(
    '/statistics',
    {
      schema: {
        tags: ['statistics'],
        summary: 'Sum an edition up: counts, funnel, maturity, the index',
        querystring: statisticsQuery,
        response: { 200: statisticsRecord, ...refusals },
      },
    },
    async (request, reply) => {
      const { role, unitId } = callerIn(request);
      const grants = [{ role, unitId }];
      const units = summaryUnits({ grants });
      const { unit = null, spd = null } = request.query;
      const beyond = unit !== null && units !== null && !units.includes(unit);
      if (units?.length === 0 || beyond) {
        await recordUse(parts, request, 'denied', { action: 'list_innovations' });
        return refuse(reply, 'not_allowed');
      }
      const edition = findEdition(request.query.edition ?? (await readCurrentEdition(db)));
      if (edition === null) return refuse(reply, 'not_found');
      const read = await readSummary(db, { grants }, edition, { unit, spd });
      return answerOf(edition.id, read, units === null && unit === null);
    },
  );
}

function answerOf(
  edition: string,
  { summary, countedAt }: Pick<ReadSummary, 'summary' | 'countedAt'>,
  wholeRegion: boolean,
) {
  const { claimed, verified, verifiedCount, max, spread, losses, basics, index, ...rest } = summary;
  return {
    edition,
    countedAt: new Date(countedAt).toISOString(),
    ...{ year: rest.year, handedIn: rest.handedIn, drafts: rest.drafts },
    states: [...rest.states],
    funnel: [...rest.funnel],
    kinds: rest.kinds.map((kind) => ({ ...kind, rows: [...kind.rows] })),
    stops: [...rest.stops],
    times: [...rest.times],
    maturity: {
      ...{ claimed, verified, verifiedCount, most: max },
      spread: [...spread],
      losses: [...losses],
    },
    basicUrusan: [...basics],
    index: wholeRegion && index !== null ? indexOf(index) : null,
    years: [...rest.years],
    past: rest.past.map(({ year, count, source }) => ({ year, count, source })),
  };
}

const indexOf = ({
  koersif,
  sid,
  divisor,
  countScore,
  spd,
  index,
  predicate,
}: NonNullable<Summary['index']>) => ({
  ...{ sid, divisor, countScore, spd, index, predicate },
  coercive: { ...koersif, covered: [...koersif.covered], missing: [...koersif.missing] },
});
