// Accounts joined by a code: what moved with each, so that it can be taken back whole, and who may be joined at all.
import { type Kysely, sql } from 'kysely';

const statements = [
  /* one place for the rule, for the conversation (which explains it) and for the table (which holds it) */
  `create function why_not_joined(who bigint) returns text language sql stable as $$
    select case
      when exists (select 1 from role_grant where person_id = who and role <> 'innovator' and revoked_at is null) then 'roles'
      when exists (select 1 from innovation where owner_id = who)
        or exists (select 1 from co_filler where person_id = who and removed_at is null) then 'innovations'
      /* WhatsApp has several ids for one account; a network's own word joined those, no code did */
      when (select count(*) from address where person_id = who) > 1
        and exists (select 1 from address where person_id = who and (channel <> 'whatsapp' or linked_at is not null))
        then 'addresses'
    end $$`,
  `create table account_link (
    id bigint generated always as identity primary key,
    code_hash bytea not null unique references link_code (code_hash),
    from_person bigint not null references person (id),
    to_person bigint not null references person (id),
    linked_at timestamptz not null default now(),
    undone_at timestamptz,
    undone_by bigint references person (id),
    check (from_person <> to_person),
    check ((undone_at is null) = (undone_by is null))
  )`,
  `create unique index account_link_once on account_link (from_person) where undone_at is null`,
  `create index account_link_to on account_link (to_person, linked_at) where undone_at is null`,
  `create function account_link_allowed() returns trigger language plpgsql as $$
    declare why text := why_not_joined(new.from_person);
    begin
      if why is not null then
        raise exception 'person % has % and cannot be joined by a code', new.from_person, why using errcode = 'check_violation';
      end if;
      return new;
    end $$`,
  `create trigger account_link_allowed before insert on account_link for each row execute function account_link_allowed()`,
  `create table account_link_address (
    link_id bigint not null references account_link (id),
    address_id bigint not null references address (id) on delete cascade,
    primary key (link_id, address_id)
  )`,
  `create index account_link_address_of on account_link_address (address_id)`,
  `create table account_link_grant (
    link_id bigint not null references account_link (id),
    grant_id bigint not null references role_grant (id),
    became text not null check (became in ('moved', 'frozen', 'ended')),
    primary key (link_id, grant_id)
  )`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
