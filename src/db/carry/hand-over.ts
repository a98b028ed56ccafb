// Work that goes from one person to another: innovations with their tasks, offered and accepted, or moved at once.
// Every innovation that moves leaves an event; the one who had it keeps their name in its history alone.
import { type Kysely, sql } from 'kysely';
import type { Act } from '../../domain/conversation/act.ts';
import { appendPersonEvents } from '../events.ts';
import { sendNotice } from './send-notice.ts';
import { Moved } from '../commit/ledger.ts';
import type { Database } from '../schema.ts';
import type { Secrets } from '../secrets.ts';
import { endTokensOf } from '../transactions/create-token.ts';
import { type Origin, record } from '../commit/record.ts';
import type { Touched } from '../commit/occasion.ts';
import { alarmWithoutAdmin, endRights } from './ending-roles.ts';
import { loseFocus, moveFilling, moveInnovations } from './moving-work.ts';

type Trx = Kysely<Database>;
type Of<Name extends Act['do']> = Extract<Act, { do: Name }>;

/** Starts a hand-over; an earlier one of the same person that was not accepted gives way. */
export async function startHandOver(
  trx: Trx,
  act: Of<'start_hand_over'>,
  by: Origin,
): Promise<void> {
  await sql`update hand_over set cancelled_at = now() where from_person = ${act.from} and unit_id = ${act.unitId}
    and accepted_at is null and cancelled_at is null`.execute(trx);
  const made = await trx
    .insertInto('hand_over')
    .values({
      from_person: act.from,
      to_person: act.to,
      unit_id: act.unitId,
      started_by: by.personId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await record(trx, by, {
    subject: `hand_over:${made.id}`,
    type: 'hand_over_started',
    role: null,
    after: { from: act.from, to: act.to, unit: act.unitId },
  });
}

/** Accepts a hand-over: innovations and their tasks go to the successor, the predecessor's roles in the unit end. */
export async function acceptHandOver(
  trx: Trx,
  act: Of<'accept_hand_over'>,
  by: Origin & { readonly name: string | null },
  secrets: Secrets,
  touched: Touched,
): Promise<void> {
  const found = await trx
    .updateTable('hand_over')
    .set({ accepted_at: sql<Date>`now()` })
    .where('id', '=', act.handOver)
    .where('to_person', '=', by.personId)
    .where('accepted_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .returning(['from_person', 'unit_id'])
    .executeTakeFirst();
  if (found === undefined) throw new Moved('a hand-over');
  await moveInnovations(trx, found.from_person, by.personId, found.unit_id, by, touched);
  await moveFilling(
    trx,
    { from: found.from_person, to: by.personId, unitId: found.unit_id },
    by,
    touched,
  );
  await loseFocus(trx, found.from_person, found.unit_id, touched);
  const ended = await trx
    .updateTable('role_grant')
    .set({ revoked_at: sql<Date>`now()`, revoked_by: by.personId })
    .where('person_id', '=', found.from_person)
    .where('unit_id', '=', found.unit_id)
    .where('revoked_at', 'is', null)
    .returning('role')
    .execute();
  for (const { role } of ended) {
    await endRights(trx, found.from_person, role, found.unit_id);
    await endTokensOf(trx, found.from_person, role, found.unit_id);
    await appendPersonEvents(trx, [
      {
        personId: found.from_person,
        type: 'role_revoked',
        channel: by.channel,
        inboxId: by.inboxId,
        before: { role, unit: found.unit_id },
        after: { by: by.personId, handOver: act.handOver },
      },
    ]);
  }
  await record(trx, by, {
    subject: `hand_over:${act.handOver}`,
    type: 'hand_over_accepted',
    role: null,
  });
  const { rows } = await sql<{
    name: string;
  }>`select name from unit where id = ${found.unit_id}`.execute(trx);
  await sendNotice(
    trx,
    {
      kind: 'notify',
      audience: { to: 'person', personId: found.from_person },
      key: `handed-over:${act.handOver}`,
      message: {
        parts: [{ key: 'notice_handed_over', args: { to: by.name, unit: rows[0]?.name ?? '-' } }],
        choices: [],
        prompt: null,
      },
    },
    secrets,
  );
  if (ended.some(({ role }) => role === 'unit_admin'))
    await alarmWithoutAdmin(trx, found.unit_id, by, secrets);
}
