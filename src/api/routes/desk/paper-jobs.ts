// Long papers at the desk: asked for out of a list or of a unit, how far each is, and the finished file for whoever asked.
// They are made beside everything else; the right is asked again when the file is fetched.
import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  askForPapers,
  dropPapers,
  MOST_OPEN,
  MOST_PAPERS,
} from '../../../db/transactions/paper-jobs.ts';
import { recordDeskPrint } from '../../../db/transactions/record-desk-reading.ts';
import { deskExportReachOf } from '../../../db/views/desk.ts';
import { paperJobsOf } from '../../../db/views/paper-jobs.ts';
import { maySeeNip, mayPrintMany, mayPrintUnit } from '../../../domain/paper-rights.ts';
import {
  innovationPapers,
  isOpen,
  type ManyPaper,
  regionPapers,
  unitPapers,
} from '../../../domain/papers.ts';
import { contentDisposition } from '../../../files/names.ts';
import { filterOf, listQuery } from '../../desk/filters.ts';
import type { AtDesk, DeskGate } from '../../desk/gate.ts';
import { answerPage } from '../../desk/pages.ts';
import { rowNumber } from '../../desk/typed.ts';
import { papersOfFilter } from '../../paper-wish.ts';
import type { ServerParts } from '../../parts.ts';

const hide = { hide: true } as const;
const place = '/meja/berkas/pekerjaan';
const ofList = listQuery.extend({ cetak: z.enum(innovationPapers) });
const ofUnit = z.object({
  paper: z.enum([...new Set([...unitPapers, ...regionPapers])]),
  unit: z.string().max(80).default(''),
});

const refusals = {
  nothing: 'Tidak ada inovasi pada saringan itu yang dapat dicetak begitu.',
  too_many: `Saringan itu memuat lebih dari ${MOST_PAPERS} inovasi. Mohon persempit dulu, lalu minta lagi.`,
  open: `Sudah ada ${MOST_OPEN} permintaan Bapak/Ibu yang sedang dibuat. Mohon tunggu salah satunya selesai, lalu minta lagi.`,
  not_allowed:
    'Sebagian inovasi pada saringan itu bukan dari unit Bapak/Ibu. Mohon saring menurut unit, lalu minta lagi.',
} as const;

/** Registers `/meja/berkas/pekerjaan` and what lies below it. */
export function deskPaperJobRoutes(app: FastifyInstance, parts: ServerParts, gate: DeskGate): void {
  const { db, config } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const folder = path.join(config.dataDir, 'bundles', 'papers');
  const refused = async (reply: FastifyReply, at: AtDesk, said: string): Promise<FastifyReply> =>
    answerPage(reply, 409, 'nothing', {
      ...(await gate.frame(at, 'Belum dapat dibuat', '/meja/berkas')),
      ...{ heading: 'Belum dapat dibuat', said },
    });

  typed.post(`${place}/daftar`, { schema: { ...hide, body: ofList } }, async (request, reply) => {
    const at = await gate.who(request, reply);
    if (at === null) return reply;
    const reach = deskExportReachOf(at.person);
    if (reach === null) return gate.nothing(reply, at);
    const { cetak: paper, ...query } = request.body;
    const editionId = await gate.editionNow();
    const { grants } = at.person;
    const asked = { paper, filter: filterOf(query), editionId };
    const wish = await papersOfFilter(parts, grants, reach, asked);
    if (!wish.ok) return refused(reply, at, refusals[wish.problem]);
    const job = await askForPapers(db, { personId: at.person.id }, wish.value);
    if (typeof job === 'string') return refused(reply, at, refusals.open);
    if (job.isNew)
      await recordDeskPrint(db, {
        personId: at.person.id,
        about: { paper, innovations: String(wish.value.codes.length) },
      });
    return reply.redirect('/meja/berkas#pekerjaan', 303);
  });

  typed.post(place, { schema: { ...hide, body: ofUnit } }, async (request, reply) => {
    const at = await gate.who(request, reply);
    if (at === null) return reply;
    const { paper } = request.body;
    const unitId = request.body.unit === '' ? null : request.body.unit;
    const { grants } = at.person;
    const papers: readonly string[] = unitId === null ? regionPapers : unitPapers;
    if (!papers.includes(paper) || !mayPrintUnit(grants, paper, unitId))
      return gate.nothing(reply, at);
    const job = await askForPapers(
      db,
      { personId: at.person.id },
      {
        ...{ paper, unitId, codes: [], units: [], editionId: await gate.editionNow() },
        nip: maySeeNip(grants, unitId, false),
      },
    );
    if (typeof job === 'string') return refused(reply, at, refusals.open);
    if (job.isNew)
      await recordDeskPrint(db, { personId: at.person.id, about: { paper, unit: unitId } });
    return reply.redirect('/meja/berkas#pekerjaan', 303);
  });

  typed.get(
    `${place}/:nomor`,
    { schema: { ...hide, params: z.object({ nomor: rowNumber }) } },
    async (request, reply) => {
      const at = await gate.who(request, reply);
      if (at === null) return reply;
      const [job] = await paperJobsOf(db, { personId: at.person.id }, request.params.nomor);
      if (job?.state !== 'done' || !mayHave(at, job)) return gate.nothing(reply, at);
      const file = path.join(folder, `${job.id}.file`);
      if (!existsSync(file)) {
        await dropPapers(db, job.id);
        return refused(reply, at, 'Berkasnya tidak ada lagi di server. Mohon minta lagi.');
      }
      await recordDeskPrint(db, {
        personId: at.person.id,
        about: { paper: job.paper, sha256: job.sha256 },
      });
      return reply
        .header('cache-control', 'private, no-store')
        .header('x-content-type-options', 'nosniff')
        .header('content-security-policy', "sandbox; default-src 'none'")
        .header('content-length', job.size ?? 0)
        .header('content-disposition', contentDisposition(job.fileName ?? '', 'attachment'))
        .type(job.mime ?? 'application/octet-stream')
        .send(createReadStream(file));
    },
  );
}

/** Whoever asked may have lost the right meanwhile. */
const mayHave = (
  { person: { grants } }: AtDesk,
  { paper, unitId, units }: Awaited<ReturnType<typeof paperJobsOf>>[number],
): boolean =>
  units.length > 0
    ? mayPrintMany(grants, units)
    : isMany(paper) && mayPrintUnit(grants, paper, unitId);

const isMany = (paper: string): paper is ManyPaper =>
  [...unitPapers, ...regionPapers].some((one) => one === paper) && !isOpen(paper as ManyPaper);
