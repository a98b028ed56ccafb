// Ends the term of admins and heads of units with the innovation year: it runs out thirty days into the next one, unless
// it is confirmed before; whoever grants the role, and by whatever way, cannot leave the end out.
import { type Kysely, sql } from 'kysely';

const statements = [
  `create function term_end(given timestamptz) returns timestamptz language sql stable as $$
    select make_timestamptz(extract(year from given at time zone 'Asia/Makassar')::int + 1, 1, 31, 0, 0, 0, 'Asia/Makassar')
  $$`,
  `update role_grant set ends_at = term_end(granted_at)
    where role in ('unit_admin', 'unit_head') and ends_at is null and revoked_at is null`,
  `create function role_grant_term() returns trigger language plpgsql as $$
    begin
      if new.role in ('unit_admin', 'unit_head') and new.ends_at is null then
        new.ends_at := term_end(now());
      end if;
      return new;
    end $$`,
  `create trigger role_grant_term before insert on role_grant for each row execute function role_grant_term()`,
  `alter table role_grant add constraint unit_role_ends
    check (role not in ('unit_admin', 'unit_head') or ends_at is not null or revoked_at is not null)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
