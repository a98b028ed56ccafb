// The workbook of an edition at the desk: taken away, changed, put up, and published by a button under what that does.
// The same reading, words and record as in the chat; what is wrong in a workbook changes nothing.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { secretsFrom } from '../../../db/secrets.ts';
import { recordDeskPrint } from '../../../db/transactions/record-desk-reading.ts';
import { keepWorkbook, publishAtDesk } from '../../../db/transactions/workbook-at-desk.ts';
import { readSentList, readSentWorkbook } from '../../../db/views/sent-workbooks.ts';
import { may } from '../../../domain/access.ts';
import {
  isStopped,
  listPart,
  stoppedPart,
  workbookPart,
} from '../../../domain/conversation/editions/saying.ts';
import type { Part } from '../../../domain/conversation/message.ts';
import type { EditionDefinition } from '../../../domain/edition/definition.ts';
import { findEdition, newestEditions } from '../../../domain/edition/editions/index.ts';
import { ok } from '../../../domain/result.ts';
import { contentDisposition, displayName } from '../../../files/names.ts';
import type { AtDesk, DeskGate } from '../../desk/gate.ts';
import { answerPage } from '../../desk/pages.ts';
import { formProof, isProof } from '../../desk/session.ts';
import { lookInto } from '../../look-into.ts';
import type { FoundInWorkbook, ServerParts } from '../../parts.ts';
import { receiveFiles } from '../../receive-files.ts';

const hide = { hide: true } as const;
const one = z.object({ id: z.string().max(60) });
const said = z.object({
  /** The version that was published, and how many drafts follow it. */
  terbit: z.coerce.number().int().min(1).max(9999).optional().catch(undefined),
  draf: z.coerce.number().int().min(0).max(9_999_999).catch(0),
});
const shown = z.object({
  berkas: z.coerce.number().int().catch(0),
  versi: z.coerce.number().int().catch(-1),
  surat: z.string().max(100).default(''),
});
const mime = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const moved =
  'Sejak halaman ini dibuka ada berkas atau versi lain, jadi belum ada yang diterbitkan. Yang sekarang ada di bawah.';
const listNext =
  'Ini daftar inovasi lama, bukan edisi. Untuk mengambilnya, ketik "daftar lama" di obrolan.';
const invitationList =
  'Ini daftar orang yang diundang, bukan edisi. Berkasnya tidak disimpan. Mohon kirim lewat obrolan dengan keterangan "undangan".';
const notTaken: Readonly<Record<string, string>> = {
  too_large: 'Berkas itu melebihi batas ukuran. Pilih buku kerja .xlsx yang lebih kecil.',
  storage_full: 'Penyimpanan sedang penuh dan petugas sudah diberi tahu. Coba lagi nanti.',
};
const noFile = 'Belum ada berkas yang dipilih. Pilih buku kerja .xlsx, lalu tekan Periksa berkas.';

/** Somebody who publishes editions, and the edition whose page is open. */
interface Opened {
  readonly at: AtDesk;
  readonly edition: EditionDefinition;
}

/** Registers `/meja/edisi/…/buku-kerja`. */
export function deskWorkbookRoutes(app: FastifyInstance, parts: ServerParts, gate: DeskGate): void {
  const { db, config, store, scanner, words } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const acts = { db, secrets: secretsFrom(config.secretKey) };
  const say = ({ key, args }: Part): string => words.say(key, args as never);
  const proofOf = ({ session }: AtDesk, fileId: number, version: number): string =>
    formProof(config.secretKey, session, ['publish edition', fileId, version]);

  /** Whoever publishes editions, and the edition; anybody else is told that there is nothing. */
  const opened = async (
    request: FastifyRequest<{ Params: { id: string } }>,
    reply: FastifyReply,
  ): Promise<Opened | null> => {
    const at = await gate.who(request, reply);
    if (at === null) return null;
    const edition = findEdition(request.params.id);
    if (edition !== null && may(at.person.grants, 'publish_edition').ok) return { at, edition };
    await gate.nothing(reply, at);
    return null;
  };

  /** What the newest workbook of this person would do, all of it on one page. */
  const sentOf = async (at: AtDesk): Promise<object | null> => {
    const found = await readSentWorkbook(db, at.person.id);
    if (found === null) return null;
    const { part, can } = workbookPart(found, null);
    const { fileId, name: file, report } = found;
    const { version } = report;
    return { fileId, file, version, can, says: say(part), proof: proofOf(at, fileId, version) };
  };

  const show = async (
    reply: FastifyReply,
    { at, edition }: Opened,
    given: { readonly done?: string | null; readonly refused?: string; readonly status?: number },
  ): Promise<FastifyReply> => {
    const { done = null, refused = null, status = refused === null ? 200 : 409 } = given;
    const running = await gate.editionNow();
    return answerPage(reply, status, 'edition-workbook', {
      ...(await gate.frame(at, `Buku kerja ${edition.title}`, '/meja/edisi')),
      ...{ edition: edition.id, name: edition.title, formVersion: edition.version, done, refused },
      editions: newestEditions().map(({ id, title: name }) => ({
        ...{ id, name },
        running: id === running,
      })),
      sent: await sentOf(at),
    });
  };

  typed.get(
    '/meja/edisi/:id/buku-kerja',
    { schema: { ...hide, params: one, querystring: said } },
    async (request, reply) => {
      const found = await opened(request, reply);
      if (found === null) return reply;
      const { terbit, draf } = request.query;
      const { title, version } = found.edition;
      return show(reply, found, {
        done:
          terbit === version
            ? say({
                key: 'edition_published',
                args: { title, version, isNew: version === 1, drafts: draf },
              })
            : null,
      });
    },
  );

  typed.get(
    '/meja/edisi/:id/buku-kerja/unduh',
    { schema: { ...hide, params: one } },
    async (request, reply) => {
      const found = await opened(request, reply);
      if (found === null) return reply;
      const { at, edition } = found;
      const paper = 'buku-kerja-edisi' as const;
      const how = { editionId: edition.id, nip: false };
      const made = await parts.papers({ paper, unitId: null }, how);
      if (!made.ok) {
        const args = { paper, what: edition.title, ...made.problem };
        return show(reply, found, { refused: words.say('print_failed', args), status: 503 });
      }
      await recordDeskPrint(db, {
        personId: at.person.id,
        about: { paper, edition: edition.id },
      });
      return reply
        .header('cache-control', 'private, no-store')
        .header('x-content-type-options', 'nosniff')
        .header('content-disposition', contentDisposition(made.value.name, 'attachment'))
        .type(made.value.mime)
        .send(Buffer.from(made.value.bytes));
    },
  );

  typed.post(
    '/meja/edisi/:id/buku-kerja',
    { schema: { ...hide, params: one }, config: { upload: true } },
    async (request, reply) => {
      const found = await opened(request, reply);
      if (found === null) return reply;
      const limit = { maxBytes: config.maxFileBytes, most: 1 };
      const received = await receiveFiles(request, reply, store, limit);
      const [file] = received.ok ? received.value.files : [];
      if (!received.ok || file === undefined || file.size === 0) {
        const why = received.ok ? noFile : (notTaken[received.problem] ?? noFile);
        return show(reply, found, { refused: why, status: 422 });
      }
      const { at } = found;
      const name = displayName(file.name);
      const asked = { allowed: ['xlsx' as const], maxBytes: config.maxFileBytes, scanner };
      const owner = at.person.id;
      const seen = await lookInto(store, file, { ...asked, owner }, async (path, { warnings }) => {
        const read: FoundInWorkbook = await parts.readWorkbook(path, owner);
        return ok({ warnings, document: {}, ...read });
      });
      if (!seen.ok) {
        const args = { name, problem: seen.problem };
        return show(reply, found, { refused: words.say('workbook_refused', args), status: 422 });
      }
      const { workbook } = seen.value;
      if (workbook === undefined || isStopped(workbook))
        return show(reply, found, {
          refused: workbook === undefined ? noFile : say(stoppedPart(name, workbook)),
          status: 422,
        });
      if (workbook.result === 'invitations')
        return show(reply, found, { refused: invitationList, status: 422 });
      const by = { personId: at.person.id, requestId: request.id };
      const { sha256, size } = file;
      const kept = await keepWorkbook(acts, by, { name, sha256, size, mime, facts: seen.value });
      if (!kept.ok) return show(reply, found, { refused: moved });
      if (workbook.result === 'right')
        return reply.redirect(`/meja/edisi/${found.edition.id}/buku-kerja#akibat`, 303);
      const list = await readSentList(db, at.person.id);
      const says = list === null ? '' : `${say(listPart(list))}\n`;
      return show(reply, found, { done: `${says}${listNext}` });
    },
  );

  typed.post(
    '/meja/edisi/:id/buku-kerja/terbit',
    { schema: { ...hide, params: one, body: shown } },
    async (request, reply) => {
      const found = await opened(request, reply);
      if (found === null) return reply;
      const { at } = found;
      const { berkas: fileId, versi: version, surat } = request.body;
      const by = { personId: at.person.id, requestId: request.id };
      const done = isProof(surat, proofOf(at, fileId, version))
        ? await publishAtDesk(acts, by, { fileId, version })
        : null;
      if (done?.ok !== true) return show(reply, found, { refused: moved });
      const { editionId, version: made, drafts } = done.value;
      return reply.redirect(
        `/meja/edisi/${editionId}/buku-kerja?terbit=${made}&draf=${drafts}`,
        303,
      );
    },
  );
}
