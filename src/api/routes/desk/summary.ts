// The summary at the desk: how an edition stands in numbers, and what would be if things were otherwise.
// It counts only what this person may list, and shows no draft.
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { countedCandidates } from '../../../db/views/candidates.ts';
import { listUnits } from '../../../db/views/reference.ts';
import { readSummary, summaryUnits } from '../../../db/views/statistics.ts';
import type { EditionDefinition } from '../../../domain/edition/definition.ts';
import { findEdition, newestEditions } from '../../../domain/edition/editions/index.ts';
import { indexYearTable } from '../../../domain/index-year-table.ts';
import { imagine, regionWithMore, type Scored } from '../../../domain/index-estimate.ts';
import type { DeskGate } from '../../desk/gate.ts';
import { answerPage } from '../../desk/pages.ts';
import { foundLines } from '../../desk/found.ts';
import { indexOf, plotsOf, points } from '../../desk/summary.ts';
import type { ServerParts } from '../../parts.ts';

const hide = { hide: true } as const;
const word = z.string().max(200).optional().catch(undefined);
/** An empty field is not a number; anything else that is none is left out. */
const number = (most: number) =>
  z.preprocess(
    (given) =>
      typeof given === 'string' && given.trim() !== '' ? given.replace(',', '.') : undefined,
    z.coerce.number().min(0).max(most).optional().catch(undefined),
  );
const query = z.object({
  ...{ edisi: word, unit: word },
  ...{ spd: number(1000), tambah: number(1000), tingkat: number(3), indikator: number(99) },
});

/** Registers `/meja/ringkasan`. */
export function deskSummaryRoutes(app: FastifyInstance, parts: ServerParts, gate: DeskGate): void {
  const { db, words } = parts;
  app
    .withTypeProvider<ZodTypeProvider>()
    .get('/meja/ringkasan', { schema: { ...hide, querystring: query } }, async (request, reply) => {
      const at = await gate.who(request, reply);
      if (at === null) return reply;
      const { edisi, unit = '', spd } = request.query;
      const edition = findEdition(edisi ?? '') ?? findEdition(await gate.editionNow());
      if (edition === null) return gate.nothing(reply, at);
      const reach = summaryUnits(at.person);
      const units = (await listUnits(db)).filter(({ id }) => reach?.includes(id) ?? true);
      const one = units.find(({ id }) => id === unit) ?? null;
      const running = await gate.editionNow();
      const found = foundLines(
        await countedCandidates(db, at.person, edition.id),
        { edition: edition.id, running, unit: one?.id ?? null },
        (id) => units.find((each) => each.id === id)?.name ?? id,
      );
      const { summary, scored, measured, countedAt } = await readSummary(db, at.person, edition, {
        ...{ unit: one?.id ?? null, spd: spd ?? null },
      });
      return answerPage(reply, 200, 'summary', {
        ...(await gate.frame(at, 'Ringkasan', '/meja/ringkasan')),
        now: words.moment(new Date(countedAt).toISOString()),
        ...{ summary, edition: edition.id, unit: one?.id ?? '', units },
        ...{ found, heads: foundHeads, rules: indexYearTable },
        measured: measured(),
        editions: newestEditions().map(({ id, year }) => ({ id, year })),
        means: [summary.claimed, summary.verified, summary.max].map((value) =>
          value === null ? null : points(value),
        ),
        plots: plotsOf(
          summary,
          { edisi: edition.id, ...(one === null ? {} : { unit: one.id }) },
          { words, ofAll: reach === null && one === null },
        ),
        index:
          reach === null && one === null && summary.index !== null
            ? whatIf(edition, scored, request.query, summary.index)
            : null,
      });
    });
}

/** What is counted of candidates, as it is called. */
const foundHeads = [
  ['found', 'Ditemukan'],
  ['sorted', 'Disisihkan'],
  ['begun', 'Mulai diisi'],
  ['entered', 'Masuk'],
  ['lost', 'Hilang'],
  ['open', 'Masih terbuka'],
] as const;

/** The index as it is and as it would be. */
function whatIf(
  edition: EditionDefinition,
  scored: readonly Scored[],
  asked: z.infer<typeof query>,
  now: NonNullable<Awaited<ReturnType<typeof readSummary>>['summary']['index']>,
) {
  const { tambah = 0, tingkat = 0, indikator = 0 } = asked;
  const spd = asked.spd ?? null;
  const whole = edition.scoring.region?.totalMax ?? 1;
  const level = tingkat === 1 || tingkat === 2 || tingkat === 3 ? tingkat : null;
  const imagined = imagine(edition, scored, {
    ...{ codes: [], level, more: tambah, spd },
    indicator: indikator === 0 ? null : indikator,
  });
  const other = level !== null || tambah > 0;
  const then = other ? regionWithMore(edition, imagined, tambah, spd) : null;
  return {
    now: indexOf(now, whole),
    imagined: then === null ? null : indexOf(then, whole),
    difference:
      then === null || then.index === null || now.index === null
        ? null
        : points(then.index - now.index),
    predicates: edition.scoring.region?.predicates.filter(({ from }) => from > 0.01) ?? [],
    ...{ spd, tambah, tingkat, indikator },
  };
}
