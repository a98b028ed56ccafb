// Templates of Word papers that an office put in the place of those of the product: each version stays as it was taken.
// At most one version of a paper is in use; which one is said by when it was taken back.
import { type Kysely, sql } from 'kysely';

const statements = [
  `create table paper_template (
    id bigint generated always as identity primary key,
    paper text not null check (paper in ('form-pengisian', 'surat-edaran', 'surat-undangan', 'notulensi')),
    version int not null check (version > 0),
    name text not null check (char_length(name) between 1 and 200),
    bytes bytea not null check (octet_length(bytes) between 1 and 2097152),
    sha256 bytea not null check (sha256 = sha256(bytes)),
    taken_at timestamptz not null default now(),
    ended_at timestamptz check (ended_at >= taken_at),
    unique (paper, version)
  )`,
  `create unique index paper_template_in_use on paper_template (paper) where ended_at is null`,
  `create function keep_paper_template() returns trigger language plpgsql as $$
  begin
    if tg_op = 'DELETE' or old.ended_at is not null
      or (new.paper, new.version, new.name, new.sha256, new.taken_at) is distinct from
        (old.paper, old.version, old.name, old.sha256, old.taken_at) then
      raise exception 'a template that was taken is not changed';
    end if;
    return new;
  end $$`,
  `create trigger paper_template_kept before update or delete on paper_template
    for each row execute function keep_paper_template()`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
