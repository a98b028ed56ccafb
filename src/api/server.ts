// Builds the HTTP server: web chat, API, upload page, webhooks and health on one port.
// It never sends to a chat network and never starts listening by itself.
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { Config } from '../config.ts';
import { assetRoutes } from './assets.ts';
import { drainConnections } from './draining.ts';
import type { ServerParts } from './parts.ts';
import { answerWithProblems, refuse } from './problems.ts';
import { deskRoutes } from './routes/desk.ts';
import { hubRoutes } from './routes/hub.ts';
import { healthRoutes } from './routes/health.ts';
import { metricsRoutes } from './routes/metrics.ts';
import { operatorRoutes } from './routes/operator.ts';
import { bundleLinkRoutes } from './routes/bundle-link.ts';
import { printPageRoutes } from './routes/papers.ts';
import { uploadRoutes } from './routes/upload.ts';
import { apiV1 } from './routes/v1.ts';
import { schemaController } from './schema-controller.ts';
import { refuseUnstorable } from './storable.ts';
import { webchatRoutes } from './routes/webchat.ts';
import { webhookRoutes } from './routes/webhooks.ts';
import { SLOWEST, cutSlowClients } from './slow-clients.ts';

// JSON bodies are small; uploads stream past this limit.
const BODY_BYTES = 256 * 1024;
// For a whole office behind one address, many browsers included; tighter limits stand at the routes.
const REQUESTS_PER_MINUTE = 6000;

/** Builds the server with everything registered and ready to listen; `close()` ends streams and requests. */
export async function buildServer(parts: ServerParts): Promise<FastifyInstance> {
  const { config } = parts;
  const logger: FastifyBaseLogger = parts.log;
  const app = Fastify({
    loggerInstance: logger,
    // Addresses carry one-time codes and tokens; what is worth a line is logged where it happens.
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: config.trustProxy.length > 0 ? [...config.trustProxy] : false,
    bodyLimit: BODY_BYTES,
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    schemaController,
    return503OnClosing: true,
    forceCloseConnections: 'idle',
    ...SLOWEST,
  });
  answerWithProblems(app);
  cutSlowClients(app);
  drainConnections(app);
  refuseTwoHosts(app);
  await app.register(helmet, securityHeaders(config));
  await app.register(rateLimit, { max: REQUESTS_PER_MINUTE, timeWindow: 60_000 });
  await app.register(cookie);
  await app.register(formbody);
  await app.register(multipart, { throwFileSizeLimit: false });
  assetRoutes(app);
  metricsRoutes(app, parts);
  await apiV1(app, parts);
  // What people write into a chat is cleaned on its way in; everywhere else it is refused.
  await app.register((scope, _options, done) => {
    refuseUnstorable(scope);
    deskRoutes(scope, parts);
    operatorRoutes(scope, parts);
    uploadRoutes(scope, parts);
    printPageRoutes(scope, parts);
    bundleLinkRoutes(scope, parts);
    hubRoutes(scope, parts);
    done();
  });
  healthRoutes(app, parts);
  webchatRoutes(app, parts);
  webhookRoutes(app, parts);
  await app.ready();
  return app;
}

/** What stands before us and we could each believe another one. */
function refuseTwoHosts(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, next) => {
    const names = request.raw.rawHeaders.filter((_, place) => place % 2 === 0);
    if (names.filter((name) => name.toLowerCase() === 'host').length > 1)
      refuse(reply.header('connection', 'close'), 'bad_request');
    else next();
  });
}

function securityHeaders(config: Config): Parameters<typeof helmet>[1] {
  const https = config.publicUrl?.startsWith('https:') ?? false;
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'blob:'],
        mediaSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    // The same as frame-ancestors, for browsers that know only this one.
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: https && { maxAge: 180 * 24 * 3600 },
  };
}
