// Loads what became of the items of an innovation since it was returned last: values as they were then, files that came and went.
// It reads the record alone, and never decides who may see it.
import { type Kysely, sql } from 'kysely';
import type { ItemChange } from '../../domain/conversation/checking/types.ts';
import { answerValueSchema } from '../../domain/edition/answer.ts';
import { formOf } from '../../domain/edition/journey.ts';
import { showAnswer } from '../../domain/edition/show.ts';
import type { Innovation } from '../../domain/innovation/innovation.ts';
import type { Database } from '../schema.ts';
import type { NeedContext } from './context.ts';

/** The changes by item; nothing where it was never returned. */
export async function changesSince(
  db: Kysely<Database>,
  innovation: Innovation,
  { editionOf }: NeedContext,
): Promise<{ readonly changes?: readonly ItemChange[] }> {
  const { rows } = await sql<{
    readonly item: string;
    readonly values: readonly unknown[];
    readonly removed: readonly string[];
    readonly added: readonly string[];
  }>`
    with since as (
      select max(seq) as seq from event where innovation_id = ${innovation.id} and type = 'return'),
    happened as (
      select e.item, e.type, e.seq, e.before, e.after from event e, since
      where e.innovation_id = ${innovation.id} and e.item is not null and e.seq > since.seq
        and e.type in ('answer_saved', 'answer_cleared', 'file_stored', 'file_removed'))
    select h.item,
      coalesce(jsonb_agg(h.before order by h.seq) filter (where h.type in ('answer_saved', 'answer_cleared')), '[]') as values,
      coalesce(jsonb_agg(h.before ->> 'name' order by h.seq) filter (where h.type = 'file_removed'
        and not exists (select 1 from happened o where o.type = 'file_stored' and o.after ->> 'file' = h.before ->> 'file')), '[]') as removed,
      coalesce((select jsonb_agg(f.name order by f.id) from evidence_file f where f.innovation_id = ${innovation.id}
        and f.item = h.item and f.state = 'stored' and f.id in (
          select (o.after ->> 'file')::bigint from happened o where o.type = 'file_stored')
        and f.id not in (
          select (o.before ->> 'file')::bigint from happened o where o.type = 'file_removed')), '[]') as added
    from happened h group by h.item`.execute(db);
  if (rows.length === 0) return {};
  const form = formOf(editionOf(innovation.editionId, innovation.editionVersion));
  const changes = rows.flatMap(({ item: id, values, added, removed }): readonly ItemChange[] => {
    const item = form.byId.get(id);
    if (item === undefined) return [];
    const show = (value: unknown): string | null =>
      value === null || value === undefined
        ? null
        : showAnswer(item, answerValueSchema.parse(value));
    const answer = innovation.answers.get(id);
    const now = answer === undefined ? null : showAnswer(item, answer.value);
    const before = values.length === 0 ? now : show(values[0]);
    // What came and went in between makes no difference.
    if (before === now && added.length + removed.length === 0) return [];
    return [{ item: id, before, added, removed }];
  });
  return { changes };
}
