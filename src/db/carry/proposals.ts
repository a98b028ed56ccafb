// Carries out what becomes of proposals, each with its event in the proposal's own chain. It decides nothing; what changed
// meanwhile throws `Moved`. What somebody wrote may name people: an event holds what proves it, not what it says.
import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { ProposalEffect } from '../../domain/conversation/proposals/types.ts';
import { Moved } from '../commit/ledger.ts';
import { type Origin, record } from '../commit/record.ts';
import type { Database } from '../schema.ts';
import type { CarriersOf } from './carrying.ts';

type Trx = Kysely<Database>;
type Of<Kind extends ProposalEffect['kind']> = Extract<ProposalEffect, { kind: Kind }>;

async function bringIn(trx: Trx, effect: Of<'bring_in'>, by: Origin): Promise<void> {
  const { number, editionId, origin, sentence } = effect;
  await sql`insert into proposal (number, edition_id, person_id, kind, origin, sentence)
    values (${number}, ${editionId}, ${by.personId}, ${origin.kind}, ${origin.name}, ${sentence})`.execute(
    trx,
  );
  const proof = createHash('sha256').update(sentence).digest('hex');
  await record(trx, by, {
    ...{ subject: `proposal:${number}`, type: 'proposal_made', role: null },
    after: { edition: editionId, kind: origin.kind, sentence_sha256: proof },
  });
}

async function change(trx: Trx, effect: Of<'change_proposal'>, by: Origin): Promise<void> {
  const { number, version, role, change: made } = effect;
  if (made.what === 'take') await note(trx, effect, by);
  const set =
    made.what === 'forward'
      ? sql`state = 'forwarded', unit_id = ${made.unitId}`
      : made.what === 'take'
        ? sql`state = 'taken', candidate_number = ${made.candidate}`
        : made.what === 'give_back'
          ? sql`state = 'waiting', unit_id = null`
          : sql`state = 'closed', unit_id = null, reason = ${made.reason}`;
  const { numAffectedRows } = await sql`
    update proposal set ${set}, version = version + 1 where number = ${number} and version = ${version}`.execute(
    trx,
  );
  if (numAffectedRows !== 1n) throw new Moved('a proposal');
  const { what, ...after } = made;
  const { reason = null, ...rest } = { reason: null, ...after };
  await record(trx, by, {
    ...{ subject: `proposal:${number}`, type: `proposal_${what}`, role },
    ...{ after: rest, reason },
  });
}

/** The office notes it as a candidate of its own, in the name of whoever brought it in. */
async function note(trx: Trx, effect: Of<'change_proposal'>, by: Origin): Promise<void> {
  const { number, role, change: made } = effect;
  if (made.what !== 'take') return;
  const { rows } = await sql<{ sentence: string; edition: string }>`
    insert into candidate (number, edition_id, unit_id, sentence, reporter_id, remind_on)
    select ${made.candidate}, ${made.editionId}, ${made.unitId}, sentence, person_id, ${made.remindOn}::date
    from proposal where number = ${number} and state = 'forwarded'
    returning sentence, edition_id as edition`.execute(trx);
  const [row] = rows;
  if (row === undefined) throw new Moved('a proposal');
  const proof = createHash('sha256').update(row.sentence).digest('hex');
  await record(trx, by, {
    ...{ subject: `candidate:${made.candidate}`, type: 'candidate_noted', role },
    after: { unit: made.unitId, edition: row.edition, signs: null, sentence_sha256: proof },
  });
}

/** Carriers of proposals. */
export const proposalCarriers: CarriersOf<ProposalEffect> = {
  bring_in: (carrying, effect) => {
    const { origin } = carrying;
    carrying.after((trx) => bringIn(trx, effect, origin));
  },
  change_proposal: (carrying, effect) => {
    const { origin } = carrying;
    carrying.after((trx) => change(trx, effect, origin));
  },
};
