// Publishes the edition that was read out of a workbook, after its code. It reads no file anew and decides nothing:
// what is published is what was shown.
import { type Kysely, sql } from 'kysely';
import type { EditionAct } from '../../domain/conversation/editions/types.ts';
import type { EditionDefinition } from '../../domain/edition/definition.ts';
import { Moved } from '../commit/ledger.ts';
import type { Origin } from '../commit/record.ts';
import type { Database } from '../schema.ts';
import { originsFromJson } from '../stored-origins.ts';
import { publishIn } from '../transactions/publish-edition.ts';

/** Publishes it; open drafts are moved afterwards. Throws `Moved` when another version was published meanwhile. */
export async function publishWorkbook(
  trx: Kysely<Database>,
  { fileId }: EditionAct,
  by: Origin,
): Promise<void> {
  const { rows } = await sql<{ publishing: { definition: EditionDefinition; origins: unknown } }>`
    select facts -> 'publishing' as publishing from evidence_file
    where id = ${fileId} and person_id = ${by.personId} and purpose = 'workbook' and state = 'stored'
      and facts ? 'publishing'`.execute(trx);
  const [row] = rows;
  if (row === undefined) throw new Moved('the workbook of an edition');
  const { definition, origins } = row.publishing;
  const done = await publishIn(
    trx,
    {
      definition,
      origins: origins === null ? null : originsFromJson(origins),
      moving: origins !== null,
    },
    {
      ...{ role: 'coordinator', channel: by.channel, requestId: null },
      ...{ personId: by.personId, inboxId: by.inboxId, file: fileId },
    },
  );
  if (!done.ok) throw new Moved('the newest version of an edition');
}
