// Keeps who came to a meeting, in the hall or by video, and how those who came rate it.
import { type Kysely, sql } from 'kysely';

const mark = (name: string): string => `${name} smallint not null check (${name} between 1 and 5)`;

const statements = [
  /* hours of learning that its certificate says */
  `alter table meeting add column hours smallint check (hours between 1 and 40)`,
  /* no secrets: shown on a wall and in a video call */
  `create table meeting_code (
    meeting_number int not null references meeting (number),
    kind text not null check (kind in ('onsite', 'online')),
    code text not null unique check (code ~ '^[0-9]{5}$'),
    primary key (meeting_number, kind)
  )`,
  /* a person is counted once, however often they type a code */
  `create table meeting_presence (
    meeting_number int not null references meeting (number),
    person_id bigint not null references person (id),
    kind text not null check (kind in ('onsite', 'online')),
    at timestamptz not null default now(),
    primary key (meeting_number, person_id)
  )`,
  `create index meeting_presence_person on meeting_presence (person_id)`,
  /* those without a phone, from a list */
  `create table meeting_guest (
    id bigint generated always as identity primary key,
    meeting_number int not null references meeting (number),
    kind text not null check (kind in ('onsite', 'online')),
    name text not null check (length(trim(name)) > 0 and length(name) <= 150),
    office text check (length(trim(office)) > 0 and length(office) <= 150)
  )`,
  `create unique index meeting_guest_once on meeting_guest (meeting_number, lower(name), lower(coalesce(office, '')))`,
  `create table meeting_rating (
    meeting_number int not null,
    person_id bigint not null,
    ${['before', 'after', 'material', 'speaker', 'venue', 'relevance', 'efficiency', 'impact', 'sustainability', 'replication'].map(mark).join(', ')},
    at timestamptz not null default now(),
    primary key (meeting_number, person_id),
    foreign key (meeting_number, person_id) references meeting_presence (meeting_number, person_id)
  )`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
