// Takes what Telegram and WhatsApp post and hands the bytes on as they came.
// It never parses them and never knows a secret; the injected functions do.
import type { FastifyInstance } from 'fastify';
import type { WebhookOutcome, Webhooks } from '../parts.ts';
import { refuse } from '../problems.ts';

const BODY_BYTES = 1024 * 1024;

/** Registers `/telegram/webhook` and `/whatsapp/webhook` for the channels that are on. */
export function webhookRoutes(
  app: FastifyInstance,
  { telegramWebhook, whatsappWebhook }: Webhooks,
): void {
  // A scope of its own: here, and only here, a body stays bytes whatever its type.
  app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: BODY_BYTES },
      (_r, body, next) => next(null, body),
    );
    // All calls of a network come from a few addresses.
    const route = { schema: { hide: true }, config: { rateLimit: false } } as const;

    if (telegramWebhook) {
      scope.post('/telegram/webhook', route, async (request, reply) => {
        const secret = one(request.headers['x-telegram-bot-api-secret-token']);
        const outcome = await telegramWebhook(bytes(request.body), secret);
        return answer(reply, outcome);
      });
    }
    if (whatsappWebhook) {
      scope.get('/whatsapp/webhook', route, (request, reply) => {
        const challenge = whatsappWebhook.verify(texts(request.query));
        return challenge === null
          ? refuse(reply, 'unauthenticated')
          : reply.type('text/plain').send(challenge);
      });
      scope.post('/whatsapp/webhook', route, async (request, reply) => {
        const signature = one(request.headers['x-hub-signature-256']);
        return answer(reply, await whatsappWebhook.receive(bytes(request.body), signature));
      });
    }
    done();
  });
}

type Reply = Parameters<typeof refuse>[0];

function answer(reply: Reply, outcome: WebhookOutcome): Reply {
  if (outcome === 401) return refuse(reply, 'unauthenticated');
  if (outcome === 503) return refuse(reply, 'unavailable');
  return reply.code(200).send({ ok: true });
}

const one = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header[0] : header;

const bytes = (body: unknown): Buffer => (Buffer.isBuffer(body) ? body : Buffer.alloc(0));

function texts(query: unknown): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, value] of Object.entries(query ?? {})) {
    if (typeof value === 'string') found[name] = value;
  }
  return found;
}
