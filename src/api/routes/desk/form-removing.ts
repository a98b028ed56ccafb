// The form of an innovation as a page: a file or a link of an item is taken away, after one question.
// It removes nothing that its reader does not see there.
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { partTag } from '../../../db/transactions/fill-at-page.ts';
import { readOwn } from '../../../db/views/own-innovations.ts';
import type { Evidence } from '../../../domain/conversation/filling/removing-at-page.ts';
import { formOf } from '../../../domain/edition/journey.ts';
import { type Innovation, isOpenItem } from '../../../domain/innovation/innovation.ts';
import { isOpenForWriting } from '../../../domain/innovation/status.ts';
import { createFillingDesk } from '../../desk/filling-desk.ts';
import type { DeskGate } from '../../desk/gate.ts';
import { answerPage } from '../../desk/pages.ts';
import type { ServerParts } from '../../parts.ts';

const hide = { hide: true } as const;
const params = z.object({ code: z.string().max(20), item: z.string().max(60) });
const meant = z.object({
  berkas: z.coerce.number().int().positive().optional().catch(undefined),
  tautan: z.string().max(40).optional().catch(undefined),
});
const gone =
  'Bukti itu sudah tidak ada di isian ini, atau isiannya tidak dapat diubah lagi. Mohon periksa bukti yang ada sekarang di bawah ini.';
const busy =
  'Sedang ramai sebentar, jadi buktinya belum dihapus. Mohon tekan Hapus sekali lagi di bawah ini.';

/** Registers `/meja/isian/{code}/hapus/{item}`. */
export function deskFormRemovingRoutes(
  app: FastifyInstance,
  parts: ServerParts,
  gate: DeskGate,
): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const { show, opened, remove, editionOf } = createFillingDesk(parts, gate);
  const place = '/meja/isian/:code/hapus/:item';

  typed.get(place, { schema: { ...hide, params, querystring: meant } }, async (request, reply) => {
    const found = await opened(request, reply, request.params.code);
    if (found === null) return reply;
    const { at, innovation } = found;
    const item = formOf(editionOf(innovation)).byId.get(request.params.item);
    const what = item === undefined ? null : evidenceOf(innovation, item.id, request.query);
    if (item === undefined || what === null) return show(reply, at, innovation, { refused: gone });
    const { code } = innovation;
    return answerPage(reply, 200, 'ask', {
      ...(await gate.frame(at, 'Hapus bukti', '/meja/isian')),
      heading: `Hapus ${what.name}?`,
      says: [
        `Bukti ini dilepas dari ${item.label}, inovasi ${innovation.name ?? code}. Bapak/Ibu dapat mengirimnya lagi kapan saja selama isian masih terbuka.`,
      ],
      action: `/meja/isian/${code}/hapus/${item.id}`,
      fields: Object.entries(request.query),
      ...{ yes: 'Ya, hapus', danger: true, back: `/meja/isian/${code}#${item.id}` },
    });
  });

  typed.post(place, { schema: { ...hide, params, body: meant } }, async (request, reply) => {
    const found = await opened(request, reply, request.params.code);
    if (found === null) return reply;
    const { at, innovation } = found;
    const { code } = innovation;
    const { item } = request.params;
    const what = evidenceOf(innovation, item, request.body);
    const done = what === null ? null : await remove(at, request.id, { code, item, what: what.is });
    if (done?.ok === true)
      return reply.redirect(`/meja/isian/${code}?tersimpan=hapus#${item}`, 303);
    // Somebody else changed it meanwhile: what is shown is what stands there now.
    const fresh = await readOwn(parts.db, at.person, code);
    if (fresh === null) return gate.nothing(reply, at);
    return show(reply, at, fresh, { refused: done?.problem.type === 'moved' ? busy : gone });
  });
}

/** What is meant, as the innovation holds it, with its name; null where it holds no such thing, or may not be changed. */
function evidenceOf(
  innovation: Innovation,
  item: string,
  { berkas, tautan }: z.infer<typeof meant>,
): { readonly is: Evidence; readonly name: string } | null {
  if (!isOpenForWriting(innovation.state) || !isOpenItem(innovation, item)) return null;
  const file = innovation.files.find(({ id, item: of }) => id === berkas && of === item);
  if (file !== undefined) return { is: { file: file.id }, name: file.name };
  const value = innovation.answers.get(item)?.value;
  const links = value?.type === 'indicator' || value?.type === 'files' ? value.links : [];
  const link = links.find(({ url }) => partTag(url) === tautan);
  return link === undefined ? null : { is: { link: link.url }, name: link.url };
}
