// Makes a draft for somebody out of what stands elsewhere: an innovation of another year, a row of an old list. Nothing in it counts
// before its owner confirms it. One event says whose it is, where it comes from, and every answer; it decides nothing.
import { type Kysely, sql } from 'kysely';
import { innovationCode } from '../../domain/codes.ts';
import type { AnswerValue } from '../../domain/edition/answer.ts';
import type { EditionDefinition, ItemId } from '../../domain/edition/definition.ts';
import { freshEntropy } from '../entropy.ts';
import { type AnyOrigin, recordOfInnovation } from '../commit/record.ts';
import type { Database } from '../schema.ts';

/** A draft that is to be made. */
export interface NewDraft {
  readonly edition: EditionDefinition;
  readonly unitId: string;
  readonly ownerId: number;
  readonly answers: ReadonlyMap<ItemId, AnswerValue>;
  /** The role of whoever makes it. */
  readonly role: string;
  /** The code of the innovation that it goes on from, or the list that tells it, with the place in it. */
  readonly from:
    | string
    | {
        readonly file: number;
        readonly name: string;
        readonly place: string;
        /** The innovation's name as the list has it. */
        readonly listed: string;
      };
}

/** Whoever makes drafts of a unit out of what it has elsewhere waits for whoever is at it, to the end of the transaction. */
export async function holdDraftsOf(trx: Kysely<Database>, unitId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`unit-drafts:${unitId}`}, 13))`.execute(
    trx,
  );
}

/** Makes it, and gives its id and code. */
export async function makeDraft(
  trx: Kysely<Database>,
  { edition, unitId, ownerId, answers, role, from }: NewDraft,
  by: AnyOrigin,
): Promise<{ readonly id: number; readonly code: string }> {
  const name = answers.get(edition.nameItem);
  const made = await insertWithCode(trx, (code) => ({
    ...{ code, unit_id: unitId, owner_id: ownerId },
    ...{ edition_id: edition.id, edition_version: edition.version },
    name: name?.type === 'text' ? name.text : null,
  }));
  await recordOfInnovation(trx, made.id, by, {
    ...{ type: 'created', role },
    after: { unit: unitId, edition: edition.id, version: edition.version },
  });
  await recordOfInnovation(trx, made.id, by, {
    ...{ type: typeof from === 'string' ? 'carried_over' : 'taken_over', role },
    after: {
      ...{ owner: ownerId, answers: Object.fromEntries(answers) },
      ...(typeof from === 'string' ? { from } : from),
    },
  });
  if (answers.size > 0)
    await trx
      .insertInto('answer')
      .values(
        [...answers].map(([item, value]) => ({
          ...{ innovation_id: made.id, item, value: JSON.stringify(value), revision: 1 },
          ...{ written_by: ownerId, inbox_id: by.inboxId, to_confirm: true },
        })),
      )
      .execute();
  return made;
}

/** Draws codes until one is free. */
async function insertWithCode(
  trx: Kysely<Database>,
  row: (code: string) => {
    readonly code: string;
    readonly unit_id: string;
    readonly owner_id: number;
    readonly edition_id: string;
    readonly edition_version: number;
    readonly name: string | null;
  },
): Promise<{ readonly id: number; readonly code: string }> {
  for (;;) {
    const made = await trx
      .insertInto('innovation')
      .values(row(innovationCode(freshEntropy(32))))
      .onConflict((on) => on.column('code').doNothing())
      .returning(['id', 'code'])
      .executeTakeFirst();
    if (made !== undefined) return made;
  }
}
