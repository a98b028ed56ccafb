// One commit each: a program freezes the list for the SK Bupati as it was read, or records the SK of the frozen list.
// The same rules and writes as in a chat; what changed since it was read refuses.
import { z } from 'zod';
import { may } from '../../domain/access.ts';
import { changedSince, worthFreezing } from '../../domain/conversation/designation/frozen-list.ts';
import { type Result, no, ok } from '../../domain/result.ts';
import { freezeList, recordSk } from '../carry/designation.ts';
import { loadDesignation } from '../load/designation.ts';
import { type ProgramParts, type ProgramRequest, actorOf, clock, once } from './program-act.ts';

/** The number of a list. */
export const listed = z.strictObject({ designation: z.int(), count: z.int() });

/** Why no list was frozen or no SK recorded. */
export type DesignateProblem =
  | { readonly type: 'not_allowed'; readonly action: 'freeze_list' | 'record_sk' }
  /** There is nothing to freeze, or no list is frozen. */
  | { readonly type: 'not_now' }
  | { readonly type: 'key_reused' }
  | { readonly type: 'moved' };

type Done = z.infer<typeof listed>;

/** Freezes all that is monitored; `items` are what was read, in the versions that were read. */
export async function freezeByProgram(
  { db }: ProgramParts,
  request: ProgramRequest & {
    readonly editionId: string;
    readonly items: readonly { readonly code: string; readonly version: number }[];
  },
): Promise<Result<Done, DesignateProblem>> {
  const { editionId, items } = request;
  const read = new Map(items.map(({ code, version }) => [code, version]));
  const body = ['freeze', editionId, [...read].toSorted(([a], [b]) => (a < b ? -1 : 1))];
  return once<Done, DesignateProblem>(db, request, body, listed, async (trx) => {
    if (!may(actorOf(request).grants, 'freeze_list').ok)
      return no({ type: 'not_allowed', action: 'freeze_list' });
    const found = await loadDesignation(trx, editionId);
    const { monitored } = found;
    if (
      read.size !== monitored.length ||
      monitored.some(({ code, version }) => read.get(code) !== version)
    )
      return no({ type: 'moved' });
    if (!worthFreezing(found)) return no({ type: 'not_now' });
    await freezeList(
      trx,
      {
        do: 'freeze_list',
        editionId,
        items: monitored.map(({ code, version }) => ({ code, version })),
      },
      { ...origin(request), at: await clock(trx) },
    );
    const { open } = await loadDesignation(trx, editionId);
    if (open === null) throw new Error('a list was frozen and is not there');
    return ok({ designation: open.id, count: open.rows.length });
  });
}

/** Records number and date (ISO day) of the SK of the list that is frozen, and designates everything on it. */
export async function recordSkByProgram(
  { db, secrets, editionOf }: ProgramParts,
  request: ProgramRequest & {
    readonly editionId: string;
    readonly designation: number;
    readonly number: string;
    readonly date: string;
  },
): Promise<Result<Done, DesignateProblem>> {
  const { editionId, designation, number, date } = request;
  const body = ['sk', editionId, designation, number, date];
  return once<Done, DesignateProblem>(db, request, body, listed, async (trx) => {
    if (!may(actorOf(request).grants, 'record_sk').ok)
      return no({ type: 'not_allowed', action: 'record_sk' });
    const { open } = await loadDesignation(trx, editionId);
    if (open === null) return no({ type: 'not_now' });
    if (open.id !== designation || changedSince(open).length > 0) return no({ type: 'moved' });
    await recordSk(
      trx,
      { do: 'record_sk', designation, number, date },
      { ...origin(request), name: null, at: await clock(trx) },
      { secrets, editionOf },
    );
    return ok({ designation, count: open.rows.length });
  });
}

const origin = ({ requestId }: ProgramRequest) => ({
  personId: null,
  channel: 'api',
  inboxId: null,
  requestId,
});
