// Writes what became of drafts in newer versions of their form: many drafts with few statements, each with its events.
// It decides nothing: what moves where is passed in. The caller holds the drafts' locks and the transaction.
import { type Kysely, sql } from 'kysely';
import type { EditionDefinition, ItemId } from '../../domain/edition/definition.ts';
import type { Moved } from '../../domain/edition/move.ts';
import type { Origins } from '../../domain/edition/workbook/origins.ts';
import type { Innovation } from '../../domain/innovation/innovation.ts';
import { chain, type ChainedEvent, writeEvents } from '../events.ts';
import type { Database } from '../schema.ts';
import { clock } from './program-act.ts';

type Db = Kysely<Database>;

/** One version after another, with where its items come from. */
export interface Step {
  readonly before: EditionDefinition;
  readonly after: EditionDefinition;
  readonly origins: Origins;
}

/** What one step did to the answers of a draft. */
export interface Move {
  readonly step: Step;
  readonly moved: Moved;
}

/** A draft with its moves, from its version on. */
export interface MovedDraft {
  readonly draft: Innovation;
  readonly moves: readonly Move[];
}

/** So many drafts are written with the same statements; a statement has an end. */
const AT_ONCE = 100;
const ROWS_AT_ONCE = 500;

/** Writes the moves of drafts that the transaction has locked. */
export async function storeMoves(trx: Db, results: readonly MovedDraft[]): Promise<void> {
  const moving = results.filter(({ moves }) => moves.length > 0);
  for (let at = 0; at < moving.length; at += AT_ONCE)
    await storeSome(trx, moving.slice(at, at + AT_ONCE));
}

async function storeSome(trx: Db, results: readonly MovedDraft[]): Promise<void> {
  const at = await clock(trx);
  const ids = results.map(({ draft }) => draft.id);
  const heads = await trx
    .selectFrom('innovation')
    .select(['id', 'code', 'version', 'event_hash'])
    .where('id', 'in', ids)
    .execute();
  const headOf = new Map(heads.map((head) => [head.id, head]));
  const events: ChainedEvent[] = [];
  const rows = results.map(({ draft, moves }) => {
    const head = headOf.get(draft.id);
    if (head === undefined) throw new Error(`no draft ${draft.id}`);
    let { version: seq, event_hash: hash } = head;
    for (const move of moves) {
      const event = chain(eventOf(head.code, draft.id, move, at), seq + 1, hash);
      events.push(event);
      ({ seq, hash } = event);
    }
    const last = moves.at(-1);
    const name = last?.moved.answers.get(last.step.after.nameItem)?.value;
    return {
      ...{ id: draft.id, version: seq, hash: hash?.toString('hex') ?? null },
      edition: last?.step.after.version,
      name: name?.type === 'text' ? name.text : draft.name,
    };
  });
  await writeEvents(trx, events);
  await rewriteAnswers(trx, results);
  await sql`update innovation n set version = m.version, event_hash = decode(m.hash, 'hex'), updated_at = now(),
      edition_version = m.edition, name = m.name
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as m (id bigint, version int, hash text, edition int, name text)
    where n.id = m.id`.execute(trx);
  await moveFiles(trx, results);
  // Whoever had a question of the old form open is asked one of the new form when they go on.
  await sql`update conversation set rev = rev + 1, state = (state::jsonb - 'grown' - 'send' - 'stored') ||
      case when state -> 'mode' ->> 'name' in ('asking', 'confirming', 'finishing', 'confirming_submit')
        then '{"mode": {"name": "idle"}, "skipped": [], "last": null, "replies": []}'::jsonb
        else '{"skipped": [], "last": null}'::jsonb end
    where focus_id = any(${ids}::bigint[])`.execute(trx);
}

const eventOf = (code: string, innovationId: number, { step, moved }: Move, at: string) => ({
  ...{ subject: `innovation:${code}`, type: 'edition_moved', item: null, innovationId, at },
  ...{ personId: null, role: 'operator', channel: null, inboxId: null, requestId: null },
  before: { version: step.before.version, answers: Object.fromEntries(moved.before) },
  after: {
    version: step.after.version,
    ...recorded(moved),
    files: Object.fromEntries(moved.files),
  },
  reason: null,
});

/** The answers as an event holds them: where each comes from, and its value where that is another one. */
const recorded = ({ answers }: Moved) => ({
  answers: Object.fromEntries(
    [...answers].map(([id, { from, value, changed, toConfirm }]) => [
      id,
      {
        from: from[0],
        confirm: toConfirm,
        ...(changed ? { value } : {}),
      },
    ]),
  ),
});

type AnswerRow = Awaited<ReturnType<typeof answersOf>>[number];

const answersOf = (trx: Db, ids: readonly number[]) =>
  trx.selectFrom('answer').selectAll().where('innovation_id', 'in', ids).execute();

/** Writes the answers that are not as they were; what stays as it is, is not touched. */
async function rewriteAnswers(trx: Db, results: readonly MovedDraft[]): Promise<void> {
  const stored = Map.groupBy(
    await answersOf(
      trx,
      results.map(({ draft }) => draft.id),
    ),
    ({ innovation_id: id }) => id,
  );
  const gone: { readonly id: number; readonly item: string }[] = [];
  const fresh: AnswerRow[] = [];
  for (const { draft, moves } of results) {
    const before = new Map((stored.get(draft.id) ?? []).map((row) => [row.item, row]));
    let after = before;
    for (const { moved } of moves) after = movedRows(after, moved);
    for (const [item, row] of before)
      if (after.get(item) !== row) gone.push({ id: draft.id, item });
    for (const [item, row] of after) if (before.get(item) !== row) fresh.push(row);
  }
  if (gone.length > 0)
    await sql`delete from answer a using jsonb_to_recordset(${JSON.stringify(gone)}::jsonb) as g (id bigint, item text)
      where a.innovation_id = g.id and a.item = g.item`.execute(trx);
  for (let at = 0; at < fresh.length; at += ROWS_AT_ONCE)
    await trx
      .insertInto('answer')
      .values(
        fresh
          .slice(at, at + ROWS_AT_ONCE)
          .map((row) => ({ ...row, value: JSON.stringify(row.value) })),
      )
      .execute();
}

/** The rows of the answers after one step; a row that stays as it was is the same one. */
function movedRows(
  before: ReadonlyMap<ItemId, AnswerRow>,
  { answers }: Moved,
): Map<ItemId, AnswerRow> {
  const after = new Map<ItemId, AnswerRow>();
  for (const [item, { from, value, changed, toConfirm }] of answers) {
    const row = before.get(from[0]);
    if (row === undefined) continue;
    const same = !changed && row.item === item && row.to_confirm === toConfirm;
    after.set(
      item,
      same
        ? row
        : {
            ...row,
            ...{ item, value, to_confirm: toConfirm },
            revision: row.revision + (changed ? 1 : 0),
            // What is not as it was written is not what that message said.
            inbox_id: changed ? null : row.inbox_id,
          },
    );
  }
  return after;
}

/** Files go where the answers of their item went, over all steps. */
async function moveFiles(trx: Db, results: readonly MovedDraft[]): Promise<void> {
  const rows = results.flatMap(({ draft, moves }) => {
    const items = new Set(moves.flatMap(({ moved }) => [...moved.files.keys()]));
    return [...items].flatMap((item) => {
      const target = moves.reduce((at, { moved }) => moved.files.get(at) ?? at, item);
      return target === item ? [] : [{ id: draft.id, item, target }];
    });
  });
  if (rows.length > 0)
    await sql`update evidence_file f set item = m.target
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as m (id bigint, item text, target text)
      where f.innovation_id = m.id and f.item = m.item`.execute(trx);
}
