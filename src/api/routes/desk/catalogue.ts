// What of an innovation would be public, for the head of its unit, who publishes it or takes it back: row 61 of the access
// table. What is shown is what will be public; what would be done is asked once more, as by the code in a chat.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { recordDeskReading } from '../../../db/transactions/record-desk-reading.ts';
import { readAtDesk, takeAtDesk } from '../../../db/transactions/take-at-desk.ts';
import { deskReachOf } from '../../../db/views/desk.ts';
import { findInnovation, type InnovationRow } from '../../../db/views/innovations.ts';
import {
  type CardAtDesk,
  cardAtDesk,
  cardNeeds,
  changeCardAtDesk,
} from '../../../domain/conversation/hub/publishing.ts';
import { deedText, deskAsks, notDone } from '../../desk/taking-words.ts';
import type { AtDesk, DeskGate } from '../../desk/gate.ts';
import { answerPage } from '../../desk/pages.ts';
import { formProof, isProof } from '../../desk/session.ts';
import { movedText, siteOf, takingParts } from '../../desk/taking.ts';
import type { ServerParts } from '../../parts.ts';

const hide = { hide: true } as const;
const one = z.object({ code: z.string().max(20) });
const shown = z.object({ selesai: z.string().max(20).optional().catch(undefined) });
const form = z.object({
  apa: z.enum(['terbit', 'turun']),
  surat: z.string().max(100).default(''),
  yakin: z.string().max(40).optional().catch(undefined),
});

const heading = { terbit: 'Terbitkan di katalog umum?', turun: 'Turunkan dari katalog umum?' };
const yes = { terbit: 'Ya, terbitkan', turun: 'Ya, turunkan' };

/** An innovation with its card, for whoever may publish it. */
interface Opened {
  readonly at: AtDesk;
  readonly row: InnovationRow;
  readonly card: CardAtDesk;
}

/** Registers `/meja/inovasi/{code}/katalog`. */
export function deskCatalogueRoutes(
  app: FastifyInstance,
  parts: ServerParts,
  gate: DeskGate,
): void {
  const { db, config, words } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const taking = takingParts(parts);
  const proofOf = (at: AtDesk, { code, version, isPublished }: CardAtDesk): string =>
    formProof(config.secretKey, at.session, ['card', code, version, isPublished]);

  const opened = async (
    request: FastifyRequest,
    reply: FastifyReply,
    code: string,
  ): Promise<Opened | null> => {
    const at = await gate.who(request, reply);
    if (at === null) return null;
    const row = await findInnovation(db, deskReachOf(at.person), code);
    const found =
      row === undefined
        ? null
        : await readAtDesk(
            taking,
            { personId: at.person.id, requestId: request.id },
            { needs: cardNeeds(row.code), read: cardAtDesk },
          );
    if (row !== undefined && found?.ok === true) return { at, row, card: found.value };
    await gate.nothing(reply, at);
    return null;
  };

  const show = async (
    reply: FastifyReply,
    { at, row, card }: Opened,
    given: { readonly done?: string; readonly refused?: string } = {},
  ): Promise<FastifyReply> =>
    answerPage(reply, given.refused === undefined ? 200 : 409, 'card', {
      ...(await gate.frame(at, `Katalog, ${card.name}`, '/meja/inovasi')),
      ...{ face: 'card', heading: 'Katalog', publishes: true, code: card.code, name: card.name },
      ...{ unit: card.unit, version: card.version, state: gate.stateText(row.state) },
      ...{ done: given.done ?? null, refused: given.refused ?? null, proof: proofOf(at, card) },
      ...{ isPublished: card.isPublished, url: `${siteOf(parts)}/inovasi/${card.code}` },
      why: whyNot(card, row),
      card: card.prepared?.card ?? null,
      leftOut: card.prepared?.leftOut ?? 0,
    });
  const whyNot = (
    { own, mayBePublished, prepared, code }: CardAtDesk,
    { state }: InnovationRow,
  ) => {
    if (own) return 'Bapak/Ibu ikut mengisi inovasi ini, sehingga diterbitkan oleh orang lain.';
    if (!mayBePublished)
      return `Inovasi ini sekarang ${gate.stateText(state)}. Yang dapat diterbitkan: inovasi yang sudah ditetapkan Kepala SKPD.`;
    return prepared === null ? words.say('card_empty', { code }) : null;
  };

  typed.get(
    '/meja/inovasi/:code/katalog',
    { schema: { ...hide, params: one, querystring: shown } },
    async (request, reply) => {
      const found = await opened(request, reply, request.params.code);
      if (found === null) return reply;
      await recordDeskReading(db, { personId: found.at.person.id, code: found.row.code });
      const now = found.card.isPublished ? 'terbit' : 'turun';
      const done = request.query.selesai === now ? deedText(now) : null;
      return show(reply, found, done === null ? {} : { done });
    },
  );

  typed.post(
    '/meja/inovasi/:code/katalog',
    { schema: { ...hide, params: one, body: form } },
    async (request, reply) => {
      const found = await opened(request, reply, request.params.code);
      if (found === null) return reply;
      const { at, card } = found;
      const { apa, surat, yakin } = request.body;
      const place = `/meja/inovasi/${card.code}/katalog`;
      const refused = (said: string) => show(reply, found, { refused: said });
      if (!isProof(surat, proofOf(at, card))) return refused(movedText);
      const take = apa === 'terbit' ? 'publish' : 'take_back';
      const taken = await takeAtDesk(
        taking,
        { personId: at.person.id, requestId: request.id },
        {
          needs: cardNeeds(card.code),
          take: (turn) => changeCardAtDesk(turn, { take, version: card.version }),
          yes: yakin ?? null,
        },
      );
      if (!taken.ok)
        return taken.problem.type === 'moved' ? refused(movedText) : gate.nothing(reply, at);
      const { said, asks } = taken.value;
      if (asks !== null)
        return answerPage(reply, 200, 'ask', {
          ...(await gate.frame(at, heading[apa], '/meja/inovasi')),
          ...{ heading: heading[apa], says: deskAsks(said, words), action: place, back: place },
          ...{ yes: yes[apa], danger: apa === 'turun' },
          fields: [
            ['apa', apa],
            ['surat', surat],
            ['yakin', asks],
          ],
        });
      const why = notDone(said, words);
      return why === null ? reply.redirect(`${place}?selesai=${apa}`, 303) : refused(why);
    },
  );
}
