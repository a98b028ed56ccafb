// Invitations at the desk: what became of them, one ended, and the word on a role that waits for it.
// Who may do what is decided as in the chat; a code is never shown here again.
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { secretsFrom } from '../../../db/secrets.ts';
import { recordDeskPrint } from '../../../db/transactions/record-desk-reading.ts';
import {
  answerInvitationAtDesk,
  endInvitationAtDesk,
} from '../../../db/transactions/people-at-desk.ts';
import {
  findInvitation,
  type InvitationAtDesk,
  invitationsAtDesk,
  isSheetOf,
} from '../../../db/views/people-at-desk.ts';
import { may } from '../../../domain/access.ts';
import { contentDisposition } from '../../../files/names.ts';
import type { AtDesk, DeskGate } from '../../desk/gate.ts';
import { answerPage } from '../../desk/pages.ts';
import { peopleReach, roleText } from '../../desk/people.ts';
import { formProof, isProof } from '../../desk/session.ts';
import { rowNumber } from '../../desk/typed.ts';
import type { ServerParts } from '../../parts.ts';

const hide = { hide: true } as const;
const query = z.object({
  lembar: rowNumber.optional().catch(undefined),
  selesai: z.enum(['batal', 'benar', 'bukan']).optional().catch(undefined),
});
const one = z.object({ id: rowNumber });
const sheet = z.object({ id: rowNumber, paper: z.enum(['lembar-undangan', 'daftar-undangan']) });
const proved = z.object({ surat: z.string().max(100).default('') });
const answered = proved.extend({ jawab: z.enum(['benar', 'bukan']) });

const done = {
  batal: 'Undangan itu dibatalkan; kodenya tidak berlaku lagi.',
  benar: 'Dipastikan. Perannya berlaku sekarang, dan orangnya diberi tahu.',
  bukan: 'Perannya tidak diberikan, dan orangnya diberi tahu.',
} as const;

const looks = {
  open: { look: 'info', says: 'belum dipakai' },
  over: { look: 'late', says: 'lewat waktunya' },
  rests: { look: 'wait', says: 'menunggu kepastian' },
  used: { look: 'good', says: 'dipakai' },
  refused: { look: 'plain', says: 'perannya berakhir' },
} as const;

const moved =
  'Undangan itu berubah sejak halaman ini dibuka, jadi belum ada yang dilakukan. Keadaannya sekarang ada di bawah.';

/** Registers `/meja/undangan` and what stands below one of them. */
export function deskInvitationRoutes(
  app: FastifyInstance,
  parts: ServerParts,
  gate: DeskGate,
): void {
  const { db, words, config } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const acts = { db, secrets: secretsFrom(config.secretKey) };
  const proofOf = (at: AtDesk, what: string, id: number): string =>
    formProof(config.secretKey, at.session, [what, id]);

  const rowOf = (row: InvitationAtDesk, at: AtDesk) => ({
    ...{ id: row.id, role: roleText(row.role, words), unit: row.unit, name: row.name },
    ...{ hasNumber: row.hasNumber, open: row.state === 'open', ...looks[row.state] },
    detail:
      row.usedAt === null
        ? `${row.state === 'open' ? 'berlaku sampai' : 'berakhir'} ${words.moment(row.expiresAt.toISOString())}`
        : `${row.usedBy ?? 'tanpa nama'}, ${words.moment(row.usedAt.toISOString())}`,
    made: words.moment(row.createdAt.toISOString()),
    by: row.by ?? 'lewat program',
    mine: row.byId === at.person.id,
    usedBy: row.usedBy ?? 'Tanpa nama',
    usedAt: row.usedAt === null ? '' : words.moment(row.usedAt.toISOString()),
    proof: proofOf(at, 'answer invitation', row.id),
  });

  const show = async (
    reply: FastifyReply,
    at: AtDesk,
    said: { readonly done?: string; readonly refused?: string; readonly sheet?: number },
  ): Promise<FastifyReply> => {
    const reach = peopleReach(at.person);
    if (reach === null) return gate.nothing(reply, at);
    const all = await invitationsAtDesk(db, reach);
    const made = all.filter(({ sheetId, byId }) => sheetId === said.sheet && byId === at.person.id);
    return answerPage(reply, said.refused === undefined ? 200 : 409, 'invitations', {
      ...(await gate.frame(at, 'Undangan', '/meja/orang')),
      ...{ done: said.done ?? null, refused: said.refused ?? null },
      sheet:
        said.sheet === undefined || made.length === 0
          ? null
          : { id: said.sheet, count: made.length },
      open: all.filter(({ state }) => state === 'open').length,
      rests: all.filter(({ state }) => state === 'rests').map((row) => rowOf(row, at)),
      rows: all.filter(({ state }) => state !== 'rests').map((row) => rowOf(row, at)),
    });
  };

  typed.get(
    '/meja/undangan',
    { schema: { ...hide, querystring: query } },
    async (request, reply) => {
      const at = await gate.who(request, reply);
      if (at === null) return reply;
      const { lembar, selesai } = request.query;
      return show(reply, at, {
        ...(lembar === undefined ? {} : { sheet: lembar }),
        ...(selesai === undefined ? {} : { done: done[selesai] }),
      });
    },
  );

  typed.get(
    '/meja/undangan/:id/akhiri',
    { schema: { ...hide, params: one } },
    async (request, reply) => {
      const at = await gate.who(request, reply);
      if (at === null) return reply;
      const { id } = request.params;
      const found = await findInvitation(db, id);
      const can =
        found?.state === 'open' &&
        peopleReach(at.person) !== null &&
        may(at.person.grants, 'revoke_role', { unitId: found.unitId }).ok;
      if (!can) return gate.nothing(reply, at);
      const whom = [roleText(found.role, words), found.unit, found.name].filter(Boolean).join(', ');
      return answerPage(reply, 200, 'ask', {
        ...(await gate.frame(at, 'Batalkan undangan', '/meja/orang')),
        heading: 'Batalkan undangan ini?',
        says: [`${whom}. Kodenya tidak dapat dipakai lagi setelah ini.`],
        action: `/meja/undangan/${id}/akhiri`,
        fields: [['surat', proofOf(at, 'end invitation', id)]],
        ...{ yes: 'Ya, batalkan', danger: true, back: '/meja/undangan' },
      });
    },
  );

  typed.post(
    '/meja/undangan/:id/akhiri',
    { schema: { ...hide, params: one, body: proved } },
    async (request, reply) => {
      const at = await gate.who(request, reply);
      if (at === null) return reply;
      const { id } = request.params;
      if (!isProof(request.body.surat, proofOf(at, 'end invitation', id)))
        return show(reply, at, { refused: moved });
      const by = { personId: at.person.id, requestId: request.id };
      const ended = await endInvitationAtDesk(acts, by, id);
      if (ended.ok) return reply.redirect('/meja/undangan?selesai=batal', 303);
      return ended.problem.type === 'not_found'
        ? gate.nothing(reply, at)
        : show(reply, at, { refused: moved });
    },
  );

  typed.post(
    '/meja/undangan/:id/jawab',
    { schema: { ...hide, params: one, body: answered } },
    async (request, reply) => {
      const at = await gate.who(request, reply);
      if (at === null) return reply;
      const { id } = request.params;
      const { jawab, surat } = request.body;
      if (!isProof(surat, proofOf(at, 'answer invitation', id)))
        return show(reply, at, { refused: moved });
      const by = { personId: at.person.id, requestId: request.id };
      const told = await answerInvitationAtDesk(acts, by, { id, right: jawab === 'benar' });
      return told.ok
        ? reply.redirect(`/meja/undangan?selesai=${jawab}`, 303)
        : show(reply, at, { refused: moved });
    },
  );

  typed.get(
    '/meja/undangan/lembar/:id/:paper',
    { schema: { ...hide, params: sheet } },
    async (request, reply) => {
      const at = await gate.who(request, reply);
      if (at === null) return reply;
      const { id, paper } = request.params;
      const mine = peopleReach(at.person) !== null && (await isSheetOf(db, id, at.person.id));
      const how = { editionId: await gate.editionNow(), nip: false };
      const made = mine ? await parts.papers({ paper, sheetId: id }, how) : null;
      if (made === null) return gate.nothing(reply, at);
      if (!made.ok)
        return show(reply, at, {
          refused: words.say('print_failed', { paper, what: null, ...made.problem }),
        });
      await recordDeskPrint(db, { personId: at.person.id, about: { paper, sheet: String(id) } });
      const { bytes, mime, name } = made.value;
      return reply
        .header('cache-control', 'private, no-store')
        .header('x-content-type-options', 'nosniff')
        .header('content-security-policy', "sandbox; default-src 'none'")
        .header('content-disposition', contentDisposition(name, 'attachment'))
        .type(mime)
        .send(Buffer.from(bytes));
    },
  );
}
