// Papers at the desk: those of one innovation beside its sheet, those of units and of all on a page of their own.
// Who may have which is decided as in the chat; each print is recorded with whoever took it.
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { recordDeskPrint } from '../../../db/transactions/record-desk-reading.ts';
import { deskReachOf } from '../../../db/views/desk.ts';
import { countInnovations, findInnovation } from '../../../db/views/innovations.ts';
import { paperJobsOf } from '../../../db/views/paper-jobs.ts';
import { newestPrints } from '../../../db/views/printed.ts';
import { otherFormOf } from '../../../domain/edition/editions/other-forms.ts';
import { listUnits } from '../../../db/views/reference.ts';
import { may } from '../../../domain/access.ts';
import { paperNames } from '../../../domain/language/index.ts';
import { isState } from '../../../domain/innovation/status.ts';
import {
  canPrint,
  innovationPapers,
  isOtherForm,
  fileOf,
  isOpen,
  openPapers,
  otherFormPapers,
  type PaperName,
  type PrintSubject,
  regionPapers,
  unitPapers,
} from '../../../domain/papers.ts';
import { maySeeNip, mayPrintUnit } from '../../../domain/paper-rights.ts';
import { contentDisposition } from '../../../files/names.ts';
import type { AtDesk, DeskGate } from '../../desk/gate.ts';
import { jobRow } from '../../desk/paper-jobs.ts';
import { printedRow } from '../../desk/printed.ts';
import { answerPage } from '../../desk/pages.ts';
import type { ServerParts } from '../../parts.ts';

/** So many prints stand on the page; those of one innovation all stand on its own. */
const NEWEST = 40;
/** Papers of more innovations than these are made as a job. */
const LONG = 60;
const hide = { hide: true } as const;
const ofInnovation = z.object({
  code: z.string().max(20),
  paper: z.enum([...innovationPapers, ...otherFormPapers]),
});
/** Which form of another competition, and whether a paper is wanted as a Word document. */
const formQuery = z.object({
  form: z.string().max(40).optional().catch(undefined),
  sebagai: z.literal('word').optional().catch(undefined),
});
const ofMany = z.object({
  paper: z.enum([...new Set([...unitPapers, ...regionPapers, ...openPapers])]),
});
const unitQuery = z.object({ unit: z.string().max(80).optional().catch(undefined) });

const named = (papers: readonly PaperName[]) =>
  papers.map((id) => ({ id, name: paperNames[id], file: fileWords[fileOf(id)] }));
const fileWords = { pdf: 'PDF', xlsx: 'Excel', docx: 'Word' } as const;

/** Registers `/meja/berkas` and what is printed there, and the papers of one innovation. */
export function deskPaperRoutes(app: FastifyInstance, parts: ServerParts, gate: DeskGate): void {
  const { db } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get('/meja/berkas', { schema: hide }, async (request, reply) => {
    const at = await gate.who(request, reply);
    if (at === null) return reply;
    const { grants } = at.person;
    const units = (await listUnits(db)).flatMap(({ id, name }) => {
      const papers = unitPapers.filter((paper) => mayPrintUnit(grants, paper, id));
      return papers.length === 0 ? [] : [{ id, name, papers: named(papers) }];
    });
    return answerPage(reply, 200, 'papers', {
      ...(await gate.frame(at, 'Berkas & cetak', '/meja/berkas')),
      region: named(regionPapers.filter((paper) => mayPrintUnit(grants, paper, null))),
      units,
      open: named(openPapers),
      bundles: may(grants, 'national_bundle').ok,
      templates: may(grants, 'set_template').ok,
      jobs: (await paperJobsOf(db, { personId: at.person.id })).map((job) => jobRow(job, parts)),
      prints: (await newestPrints(db, deskReachOf(at.person), NEWEST)).map((print) =>
        printedRow(print, parts.words),
      ),
    });
  });

  typed.get(
    '/meja/berkas/:paper',
    { schema: { ...hide, params: ofMany, querystring: unitQuery } },
    async (request, reply) => {
      const at = await gate.who(request, reply);
      if (at === null) return reply;
      const { paper } = request.params;
      const unitId = request.query.unit ?? null;
      const { grants } = at.person;
      const known = unitId === null || (await listUnits(db)).some(({ id }) => id === unitId);
      const exists =
        unitId === null
          ? [...regionPapers, ...openPapers].some((one) => one === paper)
          : unitPapers.some((one) => one === paper);
      if (!known || !exists || !mayPrintUnit(grants, paper, unitId)) return gate.nothing(reply, at);
      // What takes long is made beside everything else.
      const handedIn = { drafts: [], submitted: unitId === null ? ('all' as const) : [unitId] };
      const of = { edition: await gate.editionNow() };
      if (!isOpen(paper) && (await countInnovations(db, handedIn, of, LONG)) > LONG)
        return answerPage(reply, 200, 'ask', {
          ...(await gate.frame(at, paperNames[paper], '/meja/berkas')),
          heading: `${paperNames[paper]}: disiapkan dahulu`,
          says: [
            `Dokumen ini memuat lebih dari ${LONG} inovasi, jadi dibuat sambil Bapak/Ibu mengerjakan hal lain. Bila selesai, diberitahukan di chat; berkasnya ada di Berkas & cetak.`,
          ],
          action: '/meja/berkas/pekerjaan',
          fields: [
            ['paper', paper],
            ['unit', unitId ?? ''],
          ],
          ...{ yes: 'Siapkan', danger: false, back: '/meja/berkas' },
        });
      return send(reply, at, { paper, unitId } as PrintSubject, {
        editionId: await gate.editionNow(),
        nip: maySeeNip(grants, unitId, false),
      });
    },
  );

  typed.get(
    '/meja/inovasi/:code/cetak/:paper',
    { schema: { ...hide, params: ofInnovation, querystring: formQuery } },
    async (request, reply) => {
      const at = await gate.who(request, reply);
      if (at === null) return reply;
      const { code, paper } = request.params;
      const row = await findInnovation(db, deskReachOf(at.person), code);
      if (row !== undefined && isOtherForm(paper)) {
        const form = otherFormOf(request.query.form ?? '')?.id;
        if (form === undefined) return gate.nothing(reply, at);
        const subject = { paper, code: row.code, form };
        return send(reply, at, subject, { editionId: row.edition, nip: false });
      }
      if (
        row === undefined ||
        isOtherForm(paper) ||
        !isState(row.state) ||
        !canPrint(paper, row.state)
      )
        return gate.nothing(reply, at);
      return send(
        reply,
        at,
        { paper, code: row.code },
        {
          editionId: row.edition,
          nip: maySeeNip(at.person.grants, row.unitId, false),
          word: request.query.sebagai === 'word',
        },
      );
    },
  );

  const send = async (
    reply: FastifyReply,
    at: AtDesk,
    subject: PrintSubject,
    how: { readonly editionId: string; readonly nip: boolean; readonly word?: boolean },
  ): Promise<FastifyReply> => {
    const made = await parts.papers(subject, how);
    if (!made.ok) {
      const args = { paper: subject.paper, what: 'code' in subject ? subject.code : null };
      return answerPage(reply, made.problem.why === 'broken' ? 503 : 409, 'nothing', {
        ...(await gate.frame(at, 'Belum dapat dicetak', '/meja/berkas')),
        heading: 'Belum dapat dicetak',
        said: parts.words.say('print_failed', { ...args, ...made.problem }),
      });
    }
    const of =
      'code' in subject
        ? { code: subject.code }
        : { unit: 'unitId' in subject ? subject.unitId : null };
    await recordDeskPrint(db, {
      personId: at.person.id,
      about: { paper: subject.paper, ...of },
    });
    const { bytes, mime, name } = made.value;
    return reply
      .header('cache-control', 'private, no-store')
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "sandbox; default-src 'none'")
      .header('content-disposition', contentDisposition(name, 'attachment'))
      .type(mime)
      .send(Buffer.from(bytes));
  };
}
