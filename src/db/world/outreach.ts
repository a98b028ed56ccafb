// Loads what messages about the calendar, reminders, broadcasts and mentors ask for.
// It reads inside the transaction that will carry out the step, and decides nothing.
import { type Kysely, sql } from 'kysely';
import { may } from '../../domain/access.ts';
import type { BroadcastNeed } from '../../domain/conversation/broadcasts/types.ts';
import type { CalendarNeed } from '../../domain/conversation/calendar/types.ts';
import type { MentorNeed } from '../../domain/conversation/mentors/types.ts';
import type { SharedNeed } from '../../domain/conversation/shared/types.ts';
import type { Loaded } from '../../domain/conversation/world.ts';
import type { Person } from '../../domain/conversation/world.ts';
import type { Innovation } from '../../domain/innovation/innovation.ts';
import type { Database } from '../schema.ts';
import { listBroadcasts, listGakor, questionFor, readBroadcast } from '../views/broadcasts.ts';
import { readCalendar } from '../views/calendar.ts';
import { gakorRows, mentorNames, mentorPeople, messageFor } from '../views/mentors.ts';
import { peopleToWrite } from '../views/people-to-write.ts';
import type { NeedContext } from './need-context.ts';

/** The unit that limits whom somebody may write to; null for nobody in particular. Nobody is loaded for whom it is not allowed. */
function scopeOf(person: Person): string | null {
  if (may(person.grants, 'broadcast_all').ok) return null;
  return person.grants.find(({ role }) => role === 'unit_admin')?.unitId ?? '';
}

/** Loads one need of this kind. */
export async function loadOutreach(
  db: Kysely<Database>,
  need: BroadcastNeed | CalendarNeed | MentorNeed | Extract<SharedNeed, { kind: 'confirmation' }>,
  person: Person,
  focus: Innovation | null,
  context: NeedContext,
): Promise<Loaded> {
  switch (need.kind) {
    case 'calendar': {
      const edition =
        need.of === 'focus' && focus !== null
          ? context.editionOf(focus.editionId, focus.editionVersion)
          : context.currentEdition;
      return { calendar: await readCalendar(db, edition) };
    }
    case 'confirmation': {
      const hash = context.secrets.cardHash(person.id, need.code);
      const { rows } = await sql<{ id: number }>`
        select id from confirmation
        where person_id = ${person.id} and purpose = ${need.purpose} and code_hash = ${hash}
          and used_at is null and expires_at > now()
        order by id desc limit 1 for update`.execute(db);
      if (rows[0] !== undefined) return { confirmation: rows[0] };
      return { confirmation: null, spentConfirmation: await spentOf(db, person, hash) };
    }
    case 'reminders': {
      const row = await db
        .selectFrom('reminder_setting')
        .select('stopped_at')
        .where('person_id', '=', person.id)
        .executeTakeFirst();
      return { reminders: { stopped: (row?.stopped_at ?? null) !== null } };
    }
    case 'people':
      return {
        people: await peopleToWrite(db, context.currentEdition.id, scopeOf(person)),
        gakor: await listGakor(db),
        ...(context.reach === undefined ? {} : { reach: context.reach }),
      };
    case 'broadcasts': {
      const units = person.grants.flatMap(({ role, unitId }) =>
        role === 'unit_admin' && unitId !== null ? [unitId] : [],
      );
      return {
        broadcasts: await listBroadcasts(
          db,
          may(person.grants, 'stop_broadcast').ok ? 'all' : units,
        ),
      };
    }
    case 'broadcast':
      return { broadcast: await readBroadcast(db, need.code) };
    case 'question':
      return { question: await questionFor(db, person.id, need.code) };
    case 'gakor':
      return { gakorRows: await gakorRows(db), mentorPeople: await mentorPeople(db) };
    case 'mentors':
      return { mentors: await mentorNames(db, focus?.unitId ?? person.unitId) };
    case 'message':
      return { message: await messageFor(db, need.id, person.id) };
  }
}

/** What became of a code of this person's own that does not confirm what is asked; null when they never had it. */
async function spentOf(
  db: Kysely<Database>,
  person: Person,
  hash: Buffer,
): Promise<NonNullable<Loaded['spentConfirmation']> | null> {
  const { rows } = await sql<{ used: boolean; expired: boolean }>`
    select used_at is not null as used, expires_at <= now() as expired from confirmation
    where person_id = ${person.id} and code_hash = ${hash} order by id desc limit 1`.execute(db);
  const [row] = rows;
  if (row === undefined) return null;
  if (row.used) return 'used';
  return row.expired ? 'expired' : 'other';
}
