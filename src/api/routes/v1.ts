// The API of version 1 under one prefix: token first, then the routes, and the document that describes them.
// It holds no route itself.
import { region } from '../../domain/region.ts';
import fastifySwagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { requireToken } from '../auth.ts';
import type { ServerParts } from '../parts.ts';
import { refuseUnstorable } from '../storable.ts';
import { broadcastRoutes } from './broadcasts.ts';
import { calendarRoutes } from './calendar.ts';
import { decisionRoutes } from './decisions.ts';
import { designationRoutes } from './designation.ts';
import { findingRoutes } from './findings.ts';
import { innovationRoutes } from './innovations.ts';
import { paperRoutes } from './papers.ts';
import { referenceChangeRoutes } from './reference-changes.ts';
import { referenceRoutes } from './reference.ts';
import { statisticsRoutes } from './statistics.ts';
import { threadRoutes } from './thread.ts';

const PREFIX = '/api/v1';

/** Registers the API and its OpenAPI document, which anybody may read. */
export async function apiV1(app: FastifyInstance, parts: ServerParts): Promise<void> {
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Sepeda Baru',
        version: '1',
        description: `Innovations of ${region().district}. Times are UTC. Refusals are problem+json; what a token may not see answers like what does not exist.`,
      },
      components: {
        securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      },
      security: [{ token: [] }],
    },
    transform: jsonSchemaTransform,
  });
  await app.register(
    (scope, _options, done) => {
      requireToken(scope, parts);
      refuseUnstorable(scope);
      innovationRoutes(scope, parts);
      paperRoutes(scope, parts);
      decisionRoutes(scope, parts);
      findingRoutes(scope, parts);
      designationRoutes(scope, parts);
      referenceRoutes(scope, parts);
      calendarRoutes(scope, parts);
      broadcastRoutes(scope, parts);
      threadRoutes(scope, parts);
      statisticsRoutes(scope, parts);
      referenceChangeRoutes(scope, parts);
      done();
    },
    { prefix: PREFIX },
  );
  app.get(`${PREFIX}/openapi.json`, { schema: { hide: true } }, () => app.swagger());
}
