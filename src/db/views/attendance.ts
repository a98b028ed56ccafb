// Reads who came to a meeting, in which way, and how they rate it. A person is counted once. It decides nothing.
import { type Kysely, sql } from 'kysely';
import type { AttendanceKind, RatingItem } from '../../domain/attendance.ts';
import { ratingItems } from '../../domain/attendance.ts';
import type { AttendanceLoaded } from '../../domain/conversation/attendance/types.ts';
import type { Database } from '../schema.ts';

type Db = Kysely<Database>;

/** Somebody who came; `nip` of people who have a chat alone. */
export interface CameRow {
  readonly name: string | null;
  readonly nip: string | null;
  readonly unit: string | null;
  readonly way: AttendanceKind;
}

/** Lists who came, those in the hall first, by unit and name. */
export async function whoCame(db: Db, number: number): Promise<readonly CameRow[]> {
  const { rows } = await sql<CameRow>`
    select * from (
      select p.name, p.nip, u.name as unit, m.kind as way from meeting_presence m
      join person p on p.id = m.person_id left join unit u on u.id = p.unit_id where m.meeting_number = ${number}
      union all
      select g.name, null, g.office, g.kind from meeting_guest g where g.meeting_number = ${number}) c
    order by way desc, unit nulls last, name`.execute(db);
  return rows;
}

/** Finds the meeting with this code, and whether a person was counted there. */
export async function meetingOfCode(
  db: Db,
  code: string,
  personId: number,
): Promise<NonNullable<AttendanceLoaded['attendanceCode']> | null> {
  const { rows } = await sql<NonNullable<AttendanceLoaded['attendanceCode']>>`
    select m.number, m.title, m.day::text as day, c.kind,
      (select p.kind from meeting_presence p where p.meeting_number = m.number and p.person_id = ${personId}) as counted
    from meeting_code c join meeting m on m.number = c.meeting_number where c.code = ${code}`.execute(
    db,
  );
  return rows[0] ?? null;
}

/** Draws two codes that no meeting has. */
export async function freshCodes(
  db: Db,
): Promise<NonNullable<AttendanceLoaded['attendanceFresh']>> {
  const { rows } = await sql<{ code: string }>`
    select n::text as code from generate_series(10000, 99999) n
    where not exists (select 1 from meeting_code c where c.code = n::text) order by random() limit 2`.execute(
    db,
  );
  const [onsite, online] = rows;
  if (onsite === undefined || online === undefined) throw new Error('no code is free');
  return { onsite: onsite.code, online: online.code };
}

const means = sql.raw(
  ratingItems.map((item) => `round(avg(${item}), 1)::float as ${item}`).join(', '),
);

/** Reads the attendance of a meeting, counted. */
export async function attendanceAt(
  db: Db,
  number: number,
): Promise<NonNullable<AttendanceLoaded['attendance']>> {
  const came = await whoCame(db, number);
  const { rows: people } = await sql<{ id: number }>`
    select person_id as id from meeting_presence where meeting_number = ${number} order by 1`.execute(
    db,
  );
  const { rows: codes } = await sql<{ kind: AttendanceKind; code: string }>`
    select kind, code from meeting_code where meeting_number = ${number}`.execute(db);
  const { rows: rated } = await sql<{ ratings: number } & Record<RatingItem, number>>`
    select count(*)::int as ratings, ${means} from meeting_rating where meeting_number = ${number}`.execute(
    db,
  );
  const of = (way: AttendanceKind): number => came.filter((one) => one.way === way).length;
  const codeOf = (way: AttendanceKind): string | undefined =>
    codes.find(({ kind }) => kind === way)?.code;
  const [onsite, online] = [codeOf('onsite'), codeOf('online')];
  const { ratings = 0, ...mean } = rated[0] ?? {};
  return {
    count: {
      ...{ onsite: of('onsite'), online: of('online'), guests: came.length - people.length },
      units: new Set(came.flatMap(({ unit }) => unit ?? [])).size,
    },
    codes: onsite === undefined || online === undefined ? null : { onsite, online },
    people: people.map(({ id }) => id),
    ratings,
    means: ratings === 0 ? null : (mean as Record<RatingItem, number>),
  };
}
