// Commits of broadcasts that programs make: a draft with its preview, then the confirmation by count and code.
// The same people, rules and record as in a chat; nothing is sent before the confirmation.
import { createHmac, randomBytes } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import {
  audienceSchema,
  type BroadcastAudience,
  broadcastFormats,
  chooseAudience,
  type Chosen,
  fillPlaceholders,
} from '../../domain/broadcast.ts';
import { entryDeadline } from '../../domain/calendar.ts';
import { placeholderValues } from '../../domain/broadcast-message.ts';
import type { BroadcastSteer } from '../../domain/conversation/broadcasts/types.ts';
import type { EditionDefinition } from '../../domain/edition/definition.ts';
import type { ReachRules } from '../../domain/reach.ts';
import { type Result, no, ok } from '../../domain/result.ts';
import { drawingAnew } from '../errors.ts';
import { freeBroadcastCode } from '../free-code.ts';
import { sha256 } from '../secrets.ts';
import type { Database } from '../schema.ts';
import { readCalendar } from '../views/calendar.ts';
import { peopleToWrite } from '../views/people-to-write.ts';
import { type KeyProblem, type ProgramRequest, once } from './program-act.ts';
import {
  type BroadcastActor,
  createBroadcast,
  type NewBroadcast,
  steerBroadcast,
} from './steer-broadcast.ts';

/** What a preview tells: how many, three of them as they would read it, and who cannot be reached and why. */
export interface Preview {
  readonly count: number;
  readonly samples: readonly { readonly name: string | null; readonly text: string }[];
  readonly unreachable: readonly { readonly name: string | null; readonly why: string }[];
}

type Db = Kysely<Database>;

async function choose(
  db: Db,
  edition: EditionDefinition,
  unitId: string | null,
  audience: BroadcastAudience,
  rules: ReachRules,
): Promise<Chosen> {
  const { rows } = await sql<{ now: Date }>`select now() as now`.execute(db);
  const people = await peopleToWrite(db, edition.id, unitId);
  return chooseAudience(people, audience, unitId, rows[0]?.now.getTime() ?? 0, rules);
}

/** Previews an audience and a text; nothing is stored. */
export async function previewBroadcast(
  db: Db,
  edition: EditionDefinition,
  unitId: string | null,
  audience: BroadcastAudience,
  text: string,
  rules: ReachRules,
): Promise<Preview> {
  const { reached, unreachable } = await choose(db, edition, unitId, audience, rules);
  const calendar = await readCalendar(db, edition);
  const ends = calendar === null ? null : entryDeadline(calendar);
  const units = new Map(
    (await db.selectFrom('unit').select(['id', 'name']).execute()).map(({ id, name }) => [
      id,
      name,
    ]),
  );
  const places = new Set([0, Math.floor(reached.length / 2), reached.length - 1]);
  return {
    count: reached.length,
    samples: [...places].flatMap((place) => {
      const person = reached[place]?.person;
      if (person === undefined) return [];
      const unit = person.unitId === null ? null : (units.get(person.unitId) ?? null);
      return [
        {
          name: person.name,
          text: fillPlaceholders(text, placeholderValues(person.name, unit, ends)),
        },
      ];
    }),
    unreachable: unreachable.map(({ person, why }) => ({ name: person.name, why })),
  };
}

/** A draft that was stored, under a code of its own; `confirmation` lets it go. */
export interface Drafted extends Preview {
  readonly code: string;
  readonly confirmation: string;
}

/** How a program's broadcast is made and by whom. */
export interface ProgramBroadcast {
  readonly request: ProgramRequest;
  readonly secretKey: string;
  readonly edition: EditionDefinition;
  readonly made: Omit<NewBroadcast, 'code' | 'confirmedCount' | 'confirmHash'>;
  /** SHA-256 of the bytes of the file in `made`; null without one. */
  readonly fileSha256: string | null;
  readonly actor: BroadcastActor;
  readonly rules: ReachRules;
}

const coded = z.object({ code: z.string() });

/**
 * Stores a draft; it is sent only after `confirmBroadcast`. The confirmation can be made again from the request, and only
 * its hash is kept: a repeated key gives the same draft and the same confirmation.
 */
export async function draftBroadcast(
  db: Db,
  { request, secretKey, edition, made, fileSha256, actor, rules }: ProgramBroadcast,
): Promise<Result<Drafted, KeyProblem>> {
  const { caller, key } = request;
  // Sent again on another day it is the same request: of "monthly from now on" the day is ours. So is the row of a file: the
  // same bytes may have come once more since.
  const asked = ['draft', { ...made, fileId: fileSha256, monthDay: made.monthDay !== null }];
  const seed = key === null ? randomBytes(32).toString('hex') : `key ${key}`;
  const confirmation = digitsOf(
    createHmac('sha256', secretKey)
      .update(JSON.stringify(['broadcast', caller.tokenId, seed]))
      .digest(),
  );
  const done = await drawingAnew(() =>
    once<z.infer<typeof coded>, never>(db, request, asked, coded, async (trx) => {
      const code = await freeBroadcastCode(trx);
      const confirmHash = sha256(`${code}:${confirmation}`);
      await createBroadcast(trx, { ...made, code, confirmedCount: null, confirmHash }, actor);
      return ok({ code });
    }),
  );
  if (!done.ok) return done;
  const { unitId, audience, text } = made;
  const preview = await previewBroadcast(db, edition, unitId, audience, text, rules);
  return ok({ code: done.value.code, confirmation, ...preview });
}

/** Eight digits; the remainder makes no difference that counts among 2^64. */
const digitsOf = (bytes: Buffer): string =>
  String(bytes.readBigUInt64BE() % 100_000_000n).padStart(8, '0');

/** Holds, lets go on or ends a broadcast once for a key; `wrong_step` where it stands otherwise. */
export async function steerByProgram(
  db: Db,
  request: ProgramRequest,
  broadcast: { readonly id: number; readonly code: string },
  to: BroadcastSteer,
  actor: BroadcastActor,
): Promise<Result<{ readonly code: string }, KeyProblem | { readonly type: 'wrong_step' }>> {
  const { id, code } = broadcast;
  return once(db, request, ['steer', code, to], coded, async (trx) =>
    (await steerBroadcast(trx, id, to, actor)) ? ok({ code }) : no({ type: 'wrong_step' as const }),
  );
}

/** A stored file that a broadcast may carry. */
export interface StoredBroadcastFile {
  readonly id: number;
  readonly sha256: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
}

/** Keeps the row of a file that a program put up and that was looked into; the same one again by the same token is one row. */
export async function keepBroadcastFile(
  db: Db,
  tokenId: number,
  file: {
    readonly sha256: string;
    readonly size: number;
    readonly name: string;
    readonly format: string;
    readonly mime: string;
  },
): Promise<void> {
  await sql`
    insert into evidence_file (token_id, purpose, state, channel, ref, name, sha256, size, format, mime, stored_at, told_at)
    select ${tokenId}, 'broadcast', 'stored', 'api', '{}', ${file.name}, ${file.sha256}, ${file.size}, ${file.format}, ${file.mime}, now(), now()
    where not exists (select 1 from evidence_file f
      where f.token_id = ${tokenId} and f.sha256 = ${file.sha256} and f.name = ${file.name} and f.state = 'stored')`.execute(
    db,
  );
}

/**
 * Finds a stored file for a broadcast by the hash of its bytes, the one named last; null when there is none that it may
 * carry: one that was put up for a broadcast, a scan of an SK, or evidence of what was handed in, never of a draft. A unit's
 * token reaches only what that unit's people and programs sent.
 */
export async function findBroadcastFile(
  db: Db,
  sha256: string,
  unitId: string | null,
): Promise<StoredBroadcastFile | null> {
  const { rows } = await sql<StoredBroadcastFile>`
    select f.id, f.sha256, f.name, f.size, coalesce(f.mime, 'application/octet-stream') as type from evidence_file f
    left join person p on p.id = f.person_id left join api_token t on t.id = f.token_id
    left join innovation n on n.id = f.innovation_id
    where f.sha256 = ${sha256} and f.state = 'stored' and f.purpose <> 'text' and f.format = any(${[...broadcastFormats]}::text[])
      and (f.innovation_id is null or (n.submitted_at is not null and n.state not in ('draft', 'withdrawn')))
      and (${unitId}::text is null or coalesce(p.unit_id, t.unit_id) = ${unitId})
    order by f.id desc limit 1`.execute(db);
  return rows[0] ?? null;
}

/** Why a confirmation changed nothing; `count` is the number of people as it is now. */
export type ConfirmProblem =
  | { readonly type: 'wrong_count'; readonly count: number }
  | { readonly type: 'wrong_code' | 'not_a_draft' };

/** Lets a draft go when its count and code are right; a draft can be confirmed once, a key any number of times. */
export async function confirmBroadcast(
  db: Db,
  request: ProgramRequest,
  edition: EditionDefinition,
  code: string,
  given: { readonly count: number; readonly confirmation: string },
  rules: ReachRules,
): Promise<Result<{ readonly code: string }, KeyProblem | ConfirmProblem>> {
  const confirm = async (trx: Db): Promise<Result<{ readonly code: string }, ConfirmProblem>> => {
    const row = await trx
      .selectFrom('broadcast')
      .select(['id', 'state', 'audience', 'unit_id', 'confirm_hash'])
      .where('code', '=', code)
      .forUpdate()
      .executeTakeFirst();
    if (row?.state !== 'draft') return no({ type: 'not_a_draft' });
    const hash = sha256(`${code}:${given.confirmation}`);
    if (row.confirm_hash === null || !row.confirm_hash.equals(hash))
      return no({ type: 'wrong_code' });
    const { reached } = await choose(
      trx,
      edition,
      row.unit_id,
      audienceSchema.parse(row.audience),
      rules,
    );
    if (reached.length !== given.count || reached.length === 0)
      return no({ type: 'wrong_count', count: reached.length });
    await sql`
      update broadcast set state = 'scheduled', confirmed_count = ${reached.length}, confirm_hash = null, starts_at = greatest(starts_at, now())
      where id = ${row.id}`.execute(trx);
    return ok({ code });
  };
  return once(db, request, ['confirm', code, given], coded, confirm);
}
