// Papers for programs, made when they are asked for; and the page that the code on a printed paper leads to.
// What is out of reach answers exactly like what does not exist.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { findInnovation } from '../../db/views/innovations.ts';
import { findPrint } from '../../db/views/prints.ts';
import { readCurrentEdition } from '../../db/reference.ts';
import { listUnits } from '../../db/views/reference.ts';
import {
  canPrint,
  type EditionPaper,
  innovationPapers,
  isOtherForm,
  meetingPapers,
  openPapers,
  otherFormPapers,
  type PrintSubject,
  regionPapers,
  unitPapers,
  type OwnPaper,
} from '../../domain/papers.ts';
import { may } from '../../domain/access.ts';
import { otherFormOf } from '../../domain/edition/editions/other-forms.ts';
import { meetingName } from '../../domain/meeting.ts';
import { mayPrintUnit, maySeeNip } from '../../domain/paper-rights.ts';
import { states } from '../../domain/innovation/status.ts';
import { contentDisposition } from '../../files/names.ts';
import { callerIn, recordUse, reachOf } from '../auth.ts';
import { printGone, printPage } from '../print-page.ts';
import { refuse } from '../problems.ts';
import { codeParam, words } from '../schemas.ts';
import type { ServerParts } from '../parts.ts';

const ofInnovation = z.strictObject({
  code: codeParam,
  paper: z.enum([...innovationPapers, ...otherFormPapers]),
});
const ofUnit = z.strictObject({ id: words(80), paper: z.enum(unitPapers) });
const ofRegion = z.strictObject({ paper: z.enum([...regionPapers, ...openPapers]) });
const ofMeeting = z.strictObject({
  number: z.coerce.number().int().min(1).max(999_999),
  paper: z.enum(meetingPapers),
});
/** As a Word document, where a paper can be had so; else it comes as it always does. */
const format = z.strictObject({ format: z.enum(['docx']).optional() });
/** Which form of another competition, by its id; needed by the paper that is one, and by no other. */
const whichForm = format.extend({ form: words(40).optional() });
const asksWord = ({ query }: FastifyRequest): boolean =>
  typeof query === 'object' && query !== null && 'format' in query && query.format === 'docx';
const tags = ['papers'];
const produces = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
];

/** Registers the papers of innovations, units and the region. */
export function paperRoutes(app: FastifyInstance, parts: ServerParts): void {
  const { db } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    '/innovations/:code/papers/:paper',
    {
      schema: {
        tags,
        produces,
        summary:
          'Print a paper of one innovation as PDF, or the form of another competition as DOCX',
        params: ofInnovation,
        querystring: whichForm,
      },
    },
    async (request, reply) => {
      const { code, paper } = request.params;
      const caller = callerIn(request);
      const row = await findInnovation(db, reachOf(caller), code);
      if (row === undefined) {
        await recordUse(parts, request, 'denied', { action: 'read_submitted', code });
        return refuse(reply, 'not_found');
      }
      if (isOtherForm(paper)) {
        const form = otherFormOf(request.query.form ?? '')?.id;
        if (form === undefined) return refuse(reply, 'not_found');
        const subject = { paper, code, form };
        return send(parts, request, reply, subject, { editionId: row.edition, nip: false });
      }
      const state = states.find((known) => known === row.state);
      if (state === undefined || !canPrint(paper, state)) return refuse(reply, 'wrong_step');
      const nip = maySeeNip(grantsOf(request), row.unitId, false);
      return send(parts, request, reply, { paper, code }, { editionId: row.edition, nip });
    },
  );

  const many = async (
    request: FastifyRequest,
    reply: FastifyReply,
    subject: Exclude<
      Extract<PrintSubject, { unitId: unknown }>,
      { paper: EditionPaper | OwnPaper }
    >,
  ): Promise<FastifyReply> => {
    const { paper, unitId } = subject;
    const grants = grantsOf(request);
    if (!mayPrintUnit(grants, paper, unitId)) {
      const action = unitId === null ? 'export_all' : 'export_unit';
      await recordUse(parts, request, 'denied', { action, paper });
      return refuse(reply, 'not_allowed');
    }
    const nip = maySeeNip(grants, unitId, false);
    const editionId = await readCurrentEdition(db);
    return send(parts, request, reply, subject, { editionId, nip });
  };

  typed.get(
    '/units/:id/papers/:paper',
    {
      schema: {
        tags,
        produces,
        summary: 'Print a paper of a unit: PDF to sign, or a workbook',
        params: ofUnit,
        querystring: format,
      },
    },
    async (request, reply) => {
      const { id: unitId, paper } = request.params;
      const known = (await listUnits(db)).some(({ id }) => id === unitId);
      // A unit that is not there refuses like one that is not the token's.
      if (!known && mayPrintUnit(grantsOf(request), paper, unitId))
        return refuse(reply, 'not_found');
      return many(request, reply, { paper, unitId });
    },
  );

  typed.get(
    '/meetings/:number/papers/:paper',
    {
      schema: {
        tags,
        produces,
        summary: 'Print a paper of a meeting',
        params: ofMeeting,
        querystring: format,
      },
    },
    async (request, reply) => {
      const { number: meeting, paper } = request.params;
      const grants = grantsOf(request);
      if (!may(grants, 'hold_meeting').ok) {
        await recordUse(parts, request, 'denied', { action: 'hold_meeting', paper });
        return refuse(reply, 'not_allowed');
      }
      const nip = maySeeNip(grants, null, false);
      const editionId = await readCurrentEdition(db);
      return send(parts, request, reply, { paper, meeting }, { editionId, nip });
    },
  );

  typed.get(
    '/papers/:paper',
    {
      schema: {
        tags,
        produces,
        summary: 'Print a paper of all units, a guide or the empty form',
        params: ofRegion,
        querystring: format,
      },
    },
    (request, reply) => many(request, reply, { paper: request.params.paper, unitId: null }),
  );
}

const grantsOf = (request: FastifyRequest) => {
  const { role, unitId } = callerIn(request);
  return [{ role, unitId }];
};

async function send(
  parts: ServerParts,
  request: FastifyRequest,
  reply: FastifyReply,
  subject: PrintSubject,
  how: { readonly editionId: string; readonly nip: boolean },
): Promise<FastifyReply> {
  const made = await parts.papers(subject, { ...how, word: asksWord(request) });
  if (!made.ok) {
    const { why, sign, label, lacks = [] } = made.problem;
    if (why === 'nothing') return refuse(reply, 'not_found');
    if (why === 'broken') return refuse(reply, 'unavailable');
    if (why === 'unset')
      return refuse(reply, 'not_printable', {
        issues: lacks.map((lack) => ({
          path: 'paper',
          message: `the office has not told: ${lack}`,
        })),
      });
    const message = `no font has ${sign ?? 'a sign'}${label === null ? '' : ` (${label})`}`;
    return refuse(reply, 'not_printable', { issues: [{ path: 'paper', message }] });
  }
  const { bytes, mime, name } = made.value;
  const of =
    'code' in subject
      ? subject.code
      : 'meeting' in subject
        ? meetingName(subject.meeting)
        : (subject.unitId ?? 'all');
  await recordUse(parts, request, 'paper_printed', { paper: subject.paper, of });
  return reply
    .header('cache-control', 'private, no-store')
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "sandbox; default-src 'none'")
    .header(
      'content-disposition',
      contentDisposition(name, mime === 'application/pdf' ? 'inline' : 'attachment'),
    )
    .type(mime)
    .send(Buffer.from(bytes));
}

/** Registers the page that a printed paper leads to. */
export function printPageRoutes(app: FastifyInstance, { db }: ServerParts): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const params = z.object({ number: z.string().max(40) });
  typed.get('/c/:number', { schema: { hide: true, params } }, async (request, reply) => {
    const number = request.params.number.toUpperCase();
    const found = /^[0-9A-Z]{10}$/u.test(number) ? await findPrint(db, number) : undefined;
    return reply
      .code(found === undefined ? 404 : 200)
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .serializer((body: unknown) => String(body))
      .send(found === undefined ? printGone() : printPage(number, found));
  });
}
