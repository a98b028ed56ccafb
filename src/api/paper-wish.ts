// What a job of papers is to hold, for desk and API alike: a paper of each innovation that a filter leaves, or one of a unit or of
// all. It asks for no job; whoever may have none gets why.
import { listInnovations, type InnovationFilter, type Reach } from '../db/views/innovations.ts';
import { MOST_PAPERS, type PaperJobSubject } from '../db/transactions/paper-jobs.ts';
import type { Grant } from '../domain/access.ts';
import { isState } from '../domain/innovation/status.ts';
import { mayPrintMany, maySeeNip } from '../domain/paper-rights.ts';
import { canPrint, type InnovationPaper } from '../domain/papers.ts';
import { no, ok, type Result } from '../domain/result.ts';
import type { ServerParts } from './parts.ts';

/** Why a job holds nothing: no such innovations, more than are made in one go, or some of units that are not theirs. */
type WishProblem = 'nothing' | 'too_many' | 'not_allowed';

/** The paper of each innovation that the filter leaves, as far as this paper can be printed in its state. */
export async function papersOfFilter(
  { db }: Pick<ServerParts, 'db'>,
  grants: readonly Grant[],
  reach: Reach,
  asked: {
    readonly paper: InnovationPaper;
    readonly filter: InnovationFilter;
    readonly editionId: string;
  },
): Promise<Result<PaperJobSubject, WishProblem>> {
  const { paper, filter } = asked;
  // Drafts are their people's: a list of many is of what was handed in.
  const within = { drafts: [], submitted: reach.submitted };
  const found = await listInnovations(db, within, { ...filter, after: undefined }, MOST_PAPERS + 1);
  if (found.length > MOST_PAPERS) return no('too_many');
  const rows = found.filter(({ state }) => isState(state) && canPrint(paper, state));
  if (rows.length === 0) return no('nothing');
  const units = [...new Set(rows.map(({ unitId }) => unitId))].toSorted();
  if (!mayPrintMany(grants, units)) return no('not_allowed');
  return ok({
    ...{ paper, unitId: null, codes: rows.map(({ code }) => code).toSorted(), units },
    editionId: asked.editionId,
    nip: units.every((unit) => maySeeNip(grants, unit, false)),
  });
}
