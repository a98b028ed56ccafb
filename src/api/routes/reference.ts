// Units and editions for programs that show or fill in codes.
// It holds nothing of any innovation; every working token may read it.
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { listUnits } from '../../db/views/reference.ts';
import type { EditionDefinition } from '../../domain/edition/definition.ts';
import { findEdition, newestEditions } from '../../domain/edition/editions/index.ts';
import { refuse } from '../problems.ts';
import { editionItem, refusals, unitItem } from '../schemas.ts';
import type { ServerParts } from '../parts.ts';

const editionParams = z.strictObject({ id: z.string().max(60) });
const nothing = z.strictObject({});

/** Registers `/units`, `/editions` and `/editions/{id}`. */
export function referenceRoutes(app: FastifyInstance, { db }: ServerParts): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    '/units',
    {
      schema: {
        tags: ['reference'],
        summary: 'List the units, with short, other and former names',
        querystring: nothing,
        response: { 200: z.strictObject({ items: z.array(unitItem) }), ...refusals },
      },
    },
    async () => ({ items: await listUnits(db) }),
  );

  typed.get(
    '/editions',
    {
      schema: {
        tags: ['reference'],
        summary: 'List the editions',
        querystring: nothing,
        response: { 200: z.strictObject({ items: z.array(editionItem) }), ...refusals },
      },
    },
    () => ({ items: newestEditions().map(summary) }),
  );

  typed.get(
    '/editions/:id',
    {
      schema: {
        tags: ['reference'],
        summary: 'Read the form of an edition: sections, items, levels, weights and papers',
        params: editionParams,
        response: {
          200: z.looseObject(editionItem.shape).describe('the whole definition'),
          ...refusals,
        },
      },
    },
    async (request, reply) => {
      const edition = findEdition(request.params.id);
      return edition ? { ...edition } : refuse(reply, 'not_found');
    },
  );
}

const summary = ({ id, version, year, title }: EditionDefinition) => ({ id, version, year, title });
