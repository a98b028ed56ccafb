// What is published, for programs: the same cards as in the catalogue in a browser (row 62 of the access table).
// It reads published cards alone, whatever the role of the token.
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { type CardRow, listCards, readCard } from '../../db/views/hub.ts';
import { callerIn, recordUse } from '../auth.ts';
import { may } from '../../domain/access.ts';
import type { ServerParts } from '../parts.ts';
import { refuse } from '../problems.ts';
import { refusals, words } from '../schemas.ts';

const PAGE = 50;

const cardItem = z.strictObject({
  code: z.string(),
  name: z.string(),
  unitId: z.string(),
  year: z.int(),
  form: z.string().nullable().describe('code of the option (bentuk)'),
  kind: z.string().nullable().describe('code of the option (jenis)'),
  stage: z.string().nullable().describe('code of the option (tahapan)'),
  field: z.string().nullable().describe('code of the option (urusan)'),
  summary: z.string(),
  publishedAt: z.iso.datetime(),
});

const wholeItem = cardItem.extend({
  texts: z.array(z.strictObject({ item: z.string(), label: z.string(), text: z.string() })),
  video: z.string().nullable(),
});

const itemOf = (row: CardRow): z.infer<typeof cardItem> => {
  const { code, name, unitId, year, form, kind, stage, field, summary, publishedAt } = row;
  return {
    ...{ code, name, unitId, year, form, kind, stage, field, summary },
    publishedAt: publishedAt.toISOString(),
  };
};

/** Registers `GET /cards` and `GET /cards/{code}`. */
export function cardRoutes(app: FastifyInstance, parts: ServerParts): void {
  const { db } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.get(
    '/cards',
    {
      schema: {
        tags: ['cards'],
        summary: 'List published innovations, the newest first',
        querystring: z.strictObject({
          search: words(100).optional(),
          unit: words(60).optional(),
          year: z.coerce.number().int().min(2000).max(9999).optional(),
          before: z.coerce.number().int().min(1).optional().describe('`next` of the page before'),
        }),
        response: {
          200: z.strictObject({ items: z.array(cardItem), next: z.int().nullable() }),
          ...refusals,
        },
      },
    },
    async (request, reply) => {
      const { role, unitId } = callerIn(request);
      if (!may([{ role, unitId }], 'read_cards').ok) {
        await recordUse(parts, request, 'denied', { action: 'read_cards' });
        return refuse(reply, 'not_allowed');
      }
      const { search, unit, year, before } = request.query;
      const filter = { words: search, unitId: unit, year };
      const rows = await listCards(db, filter, { limit: PAGE + 1, before });
      const shown = rows.slice(0, PAGE);
      return {
        items: shown.map(itemOf),
        next: rows.length > PAGE ? (shown.at(-1)?.seq ?? null) : null,
      };
    },
  );
  typed.get(
    '/cards/:code',
    {
      schema: {
        tags: ['cards'],
        summary: 'Read a published innovation',
        params: z.strictObject({ code: words(20) }),
        response: { 200: wholeItem, ...refusals },
      },
    },
    async (request, reply) => {
      const card = await readCard(db, request.params.code);
      if (card === null) return refuse(reply, 'not_found');
      const { texts, video } = card;
      return { ...itemOf(card), texts, video };
    },
  );
}
