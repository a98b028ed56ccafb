// Loads proposals of people outside offices, and a number for a new one.
// It reads inside the transaction that will carry out the step, and decides nothing.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { reachOf } from '../../domain/access.ts';
import { candidateStates } from '../../domain/candidate.ts';
import type { ProposalNeed } from '../../domain/conversation/proposals/types.ts';
import { states } from '../../domain/innovation/status.ts';
import { originKinds, type Proposal, proposalStates } from '../../domain/proposal.ts';
import type { Database } from '../schema.ts';
import type { LoadersOf } from './context.ts';

/** Most proposals that one list goes through. */
const mostListed = 500;

const rowSchema = z.object({
  number: z.number(),
  kind: z.enum(originKinds),
  origin: z.string().nullable(),
  sentence: z.string(),
  state: z.enum(proposalStates),
  person_id: z.number(),
  person: z.string().nullable(),
  unit_id: z.string().nullable(),
  candidate_number: z.number().nullable(),
  candidate_state: z.enum(candidateStates).nullable(),
  innovation: z.enum(states).nullable(),
  reason: z.string().nullable(),
  version: z.number(),
});

function toProposal(raw: unknown): Proposal {
  const row = rowSchema.parse(raw);
  const { number, sentence, state, reason, version, innovation, kind } = row;
  return {
    ...{ number, sentence, state, reason, version, innovation },
    origin: kind === 'citizen' ? { kind, name: null } : { kind, name: row.origin ?? '' },
    ...{ personId: row.person_id, personName: row.person, unitId: row.unit_id },
    candidate:
      row.candidate_number === null || row.candidate_state === null
        ? null
        : { number: row.candidate_number, state: row.candidate_state },
  };
}

async function read(
  db: Kysely<Database>,
  where: RawBuilder<unknown>,
): Promise<readonly Proposal[]> {
  const { rows } = await sql<unknown>`
    select o.number, o.kind, o.origin, o.sentence, o.state, o.person_id, p.name as person, o.unit_id, o.candidate_number,
      c.state as candidate_state, n.state as innovation, o.reason, o.version
    from proposal o join person p on p.id = o.person_id left join candidate c on c.number = o.candidate_number
    left join innovation n on n.id = c.innovation_id where ${where} order by o.number desc limit ${mostListed}`.execute(
    db,
  );
  return rows.map(toProposal);
}

/** Loaders of proposals. */
export const proposalLoaders: LoadersOf<ProposalNeed> = {
  proposals: async (_, { db, person, currentEdition }) => {
    const { all, units } = reachOf(person.grants, 'read_candidates');
    return {
      proposals: await read(
        db,
        sql`(o.edition_id = ${currentEdition.id} or o.state in ('waiting', 'forwarded')) and (${all} or o.unit_id = any(${[...units]}::text[]))`,
      ),
    };
  },
  proposal: async ({ number }, { db }) => ({
    proposal: (await read(db, sql`o.number = ${number}`))[0] ?? null,
  }),
  // What is not used stays unused: a gap between numbers says nothing.
  proposal_number: async (_, { db, person }) => {
    const { rows } = await sql<{ number: number; waiting: number }>`
      select nextval('proposal_number')::int as number,
        (select count(*)::int from proposal where person_id = ${person.id} and state = 'waiting') as waiting`.execute(
      db,
    );
    const [row] = rows;
    return row === undefined ? {} : { proposalNumber: row.number, proposalsWaiting: row.waiting };
  },
};
