// One commit: a decision of a program about an innovation, bound to the version it has read, with its event and notices.
// The same rules and the same ledger as in a chat; it never sends and never waits for a network.
import { formOf } from '../../domain/edition/journey.ts';
import { type JudgeProblem, judge } from '../../domain/innovation/checks.ts';
import type { Step } from '../../domain/innovation/status.ts';
import { type Result, no, ok } from '../../domain/result.ts';
import {
  type Acted,
  type ProgramParts,
  type ProgramRequest,
  actOn,
  actedSchema,
  actorOf,
  once,
} from './program-act.ts';

/** What a program wants decided. */
export interface ProgramDecision extends ProgramRequest {
  readonly code: string;
  readonly step: Step;
  readonly version: number;
  readonly reason: string | null;
  readonly notes: ReadonlyMap<string, string>;
}

/** Why nothing was decided. */
export type DecisionProblem =
  | JudgeProblem
  | { readonly type: 'not_found' }
  | { readonly type: 'unknown_item'; readonly item: string }
  | { readonly type: 'key_reused' }
  | { readonly type: 'moved' };

/** Carries a decision out, or refuses it. Gives the first answer again for a repeated key with the same content. */
export async function decideByProgram(
  parts: ProgramParts,
  request: ProgramDecision,
): Promise<Result<Acted, DecisionProblem>> {
  const { code, step, version, reason, notes } = request;
  const sorted = [...notes].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return once(parts.db, request, [code, step, version, reason, sorted], actedSchema, (trx) =>
    actOn<DecisionProblem>(trx, parts, request, code, async (innovation, edition) => {
      const unknown = [...notes.keys()].find((item) => !formOf(edition).byId.has(item));
      if (unknown !== undefined) return no({ type: 'unknown_item', item: unknown });
      const judged = judge(
        innovation,
        { step, seen: version, notes, ...(reason === null ? {} : { reason }) },
        actorOf(request),
      );
      return judged.ok ? ok({ findings: [], judged: judged.value }) : judged;
    }),
  );
}
