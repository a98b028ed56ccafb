// Webhooks out: addresses that a program has told of steps, each of its token alone, and what became of each telling.
// It sends nothing; what is told is signed with a key that is shown once, when the webhook is made.
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { secretsFrom } from '../../db/secrets.ts';
import { endWebhook, makeWebhook, tellAgain } from '../../db/transactions/webhooks.ts';
import {
  deliveriesOf,
  type DeliveryRow,
  webhooksOf,
  type WebhookRow,
} from '../../db/views/webhooks.ts';
import { no } from '../../domain/result.ts';
import { toldSteps } from '../../domain/webhooks.ts';
import { callerIn, recordUse, unitsFor } from '../auth.ts';
import { problemSchema, refuse } from '../problems.ts';
import { mayBeTold } from '../public-address.ts';
import { answerAct, idempotencyHeader, programRequest } from '../program.ts';
import { refusals } from '../schemas.ts';
import type { ServerParts } from '../parts.ts';

const time = z.iso.datetime();
const webhookItem = z.strictObject({
  id: z.int(),
  url: z.string(),
  steps: z.array(z.enum(toldSteps)),
  createdAt: time,
  endedAt: time.nullable(),
  waiting: z.int(),
  givenUp: z.int(),
});
const deliveryItem = z.strictObject({
  id: z.int().describe('`webhook-id` is `msg_` and this number'),
  code: z.string(),
  step: z.string(),
  version: z.int(),
  state: z.enum(['waiting', 'delivered', 'given_up']),
  attempts: z.int(),
  nextAt: time.nullable(),
  status: z.int().nullable().describe('of the last answer'),
  problem: z
    .string()
    .nullable()
    .describe('private_address, unknown_host, no_answer, refused, ended'),
  createdAt: time,
  endedAt: time.nullable(),
});
const made = z.strictObject({
  id: z.int(),
  secret: z.string().describe('the key of the signature; shown here alone'),
});
const params = z.strictObject({ id: z.coerce.number().int().positive() });
const ended = z.strictObject({ id: z.int() });

/** Registers the routes of webhooks. */
export function tellingRoutes(app: FastifyInstance, parts: ServerParts): void {
  makingRoutes(app, parts);
  outcomeRoutes(app, parts);
}

function makingRoutes(app: FastifyInstance, parts: ServerParts): void {
  const { db, config } = parts;
  const { webhookKey } = secretsFrom(config.secretKey);
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.post(
    '/webhooks',
    {
      schema: {
        tags: ['webhooks'],
        summary: 'Have an address told of steps, signed; at most ten of a token are open',
        headers: idempotencyHeader,
        body: z.strictObject({
          url: z
            .string()
            .max(500)
            .describe('https, of the public network unless the operator allows the host'),
          steps: z
            .array(z.enum(toldSteps))
            .min(1)
            .max(20)
            .default([...toldSteps]),
        }),
        response: { 201: made, 409: problemSchema, 422: problemSchema, ...refusals },
      },
    },
    async (request, reply) => {
      if (unitsFor(callerIn(request), 'read_submitted').length === 0) {
        await recordUse(parts, request, 'denied', { action: 'read_submitted' });
        return refuse(reply, 'not_allowed');
      }
      const { url } = request.body;
      if (!mayBeTold(url, config.webhookHosts))
        return refuse(reply, 'bad_request', {
          issues: [{ path: 'body.url', message: 'not an address that may be told' }],
        });
      const steps = [...new Set(request.body.steps)].toSorted();
      const done = await makeWebhook(db, programRequest(request), { url, steps });
      if (!done.ok) {
        const { problem } = done;
        return problem.type === 'too_many'
          ? refuse(reply, 'conflict')
          : answerAct(parts, request, reply, no(problem), {});
      }
      const { id } = done.value;
      return reply.code(201).send({ id, secret: `whsec_${webhookKey(id).toString('base64')}` });
    },
  );
  typed.post(
    '/webhooks/:id/end',
    {
      schema: {
        tags: ['webhooks'],
        summary: 'End a webhook; what still waits is told to nobody',
        params,
        headers: idempotencyHeader,
        response: { 200: ended, 422: problemSchema, ...refusals },
      },
    },
    async (request, reply) => {
      const done = await endWebhook(db, programRequest(request), request.params.id);
      return answerAct(parts, request, reply, done, {});
    },
  );
}

function outcomeRoutes(app: FastifyInstance, parts: ServerParts): void {
  const { db } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const own = async (tokenId: number, id: number) =>
    (await webhooksOf(db, tokenId)).some((row) => row.id === id);
  typed.get(
    '/webhooks',
    {
      schema: {
        tags: ['webhooks'],
        summary: 'List the webhooks of this token, the newest first',
        response: { 200: z.strictObject({ items: z.array(webhookItem) }), ...refusals },
      },
    },
    async (request, reply) => {
      const rows = await webhooksOf(db, callerIn(request).tokenId);
      return reply.send({ items: rows.map(webhookOf) });
    },
  );
  typed.get(
    '/webhooks/:id/deliveries',
    {
      schema: {
        tags: ['webhooks'],
        summary: 'List what a webhook was told or is to be told, the newest first',
        params,
        querystring: z.strictObject({
          state: deliveryItem.shape.state.optional(),
          before: z.coerce
            .number()
            .int()
            .positive()
            .optional()
            .describe('`next` of the page before'),
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
        response: {
          200: z.strictObject({ items: z.array(deliveryItem), next: z.int().nullable() }),
          ...refusals,
        },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      if (!(await own(callerIn(request).tokenId, id))) return refuse(reply, 'not_found');
      const { state = null, before = null, limit } = request.query;
      const rows = await deliveriesOf(db, id, { state, before, limit: limit + 1 });
      const items = rows.slice(0, limit).map(deliveryOf);
      return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
    },
  );
  typed.post(
    '/webhooks/:id/deliveries/:delivery/again',
    {
      schema: {
        tags: ['webhooks'],
        summary: 'Tell once more what was given up, or at once what waits',
        params: params.extend({ delivery: z.coerce.number().int().positive() }),
        headers: idempotencyHeader,
        response: { 200: ended, 422: problemSchema, ...refusals },
      },
    },
    async (request, reply) => {
      const { id, delivery } = request.params;
      const done = await tellAgain(db, programRequest(request), id, delivery);
      return answerAct(parts, request, reply, done, {});
    },
  );
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;
const webhookOf = ({ steps, createdAt, endedAt, ...row }: WebhookRow) => ({
  ...row,
  steps: toldSteps.filter((step) => steps.includes(step)),
  createdAt: createdAt.toISOString(),
  endedAt: iso(endedAt),
});
const deliveryOf = ({ state, nextAt, createdAt, endedAt, ...row }: DeliveryRow) => ({
  ...row,
  state: deliveryItem.shape.state.parse(state),
  nextAt: iso(nextAt),
  createdAt: createdAt.toISOString(),
  endedAt: iso(endedAt),
});
