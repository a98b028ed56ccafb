// The OpenAPI document: written from the routes themselves, by a server that has them and never listens.
// Loaded when somebody asks for it, so that a start does not wait for it.
import rateLimit from '@fastify/rate-limit';
import fastifySwagger from '@fastify/swagger';
import Fastify, { type FastifyInstance } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { region } from '../domain/region.ts';
import { type Example, examples } from './openapi-examples.ts';
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
      const id = operationId(method, url, prefix);
      const shown = withExample(schema, route.schema, examples[id] ?? {});
      return { url, schema: { ...shown, operationId: id } };
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
  return withProblemsOnce(described);
}

/** Says once what a refusal looks like, and names it at each route: it is the same everywhere, and never plain JSON. */
function withProblemsOnce(described: object): object {
  const document = documentOf.parse(described);
  let problem: unknown;
  for (const methods of Object.values(document.paths))
    for (const { responses } of Object.values(methods))
      for (const [status, response] of Object.entries(responses)) {
        if (Number(status) < 400) continue;
        problem ??= response.content?.['application/json']?.schema;
        responses[status] = { $ref: '#/components/responses/Problem' };
      }
  const content = {
    'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
  };
  return {
    ...document,
    components: {
      ...document.components,
      schemas: { ...document.components.schemas, Problem: problem },
      responses: { Problem: { description: 'A refusal, after RFC 9457.', content } },
    },
  };
}

const documentOf = z.looseObject({
  components: z.looseObject({ schemas: z.looseObject({}).default({}) }),
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.looseObject({
        responses: z.record(
          z.string(),
          z.looseObject({
            content: z.record(z.string(), z.looseObject({ schema: z.unknown() })).optional(),
          }),
        ),
      }),
    ),
  ),
});

/** Puts an example to a route. Throws where it does not fit the shapes of the route: the document would be untrue. */
function withExample<T extends object>(schema: T, shapes: unknown, { body, answer }: Example): T {
  const given = shapesOf.parse(shapes ?? {});
  const made = schemasOf.parse(schema);
  if (body !== undefined) given.body?.parse(body);
  const [status = '', value] = answer ?? [];
  given.response[status]?.parse(value);
  return {
    ...schema,
    ...(body === undefined ? {} : { body: { ...made.body, examples: [body] } }),
    ...(answer === undefined
      ? {}
      : {
          response: {
            ...made.response,
            [status]: { ...made.response[status], examples: [value] },
          },
        }),
  };
}

const shape = z.custom<z.ZodType>((value) => value instanceof z.ZodType);
const shapesOf = z.object({
  body: shape.optional().catch(undefined),
  response: z.record(z.string(), shape).default({}).catch({}),
});
const schemasOf = z.looseObject({
  body: z.looseObject({}).default({}).catch({}),
  response: z.record(z.string(), z.looseObject({})).default({}).catch({}),
});

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
