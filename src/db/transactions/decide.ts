// One commit: a decision of a program about an innovation, bound to the version it has read, with its event and notices.
// The same rules and the same ledger as in a chat; it never sends and never waits for a network.
import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { Role } from '../../domain/access.ts';
import { noticesAfter } from '../../domain/conversation/decision.ts';
import type { EditionDefinition } from '../../domain/edition/definition.ts';
import { formOf } from '../../domain/edition/journey.ts';
import { type JudgeProblem, judge } from '../../domain/innovation/checks.ts';
import { type State, type Step, states } from '../../domain/innovation/status.ts';
import { type Result, no, ok } from '../../domain/result.ts';
import { type Later, enterStep, sendNotice } from '../inbound/effects.ts';
import { Ledger } from '../inbound/ledger.ts';
import type { Database } from '../schema.ts';
import type { Secrets } from '../secrets.ts';
import { idsOfCodes, loadInnovations } from '../world/innovations.ts';

/** What a program wants decided. `key` makes a repeated request harmless; null: none was given. */
export interface ProgramDecision {
  readonly code: string;
  readonly step: Step;
  readonly version: number;
  readonly reason: string | null;
  readonly notes: ReadonlyMap<string, string>;
  readonly caller: {
    readonly tokenId: number;
    readonly role: Role;
    readonly unitId: string | null;
  };
  readonly requestId: string;
  readonly key: string | null;
}

/** How the innovation stands after the decision. */
export interface Decided {
  readonly code: string;
  readonly state: State;
  readonly version: number;
}

/** Why nothing was decided. */
export type DecisionProblem =
  | JudgeProblem
  | { readonly type: 'not_found' }
  | { readonly type: 'unknown_item'; readonly item: string }
  | { readonly type: 'key_reused' };

interface Parts {
  readonly db: Kysely<Database>;
  readonly secrets: Secrets;
  readonly editionOf: (id: string, version: number) => EditionDefinition;
}

const decidedSchema = z.object({ code: z.string(), state: z.enum(states), version: z.number() });

/** Carries a decision out, or refuses it. Gives the first answer again for a repeated key with the same content. */
export async function decideByProgram(
  { db, secrets, editionOf }: Parts,
  request: ProgramDecision,
): Promise<Result<Decided, DecisionProblem>> {
  return db.transaction().execute(async (trx) => {
    const before = await answeredBefore(trx, request);
    if (before !== null) return before;
    const id = (await idsOfCodes(trx, [request.code])).get(request.code);
    if (id === undefined) return no({ type: 'not_found' });
    await sql`select 1 from innovation where id = ${id} for update`.execute(trx);
    const stored = (await loadInnovations(trx, [id])).get(id);
    if (stored === undefined) return no({ type: 'not_found' });
    const { innovation } = stored;
    const edition = editionOf(innovation.editionId, innovation.editionVersion);
    const unknown = [...request.notes.keys()].find((item) => !formOf(edition).byId.has(item));
    if (unknown !== undefined) return no({ type: 'unknown_item', item: unknown });
    const judged = judge(
      innovation,
      {
        step: request.step,
        seen: request.version,
        notes: request.notes,
        ...(request.reason === null ? {} : { reason: request.reason }),
      },
      {
        personId: null,
        grants: [{ role: request.caller.role, unitId: request.caller.unitId }],
        onlyPerson: false,
      },
    );
    if (!judged.ok) return judged;
    const { transition, role } = judged.value;
    const ledger = new Ledger();
    const later: Later[] = [];
    const at = await clock(trx);
    enterStep(
      ledger,
      ledger.touch(innovation, stored.eventHash),
      { code: innovation.code, transition, role, onlyPerson: false, cardId: null },
      { personId: null, channel: 'api', inboxId: null, requestId: request.requestId, at },
      later,
    );
    await ledger.write(trx, 0, new Set());
    const touched = { people: new Set<number>(), innovations: new Set<number>() };
    for (const action of later) await action(trx, touched);
    const unit = await trx
      .selectFrom('unit')
      .select('name')
      .where('id', '=', innovation.unitId)
      .executeTakeFirstOrThrow();
    for (const effect of noticesAfter(innovation, transition, {
      personId: null,
      name: null,
      role,
      unit: unit.name,
      edition,
    }))
      await sendNotice(trx, effect, secrets);
    const decided: Decided = {
      code: innovation.code,
      state: transition.to,
      version: innovation.version + 1,
    };
    await remember(trx, request, decided);
    return ok(decided);
  });
}

async function clock(trx: Kysely<Database>): Promise<string> {
  const { rows } = await sql<{ now: Date }>`select now() as now`.execute(trx);
  const [row] = rows;
  if (row === undefined) throw new Error('the database told no time');
  return row.now.toISOString();
}

function bodyHash(request: ProgramDecision): Buffer {
  const { code, step, version, reason, notes } = request;
  const sorted = [...notes].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([code, step, version, reason, sorted]))
    .digest();
}

/** The answer that was given to this key; requests with one key wait for each other. */
async function answeredBefore(
  trx: Kysely<Database>,
  request: ProgramDecision,
): Promise<Result<Decided, DecisionProblem> | null> {
  if (request.key === null) return null;
  const { tokenId } = request.caller;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${tokenId}:${request.key}`}, 11))`.execute(
    trx,
  );
  const row = await trx
    .selectFrom('api_request')
    .select(['body_hash', 'response'])
    .where('token_id', '=', tokenId)
    .where('key', '=', request.key)
    .executeTakeFirst();
  if (row === undefined) return null;
  if (!row.body_hash.equals(bodyHash(request))) return no({ type: 'key_reused' });
  return ok(decidedSchema.parse(row.response));
}

async function remember(
  trx: Kysely<Database>,
  request: ProgramDecision,
  decided: Decided,
): Promise<void> {
  if (request.key === null) return;
  await trx
    .insertInto('api_request')
    .values({
      token_id: request.caller.tokenId,
      key: request.key,
      body_hash: bodyHash(request),
      status: 200,
      response: JSON.stringify(decided),
    })
    .execute();
}
