// The first page of the desk and the queue: what waits for whoever is there.
// It decides nothing.
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { deskQueueOf, deskReachOf, unitStandings } from '../../../db/views/desk.ts';
import { findInnovation } from '../../../db/views/innovations.ts';
import { findEdition } from '../../../domain/edition/editions/index.ts';
import { type DeskGate, seesUnits, unitsSeen } from '../../desk/gate.ts';
import { countedText } from '../../desk/counts.ts';
import { answerPage } from '../../desk/pages.ts';
import { waitingRows } from '../../desk/rows.ts';
import { totalsOf } from '../../desk/standings.ts';
import type { ServerParts } from '../../parts.ts';

/** So many of what waits stand on the first page. */
const FIRST = 7;
const hide = { hide: true } as const;
const doneQuery = z.object({ selesai: z.string().max(200).optional().catch(undefined) });

/** Registers `/meja` and `/meja/antrean`. */
export function deskWaitingRoutes(app: FastifyInstance, parts: ServerParts, gate: DeskGate): void {
  const { db, words } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get('/meja', { schema: hide }, async (request, reply) => {
    const at = await gate.who(request, reply);
    if (at === null) return reply;
    const [{ stuckDays }, queue, standings] = await Promise.all([
      gate.rulesNow(),
      deskQueueOf(db, at.person, FIRST),
      seesUnits(at.person)
        ? unitStandings(db, await gate.editionNow(), unitsSeen(at.person))
        : { units: [], countedAt: Date.now() },
    ]);
    const { units, countedAt } = standings;
    return answerPage(reply, 200, 'home', {
      ...(await gate.frame(at, 'Beranda', '/meja')),
      now: words.moment(new Date().toISOString()),
      year: findEdition(await gate.editionNow())?.year ?? '',
      queue: waitingRows(queue, await gate.unitNames(), parts),
      totals: totalsOf(units),
      late: units.filter(({ oldestDays }) => (oldestDays ?? 0) >= stuckDays).length,
      stuckDays,
      counted: countedText(countedAt, words),
    });
  });

  typed.get(
    '/meja/antrean',
    { schema: { ...hide, querystring: doneQuery } },
    async (request, reply) => {
      const at = await gate.who(request, reply);
      if (at === null) return reply;
      const done = request.query.selesai;
      const row =
        done === undefined ? undefined : await findInnovation(db, deskReachOf(at.person), done);
      const { stuckDays } = await gate.rulesNow();
      const rows = waitingRows(await deskQueueOf(db, at.person), await gate.unitNames(), parts);
      return answerPage(reply, 200, 'queue', {
        ...(await gate.frame(at, 'Antrean', '/meja/antrean')),
        done:
          row === undefined
            ? null
            : { name: row.name ?? row.code, state: gate.stateText(row.state) },
        late: rows.filter(({ days }) => days >= stuckDays).length,
        stuckDays,
        rows,
      });
    },
  );
}
