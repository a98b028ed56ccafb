// Versions of editions that an office published: read once, then known to this process for good.
// It never writes one; the transaction that publishes does.
import type { Kysely } from 'kysely';
import type { EditionDefinition } from '../domain/edition/definition.ts';
import { addEditions, findEdition } from '../domain/edition/editions/index.ts';
import type { Database } from './schema.ts';

/** Makes this process know every published version. One that is stored was checked when it was published. */
export async function learnEditions(db: Kysely<Database>): Promise<void> {
  const known = await db
    .selectFrom('edition')
    .select(['id', 'version'])
    .where('published', '=', true)
    .execute();
  const unknown = known.filter(({ id, version }) => findEdition(id, version) === null);
  for (const { id, version } of unknown) {
    const row = await db
      .selectFrom('edition')
      .select('definition')
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow();
    addEditions([row.definition as EditionDefinition]);
  }
}

/** The same, where something was read that belongs to a version which this process does not know yet. */
export async function learnMissing(
  db: Kysely<Database>,
  used: readonly { readonly editionId: string; readonly editionVersion: number }[],
): Promise<void> {
  if (used.some((one) => findEdition(one.editionId, one.editionVersion) === null))
    await learnEditions(db);
}
