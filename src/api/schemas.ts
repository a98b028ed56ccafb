// The shapes of the API's requests and answers; the OpenAPI document is generated from them.
// Every object is strict: what is not named here is refused.
import { z } from 'zod';
import { states, steps } from '../domain/innovation/status.ts';
import { turns } from '../domain/innovation/turns.ts';
import { stages } from '../domain/statistics.ts';
import { problemSchema } from './problems.ts';

const time = z.iso.datetime().describe('UTC');

/** The code of an innovation as it is printed, in any case. */
export const codeParam = z
  .string()
  .regex(/^INV-[0-9A-Za-z]{4,8}$/i)
  .transform((code) => code.toUpperCase())
  .describe('such as INV-7KQ4M');

/** Text of somebody, of one sign at least. What cannot be stored is refused before (storable.ts). */
export const words = (most: number) => z.string().trim().min(1).max(most);

/** The version on which a decision rests. */
export const versionRead = z
  .int()
  .nonnegative()
  .describe('the version that was read; a newer one refuses');

export const listQuery = z.strictObject({
  unit: words(200).optional().describe('id or full name of a unit'),
  state: z.enum(states).optional(),
  edition: words(60).optional().describe('id of an edition'),
  q: words(200).optional().describe('part of the name, or the code'),
  gakor: words(200).optional().describe('name of a gakor'),
  turn: z.enum(turns).optional().describe('whom it waits for'),
  missing: words(60)
    .optional()
    .describe('id of an item that lacks its answer, or an indicator its level or evidence'),
  after: codeParam.optional().describe('`next` of the page before'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

const innovationItem = z.strictObject({
  code: z.string(),
  name: z.string().nullable().describe('null while the innovation has no name yet'),
  unit: z.string().describe('name of the unit'),
  unitId: z.string(),
  state: z.enum(states),
  version: z.int().describe('rises by one with every change'),
  edition: z.string(),
  editionVersion: z.int(),
  submittedAt: time.nullable(),
  createdAt: time,
  updatedAt: time,
});

export const innovationPage = z.strictObject({
  items: z.array(innovationItem),
  next: z.string().nullable().describe('pass as `after` for the next page; null on the last'),
});

const json = z.unknown().describe('as stored: codes, ISO dates and text');

const answerItem = z.strictObject({
  item: z.string().describe('stable id inside the edition'),
  label: z.string().describe('as on the official form'),
  kind: z.enum(['field', 'indicator']),
  value: json,
  text: z.string().describe('the value in words'),
  revision: z.int(),
  toConfirm: z.boolean().describe('carried over and not yet confirmed by the owner'),
  updatedAt: time,
});

const evidenceItem = z.strictObject({
  id: z.int(),
  item: z.string().nullable(),
  name: z.string(),
  caption: z.string().nullable(),
  state: z.enum(['announced', 'fetching', 'stored', 'refused', 'failed']),
  reason: json.describe('why it was refused or failed'),
  size: z.int().nullable().describe('bytes'),
  type: z.string().nullable().describe('media type, found from the content'),
  format: z.string().nullable(),
  sha256: z.string().nullable(),
  durationSeconds: z.number().nullable(),
  receivedAt: time,
  storedAt: time.nullable(),
  url: z.string().nullable().describe('where the bytes are, when they are stored'),
});

const historyItem = z.strictObject({
  id: z.int(),
  at: time,
  type: z.string(),
  item: z.string().nullable(),
  by: z.string().nullable().describe('name of the person'),
  role: z.string().nullable(),
  channel: z.string().nullable(),
  before: json,
  after: json,
  reason: z.string().nullable(),
});

const points = z.number().nullable();

export const innovationRecord = z.strictObject({
  ...innovationItem.shape,
  maturity: z
    .strictObject({
      claimed: points.describe('as filled in, as far as evidence was stored'),
      verified: points.describe('as Bappedalitbang sees it; null before acceptance'),
      most: points,
    })
    .describe('Σ weight × level; null where the edition knows no weights'),
  verifiedLevels: z
    .array(z.strictObject({ item: z.string(), level: z.int(), reason: z.string() }))
    .describe('set by a verifier beside the claimed ones, by item'),
  answers: z.array(answerItem).describe('in the order of the form'),
  evidence: z.array(evidenceItem),
  history: z.array(historyItem).describe('oldest first'),
});

const counted = z.int().nonnegative();

export const statisticsQuery = z.strictObject({
  edition: words(60).optional().describe('id of an edition; the running one when left out'),
  unit: words(80).optional().describe('id of a unit'),
  spd: z.coerce
    .number()
    .min(0)
    .max(1000)
    .optional()
    .describe('the SPD of the region, for the index'),
});

export const statisticsRecord = z.strictObject({
  edition: z.string(),
  countedAt: z.iso
    .datetime()
    .describe('when it was counted: of an edition of many, some minutes ago at most'),
  year: z.int(),
  handedIn: counted,
  drafts: counted.describe('counted, never shown'),
  states: z.array(z.strictObject({ state: z.enum(states), count: counted })),
  funnel: z
    .array(z.strictObject({ stage: z.enum(stages), count: counted }))
    .describe('how many came at least so far; what was withdrawn is in none'),
  kinds: z.array(
    z.strictObject({
      item: z.string(),
      label: z.string(),
      rows: z.array(z.strictObject({ label: z.string(), count: counted })),
    }),
  ),
  stops: z
    .array(z.strictObject({ number: z.int(), label: z.string(), count: counted }))
    .describe('items that most drafts lack'),
  times: z
    .array(z.strictObject({ step: z.enum(steps), days: z.number() }))
    .describe('median days until a step was taken'),
  maturity: z.strictObject({
    claimed: points,
    verified: points,
    verifiedCount: counted,
    most: points,
    spread: z.array(z.strictObject({ from: z.number(), to: z.number(), count: counted })),
    losses: z
      .array(
        z.strictObject({
          number: z.int(),
          label: z.string(),
          points: z.number().describe('what a mean innovation could still get'),
          reached: z.number(),
          without: counted,
        }),
      )
      .describe('the most first'),
  }),
  basicUrusan: z.array(z.strictObject({ label: z.string(), count: counted })),
  index: z
    .strictObject({
      sid: z.number(),
      divisor: z.number(),
      countScore: z.number(),
      coercive: z.strictObject({
        covered: z.array(z.string()),
        missing: z.array(z.string()),
        atLeast: z.number().nullable(),
        met: z.boolean(),
      }),
      spd: points,
      index: points.describe('null without an SPD'),
      predicate: z.string().nullable(),
    })
    .nullable()
    .describe(
      'an estimate by the rules of the edition; null for a unit, or where they are unknown',
    ),
  years: z.array(z.strictObject({ year: z.int(), count: counted })),
  past: z
    .array(z.strictObject({ year: z.int(), count: counted, source: z.string() }))
    .describe('what lists of earlier years tell, with the name of the list'),
});

export const unitItem = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  short: z.string().nullable(),
  aliases: z.array(z.string()),
  former: z.array(z.string()),
  active: z.boolean(),
});

export const editionItem = z.strictObject({
  id: z.string(),
  version: z.int(),
  year: z.int(),
  title: z.string(),
});

/** The refusals that any route of the API may give. */
export const refusals = {
  400: problemSchema,
  401: problemSchema,
  403: problemSchema,
  404: problemSchema,
  429: problemSchema,
  503: problemSchema,
} as const;
