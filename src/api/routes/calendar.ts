// The calendar of an edition for programs: read by every token, changed by a coordinator's on the version that was read.
// It decides nothing; the same change with the same record as in a chat.
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { applyCalendarChange } from '../../db/transactions/change-calendar.ts';
import { once } from '../../db/transactions/program-act.ts';
import { readCalendar } from '../../db/views/calendar.ts';
import { listUnits } from '../../db/views/reference.ts';
import { type Calendar, entryDeadline } from '../../domain/calendar.ts';
import { findEdition } from '../../domain/edition/editions/index.ts';
import { ok } from '../../domain/result.ts';
import { callerIn, recordUse, unitsFor } from '../auth.ts';
import { problemSchema, refuse } from '../problems.ts';
import { idempotencyHeader, programRequest } from '../program.ts';
import { refusals } from '../schemas.ts';
import type { ServerParts } from '../parts.ts';

const day = z.iso.date();
const change = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('open'), starts: day }),
  z.strictObject({ what: z.literal('move'), no: z.int().min(1).max(20), starts: day, ends: day }),
  z.strictObject({ what: z.literal('rule'), rule: z.enum(['warn', 'close']) }),
  z.strictObject({ what: z.literal('except'), unitId: z.string().max(100), add: z.boolean() }),
]);
const calendarItem = z.strictObject({
  edition: z.string(),
  version: z.int().describe('0 while there is no calendar'),
  rule: z.enum(['warn', 'close']).describe('what happens to a first submission after the last day'),
  entryEnds: day.nullable().describe('the last day for submitting, until midnight in the region'),
  exceptions: z.array(z.string()).describe('ids of units that may submit later'),
  steps: z.array(
    z.strictObject({ no: z.int(), title: z.string(), owner: z.string(), starts: day, ends: day }),
  ),
});
const params = z.strictObject({ id: z.string().max(60) });

/** Registers `/editions/{id}/calendar`. */
export function calendarRoutes(app: FastifyInstance, parts: ServerParts): void {
  const { db } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    '/editions/:id/calendar',
    {
      schema: {
        tags: ['calendar'],
        summary: 'Read the steps of an edition with their days in the zone of the region',
        params,
        response: { 200: calendarItem, ...refusals },
      },
    },
    async (request, reply) => {
      const edition = findEdition(request.params.id);
      return edition === null
        ? refuse(reply, 'not_found')
        : itemOf(edition.id, await readCalendar(db, edition));
    },
  );

  typed.post(
    '/editions/:id/calendar/changes',
    {
      schema: {
        tags: ['calendar'],
        summary:
          'Open the calendar, move a step, set the rule after the deadline, or except a unit from it',
        params,
        headers: idempotencyHeader,
        body: z.strictObject({
          change,
          version: z.int().nonnegative().describe('the version that was read'),
        }),
        response: { 200: calendarItem, 409: problemSchema, 422: problemSchema, ...refusals },
      },
    },
    async (request, reply) => {
      const edition = findEdition(request.params.id);
      if (edition === null) return refuse(reply, 'not_found');
      if (unitsFor(callerIn(request), 'manage_edition') !== 'all') {
        await recordUse(parts, request, 'denied', { action: 'manage_edition' });
        return refuse(reply, 'not_allowed');
      }
      const { change: wanted, version } = request.body;
      if (wanted.what === 'except' && !(await listUnits(db)).some(({ id }) => id === wanted.unitId))
        return refuse(reply, 'bad_request', {
          issues: [{ path: 'body.change.unitId', message: 'no such unit' }],
        });
      const body = ['calendar', edition.id, wanted, version];
      const done = await once(db, programRequest(request), body, calendarItem, async (trx) => {
        const changed = await applyCalendarChange(trx, edition, {
          ...{ change: wanted, seen: version, personId: null },
          ...{ channel: 'api', inboxId: null, requestId: request.id },
        });
        return changed.ok ? ok(itemOf(edition.id, changed.value)) : changed;
      });
      if (done.ok) return done.value;
      if (done.problem.type === 'key_reused') return refuse(reply, 'key_reused');
      if (done.problem.type === 'moved') return refuse(reply, 'conflict');
      return done.problem.type === 'not_open' || done.problem.type === 'already_open'
        ? refuse(reply, 'wrong_step')
        : refuse(reply, 'bad_request', {
            issues: [{ path: 'body.change', message: done.problem.type }],
          });
    },
  );
}

function itemOf(edition: string, calendar: Calendar | null) {
  return {
    edition,
    version: calendar?.version ?? 0,
    rule: calendar?.rule ?? 'warn',
    entryEnds: calendar === null ? null : entryDeadline(calendar),
    exceptions: [...(calendar?.exceptions ?? [])],
    steps: (calendar?.steps ?? []).map((step) => ({ ...step })),
  };
}
