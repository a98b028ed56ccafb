// The page behind a link to a national bundle that was too large for a chat: it asks once, then gives the file, once.
// A preview of the link uses nothing up; whose link it is must still have the right when the button is pressed.
import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { useBundleLink } from '../../db/transactions/bundle-jobs.ts';
import { recordDeskPrint } from '../../db/transactions/record-desk-reading.ts';
import { bundleLinkOf, type BundleRow } from '../../db/views/bundle-jobs.ts';
import { may } from '../../domain/access.ts';
import { contentDisposition } from '../../files/names.ts';
import { bundleGone, bundlePage } from '../bundle-page.ts';
import type { ServerParts } from '../parts.ts';

const params = z.object({ token: z.string().max(100) });
/** More than somebody tries who has a link. */
const TRIES_PER_MINUTE = 30;

/** Registers `/paket/{token}`. */
export function bundleLinkRoutes(app: FastifyInstance, { db, config }: ServerParts): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const tries = { rateLimit: { max: TRIES_PER_MINUTE, timeWindow: 60_000 } };
  const html = (reply: FastifyReply, status: number, page: string): FastifyReply =>
    reply
      .code(status)
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .serializer((body: unknown) => String(body))
      .send(page);
  const fileOf = ({ id }: BundleRow): string => path.join(config.dataDir, 'bundles', `${id}.zip`);
  const found = async (token: string) => {
    const link = await bundleLinkOf(db, token);
    return link !== null &&
      link.person.consented &&
      may(link.person.grants, 'national_bundle').ok &&
      existsSync(fileOf(link.bundle))
      ? link
      : null;
  };

  typed.get(
    '/paket/:token',
    { schema: { hide: true, params }, config: tries },
    async (request, reply) => {
      const link = await found(request.params.token);
      return link === null
        ? html(reply, 404, bundleGone())
        : html(reply, 200, bundlePage(link.bundle));
    },
  );

  typed.post(
    '/paket/:token',
    { schema: { hide: true, params }, config: tries },
    async (request, reply) => {
      const { token } = request.params;
      const link = await found(token);
      // Of two who press at once one gets it.
      if (link === null || (await useBundleLink(db, token)) === null)
        return html(reply, 404, bundleGone());
      const { person, bundle } = link;
      await recordDeskPrint(db, {
        personId: person.id,
        about: { paper: 'bundle', edition: bundle.edition, sha256: bundle.sha256 },
      });
      return reply
        .header('cache-control', 'private, no-store')
        .header('x-content-type-options', 'nosniff')
        .header('content-length', bundle.size)
        .header(
          'content-disposition',
          contentDisposition(`Paket ${bundle.edition} nomor ${bundle.id}.zip`, 'attachment'),
        )
        .type('application/zip')
        .send(createReadStream(fileOf(bundle)));
    },
  );
}
