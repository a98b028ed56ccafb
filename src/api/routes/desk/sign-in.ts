// The way into the desk and out of it: the link from the chat, confirmed by a press, and the page of a person's open sessions
// and passkeys.
// It shows no innovation.
import { randomBytes } from 'node:crypto';
import type { FastifyBaseLogger, FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { secretsFrom } from '../../../db/secrets.ts';
import { type AskedLink, sendAskedLink } from '../../../db/transactions/ask-desk-link.ts';
import {
  beginDeskSession,
  endDeskSession,
  endOtherDeskSessions,
} from '../../../db/transactions/desk-session.ts';
import { deskLinkOf, deskSessionsOf } from '../../../db/views/desk.ts';
import { passkeysOf } from '../../../db/views/passkeys.ts';
import { type DeskGate, opensPages } from '../../desk/gate.ts';
import { answerPage } from '../../desk/pages.ts';
import { relyingPartyOf } from '../../desk/relying-party.ts';
import {
  deskSessionOf,
  dropDeskSession,
  giveDeskSession,
  newDeskSession,
} from '../../desk/session.ts';
import { innovationToOpen } from '../../desk/typed.ts';
import type { ServerParts } from '../../parts.ts';
import { isOwnSite } from '../../webchat/session.ts';

const hide = { hide: true } as const;
const token = z.object({ token: z.string().max(100) });
const opens = z.object({ isian: innovationToOpen });
/** What was just done with a passkey. */
const done = z.object({ kunci: z.enum(['ada', 'dihapus']).optional().catch(undefined) });
const passkeyDone = {
  ada: 'Kunci masuk sudah terdaftar. Kabarnya juga dikirim ke obrolan Bapak/Ibu.',
  dihapus: 'Kunci masuk sudah dihapus.',
} as const;
/** Ways to sign in tried from one address; more than a whole office needs. */
const TRIES_PER_MINUTE = 30;
const gone =
  'Tautan ini sudah dipakai atau lewat waktunya. Ketik "masuk" di obrolan untuk mendapat yang baru.';

/** The same whether there is somebody of this name or not. */
const asked =
  'Bila ada satu orang dengan nama itu di sini, tautannya dikirim ke obrolannya. Mohon periksa obrolan Bapak/Ibu; tautannya berlaku 10 menit.';
const asking = z.object({ nama: z.string().max(200).default('') });
/** Links asked for by name from one address. */
const ASKED_PER_MINUTE = 5;

/** Registers `/masuk`, `/keluar` and `/meja/akun`. */
export function deskSignInRoutes(app: FastifyInstance, parts: ServerParts, gate: DeskGate): void {
  const { db, config, words } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const tries = { rateLimit: { max: TRIES_PER_MINUTE, timeWindow: 60_000 } };

  const passkeys = relyingPartyOf(config) !== null;
  const secrets = secretsFrom(config.secretKey);
  // Without a public address nobody but the request itself would say where the link leads.
  const byName = config.publicUrl !== null;
  // Whoever asks by name is answered before anybody is looked for, so that the time tells nothing of whether there is somebody.
  const sending = new Set<Promise<void>>();
  app.addHook('onClose', async () => void (await Promise.all(sending)));
  const send = (link: AskedLink, log: FastifyBaseLogger): void => {
    const sent: Promise<void> = sendAskedLink(db, secrets, link, opensPages)
      .then(
        () => undefined,
        (error: unknown) => log.error({ err: error }, 'a link asked for by name was not sent'),
      )
      .finally(() => sending.delete(sent));
    sending.add(sent);
  };
  const door = (reply: FastifyReply, status: number, said: string | null) =>
    answerPage(reply, status, 'door', { title: 'Masuk', said, passkeys, byName });

  typed.get('/masuk', { schema: hide }, async (_request, reply) => door(reply, 200, null));

  typed.post(
    '/masuk',
    {
      schema: { ...hide, body: asking },
      config: { rateLimit: { max: ASKED_PER_MINUTE, timeWindow: 60_000 } },
    },
    async (request, reply) => {
      if (!isOwnSite(request, config) || config.publicUrl === null)
        return door(
          reply,
          403,
          'Permintaan itu tidak dapat dilayani di sini. Ketik "masuk" di obrolan.',
        );
      const name = request.body.nama.trim().replaceAll(/\s+/gu, ' ');
      const token = randomBytes(20).toString('hex').toUpperCase();
      const at = `${config.publicUrl}/masuk/`;
      if (name !== '') send({ name, token, at, from: request.ip }, request.log);
      return door(reply, 200, asked);
    },
  );

  typed.get(
    '/masuk/:token',
    { schema: { ...hide, params: token }, config: tries },
    async (request, reply) => {
      const person = await deskLinkOf(db, request.params.token);
      return person === null
        ? answerPage(reply, 404, 'door', { title: 'Masuk', said: gone })
        : answerPage(reply, 200, 'confirm', { title: 'Masuk', name: person.name ?? '' });
    },
  );

  typed.post(
    '/masuk/:token',
    { schema: { ...hide, params: token, querystring: opens }, config: tries },
    async (request, reply) => {
      const session = newDeskSession();
      if (
        !isOwnSite(request, config) ||
        !(await beginDeskSession(db, request.params.token, session))
      )
        return answerPage(reply, 404, 'door', { title: 'Masuk', said: gone });
      giveDeskSession(reply, config, session);
      const { isian } = request.query;
      return reply.redirect(isian === undefined ? '/meja' : `/meja/isian/${isian}`, 303);
    },
  );

  typed.post('/keluar', { schema: hide }, async (request, reply) => {
    const session = deskSessionOf(request, config);
    if (session !== null && isOwnSite(request, config)) await endDeskSession(db, session);
    dropDeskSession(reply, config);
    return reply.redirect('/masuk', 303);
  });

  typed.get('/meja/akun', { schema: { ...hide, querystring: done } }, async (request, reply) => {
    const at = await gate.who(request, reply, 'any');
    if (at === null) return reply;
    const { kunci } = request.query;
    return answerPage(reply, 200, 'account', {
      ...(await gate.frame(at, 'Akun', '/meja/akun')),
      done: kunci === undefined ? null : passkeyDone[kunci],
      available: passkeys,
      passkeys: (await passkeysOf(db, at.person.id)).map((one) => ({
        id: one.id,
        name: one.name,
        since: words.moment(one.createdAt.toISOString()),
        used: one.usedAt === null ? null : words.moment(one.usedAt.toISOString()),
      })),
      sessions: (await deskSessionsOf(db, at.person.id)).map(({ createdAt, usedAt }) => ({
        from: words.moment(createdAt.toISOString()),
        used: words.moment(usedAt.toISOString()),
      })),
    });
  });

  typed.post('/meja/akun/akhiri-lainnya', { schema: hide }, async (request, reply) => {
    const at = await gate.who(request, reply, 'any');
    if (at === null) return reply;
    await endOtherDeskSessions(db, at.person.id, at.session);
    return reply.redirect('/meja/akun', 303);
  });
}
