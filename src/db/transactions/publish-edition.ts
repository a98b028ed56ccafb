// One commit: a new version of an edition, frozen from now on, with its event.
// It moves no draft and makes no edition the running one.
import { type Kysely, sql } from 'kysely';
import type { EditionDefinition } from '../../domain/edition/definition.ts';
import { findEdition } from '../../domain/edition/editions/index.ts';
import type { Origins } from '../../domain/edition/workbook/origins.ts';
import { no, ok, type Result } from '../../domain/result.ts';
import { learnEditions } from '../editions.ts';
import { appendSystemEvent } from '../events.ts';
import { originsToJson } from '../stored-origins.ts';
import type { Database } from '../schema.ts';
import type { ChangedBy } from './change-reference.ts';

/** What is published: the definition as it was read, which names the version that it was made from. */
export interface Publishing {
  readonly definition: EditionDefinition;
  /** Null for an edition that is new. */
  readonly origins: Origins | null;
  /** Open drafts are moved to it afterwards, beside everything else. */
  readonly moving?: boolean;
}

/** The version that was stored, or that another one was published since. */
type Published = Result<
  EditionDefinition,
  { readonly type: 'not_newest'; readonly newest: number }
>;

/** Stores the definition as the version after the newest one. Refuses when that is no longer the one it was made from. */
export async function publishEdition(
  db: Kysely<Database>,
  publishing: Publishing,
  by: ChangedBy,
): Promise<Published> {
  const done = await db.transaction().execute((trx) => publishIn(trx, publishing, by));
  if (done.ok) await learnEditions(db);
  return done;
}

/** Who published, as the event names them. */
type PublishedBy = Omit<ChangedBy, 'channel' | 'tokenId' | 'personId'> & {
  readonly channel: string | null;
  readonly personId?: number | null;
  readonly inboxId?: number | null;
  /** The file that it was read from. */
  readonly file?: number;
};

/** The same inside a transaction that does more; this process follows within seconds. */
export async function publishIn(
  trx: Kysely<Database>,
  { definition, origins, moving = false }: Publishing,
  by: PublishedBy,
): Promise<Published> {
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
      moving,
      origins: origins === null ? null : JSON.stringify(originsToJson(origins)),
    })
    .execute();
  await appendSystemEvent(trx, {
    subject: `edition:${stored.id}`,
    type: 'edition_published',
    role: by.role,
    channel: by.channel,
    requestId: by.requestId,
    personId: by.personId ?? null,
    inboxId: by.inboxId ?? null,
    before: newest === 0 ? null : { version: newest },
    after: {
      ...{ version: stored.version, title: stored.title },
      ...(by.file === undefined ? {} : { file: by.file }),
    },
  });
  return ok(stored);
}
