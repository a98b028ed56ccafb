// Commits of templates at the desk: one that was checked is taken as the next version, or the product's own is used again.
// It looks into no document; whoever calls has.
import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { may } from '../../domain/access.ts';
import type { TemplatePaper } from '../../domain/paper-templates.ts';
import { type Result, no, ok } from '../../domain/result.ts';
import { appendSystemEvent } from '../events.ts';
import type { Database } from '../schema.ts';
import { type DeskActProblem, type DeskParts, type DeskRequest, actAtDesk } from './desk-act.ts';

/** A template that was checked. */
export interface CheckedTemplate {
  readonly paper: TemplatePaper;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Takes a template as the next version of its paper, in use from now on; gives its number. */
export const takeTemplate = (
  parts: DeskParts,
  request: DeskRequest,
  { paper, name, bytes }: CheckedTemplate,
): Promise<Result<number, DeskActProblem>> =>
  actAtDesk(
    parts,
    request,
    async ({ trx, person, origin }): Promise<Result<number, DeskActProblem>> => {
      if (!may(person.grants, 'set_template').ok) return no({ type: 'not_found' });
      const { newest, used } = await locked(trx, paper);
      await end(trx, paper);
      const version = newest + 1;
      const sha256 = createHash('sha256').update(bytes).digest();
      await trx
        .insertInto('paper_template')
        .values({ paper, version, name, bytes: Buffer.from(bytes), sha256 })
        .execute();
      await appendSystemEvent(trx, {
        ...{ subject: `template:${paper}`, type: 'template_taken', role: 'coordinator' },
        ...{ personId: origin.personId, channel: origin.channel, inboxId: null },
        ...{ requestId: origin.requestId, before: used },
        after: { version, sha256: sha256.toString('hex') },
      });
      return ok(version);
    },
  );

/** The product's own template is used again; refuses with `moved` where another version than `version` is in use. */
export const endTemplate = (
  parts: DeskParts,
  request: DeskRequest,
  { paper, version }: { readonly paper: TemplatePaper; readonly version: number },
): Promise<Result<null, DeskActProblem>> =>
  actAtDesk(
    parts,
    request,
    async ({ trx, person, origin }): Promise<Result<null, DeskActProblem>> => {
      if (!may(person.grants, 'set_template').ok) return no({ type: 'not_found' });
      const { used } = await locked(trx, paper);
      if (used?.version !== version) return no({ type: 'moved' });
      await end(trx, paper);
      await appendSystemEvent(trx, {
        ...{ subject: `template:${paper}`, type: 'template_ended', role: 'coordinator' },
        ...{ personId: origin.personId, channel: origin.channel, inboxId: null },
        ...{ requestId: origin.requestId, before: used, after: null },
      });
      return ok(null);
    },
  );

/** The newest version and the one in use; nobody else changes them before the end of the transaction. */
async function locked(
  trx: Kysely<Database>,
  paper: TemplatePaper,
): Promise<{ readonly newest: number; readonly used: { readonly version: number } | null }> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`paper template:${paper}`}, 5))`.execute(
    trx,
  );
  const rows = await trx
    .selectFrom('paper_template')
    .select(['version', 'ended_at'])
    .where('paper', '=', paper)
    .orderBy('version', 'desc')
    .execute();
  const used = rows.find(({ ended_at }) => ended_at === null);
  return {
    newest: rows[0]?.version ?? 0,
    used: used === undefined ? null : { version: used.version },
  };
}

const end = (trx: Kysely<Database>, paper: TemplatePaper): Promise<unknown> =>
  trx
    .updateTable('paper_template')
    .set({ ended_at: sql<Date>`now()` })
    .where('paper', '=', paper)
    .where('ended_at', 'is', null)
    .execute();
