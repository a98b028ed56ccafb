// The desk opened from a button in Telegram: the page that reads what Telegram signed, and the sign-in with it. What does not
// count is refused in words, and the link from the chat is left. It shows no innovation.
import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { enterFromTelegram } from '../../../db/transactions/telegram-entry.ts';
import { deskPersonOf } from '../../../db/views/desk.ts';
import { opensPages, type DeskGate } from '../../desk/gate.ts';
import { checkInitData } from '../../desk/init-data.ts';
import { answerPage } from '../../desk/pages.ts';
import { deskSessionOf, giveDeskSession, newDeskSession } from '../../desk/session.ts';
import { innovationToOpen } from '../../desk/typed.ts';
import type { ServerParts } from '../../parts.ts';
import { isOwnSite } from '../../webchat/session.ts';

const hide = { hide: true } as const;
const query = z.object({ isian: innovationToOpen });
const body = z.object({
  data: z.string().min(1).max(8192),
  /** The page finds itself in Telegram's own app, where nobody else's link has opened it. */
  inApp: z.boolean().default(false),
  isian: innovationToOpen,
});
/** Ways to sign in tried from one address; more than a whole office needs. */
const TRIES_PER_MINUTE = 30;
/** Telegram in a browser shows the page inside its own. */
const TELEGRAM_WEB = 'https://web.telegram.org';

const askLink = 'Silakan masuk dengan tautan: ketik "masuk" di obrolan.';
const refusals = {
  unavailable: `Pembukaan dari Telegram belum tersedia di sini. ${askLink}`,
  site: 'Permintaan itu tidak datang dari halaman ini. Mohon tutup halaman ini, lalu tekan lagi tombolnya di obrolan.',
  stale:
    'Halaman ini sudah terlalu lama terbuka. Mohon tutup, lalu tekan lagi tombolnya di obrolan.',
  unfit: `Halaman ini tidak dibuka dari tombol bot Sepeda Baru di Telegram. ${askLink}`,
  used: 'Halaman ini sudah pernah dipakai masuk. Mohon tutup, lalu tekan lagi tombolnya di obrolan.',
  unknown:
    'Akun Telegram ini belum dikenal di sini. Ketik "mulai" di obrolan dengan bot untuk mendaftar.',
  nobody:
    'Akun ini sedang tidak punya peran yang berlaku di sini. Ketik "profil saya" di obrolan untuk melihat keadaannya.',
} as const;

/** Registers `/masuk/telegram`. */
export function deskTelegramRoutes(
  app: FastifyInstance,
  parts: ServerParts,
  _gate: DeskGate,
): void {
  const { db, config } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const tries = { rateLimit: { max: TRIES_PER_MINUTE, timeWindow: 60_000 } };
  const token = config.telegram?.token ?? null;
  const refuse = (reply: FastifyReply, status: number, why: keyof typeof refusals) =>
    answer(reply.code(status), { said: refusals[why] });

  typed.get(
    '/masuk/telegram',
    { schema: { ...hide, querystring: query } },
    async (request, reply) => {
      if (token === null)
        return answerPage(reply, 404, 'door', { title: 'Masuk', said: refusals.unavailable });
      const policy = String(reply.getHeader('content-security-policy'));
      reply.header(
        'content-security-policy',
        policy.replace("frame-ancestors 'none'", `frame-ancestors ${TELEGRAM_WEB}`),
      );
      // It knows no list of sites; the policy does.
      reply.removeHeader('x-frame-options');
      const { isian } = request.query;
      return answerPage(reply, 200, 'telegram', { title: 'Masuk', isian: isian ?? null });
    },
  );

  typed.post(
    '/masuk/telegram',
    { schema: { ...hide, body }, config: tries },
    async (request, reply) => {
      if (!isOwnSite(request, config)) return refuse(reply, 403, 'site');
      if (token === null) return refuse(reply, 404, 'unavailable');
      const { data, inApp, isian } = request.body;
      const found = await checkInitData(data, token, Date.now());
      if (found === 'stale') return refuse(reply, 409, 'stale');
      if (found === 'unfit') return refuse(reply, 403, 'unfit');
      const session = newDeskSession();
      const link = randomBytes(20).toString('hex').toUpperCase();
      const had = deskSessionOf(request, config);
      const signedIn = had === null ? null : ((await deskPersonOf(db, had))?.id ?? null);
      const entry = { ...found, session, link, mayBegin: inApp, signedIn };
      const ended = await enterFromTelegram(db, entry, opensPages);
      const to = isian === undefined ? '/meja' : `/meja/isian/${isian}`;
      switch (ended.done) {
        case 'session':
          giveDeskSession(reply, config, session);
          return answer(reply, { to });
        case 'link': {
          const rest = isian === undefined ? '' : `?isian=${isian}`;
          return answer(reply, { link: `/masuk/${link}${rest}` });
        }
        case 'used':
          // Opened again where it had signed in: the cookie says so, and the data alone open nothing.
          return signedIn !== null && signedIn === ended.whose
            ? answer(reply, { to })
            : refuse(reply, 409, 'used');
        case 'unknown':
        case 'nobody':
          return refuse(reply, 403, ended.done);
      }
    },
  );
}

const answer = (reply: FastifyReply, told: object): FastifyReply =>
  reply.header('cache-control', 'no-store').send(told);
