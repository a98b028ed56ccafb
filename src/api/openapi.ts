// The OpenAPI document: written from the routes themselves, by a server that has them and never listens.
// Loaded when somebody asks for it, so that a start does not wait for it.
import rateLimit from '@fastify/rate-limit';
import fastifySwagger from '@fastify/swagger';
import Fastify, { type FastifyInstance } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { region } from '../domain/region.ts';
import { schemaController } from './schema-controller.ts';

/** Describes what `register` registers under the prefix. */
export async function describeRoutes(
  prefix: string,
  register: (scope: FastifyInstance) => void,
): Promise<object> {
  const app = Fastify({ schemaController });
  // Routes ask for limits of their own.
  await app.register(rateLimit, { global: false });
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
    transform: (route) => {
      const { schema, url } = jsonSchemaTransform(route);
      const method = [route.route.method].flat().find((one) => one !== 'HEAD') ?? 'GET';
      return { url, schema: { ...schema, operationId: operationId(method, url, prefix) } };
    },
  });
  await app.register(
    (scope, _options, done) => {
      register(scope);
      done();
    },
    { prefix },
  );
  await app.ready();
  const described = app.swagger();
  await app.close();
  return described;
}

/** The name of a route in clients: its method and its address, `getInnovationsByCodeVersions`. It stays while both do. */
function operationId(method: string, url: string, prefix: string): string {
  const words = url
    .slice(prefix.length)
    .split('/')
    .filter((part) => part !== '')
    .flatMap((part) =>
      /^[:{]/.test(part)
        ? ['by', ...part.replaceAll(/[:{}]/g, '').split(/[-.]/)]
        : part.split(/[-.]/),
    );
  return [
    method.toLowerCase(),
    ...words.map((word) => word[0]?.toUpperCase() + word.slice(1)),
  ].join('');
}
