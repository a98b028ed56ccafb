// What every act of a program has in common: one transaction, one answer for each key, one innovation held in its version.
// It decides nothing; rules, record and notices are those of a chat.
import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { Grant, Role } from '../../domain/access.ts';
import { noticesAfter } from '../../domain/conversation/checking/notices.ts';
import type { EditionDefinition } from '../../domain/edition/definition.ts';
import type { Judgement } from '../../domain/innovation/checks.ts';
import type { Innovation } from '../../domain/innovation/innovation.ts';
import { type State, states } from '../../domain/innovation/status.ts';
import { type Result, no, ok } from '../../domain/result.ts';
import type { AfterWrite } from '../commit/occasion.ts';
import { enterStep } from '../carry/enter-step.ts';
import { sendNotice } from '../carry/send-notice.ts';
import { type Finding, enterFinding } from '../carry/findings.ts';
import { Ledger, Moved } from '../commit/ledger.ts';
import { planningAnew } from '../errors.ts';
import type { Database } from '../schema.ts';
import type { Secrets } from '../secrets.ts';
import { idsOfCodes, loadInnovations } from '../load/innovations.ts';

type Trx = Kysely<Database>;

/** Who asks. `key` makes a repeated request harmless; null: none was given. */
export interface ProgramRequest {
  readonly caller: {
    readonly tokenId: number;
    readonly role: Role;
    readonly unitId: string | null;
    /** Who answers for the token; null for an office's. */
    readonly personId: number | null;
  };
  readonly requestId: string;
  readonly key: string | null;
}

/** In whose name an act is recorded: a program's when there is no person. */
export interface ActedBy {
  readonly requestId: string;
  /** A person at the desk, who had the version open that they decide on. */
  readonly person?: { readonly id: number; readonly name: string | null };
}

/** What an act needs besides the request. */
export interface ProgramParts {
  readonly db: Kysely<Database>;
  readonly secrets: Secrets;
  readonly editionOf: (id: string, version: number) => EditionDefinition;
}

/** How the innovation stands after the act. */
export const actedSchema = z.strictObject({
  code: z.string(),
  state: z.enum(states),
  version: z.int(),
});

/** How the innovation stands after the act. */
export interface Acted {
  readonly code: string;
  readonly state: State;
  readonly version: number;
}

/** The program as somebody who decides: whoever answers for its token, who may have filled in, and the token's one grant. */
export function actorOf({ caller }: Pick<ProgramRequest, 'caller'>): {
  readonly personId: number | null;
  readonly grants: readonly Grant[];
  readonly onlyPerson: false;
} {
  const { role, unitId, personId } = caller;
  return { personId, grants: [{ role, unitId }], onlyPerson: false };
}

/** What an act amounts to: findings first, then perhaps a step. */
export interface Outcome {
  readonly findings: readonly Finding[];
  readonly judged: Judgement | null;
}

/** Why a request with a key is not carried out: the key was used for another one, or what it is about moved meanwhile. */
export type KeyProblem = { readonly type: 'key_reused' } | { readonly type: 'moved' };

/**
 * Runs `act` in one transaction and remembers its answer for the key. A repeated key with the same `body` gets that
 * answer again. `body` names the act, so that a key is good for one act only. What moved meanwhile is a problem `moved`.
 */
export async function once<T, P>(
  db: Kysely<Database>,
  request: ProgramRequest,
  body: readonly unknown[],
  answer: z.ZodType<T>,
  act: (trx: Trx) => Promise<Result<T, P>>,
): Promise<Result<T, P | KeyProblem>> {
  const hash = createHash('sha256').update(JSON.stringify(body)).digest();
  try {
    return await planningAnew(() =>
      db.transaction().execute(async (trx) => {
        const before = await answeredBefore(trx, request);
        if (before !== null) {
          // The answer is emptied when the time of retention is over; the key stays.
          const kept = answer.safeParse(before.response);
          return before.body_hash.equals(hash) && kept.success
            ? ok(kept.data)
            : no({ type: 'key_reused' as const });
        }
        const done = await act(trx);
        if (done.ok) await remember(trx, request, hash, done.value);
        return done;
      }),
    );
  } catch (error) {
    if (error instanceof Moved) return no({ type: 'moved' });
    throw error;
  }
}

/** Carries out what `rule` makes of an innovation as it is now: events, rows, notices. Writes nothing when it refuses. */
export async function actOn<P>(
  trx: Trx,
  { secrets, editionOf }: Omit<ProgramParts, 'db'>,
  by: ActedBy,
  code: string,
  rule: (innovation: Innovation, edition: EditionDefinition) => Promise<Result<Outcome, P>>,
): Promise<Result<Acted, P | { readonly type: 'not_found' }>> {
  const id = (await idsOfCodes(trx, [code])).get(code);
  if (id === undefined) return no({ type: 'not_found' });
  await sql`select 1 from innovation where id = ${id} for update`.execute(trx);
  const stored = (await loadInnovations(trx, [id])).get(id);
  if (stored === undefined) return no({ type: 'not_found' });
  const { innovation } = stored;
  const edition = editionOf(innovation.editionId, innovation.editionVersion);
  const ruled = await rule(innovation, edition);
  if (!ruled.ok) return ruled;
  const { findings, judged } = ruled.value;
  const ledger = new Ledger();
  const later: AfterWrite[] = [];
  const origin = {
    personId: by.person?.id ?? null,
    channel: by.person === undefined ? 'api' : 'desk',
    inboxId: null,
    requestId: by.requestId,
    at: await clock(trx),
  };
  const change = ledger.touch(innovation, stored.eventHash);
  for (const finding of findings) enterFinding(ledger, finding, origin, later);
  // Notices are known by the version before the step.
  const { version } = change;
  if (judged !== null)
    enterStep(
      ledger,
      change,
      {
        ...{ code, transition: judged.transition, role: judged.role, cardId: null },
        onlyPerson: judged.onlyPerson,
        ...(by.person === undefined ? {} : { seen: 'opened' as const }),
      },
      origin,
      later,
    );
  await ledger.write(trx, 0, new Set());
  const touched = { people: new Set<number>(), innovations: new Set<number>() };
  for (const action of later) await action(trx, touched);
  if (judged !== null)
    for (const effect of noticesAfter({ ...innovation, version }, judged.transition, {
      personId: by.person?.id ?? null,
      name: by.person?.name ?? null,
      role: judged.role,
      unit: await unitName(trx, innovation.unitId),
      edition,
    }))
      await sendNotice(trx, effect, secrets);
  return ok({ code, state: judged?.transition.to ?? innovation.state, version: change.version });
}

async function unitName(trx: Trx, id: string): Promise<string> {
  const row = trx.selectFrom('unit').select('name').where('id', '=', id);
  return (await row.executeTakeFirstOrThrow()).name;
}

/** The database's time, ISO, UTC. */
export async function clock(trx: Trx): Promise<string> {
  const { rows } = await sql<{ now: Date }>`select now() as now`.execute(trx);
  const [row] = rows;
  if (row === undefined) throw new Error('the database told no time');
  return row.now.toISOString();
}

/** The answer that was given to this key; requests with one key wait for each other. */
async function answeredBefore(trx: Trx, { key, caller }: ProgramRequest) {
  if (key === null) return null;
  const name = `${caller.tokenId}:${key}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 11))`.execute(trx);
  const row = await trx
    .selectFrom('api_request')
    .select(['body_hash', 'response'])
    .where('token_id', '=', caller.tokenId)
    .where('key', '=', key)
    .executeTakeFirst();
  return row ?? null;
}

async function remember(
  trx: Trx,
  { key, caller }: ProgramRequest,
  hash: Buffer,
  response: unknown,
): Promise<void> {
  if (key === null) return;
  await trx
    .insertInto('api_request')
    .values({
      token_id: caller.tokenId,
      key,
      body_hash: hash,
      status: 200,
      response: JSON.stringify(response),
    })
    .execute();
}
