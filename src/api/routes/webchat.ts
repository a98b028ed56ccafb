// The web chat's HTTP side: page, history, sending, files and the bell.
// It hands messages to the sink and reads what the bot showed; it decides nothing.
import { chatPage } from '../webchat/page.ts';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { secretsFrom } from '../../db/secrets.ts';
import { knockWebchat } from '../../db/transactions/show-webchat-message.ts';
import {
  type WebchatBubble,
  type WebchatPlace,
  webchatFile,
  webchatPage,
  webchatSince,
} from '../../db/views/webchat-history.ts';
import { webchatStanding } from '../../db/views/webchat-standing.ts';
import type { InboundMessage } from '../../domain/conversation/inbound.ts';
import { refuse } from '../problems.ts';
import { receiveFiles } from '../receive-files.ts';
import { sendCopy } from '../send-file.ts';
import type { ServerParts } from '../parts.ts';
import { createAdmission } from '../webchat/admission.ts';
import { openBell } from '../webchat/bell.ts';
import {
  giveSession,
  isOwnSite,
  leaveSession,
  nameOf,
  sessionAsItIs,
  sessionOf,
} from '../webchat/session.ts';

const PAGE = 50;
const SINCE = 200;
// Faster than anybody writes, and enough for what waited in a browser without a connection.
const SENT_PER_MINUTE = 240;
const LONGEST_TEXT = 60_000;
// A message may wait this long in a browser without a connection; older clocks are taken for wrong.
const LONGEST_WAIT_MS = 30 * 24 * 3600 * 1000;

const ownId = z.string().regex(/^[\w-]{8,64}$/);
const waited = z.coerce.number().int().min(0).catch(0);
const place = z
  .string()
  .regex(/^\d{1,16}-[01]-\d{1,15}$/)
  .transform((text): WebchatPlace => {
    const [us = 0, side = 0, row = 0] = text.split('-').map(Number);
    return { us, side: side === 1 ? 1 : 0, row };
  });
const historyQuery = z.strictObject({ before: place.optional(), after: place.optional() });
const messageBody = z.strictObject({
  id: ownId,
  text: z.string().min(1).max(LONGEST_TEXT).optional(),
  choice: z
    .string()
    .regex(/^[\w:-]{1,64}$/)
    .optional(),
  waited,
});
const fileQuery = z.strictObject({ id: ownId, album: ownId.optional(), waited });
const fileParams = z.strictObject({ id: z.coerce.number().int().positive() });

const hidden = { hide: true } as const;

/** Registers the web chat under `/webchat` and its page under `/`. */
export function webchatRoutes(app: FastifyInstance, parts: ServerParts): void {
  const { db, store, sink, config } = parts;
  const bell = openBell(parts.sessionUrl, parts.log);
  parts.loops.add('listen', 15_000, bell.oldestMs);
  app.addHook('preClose', () => bell.close());
  const typed = app.withTypeProvider<ZodTypeProvider>();

  /** Gives the browser's native id, or refuses. Changing requests must come from our own pages. */
  const who = async (request: FastifyRequest, reply: FastifyReply): Promise<string | null> => {
    if (request.method !== 'GET' && !isOwnSite(request, config)) {
      refuse(reply, 'other_site');
      return null;
    }
    const nativeId = await sessionOf(request, reply, config, db);
    if (nativeId === null) refuse(reply, 'no_session');
    return nativeId;
  };

  const pace = app.createRateLimit({
    max: SENT_PER_MINUTE,
    timeWindow: 60_000,
    keyGenerator: (request) => `chat:${nameOf(request, config)}`,
  });
  const { codes } = secretsFrom(config.secretKey);
  const admission = createAdmission(app, db, config);
  /** Gives the browser's native id for something it sends, unless it sends too much. */
  const sender = async (
    request: FastifyRequest,
    reply: FastifyReply,
    what: 'message' | 'file',
  ): Promise<string | null> => {
    const nativeId = await who(request, reply);
    if (nativeId === null) return null;
    const limit = await pace(request);
    const denied =
      limit.isAllowed || !limit.isExceeded
        ? await admission[what](request, nativeId)
        : { code: 'too_many_requests' as const, afterSeconds: limit.ttlInSeconds };
    if (denied === null) return nativeId;
    if (denied.afterSeconds !== undefined) reply.header('retry-after', denied.afterSeconds);
    // The body of a file is not read, so the connection cannot be used again.
    if (what === 'file') reply.header('connection', 'close');
    refuse(reply, denied.code);
    return null;
  };

  const take = async (
    nativeId: string,
    waitedMs: number,
    said: Pick<InboundMessage, 'externalId' | 'kind'> & Partial<InboundMessage>,
  ): Promise<void> => {
    const now = Date.now();
    await sink([
      {
        channel: 'webchat',
        address: nativeId,
        order: now,
        sentAt: new Date(now - Math.min(waitedMs, LONGEST_WAIT_MS)),
        raw: Buffer.from(JSON.stringify(said)),
        ...said,
      },
    ]);
    await knockWebchat(db, nativeId);
  };

  const page = chatPage();
  typed.get('/', { schema: hidden }, async (request, reply) => {
    const isKnown = async (id: string) => (await webchatStanding(db, id)) !== undefined;
    await giveSession(request, reply, config, db, isKnown);
    return reply
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .serializer((body: unknown) => String(body))
      .send(page);
  });

  typed.get(
    '/webchat/messages',
    { schema: { ...hidden, querystring: historyQuery } },
    async (request, reply) => {
      const nativeId = await who(request, reply);
      if (nativeId === null) return reply;
      const { before, after } = request.query;
      const { bubbles: shown, more } = after
        ? await webchatSince(db, nativeId, after, SINCE)
        : { bubbles: await webchatPage(db, nativeId, before ?? null, PAGE), more: false };
      return reply.header('cache-control', 'no-store').send({
        messages: codes.open(shown.map(toJson)),
        // More lies before a full page, and after a full reading on.
        older: !after && shown.length === PAGE && shown[0] ? written(shown[0].place) : null,
        more,
        limits: { fileBytes: config.maxFileBytes },
      });
    },
  );

  typed.post(
    '/webchat/messages',
    { schema: { ...hidden, body: messageBody }, bodyLimit: 5 * LONGEST_TEXT },
    async (request, reply) => {
      const nativeId = await sender(request, reply, 'message');
      if (nativeId === null) return reply;
      const { id, text, choice } = request.body;
      if ((text === undefined) === (choice === undefined)) return refuse(reply, 'bad_request');
      await take(
        nativeId,
        request.body.waited,
        choice === undefined
          ? { externalId: id, kind: 'text', text: text ?? '' }
          : { externalId: id, kind: 'choice', choice },
      );
      return reply.code(202).send({ id });
    },
  );

  typed.post(
    '/webchat/files',
    { schema: { ...hidden, querystring: fileQuery }, config: { upload: true } },
    async (request, reply) => {
      const nativeId = await sender(request, reply, 'file');
      if (nativeId === null) return reply;
      const limit = { maxBytes: config.maxFileBytes, most: 1 };
      const received = await receiveFiles(request, reply, store, limit);
      if (!received.ok) return refuse(reply, received.problem, { limit: config.maxFileBytes });
      const { id, album } = request.query;
      const { files, caption } = received.value;
      await take(nativeId, request.query.waited, {
        externalId: id,
        kind: 'file',
        ...(caption === null ? {} : { text: caption }),
        files: files.map(({ sha256, size, name, mime }) => ({
          ref: { stored: sha256 },
          sha256,
          size,
          name,
          mime,
        })),
        ...(album === undefined ? {} : { albumId: album }),
      });
      return reply.code(202).send({ id });
    },
  );

  typed.get(
    '/webchat/files/:id',
    { schema: { ...hidden, params: fileParams } },
    async (request, reply) => {
      const nativeId = await who(request, reply);
      if (nativeId === null) return reply;
      const file = await webchatFile(db, nativeId, request.params.id);
      return file ? sendCopy(request, reply, store, file) : refuse(reply, 'not_found');
    },
  );

  typed.get('/webchat/stream', { schema: hidden }, async (request, reply) => {
    // The answer is a stream, which brings no cookie.
    const nativeId = await sessionAsItIs(request, config, db);
    if (nativeId === null) return refuse(reply, 'no_session');
    return bell.open(request, reply, nativeId) ? reply : refuse(reply, 'too_many_requests');
  });

  typed.post('/webchat/leave', { schema: hidden }, async (request, reply) => {
    if (!isOwnSite(request, config)) return refuse(reply, 'other_site');
    await leaveSession(request, reply, config, db);
    return reply.code(204).send();
  });
}

const written = ({ us, side, row }: WebchatPlace): string => `${us}-${side}-${row}`;

function toJson(bubble: WebchatBubble): object {
  return {
    id: bubble.from === 'bot' ? `bot-${bubble.id}` : bubble.id,
    place: written(bubble.place),
    from: bubble.from,
    at: bubble.at.toISOString(),
    text: bubble.text,
    gone: bubble.gone,
    choices: bubble.choices,
    files: bubble.files.map(({ gone, ...file }) => ({
      ...file,
      ...(gone ? { gone } : {}),
      ...(bubble.from === 'bot' && !gone ? { url: `/webchat/files/${bubble.id}` } : {}),
    })),
  };
}
