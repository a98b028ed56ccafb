// The list for the SK Bupati: what may stand on it, freezing it, and the SK that designates everything on it at once.
// A list changes nothing by itself; recording the SK moves each innovation by a step of its own, in one commit.
import { type Kysely, sql } from 'kysely';
import { noticesAfter } from '../../domain/conversation/checking/notices.ts';
import type { Act } from '../../domain/conversation/act.ts';
import type { EditionDefinition } from '../../domain/edition/definition.ts';
import { judge } from '../../domain/innovation/checks.ts';
import type { AfterWrite } from '../commit/occasion.ts';
import { enterStep } from './enter-step.ts';
import { sendNotice } from './send-notice.ts';
import { Ledger, Moved } from '../commit/ledger.ts';
import type { Database } from '../schema.ts';
import type { Secrets } from '../secrets.ts';
import { loadInnovations } from '../load/innovations.ts';
import { type AnyOrigin, record, recordOfInnovation } from '../commit/record.ts';

type Trx = Kysely<Database>;
type Of<Name extends Act['do']> = Extract<Act, { do: Name }>;

/** Freezes a list in the versions that were shown; a list that was not recorded yet gives way. Throws `Moved` when one changed. */
export async function freezeList(trx: Trx, act: Of<'freeze_list'>, by: AnyOrigin): Promise<void> {
  // Two first lists have no row to wait for.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`designation:${act.editionId}`}, 17))`.execute(
    trx,
  );
  await trx
    .updateTable('designation')
    .set({ dropped_at: sql<Date>`now()` })
    .where('edition_id', '=', act.editionId)
    .where('recorded_at', 'is', null)
    .where('dropped_at', 'is', null)
    .execute();
  const made = await trx
    .insertInto('designation')
    .values({ edition_id: act.editionId, frozen_by: by.personId })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const [index, item] of act.items.entries()) {
    const { rows } = await sql<{ id: number }>`
      select id from innovation where code = ${item.code} and version = ${item.version} and state = 'monitored' for update`.execute(
      trx,
    );
    const [row] = rows;
    if (row === undefined) throw new Moved('an innovation of the list');
    await recordOfInnovation(trx, row.id, by, {
      type: 'list_frozen',
      role: 'coordinator',
      after: { designation: made.id, position: index + 1 },
    });
    await trx
      .insertInto('designation_item')
      .values({
        designation_id: made.id,
        innovation_id: row.id,
        position: index + 1,
        version: item.version + 1,
      })
      .execute();
  }
  await record(trx, by, {
    subject: `designation:${act.editionId}`,
    type: 'list_frozen',
    role: 'coordinator',
    after: { designation: made.id, edition: act.editionId, count: act.items.length },
  });
}

/** Records the SK and designates everything on the list, or throws `Moved` when one of them changed since. */
export async function recordSk(
  trx: Trx,
  act: Of<'record_sk'>,
  by: AnyOrigin & { readonly name: string | null },
  parts: {
    readonly secrets: Secrets;
    readonly editionOf: (id: string, version: number) => EditionDefinition;
  },
): Promise<void> {
  const done = await trx
    .updateTable('designation')
    .set({
      sk_number: act.number,
      sk_date: act.date,
      recorded_by: by.personId,
      recorded_at: sql<Date>`now()`,
    })
    .where('id', '=', act.designation)
    .where('recorded_at', 'is', null)
    .where('dropped_at', 'is', null)
    .returning('edition_id')
    .executeTakeFirst();
  if (done === undefined) throw new Moved('a list');
  const { rows } = await sql<{ innovation_id: number; version: number; unit: string }>`
    select i.innovation_id, i.version, u.name as unit from designation_item i
    join innovation n on n.id = i.innovation_id join unit u on u.id = n.unit_id
    where i.designation_id = ${act.designation} order by i.innovation_id for update of n`.execute(
    trx,
  );
  const stored = await loadInnovations(
    trx,
    rows.map((row) => row.innovation_id),
  );
  const ledger = new Ledger();
  const later: AfterWrite[] = [];
  for (const row of rows) {
    const found = stored.get(row.innovation_id);
    if (found === undefined) throw new Moved('an innovation of the list');
    const { innovation } = found;
    const judged = judge(
      innovation,
      { step: 'designate', seen: row.version },
      { personId: by.personId, grants: [{ role: 'coordinator', unitId: null }], onlyPerson: false },
    );
    if (!judged.ok) throw new Moved('an innovation of the list');
    const { transition, role } = judged.value;
    const step = { code: innovation.code, transition, role, onlyPerson: false, cardId: null };
    const change = ledger.touch(innovation, found.eventHash);
    enterStep(ledger, change, step, { ...by, requestId: by.requestId ?? null }, later, {
      designation: act.designation,
      sk: act.number,
      date: act.date,
    });
    for (const effect of noticesAfter(innovation, transition, {
      personId: by.personId,
      name: by.name,
      role,
      unit: row.unit,
      edition: parts.editionOf(innovation.editionId, innovation.editionVersion),
    }))
      later.push((inner) => sendNotice(inner, effect, parts.secrets));
  }
  await sql`update innovation set designation_id = ${act.designation}
    where id = any(${rows.map((row) => row.innovation_id)}::bigint[])`.execute(trx);
  await ledger.write(trx, 0, new Set());
  const touched = { people: new Set<number>(), innovations: new Set<number>() };
  for (const action of later) await action(trx, touched);
  await record(trx, by, {
    subject: `designation:${done.edition_id}`,
    type: 'sk_recorded',
    role: 'coordinator',
    after: { designation: act.designation, number: act.number, date: act.date },
  });
}
