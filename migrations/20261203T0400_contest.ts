// The yearly contest: a season with the rules it was opened with, its entries, who judges them, and their marks.
// Marks stay within the scale of those rules, belong to a seat that is held, and cannot change once the result is locked.
import { type Kysely, sql } from 'kysely';

const withJudge = `('innovator', 'unit_admin', 'unit_head', 'mentor', 'verifier', 'coordinator', 'operator', 'judge')`;

const papers = `'form-c1', 'laporan', 'form-pengisian', 'form-c2', 'profil-nasional', 'keterangan-nihil', 'rekapitulasi', 'daftar',
  'analisis', 'daftar-indeks', 'form-pengesahan', 'agenda', 'lampiran-sk', 'formulir-kosong', 'formulir-isian', 'surat-edaran',
  'perintah-pelaksanaan', 'pernyataan-komitmen', 'piagam', 'surat-undangan', 'daftar-hadir', 'notulensi', 'sertifikat',
  'panduan-inovator', 'panduan-admin', 'panduan-kepala', 'panduan-pamong', 'panduan-verifikator', 'panduan-koordinator',
  'lembar-undangan', 'daftar-undangan', 'piagam-lomba'`;

const statements = [
  ...['print', 'print_request'].flatMap((table) => [
    `alter table ${table} drop constraint ${table}_paper_check`,
    `alter table ${table} add constraint ${table}_paper_check check (paper in (${papers}))`,
  ]),
  ...['role_grant', 'invitation'].flatMap((table) => [
    `alter table ${table} drop constraint ${table}_role_check`,
    `alter table ${table} add constraint ${table}_role_check check (role in ${withJudge})`,
  ]),
  `create sequence contest_number as int`,
  `create sequence contest_entry_number as int`,
  `create table contest (
    number int primary key check (number > 0),
    edition_id text not null unique,
    /* as the region's file held them when the season was opened */
    rules jsonb not null,
    state text not null default 'open' check (state in ('open', 'judging', 'finals', 'locked', 'announced')),
    closes_on date,
    meeting_number int references meeting (number),
    opened_by bigint not null references person (id),
    opened_at timestamptz not null default now(),
    /* two people lock the result; what the first one saw is what the second one must see */
    locked_by bigint references person (id),
    locked_of text,
    locked_at timestamptz,
    confirmed_by bigint references person (id),
    confirmed_at timestamptz,
    announced_at timestamptz,
    version int not null default 1,
    check ((locked_by is null) = (locked_of is null) and (locked_by is null) = (locked_at is null)),
    check (locked_by is null or state in ('finals', 'locked', 'announced')),
    check ((confirmed_by is null) = (confirmed_at is null)),
    check ((state in ('locked', 'announced')) = (confirmed_by is not null)),
    check (confirmed_by is null or (locked_by is not null and confirmed_by <> locked_by)),
    check ((state = 'announced') = (announced_at is not null))
  )`,
  `create table contest_entry (
    number int primary key check (number > 0),
    contest_number int not null references contest (number),
    innovation_id bigint not null references innovation (id),
    category text not null,
    entered_by bigint not null references person (id),
    entered_at timestamptz not null default now(),
    withdrawn_at timestamptz,
    finalist boolean not null default false,
    place int check (place > 0),
    total numeric(9, 4),
    /* what the judges voted where the rules left entries level, and the minutes that say so */
    vote int check (vote > 0),
    vote_minutes text check (length(trim(vote_minutes)) > 0 and length(vote_minutes) <= 200),
    unique (contest_number, innovation_id),
    check (not (finalist and withdrawn_at is not null and place is not null)),
    check (place is null or finalist),
    check ((place is null) = (total is null)),
    check ((vote is null) = (vote_minutes is null))
  )`,
  `create unique index contest_entry_place on contest_entry (contest_number, category, place) where place is not null`,
  `create index contest_entry_innovation on contest_entry (innovation_id)`,
  `create table contest_withdrawal (
    contest_number int not null references contest (number),
    person_id bigint not null references person (id),
    reason text not null check (length(trim(reason)) > 0 and length(reason) <= 300),
    at timestamptz not null default now(),
    primary key (contest_number, person_id)
  )`,
  `create table contest_seat (
    entry_number int not null references contest_entry (number),
    person_id bigint not null references person (id),
    given_at timestamptz not null default now(),
    ended_at timestamptz,
    ended text check (ended in ('withdrew', 'conflict')),
    reason text check (length(trim(reason)) > 0 and length(reason) <= 300),
    /* left after finalists were named: marks of the first round still count */
    keeps_desk boolean not null default false,
    primary key (entry_number, person_id),
    check (not keeps_desk or ended = 'withdrew'),
    check ((ended_at is null) = (ended is null))
  )`,
  `create index contest_seat_person on contest_seat (person_id)`,
  `create table contest_score (
    entry_number int not null,
    person_id bigint not null,
    stage text not null check (stage in ('desk', 'presentation')),
    criterion text not null,
    value numeric(6, 1) not null check (value * 2 = trunc(value * 2)),
    scored_at timestamptz not null default now(),
    primary key (entry_number, person_id, stage, criterion),
    foreign key (entry_number, person_id) references contest_seat (entry_number, person_id)
  )`,
  `create function contest_conflict(entry int, judge bigint) returns boolean language sql stable as $$
    select exists (
      select from contest_entry e join innovation n on n.id = e.innovation_id
      where e.number = entry and (
        n.owner_id = judge
        or exists (select from co_filler f where f.innovation_id = n.id and f.person_id = judge and f.removed_at is null)
        or exists (select from person p where p.id = judge and p.unit_id = n.unit_id)
        or exists (select from role_grant g where g.person_id = judge and g.unit_id = n.unit_id and g.revoked_at is null)))
  $$`,
  `create function contest_seat_guard() returns trigger language plpgsql as $$
  begin
    if contest_conflict(new.entry_number, new.person_id) then
      raise exception 'contest_seat: a judge of the own unit' using errcode = 'check_violation';
    end if;
    return new;
  end $$`,
  `create trigger contest_seat_guard before insert on contest_seat for each row execute function contest_seat_guard()`,
  `create function contest_score_guard() returns trigger language plpgsql as $$
  declare
    row contest_score := case when tg_op = 'DELETE' then old else new end;
    season contest;
    held boolean;
  begin
    select c.* into season from contest c join contest_entry e on e.contest_number = c.number where e.number = row.entry_number for share of c;
    if season.locked_by is not null then
      raise exception 'contest_score: the result is locked' using errcode = 'check_violation';
    end if;
    if tg_op = 'DELETE' then
      return old;
    end if;
    select s.ended_at is null into held from contest_seat s where s.entry_number = row.entry_number and s.person_id = row.person_id;
    if held is not true then
      raise exception 'contest_score: no seat' using errcode = 'check_violation';
    end if;
    if contest_conflict(row.entry_number, row.person_id) then
      raise exception 'contest_score: a judge of the own unit' using errcode = 'check_violation';
    end if;
    if (season.state, row.stage) not in (('judging', 'desk'), ('finals', 'presentation')) then
      raise exception 'contest_score: not judged now' using errcode = 'check_violation';
    end if;
    if row.value not between (season.rules -> 'scale' ->> 'least')::numeric and (season.rules -> 'scale' ->> 'greatest')::numeric then
      raise exception 'contest_score: outside the scale' using errcode = 'check_violation';
    end if;
    if not exists (select from jsonb_array_elements(season.rules -> 'stages' -> row.stage -> 'criteria') c where c ->> 'code' = row.criterion) then
      raise exception 'contest_score: no such criterion' using errcode = 'check_violation';
    end if;
    return new;
  end $$`,
  `create trigger contest_score_guard before insert or update or delete on contest_score for each row execute function contest_score_guard()`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
