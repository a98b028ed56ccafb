// The papers of one innovation at the desk: what can be printed, what was printed of which version, what came back signed; and
// a signed scan put up there, which goes the way of one that is sent in the chat.
// It matches nothing itself: the code at the foot of the paper is read where all files are looked into.
import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { recordDeskReading } from '../../../db/transactions/record-desk-reading.ts';
import { deskReachOf } from '../../../db/views/desk.ts';
import { findInnovation, type InnovationRow } from '../../../db/views/innovations.ts';
import { listTemplates } from '../../../db/views/paper-templates.ts';
import { chatOf } from '../../../db/views/own-innovations.ts';
import { otherScansOf, printsOfInnovation } from '../../../db/views/printed.ts';
import { may } from '../../../domain/access.ts';
import { isState } from '../../../domain/innovation/status.ts';
import { paperNames } from '../../../domain/language/index.ts';
import { otherForms } from '../../../domain/edition/editions/other-forms.ts';
import { canPrint, innovationPapers } from '../../../domain/papers.ts';
import { publishes } from '../../desk/open-sheet.ts';
import type { AtDesk, DeskGate } from '../../desk/gate.ts';
import { answerPage } from '../../desk/pages.ts';
import { printedRow, scanRow } from '../../desk/printed.ts';
import { receiveFiles } from '../../receive-files.ts';
import type { ServerParts } from '../../parts.ts';

const hide = { hide: true } as const;
const codeOnly = z.object({ code: z.string().max(20) });
const arrived = z.object({
  berkas: z.coerce.number().int().min(1).max(10).optional().catch(undefined),
});
/** Names the page that files were chosen on: the same file once more from it is the same message. */
const sheet = z.object({ lembar: z.string().max(40).optional().catch(undefined) });
const MOST_FILES = 10;

const problems: Readonly<Record<string, string>> = {
  too_large: 'Berkasnya melebihi batas ukuran. Pilih berkas yang lebih kecil, lalu kirim lagi.',
  storage_full: 'Penyimpanan sedang penuh dan operator sudah diberi tahu. Coba lagi nanti.',
  bad_request: 'Belum ada berkas yang dipilih. Pilih berkasnya, lalu tekan Kirim scan.',
  unsupported_type: 'Berkasnya tidak terbaca. Pilih berkasnya lagi, lalu tekan Kirim scan.',
};
const noChat =
  'Akun ini belum punya obrolan, jadi hasil pemeriksaan scan tidak dapat diberitahukan. Tulis satu pesan di obrolan, lalu kirim lagi.';

/** Whoever signs or checks an innovation sends its signed papers back; of a draft nothing is signed. */
const mayReturn = ({ person }: AtDesk, { unitId, state }: InnovationRow): boolean =>
  state !== 'draft' &&
  (['endorse', 'unit_verify', 'monev'] as const).some(
    (action) => may(person.grants, action, { unitId }).ok,
  );

/** Registers `/meja/inovasi/{code}/cetak`. */
export function deskScanRoutes(app: FastifyInstance, parts: ServerParts, gate: DeskGate): void {
  const { db, config, words, store, sink } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const place = '/meja/inovasi/:code/cetak';

  const show = async (
    reply: FastifyReply,
    at: AtDesk,
    row: InnovationRow,
    told: { readonly done?: string; readonly refused?: string } = {},
  ): Promise<FastifyReply> => {
    const name = row.name ?? row.code;
    const [prints, others, templates] = await Promise.all([
      printsOfInnovation(db, row.id),
      otherScansOf(db, row.id),
      listTemplates(db),
    ]);
    // As Word beside its PDF where the office has put in a template of its own: nobody looks for it otherwise.
    const withTemplate = new Set(
      templates.filter(({ endedAt }) => endedAt === null).map((template) => template.paper),
    );
    const { state } = row;
    return answerPage(reply, told.refused === undefined ? 200 : 409, 'prints', {
      ...(await gate.frame(at, `Cetak, ${name}`, '/meja/inovasi')),
      ...{ face: 'prints', heading: 'Cetak', code: row.code, name, unit: row.unit },
      ...{ version: row.version, state: gate.stateText(state) },
      publishes: publishes(at.person, row.unitId),
      otherForms: otherForms(),
      papers: innovationPapers.map((id) => ({
        ...{ id, name: paperNames[id] },
        ready: isState(state) && canPrint(id, state),
        word: withTemplate.has(id),
      })),
      prints: prints.map((print) => printedRow(print, words)),
      others: others.map(({ paper, of, ...scan }) => ({
        ...scanRow(scan, words),
        what:
          paper === null
            ? 'nomor cetakannya tidak terbaca'
            : `cetakan ${paperNames[paper]} ${of ?? ''}`.trim(),
      })),
      returns: mayReturn(at, row),
      sheet: createHash('sha256').update(`${at.session}:${Date.now()}`).digest('hex').slice(0, 16),
      ...told,
    });
  };

  typed.get(
    place,
    { schema: { ...hide, params: codeOnly, querystring: arrived } },
    async (request, reply) => {
      const at = await gate.who(request, reply);
      if (at === null) return reply;
      const row = await findInnovation(db, deskReachOf(at.person), request.params.code);
      if (row === undefined) return gate.nothing(reply, at);
      await recordDeskReading(db, { personId: at.person.id, code: row.code });
      const { berkas } = request.query;
      return show(
        reply,
        at,
        row,
        berkas === undefined
          ? {}
          : {
              done: `${berkas} berkas sudah sampai dan sedang dicocokkan dengan cetakannya. Hasilnya muncul di sini dan di obrolan.`,
            },
      );
    },
  );

  typed.post(
    place,
    { schema: { ...hide, params: codeOnly, querystring: sheet }, config: { upload: true } },
    async (request, reply) => {
      const at = await gate.who(request, reply);
      if (at === null) return reply;
      const row = await findInnovation(db, deskReachOf(at.person), request.params.code);
      if (row === undefined || !mayReturn(at, row)) return gate.nothing(reply, at);
      const { code } = row;
      const chat = await chatOf(db, at.person.id);
      if (chat === null) return show(reply, at, row, { refused: noChat });
      const limit = { maxBytes: config.maxFileBytes, most: MOST_FILES };
      const received = await receiveFiles(request, reply, store, limit);
      if (!received.ok)
        return show(reply, at, row, {
          refused: problems[received.problem] ?? problems['unsupported_type'] ?? '',
        });
      const now = Date.now();
      const page = request.query.lembar ?? '';
      await sink(
        received.value.files.map(({ sha256, size, name, mime }, index) => ({
          ...{ channel: chat.channel, address: chat.address, order: now + index },
          externalId: `scan-${createHash('sha256').update(`${at.session}:${page}:${code}:${sha256}`).digest('hex')}`,
          // The caption names the innovation, as in the chat; what the chat asks for meanwhile is something else.
          ...{ sentAt: new Date(now), kind: 'file' as const, text: code },
          files: [{ ref: { stored: sha256, scanOf: code }, sha256, size, name, mime }],
          raw: Buffer.from(JSON.stringify({ upload: { sha256, size, name, mime } })),
        })),
      );
      return reply.redirect(
        `/meja/inovasi/${code}/cetak?berkas=${received.value.files.length}`,
        303,
      );
    },
  );
}
