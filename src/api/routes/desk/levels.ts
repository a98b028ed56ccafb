// The level of an indicator as a verifier sees it, set on the sheet with a reason; the claimed one stays beside it.
// It decides no step.
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { type LevelProblem, levelAtDesk } from '../../../db/transactions/level-at-desk.ts';
import type { DeskGate } from '../../desk/gate.ts';
import { createOpenSheet } from '../../desk/open-sheet.ts';
import { problemText } from '../../desk/problems.ts';
import { formProof, isProof } from '../../desk/session.ts';
import type { ServerParts } from '../../parts.ts';
import { programParts } from '../../program.ts';

const codeOnly = z.object({ code: z.string().max(20) });
const form = z.object({
  item: z.string().max(100),
  tingkat: z.enum(['0', '1', '2', '3']).optional().catch(undefined),
  alasan: z.string().max(2000).default(''),
  versi: z.coerce.number().int().nonnegative(),
  surat: z.string().max(100).default(''),
});
const levels = { '0': 0, '1': 1, '2': 2, '3': 3 } as const;

/** Registers `POST /meja/inovasi/{code}/tingkat`. */
export function deskLevelRoutes(app: FastifyInstance, parts: ServerParts, gate: DeskGate): void {
  const { config } = parts;
  const acts = programParts(parts);
  const openSheet = createOpenSheet(parts, gate);
  app
    .withTypeProvider<ZodTypeProvider>()
    .post(
      '/meja/inovasi/:code/tingkat',
      { schema: { hide: true, params: codeOnly, body: form } },
      async (request, reply) => {
        const at = await gate.who(request, reply);
        if (at === null) return reply;
        const { code } = request.params;
        const { item, tingkat, alasan, versi, surat } = request.body;
        const refused = (said: string) => openSheet(reply, at, code, { refused: said });
        if (!isProof(surat, formProof(config.secretKey, at.session, [code, versi])))
          return refused(saidOf({ type: 'moved' }, parts));
        if (tingkat === undefined || alasan.trim() === '')
          return refused('Pilih dulu tingkatnya dan tulis alasannya; keduanya dibaca pengisi.');
        const done = await levelAtDesk(acts, {
          ...{ personId: at.person.id, requestId: request.id, code, version: versi, item },
          ...{ level: levels[tingkat], reason: alasan.trim() },
        });
        return done.ok
          ? reply.redirect(
              `/meja/inovasi/${encodeURIComponent(code)}?tersimpan=tingkat#${encodeURIComponent(item)}`,
              303,
            )
          : refused(saidOf(done.problem, parts));
      },
    );
}

function saidOf(problem: LevelProblem, parts: ServerParts): string {
  switch (problem.type) {
    case 'not_now':
      return `Tingkat ditetapkan selama pemeriksaan dan monev; inovasi ini sekarang ${parts.words.state(problem.state)}.`;
    case 'unfinished':
    case 'key_reused':
      return problemText({ type: 'moved' }, parts);
    default:
      return problemText(problem, parts);
  }
}
