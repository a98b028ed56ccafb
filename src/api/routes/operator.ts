// Pages for whoever runs the server, behind an operator's token: the linking of WhatsApp.
// It changes nothing, and tells nobody else that there is something to see.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { callerOf, callerWith } from '../auth.ts';
import { type WhatsappView, whatsappPage } from '../operator-page.ts';
import { refuse } from '../problems.ts';
import type { ServerParts } from '../parts.ts';

// Nothing may run or be loaded but the style sheets of the product itself.
const policy =
  "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const WRONG_PER_MINUTE = 20;

/**
 * Registers `GET /operator/whatsapp`. A browser asks for name and password: the name is free, the password is a
 * token of role operator; programs send it as a bearer token.
 */
export function operatorRoutes(app: FastifyInstance, parts: ServerParts): void {
  const { db, log } = parts;
  const wrong = app.createRateLimit({ max: WRONG_PER_MINUTE, timeWindow: 60_000 });
  const off: WhatsappView = { driver: 'off', state: 'off', code: null, qrSvg: null };

  app.get('/operator/whatsapp', { schema: { hide: true } }, async (request, reply) => {
    const password = passwordOf(request);
    const caller = password === null ? await callerOf(request, db) : await callerWith(password, db);
    if (caller?.role !== 'operator') {
      const limit = await wrong(request);
      if (!limit.isAllowed && limit.isExceeded)
        return refuse(reply.header('retry-after', limit.ttlInSeconds), 'too_many_requests');
      const challenge = 'Basic realm="operator", charset="UTF-8"';
      return refuse(reply.header('www-authenticate', challenge), 'unauthenticated');
    }
    const view = parts.whatsappView?.() ?? off;
    if (view.code !== null || view.qrSvg !== null)
      log.warn({ tokenId: caller.tokenId }, 'a pairing code was shown on the operator page');
    return reply
      .header('cache-control', 'no-store')
      .header('content-security-policy', policy)
      .type('text/html; charset=utf-8')
      .serializer((body: unknown) => String(body))
      .send(whatsappPage(view));
  });
}

/** The password that a browser asked for and sends with every request; null when it sends none. */
function passwordOf(request: FastifyRequest): string | null {
  const sent = /^Basic +([\w+/=]{1,400})$/i.exec(request.headers.authorization ?? '')?.[1];
  if (sent === undefined) return null;
  const pair = Buffer.from(sent, 'base64').toString('utf8');
  return pair.slice(pair.indexOf(':') + 1);
}
