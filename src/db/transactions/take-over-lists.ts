// Takes over lists of innovations of earlier years that a coordinator confirmed: unconfirmed drafts of the admins of their units,
// each value with its cell. One unit in one commit; it may be cut off anywhere and adds nothing twice.
import { type Kysely, sql } from 'kysely';
import type { AnswerValue } from '../../domain/edition/answer.ts';
import type { EditionDefinition, ItemId } from '../../domain/edition/definition.ts';
import { findEdition } from '../../domain/edition/editions/index.ts';
import { formOf } from '../../domain/edition/journey.ts';
import type { Part } from '../../domain/conversation/message.ts';
import { holdDraftsOf, makeDraft } from '../carry/made-draft.ts';
import { sendNotice } from '../carry/send-notice.ts';
import { learnEditions } from '../editions.ts';
import { readCurrentEdition } from '../reference.ts';
import type { Database } from '../schema.ts';
import { type Listed, planList } from '../views/old-lists.ts';
import { clock } from './program-act.ts';

interface List {
  readonly id: number;
  readonly name: string;
  readonly by: number;
  readonly listed: unknown;
}

/** Takes over all lists that were asked for; gives how many drafts were made. */
export async function takeOverLists(db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<List>`
    select id, name, person_id as by, facts -> 'listed' as listed from evidence_file where taking = 'asked' and facts ? 'listed' order by id`.execute(
    db,
  );
  if (rows.length === 0) return 0;
  await learnEditions(db);
  const edition = findEdition(await readCurrentEdition(db));
  if (edition === null) throw new Error('the running edition is not known');
  let made = 0;
  for (const list of rows) made += await takeOver(db, list, edition);
  return made;
}

async function takeOver(
  db: Kysely<Database>,
  list: List,
  edition: EditionDefinition,
): Promise<number> {
  const plan = await planList(db, list.listed);
  const units = Map.groupBy(plan.fresh, ({ listed }) => listed.unitId);
  for (const [unitId] of units)
    await db.transaction().execute((trx) => takeUnit(trx, list, edition, unitId));
  await db.transaction().execute(async (trx) => {
    const { rows } = await sql`
      update evidence_file set taking = 'done' where id = ${list.id} and taking = 'asked' returning id`.execute(
      trx,
    );
    if (rows.length === 0) return;
    const { rows: all } = await sql<{ n: number }>`
      select count(*)::int as n from event where type = 'taken_over' and after ->> 'file' = ${String(list.id)}`.execute(
      trx,
    );
    const waiting = [...plan.waiting.values()].reduce((sum, rest) => sum + rest, 0);
    const counts = { made: all[0]?.n ?? 0, waiting, units: plan.waiting.size };
    await notify(trx, list.by, `list-done:${list.id}`, {
      key: 'notice_list_done',
      args: { name: list.name, edition: edition.title, ...counts },
    });
  });
  return plan.fresh.length;
}

/** The part of one unit, planned anew inside its commit: nobody begins one of them meanwhile. */
async function takeUnit(
  trx: Kysely<Database>,
  list: List,
  edition: EditionDefinition,
  unitId: string,
): Promise<void> {
  await holdDraftsOf(trx, unitId);
  const plan = await planList(trx, list.listed);
  const at = await clock(trx);
  const mine = plan.fresh.filter(({ listed }) => listed.unitId === unitId);
  for (const { listed, ownerId } of mine)
    await makeDraft(
      trx,
      {
        ...{ edition, unitId, ownerId, role: 'coordinator' },
        answers: answersOf(listed, list, edition),
        from: {
          ...{ file: list.id, name: list.name, listed: listed.name },
          place: `${listed.sheet}!${listed.row}`,
        },
      },
      { personId: list.by, channel: null, inboxId: null, at },
    );
  const [first] = mine;
  if (first !== undefined)
    await notify(trx, first.ownerId, `list:${list.id}:${unitId}`, {
      key: 'notice_list_taken',
      args: {
        ...{ name: list.name, edition: edition.title, drafts: mine.length },
        first: first.listed.name,
      },
    });
}

/** The answers of a row, each with where it stands. Items that this edition does not ask are left out. */
function answersOf(
  { sheet, name, values }: Listed,
  list: List,
  edition: EditionDefinition,
): ReadonlyMap<ItemId, AnswerValue> {
  const { byId } = formOf(edition);
  const answers = new Map<ItemId, AnswerValue>([[edition.nameItem, { type: 'text', text: name }]]);
  for (const { item, value, heading, cell } of values)
    if (byId.has(item))
      answers.set(item, {
        ...value,
        source: {
          ...{ file: list.id, name: list.name, page: null },
          heading: `${heading} (${sheet}!${cell})`,
        },
      });
  return answers;
}

async function notify(
  trx: Kysely<Database>,
  personId: number,
  key: string,
  part: Part,
): Promise<void> {
  await sendNotice(trx, {
    kind: 'notify',
    audience: { to: 'person', personId },
    key,
    message: { parts: [part], choices: [], prompt: null },
  });
}
