// The shapes of requests and answers about broadcasts; the OpenAPI document is generated from them.
// Every object is strict: what is not named here is refused.
import { z } from 'zod';
import type { Preview, StoredBroadcastFile } from '../db/transactions/broadcast-by-program.ts';
import { audienceSchema, questionSchema } from '../domain/broadcast.ts';
import { words } from './schemas.ts';
import { type Caller, unitsFor } from './auth.ts';
import type { BroadcastProgress } from '../domain/conversation/broadcasts/types.ts';

const time = z.iso.datetime();
const { roles, units, gakor, work, channels } = audienceSchema.shape;
const audience = z
  .strictObject({
    roles: roles.default(null),
    units: units.default(null),
    gakor: gakor.default(null),
    work: work.default(null),
    channels: channels.default(null),
  })
  .describe('what is left out or null restricts nothing; units and gakor add up');
export const body = z.strictObject({
  audience: audience.default({ roles: null, units: null, gakor: null, work: null, channels: null }),
  text: words(3500).describe('may hold {nama}, {unit} and {tenggat}'),
  file: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable()
    .default(null)
    .describe('SHA-256 of a stored file, put up by POST /broadcasts/files or sent in a chat'),
  question: questionSchema.nullable().default(null),
  startsAt: time.nullable().default(null).describe('UTC; null begins at once'),
  repeatUntil: z.iso.date().nullable().default(null).describe('repeats until this day'),
  repeatEvery: z
    .enum(['week', 'month'])
    .default('week')
    .describe('on the weekday, or on the day of the month, of startsAt in the zone of the region'),
  lateJoiners: z.boolean().default(false),
});
export const fileShape = z.strictObject({
  sha256: z.string(),
  name: z.string(),
  size: z.int().describe('bytes'),
  type: z.string().describe('media type'),
});
export const previewShape = {
  file: fileShape.nullable().describe('what goes out with it'),
  count: z.int(),
  samples: z.array(z.strictObject({ name: z.string().nullable(), text: z.string() })),
  unreachable: z.array(z.strictObject({ name: z.string().nullable(), why: z.string() })),
};
const named = z.array(z.strictObject({ name: z.string(), why: z.string() }));
const states = z.enum(['draft', 'scheduled', 'running', 'paused', 'done', 'cancelled']);
export const item = z.strictObject({
  code: z.string(),
  state: states,
  startsAt: time,
  text: z.string(),
});
export const progressItem = z.strictObject({
  ...item.shape,
  waiting: z.int(),
  underway: z.int(),
  sent: z.int(),
  failed: named,
  skipped: named,
  answers: z.array(z.strictObject({ answer: z.string(), count: z.int() })),
});
export const attendanceItem = z.strictObject({
  name: z.string().nullable(),
  nip: z.string().nullable(),
  unit: z.string().nullable(),
  answer: z.string().nullable(),
  representative: z.string().nullable(),
});
export const codeParams = z.strictObject({
  code: z
    .string()
    .regex(/^S\d{4,6}$/i)
    .transform((code) => code.toUpperCase()),
});

/** The unit that limits a caller, null for all; undefined when they may not write to many. */
export function scopeOf(caller: Caller): string | null | undefined {
  if (unitsFor(caller, 'broadcast_all') === 'all') return null;
  return unitsFor(caller, 'broadcast_unit')[0];
}

/** Shows a preview, and the file that goes out with it. */
export const previewOf = (
  { count, samples, unreachable }: Preview,
  file: StoredBroadcastFile | null,
) => ({
  file:
    file === null
      ? null
      : { sha256: file.sha256, name: file.name, size: file.size, type: file.type },
  count,
  samples: [...samples],
  unreachable: [...unreachable],
});

/** Shows a broadcast as lists do. */
export const itemOf = ({
  code,
  state,
  starts,
  text,
}: Pick<BroadcastProgress, 'code' | 'state' | 'starts' | 'text'>) => ({
  code,
  state,
  startsAt: starts,
  text,
});

/** Shows how far a broadcast came. */
export const progressOf = (row: BroadcastProgress) => ({
  ...itemOf(row),
  waiting: row.waiting,
  underway: row.underway,
  sent: row.sent,
  failed: [...row.failed],
  skipped: [...row.skipped],
  answers: [...row.answers],
});
