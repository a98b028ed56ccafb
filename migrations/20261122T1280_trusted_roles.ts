// Lets every role end with its innovation year, says why a role rests and who confirmed it last, and lets an
// invitation name whom it is for: with a phone number it is theirs alone.
import { type Kysely, sql } from 'kysely';

const statements = [
  `alter table role_grant drop constraint unit_role_ends`,
  /* nobody loses a role by this change: what had no end gets that of the year that runs */
  `update role_grant set ends_at = term_end(now()) where ends_at is null and revoked_at is null`,
  `create or replace function role_grant_term() returns trigger language plpgsql as $$
    begin
      if new.ends_at is null then
        new.ends_at := term_end(now());
      end if;
      return new;
    end $$`,
  `alter table role_grant add constraint role_ends check (ends_at is not null or revoked_at is not null)`,
  `alter table role_grant add column confirmed_at timestamptz`,
  `alter table role_grant add column confirmed_by bigint references person (id)`,
  `alter table role_grant add constraint confirmed_when check (confirmed_by is null or confirmed_at is not null)`,
  `alter table role_grant add column frozen_why text
    check (frozen_why in ('consent', 'identity', 'silence', 'lost', 'doubt'))`,
  `alter table role_grant add constraint frozen_when check (frozen_why is null or frozen_at is not null)`,
  `update role_grant set frozen_why = 'consent' where frozen_at is not null and revoked_at is null`,
  `update role_grant g set granted_by = i.created_by from invitation i
    where i.id = g.invitation_id and g.granted_by is null`,
  `update role_grant set granted_by = person_id where invitation_id is null and granted_by is null and role = 'innovator'`,
  `alter table invitation add column phone text check (phone ~ '^\\+[1-9][0-9]{7,14}$')`,
  `alter table invitation add column invited_name text check (length(invited_name) between 1 and 200)`,
  `alter table invitation add column nip text check (nip ~ '^[0-9]{18}$')`,
  `alter table invitation add column basis text check (length(basis) between 1 and 300)`,
  `alter table address add column phone text check (phone ~ '^\\+[1-9][0-9]{7,14}$')`,
  `alter table address add column linked_at timestamptz`,
  `alter table api_token add column person_id bigint references person (id)`,
  `create index api_token_person on api_token (person_id) where revoked_at is null`,
  `create index code_attempt_all on code_attempt (at)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
