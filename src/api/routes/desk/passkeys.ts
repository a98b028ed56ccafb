// Passkeys at the desk: registered and removed by their owner on the page of the own sessions, and used to sign in without a
// link. What does not count is refused in words. It shows no innovation.
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { secretsFrom } from '../../../db/secrets.ts';
import {
  addPasskey,
  beginPasskeySession,
  CHALLENGE_SECONDS,
  keepChallenge,
  removePasskey,
  takeChallenge,
} from '../../../db/transactions/passkeys.ts';
import { credentialsOf, passkeyKnownBy, passkeysOf } from '../../../db/views/passkeys.ts';
import { type DeskGate, opensPages } from '../../desk/gate.ts';
import { answerPage } from '../../desk/pages.ts';
import {
  algorithms,
  type AnswerProblem,
  checkRegistration,
  checkSignIn,
  registrationAnswer,
  signInAnswer,
  userHandleOf,
} from '../../desk/passkey-answers.ts';
import { relyingPartyOf } from '../../desk/relying-party.ts';
import { giveDeskSession, newDeskSession } from '../../desk/session.ts';
import { rowNumber } from '../../desk/typed.ts';
import type { ServerParts } from '../../parts.ts';
import { isOwnSite } from '../../webchat/session.ts';

const hide = { hide: true } as const;
const one = z.object({ id: rowNumber });
const registration = z.object({
  name: z
    .string()
    .max(200)
    .transform((name) => name.trim().replaceAll(/\s+/gu, ' ').slice(0, 60)),
  answer: registrationAnswer,
});
/** Ways to sign in, or to register, tried from one address; more than a whole office needs. */
const TRIES_PER_MINUTE = 30;

const askLink = 'Silakan masuk dengan tautan: ketik "masuk" di obrolan.';
const refusals = {
  unavailable: `Kunci masuk belum tersedia di sini. ${askLink}`,
  site: 'Permintaan itu tidak datang dari halaman ini. Mohon buka halaman masuk lagi.',
  challenge: 'Permintaan ini sudah dipakai atau lewat waktunya. Mohon tekan tombolnya sekali lagi.',
  answer: `Kunci masuk itu tidak dapat diterima di sini. ${askLink}`,
  unknown: `Kunci masuk itu tidak terdaftar di sini, atau sudah dihapus. ${askLink}`,
  nobody: `Akun pemilik kunci masuk itu sedang tidak punya peran yang berlaku di sini. Ketik "profil saya" di obrolan untuk melihat keadaannya.`,
  counter: `Kunci masuk itu tidak dapat diterima: urutan pemakaiannya tidak cocok. Hapus kunci itu di Akun dan sesi, lalu daftarkan lagi. ${askLink}`,
  known: 'Kunci masuk di perangkat ini sudah terdaftar.',
  full: 'Kunci masuk sudah sepuluh. Hapus dulu salah satu yang tidak dipakai lagi.',
  unnamed: 'Mohon beri nama dulu, misalnya "Laptop kantor".',
  moved: 'Belum tersimpan. Mohon coba sekali lagi.',
} as const;

const refuse = (reply: FastifyReply, status: number, why: keyof typeof refusals): FastifyReply =>
  answer(reply.code(status), { said: refusals[why] });

const answer = (reply: FastifyReply, body: object): FastifyReply =>
  reply.header('cache-control', 'no-store').send(body);

const unfit = (reply: FastifyReply, why: AnswerProblem): FastifyReply =>
  refuse(reply, why === 'challenge' ? 409 : 403, why);

/** Registers `/meja/akun/kunci` and `/masuk/kunci`. */
export function deskPasskeyRoutes(app: FastifyInstance, parts: ServerParts, gate: DeskGate): void {
  const { db, config } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const acts = { db, secrets: secretsFrom(config.secretKey) };
  const tries = { rateLimit: { max: TRIES_PER_MINUTE, timeWindow: 60_000 } };
  const site = relyingPartyOf(config);

  typed.post(
    '/meja/akun/kunci/tantangan',
    { schema: hide, config: tries },
    async (request, reply) => {
      const at = await gate.who(request, reply, 'any');
      if (at === null) return reply;
      if (site === null) return refuse(reply, 404, 'unavailable');
      const { generateRegistrationOptions } = await import('@simplewebauthn/server');
      const name = at.person.name ?? 'Meja periksa';
      const options = await generateRegistrationOptions({
        rpName: 'Sepeda Baru',
        rpID: site.id,
        userName: name,
        userDisplayName: name,
        userID: new Uint8Array(userHandleOf(config.secretKey, at.person.id)),
        timeout: CHALLENGE_SECONDS * 1000,
        excludeCredentials: (await credentialsOf(db, at.person.id)).map((id) => ({
          id: id.toString('base64url'),
        })),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        supportedAlgorithmIDs: algorithms,
      });
      await keepChallenge(db, options.challenge, at.session);
      return answer(reply, options);
    },
  );

  typed.post(
    '/meja/akun/kunci',
    { schema: { ...hide, body: registration }, config: tries },
    async (request, reply) => {
      const at = await gate.who(request, reply, 'any');
      if (at === null) return reply;
      const { name } = request.body;
      if (site === null) return refuse(reply, 404, 'unavailable');
      if (name === '') return refuse(reply, 422, 'unnamed');
      const made = await checkRegistration(site, request.body.answer, (challenge) =>
        takeChallenge(db, challenge, at.session),
      );
      if (typeof made === 'string') return unfit(reply, made);
      const userHandle = userHandleOf(config.secretKey, at.person.id);
      const asked = { personId: at.person.id, requestId: request.id };
      const kept = await addPasskey(acts, asked, { ...made, name, userHandle });
      if (kept.ok) return answer(reply.code(201), { to: '/meja/akun?kunci=ada' });
      const why = kept.problem.type;
      return refuse(reply, 409, why === 'known' || why === 'full' ? why : 'moved');
    },
  );

  typed.get(
    '/meja/akun/kunci/:id/hapus',
    { schema: { ...hide, params: one } },
    async (request, reply) => {
      const at = await gate.who(request, reply, 'any');
      if (at === null) return reply;
      const found = (await passkeysOf(db, at.person.id)).find(({ id }) => id === request.params.id);
      if (found === undefined) return gate.nothing(reply, at);
      return answerPage(reply, 200, 'ask', {
        ...(await gate.frame(at, 'Hapus kunci masuk', '/meja/akun')),
        heading: `Hapus kunci masuk ${found.name}?`,
        says: [
          'Setelah dihapus, kunci ini tidak membuka meja periksa lagi. Sesi yang sudah terbuka diakhiri sendiri di Akun dan sesi.',
        ],
        action: `/meja/akun/kunci/${found.id}/hapus`,
        fields: [],
        yes: 'Ya, hapus',
        back: '/meja/akun',
        danger: true,
      });
    },
  );

  typed.post(
    '/meja/akun/kunci/:id/hapus',
    { schema: { ...hide, params: one } },
    async (request, reply) => {
      const at = await gate.who(request, reply, 'any');
      if (at === null) return reply;
      const asked = { personId: at.person.id, requestId: request.id };
      const removed = await removePasskey(acts, asked, request.params.id);
      return removed.ok ? reply.redirect('/meja/akun?kunci=dihapus', 303) : gate.nothing(reply, at);
    },
  );

  typed.post('/masuk/kunci/tantangan', { schema: hide, config: tries }, async (request, reply) => {
    if (!isOwnSite(request, config)) return refuse(reply, 403, 'site');
    if (site === null) return refuse(reply, 404, 'unavailable');
    const { generateAuthenticationOptions } = await import('@simplewebauthn/server');
    // Without a list of passkeys: the browser offers those that it has for this site.
    const options = await generateAuthenticationOptions({
      rpID: site.id,
      userVerification: 'required',
      timeout: CHALLENGE_SECONDS * 1000,
    });
    await keepChallenge(db, options.challenge, null);
    return answer(reply, options);
  });

  typed.post(
    '/masuk/kunci',
    { schema: { ...hide, body: signInAnswer }, config: tries },
    async (request, reply) => {
      if (!isOwnSite(request, config)) return refuse(reply, 403, 'site');
      if (site === null) return refuse(reply, 404, 'unavailable');
      const known = await passkeyKnownBy(db, Buffer.from(request.body.id, 'base64url'));
      if (known === null) return refuse(reply, 403, 'unknown');
      const checked = await checkSignIn(site, request.body, known, (challenge) =>
        takeChallenge(db, challenge, null),
      );
      if (typeof checked === 'string') return unfit(reply, checked);
      if (known.person === null || !opensPages(known.person)) return refuse(reply, 403, 'nobody');
      const session = newDeskSession();
      if (!(await beginPasskeySession(db, { id: known.id, counter: checked.counter }, session)))
        return refuse(reply, 403, 'counter');
      giveDeskSession(reply, config, session);
      return answer(reply, { to: '/meja' });
    },
  );
}
