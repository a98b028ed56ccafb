// One commit: a verifier at the desk sets the level of an indicator about the version that was open; the claimed one stays.
// The same rule, record and ledger as in a chat; it never waits for a network.
import { type Kysely, sql } from 'kysely';
import { formOf } from '../../domain/edition/journey.ts';
import { judgeFinding } from '../../domain/innovation/findings.ts';
import { type Result, no, ok } from '../../domain/result.ts';
import type { ScoreLevel } from '../../domain/score.ts';
import { Moved } from '../commit/ledger.ts';
import { loadPeople } from '../load/people.ts';
import type { Database } from '../schema.ts';
import { holderOf } from './decide-at-desk.ts';
import type { FindProblem } from './find-by-program.ts';
import { type Acted, type ProgramParts, actOn } from './program-act.ts';

/** A level that somebody at the desk sets. */
export interface DeskLevel {
  readonly personId: number;
  readonly requestId: string;
  readonly code: string;
  readonly version: number;
  readonly item: string;
  readonly level: ScoreLevel;
  readonly reason: string;
}

/** Why no level was set. */
export type LevelProblem =
  | FindProblem
  | { readonly type: 'held'; readonly by: string | null; readonly until: string };

/** Sets it, or refuses. Roles are those of this moment. */
export async function levelAtDesk(
  parts: ProgramParts,
  { personId, requestId, code, version, item, level, reason }: DeskLevel,
): Promise<Result<Acted, LevelProblem>> {
  try {
    return await parts.db.transaction().execute(async (trx: Kysely<Database>) => {
      await sql`select 1 from person where id = ${personId} for share`.execute(trx);
      const person = (await loadPeople(trx, [personId])).get(personId)?.person;
      if (person === undefined || !person.consented) return no({ type: 'not_found' });
      const by = { requestId, person: { id: person.id, name: person.name } };
      return actOn<LevelProblem>(trx, parts, by, code, async (innovation, edition) => {
        const actor = { personId, grants: person.grants };
        const judged = judgeFinding(innovation, 'level', version, actor);
        if (!judged.ok) return judged;
        if (formOf(edition).byId.get(item)?.kind !== 'indicator')
          return no({ type: 'unknown_item', item });
        const holder = await holderOf(trx, innovation.id, personId);
        if (holder !== null) return no({ type: 'held', ...holder });
        const before = innovation.verified?.get(item)?.level ?? null;
        return ok({
          findings: [{ kind: 'set_level' as const, code, item, level, reason, before }],
          judged: null,
        });
      });
    });
  } catch (error) {
    if (error instanceof Moved) return no({ type: 'moved' });
    throw error;
  }
}
