// Notes of a checker about items, stored while they are typed or by a button; drafts that nobody else reads.
// It decides nothing; where two tabs wrote, both texts are shown and none is lost.
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { keepNote } from '../../../db/transactions/desk-notes.ts';
import { deskReachOf } from '../../../db/views/desk.ts';
import { noteTag } from '../../../db/views/desk-notes.ts';
import { readEditionRules } from '../../../db/views/edition-rules.ts';
import { findInnovation } from '../../../db/views/innovations.ts';
import { findEdition } from '../../../domain/edition/editions/index.ts';
import { formOf } from '../../../domain/edition/journey.ts';
import { hold } from '../../../db/transactions/desk-presence.ts';
import { type AtDesk, type DeskGate } from '../../desk/gate.ts';
import { mayHold } from '../../desk/holding.ts';
import { createOpenSheet } from '../../desk/open-sheet.ts';
import { keepTyped } from '../../desk/notes.ts';
import { GREATEST } from '../../desk/typed.ts';
import type { ServerParts } from '../../parts.ts';

const hide = { hide: true } as const;
const codeOnly = z.object({ code: z.string().max(20) });
const notesForm = z.record(z.string().max(120), z.string().max(4000));
const oneNote = z.object({
  item: z.string().max(100),
  teks: z.string().max(2000),
  versi: z.coerce.number().int().nonnegative().max(GREATEST),
  dasar: z.string().max(20).default(''),
});

/** Registers `POST /meja/inovasi/{code}/catatan` for the form and `…/catatan/satu` for the script. */
export function deskNoteRoutes(app: FastifyInstance, parts: ServerParts, gate: DeskGate): void {
  const { db, words } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const openSheet = createOpenSheet(parts, gate);
  const readable = (at: AtDesk, code: string) => findInnovation(db, deskReachOf(at.person), code);

  typed.post(
    '/meja/inovasi/:code/catatan',
    { schema: { ...hide, params: codeOnly, body: notesForm } },
    async (request, reply) => {
      const at = await gate.who(request, reply);
      if (at === null) return reply;
      const { code } = request.params;
      const row = await readable(at, code);
      if (row === undefined) return gate.nothing(reply, at);
      const others = await keepTyped(parts, at, row, request.body);
      if (others.size > 0)
        return openSheet(reply, at, code, {
          refused:
            'Catatan pada butir yang bertanda sudah diubah di tab atau perangkat lain. Kedua tulisan ada di bawah; simpan yang benar.',
          ...{ typed: request.body, others },
        });
      const item = request.body['simpan'] ?? '';
      return reply.redirect(
        `/meja/inovasi/${encodeURIComponent(code)}?tersimpan=ya#${encodeURIComponent(item)}`,
        303,
      );
    },
  );

  typed.post(
    '/meja/inovasi/:code/catatan/satu',
    { schema: { ...hide, params: codeOnly, body: oneNote } },
    async (request, reply) => {
      const at = await gate.who(request, reply);
      if (at === null) return reply;
      const row = await readable(at, request.params.code);
      const { item, teks, versi, dasar } = request.body;
      const edition = row === undefined ? null : findEdition(row.edition, row.editionVersion);
      if (row === undefined || edition === null || !formOf(edition).byId.has(item))
        return gate.nothing(reply, at);
      const kept = await keepNote(db, {
        ...{ personId: at.person.id, innovationId: row.id, item },
        ...{ text: teks.trim(), version: versi, since: dasar },
      });
      // Whoever writes a note is at work on it.
      if (kept.ok && mayHold(at.person, row.state))
        await hold(
          db,
          { personId: at.person.id, code: row.code },
          (await readEditionRules(db, row.edition)).holdMinutes,
        );
      reply.header('cache-control', 'no-store');
      if (!kept.ok) {
        const { text } = kept.problem.now;
        return reply.code(409).send({ text, tag: noteTag(text) });
      }
      return reply.send({
        tag: noteTag(kept.value?.text ?? ''),
        saved: kept.value === null ? null : words.moment(kept.value.savedAt.toISOString()),
      });
    },
  );
}
