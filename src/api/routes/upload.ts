// The one-time upload link: a page, and the files that come through it as a message of the person.
// It tells nobody why a link does not work and shows nothing beyond the innovation's name and the item.
import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { useUploadLink } from '../../db/transactions/use-upload-link.ts';
import { findUploadLink, type OpenUploadLink } from '../../db/views/upload-links.ts';
import { findEdition } from '../../domain/edition/editions/index.ts';
import { formOf } from '../../domain/edition/journey.ts';
import { type ReceivedFile, receiveFiles } from '../receive-files.ts';
import type { ServerParts } from '../parts.ts';
import { uploadDone, uploadForm, uploadGone } from '../upload-page.ts';

const params = z.object({ token: z.string().max(200) });
const MOST_FILES = 10;

const sentences: Readonly<Record<string, string>> = {
  too_large: 'Berkas melebihi batas ukuran. Pilih berkas yang lebih kecil, lalu kirim lagi.',
  storage_full: 'Penyimpanan sedang penuh dan operator sudah diberi tahu. Coba lagi nanti.',
  bad_request: 'Belum ada berkas yang dipilih. Pilih berkasnya, lalu tekan Kirim.',
  unsupported_type: 'Berkas tidak terbaca. Pilih berkasnya lagi, lalu tekan Kirim.',
};

/** Registers `/unggah/{token}`. A link works until its end or until files came through it once. */
export function uploadRoutes(app: FastifyInstance, parts: ServerParts): void {
  const { db, store, sink, config } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const html = (reply: FastifyReply, status: number, page: string): FastifyReply =>
    reply
      .code(status)
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .serializer((body: unknown) => String(body))
      .send(page);
  const about = (link: OpenUploadLink) => ({
    innovation: link.name ?? link.code,
    item: labelOf(link),
    maxMegabytes: Math.floor(config.maxFileBytes / (1024 * 1024)),
  });

  typed.get('/unggah/:token', { schema: { hide: true, params } }, async (request, reply) => {
    const link = await findUploadLink(db, request.params.token);
    return link ? html(reply, 200, uploadForm(about(link))) : html(reply, 404, uploadGone());
  });

  typed.post(
    '/unggah/:token',
    { schema: { hide: true, params }, config: { upload: true } },
    async (request, reply) => {
      const { token } = request.params;
      const link = await findUploadLink(db, token);
      if (!link) return html(reply, 404, uploadGone());
      const limit = { maxBytes: config.maxFileBytes, most: MOST_FILES };
      const received = await receiveFiles(request, reply, store, limit);
      if (!received.ok) {
        const status = received.problem === 'storage_full' ? 507 : 413;
        const page = uploadForm(about(link), sentences[received.problem]);
        return html(reply, received.problem === 'bad_request' ? 400 : status, page);
      }
      const messages = received.value.files.map((file, index) =>
        messageOf(link, token, file, index),
      );
      // First stored, then used: a crash between leaves a link that changes nothing when used again.
      await sink(messages);
      await useUploadLink(db, token);
      return html(reply, 200, uploadDone(messages.length));
    },
  );
}

function labelOf({ edition, editionVersion, item }: OpenUploadLink): string {
  const form = findEdition(edition, editionVersion);
  return (form && formOf(form).byId.get(item)?.label) ?? item;
}

function messageOf(link: OpenUploadLink, token: string, file: ReceivedFile, index: number) {
  const { sha256, size, name, mime } = file;
  // The same file through the same link is the same message.
  const externalId = `unggah-${createHash('sha256').update(`${token}:${sha256}`).digest('hex')}`;
  const now = Date.now();
  return {
    channel: link.channel,
    address: link.address,
    externalId,
    order: now + index,
    sentAt: new Date(now),
    kind: 'file' as const,
    // The link says which item is meant, whatever question is open by now.
    files: [
      { ref: { stored: sha256, code: link.code, item: link.item }, sha256, size, name, mime },
    ],
    raw: Buffer.from(JSON.stringify({ upload: { sha256, size, name, mime } })),
  };
}
