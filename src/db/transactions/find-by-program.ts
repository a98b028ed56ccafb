// One commit each: a program sets a verified level, writes Form C.2, or ticks an innovation off as entered nationally.
// The same rules and the same ledger as in a chat; a claim of a person is no obstacle, the version is.
import { formOf } from '../../domain/edition/journey.ts';
import { type JudgeProblem, judge } from '../../domain/innovation/checks.ts';
import { type FindingProblem, judgeFinding } from '../../domain/innovation/findings.ts';
import { type MonevRow, nextRow } from '../../domain/monev.ts';
import { type Result, no, ok } from '../../domain/result.ts';
import type { ScoreLevel } from '../../domain/score.ts';
import type { Finding } from '../carry/findings.ts';
import { loadMonev } from '../load/monev.ts';
import {
  type Acted,
  type ProgramParts,
  type ProgramRequest,
  actOn,
  actedSchema,
  actorOf,
  once,
} from './program-act.ts';

/** Which innovation, in the version that was read. */
export interface About extends ProgramRequest {
  readonly code: string;
  readonly version: number;
}

/** Why nothing was written. */
export type FindProblem =
  | FindingProblem
  | JudgeProblem
  | { readonly type: 'not_found' }
  | { readonly type: 'unknown_item'; readonly item: string }
  /** Rows or the officer are missing. */
  | { readonly type: 'unfinished' }
  | { readonly type: 'key_reused' }
  | { readonly type: 'moved' };

/** Sets the level of an indicator as Bappedalitbang sees it, with a reason; the claimed one stays. */
export async function setLevelByProgram(
  parts: ProgramParts,
  request: About & { readonly item: string; readonly level: ScoreLevel; readonly reason: string },
): Promise<Result<Acted, FindProblem>> {
  const { code, version, item, level, reason } = request;
  const body = ['level', code, version, item, level, reason];
  return once(parts.db, request, body, actedSchema, (trx) =>
    actOn<FindProblem>(trx, parts, request, code, async (innovation, edition) => {
      const judged = judgeFinding(innovation, 'level', version, actorOf(request));
      if (!judged.ok) return judged;
      if (formOf(edition).byId.get(item)?.kind !== 'indicator')
        return no({ type: 'unknown_item', item });
      const before = innovation.verified?.get(item)?.level ?? null;
      return ok({
        findings: [{ kind: 'set_level', code, item, level, reason, before }],
        judged: null,
      });
    }),
  );
}

/** Writes rows of Form C.2 and the unit's officer; with `finish` it ends the monev, which needs all rows and the officer. */
export async function monevByProgram(
  parts: ProgramParts,
  request: About & {
    readonly rows: readonly MonevRow[];
    readonly officer: string | null;
    readonly finish: boolean;
  },
): Promise<Result<Acted, FindProblem>> {
  const { code, version, rows, officer, finish } = request;
  const body = ['monev', code, version, rows, officer, finish];
  return once(parts.db, request, body, actedSchema, (trx) =>
    actOn<FindProblem>(trx, parts, request, code, async (innovation) => {
      const allowed = judgeFinding(innovation, 'monev', version, actorOf(request));
      if (!allowed.ok) return allowed;
      const findings: readonly Finding[] = [
        ...rows.map((row) => ({ kind: 'save_monev', code, ...row }) as const),
        ...(officer === null ? [] : [{ kind: 'name_officer', code, officer } as const]),
      ];
      if (!finish) return ok({ findings, judged: null });
      const before = await loadMonev(trx, code);
      if (nextRow([...before.rows, ...rows]) !== null || (officer ?? before.officer) === null)
        return no({ type: 'unfinished' });
      const judged = judge(innovation, { step: 'monitor', seen: version }, actorOf(request));
      return judged.ok ? ok({ findings, judged: judged.value }) : judged;
    }),
  );
}

/** Ticks an innovation off as entered into the national portal, with the id it got there. */
export async function reportByProgram(
  parts: ProgramParts,
  request: About & { readonly portalId: string },
): Promise<Result<Acted, FindProblem>> {
  const { code, version, portalId } = request;
  return once(parts.db, request, ['report', code, version, portalId], actedSchema, (trx) =>
    actOn<FindProblem>(trx, parts, request, code, async (innovation) => {
      const judged = judge(innovation, { step: 'report', seen: version }, actorOf(request));
      if (!judged.ok) return judged;
      return ok({
        findings: [{ kind: 'set_portal_id', code, portalId }],
        judged: judged.value,
      });
    }),
  );
}
