// Begins a broadcast whose time has come: chooses its people, plans the next repetition, looks for people who joined since.
// It sends nothing to the audience; what comes more than twelve hours late is held, and its maker decides.
import { type Kysely, sql } from 'kysely';
import {
  audienceSchema,
  type BroadcastFile,
  chooseAudience,
  latestStart,
  nextTime,
} from '../../domain/broadcast.ts';
import { loudFrom } from '../../domain/calendar.ts';
import type { Message } from '../../domain/conversation/message.ts';
import type { ReachRules } from '../../domain/reach.ts';
import type { Database } from '../schema.ts';
import { freeBroadcastCode } from '../free-code.ts';
import { peopleToWrite } from '../views/people-to-write.ts';

type Db = Kysely<Database>;

/** How often late joiners are looked for. */
const lookAgain = 600_000;

/** A broadcast whose time has come. */
export interface DueBroadcast {
  readonly id: number;
  readonly code: string;
  readonly created_by: number | null;
  readonly unit_id: string | null;
  readonly audience: unknown;
  readonly text: string;
  readonly file: BroadcastFile | null;
  readonly question: unknown;
  readonly repeat_until: string | null;
  readonly repeat_monthday: number | null;
  readonly late_joiners: boolean;
  readonly open_until: Date | null;
  readonly state: string;
  readonly starts_at: Date;
  readonly looked_at: Date | null;
  readonly begun: boolean;
}

/** Starts what is due and looks for people who joined since; false when it must wait for a decision. */
export async function beginBroadcast(
  trx: Db,
  row: DueBroadcast,
  editionId: string,
  now: number,
  rules: ReachRules,
): Promise<boolean> {
  if (row.state === 'scheduled') {
    // What was due in the quiet hours or on a Sunday is not late before they end.
    if (!row.begun && now - loudFrom(row.starts_at.getTime()) > latestStart) {
      await trx
        .updateTable('broadcast')
        .set({ state: 'paused' })
        .where('id', '=', row.id)
        .execute();
      await tellMaker(trx, row, `late:${row.starts_at.getTime()}`, {
        parts: [
          {
            key: 'broadcast_late',
            args: { code: row.code, starts: row.starts_at.toISOString() },
          },
        ],
        choices: [],
        prompt: null,
      });
      return false;
    }
    await repeat(trx, row);
  }
  // Who was chosen at the start stays chosen; only late joiners are added afterwards.
  if (row.begun && !looksAgain(row, now)) {
    if (row.state === 'scheduled')
      await trx
        .updateTable('broadcast')
        .set({ state: 'running' })
        .where('id', '=', row.id)
        .execute();
    return true;
  }
  const people = await peopleToWrite(trx, editionId, row.unit_id);
  const chosen = chooseAudience(
    people,
    audienceSchema.parse(row.audience),
    row.unit_id,
    now,
    rules,
  );
  const added = [
    ...chosen.reached.map(({ person }) => ({ p: person.id, s: 'waiting', w: null })),
    ...chosen.unreachable.map(({ person, why }) => ({ p: person.id, s: 'skipped', w: why })),
  ];
  await sql`
    insert into broadcast_recipient (broadcast_id, person_id, state, reason)
    select ${row.id}, p, s, w from jsonb_to_recordset(${JSON.stringify(added)}::jsonb) as r (p bigint, s text, w text)
    on conflict (broadcast_id, person_id) do nothing`.execute(trx);
  await sql`update broadcast set state = 'running', looked_at = ${new Date(now)} where id = ${row.id}`.execute(
    trx,
  );
  return true;
}

function looksAgain(row: DueBroadcast, now: number): boolean {
  return (
    row.late_joiners &&
    row.open_until !== null &&
    now < row.open_until.getTime() &&
    (row.looked_at === null || Math.abs(now - row.looked_at.getTime()) >= lookAgain)
  );
}

/** Plans the next repetition; the table allows one broadcast for each time. */
async function repeat(trx: Db, row: DueBroadcast): Promise<void> {
  if (row.repeat_until === null || row.begun) return;
  const next = nextTime(row.starts_at.getTime(), row.repeat_until, row.repeat_monthday);
  if (next === null) return;
  await sql`
    insert into broadcast (code, parent_id, created_by, token_id, unit_id, audience, text, file_id, question, repeat_until, repeat_monthday, late_joiners,
      state, starts_at, confirmed_count)
    select ${await freeBroadcastCode(trx)}, coalesce(parent_id, id), created_by, token_id, unit_id, audience, text, file_id, question,
      repeat_until, repeat_monthday, late_joiners, 'scheduled', ${new Date(next)}, confirmed_count
    from broadcast where id = ${row.id}
    on conflict (parent_id, starts_at) where parent_id is not null do nothing`.execute(trx);
}

/** Tells whoever made a broadcast, once for each `what`; a program is told nothing. */
export async function tellMaker(
  trx: Db,
  row: DueBroadcast,
  what: string,
  message: Message,
): Promise<void> {
  if (row.created_by === null) return;
  await sql`
    insert into outbox (person_id, address_id, channel, kind, message, notice_key)
    select c.person_id, c.address_id, a.channel, 'notice', ${JSON.stringify(message)}::jsonb, ${`broadcast-${what}:${row.id}`}
    from conversation c join address a on a.id = c.address_id where c.person_id = ${row.created_by}
    on conflict (notice_key) where notice_key is not null do nothing`.execute(trx);
}
