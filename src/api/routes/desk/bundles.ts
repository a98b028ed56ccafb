// The national bundle at the desk: what would go in, asking for one, how far it is, and taking the finished file.
// The file is written beside everything else; who may have it is decided by the table of access.
import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { askForBundle, dropBundle } from '../../../db/transactions/bundle-jobs.ts';
import { recordDeskPrint } from '../../../db/transactions/record-desk-reading.ts';
import { type BundleRow, listBundles } from '../../../db/views/bundle-jobs.ts';
import { may } from '../../../domain/access.ts';
import { contentDisposition } from '../../../files/names.ts';
import type { AtDesk, DeskGate } from '../../desk/gate.ts';
import { answerPage } from '../../desk/pages.ts';
import { formProof, isProof } from '../../desk/session.ts';
import { rowNumber } from '../../desk/typed.ts';
import type { ServerParts } from '../../parts.ts';

const hide = { hide: true } as const;
const one = z.object({ nomor: rowNumber });
/** More findings are in the bundle itself. */
const MOST_FINDINGS = 40;
const MEGABYTE = 1024 * 1024;

const lost =
  'Berkas paket itu tidak ada lagi di server, jadi paketnya ditulis ulang. Bapak/Ibu diberi tahu di chat bila selesai.';

const states = {
  waiting: ['menunggu giliran', 'wait'],
  writing: ['sedang ditulis', 'info'],
  done: ['selesai', 'good'],
  nothing: ['tidak ada yang dikirim', 'plain'],
  failed: ['belum berhasil, mohon minta lagi', 'back'],
  gone: ['sudah dihapus', 'plain'],
} as const;

/** Registers `/meja/berkas/paket`. */
export function deskBundleRoutes(app: FastifyInstance, parts: ServerParts, gate: DeskGate): void {
  const { db, config, words, bundle } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const folder = path.join(config.dataDir, 'bundles');
  const proofOf = (at: AtDesk, edition: string): string =>
    formProof(config.secretKey, at.session, ['bundle', edition]);

  const holder = async (request: FastifyRequest, reply: FastifyReply): Promise<AtDesk | null> => {
    const at = await gate.who(request, reply);
    if (at === null || may(at.person.grants, 'national_bundle').ok) return at;
    await gate.nothing(reply, at);
    return null;
  };
  const rowOf = (row: BundleRow) => {
    const [state, chip] = states[row.state];
    const open = row.state === 'waiting' || row.state === 'writing';
    return {
      ...{ state, chip, edition: row.edition, by: row.askedBy ?? '-', sha256: row.sha256 },
      of: row.unit ?? (row.codes.length > 0 ? `${row.codes.length} inovasi` : null),
      at: words.moment(row.askedAt.toISOString()),
      percent: open ? Math.floor((100 * row.written) / Math.max(1, row.size)) : null,
      href: row.state === 'done' ? `/meja/berkas/paket/${row.id}` : null,
      size: `${Math.max(1, Math.round(row.size / MEGABYTE))} MB`,
      ...{ innovations: row.innovations, files: row.files, findings: row.findings },
      until: row.expiresAt === null ? null : words.moment(row.expiresAt.toISOString()),
    };
  };
  const show = async (
    reply: FastifyReply,
    at: AtDesk,
    said: string | null,
  ): Promise<FastifyReply> => {
    const edition = await gate.editionNow();
    const [rows, check] = await Promise.all([listBundles(db), bundle(edition)]);
    return answerPage(reply, 200, 'bundles', {
      ...(await gate.frame(at, 'Paket nasional', '/meja/berkas')),
      ...{ edition, said, proof: proofOf(at, edition) },
      rows: rows.map(rowOf),
      open: rows.some((row) => row.edition === edition && rowOf(row).percent !== null),
      check: {
        ...{ innovations: check.innovations, files: check.files, total: check.findings.length },
        findings: check.findings.slice(0, MOST_FINDINGS),
      },
    });
  };

  typed.get('/meja/berkas/paket', { schema: hide }, async (request, reply) => {
    const at = await holder(request, reply);
    return at === null ? reply : show(reply, at, null);
  });

  typed.post(
    '/meja/berkas/paket',
    { schema: { ...hide, body: z.object({ surat: z.string().max(100).default('') }) } },
    async (request, reply) => {
      const at = await holder(request, reply);
      if (at === null) return reply;
      const edition = await gate.editionNow();
      if (!isProof(request.body.surat, proofOf(at, edition)))
        return show(
          reply,
          at,
          'Edisinya berganti sejak halaman ini dibuka. Mohon tekan sekali lagi.',
        );
      await askForBundle(db, at.person.id, edition);
      return reply.redirect('/meja/berkas/paket', 303);
    },
  );

  typed.get(
    '/meja/berkas/paket/:nomor',
    { schema: { ...hide, params: one } },
    async (request, reply) => {
      const at = await holder(request, reply);
      if (at === null) return reply;
      const [row] = await listBundles(db, request.params.nomor);
      const file = path.join(folder, `${request.params.nomor}.zip`);
      if (row?.state !== 'done') return gate.nothing(reply, at);
      if (!existsSync(file)) {
        await dropBundle(db, row.id);
        await askForBundle(db, at.person.id, row.edition, row);
        return show(reply, at, lost);
      }
      await recordDeskPrint(db, {
        personId: at.person.id,
        about: { paper: 'bundle', edition: row.edition, sha256: row.sha256 },
      });
      return reply
        .header('cache-control', 'private, no-store')
        .header('x-content-type-options', 'nosniff')
        .header('content-length', row.size)
        .header('content-disposition', contentDisposition(`Paket ${row.edition}.zip`, 'attachment'))
        .type('application/zip')
        .send(createReadStream(file));
    },
  );
}
