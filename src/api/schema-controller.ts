// How bodies, queries and answers are checked: by zod alone. Named when a server is made, so that the checkers which Fastify
// would bring along are never loaded.
import type { FastifyServerOptions } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';

/** For `Fastify({ schemaController })`. Its types know the usual checkers alone. */
export const schemaController: NonNullable<FastifyServerOptions['schemaController']> = {
  compilersFactory: {
    buildValidator: () => validatorCompiler as never,
    buildSerializer: () => serializerCompiler as never,
  },
};
