// How units stand on the nine steps: who has not begun, who is stuck, who declared nil, who never reported.
// Drafts are counted, never shown.
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { readCalendar } from '../../../db/views/calendar.ts';
import { unitStandings } from '../../../db/views/desk.ts';
import { dayAt } from '../../../domain/calendar.ts';
import { findEdition } from '../../../domain/edition/editions/index.ts';
import { countedText } from '../../desk/counts.ts';
import { type DeskGate, seesUnits, unitsSeen } from '../../desk/gate.ts';
import { headsOf, matrixOf } from '../../desk/matrix.ts';
import { answerPage } from '../../desk/pages.ts';
import { standingFilters, totalsOf } from '../../desk/standings.ts';
import type { ServerParts } from '../../parts.ts';

const hide = { hide: true } as const;
const standingQuery = z.object({ saring: z.string().max(200).optional().catch(undefined) });

/** Registers `/meja/perangkat-daerah`. */
export function deskUnitRoutes(
  app: FastifyInstance,
  { db, words }: ServerParts,
  gate: DeskGate,
): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    '/meja/perangkat-daerah',
    { schema: { ...hide, querystring: standingQuery } },
    async (request, reply) => {
      const at = await gate.who(request, reply);
      if (at === null) return reply;
      const edition = findEdition(await gate.editionNow());
      if (!seesUnits(at.person) || edition === null) return gate.nothing(reply, at);
      const [{ units: all, countedAt }, calendar, { stuckDays }] = await Promise.all([
        unitStandings(db, edition.id, unitsSeen(at.person)),
        readCalendar(db, edition),
        gate.rulesNow(),
      ]);
      const filters = standingFilters(stuckDays);
      const today = dayAt(Date.now());
      const { saring = 'semua' } = request.query;
      const filter = filters.find(({ id }) => id === saring) ?? filters[0];
      return answerPage(reply, 200, 'units', {
        ...(await gate.frame(at, 'Perangkat daerah', '/meja/perangkat-daerah')),
        filters: filters.map(({ id, name, fits }) => ({
          ...{ id, name, here: id === filter?.id },
          count: all.filter(fits).length,
        })),
        heads: headsOf(edition, calendar, today),
        open: calendar !== null,
        groups: matrixOf(all.filter(filter?.fits ?? (() => true)), edition, calendar, {
          ...{ today, stuckDays },
        }),
        totals: totalsOf(all),
        counted: countedText(countedAt, words),
      });
    },
  );
}
