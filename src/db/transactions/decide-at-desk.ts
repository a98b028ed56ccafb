// One commit: a decision of a person at the desk about the version that they had open.
// The same rules, record and notices as in a chat; it never waits for a network.
import { type Kysely, sql } from 'kysely';
import { formOf } from '../../domain/edition/journey.ts';
import { type JudgeProblem, judge } from '../../domain/innovation/checks.ts';
import type { Step } from '../../domain/innovation/status.ts';
import { type Result, no, ok } from '../../domain/result.ts';
import { Moved } from '../commit/ledger.ts';
import { isOnlyChecker } from '../load/checking.ts';
import { loadPeople } from '../load/people.ts';
import type { Database } from '../schema.ts';
import { dropSentNotes } from './desk-notes.ts';
import { type Acted, type ProgramParts, actOn } from './program-act.ts';

/** What somebody at the desk wants decided. */
export interface DeskDecision {
  readonly personId: number;
  readonly requestId: string;
  readonly code: string;
  readonly step: Step;
  /** The version that was open. */
  readonly version: number;
  readonly reason: string | null;
  readonly notes: ReadonlyMap<string, string>;
  /** Drafts of this person that go with the decision. */
  readonly drop: ReadonlyMap<string, string>;
}

/** Why nothing was decided. */
export type DeskProblem =
  | JudgeProblem
  | { readonly type: 'not_found' }
  | { readonly type: 'unknown_item'; readonly item: string }
  | { readonly type: 'held'; readonly by: string | null; readonly until: string }
  | { readonly type: 'moved' };

/** Carries a decision out, or refuses it. Roles are those of this moment: one that ends meanwhile decides nothing. */
export async function decideAtDesk(
  parts: ProgramParts,
  request: DeskDecision,
): Promise<Result<Acted, DeskProblem>> {
  const { personId, code, step, version, reason, notes, drop, requestId } = request;
  try {
    return await parts.db.transaction().execute(async (trx) => {
      await sql`select 1 from person where id = ${personId} for share`.execute(trx);
      const person = (await loadPeople(trx, [personId])).get(personId)?.person;
      if (person === undefined || !person.consented) return no({ type: 'not_found' });
      const by = { requestId, person: { id: person.id, name: person.name } };
      return actOn<DeskProblem>(trx, parts, by, code, async (innovation, edition) => {
        const unknown = [...notes.keys()].find((item) => !formOf(edition).byId.has(item));
        if (unknown !== undefined) return no({ type: 'unknown_item', item: unknown });
        const holder = await holderOf(trx, innovation.id, personId);
        if (holder !== null) return no({ type: 'held', ...holder });
        const judged = judge(
          innovation,
          { step, seen: version, notes, ...(reason === null ? {} : { reason }) },
          {
            personId,
            grants: person.grants,
            onlyPerson: await isOnlyChecker(trx, innovation, personId),
          },
        );
        if (!judged.ok) return judged;
        await dropSentNotes(trx, personId, innovation.id, drop);
        return ok({ findings: [], judged: judged.value });
      });
    });
  } catch (error) {
    if (error instanceof Moved) return no({ type: 'moved' });
    throw error;
  }
}

/** Who else has the innovation in hand; null when nobody does. */
export async function holderOf(
  db: Kysely<Database>,
  innovationId: number,
  personId: number,
): Promise<{ readonly by: string | null; readonly until: string } | null> {
  const { rows } = await sql<{ name: string | null; until: Date }>`
    select p.name, c.until from claim c join person p on p.id = c.person_id
    where c.innovation_id = ${innovationId} and c.person_id <> ${personId} and c.until > now()`.execute(
    db,
  );
  const [row] = rows;
  return row === undefined ? null : { by: row.name, until: row.until.toISOString() };
}
