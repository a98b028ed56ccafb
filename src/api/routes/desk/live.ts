// What an open page of the desk hears and asks: the stream of events, how things stand, and taking an innovation in hand.
// It decides nothing; content comes with the page itself.
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { hold, letGo } from '../../../db/transactions/desk-presence.ts';
import { deskPersonOf, deskReachOf, deskWaitingOf } from '../../../db/views/desk.ts';
import { readEditionRules } from '../../../db/views/edition-rules.ts';
import { findInnovation } from '../../../db/views/innovations.ts';
import { readOwn } from '../../../db/views/own-innovations.ts';
import { countText } from '../../desk/counts.ts';
import type { DeskGate } from '../../desk/gate.ts';
import { mayHold } from '../../desk/holding.ts';
import { createOpenSheet } from '../../desk/open-sheet.ts';
import { openDeskStreams } from '../../desk/streams.ts';
import type { ServerParts } from '../../parts.ts';

const hide = { hide: true } as const;
const about = z.object({ inovasi: z.string().max(20).default('') });
const codeOnly = z.object({ code: z.string().max(20) });

/** Registers `/meja/peristiwa`, `/meja/keadaan` and `POST /meja/inovasi/{code}/pegang`. */
export function deskLiveRoutes(app: FastifyInstance, parts: ServerParts, gate: DeskGate): void {
  const { db } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const openSheet = createOpenSheet(parts, gate);
  const streams = openDeskStreams(parts);
  app.addHook('preClose', () => streams.close());

  typed.get(
    '/meja/peristiwa',
    { schema: { ...hide, querystring: about } },
    async (request, reply) => {
      // The form as a page listens as well: its people hear of their own innovations.
      const at = await gate.who(request, reply, 'any');
      if (at === null) return reply;
      const { inovasi } = request.query;
      const row =
        inovasi === ''
          ? undefined
          : ((await findInnovation(db, deskReachOf(at.person), inovasi)) ??
            (await readOwn(db, at.person, inovasi)));
      const opened = streams.open(request, reply, {
        personId: at.person.id,
        code: row?.code ?? null,
        signedIn: async () => (await deskPersonOf(db, at.session)) !== null,
      });
      return opened ? reply : reply.code(429).header('retry-after', '20').send();
    },
  );

  // What a page asks that keeps no stream open: the version of its innovation, and how much waits. It opens nothing.
  typed.get(
    '/meja/keadaan',
    { schema: { ...hide, querystring: about } },
    async (request, reply) => {
      const at = await gate.who(request, reply);
      if (at === null) return reply;
      const { inovasi } = request.query;
      const [row, waiting] = await Promise.all([
        inovasi === '' ? undefined : findInnovation(db, deskReachOf(at.person), inovasi),
        deskWaitingOf(db, at.person),
      ]);
      return reply
        .header('cache-control', 'no-store')
        .send({ version: row?.version ?? null, waiting, shown: countText(waiting) });
    },
  );

  typed.post(
    '/meja/inovasi/:code/pegang',
    {
      schema: {
        ...hide,
        params: codeOnly,
        body: z.object({ lepas: z.string().optional() }).nullish(),
      },
    },
    async (request, reply) => {
      const at = await gate.who(request, reply);
      if (at === null) return reply;
      const row = await findInnovation(db, deskReachOf(at.person), request.params.code);
      if (row === undefined) return gate.nothing(reply, at);
      const { code } = row;
      const looking = { personId: at.person.id, code };
      const back = `/meja/inovasi/${encodeURIComponent(code)}`;
      if (request.body?.lepas !== undefined) {
        await letGo(db, looking);
        return reply.redirect(back, 303);
      }
      const { holdMinutes } = await readEditionRules(db, row.edition);
      const held = mayHold(at.person, row.state) && (await hold(db, looking, holdMinutes));
      return held
        ? reply.redirect(back, 303)
        : openSheet(reply, at, code, {
            refused:
              'Inovasi ini sedang tidak dapat dipegang; lihat di bawah siapa yang memegangnya. Halaman ini tetap dapat dibaca.',
          });
    },
  );
}
