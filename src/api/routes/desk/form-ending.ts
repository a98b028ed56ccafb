// The form of an innovation as a page: files that prove an item, and handing in.
// Files reach the conversation as a message of the person; what handing in asks is what the chat asks.
import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  askHandingIn,
  handInAtPage,
  type HandingIn,
} from '../../../db/transactions/fill-at-page.ts';
import { chatOf } from '../../../db/views/own-innovations.ts';
import { formatsOf } from '../../../domain/conversation/evidence/accepting.ts';
import { formOf } from '../../../domain/edition/journey.ts';
import { type Innovation, isOpenItem } from '../../../domain/innovation/innovation.ts';
import { createFillingDesk } from '../../desk/filling-desk.ts';
import type { AtDesk, DeskGate } from '../../desk/gate.ts';
import { answerPage } from '../../desk/pages.ts';
import { receiveFiles } from '../../receive-files.ts';
import type { ServerParts } from '../../parts.ts';

const hide = { hide: true } as const;
const one = z.object({ code: z.string().max(20) });
const yes = z.object({
  apa: z.enum(['submit', 'read']),
  versi: z.coerce.number().int().nonnegative().max(2_147_483_647),
});
/** Names the page that files were chosen on, as it was shown. */
const sheet = z.object({ lembar: z.string().max(40).optional().catch(undefined) });
const MOST_FILES = 10;

const fileProblems: Readonly<Record<string, string>> = {
  too_large: 'Berkasnya melebihi batas ukuran. Pilih berkas yang lebih kecil, lalu kirim lagi.',
  storage_full: 'Penyimpanan sedang penuh dan operator sudah diberi tahu. Coba lagi nanti.',
  bad_request: 'Belum ada berkas yang dipilih. Pilih berkasnya, lalu tekan Kirim berkas.',
  unsupported_type: 'Berkasnya tidak terbaca. Pilih berkasnya lagi, lalu tekan Kirim berkas.',
};

/** Registers the files of the form. */
export function deskFormFileRoutes(app: FastifyInstance, parts: ServerParts, gate: DeskGate): void {
  const { db, config, words, store, sink } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const { show, opened, editionOf } = createFillingDesk(parts, gate);

  typed.post(
    '/meja/isian/:code/berkas/:item',
    {
      schema: { ...hide, params: one.extend({ item: z.string().max(60) }), querystring: sheet },
      config: { upload: true },
    },
    async (request, reply) => {
      const found = await opened(request, reply, request.params.code);
      if (found === null) return reply;
      const { at, innovation } = found;
      const { code } = innovation;
      const form = formOf(editionOf(innovation));
      const item = form.byId.get(request.params.item);
      const chat = await chatOf(db, at.person.id);
      if (item === undefined || formatsOf(item).length === 0 || chat === null)
        return gate.nothing(reply, at);
      if (!isOpenItem(innovation, item.id))
        return show(reply, at, innovation, {
          refused: words.say('not_open', { code, state: innovation.state }),
        });
      const limit = { maxBytes: config.maxFileBytes, most: MOST_FILES };
      const received = await receiveFiles(request, reply, store, limit);
      if (!received.ok)
        return show(reply, at, innovation, {
          refused: fileProblems[received.problem] ?? fileProblems['unsupported_type'] ?? '',
        });
      const now = Date.now();
      const page = request.query.lembar ?? '';
      await sink(
        received.value.files.map(({ sha256, size, name, mime }, index) => ({
          ...{ channel: chat.channel, address: chat.address, order: now + index },
          // The same file for the same item once more from the same page is the same message.
          externalId: `isian-${createHash('sha256').update(`${at.session}:${page}:${code}:${item.id}:${sha256}`).digest('hex')}`,
          ...{ sentAt: new Date(now), kind: 'file' as const },
          files: [{ ref: { stored: sha256, code, item: item.id }, sha256, size, name, mime }],
          raw: Buffer.from(JSON.stringify({ upload: { sha256, size, name, mime } })),
        })),
      );
      return reply.redirect(
        `/meja/isian/${code}?berkas=${received.value.files.length}#${item.id}`,
        303,
      );
    },
  );
}

/** Registers handing in. */
export function deskHandingInRoutes(
  app: FastifyInstance,
  parts: ServerParts,
  gate: DeskGate,
): void {
  const { words } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const { opened, filling, sayAll } = createFillingDesk(parts, gate);

  const showHandingIn = async (
    reply: FastifyReply,
    at: AtDesk,
    innovation: Innovation,
    asked: HandingIn,
    refused: string | null,
  ): Promise<FastifyReply> =>
    answerPage(reply, refused === null ? 200 : 409, 'hand-in', {
      ...(await gate.frame(at, 'Kirim', '/meja/isian')),
      ...{ code: innovation.code, name: innovation.name ?? innovation.code, refused },
      ...{ said: sayAll(asked.said), asks: asked.asks, version: asked.version },
    });

  typed.get(
    '/meja/isian/:code/kirim',
    { schema: { ...hide, params: one } },
    async (request, reply) => {
      const found = await opened(request, reply, request.params.code);
      if (found === null) return reply;
      const by = { personId: found.at.person.id, requestId: request.id };
      const asked = await askHandingIn(filling, by, found.innovation.code);
      return asked.ok
        ? showHandingIn(reply, found.at, found.innovation, asked.value, null)
        : gate.nothing(reply, found.at);
    },
  );

  typed.post(
    '/meja/isian/:code/kirim',
    {
      schema: {
        ...hide,
        params: one,
        body: yes,
      },
    },
    async (request, reply) => {
      const found = await opened(request, reply, request.params.code);
      if (found === null) return reply;
      const { at, innovation } = found;
      const { code } = innovation;
      const by = { personId: at.person.id, requestId: request.id };
      const { apa: asks, versi: version } = request.body;
      const done = await handInAtPage(filling, by, { code, asks, version });
      if (done.ok && done.value.done) return showHandingIn(reply, at, innovation, done.value, null);
      if (done.ok) return reply.redirect(`/meja/isian/${code}/kirim`, 303);
      const asked = await askHandingIn(filling, by, code);
      return asked.ok
        ? showHandingIn(
            reply,
            at,
            innovation,
            asked.value,
            words.say('changed_meanwhile', { code }),
          )
        : gate.nothing(reply, at);
    },
  );
}
