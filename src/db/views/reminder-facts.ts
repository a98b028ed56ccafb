// Reads all that a plan of reminders rests on, at one moment of one transaction.
// It decides nothing. Answers are read for drafts alone, and without the words of long texts.
import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { answerValueSchema } from '../../domain/edition/answer.ts';
import type { EditionDefinition } from '../../domain/edition/definition.ts';
import { formOf, missing, progress } from '../../domain/edition/journey.ts';
import { states } from '../../domain/innovation/status.ts';
import { dayAt } from '../../domain/calendar.ts';
import { type KnownAddress, type ReachRules, wayTo } from '../../domain/reach.ts';
import type {
  PersonFacts,
  ReminderFacts,
  WorkFacts,
  WorkProgress,
  MeetingFacts,
} from '../../domain/reminders/facts.ts';
import type { Database } from '../schema.ts';
import { readCalendar } from './calendar.ts';
import { addressColumn, addressesOf, grantColumns, grantsOf } from './people-to-write.ts';

/** The facts, and where each person who may be written to is written to. */
export interface ReminderWorld {
  readonly facts: ReminderFacts;
  readonly ways: ReadonlyMap<number, KnownAddress>;
}

type Db = Kysely<Database>;

/** Reads the facts of the running edition as of `now` (milliseconds UTC); people who cannot be written to are left out. */
export async function reminderWorld(
  db: Db,
  edition: EditionDefinition,
  editionOf: (id: string, version: number) => EditionDefinition,
  now: number,
  rules: ReachRules,
): Promise<ReminderWorld> {
  const ways = new Map<number, KnownAddress>();
  const people = await peopleOf(db, now, rules, ways);
  const { works, versions } = await worksOf(db, edition, editionOf);
  return {
    ways,
    facts: {
      edition: edition.id,
      calendar: await readCalendar(db, edition),
      people,
      units: await unitsOf(db, edition),
      works,
      candidates: await candidatesOf(db, edition),
      promises: await promisesOf(db),
      meetings: await meetingsOf(db, dayAt(now)),
      progress: await progressOf(db, works, versions),
    },
  };
}

async function peopleOf(
  db: Db,
  now: number,
  rules: ReachRules,
  ways: Map<number, KnownAddress>,
): Promise<readonly PersonFacts[]> {
  const { rows } = await sql<{
    id: number;
    name: string | null;
    wrote: Date | null;
    focus: string | null;
    stopped: boolean;
    asked: string | null;
    sent: string[] | null;
    days: string[] | null;
    grants: unknown;
    gakor_units: unknown;
    since: Date | null;
    addresses: unknown;
  }>`
    select p.id, p.name, c.last_inbound_at as wrote, n.code as focus, s.stopped_at is not null as stopped, s.asked_day as asked,
      r.sent, r.days, ${grantColumns}, ${addressColumn}
    from person p
    join conversation c on c.person_id = p.id
    left join innovation n on n.id = c.focus_id
    left join reminder_setting s on s.person_id = p.id
    left join (select person_id, jsonb_agg(key) as sent, jsonb_agg(day) as days from reminder group by person_id) r on r.person_id = p.id
    where p.consented_at is not null
    order by p.id
  `.execute(db);
  const found: PersonFacts[] = [];
  for (const row of rows) {
    const grants = grantsOf(row.grants, row.gakor_units);
    if (grants.length === 0 || row.since === null) continue;
    const way = wayTo({ addresses: addressesOf(row.addresses), stopped: row.stopped }, now, rules);
    if (typeof way === 'string') continue;
    ways.set(row.id, way);
    found.push({
      id: row.id,
      name: row.name,
      grants,
      since: row.since.getTime(),
      lastWrote: row.wrote?.getTime() ?? null,
      asked: row.asked,
      sent: new Set(row.sent),
      days: new Set(row.days),
      focus: row.focus,
    });
  }
  return found;
}

async function unitsOf(db: Db, edition: EditionDefinition): Promise<ReminderFacts['units']> {
  const { rows } = await sql<{ id: string; name: string; begun: boolean }>`
    select u.id, u.name, exists (
      select 1 from innovation n where n.unit_id = u.id and n.edition_id = ${edition.id}
        and n.state not in ('withdrawn', 'rejected'))
      or exists (select 1 from nil_statement s where s.unit_id = u.id and s.edition_id = ${edition.id} and s.lapsed_at is null) as begun
    from unit u where u.active`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

async function candidatesOf(
  db: Db,
  edition: EditionDefinition,
): Promise<ReminderFacts['candidates']> {
  const { rows } = await sql<ReminderFacts['candidates'][number]>`
    select number, left(sentence, 300) as sentence, unit_id as "unitId", owner_id as "ownerId",
      taken_at is not null as taken, remind_on::text as "remindOn"
    from candidate where edition_id = ${edition.id} and remind_on is not null order by number`.execute(
    db,
  );
  return rows;
}

async function promisesOf(db: Db): Promise<NonNullable<ReminderFacts['promises']>> {
  const { rows } = await sql<NonNullable<ReminderFacts['promises']>[number]>`
    select number, unit_id as "unitId", left(text, 300) as text, who, until::text as until, made_by as "madeById"
    from promise where state = 'open' order by number`.execute(db);
  return rows;
}

/**
 * Meetings of the next days whose people were asked whether they come; one for each broadcast that asked. Whoever was asked by
 * several stands with the newest, with the answer given last to any of them.
 */
async function meetingsOf(db: Db, today: string): Promise<NonNullable<ReminderFacts['meetings']>> {
  const { rows } = await sql<
    Omit<MeetingFacts, 'asked'> & { readonly people: readonly [number, string | null][] }
  >`
    with asked as (
      select distinct on (m.number, r.person_id) m.number, r.person_id, b.code, (
        select a.answer from meeting_broadcast o join broadcast_answer a on a.broadcast_id = o.broadcast_id
        where o.meeting_number = m.number and a.person_id = r.person_id order by a.answered_at desc limit 1) as answer
      from meeting m join meeting_broadcast o on o.meeting_number = m.number join broadcast b on b.id = o.broadcast_id
      join broadcast_recipient r on r.broadcast_id = b.id and r.state = 'queued'
      where m.day > ${today}::date and m.day <= ${today}::date + 3
      order by m.number, r.person_id, b.id desc)
    select m.number, left(m.title, 200) as title, m.day::text as day, to_char(m.starts, 'HH24:MI') as starts, left(m.place, 200) as place,
      a.code, jsonb_agg(jsonb_build_array(a.person_id, a.answer) order by a.person_id) as people
    from asked a join meeting m on m.number = a.number group by m.number, a.code order by m.number, a.code`.execute(
    db,
  );
  return rows.map(({ people, ...meeting }) => ({ ...meeting, asked: new Map(people) }));
}

const notesSchema = z.record(z.string(), z.object({ note: z.string(), done: z.boolean() }));
const stateSchema = z.enum(states);

async function worksOf(
  db: Db,
  edition: EditionDefinition,
  editionOf: (id: string, version: number) => EditionDefinition,
): Promise<{ works: readonly WorkFacts[]; versions: ReadonlyMap<number, EditionDefinition> }> {
  const { rows } = await sql<{
    id: number;
    code: string;
    name: string | null;
    unit_id: string;
    edition_version: number;
    owner_id: number;
    fillers: number[];
    state: string;
    state_since: Date;
    updated_at: Date;
    open_items: unknown;
  }>`
    select n.id, n.code, n.name, n.unit_id, n.edition_version, n.owner_id, n.state, n.state_since, n.updated_at, n.open_items,
      coalesce((select jsonb_agg(f.person_id) from co_filler f where f.innovation_id = n.id and f.removed_at is null), '[]') as fillers
    from innovation n
    where n.edition_id = ${edition.id} and n.state <> 'withdrawn'
    order by n.id
  `.execute(db);
  const versions = new Map<number, EditionDefinition>();
  const works = rows.map((row): WorkFacts => {
    const definition = editionOf(edition.id, row.edition_version);
    versions.set(row.id, definition);
    const form = formOf(definition);
    const notes = row.open_items === null ? {} : notesSchema.parse(row.open_items);
    return {
      id: row.id,
      code: row.code,
      name: row.name,
      unitId: row.unit_id,
      people: [row.owner_id, ...row.fillers],
      state: stateSchema.parse(row.state),
      since: row.state_since.getTime(),
      touched: row.updated_at.getTime(),
      repairs: form.items.flatMap((item) => {
        const note = notes[item.id];
        return note === undefined || note.done
          ? []
          : [{ number: form.numberOf.get(item.id) ?? 0, label: item.label, note: note.note }];
      }),
    };
  });
  return { works, versions };
}

async function progressOf(
  db: Db,
  works: readonly WorkFacts[],
  versions: ReadonlyMap<number, EditionDefinition>,
): Promise<(work: WorkFacts) => WorkProgress> {
  const ids = works
    .filter(({ state }) => state === 'draft' || state === 'returned')
    .map(({ id }) => id);
  const { rows } = await sql<{ id: number; answers: unknown; files: unknown }>`
    select n.id,
      (select jsonb_object_agg(a.item, jsonb_build_array(
          case when a.value ->> 'type' = 'text' then '{"type": "text", "text": ""}'::jsonb else a.value - 'description' end, a.to_confirm))
        from answer a where a.innovation_id = n.id) as answers,
      (select jsonb_agg(distinct jsonb_build_array(e.item, e.state)) from evidence_file e
        where e.innovation_id = n.id and e.purpose = 'evidence' and e.state in ('announced', 'fetching', 'stored')) as files
    from innovation n where n.id = any(${ids}::bigint[])
  `.execute(db);
  const raw = new Map(rows.map((row) => [row.id, row]));
  const known = new Map<number, WorkProgress>();
  return (work) => {
    const done = known.get(work.id) ?? measure(versions.get(work.id), raw.get(work.id));
    known.set(work.id, done);
    return done;
  };
}

const answersSchema = z.record(z.string(), z.tuple([z.unknown(), z.boolean()])).nullable();
const filesSchema = z
  .array(z.tuple([z.string(), z.enum(['announced', 'fetching', 'stored'])]))
  .nullable();

function measure(
  definition: EditionDefinition | undefined,
  row: { readonly answers: unknown; readonly files: unknown } | undefined,
): WorkProgress {
  if (definition === undefined || row === undefined) return { filled: 0, total: 0, open: [] };
  const form = formOf(definition);
  const answers = new Map(
    Object.entries(answersSchema.parse(row.answers) ?? {}).map(([item, [value, toConfirm]]) => [
      item,
      { value: answerValueSchema.parse(value), revision: 1, writtenBy: 0, toConfirm },
    ]),
  );
  const files = (filesSchema.parse(row.files) ?? []).map(([item, state], id) => ({
    id,
    item,
    state,
    name: '',
    size: null,
    mime: null,
    sha256: null,
    durationSeconds: null,
  }));
  return {
    ...progress(form, answers, files),
    open: missing(form, answers, files).map(({ item, gap }) => ({
      number: form.numberOf.get(item.id) ?? 0,
      label: item.label,
      gap,
    })),
  };
}
