// One entry of the contest as its judge reads it: its texts, its evidence, marks, and giving it back. Who has no seat at it is
// told that there is nothing; of marks only the judge's own are shown. Rules, record and notices are those of the chat.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { recordDeskReading } from '../../../db/transactions/record-desk-reading.ts';
import { readAtDesk, takeAtDesk } from '../../../db/transactions/take-at-desk.ts';
import { findEvidence } from '../../../db/views/innovations.ts';
import { entryName, longestReason } from '../../../domain/contest/contest.ts';
import {
  entryAtDesk,
  entryNeeds,
  type JudgedEntry,
  markAtDesk,
} from '../../../domain/conversation/contest/at-desk.ts';
import { takeLine } from '../../../domain/conversation/contest/commands.ts';
import type { Turn } from '../../../domain/conversation/turn.ts';
import { showNumber } from '../../../domain/language/index.ts';
import { notDone } from '../../desk/taking-words.ts';
import type { AtDesk, DeskGate } from '../../desk/gate.ts';
import { answerPage } from '../../desk/pages.ts';
import { formProof, isProof } from '../../desk/session.ts';
import { movedText, takingParts } from '../../desk/taking.ts';
import { rowNumber } from '../../desk/typed.ts';
import type { ServerParts } from '../../parts.ts';
import { sendCopy } from '../../send-file.ts';

const hide = { hide: true } as const;
const one = z.object({ nomor: rowNumber });
/** Marks stand in fields of their own, `nilai-CRITERION`. */
const form = z.record(z.string().max(60), z.string().max(1000));

/** Registers what lies below `/meja/lomba/{nomor}`. */
export function deskContestEntryRoutes(
  app: FastifyInstance,
  parts: ServerParts,
  gate: DeskGate,
): void {
  const { db, store, config, words } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const taking = takingParts(parts);
  const proofOf = (at: AtDesk, { contest, number, stage }: JudgedEntry): string =>
    formProof(config.secretKey, at.session, ['contest entry', contest, number, stage]);

  /** The judge of an entry, with it; anybody else is told that there is nothing. */
  const opened = async (
    request: FastifyRequest,
    reply: FastifyReply,
    nomor: number,
  ): Promise<{ readonly at: AtDesk; readonly entry: JudgedEntry } | null> => {
    const at = await gate.who(request, reply, 'any');
    if (at === null) return null;
    const found = await readAtDesk(
      taking,
      { personId: at.person.id, requestId: request.id },
      { needs: entryNeeds(nomor), read: (turn) => entryAtDesk(turn, nomor) },
    );
    if (found.ok) return { at, entry: found.value };
    await gate.nothing(reply, at);
    return null;
  };

  const show = async (
    reply: FastifyReply,
    at: AtDesk,
    entry: JudgedEntry,
    given: {
      readonly refused?: string;
      readonly typed?: Readonly<Record<string, string>>;
    } = {},
  ): Promise<FastifyReply> => {
    const name = entryName(entry.number);
    const { typed: filled = {} } = given;
    return answerPage(reply, given.refused === undefined ? 200 : 409, 'contest-entry', {
      ...(await gate.frame(at, `${name} ${entry.name}`, '/meja/lomba')),
      ...{ refused: given.refused ?? null, reason: filled['alasan'] ?? '', longest: longestReason },
      ...{ entry: { ...entry, entry: name }, proof: proofOf(at, entry) },
      scale: `${showNumber(entry.scale.least)} sampai ${showNumber(entry.scale.greatest)}`,
      criteria: entry.criteria.map(({ code, label, mark }) => ({
        ...{ code, label },
        value: filled[`nilai-${code}`] ?? (mark === null ? '' : showNumber(mark)),
      })),
    });
  };

  typed.get('/meja/lomba/:nomor', { schema: { ...hide, params: one } }, async (request, reply) => {
    const found = await opened(request, reply, request.params.nomor);
    if (found === null) return reply;
    await recordDeskReading(db, { personId: found.at.person.id, code: found.entry.code });
    return show(reply, found.at, found.entry);
  });

  typed.post(
    '/meja/lomba/:nomor',
    { schema: { ...hide, params: one, body: form } },
    async (request, reply) => {
      const { nomor } = request.params;
      const found = await opened(request, reply, nomor);
      if (found === null) return reply;
      const { at, entry } = found;
      const { body } = request;
      const refused = (said: string) => show(reply, at, entry, { refused: said, typed: body });
      if (!isProof(body['surat'] ?? '', proofOf(at, entry))) return refused(movedText);
      const reason = (body['alasan'] ?? '').trim();
      const givesBack = body['apa'] === 'mundur';
      if (givesBack && reason.length < 3)
        return refused('Tulis dulu alasannya, supaya panitia tahu.');
      if (givesBack && reason.length > longestReason)
        return refused(`Alasannya paling panjang ${longestReason} huruf. Mohon dipersingkat.`);
      const fields = entry.criteria.map(({ code }) => body[`nilai-${code}`] ?? '');
      const taken = await takeAtDesk(
        taking,
        { personId: at.person.id, requestId: request.id },
        {
          needs: entryNeeds(nomor),
          take: (turn: Turn) => {
            if (givesBack) takeLine(turn, { do: 'give_back', entry: nomor, reason });
            else markAtDesk(turn, nomor, fields);
            return true;
          },
          yes: null,
        },
      );
      if (!taken.ok)
        return taken.problem.type === 'moved' ? refused(movedText) : gate.nothing(reply, at);
      const why = notDone(taken.value.said, words);
      if (why !== null) return refused(why);
      return reply.redirect(`/meja/lomba?selesai=${givesBack ? 'mundur' : 'nilai'}`, 303);
    },
  );

  typed.get(
    '/meja/lomba/:nomor/bukti/:id',
    { schema: { ...hide, params: one.extend({ id: rowNumber }) } },
    async (request, reply) => {
      const { nomor, id } = request.params;
      const found = await opened(request, reply, nomor);
      if (found === null) return reply;
      const { at, entry } = found;
      const file = entry.files.some((known) => known.id === id)
        ? await findEvidence(db, entry.innovationId, id)
        : undefined;
      if (file === undefined || file.sha256 === null || file.size === null)
        return gate.nothing(reply, at);
      const { name, mime, size, sha256 } = file;
      await recordDeskReading(db, { personId: at.person.id, code: entry.code, evidence: file.id });
      return sendCopy(request, reply, store, { name, size, sha256, mime: mime ?? '' });
    },
  );
}
