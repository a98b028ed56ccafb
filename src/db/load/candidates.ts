// Loads candidates, and numbers for new ones.
// It reads inside the transaction that will carry out the step, and decides nothing.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../schema.ts';
import { liveGrant } from './people.ts';
import type { CandidateNeed } from '../../domain/conversation/candidates/types.ts';
import { findEdition } from '../../domain/edition/editions/index.ts';
import {
  countedCandidates,
  fillersOf,
  listCandidates,
  readCandidate,
} from '../views/candidates.ts';
import type { LoadersOf } from './context.ts';

/** The units that have an admin now. */
async function unitsWithAdmin(db: Kysely<Database>): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct g.unit_id as id from role_grant g where g.role = 'unit_admin' and ${liveGrant}`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

/** Loaders of candidates. */
export const candidateLoaders: LoadersOf<CandidateNeed> = {
  candidate: async ({ number, people }, { db }) => {
    const candidate = await readCandidate(db, number);
    const adminUnits = await unitsWithAdmin(db);
    if (candidate === null || people !== true) return { candidate, adminUnits };
    const fillers = await fillersOf(db, candidate.unitId);
    return { candidate: { ...candidate, people: fillers }, adminUnits };
  },
  candidate_twin: async ({ number }, { db }) => ({
    candidateTwin: await readCandidate(db, number),
  }),
  candidates: async (_, { db, person, currentEdition }) => ({
    candidates: await listCandidates(db, person, currentEdition.id),
  }),
  candidate_counts: async (_, { db, person }) => {
    const rows = await countedCandidates(db, person);
    const years = [...new Set(rows.map(({ editionId }) => editionId))]
      .flatMap((editionId) => {
        const year = findEdition(editionId)?.year;
        return year === undefined ? [] : [{ editionId, year }];
      })
      .toSorted((a, b) => b.year - a.year);
    return { candidateCounts: { rows, years } };
  },
  // What is not used stays unused: a gap between numbers says nothing.
  candidate_numbers: async ({ count }, { db }) => {
    const { rows } = await sql<{ number: number }>`
      select nextval('candidate_number')::int as number from generate_series(1, ${Math.min(count, 200)}) order by 1`.execute(
      db,
    );
    return {
      candidateNumbers: rows.map(({ number }) => number),
      adminUnits: await unitsWithAdmin(db),
    };
  },
};
