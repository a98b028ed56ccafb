// Loads what became of the items of an innovation since it was returned last: values as they were then, files that came and went.
// It reads the record, and names of files where the record has none, and never decides who may see it.
import { type Kysely, sql } from 'kysely';
import type { ItemChange } from '../../domain/conversation/checking/types.ts';
import { answerValueSchema } from '../../domain/edition/answer.ts';
import { formOf } from '../../domain/edition/journey.ts';
import { showAnswer } from '../../domain/edition/show.ts';
import type { Innovation } from '../../domain/innovation/innovation.ts';
import {
  type FileChange,
  type FileEvent,
  fileChanges,
  fileEventTypes,
} from '../../domain/innovation/files-at.ts';
import type { Database } from '../schema.ts';
import type { NeedContext } from './context.ts';

/** The changes by item; nothing where it was never returned. */
export async function changesSince(
  db: Kysely<Database>,
  innovation: Innovation,
  { editionOf }: NeedContext,
): Promise<{ readonly changes?: readonly ItemChange[] }> {
  const { rows } = await sql<FileEvent & { readonly since: number }>`
    with since as (
      select max(seq) as seq from event where innovation_id = ${innovation.id} and type = 'return')
    select e.seq, e.type, e.item, e.before, e.after, since.seq as since from event e, since
    where e.innovation_id = ${innovation.id} and since.seq is not null
      and (e.type = any(${[...fileEventTypes]}::text[])
        or (e.seq > since.seq and e.type in ('answer_saved', 'answer_cleared') and e.item is not null))
    order by e.seq`.execute(db);
  const since = rows[0]?.since;
  if (since === undefined) return {};
  const { added, removed } = fileChanges(rows, since, Number.POSITIVE_INFINITY);
  const namesOf = await names(db, [...added, ...removed]);
  /** The value then, by item; first of all that were changed. */
  const before = new Map<string, unknown>();
  for (const event of rows)
    if (event.item !== null && answered.has(event.type) && !before.has(event.item))
      before.set(event.item, event.before);
  const form = formOf(editionOf(innovation.editionId, innovation.editionVersion));
  const changed = new Set([...before.keys(), ...[...added, ...removed].map(({ item }) => item)]);
  const changes = [...changed].toSorted().flatMap((id): readonly ItemChange[] => {
    const item = form.byId.get(id);
    if (item === undefined) return [];
    const show = (value: unknown): string | null =>
      value === null || value === undefined
        ? null
        : showAnswer(item, answerValueSchema.parse(value));
    const now = show(innovation.answers.get(id)?.value);
    const then = before.has(id) ? show(before.get(id)) : now;
    const came = namesOf(added, id);
    const went = namesOf(removed, id);
    // What came and went in between makes no difference.
    if (then === now && came.length + went.length === 0) return [];
    return [{ item: id, before: then, added: came, removed: went }];
  });
  return { changes };
}

const answered = new Set(['answer_saved', 'answer_cleared']);

/** Gives what files of an item are called; what came back or was carried over stands in the record without its name. */
async function names(
  db: Kysely<Database>,
  files: readonly FileChange[],
): Promise<(some: readonly FileChange[], item: string) => readonly string[]> {
  const unnamed = files.filter(({ name }) => name === null).map(({ file }) => file);
  const rows =
    unnamed.length === 0
      ? []
      : await db
          .selectFrom('evidence_file')
          .select(['id', 'name'])
          .where('id', 'in', unnamed)
          .execute();
  const known = new Map(rows.map(({ id, name }) => [id, name]));
  return (some, item) =>
    some
      .filter((one) => one.item === item)
      .map(({ file, name }) => name ?? known.get(file) ?? 'berkas');
}
