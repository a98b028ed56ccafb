// One innovation whole, its evidence, and the decision on it.
// Rules, record and notices are those of the chat; what is out of reach does not exist.
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { decideAtDesk } from '../../../db/transactions/decide-at-desk.ts';
import { recordDeskReading } from '../../../db/transactions/record-desk-reading.ts';
import { deskQueueOf, deskReachOf, deskSheetOf } from '../../../db/views/desk.ts';
import { findEvidence, findInnovation, readHistory } from '../../../db/views/innovations.ts';
import { listUnits } from '../../../db/views/reference.ts';
import { findEdition } from '../../../domain/edition/editions/index.ts';
import { type AtDesk, type DeskGate } from '../../desk/gate.ts';
import { answerPage } from '../../desk/pages.ts';
import { problemText } from '../../desk/problems.ts';
import { formProof, isProof } from '../../desk/session.ts';
import { deskSteps, sheetOf, stepName } from '../../desk/sheet.ts';
import type { ServerParts } from '../../parts.ts';
import { programParts } from '../../program.ts';
import { sendCopy } from '../../send-file.ts';

const hide = { hide: true } as const;
const codeOnly = z.object({ code: z.string().max(20) });
/** Notes stand in fields of their own, `catatan-ITEM`. */
const decisionForm = z.record(z.string().max(120), z.string().max(4000));

/** Registers what lies below `/meja/inovasi`, and `/bukti`. */
export function deskInnovationRoutes(
  app: FastifyInstance,
  parts: ServerParts,
  gate: DeskGate,
): void {
  const { db, store, config, words } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const acts = programParts(parts);

  /** Answers with the page of one innovation; `said` is about the decision before, `typed` what stood in its fields. */
  const showSheet = async (
    reply: FastifyReply,
    at: AtDesk,
    code: string,
    said: string | null = null,
    typedIn: Readonly<Record<string, string>> = {},
  ): Promise<FastifyReply> => {
    const row = await findInnovation(db, deskReachOf(at.person), code);
    const sheet = row === undefined ? null : await deskSheetOf(db, row.id, at.person.id);
    const edition = row === undefined ? null : findEdition(row.edition, row.editionVersion);
    if (row === undefined || sheet === null || edition === null) return gate.nothing(reply, at);
    const units = new Map((await listUnits(db)).map(({ id, name }) => [id, name]));
    const page = sheetOf(sheet, {
      ...{ edition, person: at.person, words, unit: row.unit },
      unitName: (id) => units.get(id) ?? id,
      history: await readHistory(db, row.id),
    });
    await recordDeskReading(db, { personId: at.person.id, code });
    const queue = await deskQueueOf(db, at.person);
    const place = queue.findIndex((one) => one.code === code);
    return answerPage(reply, said === null ? 200 : 409, 'sheet', {
      ...(await gate.frame(at, page.name, '/meja/antrean')),
      ...page,
      said,
      typedIn,
      place: place < 0 ? null : place + 1,
      before: queue[place - 1]?.code ?? null,
      next: queue[place + 1]?.code ?? null,
      proof: formProof(config.secretKey, at.session, [code, page.version]),
    });
  };

  typed.get(
    '/meja/inovasi/:code',
    { schema: { ...hide, params: codeOnly } },
    async (request, reply) => {
      const at = await gate.who(request, reply);
      return at === null ? reply : showSheet(reply, at, request.params.code);
    },
  );

  typed.post(
    '/meja/inovasi/:code/putusan',
    { schema: { ...hide, params: codeOnly, body: decisionForm } },
    async (request, reply) => {
      const at = await gate.who(request, reply);
      if (at === null) return reply;
      const { code } = request.params;
      const { body } = request;
      const step = deskSteps.find((one) => one === body['putusan']);
      const version = Number(body['versi']);
      const shown = formProof(config.secretKey, at.session, [code, version]);
      if (step === undefined || !isProof(body['surat'] ?? '', shown))
        return showSheet(
          reply,
          at,
          code,
          problemText({ type: 'changed', seen: 0, version: 0 }, parts),
          body,
        );
      const notes = new Map(
        Object.entries(body).flatMap(([name, text]) =>
          name.startsWith('catatan-') && text.trim() !== ''
            ? [[name.slice('catatan-'.length), text.trim()] as const]
            : [],
        ),
      );
      if (body['yakin'] !== 'ya' && !(step === 'return' && notes.size === 0))
        return answerPage(reply, 200, 'question', {
          ...(await gate.frame(at, `${stepName(step)} ${code}`, '/meja/antrean')),
          ...{ code, version, step, notes: [...notes], fields: Object.entries(body) },
          stepName: stepName(step),
          needsReason: step === 'reject' || step === 'reopen',
          reason: body['alasan'] ?? '',
        });
      const done = await decideAtDesk(acts, {
        ...{ personId: at.person.id, requestId: request.id, code, step, version, notes },
        reason: (body['alasan'] ?? '').trim() === '' ? null : (body['alasan'] ?? '').trim(),
      });
      return done.ok
        ? reply.redirect(`/meja/antrean?selesai=${encodeURIComponent(code)}`, 303)
        : showSheet(reply, at, code, problemText(done.problem, parts), body);
    },
  );

  typed.get(
    '/bukti/:code/:id',
    {
      schema: {
        ...hide,
        params: z.object({ code: z.string().max(20), id: z.coerce.number().int().positive() }),
      },
    },
    async (request, reply) => {
      const at = await gate.who(request, reply);
      if (at === null) return reply;
      const row = await findInnovation(db, deskReachOf(at.person), request.params.code);
      const file =
        row === undefined ? undefined : await findEvidence(db, row.id, request.params.id);
      if (file === undefined || file.sha256 === null || file.size === null)
        return gate.nothing(reply, at);
      await recordDeskReading(db, {
        personId: at.person.id,
        code: row?.code ?? '',
        evidence: file.id,
      });
      const { name, mime, size, sha256 } = file;
      return sendCopy(request, reply, store, { name, size, sha256, mime: mime ?? '' });
    },
  );
}
