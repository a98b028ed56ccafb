// One innovation whole, its evidence, and the decision on it.
// Rules, record and notices are those of the chat; what is out of reach does not exist.
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { type DeskProblem, decideAtDesk } from '../../../db/transactions/decide-at-desk.ts';
import { recordDeskReading } from '../../../db/transactions/record-desk-reading.ts';
import { deskReachOf } from '../../../db/views/desk.ts';
import { findEvidence, findInnovation } from '../../../db/views/innovations.ts';
import type { Step } from '../../../domain/innovation/status.ts';
import type { DeskGate } from '../../desk/gate.ts';
import { keepTyped, notesIn } from '../../desk/notes.ts';
import { createOpenSheet } from '../../desk/open-sheet.ts';
import { answerPage } from '../../desk/pages.ts';
import { problemText } from '../../desk/problems.ts';
import { formProof, isProof } from '../../desk/session.ts';
import { deskSteps, stepName } from '../../desk/sheet.ts';
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
  const { db, store, config } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const acts = programParts(parts);
  const openSheet = createOpenSheet(parts, gate);

  typed.get(
    '/meja/inovasi/:code',
    {
      schema: {
        ...hide,
        params: codeOnly,
        querystring: z.object({
          tersimpan: z.string().optional().catch(undefined),
          selesai: z.string().max(20).optional().catch(undefined),
          dibuka: z.coerce.number().int().nonnegative().optional().catch(undefined),
          surat: z.string().max(100).optional().catch(undefined),
        }),
      },
    },
    async (request, reply) => {
      const at = await gate.who(request, reply);
      if (at === null) return reply;
      const { dibuka, selesai, surat, tersimpan } = request.query;
      const before =
        selesai === undefined
          ? undefined
          : await findInnovation(db, deskReachOf(at.person), selesai);
      const done =
        before !== undefined
          ? {
              done: `✔ ${before.name ?? before.code}: tersimpan, sekarang ${gate.stateText(before.state)}. Ini yang berikutnya.`,
            }
          : tersimpan === 'ya'
            ? { done: 'Catatan tersimpan.' }
            : tersimpan === 'tingkat'
              ? { done: '✔ Tingkat verifikasi tersimpan.' }
              : {};
      // Without the proof that this session was shown that version it is a reading like any other.
      const shown = formProof(config.secretKey, at.session, [request.params.code, dibuka]);
      const opened = dibuka !== undefined && isProof(surat ?? '', shown) ? { opened: dibuka } : {};
      return openSheet(reply, at, request.params.code, { ...done, ...opened });
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
      const row = await findInnovation(db, deskReachOf(at.person), code);
      if (row === undefined) return gate.nothing(reply, at);
      // First of all what was typed is stored, whatever becomes of the decision.
      const others = await keepTyped(parts, at, row, body);
      const step = deskSteps.find((one) => one === body['putusan']);
      const version = Number(body['versi']);
      const shown = formProof(config.secretKey, at.session, [code, version]);
      const again = (problem: DeskProblem) =>
        openSheet(reply, at, code, {
          refused: problemText(problem, parts),
          ...{ typed: body, others },
        });
      if (step === undefined || !isProof(body['surat'] ?? '', shown))
        return again({ type: 'changed', seen: 0, version: 0 });
      const notes = notesIn(body);
      if (body['yakin'] !== 'ya' && !(step === 'return' && notes.size === 0))
        return answerPage(reply, 200, 'question', {
          ...(await gate.frame(at, `${stepName(step)} ${code}`, '/meja/antrean')),
          ...questionOf(code, version, step, body),
        });
      const sends = step === 'return' || body['nasib'] === 'hapus';
      const done = await decideAtDesk(acts, {
        ...{ personId: at.person.id, requestId: request.id, code, step, version },
        notes: step === 'return' ? notes : new Map(),
        drop: sends ? notes : new Map(),
        reason: (body['alasan'] ?? '').trim() === '' ? null : (body['alasan'] ?? '').trim(),
      });
      return done.ok ? reply.redirect(afterwards(code, body['lanjut']), 303) : again(done.problem);
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

/** What is asked before a decision is taken. */
function questionOf(
  code: string,
  version: number,
  step: Step,
  body: Readonly<Record<string, string>>,
) {
  return {
    ...{ code, version, step, notes: [...notesIn(body)], fields: Object.entries(body) },
    stepName: stepName(step),
    needsReason: step === 'reject' || step === 'reopen',
    reason: body['alasan'] ?? '',
  };
}

/** Where a decision leads: to the next one of the queue when its page named one, else to the queue. */
const afterwards = (code: string, next: string | undefined): string =>
  `${next !== undefined && /^INV-[0-9A-Z]{4,8}$/.test(next) ? `/meja/inovasi/${next}` : '/meja/antrean'}?selesai=${encodeURIComponent(code)}`;
