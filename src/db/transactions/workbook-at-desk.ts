// Commits of workbooks at the desk: one that was put up there is kept with what was found in it, and an edition is published
// out of it by a coordinator who saw what that does. The same record as in a chat; it reads no file.
import { sql } from 'kysely';
import { may } from '../../domain/access.ts';
import { type Result, no, ok } from '../../domain/result.ts';
import { publishWorkbook } from '../carry/editions.ts';
import { learnEditions } from '../editions.ts';
import { readSentWorkbook } from '../views/sent-workbooks.ts';
import { type DeskActProblem, type DeskParts, type DeskRequest, actAtDesk } from './desk-act.ts';
import type { StoredFacts } from './finish-file.ts';

/** A workbook that is in the evidence store. */
export interface KeptWorkbook {
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
  readonly mime: string;
  readonly facts: StoredFacts;
}

/** Keeps a workbook with what was found in it; gives its number. The chat says nothing of it. */
export const keepWorkbook = (
  parts: DeskParts,
  request: DeskRequest,
  { name, sha256, size, mime, facts }: KeptWorkbook,
): Promise<Result<number, DeskActProblem>> =>
  actAtDesk(parts, request, async ({ trx, person }): Promise<Result<number, DeskActProblem>> => {
    if (!may(person.grants, 'publish_edition').ok) return no({ type: 'not_found' });
    const { rows } = await sql<{ id: number }>`
      insert into evidence_file (person_id, item, purpose, state, channel, ref, name, sha256, size, format, mime, facts, stored_at, told_at)
      values (${person.id}, 'workbook', 'workbook', 'stored', 'desk', ${JSON.stringify({ stored: sha256 })}::jsonb, ${name}, ${sha256}, ${size},
        'xlsx', ${mime}, ${JSON.stringify(facts)}::jsonb, now(), now())
      returning id`.execute(trx);
    return ok(rows[0]?.id ?? 0);
  });

/** What was published: title and version, whether it is new, and how many drafts follow. */
export interface PublishedAtDesk {
  readonly editionId: string;
  readonly title: string;
  readonly version: number;
  readonly isNew: boolean;
  readonly drafts: number;
}

/** Publishes the workbook that was shown; refuses with `moved` when another one, or another version, came since. */
export async function publishAtDesk(
  parts: DeskParts,
  request: DeskRequest,
  { fileId, version }: { readonly fileId: number; readonly version: number },
): Promise<Result<PublishedAtDesk, DeskActProblem>> {
  const done = await actAtDesk(
    parts,
    request,
    async ({ trx, person, origin }): Promise<Result<PublishedAtDesk, DeskActProblem>> => {
      if (!may(person.grants, 'publish_edition').ok) return no({ type: 'not_found' });
      const found = await readSentWorkbook(trx, person.id);
      const isShown = found?.fileId === fileId && found.report.version === version;
      if (!isShown || found.newest !== version) return no({ type: 'moved' });
      await publishWorkbook(trx, { do: 'publish_edition', fileId, version }, origin);
      const { id, title, drafts } = found.report;
      return ok({
        ...{ editionId: id, title, version: version + 1, isNew: version === 0 },
        drafts: drafts?.drafts ?? 0,
      });
    },
  );
  if (done.ok) await learnEditions(parts.db);
  return done;
}
