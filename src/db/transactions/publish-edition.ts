// One commit: a new version of an edition, frozen from now on, with its event.
// It moves no draft and makes no edition the running one.
import { type Kysely, sql } from 'kysely';
import type { EditionDefinition } from '../../domain/edition/definition.ts';
import { findEdition } from '../../domain/edition/editions/index.ts';
import type { Origins } from '../../domain/edition/workbook/origins.ts';
import { no, ok, type Result } from '../../domain/result.ts';
import { learnEditions } from '../editions.ts';
import { appendSystemEvent } from '../events.ts';
import type { Database } from '../schema.ts';
import type { ChangedBy } from './change-reference.ts';

/** What is published: the definition as it was read, which names the version that it was made from. */
export interface Publishing {
  readonly definition: EditionDefinition;
  /** Null for an edition that is new. */
  readonly origins: Origins | null;
}

/** Stores the definition as the version after the newest one. Refuses when that is no longer the one it was made from. */
export async function publishEdition(
  db: Kysely<Database>,
  { definition, origins }: Publishing,
  by: ChangedBy,
): Promise<Result<EditionDefinition, { readonly type: 'not_newest'; readonly newest: number }>> {
  const done = await db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`edition:${definition.id}`}, 13))`.execute(
      trx,
    );
    await learnEditions(trx);
    const newest = findEdition(definition.id)?.version ?? 0;
    if (newest !== (origins === null ? 0 : definition.version))
      return no({ type: 'not_newest' as const, newest });
    const stored: EditionDefinition = { ...definition, version: newest + 1 };
    await trx
      .insertInto('edition')
      .values({
        id: stored.id,
        version: stored.version,
        definition: JSON.stringify(stored),
        published: true,
        origins: origins === null ? null : JSON.stringify(originsToJson(origins)),
      })
      .execute();
    await appendSystemEvent(trx, {
      subject: `edition:${stored.id}`,
      type: 'edition_published',
      role: by.role,
      channel: by.channel,
      requestId: by.requestId,
      before: newest === 0 ? null : { version: newest },
      after: { version: stored.version, title: stored.title },
    });
    return ok(stored);
  });
  if (done.ok) await learnEditions(db);
  return done;
}

/** Origins as they are stored; the reader in move-drafts.ts takes them apart again. */
const originsToJson = ({ items, options }: Origins) => ({
  items: Object.fromEntries(items),
  options: Object.fromEntries(
    [...options].map(([id, codes]) => [id, Object.fromEntries(codes)] as const),
  ),
});
