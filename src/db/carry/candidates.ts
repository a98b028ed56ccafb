// Carries out what is done with candidates: each change once, with its event in the candidate's own chain.
// It decides nothing; what changed meanwhile throws `Moved`, and the step is done again from fresh reads.
import { createHash } from 'node:crypto';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { CandidateChange } from '../../domain/candidate.ts';
import type { CandidateEffect } from '../../domain/conversation/candidates/types.ts';
import { Moved } from '../commit/ledger.ts';
import { type AnyOrigin, record } from '../commit/record.ts';
import type { Database } from '../schema.ts';
import { lettersOf } from '../views/candidates.ts';
import type { CarriersOf } from './carrying.ts';

type Trx = Kysely<Database>;
type Of<Kind extends CandidateEffect['kind']> = Extract<CandidateEffect, { kind: Kind }>;

/** What each change sets, besides the version; the constraints of the table hold it together. */
const sets: {
  readonly [What in CandidateChange['what']]: (
    change: Extract<CandidateChange, { what: What }>,
  ) => RawBuilder<unknown>;
} = {
  assign: ({ ownerId, taken, remindOn }) =>
    sql`state = 'assigned', owner_id = ${ownerId}, taken_at = case when ${taken} then now() end, remind_on = ${remindOn}::date`,
  take: ({ remindOn }) => sql`state = 'assigned', taken_at = now(), remind_on = ${remindOn}::date`,
  decline: ({ remindOn }) =>
    sql`state = 'new', owner_id = null, taken_at = null, remind_on = ${remindOn}::date`,
  close: ({ reason }) => sql`state = 'not_innovation', reason = ${reason}, remind_on = null`,
  same: ({ as }) =>
    typeof as === 'number'
      ? sql`state = 'same', same_candidate = ${as}, remind_on = null`
      : sql`state = 'same', same_innovation = (select id from innovation where code = ${as}), remind_on = null`,
  postpone: ({ until }) => sql`state = 'postponed', remind_on = ${until}::date`,
  begin: ({ code }) =>
    sql`state = 'begun', innovation_id = (select id from innovation where code = ${code}),
      owner_id = (select owner_id from innovation where code = ${code}), taken_at = coalesce(taken_at, now()), remind_on = null`,
  reopen: ({ remindOn }) =>
    sql`state = 'new', owner_id = null, taken_at = null, reason = null, same_candidate = null, same_innovation = null,
      remind_on = ${remindOn}::date`,
};

/** Stores candidates, each with its event. */
export async function noteCandidates(
  trx: Trx,
  effect: Of<'note_candidates'>,
  by: AnyOrigin & { readonly personId: number },
): Promise<void> {
  const { unitId, editionId, role, remindOn } = effect;
  for (const { number, sentence, signs } of effect.rows) {
    const stored = signs === null ? null : lettersOf(signs);
    await sql`insert into candidate (number, edition_id, unit_id, sentence, reporter_id, signs, remind_on)
      values (${number}, ${editionId}, ${unitId}, ${sentence}, ${by.personId}, ${stored}, ${remindOn}::date)`.execute(
      trx,
    );
    // The sentence may name somebody, and the record stays for ever: it holds what proves it, not what it says.
    const proof = createHash('sha256').update(sentence).digest('hex');
    await record(trx, by, {
      subject: `candidate:${number}`,
      type: 'candidate_noted',
      role,
      after: { unit: unitId, edition: editionId, signs: stored, sentence_sha256: proof },
    });
  }
}

/** Changes one in the version that was read, with its event. */
export async function changeCandidate(
  trx: Trx,
  effect: Of<'change_candidate'>,
  by: AnyOrigin,
): Promise<void> {
  const { number, version, change: made, role } = effect;
  // What is set goes with the kind of change, which the type of a union cannot say.
  const set = sets[made.what](made as never);
  const { numAffectedRows } = await sql`
    update candidate set ${set}, version = version + 1, updated_at = now()
    where number = ${number} and version = ${version}`.execute(trx);
  if (Number(numAffectedRows ?? 0) !== 1) throw new Moved('a candidate');
  const { what, ...after } = made;
  const { reason = null, ...rest } = { reason: null, ...after };
  await record(trx, by, {
    subject: `candidate:${number}`,
    type: `candidate_${what}`,
    role,
    after: rest,
    reason,
  });
}

/** Frees what somebody was to begin and does no more: in a unit, or (null) in all; `to` goes on in their place where it is given. */
export async function leaveCandidates(
  trx: Trx,
  {
    from,
    to,
    unitId,
  }: { readonly from: number; readonly to: number | null; readonly unitId: string | null },
  by: AnyOrigin,
): Promise<void> {
  const { rows } = await sql<{ number: number }>`
    update candidate set owner_id = ${to}::bigint, taken_at = null, version = version + 1, updated_at = now(),
      state = case when ${to}::bigint is null and state = 'assigned' then 'new' else state end
    where owner_id = ${from} and state in ('assigned', 'postponed') and (${unitId}::text is null or unit_id = ${unitId})
    returning number`.execute(trx);
  for (const { number } of rows)
    await record(trx, by, {
      subject: `candidate:${number}`,
      type: to === null ? 'candidate_decline' : 'candidate_assign',
      role: null,
      before: { ownerId: from },
      after: { ownerId: to },
    });
}

/** Carriers of candidates. */
export const candidateCarriers: CarriersOf<CandidateEffect> = {
  note_candidates: (carrying, effect) => {
    const { origin } = carrying;
    carrying.after((trx) => noteCandidates(trx, effect, origin));
  },
  change_candidate: (carrying, effect) => {
    const { origin } = carrying;
    carrying.after((trx) => changeCandidate(trx, effect, origin));
  },
};
