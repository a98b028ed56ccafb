// Who was reminded of what, for programs: page by page from the newest on. The product plans reminders by itself; a program that
// wants people told makes a broadcast. It shows no word of a message.
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { listReminders } from '../../db/views/reminders.ts';
import { auditedUnits } from '../auth.ts';
import { refusals, words } from '../schemas.ts';
import type { ServerParts } from '../parts.ts';

const query = z.strictObject({
  kind: words(40).optional().describe('such as deadline, returned, waiting, idle or not_begun'),
  person: z.coerce.number().int().positive().optional().describe('`personId` of GET /roles'),
  before: z.coerce.number().int().positive().optional().describe('`next` of the page before'),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

const reminder = z.strictObject({
  id: z.int(),
  day: z.iso.date().describe('in the zone of the region; a person gets one a day'),
  kind: z.string(),
  personId: z.int(),
  name: z.string().nullable(),
  channel: z.string(),
  state: z.enum(['waiting', 'sent', 'not_sent']),
  sentAt: z.iso.datetime().nullable(),
  stopped: z.boolean().describe('the person wants no reminders by now'),
});

/** Registers `GET /reminders`. */
export function reminderRoutes(app: FastifyInstance, parts: ServerParts): void {
  app.withTypeProvider<ZodTypeProvider>().get(
    '/reminders',
    {
      schema: {
        tags: ['reminders'],
        summary: 'List who was reminded of what, newest first: all, or people of the own unit',
        querystring: query,
        response: {
          200: z.strictObject({ items: z.array(reminder), next: z.int().nullable() }),
          ...refusals,
        },
      },
    },
    async (request, reply) => {
      const units = await auditedUnits(parts, request, reply);
      if (units === null) return reply;
      const { kind = null, person = null, before = null, limit } = request.query;
      const filter = { units, kind, personId: person, before, limit: limit + 1 };
      const rows = await listReminders(parts.db, filter);
      const items = rows.slice(0, limit);
      return {
        items: items.map((row) => ({ ...row, sentAt: row.sentAt?.toISOString() ?? null })),
        next: rows.length > limit ? (items.at(-1)?.id ?? null) : null,
      };
    },
  );
}
