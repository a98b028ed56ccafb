// Views of the list of innovations: filters and columns kept by a name, opened by a press, and forgotten again.
// They are their owner's alone and widen nothing: whatever an address asks for is cut down to what may be read.
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { dropView, keepView } from '../../../db/transactions/desk-views.ts';
import { isBlank, oneLine } from '../../../domain/language/index.ts';
import { listAddress, listQuery } from '../../desk/filters.ts';
import type { DeskGate } from '../../desk/gate.ts';
import { rowNumber } from '../../desk/typed.ts';
import type { ServerParts } from '../../parts.ts';

const hide = { hide: true } as const;
const place = '/meja/inovasi';
const named = listQuery.extend({ nama: z.string().max(200) });
const LONGEST_NAME = 60;

/** Registers `POST /meja/inovasi/tampilan` and `…/hapus`. */
export function deskListViewRoutes(
  app: FastifyInstance,
  { db }: ServerParts,
  gate: DeskGate,
): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.post(`${place}/tampilan`, { schema: { ...hide, body: named } }, async (request, reply) => {
    const at = await gate.who(request, reply);
    if (at === null) return reply;
    const { nama, ...query } = request.body;
    const address = listAddress(place, query);
    const name = [...oneLine(nama)].slice(0, LONGEST_NAME).join('').trim();
    const [, search = ''] = address.split('?');
    // A list without filters and columns is the list itself.
    if (isBlank(name) || search === '' || search.length > 2000) return reply.redirect(address, 303);
    const kept = await keepView(db, at.person.id, { name, query: search });
    const said = kept ? 'ya' : 'penuh';
    return reply.redirect(`${address}&disimpan=${said}`, 303);
  });

  typed.post(
    `${place}/tampilan/hapus`,
    { schema: { ...hide, body: z.object({ nomor: rowNumber }) } },
    async (request, reply) => {
      const at = await gate.who(request, reply);
      if (at === null) return reply;
      await dropView(db, at.person.id, request.body.nomor);
      return reply.redirect(place, 303);
    },
  );
}
