// Reads meetings with their points, and what their papers are made of. It decides nothing.
import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { type Meeting, meetingDetails, type MeetingGakor } from '../../domain/meeting.ts';
import type { MeetingMaterial } from '../../domain/paper-material.ts';
import type { Database } from '../schema.ts';
import { whoCame } from './attendance.ts';
import { attendanceOfMeeting } from './broadcasts.ts';
import { headOf, regionSigner } from './signers.ts';

type Db = Kysely<Database>;

const personSchema = z
  .object({
    name: z.string(),
    rank: z.string().nullable(),
    nip: z.string().nullable(),
    office: z.string().nullable(),
  })
  .nullable();
const pointSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('discussion'), text: z.string() }),
  z.object({
    kind: z.literal('decision'),
    text: z.string(),
    who: z.string().nullable(),
    until: z.string().nullable(),
  }),
]);

const detailsSchema = z.partialRecord(z.enum(meetingDetails), z.string());

interface Row {
  readonly number: number;
  readonly title: string;
  readonly day: string;
  readonly starts: string;
  readonly ends: string | null;
  readonly place: string;
  readonly letter: string | null;
  readonly hours: number | null;
  readonly details: unknown;
  readonly chair: unknown;
  readonly secretary: unknown;
  readonly broadcast: string | null;
  readonly points: unknown;
  readonly gakor: {
    readonly id: number;
    readonly name: string;
    readonly units: readonly string[];
  } | null;
}

const gakorOf = sql`jsonb_build_object('id', g.id, 'name', g.name,
  'units', coalesce((select jsonb_agg(u.unit_id order by u.unit_id) from gakor_unit u where u.gakor_id = g.id), '[]'))`;

const columns = sql`m.number, m.title, m.day::text as day, to_char(m.starts, 'HH24:MI') as starts,
  to_char(m.ends, 'HH24:MI') as ends, m.place, m.letter, m.hours, m.details, m.chair, m.secretary,
  (select string_agg(b.code, ', ' order by b.id) from meeting_broadcast o join broadcast b on b.id = o.broadcast_id
    where o.meeting_number = m.number) as broadcast,
  coalesce((select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('kind', p.kind, 'text', p.text))
    || case when p.kind = 'decision' then jsonb_build_object('who', p.who, 'until', p.until::text) else '{}' end order by p.id)
    from meeting_point p where p.meeting_number = m.number), '[]') as points,
  (select ${gakorOf} from gakor g where g.id = m.gakor_id) as gakor`;

function detailsOf(stored: unknown): Pick<Meeting, 'details'> {
  const { kind, aim, material, speakers, link, mode } = detailsSchema.parse(stored);
  const details = {
    ...(kind === undefined ? {} : { kind }),
    ...(aim === undefined ? {} : { aim }),
    ...(material === undefined ? {} : { material }),
    ...(speakers === undefined ? {} : { speakers }),
    ...(link === undefined ? {} : { link }),
    ...(mode === undefined ? {} : { mode }),
  };
  return Object.keys(details).length === 0 ? {} : { details };
}

function meetingOf(row: Row): Meeting {
  const { number, title, day, starts, ends, place, letter, broadcast } = row;
  return {
    ...{ number, title, day, starts, ends, place, letter, broadcast },
    ...(row.hours === null ? {} : { hours: row.hours }),
    ...detailsOf(row.details),
    chair: personSchema.parse(row.chair),
    secretary: personSchema.parse(row.secretary),
    points: z.array(pointSchema).parse(row.points),
    ...(row.gakor === null ? {} : { gakor: row.gakor }),
  };
}

/** The gakor of a mentor, with their units. */
export async function gakorOfMentor(db: Db, personId: number): Promise<readonly MeetingGakor[]> {
  const { rows } = await sql<{ gakor: MeetingGakor }>`
    select ${gakorOf} as gakor from gakor g join gakor_mentor m on m.gakor_id = g.id
    where m.person_id = ${personId} order by g.id`.execute(db);
  return rows.map(({ gakor }) => gakor);
}

/** Lists the newest meetings of an edition, ten at most; for a mentor those of their gakor alone. */
export async function listMeetings(
  db: Db,
  editionId: string,
  mentor: number | null = null,
): Promise<readonly Meeting[]> {
  const own = sql`m.gakor_id in (select gakor_id from gakor_mentor where person_id = ${mentor})`;
  const { rows } = await sql<Row>`select ${columns} from meeting m
    where m.edition_id = ${editionId} and ${mentor === null ? sql`true` : own} order by m.number desc limit 10`.execute(
    db,
  );
  return rows.map(meetingOf);
}

/** Reads a meeting, or the newest one (null); null when there is none. */
export async function readMeetingRow(db: Db, number: number | null): Promise<Meeting | null> {
  const [row] = await rowsOf(db, number);
  return row === undefined ? null : meetingOf(row);
}

async function rowsOf(db: Db, number: number | null): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`select ${columns} from meeting m
    where ${number}::int is null or m.number = ${number} order by m.number desc limit 1`.execute(
    db,
  );
  return rows;
}

/** Reads what the papers of a meeting are made of; null when there is no such meeting. */
export async function meetingMaterial(
  db: Db,
  number: number,
  agency: string,
  nip: boolean,
): Promise<MeetingMaterial | null> {
  const [row] = await rowsOf(db, number);
  if (row === undefined) return null;
  const came = await whoCame(db, number);
  const units = await db.selectFrom('unit').select('name').orderBy('name').execute();
  return {
    meeting: meetingOf(row),
    head: await headOf(db, null, agency),
    signer: await regionSigner(db, 'head', nip),
    came: came.map((one) => ({ ...one, nip: nip ? one.nip : null })),
    attendance:
      row.broadcast === null
        ? null
        : (await attendanceOfMeeting(db, number)).map((one) => ({
            ...one,
            nip: nip ? one.nip : null,
          })),
    units: units.map(({ name }) => name),
  };
}
